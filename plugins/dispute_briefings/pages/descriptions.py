"""What each generated page is, in a sentence for whoever meets it in a list of results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Record, Source
from dispute_briefings.language.dates import in_words
from dispute_briefings.views.addresses import page_of
from dispute_briefings.views.fact_links import flat
from dispute_briefings.views.wording import wording

LONGEST = 155
"""What is longer is cut off by those who show it; in characters."""

# A description that ends with a sentence is better than a longer one that ends within one, unless it says
# next to nothing.
_SHORTEST = 60
_END = re.compile(r"[.!?](?= )|[。！？]")


def descriptions(book: FactBook, pages: Iterable[str]) -> Mapping[str, str]:
    """Return what each page is, by its path; one of which there is nothing to say is left out."""
    return dict(_described(book, pages))


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line, cut at a sentence or else a word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    ends = [found.end() for found in _END.finditer(line, 0, longest + 1) if found.end() <= longest]
    if ends and ends[-1] >= min(_SHORTEST, longest):
        return line[: ends[-1]]
    head, _, _ = line[:longest].rpartition(" ")
    # A text without spaces is cut at a character.
    head = head if len(head) > longest // 2 else line[: longest - 1]
    return head.rstrip(" ,;:、–—-") + "…"


def _described(book: FactBook, pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    words = wording(book.language)
    of_record = {page_of(record): record for record in book.records}
    for path in pages:
        record = of_record.get(path)
        if path == "index.md" and len(book.disputes) == 1:
            record = book.disputes[0]
        if record is not None and (path == "index.md" or path.endswith(f"/{record.id}.md")):
            yield path, shortened(_of(book, record))
        elif (key := _key(path)) in words:
            yield path, shortened(words[key])


def _key(path: str) -> str:
    """Return the key of our words for a page of many records: those of the list, whatever its order."""
    place = path.removesuffix(".md").removesuffix("/index").partition("-")[0]
    return f"describe-{place}"


def _of(book: FactBook, record: Record) -> str:
    language = book.language
    words = wording(language)
    name = flat(record.heading.in_language(language, language)[1])
    if isinstance(record, Source):
        dated = in_words(record.published, language) if record.published is not None else ""
        told = ", ".join(filter(None, (record.publisher, dated)))
        return words["describe-source"].format(source=told, title=name)
    if record.lead is not None:
        return flat(record.lead.in_language(language, language)[1])
    return words["describe-record"].format(name=name)
