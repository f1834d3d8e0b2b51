"""What a fact is called: the words for its place in its record."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from dispute_briefings.facts.book import Fact
from dispute_briefings.facts.model import Name, Point, Stance, Step
from dispute_briefings.views.drawing import Drawing


def fact_label(at: Drawing, fact: Fact) -> Markup:
    """Return what a fact is called on a page that names its record: ``in force``, ``CAS number``, ``Use``."""
    match fact.value:
        case Step() as step:
            return at.sentence("fact-step", status=at.label("statuses", step.status))
        case Stance() as stance:
            return at.sentence("fact-position", party=at.link(stance.party))
        case Point() as point:
            return at.date(point.period)
    match fact.path:
        case ("facts", str(key)):
            return at.line(fact.record.facts[key].label)
        case ("identifiers", str(scheme)):
            return at.label("identifier_schemes", scheme)
        case ("dates", str(kind)):
            return at.sentence("fact-dates", kind=at.label("date_kinds", kind))
    return Markup.escape(at.word(f"fact-{fact.path[0]}"))


def language_name(at: Drawing, tag: str) -> str:
    """Return what a language is called in the page's language: ``Korean``; its tag where nobody knows it."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(at.setting.language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def with_readings(names: Sequence[Name]) -> list[tuple[Name, str | None]]:
    """Return names with how each is read.

    A transliteration right behind a name of the same language is its reading and no name by itself,
    unless sources print it.
    """
    paired: list[tuple[Name, str | None]] = []
    for name in names:
        before, reading = paired[-1] if paired else (None, None)
        reads = before is not None and _base(before.lang) == _base(name.lang) and reading is None
        if name.kind == "romanised" and not name.sources and reads and before is not None:
            paired[-1] = (before, name.text)
        else:
            paired.append((name, name.reading))
    return paired


def _base(tag: str | None) -> str | None:
    return tag.partition("-")[0] if tag is not None else None
