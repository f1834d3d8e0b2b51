"""How a page is cited: in a line of words, with the original where it shows one, and as an entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from dispute_briefings.exports.references import Reference, bibtex, csl, of_source
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Figure, Source
from dispute_briefings.mkdocs_plugin.addresses import address_of
from dispute_briefings.mkdocs_plugin.site import Site
from dispute_briefings.views import Drawing, Setting
from dispute_briefings.views.addresses import page_of

# A title that ends so takes no full stop.
_ENDED = ("?", "!", ".", "…", "？", "！", "。")


@dataclass(frozen=True, kw_only=True, slots=True)
class PageCitation:
    """How a page is cited, and what it shows that is somebody else's: put into words when it is printed.

    `reference` is the page; `is_updated` says that its day is that of its last change. `sources` are what it
    shows, and `originals` their lines. `at` is what words are written in, and no part of what is cited.
    """

    reference: Reference
    is_updated: bool
    sources: tuple[Reference, ...]
    originals: tuple[Markup, ...]
    at: Drawing = field(repr=False, compare=False)

    @property
    def this(self) -> Markup:
        """The line of the page."""
        dated = _dated(self.at, self.reference, is_updated=self.is_updated)
        return _line(self.at, self.reference, Markup.escape(self.reference.title), dated)

    @property
    def bibtex(self) -> str:
        """All as entries of BibTeX."""
        return bibtex((self.reference, *self.sources))

    @property
    def csl(self) -> str:
        """All as entries of CSL-JSON."""
        entries = csl((self.reference, *self.sources))
        return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in entries) + "\n]"


def page_citation(page: Page, config: MkDocsConfig, site: Site) -> PageCitation | None:
    """Return how a page is cited, in the language of the site; None before facts were read."""
    if site.book is None:
        return None
    at = Drawing(setting=Setting(book=site.book, resolve=str, language=site.book.language))
    sources = tuple(_originals(page, site.book))
    article = site.articles.get(page.file.src_uri)
    return PageCitation(
        reference=_reference(page, config, site, at),
        is_updated=article is not None and article.updated is not None,
        sources=tuple(map(of_source, sources)),
        originals=tuple(_line_of_source(at, source) for source in sources),
        at=at,
    )


def _reference(page: Page, config: MkDocsConfig, site: Site, at: Drawing) -> Reference:
    article = site.articles.get(page.file.src_uri)
    given = (config.site_author,) if config.site_author else ()
    date = (article.updated or article.date) if article is not None else _as_of(page, site)
    is_generated = article is None or date is None
    return Reference(
        key=PurePosixPath(page.file.src_uri).with_suffix("").as_posix().replace("/", "-"),
        title=str(page.title or config.site_name),
        container=config.site_name,
        authors=(article.authors if article is not None else ()) or given,
        date=date if date is not None else _as_of(page, site),
        address=address_of(page, config),
        language=article.language if article is not None else site.book.language if site.book else None,
        note=_as_of_words(page, site, at) if is_generated else None,
    )


def _as_of(page: Page, site: Site) -> Date | None:
    generated = site.pages.get(page.file.src_uri)
    day = generated.as_of if generated is not None else site.day
    return Date.parse(day.isoformat()) if day.year > 1 else None


def _as_of_words(page: Page, site: Site, at: Drawing) -> str | None:
    day = _as_of(page, site)
    return str(at.sentence("status-as-of", date=at.date(day)).striptags()) if day is not None else None


def _dated(at: Drawing, reference: Reference, *, is_updated: bool) -> Markup:
    """The day that a page speaks of, or when an article was last changed or written."""
    if reference.date is None:
        return Markup("")
    date = at.date(reference.date)
    if reference.note is not None:
        return at.sentence("status-as-of", date=date)
    return at.sentence("cite-updated", date=date) if is_updated else date


def _originals(page: Page, book: FactBook) -> Iterator[Source]:
    """Yield what a page shows that is somebody else's: its source, or those that a figure is made from."""
    record = book.by_id.get(PurePosixPath(page.file.src_uri).stem)
    if record is None or page.file.src_uri != page_of(record):
        return
    if isinstance(record, Source):
        yield record
    elif isinstance(record, Figure):
        reports = (report for point in record.points for report in point.reports)
        cited = (*record.sources, *(citation for report in reports for citation in report.sources))
        for key in dict.fromkeys(citation.ref for citation in cited):
            source = book.by_id.get(key)
            if isinstance(source, Source):
                yield source


def _line_of_source(at: Drawing, source: Source) -> Markup:
    reference = of_source(source)
    title = at.title(source.heading) if source.title is not None else Markup("")
    return _line(at, reference, title, at.date(source.published) if source.published else Markup(""))


def _line(at: Drawing, reference: Reference, title: Markup, dated: Markup) -> Markup:
    """Return authors, title, where it appeared, day and address, without what there is not."""
    is_named = bool(title) and title.striptags() != reference.container
    separator = Markup.escape(at.word("cite-separator"))
    container = separator.join(filter(None, (Markup.escape(reference.container), dated)))
    ended = title.striptags().endswith(_ENDED)
    line = (
        at.sentence("cite-ended" if ended else "cite-titled", title=title, container=container)
        if is_named
        else at.sentence("cite-untitled", container=container)
    )
    if reference.authors:
        authors = separator.join(map(Markup.escape, reference.authors))
        line = at.sentence("cite-authored", authors=authors, rest=line)
    if reference.address:
        # An address is in no language, whatever it is spelled with (BCP 47: zxx, no linguistic content).
        address = Markup('<span class="bf-citing-address" lang="zxx">{}</span>').format(reference.address)
        line = at.sentence("cite-at", citation=line, address=address)
    return line
