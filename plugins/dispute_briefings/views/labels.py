"""What a fact is called: the words for its place in its record."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from dispute_briefings.facts.fact import Fact
from dispute_briefings.facts.model import Name, Point, Record, Stance, Step
from dispute_briefings.language.scripts import Script, script_of
from dispute_briefings.views.drawing import Drawing


def fact_label(at: Drawing, fact: Fact) -> Markup:
    """Return what a fact is called on a page that names its record: ``in force``, ``CAS number``, ``Use``."""
    match fact.value:
        case Step() as step:
            return at.sentence("fact-step", status=at.label("statuses", step.status))
        case Stance() as stance:
            return at.sentence("fact-position", party=at.name(at.book.by_id[stance.party]))
        case Point() as point:
            return at.date(point.period)
    match fact.path:
        case ("facts", str(key)):
            return at.title(fact.record.facts[key].label)
        case ("identifiers", str(scheme)):
            return at.label("identifier_schemes", scheme)
        case ("dates", str(kind)):
            return at.sentence("fact-dates", kind=at.label("date_kinds", kind))
    return Markup.escape(at.word(f"fact-{fact.path[0]}"))


def language_name(at: Drawing, tag: str) -> str:
    """Return what a language is called in the page's language: ``Korean``; its tag where nobody knows it."""
    return named_language(tag, at.setting.language)


def named_language(tag: str, language: str) -> str:
    """Return what the language of a tag is called in another: ``Korean``; its tag where nobody knows it."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def short_name(at: Drawing, record: Record) -> Markup:
    """Return the shortest name of a record in the page's language, for where there is little room."""
    language = at.setting.language
    brief = [
        name
        for name in record.all_names
        if name.kind in {"short", "abbreviation"} and (name.lang or at.book.language) == language
    ]
    shortest = min(brief, key=lambda name: len(name.text), default=None)
    if shortest is None:
        return at.name(record)
    at.used.add(record.id)
    return Markup.escape(shortest.text)


def disputes_named(at: Drawing, record: Record | str | None, *, among: str | None = None) -> Markup:
    """Return of which disputes a record is, as links; nothing where the site has one alone.

    Args:
        at: the view.
        record: a record, the id of a dispute, or nothing.
        among: the dispute that the whole view is of: then none is named.
    """
    if record is None or among is not None or len(at.book.disputes) < 2:
        return Markup("")
    at.used |= {"kind:dispute", "kind:record"}
    ids = (record,) if isinstance(record, str) else at.book.disputes_on(record)
    known = [at.book.by_id[each] for each in ids if each in at.book.by_id]
    links = [Markup('<a href="{}">{}</a>').format(at.href(each), short_name(at, each)) for each in known]
    if not links:
        return Markup("")
    label = Markup('<span class="bf-hidden">{}: </span>').format(at.word("kind-dispute"))
    return Markup('<span class="bf-dispute">{}{}</span>').format(label, Markup(", ").join(links))


def anchor_in(at: Drawing, dispute: str | None, record: Record) -> Markup:
    """Return the anchor of a record in a list of what a dispute has, its former ones with it.

    Where several lists of a page have the record, it stands in the list of its first dispute.
    """
    if dispute is not None and dispute not in at.book.disputes_on(record)[:1]:
        return Markup("")
    return at.anchor(record, record.id)


def originals(at: Drawing, record: Record) -> tuple[Markup, ...]:
    """Return the official names of a record in other languages than the page's, in their own writing."""
    language = _base(at.setting.language)
    return tuple(
        at.value(name)
        for name in at.names(record)
        if name.kind == "official"
        and _base(name.lang or at.book.language) != language
        and "Latn" not in (name.lang or "")
    )


def with_readings(names: Sequence[Name]) -> list[tuple[Name, Name | None]]:
    """Return names with how each is read, which is in the name's language: in kana, or in Latin letters.

    A transliteration is the reading of the name of its language before it, and no name by itself unless
    sources print it.
    """
    readings = {index: _reading_of(name) for index, name in enumerate(names)}
    read: set[int] = set()
    for index, name in enumerate(names):
        if name.kind != "romanised" or name.sources:
            continue
        before = [i for i in range(index) if i not in read and _base(names[i].lang) == _base(name.lang)]
        if before and readings[before[-1]] is None:
            readings[before[-1]] = name
            read.add(index)
    return [(name, readings[index]) for index, name in enumerate(names) if index not in read]


def _reading_of(name: Name) -> Name | None:
    if name.reading is None:
        return None
    is_latin = name.lang is not None and script_of(name.reading[0]) is Script.LETTERS
    return Name(text=name.reading, lang=f"{_base(name.lang)}-Latn" if is_latin else name.lang)


def _base(tag: str | None) -> str | None:
    return tag.partition("-")[0] if tag is not None else None
