"""The list of sources at the foot of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.model import Source
from dispute_briefings.facts.statements import Citation
from dispute_briefings.views import Drawing
from dispute_briefings.views.filling import filled
from dispute_briefings.views.labels import language_name

_SEPARATOR = Markup('<span class="bf-sep">, </span>')
_OUTWARD = "noopener noreferrer external"


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedAt:
    """That a page cites a source, and where in the source, if it says so."""

    source: Source
    at: str | None


def label_of(drawing: Drawing, cited: CitedAt, number: int, time: int, *, is_link: bool) -> Markup:
    """Return the number of a citation, linked to its entry in the list.

    Args:
        drawing: notes that the source is used.
        cited: the source and the place in it.
        number: that of the source on this page.
        time: the how-many-eth citation of this source it is.
        is_link: False where it already stands in a link.
    """
    drawing.used.add(cited.source.id)
    if not is_link:
        return filled('<span id="{}">{}</span>', _here(cited.source, time), number)
    parts = (_short(drawing, cited.source), cited.at)
    label = drawing.word("cited-label", n=number, source=", ".join(filter(None, parts)))
    return filled(
        '<a class="bf-cite-number" id="{}" href="#{}" aria-label="{}">{}</a>',
        _here(cited.source, time),
        _entry(cited.source),
        label,
        number,
    )


def entries(drawing: Drawing, by_source: Sequence[tuple[CitedAt, ...]]) -> Markup:
    """Return the list of the sources cited, each with its places and the links back to the text.

    Below it stands of how many publishers they are: a report that is copied ten times is one report.
    """
    listed = [_listed(drawing, number, times) for number, times in enumerate(by_source, 1)]
    if not listed:
        return filled('<p class="bf-empty">{}</p>', drawing.word("cited-none"))
    counted = _counted(drawing, by_source) if len(listed) > 1 else Markup("")
    return filled('<ol class="bf-cited-list">\n{}\n</ol>{}', Markup("\n").join(listed), counted)


def _counted(drawing: Drawing, by_source: Sequence[tuple[CitedAt, ...]]) -> Markup:
    citations = [Citation.model_construct(ref=times[0].source.id) for times in by_source]
    known, copying = drawing.book.publishers(citations)
    told = drawing.sentence(
        "cited-count",
        sources=drawing.count("count-sources", len(by_source)),
        publishers=drawing.count("cited-publishers", known),
    )
    if copying:
        told = drawing.sentence(
            "cited-and-copying", told=told, copying=drawing.count("cited-copying", copying)
        )
    return filled('\n<p class="bf-cited-count">{}</p>', told)


def _listed(drawing: Drawing, number: int, times: tuple[CitedAt, ...]) -> Markup:
    source = times[0].source
    places = dict.fromkeys(each.at for each in times if each.at)
    quoted = {at: drawing.book.quotations(source.id, at) for at in places}
    bare = [at for at in places if not quoted[at]]
    parts = [*_described(drawing, source), *map(Markup.escape, bare), *_read(drawing, source)]
    links = [*_links(drawing, source)]
    back = Markup(" ").join(
        filled(
            '<a class="bf-cited-back" href="#{}" aria-label="{}">↩</a>',
            _here(source, time),
            drawing.word("cited-back", n=number, time=time),
        )
        for time in range(1, len(times) + 1)
    )
    return filled(
        '<li id="{}">{}. <span class="bf-cited-links">{}</span> {}{}</li>',
        _entry(source),
        Markup(", ").join(parts),
        _SEPARATOR.join(links),
        back,
        Markup("").join(_quoted(at, quoted[at]) for at in places if quoted[at]),
    )


def _quoted(at: str, citations: Iterable[Citation]) -> Markup:
    """Return the words of a source at a place in it."""
    quotes = (
        filled(
            '<blockquote class="bf-quote"{} dir="auto"><p>{}</p></blockquote>',
            filled(' lang="{}"', citation.lang) if citation.lang else "",
            citation.quote,
        )
        for citation in citations
    )
    return filled('\n<p class="bf-cited-at">{}:</p>{}', at, Markup("").join(quotes))


def _described(drawing: Drawing, source: Source) -> Iterator[Markup]:
    yield filled('<span class="bf-cited-publisher">{}</span>', source.publisher)
    if source.title is not None:
        yield filled('<cite class="bf-cited-title">{}</cite>', drawing.line(source.heading))
    if source.published is not None:
        yield drawing.date(source.published)
    if source.language != drawing.setting.language:
        yield Markup.escape(
            drawing.word("cited-in-language", language=language_name(drawing, source.language))
        )


def _read(drawing: Drawing, source: Source) -> Iterator[Markup]:
    if source.read_as != "full":
        yield Markup.escape(drawing.word(f"cited-read-as-{source.read_as}"))
    if source.withdrawn is not None:
        yield drawing.sentence("cited-withdrawn", date=drawing.date(source.withdrawn.on))


def _links(drawing: Drawing, source: Source) -> Iterator[Markup]:
    yield filled(
        '<a class="bf-cited-about" href="{}">{}</a>', drawing.href(source), drawing.word("cited-about")
    )
    if source.url is not None:
        yield _outward(source.url, Markup.escape(drawing.word("cited-original")))
    for copy in source.archived:
        yield _outward(copy.url, drawing.sentence("cited-archived", date=drawing.date(copy.on)))


def _outward(url: str, words: Markup) -> Markup:
    return filled('<a href="{}" rel="{}">{}</a>', url, _OUTWARD, words)


def _short(drawing: Drawing, source: Source) -> str:
    dated = drawing.date(source.published).striptags() if source.published is not None else None
    return ", ".join(filter(None, (source.publisher, dated)))


# Two hyphens in a row occur in no id, so these are nobody else's.
def _entry(source: Source) -> str:
    return f"cited--{source.id}"


def _here(source: Source, time: int) -> str:
    return f"cite--{source.id}" if time == 1 else f"cite--{source.id}--{time}"
