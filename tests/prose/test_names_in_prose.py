"""Names that a page has in a wrong spelling, or that several records share.

``«`` stands before each place that is told; it is taken out first.
"""

from __future__ import annotations

import pytest
from tests.prose.quarrel import book, converted

from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.views.addresses import directory_url

MISSPELT = (
    "The «Ministry of Trades, the Ministry of Trade. And «Ministry\nof Trades’ answer.",
    "# The «Ministry of Trades\n\n- a «Ministry of\n  Trades\n\n| a |\n|---|\n| «Ministry of Trades |",
    "[the «Ministry of Trades](x.md) ![the Ministry of Trades](x.png) [x](Ministry of Trades.md)",
    "[[trade-ministry|«Ministry of Trades]] *«Ministry of Trades*",
    "`Ministry of Trades` <q>Ministry of Trades</q> <!-- Ministry of Trades -->\n\n> Ministry of Trades",
    "Ministry of Tradespeople, “the Ministry of Trades”, 'a «Ministry of Trades",
    "«通章省は、「通章省」、通商省",
    "~~~\nMinistry of Trades\n~~~\n\n<div>Ministry of Trades</div>",
)
SHARED = (
    "A «trade quota, a trade quota.\n\n## Another\n\nTrade quotas as a Trade quota.",
    "# A trade quota\n\n> A trade quota.\n\nThe «trade quota.",
    "[trade quota](x.md) `trade quota` an import quota",
    "A [[export-quota|quota]] is a trade quota.",
    "A trade quota.\n{.no-glossary}\n\n## Off {.no-glossary}\n\nA trade quota.\n\n## On\n\nA «trade quota.",
)


def told(text: str, **how: bool) -> list[tuple[str, int, int]]:
    extension = BriefingsExtension(book=book())
    extension.at_page("page.md", directory_url, is_checked=True, **how)
    converted(text, extension)
    return [(p.code, p.position.line, p.position.column) for p in extension.problems]


def places(written: str, code: str) -> list[tuple[str, int, int]]:
    found = []
    for number, line in enumerate(written.split("\n"), start=1):
        pieces = line.split("«")
        found += [(code, number, 1 + len("".join(pieces[:i]))) for i in range(1, len(pieces))]
    return found


@pytest.mark.parametrize("written", MISSPELT)
def test_a_misspelt_name_is_told_where_it_stands(written: str) -> None:
    assert told(written.replace("«", "")) == places(written, "misspelt-name")


@pytest.mark.parametrize("written", SHARED)
def test_a_shared_name_is_told_once(written: str) -> None:
    assert told(written.replace("«", "")) == places(written, "ambiguous-name")


def test_a_page_without_links_by_name_has_no_ambiguous_ones() -> None:
    assert told("A trade quota of the Ministry of Trades.", has_glossary=False) == [("misspelt-name", 1, 22)]


def test_the_cure_is_a_name_in_the_same_language() -> None:
    extension = BriefingsExtension(book=book())
    extension.at_page("page.md", directory_url, is_checked=True, language="ko")
    converted("Ministry of Trades, 通章省", extension)
    assert [problem.cure.partition(",")[0] for problem in extension.problems] == [
        "write 'Ministry of Trade'",
        "write '通商省'",
    ]


def test_a_page_that_no_author_wrote_is_not_checked() -> None:
    extension = BriefingsExtension(book=book())
    extension.at_page("page.md", directory_url)
    converted("Ministry of Trades", extension)
    assert extension.problems == ()
