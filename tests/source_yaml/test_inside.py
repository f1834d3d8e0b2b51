"""Each character of a text leads back to itself in the file, however the text is written there."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dispute_briefings.problems import Position
from dispute_briefings.source_yaml import Document, parse

steady = settings(derandomize=True, deadline=None)

# Words that mean nothing to YAML where they stand, in scripts of one and of several code points to a letter.
WORDS = ("rose", "[[licences]]", "[@kbs, p. 3]", "日本は", "한국", "café", "Ω", "😀", "it's", "x")
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
lines = st.lists(words | st.just(""), min_size=1, max_size=6).filter(
    lambda found: bool(found[0] and found[-1])
)


def document(value: str, *, indent: str = "    ") -> Document:
    """Return what is read of a file whose second record has a text, written as given."""
    found, problems = parse(f"- id: first\n- id: second\n  text: {value}\n{indent[:2]}after: x\n", "a.yml")
    assert problems == ()
    return found


def text_of(found: Document) -> str:
    """Return the text of the second record."""
    text = found.root[1]["text"]  # type: ignore[index, call-overload]
    assert isinstance(text, str)
    return text


def all_lead_back(found: Document) -> None:
    """Hold that each character of a text is found where it stands, as far as it is not white space."""
    text, rows = text_of(found), found.text.split("\n")
    before = (0, 0)
    for offset, sign in enumerate(text.strip()):
        at = found.position((1, "text"), offset=offset)
        if not sign.isspace():
            line = rows[at.line - 1]
            assert line.startswith(sign, at.column - 1), (offset, sign, at, line)
            assert before < (at.line, at.column), (offset, sign, at)
            before = at.line, at.column
        else:
            assert before <= (at.line, at.column)


@steady
@given(
    lines,
    st.sampled_from("|>"),
    st.sampled_from(("", "-", "+", "4", "4-", "-4", "+4", "- # remark")),
    st.data(),
)
@example(["a", "", "", "b"], ">", "", None)
def test_below_a_bar(written: list[str], style: str, marks: str, data: st.DataObject | None) -> None:
    # Lines that are indented further are kept as they are, and the first one says how far all are.
    more = [data.draw(st.sampled_from(("", "", "  "))) if data and at else "" for at in range(len(written))]
    size = 6 if "4" in marks else 4
    body = "\n".join(
        f"{' ' * size}{extra}{line}" if line else line for extra, line in zip(more, written, strict=True)
    )
    all_lead_back(document(f"{style}{marks}\n{body}\n\n"))


@steady
@given(lines, st.sampled_from(("'", '"', "")), st.sampled_from((" ", "\n    ")))
def test_on_the_lines_of_a_plain_text_and_in_quotes(written: list[str], quote: str, before: str) -> None:
    body = "\n".join(f"      {line}  " if line else line for line in written).strip()
    if not quote:
        body = f"Of {body.replace('[', '(').replace(']', ')')}"
    all_lead_back(
        document(f"{before}{quote}{body.replace(chr(39), chr(39) * 2) if quote == chr(39) else body}{quote}")
    )


ESCAPED = {
    "é": "\\u00e9",
    "日": "\\u65E5",
    "😀": "\\U0001F600",
    "\t": "\\t",
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
}
BETWEEN = ("", " ", "\n      ", "\n\n     ", " \\\n      ", "\\\n      ", "\\n", "\\ \n   ")


@steady
@given(
    st.lists(
        st.tuples(st.sampled_from(("a", "b c", *ESCAPED.values())), st.sampled_from(BETWEEN)), min_size=1
    )
)
def test_where_it_is_escaped(pieces: list[tuple[str, str]]) -> None:
    found = document(f'"x{"".join(sign + between for sign, between in pieces)}y"')
    text, rows = text_of(found), found.text.split("\n")
    for offset, sign in enumerate(text):
        at = found.position((1, "text"), offset=offset)
        rest = rows[at.line - 1][at.column - 1 :]
        assert sign in " \n\t" or rest.startswith((sign, ESCAPED.get(sign, sign))), (offset, sign, at)


@steady
@given(lines, st.sampled_from("|>"))
def test_letters_that_are_written_in_parts(written: list[str], style: str) -> None:
    body = "\n".join(f"    {unicodedata.normalize('NFD', line)}" if line else line for line in written)
    found = document(f"{style}\n{body}")
    text, rows = text_of(found), found.text.split("\n")
    assert text == unicodedata.normalize("NFC", text)
    for offset, sign in enumerate(text.strip()):
        at = found.position((1, "text"), offset=offset)
        assert sign.isspace() or rows[at.line - 1][at.column - 1 :].startswith(
            unicodedata.normalize("NFD", sign)
        )


# All but what is told of when it is read: controls, and signs in another width than ASCII's.
anything = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"),
        include_characters="\n \t'\"\\\\#:-|>[]{}",
    ).filter(lambda sign: sign.isascii() or not unicodedata.normalize("NFKC", sign).isascii()),
    max_size=60,
)


@steady
@given(anything, st.sampled_from(("|", ">", '"', "'", "")), st.sampled_from((20, 1000)), st.booleans())
def test_any_text_as_another_program_writes_it(text: str, style: str, width: int, allowed: bool) -> None:
    kept = unicodedata.normalize("NFC", text)
    written = yaml.dump(
        [{"text": kept}], default_style=style, width=width, allow_unicode=allowed, line_break="\n"
    )
    found, _ = parse(written, "a.yml")
    value, rows = found.root[0]["text"], found.text.split("\n")  # type: ignore[index, call-overload]
    for offset, sign in enumerate(value.strip()):
        at = found.position((0, "text"), offset=offset)
        rest = rows[at.line - 1][at.column - 1 :]
        # One that is escaped stands at its backslash; a quotation mark in its own is written twice.
        assert sign.isspace() or rest.startswith(sign) or rest[:1] == "\\", (offset, sign, at, written)


@pytest.mark.parametrize(
    ("value", "offset", "place"),
    [
        ("one line", 4, (3, 13)),
        ("'one line'", 4, (3, 14)),
        ("'it''s one'", 5, (3, 16)),
        ("|\n    one\n\n    two", 5, (6, 5)),
        # White space at the end of a line stands right behind what is before it.
        (">\n    one\n    two", 3, (4, 8)),
        # What is looked for behind the end is not there: the place is that of the text.
        ("one", 3, (3, 9)),
        # A number in full width is read as another text than is written.
        ("１００", 1, (3, 9)),
    ],
)
def test_a_place(value: str, offset: int, place: tuple[int, int]) -> None:
    found, _ = parse(f"- id: first\n- id: second\n  text: {value}\n", "a.yml")
    assert found.position((1, "text"), offset=offset) == Position(
        file="a.yml", line=place[0], column=place[1]
    )


def test_below_front_matter_and_in_brackets() -> None:
    found, _ = parse("title: {en: 'a\n  b', ko: x}\n", "a.md", first_line=2)
    assert found.position(("title", "en"), offset=2) == Position(file="a.md", line=3, column=3)
    assert found.position(("title", "ko"), offset=0) == Position(file="a.md", line=3, column=11)


def test_what_follows_a_mistake_is_found_too() -> None:
    found, problems = parse("a: [\nb: >\n  one\n  two\n", "a.yml")
    assert [each.code for each in problems] == ["bad-yaml"]
    assert found.position(("b",), offset=4) == Position(file="a.yml", line=4, column=3)
