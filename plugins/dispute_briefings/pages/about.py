"""What the site covers, how it is made and what a reader can hold it to."""

from __future__ import annotations

from dispute_briefings.pages.page import Desk, GeneratedPage, block, escaped

# The rules that the site keeps, each a sentence of the locale.
_RULES = (
    "about-rule-kinds",
    "about-rule-motive",
    "about-rule-confidence",
    "about-rule-number",
    "about-rule-corrected",
    "about-rule-significant",
    "about-rule-names",
    "about-rule-contested",
)
_METHOD = ("about-method-facts", "about-method-sources", "about-method-dates", "about-method-articles")


def about_page(desk: Desk) -> GeneratedPage:
    """Return the page about the site; a site that writes an ``about.md`` of its own has that instead."""
    alone = len(desk.book.disputes) == 1
    scopes = [
        ("" if alone else f"### [[{dispute.id}]]\n\n") + block("record", id=dispute.id, part="body")
        for dispute in desk.book.disputes
    ]
    parts = [
        block("trust"),
        desk.section("about-scope", *scopes, anchor="scope") if scopes else "",
        desk.section("about-method", *(escaped(desk.words[key]) for key in _METHOD), anchor="method"),
        desk.section("about-rules", _list(desk, _RULES), anchor="rules"),
        desk.section("about-confidence", escaped(desk.words["about-confidence-words"]), anchor="confidence"),
        desk.section("about-corrections", escaped(desk.words["about-corrections-how"]), anchor="corrections"),
    ]
    return desk.page("about.md", desk.words["about"], parts)


def _list(desk: Desk, keys: tuple[str, ...]) -> str:
    return "\n".join(f"- {escaped(desk.words[key])}" for key in keys)
