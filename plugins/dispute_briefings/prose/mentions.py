"""What a page names: the records it links, the sources it cites, and names; with the sentences that do."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from dispute_briefings.facts.addresses import resolve
from dispute_briefings.facts.book import UnknownAddressError
from dispute_briefings.facts.text import cited
from dispute_briefings.language.names import FoundName, Names
from dispute_briefings.language.sentences import Sentences, on_one_line
from dispute_briefings.prose.arrivals import in_prose
from dispute_briefings.prose.citations import CITATION
from dispute_briefings.prose.links import LINK
from dispute_briefings.prose.places import MarkedText
from dispute_briefings.prose.readable import readable
from dispute_briefings.views import Drawing, Setting
from dispute_briefings.views.fact_links import named

_LINK, _CITATION = re.compile(LINK), re.compile(CITATION)
_TAG = re.compile(r"<[^<>]*>")
# Markdown whose text is shown without it: images and links, footnotes, attributes, emphasis, code.
_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_REMARK = re.compile(r"\[\^[^\]]+\]|\{[:#.][^{}]*\}|<!--.*?-->|</?[a-zA-Z][^<>]*>")
_EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3}|`+|~~|==)(?=\S)(.+?)(?<=\S)\1(?!\w(?<=_\w))")
# What any of these begins with, and an entity of HTML; most sentences have none.
_MARKED = re.compile(r"[\[\]{<*_`~=\\&]")
_SPACE_BEFORE = re.compile(r"\s+(?=[.,;:!?)])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """That a page names a record: by an address, or by the record's id where its name is written.

    `is_citation` says that the record is a source, and cited. `offset` is the place in the text that
    `places` holds, `span` where its sentence begins and ends there.
    """

    record: str
    address: str
    is_citation: bool
    offset: int = field(repr=False)
    span: tuple[int, int] = field(repr=False)
    places: MarkedText = field(repr=False, compare=False)

    @property
    def line(self) -> int:
        """The line of its file."""
        return self.places.line_at(self.offset)

    @property
    def written(self) -> str:
        """The sentence as it is written, with its Markdown, on one line."""
        return on_one_line(self.places.text, *self.span)


Written = tuple[tuple[str, bool, int, tuple[int, int]], ...]
"""The addresses of a text in its order: whether each is cited, its offset, and where its sentence is."""


def mentions_in(
    places: MarkedText, names: Names, written: Callable[[MarkedText, Names], Written] | None = None
) -> tuple[Mention, ...]:
    """Return what a text names in prose, in its order, whether or not there is such a record.

    Of the places in which it writes a record's name and no link, the first counts.

    Args:
        places: the text.
        names: the names of all records.
        written: gives the addresses of a text; left out, `written_addresses`.
    """
    return tuple(
        Mention(
            record=address.partition(".")[0],
            address=address,
            is_citation=is_citation,
            offset=offset,
            span=span,
            places=places,
        )
        for address, is_citation, offset, span in (written or written_addresses)(places, names)
    )


def written_addresses(places: MarkedText, names: Names) -> Written:
    """Return the addresses that a text writes in prose; for the names of one record each, its id.

    Text and names decide it alone.
    """
    known = {(name.start, name.end): name.records[0] for name in _names_in(places.text, names)}
    found = in_prose(replace(places, words=tuple(known)))
    first: dict[str, int] = {}
    for each in found:
        if each.kind == "words":
            first.setdefault(known[each.start, each.end], each.start)
    by_name = [(record, False, offset) for record, offset in first.items()]
    addressed = (
        (address, is_citation, each.start)
        for each in found
        if each.kind != "words"
        for address, is_citation in _named(places.text, each.start)
    )
    sentences = Sentences(text=places.text)
    return tuple(
        (address, is_citation, offset, sentences.span(offset))
        for address, is_citation, offset in sorted([*addressed, *by_name], key=lambda each: each[2])
    )


def _names_in(text: str, names: Names) -> Iterator[FoundName]:
    """Yield the names of one record each that stand in what reads as text, and in no quotation or heading."""
    found = names.found_in(text)
    shown = readable(text) if found else ""
    for name in found:
        line = text[text.rfind("\n", 0, name.start) + 1 : name.start]
        if (
            len(name.records) == 1
            and shown[name.start : name.end] == text[name.start : name.end]
            and not line.lstrip().startswith((">", "#"))
        ):
            yield name


def _named(text: str, start: int) -> Iterator[tuple[str, bool]]:
    if link := _LINK.match(text, start):
        yield link["target"].strip(), False
    elif citation := _CITATION.match(text, start):
        yield from ((each.source, True) for each in cited(citation["cited"]))


def plain(markdown: str, setting: Setting) -> str:
    """Return the text of a sentence as a reader sees it: links by their labels, no marks of Markdown.

    Each sentence is put into words once for a setting, as many records as it may name.
    """
    words: str = setting.once(("words", markdown), lambda: _plain(markdown, setting))
    return words


def _plain(markdown: str, setting: Setting) -> str:
    if not _MARKED.search(markdown):
        return _SPACE_BEFORE.sub("", " ".join(markdown.split()))
    shown = _CITATION.sub("", markdown)
    shown = _LINK.sub(lambda found: _of_link(found, setting), shown)
    shown = _REMARK.sub("", _IMAGE_OR_LINK.sub(r"\1", shown))
    for _ in range(3):
        shown = _EMPHASIS.sub(r"\2", shown)
    shown = html.unescape(_ESCAPED.sub(r"\1", shown))
    return _SPACE_BEFORE.sub("", " ".join(shown.split()))


def _of_link(found: re.Match[str], setting: Setting) -> str:
    if found["label"]:
        return found["label"]
    target = found["target"]
    words: str = setting.once(("words of link", target), lambda: _of_target(target, setting))
    return words


def _of_target(target: str, setting: Setting) -> str:
    try:
        meant = resolve(setting.book, target.strip())
    except UnknownAddressError:
        return target
    return html.unescape(_TAG.sub("", str(named(meant, Drawing(setting=setting)))))
