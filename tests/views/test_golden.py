"""What each view draws, rule by rule: golden/<rule>.html is the specification.

A file changes only on purpose: delete it, run `python -m tests.views.write_golden`, and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.views.drawing_room import book as small_book
from tests.views.drawing_room import draw, setting_of

GOLDEN = Path(__file__).parent / "golden"

RULES: dict[str, tuple[str, dict[str, object]]] = {
    "status-before-any-step": ("status", {"measure": "pass-notice", "on": "2019-01-01"}),
    "status-of-a-dispute-says-first-how-much-holds": (
        "status",
        {"dispute": "tea-dispute", "dates": "short"},
    ),
    "status-not-yet-says-what-is-due": ("status", {"measure": "tea-licences", "on": "2019-07-03"}),
    "status-in-force-since": ("status", {"measure": "list-removal", "on": "2020-01-01"}),
    "status-units-with-the-same-result-share-a-row": ("status", {"strand": "licences", "on": "2019-12-21"}),
    "status-of-a-material-is-one-row-for-each-measure": (
        "status",
        {"material": "green-tea", "on": "2019-12-21"},
    ),
    "status-end-announced-without-a-date": ("status", {"material": "black-tea", "on": "2023-03-20"}),
    "status-end-due-on-a-day": ("status", {"measure": "list-removal", "on": "2023-07-01"}),
    "status-ended-and-what-applies-then": ("status", {"measure": "tea-licences"}),
    "status-suspended-before-it-ever-applied": ("status", {"measure": "pass-notice", "on": "2019-12-01"}),
    "status-until-a-last-day": ("status", {"measure": "toll", "on": "2020-03-15"}),
    "status-unclear-after-a-last-day": ("status", {"measure": "toll", "on": "2020-05-01"}),
    "status-that-follows-a-last-day": ("status", {"measure": "tax", "on": "2020-08-01"}),
    "status-on-which-sources-differ": ("status", {"measure": "levy", "on": "2020-06-01"}),
    "status-changed-on-a-day-not-known": ("status", {"measure": "levy", "on": "2021-02-14"}),
    "status-plan-that-nothing-followed": ("status", {"measure": "forgotten-rule"}),
    "status-in-an-editors-own-words": ("status", {"proceeding": "tea-case", "on": "2020-07-01"}),
    "status-paused-with-a-later-request": ("status", {"proceeding": "tea-case", "on": "2020-01-01"}),
    "status-of-a-strand-of-several-measures-names-each": (
        "status",
        {"dispute": "tea-dispute", "strand": "lists"},
    ),
    "history-of-steps-with-plans-units-and-documents": ("history", {"measure": "tea-licences"}),
    "history-of-a-dispute-newest-first": ("history", {"dispute": "tea-dispute"}),
    "history-with-a-last-day-and-what-follows": ("history", {"measure": "tax"}),
    "days-of-a-dispute": ("days", {"dispute": "tea-dispute"}),
    "regime-of-a-material-over-time": ("regime", {"material": "green-tea"}),
    "record-of-a-dispute": ("record", {"id": "tea-dispute"}),
    "record-by-its-title-alone": ("record", {"id": "tea-dispute", "part": "title"}),
    "record-by-its-lead": ("record", {"id": "tea-licences", "part": "lead"}),
    "record-by-its-fields": ("record", {"id": "tea-licences", "part": "fields"}),
    "record-of-a-party-with-its-people": ("record", {"id": "tea-board"}),
    "record-of-a-person-with-offices": ("record", {"id": "keeper-of-tea"}),
    "record-of-a-measure": ("record", {"id": "tea-licences"}),
    "record-of-a-proceeding-with-claims": ("record", {"id": "tea-case"}),
    "record-of-an-event-with-contested-date": ("record", {"id": "licences-start"}),
    "records-of-materials-listed": ("records", {"kind": "material"}),
    "records-of-measures-listed": ("records", {"kind": "measure"}),
    "records-of-proceedings-listed": ("records", {"kind": "proceeding"}),
    "records-of-figures-listed": ("records", {"kind": "figure"}),
    "records-of-parties-of-a-kind": ("records", {"kind": "party", "party_kind": "ministry"}),
    "answers-at-a-glance": ("answers", {"dispute": "tea-dispute"}),
    "names-with-readings-kinds-and-sources": ("names", {"record": "highland"}),
    "facts-with-reports-side-by-side": ("facts", {"record": "black-tea"}),
    "facts-chosen-by-key": ("facts", {"record": "black-tea", "only": "uses, price"}),
    "identifiers-of-law-and-of-statistics": ("identifiers", {"material": "black-tea"}),
    "since-a-day-on-what-an-article-is-about": (
        "since",
        {"written": "2019-12-01", "about": ["tea-licences", "black-tea"], "dispute": "tea-dispute"},
    ),
    "since-a-day-in-a-whole-dispute": ("since", {"written": "2023-03-01", "dispute": "tea-dispute"}),
    "since-a-day-after-everything": ("since", {"written": "2030", "dispute": "tea-dispute"}),
    "source-in-full": ("source", {"id": "highland-decree"}),
    "source-without-title-date-or-link": ("source", {"id": "atlas"}),
    "source-that-copies-another": ("source", {"id": "lowland-post"}),
    "source-withdrawn": ("source", {"id": "withdrawn-note"}),
    "resting-facts-by-record-and-articles": ("resting", {"source": "atlas"}),
    "resting-nothing": ("resting", {"source": "unused-note"}),
    "sources-by-kind": ("sources", {}),
    "sources-of-a-kind-by-year": ("sources", {"kind": "press", "by": "year"}),
    "glossary-of-a-letter": ("glossary", {"letter": "C"}),
    "glossary-of-a-language": ("glossary", {"language": "ko"}),
    "contested-and-open": ("contested", {"state": "open"}),
    "contested-and-settled-or-both-true": ("contested", {"state": "settled"}),
    "unknowns-of-a-dispute": ("unknowns", {"dispute": "tea-dispute"}),
    "positions-of-a-dispute": ("positions", {"dispute": "tea-dispute"}),
    "positions-on-one-question": ("positions", {"question": "is-it-quality"}),
    "positions-that-a-party-speaks-for-another": ("positions", {"party": "tea-board"}),
    "figure-beside-its-mirror": ("figure", {"id": "tea-exports"}),
    "figure-in-brief": ("figure", {"id": "tea-exports", "form": "brief"}),
    "parties-facing-each-other": ("parties", {"dispute": "tea-dispute"}),
    "lately-and-next": ("lately", {"dispute": "tea-dispute"}),
    "trust-in-counts": ("trust", {"dispute": "tea-dispute"}),
    "mentions-in-articles-and-records": ("mentions", {"record": "black-tea"}),
    "articles-listed": ("articles", {}),
    "timeline-of-a-measure": ("timeline", {"measure": "tea-licences"}),
    "timeline-by-months": ("timeline", {"months": "true", "until": "2020"}),
    "timeline-of-what-comes-next": ("timeline", {"when": "next"}),
    "timeline-filters-by-what-events-are-filed-under": ("timeline-filters", {}),
    "timeline-overview-in-lanes": ("timeline-overview", {}),
    "timeline-with-addresses": ("timeline", {"level": "1", "anchors": "true", "heading": "4"}),
}

# Drawn in a book without records.
EMPTY: dict[str, tuple[str, dict[str, object]]] = {
    f"{view}-of-nothing": (view, {})
    for view in (
        "articles",
        "contested",
        "days",
        "glossary",
        "positions",
        "sources",
        "status",
        "timeline",
        "timeline-filters",
        "timeline-overview",
        "unknowns",
    )
}

# Drawn on a page in another language than the book's.
TRANSLATED: dict[str, tuple[str, dict[str, object], str]] = {
    "status-in-korean": ("status", {"dispute": "tea-dispute", "on": "2020-01-01"}, "ko"),
    "record-of-a-measure-in-japanese": ("record", {"id": "tea-licences"}, "ja"),
}


def drawn_by(rule: str) -> str:
    """Return what the view of a rule draws."""
    if rule in RULES:
        return draw(*RULES[rule]).html
    if rule in TRANSLATED:
        view, options, language = TRANSLATED[rule]
        return draw(view, options, setting_of(small_book(), language=language)).html
    nothing = small_book().__class__(records=(), vocabulary=small_book().vocabulary)
    return draw(*EMPTY[rule], setting_of(nothing, articles=(), mentioned={})).html


@pytest.mark.parametrize("rule", [*RULES, *TRANSLATED, *EMPTY])
def test_a_view_draws_what_its_rule_shows(rule: str) -> None:
    assert drawn_by(rule) == (GOLDEN / f"{rule}.html").read_text(encoding="utf-8")


def test_every_golden_file_has_its_rule() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {*RULES, *TRANSLATED, *EMPTY}
