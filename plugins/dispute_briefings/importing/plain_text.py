"""An article that was handed in as plain text: its own words, and what its lines print about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dispute_briefings.importing.article import Article, Said
from dispute_briefings.importing.printed import Line, Printed, lines_of, printed
from dispute_briefings.importing.publication import Stamp, settled
from dispute_briefings.importing.received import refuse_books
from dispute_briefings.importing.tongue import language_of

_LONGEST_TITLE = 200
_MARKS = "# \u3000*"


def read_plain(text: str, publishers: Collection[str] = ()) -> Article:
    """Return an article of a plain text; its first line, if it is no sentence, is its title.

    Args:
        text: the text; its lines are the lines of the file.
        publishers: names of publishers, of which one may stand on a line of its own.

    Raises:
        ArticleError: the text is longer than an article is.
    """
    refuse_books(text)
    found = printed(text)
    said: dict[str, Said] = {}
    doubts: dict[str, str] = {}
    lines = lines_of(text)
    publisher = next((line for line in lines[:8] if line.text.strip(_MARKS) in publishers), None)
    if publisher is not None:
        said["publisher"] = Said(values=(publisher.text.strip(_MARKS),), where="a line of its own")
    elif found.copyright:
        said["publisher"] = Said(values=(found.copyright,), where="its copyright line")
    title = _title(lines, found, publisher)
    if title is not None:
        said["title"] = Said(values=(title.text.strip(_MARKS),), where=f"line {_line(text, title.start)}")
    add_printed(said, doubts, found, published=found.published, updated=found.updated)
    if language := language_of(text):
        said["language"] = Said(values=(language,), where="its words")
    own = blanked(text, [*found.spans, *([(publisher.start, publisher.end)] if publisher else [])])
    return Article(text=text, own=own, said=said, doubts=doubts)


def add_printed(
    said: dict[str, Said],
    doubts: dict[str, str],
    found: Printed,
    *,
    published: Iterable[Stamp | None],
    updated: Iterable[Stamp | None],
) -> None:
    """Add dates, authors and place to what an article says, where it does not say them yet."""
    for name, stamps in (("published", published), ("updated", updated)):
        day = settled(stamps)
        if isinstance(day, Said):
            said[name] = day
        elif day is not None:
            doubts[name] = day
    if found.authors and "authors" not in said:
        said["authors"] = Said(values=found.authors, where="its byline")
    if found.place:
        said["place"] = Said(values=(found.place,), where="its dateline")


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with spaces in the place of some spans; line breaks stay."""
    parts, last = [], 0
    for start, end in sorted(spans):
        if end > last:
            begin = max(start, last)
            parts += [text[last:begin], "".join(c if c == "\n" else " " for c in text[begin:end])]
            last = end
    return "".join([*parts, text[last:]])


def _title(lines: tuple[Line, ...], found: Printed, publisher: Line | None) -> Line | None:
    first = next((line for line in lines if line != publisher and not _is_printed(line, found)), None)
    if first is None or len(first.text) > _LONGEST_TITLE or first.text.endswith((".", "。")):
        return None
    return first


def _is_printed(line: Line, found: Printed) -> bool:
    return any(start < line.end and line.start < end for start, end in found.spans)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
