"""How a view is drawn: its template, the words and links it needs, and the facts it used.

A view takes the book of facts and options and gives HTML. Text of a fact sheet enters a template as
text, so that Jinja's escaping is the one place where it is made safe.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

from dispute_briefings.facts.addresses import resolve
from dispute_briefings.facts.book import FactBook, UnknownAddressError
from dispute_briefings.facts.conflicts import Standing, standing
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.fact import Fact
from dispute_briefings.facts.model import Name, Record, Text, Value
from dispute_briefings.facts.statements import Citation, DateStatement, Report
from dispute_briefings.facts.text import Citations, Link, inlines, paragraphs
from dispute_briefings.language.dates import datetime_attribute, in_words
from dispute_briefings.views.addresses import fact_target, page_of, reports_target, target_of
from dispute_briefings.views.citations import behind, cited, line_of, named
from dispute_briefings.views.fact_links import flat, linked, without_links
from dispute_briefings.views.filling import filled
from dispute_briefings.views.reports import circumstances, ranked
from dispute_briefings.views.setting import ArticleEntry, ArticleMention, Setting
from dispute_briefings.views.values import number_in, shown
from dispute_briefings.views.wording import plural_key, wording

R = TypeVar("R", bound=Record)
O = TypeVar("O", bound=Value)  # noqa: E741 - the options of a view


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """A finished view: its HTML, and the records and facts it used, by address.

    ``kind:event`` stands for the whole list of events: an event added or taken out changes the view.
    """

    html: str
    used: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class View(Generic[O]):
    """A view by the name that a block calls it by: ``/// timeline``."""

    name: str
    options: type[O]
    draw: Callable[[Drawing, O], Markup]


def drawn(view: View[O], setting: Setting, options: O) -> Drawn:
    """Return a view drawn in a setting."""
    drawing = Drawing(setting=setting)
    html = view.draw(drawing, options)
    return Drawn(html=str(html), used=frozenset(drawing.used))


@cache
def _environment() -> Environment:
    # Checking reads the options of views and draws none: it need not wait for what draws them.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # A template of this package does not change while it runs; to look costs more than some of them.
        auto_reload=False,
    )


def keep_compiled(kept: BytecodeCache | None) -> None:
    """Let the templates of views be compiled once, and not by each process that draws them.

    Args:
        kept: where they are kept; None to keep them nowhere.
    """
    _environment().bytecode_cache = kept


