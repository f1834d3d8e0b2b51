"""What a fact is called: the words for its place in its record."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from dispute_briefings.facts.book import Fact
from dispute_briefings.facts.model import Point, Stance, Step
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
