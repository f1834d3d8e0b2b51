"""Where each record stands on the site: the page's file below the content folder, and the anchor there.

Addresses come from ids, never from titles; pages and links both ask here.
"""

from __future__ import annotations

from dispute_briefings.facts.fact import Fact
from dispute_briefings.facts.model import (
    Conflict,
    Dispute,
    Event,
    Figure,
    Material,
    Measure,
    Party,
    Proceeding,
    Question,
    Record,
    Source,
    Term,
    Unknown,
)

# Kinds with a page for each record, and those that share a page.
_OWN_PAGE: dict[type[Record], str] = {
    Dispute: "disputes",
    Figure: "figures",
    Material: "materials",
    Measure: "measures",
    Party: "parties",
    Proceeding: "measures",
    Source: "sources",
}
REPORTS_PAGE = "contested.md"
"""Where the reports of a fact on which sources differ stand side by side."""

_SHARED_PAGE: dict[type[Record], str] = {
    Conflict: REPORTS_PAGE,
    Event: "timeline.md",
    Question: "positions.md",
    Term: "glossary.md",
    Unknown: REPORTS_PAGE,
}

# Facts that have a place of their own on the page of their record, by the first part of their path.
_PLACED = frozenset(
    {
        "claims",
        "closed",
        "definition",
        "facts",
        "forms",
        "from",
        "history",
        "identifiers",
        "names",
        "offices",
        "opened",
        "points",
        "suppliers",
        "until",
        "uses",
    }
)


def page_of_source(source_id: str) -> str:
    """Return the path of the page of a source, by its id."""
    return f"{_OWN_PAGE[Source]}/{source_id}.md"


def page_of(record: Record) -> str:
    """Return the path of the page that a record stands on: ``materials/hydrogen-fluoride.md``."""
    kind = type(record)
    return f"{_OWN_PAGE[kind]}/{record.id}.md" if kind in _OWN_PAGE else _SHARED_PAGE[kind]


def former_page(record: Record, old: str) -> str | None:
    """Return the path of the page that a record stood on under a former id; None where it shares one."""
    kind = type(record)
    return f"{_OWN_PAGE[kind]}/{old}.md" if kind in _OWN_PAGE else None


def target_of(record: Record) -> str:
    """Return the page of a record with the anchor, where it shares the page: ``timeline.md#talks``.

    A shared page does not show what was retracted.
    """
    is_whole = type(record) in _OWN_PAGE or record.retracted
    return page_of(record) if is_whole else f"{page_of(record)}#{record.id}"


def table_of(figure: Figure) -> str:
    """Return the path of the file that a figure can be downloaded as: ``figures/salt-exports.csv``."""
    return f"figures/{figure.id}.csv"


def data_of(figure: Figure) -> str:
    """Return the path of the file that programs read a figure from: ``figures/salt-exports.json``."""
    return f"figures/{figure.id}.json"


def fact_anchor(address: str) -> str:
    """Return the anchor of a fact on its record's page: what follows the record's id, hyphenated."""
    return address.partition(".")[2].replace(".", "-") or address


def fact_target(fact: Fact) -> str:
    """Return the page of a fact's record with the anchor of the fact, where it has a place of its own."""
    if type(fact.record) in _OWN_PAGE and fact.path[0] in _PLACED:
        return f"{page_of(fact.record)}#{fact_anchor(fact.address)}"
    return target_of(fact.record)


def reports_anchor(fact: Fact) -> str:
    """Return the anchor of a fact among those on which sources differ."""
    # Two hyphens in a row occur in no id, so these are nobody else's.
    return f"contested--{fact.record.id}--{fact_anchor(fact.address)}"


def reports_target(fact: Fact | None) -> str:
    """Return where the reports of a contested fact stand side by side; without one, where all do."""
    return f"{REPORTS_PAGE}#{reports_anchor(fact)}" if fact is not None else REPORTS_PAGE


def contested_target(dispute: str | None) -> str:
    """Return where the contested facts of a dispute begin, of all for None: ``contested.md#salt-open``."""
    return REPORTS_PAGE if dispute is None else f"{REPORTS_PAGE}#{dispute}-open"


def sources_page(dispute: str | None) -> str:
    """Return the list of what a dispute rests on, of all sources for None: ``sources-of-salt.md``."""
    return "sources/index.md" if dispute is None else f"sources-of-{dispute}.md"


def directory_url(target: str, base: str = "/") -> str:
    """Return the address of a page under directory addresses: ``/timeline/#talks`` for a base of ``/``."""
    path, hash_mark, anchor = target.partition("#")
    if not path.endswith(".md"):
        return f"{base}{target}"
    path = path.removesuffix(".md")
    path = "" if path == "index" else path.removesuffix("/index")
    return f"{base}{path}{'/' if path else ''}{hash_mark}{anchor}"


def brief_page(dispute: str | None) -> str:
    """Return the page with all of a dispute, of the only one for None: ``brief-of-salt.md``."""
    return "brief.md" if dispute is None else f"brief-of-{dispute}.md"