@dataclass(kw_only=True, slots=True)
class Drawing:
    """A view while it is drawn: it writes values as HTML and notes the facts that it meets.

    `dates` is how long dates are written where nothing else is asked for.
    """

    setting: Setting
    used: set[str] = field(default_factory=set)
    dates: Literal["long", "short"] = "long"
    _is_linking: bool = False

    @property
    def book(self) -> FactBook:
        """The book of facts."""
        return self.setting.book

    def render(self, template: str, **values: Any) -> Markup:
        """Return a template filled in; ``at`` in it is this drawing, ``word`` its words."""
        text = _environment().get_template(template).render(at=self, word=self.word, **values)
        return Markup(text)

    def again(self, form: Hashable, record: R, draw: Callable[[R], Markup]) -> Markup:
        """Return what is drawn of a record on this page: as it was before, where it would be the same.

        Args:
            form: all that decides how it is drawn besides the page and the facts.
            record: the record.
            draw: draws it; it takes facts from the book alone, and from this record.
        """

        def drawn() -> tuple[Markup, frozenset[str]]:
            outside, self.used = self.used, set()
            try:
                # Asked for, so that what is drawn is known to be of the record as it is now.
                return draw(self.book.record(record.id, type(record))), frozenset(self.used)
            finally:
                self.used = outside

        key = self.setting.page, self.setting.language, form, record.id
        part: tuple[Markup, frozenset[str]] = self.setting.again(key, drawn)
        self.used |= part[1]
        return part[0]

    # Words and links ------------------------------------------------------------------------------

    def word(self, key: str, **values: Any) -> str:
        """Return words of ours by key, with what they hold filled in.

        Raises:
            KeyError: no locale has the key.
        """
        words = wording(self.setting.language)[key]
        return words.format(**values) if values else words

    def sentence(self, key: str, **values: Any) -> Markup:
        """Return words of ours around values, those that are HTML as they are and all others escaped."""
        return filled(escape(self.word(key)), **values)

    def count(self, key: str, number: int) -> Markup:
        """Return words of ours for a number of things, in the language's plural: ``3 facts``.

        They are filed as `key` with the plural form behind it: ``key-one``, ``key-other``.
        """
        return self.sentence(plural_key(self.setting.language, key, number), n=self.number(number))

    def label(self, words: str, entry: str | None) -> Markup:
        """Return the label of an entry of the vocabulary: ``label("event_kinds", "talks")``."""
        known = self.book.vocabulary.list_of(words)
        return self.title(known[entry].label) if entry is not None and entry in known else Markup("")

    def href(self, record: Record) -> str:
        """Return the link to a record."""
        self.used.add(record.id)
        return self.setting.resolve(target_of(record))

    def fact_href(self, fact: Fact) -> str:
        """Return the link to a fact's place: its row on the record's page, else the record."""
        self.used.add(fact.address)
        return self.setting.resolve(fact_target(fact))

    def reports_href(self, stated: Any) -> str:
        """Return the link to where the reports of a fact stand side by side: of the fact, or its statement.

        What is no contested fact of its own leads to the page of all.
        """
        fact = stated if isinstance(stated, Fact) else self.book.fact_stating(stated)
        is_listed = fact is not None and not fact.record.retracted and fact.standing.in_conflict
        return self.setting.resolve(reports_target(fact if is_listed else None))

    def anchor(self, record: Record, name: str) -> Markup:
        """Return the ``id`` attribute of a place that links lead to.

        It is empty on a page that is not the record's own, so that no page has an id twice.
        """
        if self.setting.page not in {None, page_of(record)}:
            return Markup("")
        return filled(' id="{}"', name)

    def former_anchors(self, record: Record) -> Markup:
        """Return the places that links to a record's former ids lead to, on the page that it shares."""
        if self.setting.page not in {None, page_of(record)}:
            return Markup("")
        return Markup("").join(filled('<span id="{}"></span>', old) for old in record.formerly)

    def page(self, target: str) -> str:
        """Return the link to a page by its path, such as ``timeline.md``."""
        return self.setting.resolve(target)

    def link(self, record_id: str, label: str | None = None) -> Markup:
        """Return a link to a record by its heading, or by the label given."""
        record = self.book.by_id.get(record_id)
        if record is None:
            return escape(label or record_id)
        shown = escape(label) if label else self.name(record)
        return filled('<a href="{}">{}</a>', self.href(record), shown)

    def links(self, record_ids: Iterable[str]) -> Markup:
        """Return links to records, parted by commas."""
        return Markup(", ").join(self.link(record_id) for record_id in record_ids)

    def name(self, record: Record) -> Markup:
        """Return what a record is called, in the page's language where it has such a name."""
        self.used.add(record.id)
        return self.title(record.heading)

    # Texts ----------------------------------------------------------------------------------------

    def spoken(self, text: Text) -> tuple[str, str]:
        """Return the language and the text to show on this page."""
        return text.in_language(self.setting.language, self.book.language)

    def line(self, text: Text | None) -> Markup:
        """Return a text on one line, with its links and citations."""
        if text is None:
            return Markup("")
        tag, words = self.spoken(text)
        return self.in_language(tag, self._inlines(" ".join(words.split())))

    def title(self, text: Text) -> Markup:
        """Return a text on one line whose links are plain words, for what is a link itself."""
        return without_links(self.line(text))

    def plain(self, words: str) -> Markup:
        """Return words that are in the site's language, with their links and citations."""
        return self.line(Text(versions=(("", words),)))

    def text(self, text: Text | None) -> Markup:
        """Return a text as paragraphs, with its links and citations."""
        if text is None:
            return Markup("")
        tag, words = self.spoken(text)
        parts = (filled("<p{}>{}</p>", self._lang(tag), self._inlines(p)) for p in paragraphs(words))
        return Markup("\n").join(parts)

    def in_language(self, tag: str | None, shown: str) -> Markup:
        """Return words marked with their language, where it is not the page's, their direction isolated."""
        if tag is None or tag == self.setting.language:
            return escape(shown)
        return filled('<bdi lang="{}">{}</bdi>', tag, shown)

    def _lang(self, tag: str) -> Markup:
        return Markup("") if tag == self.setting.language else filled(' lang="{}" dir="auto"', tag)

    def _inlines(self, words: str) -> Markup:
        if "[" not in words:
            return escape(words)
        return Markup("").join(self._inline(inline) for inline in inlines(words))

    def _inline(self, inline: object) -> Markup:
        if isinstance(inline, Link):
            return self._fact_link(inline)
        if isinstance(inline, Citations):
            # What is written in a text was not validated as an id; an unknown one is shown as it is.
            return cited([Citation.model_construct(ref=c.source, at=c.at) for c in inline.cited], self)
        return escape(getattr(inline, "text"))  # noqa: B009 - all that is left are words

    def _fact_link(self, link: Link) -> Markup:
        """Return a link; within what one shows, words alone, or texts could name each other for ever."""
        if self._is_linking:
            return self._unlinked(link)
        self._is_linking = True
        try:
            if "." not in link.target:
                return self.link(link.target, link.label)
            try:
                meant = resolve(self.book, link.target)
            except UnknownAddressError:
                return escape(link.label or link.target)
            return linked(meant, link.label, self)
        finally:
            self._is_linking = False

    def _unlinked(self, link: Link) -> Markup:
        record = self.book.by_id.get(link.target)
        if link.label is not None or record is None:
            return escape(link.label or link.target)
        tag, words = self.spoken(record.heading)
        return self.in_language(tag, flat(words))

    # Values ---------------------------------------------------------------------------------------

    def date(self, written: DateStatement | Date | None, form: str | None = None) -> Markup:
        """Return a date in words, as precise as it is known, as a ``<time>`` where HTML has one."""
        if written is None:
            return Markup("")
        date = written.date if isinstance(written, DateStatement) else written
        return _time(date, self.setting.language, form or self.dates)

    def day(self, day: datetime.date, form: str | None = None) -> Markup:
        """Return a calendar day in words."""
        return self.date(Date.day(day), form)

    def number(self, number: Decimal | int) -> str:
        """Return a number as the language writes it, with the digits that it was given with."""
        return number_in(self.setting.language, Decimal(number))

    def value(self, value: Any, unit: str | None = None) -> Markup:
        """Return the value of a report, statement or entry, of whatever type it is."""
        return shown(value, self, unit)

    def names(self, record: Record) -> tuple[Name, ...]:
        """Return the names of a record other than the one that heads it."""
        self.used.add(record.id)
        head = self.spoken(record.heading)
        return tuple(n for n in record.all_names if (n.lang or self.book.language, n.text) != head)

    def circumstances(self, report: Report) -> tuple[Markup, ...]:
        """Return what qualifies a report, in phrases."""
        return tuple(circumstances(report, self))

    def ranked(self, reports: Sequence[Report]) -> list[Report]:
        """Return reports with the preferred one first and those set aside last."""
        return ranked(reports)

    def standing(self, statement: Any) -> Standing:
        """Return how the reports of a statement stand to each other."""
        return standing(statement.reports)

    # Sources --------------------------------------------------------------------------------------

    def sources(self, citations: Iterable[Citation], at_once: int = 4) -> Markup:
        """Return the line of sources of a fact, as a block: publisher and date, linked to their pages.

        Of more than `at_once`, most wait behind a click.
        """
        return line_of(citations, self, at_once=at_once)

    def sources_behind(self, citations: Iterable[Citation]) -> Markup:
        """Return how many sources a fact has, which a click names."""
        return behind(citations, self)

    def sources_named(self, source_ids: Iterable[str]) -> Markup:
        """Return sources within a text: publisher and date, linked to their pages."""
        return named(source_ids, self)


@lru_cache(maxsize=16_384)
def _time(date: Date, language: str, form: str) -> Markup:
    shown = in_words(date, language, form=form)  # type: ignore[arg-type]
    machine = datetime_attribute(date)
    if machine is None:
        return filled("<span>{}</span>", shown)
    return filled('<time datetime="{}">{}</time>', machine, shown)


__all__ = ["ArticleEntry", "ArticleMention", "Drawing", "Drawn", "Setting", "View", "drawn"]
