"""YAML text to values: one problem per mistake, and all that is not mistaken."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from dispute_briefings.problems import Position, Problem, in_order, problem
from dispute_briefings.source_yaml.building import Building
from dispute_briefings.source_yaml.characters import (
    ODD,
    is_no_text,
    odd_characters,
    tabbed_lines,
    with_stand_ins,
)
from dispute_briefings.source_yaml.events import EventParser, FastParser
from dispute_briefings.source_yaml.mending import left_out
from dispute_briefings.source_yaml.mistakes import Mistake, Stopped
from dispute_briefings.source_yaml.values import Document, Yaml

LARGEST = 8 * 1024 * 1024
# A line, a comma, a colon and a dash may each begin a value; a value of a fact sheet has two of them. Some
# 200,000 values are read in half a second; many more in one file are a mistake, or belong into a CSV file.
_SIGNS = ("\n", ",", ": ", "- ")
MOST_SIGNS = 400_000
SIZE_CURE = "split it into several files: a list may be spread over the files of a folder"
# A text with more mistakes is mended in several goes; the bounds keep the time linear.
MOST_MISTAKES = 20
MOST_READ = LARGEST

event_parser: type[EventParser] = FastParser


def parse(text: str, file: str, *, first_line: int = 1) -> tuple[Document, tuple[Problem, ...]]:
    """Return what a YAML text says, and the problems found on the way, in order; never raises for bad input.

    `file`, and `first_line`, the number of the text's first line, only serve the positions. Where the
    text is no YAML, the smallest entry around the mistake is left out and the reading goes on after it;
    the document, and the mapping or sequence that lost the entry, say that they are not complete.
    """
    start = (first_line, 1)
    told = _Told(file, first_line)
    if too_much := _too_much(text):
        told.tell(Mistake(code="too-large", row=0, column=0, what=too_much, cure=SIZE_CURE))
        return told.unread(start)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if ODD.search(text):
        told.problems += odd_characters(text, file, first_line=first_line)
        if is_no_text(text):
            return told.unread(start)
        text = with_stand_ins(text)
    tabbed = tabbed_lines(text) if "\t" in text else ()
    for rows in tabbed:
        told.tell(_tabs(rows, first_line))
    root, complete, parsed = _root(text.replace("\t", " ") + "\n", told, tabbed)
    document = Document(file=file, root=root, complete=complete, start=start, text=parsed)
    return document, in_order(told.problems)


class _Told:
    """The problems of one text."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file, self.first_line = file, first_line
        self.problems: list[Problem] = []

    def unread(self, start: tuple[int, int]) -> tuple[Document, tuple[Problem, ...]]:
        """Return a document of which nothing was read, with what is told so far."""
        return Document(file=self.file, root=None, complete=False, start=start), tuple(self.problems)

    def tell(self, *mistakes: Mistake) -> None:
        for each in mistakes:
            place = Position(file=self.file, line=each.row + self.first_line, column=each.column + 1)
            self.problems.append(problem(each.code, place, each.what, each.cure))


def _too_much(text: str) -> str:
    """Return why a text takes too long to read, or nothing."""
    # A code point takes at most four bytes: most texts need not be encoded to be measured.
    if len(text) > LARGEST or (len(text) > LARGEST // 4 and len(text.encode("utf-8", "replace")) > LARGEST):
        return "the text is over 8 MiB"
    if len(text) > MOST_SIGNS and sum(map(text.count, _SIGNS)) > MOST_SIGNS:
        return "the text has too many entries for one file"
    return ""


def _tabs(rows: range, first_line: int) -> Mistake:
    if len(rows) == 1:
        what = "this line is indented with a tab"
    else:
        what = f"the lines {first_line + rows.start} to {first_line + rows.stop - 1} are indented with tabs"
    return Mistake(
        code="bad-indent", row=rows.start, column=0, what=what, cure="use spaces, two for each step"
    )


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Hold Python's cyclic collector back: nothing that is built here refers to itself.

    It would walk through all that is there each time that some hundreds of mappings more are, which takes
    a third of the time of reading.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _root(text: str, told: _Told, tabbed: tuple[range, ...]) -> tuple[Yaml, bool, str]:
    """Return the value of a text, whether it is all of it, and the text that was parsed in the end."""
    lines: list[str] = []
    for attempt in range(min(MOST_MISTAKES, MOST_READ // len(text) + 1)):
        building = Building(text, told.first_line, mended=attempt > 0)
        try:
            with _no_collecting():
                root = building.root(event_parser(text).get_event)
        except Stopped as stopped:
            lines = lines or text.split("\n")
            rows = range(0)
            if not stopped.for_good:
                rows = left_out(lines, stopped.mistake, stopped.open_columns, attempt)
            # What cannot be left out after another mistake may well follow from it. And a tab counts as
            # one space here: what does not line up because of it was told already.
            blamed = range(rows.start, rows.stop + 1) if rows else range(len(lines))
            by_tabs = any(max(tabs.start, blamed.start) < min(tabs.stop, blamed.stop) for tabs in tabbed)
            if not by_tabs and (rows or not attempt or stopped.for_good):
                told.tell(stopped.mistake)
            if not rows:
                break
            text = "\n".join(lines)
        else:
            told.tell(*building.found)
            # A root of which nothing is left may have been a list as well as a mapping.
            return (root if root or not attempt else None), building.complete and not attempt, text
    told.tell(*building.found)
    return None, False, ""
