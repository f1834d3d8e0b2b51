"""Nobody publishes somebody else's text by mistake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.prose.quarrel import book

from dispute_briefings.prose.front_matter import opening, unknown_references
from dispute_briefings.prose.rights import MOST_QUOTED, extent

HEAD = "---\ntitle: T\ndate: 2031-07-01\nkind: {kind}\nsource: {source}\nrights: {rights}\n---\n"


def told(rights: str, text: str, *, kind: str = "digest", source: str = "yonhap-report") -> list[str]:
    written = HEAD.format(kind=kind, source=source, rights=rights) + text
    start = opening(written, "a.md", is_article=True)
    return [str(p) for p in (*start.problems, *unknown_references(start, book()))]


def quoted(size: int, mark: str = "> ") -> str:
    """Return a block quotation of so many characters, forty to a line."""
    return "\n".join(mark + "x" * min(40, size - at) for at in range(0, size, 40))


@pytest.mark.parametrize(
    "text",
    [
        "x" * 9_000,
        quoted(400),
        f"{'x' * 700}\n\n{quoted(650)}",
        f"{'x' * 4_000}\n\n{quoted(2_500)}",
        f"```\n{quoted(5_000)}\n```\n",
        "> a\n\n" * 100 + "x" * 400,
    ],
    ids=["no quotation", "a brief page", "nearly half", "long, and mostly ours", "code", "many short ones"],
)
def test_our_own_text_may_quote(text: str) -> None:
    assert told("own", text) == []


def test_our_own_text_is_for_the_most_part_ours() -> None:
    assert told("own", f"One.\n\n{quoted(800)}\n\nTwo.") == [
        "a.md:10:1: error[bad-rights] 98 % of a page of `rights: own` stands in block quotations; say it in "
        "your own words, shorten the quotations, or write `rights: licensed` if there is a licence"
    ]


@pytest.mark.parametrize(
    "quotation",
    [
        quoted(3_100),
        f"<blockquote>\n{'x' * 3_100}\n</blockquote>",
        f"> {'x' * 100}\n{'x' * 3_000}",
        "\n\nand\n\n".join([quoted(1_100)] * 3),
        "> " + "\N{HANGUL SYLLABLE GA}" * 1_600,
    ],
    ids=["a long one", "in HTML", "lazily", "several", "in Korean"],
)
def test_no_licence_covers_a_long_quotation(quotation: str) -> None:
    (problem,) = told("own", f"{'x' * 9_000}\n\n{quotation}")
    assert problem.startswith("a.md:10:1: error[bad-rights] 3,")
    assert "characters stand in block quotations, and 3,000 are allowed" in problem


def test_a_page_of_quotations_is_short() -> None:
    assert told("quoted", "x" * MOST_QUOTED) == []
    assert told("quoted", "x" * (MOST_QUOTED + 1)) == [
        "a.md:6:9: error[bad-rights] 3,001 characters are quoted, and 3,000 are allowed; "
        "shorten it, or write `rights: licensed` if there is a licence"
    ]


def test_only_a_digest_consists_of_quotations() -> None:
    assert told("quoted", "x", kind="analysis")[0].startswith("a.md:6:9: error[bad-rights] 'analysis' and")


def test_a_licence_stands_in_the_record_of_the_source() -> None:
    assert told("licensed", quoted(9_000), source="licensed-report") == []
    assert told("licensed", "x") == [
        "a.md:6:9: error[bad-rights] `rights: licensed`, and the record of 'yonhap-report' has "
        "`rights: none`; write `rights: licensed` into that record if there is a licence, or digest the "
        "source instead"
    ]


def test_a_licence_is_for_a_source() -> None:
    written = HEAD.format(kind="analysis", source="x", rights="licensed").replace("source: x\n", "")
    start = opening(written, "a.md", is_article=True)
    assert [str(p) for p in unknown_references(start, book())] == [
        "a.md:5:9: error[bad-rights] `rights: licensed`, and no source that the licence is for; "
        "add `source: <id>`, whose record has `rights: licensed`"
    ]


def test_an_unknown_source_is_one_problem() -> None:
    (problem,) = told("licensed", "x", source="nobody")
    assert "error[unknown-source]" in problem


def test_a_wide_character_says_as_much_as_two() -> None:
    assert extent("abc") == 3
    assert extent("\N{HANGUL SYLLABLE GA}\N{CJK UNIFIED IDEOGRAPH-65E5}a") == 5


@given(st.lists(st.sampled_from(["> ", ">", "\n", "\n\n", "x" * 500, "```\n", "<blockquote>", "</b", " "])))
def test_any_text_is_judged(parts: list[str]) -> None:
    assert all("error[bad-rights]" in each for each in told("own", "".join(parts)))
