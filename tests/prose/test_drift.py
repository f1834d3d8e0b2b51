"""A date or number beside a fact that says otherwise: what is compared, and what is let be.

In each case ``«`` stands before the place where drift is told; it is taken out first. The facts are in
`tests/prose/site`: licences-start is announced on 10 January 2031 and in force from 1 February 2031,
licences-eased is on 1 June 2031, first-talks on 1 or 3 July 2031, as sources differ; 1,234 shipments
needed a licence, the trade was worth about 12.5 to 14 million dollars, 60 percent of it in gas.
"""

from __future__ import annotations

import re

import pytest
from tests.prose.quarrel import book, converted

from dispute_briefings.prose.checks.drift import drift
from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.views.addresses import directory_url

TOLD = [
    # In the label of a link.
    "[[licences-eased|the rule of «2 June 2031]]",
    "[[licences-eased|the «July 2031 rule]]",
    "[[licences-eased.date|«2 June]]",
    "[[licences-eased.date|«2030]]",
    "[[licences-start.in-force|«1 March 2031]]",
    "[[first-talks.date|«2 July 2031]]",
    "[[ministry-notice.published|«11 January 2031]]",
    "[[quarrel.opened|«2030]]",
    "[[gas-licences.facts.shipments|«1,235 shipments]]",
    "[[gas-licences.facts.shipments|«twelve shipments]]",
    "[[gas-licences.facts.value-of-trade|about «30 million dollars]]",
    "[[gas-exports.2031-01|«11 tonnes]]",
    # Right before a link, as part of what it is called.
    "the «29 August [[licences-eased]] came",
    "the «29 August [[licences-eased|easing]] came",
    "the *«29 August* [[licences-eased]] came",
    "in force since «1 July [[licences-start]]",
    "it took effect on «1 July [[licences-start]].",
    "it took effect from «March 2031 [[licences-start]].",
    "since «1 July [[licences-start.in-force]]",
    "«1 July [[licences-start.in-force]]",
    "the «four [[gas-licences.facts.shipments|shipments]]",
    "«1,200 [[gas-licences.facts.shipments]] shipments",
    # In brackets right behind it.
    "[[licences-eased]] («2 June 2031) came",
    "[[licences-eased|the easing]] (on «2 June 2031)",
    "[[gas-licences.facts.shipments|shipments]] («1,230)",
    "[[gas-licences.facts.shipments|the shipments]] («1,230 shipments)",
    "[[gas-licences.facts.share|the share]] (about «30 percent)",
    "[[gas-licences.facts.share|the share]] («70 %)",
    "[[gas-licences.facts.share|the share]] («71 per cent)",
    "[[gas-licences.facts.value-of-trade|the trade]] («30 million US dollars)",
    "[[gas-exports.2031-01|Exports]] («11 tonnes)",
    # Wherever the words stand.
    "# The «29 August [[licences-eased]]",
    "| a |\n|---|\n| the «29 August [[licences-eased]] |",
    "- a\n    - the «29 August [[licences-eased]]",
    "a\nb the «29 August\n[[licences-eased]]",
    "2031年«8月29日 [[licences-eased.date]]".replace("2031年«", "«2031年"),
    "[[licences-eased.date|«2031년 6월 2일]]",
]

LET_BE = [
    # What agrees, however precise.
    "[[licences-eased|the rule of 1 June 2031]]",
    "[[licences-eased|the June rule]] of 2031",
    "[[licences-eased.date|June 2031]] and [[licences-eased.date|1 June]] and [[licences-eased.date|2031]]",
    "in force since 1 February [[licences-start]]",
    "in force since 1 February 2031 [[licences-start.in-force]]",
    "the 10 January [[licences-start]]",
    "[[licences-start.in-force|10 January]]",
    "[[licences-start.announced|1 February]]",
    "[[first-talks.date|1 July]], [[first-talks.date|3 July]], [[first-talks|the talks of 1 July]]",
    "[[gas-licences.facts.shipments|1,234 shipments]], [[gas-licences.facts.shipments|1234]]",
    "[[gas-licences.facts.shipments|about 1,200 shipments]]",
    "[[gas-licences.facts.shipments|over a thousand shipments]]",
    "[[gas-licences.facts.value-of-trade|13 million dollars]]",
    "[[gas-licences.facts.value-of-trade|about 14 million]]",
    # What is no number or date of the fact.
    "[[gas-licences.facts.shipments|shipments]], [[gas-licences|Article 4]], [[gas-licences|the 3 rules]]",
    "[[resin|the resin of 1999]]",
    "[[gas-licences|the licences of 1999]]",
    "[[licences-eased|all 3 licences]]",
    "[[gas-exports.2031-01|Exports]] (1,200 tonnes)",
    "[[gas-licences.facts.share|the share]] (60 percent), [[gas-licences.facts.shipments|shipments]] (70 %)",
    "[[gas-licences.facts.value-of-trade]] (about 13 million US dollars)",
    "[[gas-licences.facts.shipments|shipments]] (4 of them refused), [[gas-exports.2031-01]] (11 ships)",
    "[[gas-licences.facts.shipments|shipments]] (1,230, said the ministry), [[gas-exports.2031-01]] (no 4)",
    "another four [[gas-licences.facts.shipments|shipments]], Article 4 [[gas-licences.facts.shipments]]",
    "In 2030 [[gas-licences.facts.shipments]] shipments needed one.",
    # A date that may belong to the sentence.
    "On 5 July [[licences-eased|the easing]] was criticised.",
    "On 5 July 2031, [[licences-eased]] was criticised.",
    "Westland said on 5 July [[licences-eased]] was late.",
    "They met on 5 July after [[licences-eased]].",
    "[[licences-eased]] on 5 July was criticised.",
    "[[licences-eased]], 5 July 2031",
    "[[licences-eased]] (see 5 July 2031 for more)",
    "5 July.\n\n[[licences-eased.date]]",
    "7월 5일 [[licences-eased]]이 비판받았다.",
    # The words of others, and no words.
    "> the 29 August [[licences-eased]]",
    "`the 29 August [[licences-eased]]`",
    "    the 29 August [[licences-eased]]",
    "He spoke of “the 29 August [[licences-eased]]”.",
    # What leads nowhere is told elsewhere.
    "the 29 August [[nothing]], 5 [[gas-licences.facts.nothing]]",
]


def places(text: str) -> list[tuple[int, int]]:
    extension = BriefingsExtension(book=book(), checks=[drift])
    extension.at_page("page.md", directory_url, is_checked=True)
    converted(text, extension)
    return [(p.position.line, p.position.column) for p in extension.problems if p.code == "drift"]


@pytest.mark.parametrize("written", TOLD)
def test_told(written: str) -> None:
    expected = [
        (number, found.start() + 1)
        for number, line in enumerate(written.split("\n"), start=1)
        for found in re.finditer("«", line)
    ]
    assert places(written.replace("«", "")) == expected


@pytest.mark.parametrize("text", LET_BE)
def test_let_be(text: str) -> None:
    assert places(text) == []


def test_what_it_says() -> None:
    extension = BriefingsExtension(book=book(), checks=[drift])
    extension.at_page("page.md", directory_url, is_checked=True)
    converted("the 29 August [[first-talks]], [[gas-licences.facts.shipments|four]]", extension)
    assert [each.what for each in extension.problems] == [
        "'29 August' stands beside a fact that says otherwise: "
        "'first-talks' is dated 1 July 2031 or 3 July 2031",
        "'four' stands beside a fact that says otherwise: 'gas-licences.facts.shipments' is 1234",
    ]
