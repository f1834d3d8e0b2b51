"""Silences in a text: what they are for, and what is wrong with them."""

from __future__ import annotations

import pytest
from markdown import Markdown
from tests.prose.quarrel import USUAL, book, converted, extension_at

from dispute_briefings.facts.dates import Date
from dispute_briefings.prose.extension import BriefingsExtension

DAY = Date.parse("2031-03-10")
SILENCE = "<!-- briefings: ignore relative-date: their words -->"


def told(text: str) -> list[str]:
    """Return line, column and code of each problem."""
    extension = extension_at("a.md", is_checked=True, date=DAY)
    converted(text, extension)
    return [f"{p.position.line}:{p.position.column} {p.code}" for p in extension.problems]


@pytest.mark.parametrize(
    "text",
    [
        f"{SILENCE}\nThey met recently.",
        f"{SILENCE}\n\nThey met recently.",
        f"They met {SILENCE} recently.",
        f"They met recently. {SILENCE}",
        f"They met\nrecently.\n{SILENCE}",
        f"{SILENCE}\n\n# What came recently",
        f"{SILENCE}\n\n- one\n- two, recently\n",
        f"- one\n\n    {SILENCE}\n\n    two, recently\n",
        f"{SILENCE}\n\n| a |\n|---|\n| recently |",
        "They met recently, last week, soon. <!-- briefings: ignore relative-date: all three -->",
        "<!--briefings:ignore relative-date:why-->\nThey met recently.",
        "<!--\nbriefings: ignore relative-date:\n  a reason of\n  two lines\n-->\n\nThey met recently.",
        "Retaliation, recently. <!-- briefings: ignore relative-date, motive: as the paper has it -->",
        f"{SILENCE}\n<!-- briefings: ignore motive: as the paper has it -->\nRetaliation, recently.",
        "the 29 August [[licences-eased]] <!-- briefings: ignore drift: as the paper has it -->",
        "In 2030 it was 900. <!-- briefings: ignore unbound: known to all -->",
        "[[resin|a [b] c]] <!-- briefings: ignore unfinished-link: an example -->",
    ],
)
def test_what_is_silenced(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # It is for its own paragraph, or the one right behind it.
        (f"{SILENCE}\nThey met recently.\n\nAnd lately.", ["4:5 relative-date"]),
        (f"Lately.\n\n{SILENCE}\nThey met recently.", ["1:1 relative-date"]),
        # It is for its own code.
        ("Recently. <!-- briefings: ignore motive: why -->", ["1:1 relative-date", "1:11 needless-silence"]),
        # What is no longer needed, or names no problem.
        (f"They met.\n\n{SILENCE}\n\nThey left.", ["3:1 needless-silence"]),
        (f"They met. {SILENCE}", ["1:11 needless-silence"]),
        (SILENCE, ["1:1 needless-silence"]),
        ("<!-- briefings: ignore relative-dates: why -->", ["1:1 needless-silence"]),
        ("> Recently.\n\n" + SILENCE, ["3:1 needless-silence"]),
        # Without a reason, of an error, and of no form.
        ("Recently. <!-- briefings: ignore relative-date -->", ["1:11 bad-silence"]),
        ("Recently. <!-- briefings: ignore relative-date: -->", ["1:11 bad-silence"]),
        (
            "[[nothing]] <!-- briefings: ignore unknown-record: why -->",
            ["1:1 unknown-record", "1:13 bad-silence"],
        ),
        ("Recently. <!-- briefings: hush -->", ["1:1 relative-date", "1:11 bad-silence"]),
        ("<!-- briefings: -->", ["1:1 bad-silence"]),
        # What is no comment of the page says nothing.
        (f"```\n{SILENCE}\n```\n\nRecently.", ["5:1 relative-date"]),
        (f"    {SILENCE}\n\nRecently.", ["3:1 relative-date"]),
        (f"`{SILENCE}` Recently.", ["1:57 relative-date"]),
        ("<!-- ignore relative-date: why --> Recently.", ["1:36 relative-date"]),
    ],
)
def test_what_is_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text", [f"a {SILENCE} b", f"{SILENCE}\n\na", f"> {SILENCE}\n> a", "a <!-- other --> b"]
)
def test_a_silence_never_reaches_the_page(text: str) -> None:
    html = Markdown(extensions=[*USUAL, BriefingsExtension(book=book())]).convert(text)
    assert "briefings" not in html
    assert ("other" in html) == ("other" in text)


def test_code_that_shows_a_silence_keeps_it() -> None:
    assert "briefings: ignore" in converted(f"```\n{SILENCE}\n```")
    assert "briefings: ignore" in converted(f"    {SILENCE}")
    assert "briefings: ignore" in converted(f"`{SILENCE}`")


def test_a_generated_page_is_not_looked_at() -> None:
    extension = extension_at("a.md")
    converted(f"Recently. {SILENCE}", extension)
    assert extension.problems == ()
