"""Nothing is left of the example that a new site begins with (`briefings init`)."""

from __future__ import annotations

from collections.abc import Iterator

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.checks.finding import Finding, finding
from dispute_briefings.facts.model import Dispute, Record

# The ids of its records, and how its texts begin that do not name the example themselves.
_IDS = frozenset({"example-event", "example-measure", "example-source"})
_STRAND = "example-strand"
_BEGINNINGS = ("Replace this ", "Says in a few words what it does")
_CURE = "write your own in its place, or take it out"


def check_examples(book: FactBook) -> Iterator[Finding]:
    """Yield the records, strands and texts of the example; a record that is told counts for all in it."""
    for record in book.records:
        if record.id in _IDS:
            what = "this is the example that a new site begins with"
            cure = f"{_CURE}; `briefings rename {record.id} NEW-ID` gives it an id of its own everywhere"
            yield finding("leftover-example", record, ("id",), what, cure)
        else:
            yield from _inside(book, record)


def _inside(book: FactBook, record: Record) -> Iterator[Finding]:
    for path, text in book.texts_of(record):
        if text.startswith(_BEGINNINGS):
            what = "this text is that of the example that a new site begins with"
            yield finding("leftover-example", record, path, what, _CURE, offset=0)
    for index, strand in enumerate(record.strands if isinstance(record, Dispute) else ()):
        if strand.id == _STRAND:
            what = "this strand is that of the example that a new site begins with"
            yield finding("leftover-example", record, ("strands", index, "id"), what, _CURE)
