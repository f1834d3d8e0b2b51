"""From the events of a YAML text to dicts, lists and strings that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from sys import intern
from typing import Any

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

from dispute_briefings.source_yaml.explaining import explained
from dispute_briefings.source_yaml.mistakes import DEEPEST, QUOTES, Found, Stopped, directive, too_deep
from dispute_briefings.source_yaml.paragraphs import with_paragraphs
from dispute_briefings.source_yaml.scalars import Scalars, needs_a_look
from dispute_briefings.source_yaml.scene import Told
from dispute_briefings.source_yaml.values import Mark, Point, Yaml, YamlMapping, YamlSequence, last_text

_NULLS = frozenset(("", "~", "null"))
# What the next scalar is, while reading.
_ITEM, _KEY, _VALUE = range(3)
# The key of an entry that is read and then forgotten. No key can hold a NUL.
_FORGOTTEN = "\0"

# A number that was written with a comma, as far as the comma, and what stands behind it.
_HALF_NUMBER = re.compile(r"-?\d[\d.,]*, ?$")
_DIGITS = re.compile(r"[\d.]+")
_COMMENTED = re.compile(r"(?:^|(?<= ))#.*")


class Building:
    """The values of one text.

    `found` has the mistakes that do not stop the reading; `complete` is False when something was left out.
    """

    def __init__(self, text: str, first_line: int, *, mended: bool) -> None:
        self.text = text
        self.first_line = first_line
        self.found = Found()
        self.complete = True
        self._seen: tuple[YamlMapping | None, dict[str, int]] = (None, {})
        self._torn: list[YamlMapping] = []
        self._run_on: YamlMapping | None = None
        self._careful = mended or needs_a_look(text)
        self._marked = not {"&", "*", "!"}.isdisjoint(text)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def root(self, get_event: Callable[[], Any]) -> Yaml:  # noqa: C901, PLR0912, PLR0915
        """Return the value of the text.

        One loop with its state in local names: calls and attributes would halve the speed. It holds no
        recursion, for a text may nest as deeply as it likes.

        Raises:
            Stopped: the text is no YAML, or nested too deeply.
        """
        first_line, marked = self.first_line, self._marked
        scalars = Scalars(self.lines, self.found) if self._careful else None
        root: Yaml = None
        container: Any = None
        stack: list[Any] = []
        expected, key, documents = _ITEM, "", 0
        event: Any = None
        note: Any = None
        put: Any = None
        try:
            while True:
                event = get_event()
                kind = type(event)
                if kind is ScalarEvent:
                    value = event.value
                    if marked and (event.anchor is not None or event.tag is not None):
                        self._refuse_marks(event)
                        if expected == _KEY:
                            expected = self._leave_out(container, expected, event.start_mark)
                            key = _FORGOTTEN
                            continue
                    if scalars:
                        value = scalars.meant(event, is_key=expected == _KEY, is_value=expected == _VALUE)
                        if value is None:
                            expected = self._leave_out(container, expected, event.start_mark)
                            key = _FORGOTTEN
                            continue
                    if "\n" in value and event.style != "|" and expected != _KEY:
                        value = with_paragraphs(value)
                    if expected == _KEY:
                        if value in container or not value or value == "<<":
                            value = self._refused_key(event, value, container)
                        key = intern(value)
                        note(key)
                        note(event.start_mark)
                        expected = _VALUE
                        continue
                    if len(value) < 5 and value in _NULLS and not event.style:
                        if expected == _VALUE and not value:
                            mark = self._after_colon(event, container)
                            if mark is None:
                                expected = self._leave_out(container, expected, event.start_mark)
                                continue
                            container[key] = None
                            note(mark)
                            expected = _KEY
                            continue
                        value = None
                    if expected == _VALUE:
                        container[key] = value
                        note(event.start_mark)
                        expected = _KEY
                    elif container is None:
                        root = value
                    else:
                        put(value)
                        note(event.start_mark)
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    mark = event.start_mark
                    if event.anchor is not None or event.tag is not None:
                        self._refuse_marks(event)
                    if len(stack) == DEEPEST:
                        raise Stopped(too_deep(mark.line, mark.column))
                    if expected == _KEY:
                        self._skip_key(event, get_event, DEEPEST - len(stack))
                        expected = self._leave_out(container, expected, mark)
                        key = _FORGOTTEN
                        continue
                    at = (mark.line + first_line, mark.column + 1)
                    made = YamlMapping if kind is MappingStartEvent else YamlSequence
                    inner: Any = made(at, first_line)
                    if expected == _VALUE:
                        container[key] = inner
                        note(mark)
                    elif container is None:
                        root = inner
                    else:
                        put(inner)
                        note(mark)
                    stack.append(container)
                    container = inner
                    note = inner.marks.append
                    if kind is MappingStartEvent:
                        expected = _KEY
                    else:
                        expected = _ITEM
                        put = inner.append
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    container = stack.pop()
                    if container is None:
                        expected = _ITEM
                        continue
                    note = container.marks.append
                    if type(container) is YamlMapping:
                        expected = _KEY
                    else:
                        expected = _ITEM
                        put = container.append
                elif kind is AliasEvent:
                    if expected != _VALUE or not key.startswith(_FORGOTTEN):
                        self._refuse_alias(event)
                    expected = self._leave_out(container, expected, event.start_mark)
                    key = _FORGOTTEN
                elif kind is DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self._refuse_document(event)
                        break
                    if event.version is not None or event.tags:
                        raise Stopped(directive(event.start_mark.line, event.start_mark.column))
                elif kind is StreamEndEvent:
                    break
        except (YAMLError, Stopped) as error:
            blocks, brackets = self._open([*stack, container])
            if isinstance(error, Stopped):
                raise Stopped(error.mistake, blocks, for_good=error.for_good) from None
            told = Told(event=event, last_text=last_text(root), brackets=brackets)
            raise Stopped(explained(error, self.lines, told), blocks) from None
        self._forget()
        return root

    def _open(self, containers: Sequence[Any]) -> tuple[list[tuple[int, bool]], list[tuple[int, int]]]:
        """Return column and whether it is a list of each open block, row and column of each open bracket."""
        blocks: list[tuple[int, bool]] = []
        flows: list[tuple[int, int]] = []
        for container in containers:
            if container is not None:
                row, column = container.at[0] - self.first_line, container.at[1] - 1
                if flows or self.lines[row][column] in "[{":
                    flows.append((row, column))
                else:
                    blocks.append((column, type(container) is YamlSequence))
        return blocks, flows

    def _tell(self, code: str, mark: Mark, what: str, cure: str) -> None:
        self.found.add(code, (mark.line, mark.column), what, cure)

    def _leave_out(self, container: Any, expected: int, mark: Mark) -> int:
        """Leave out the entry whose key, value or item comes next; return what is expected then."""
        self.complete = False
        if container is None:
            return expected
        container.complete = False
        if expected == _KEY:
            self._torn.append(container)
            container.marks += (_FORGOTTEN, mark)
            return _VALUE
        if expected == _VALUE:
            del container.marks[-2:]
            return _KEY
        return _ITEM

    def _forget(self) -> None:
        """Take the entries out again that were read only to be forgotten."""
        for mapping in self._torn:
            if mapping.pop(_FORGOTTEN, self) is self:
                continue
            marks = mapping.marks
            kept = [at for at in range(0, len(marks), 3) if marks[at] != _FORGOTTEN]
            mapping.marks = [each for at in kept for each in marks[at : at + 3]]

    def _refused_key(self, event: Any, key: str, mapping: YamlMapping) -> str:
        """Tell why a key is none; return the one that its entry is forgotten under."""
        mark = event.start_mark
        if key in mapping and mapping is self._run_on:
            pass  # A dash is missing before the second id, and all that follows belongs to that record.
        elif key in mapping:
            self._run_on = mapping if key == "id" else self._run_on
            what = f"the key '{key}' stands in line {self._row_of(key, mapping) + self.first_line} already"
            cure = "delete one of the two, or put both values in one list"
            if key == "id":
                cure = "begin a new record with `- id:`, or delete one of the two"
            self._tell("duplicate-key", mark, what, cure)
        elif key == "<<" and not event.style:
            self._tell("yaml-anchor", mark, "a merge key (<<) has no place here", "write the entries out")
        elif not key:
            self._tell("bad-yaml", mark, "there is no key before the colon", f"write one, or {QUOTES}")
        else:
            return key
        if key not in mapping:
            mapping.complete = self.complete = False
        self._torn.append(mapping)
        return _FORGOTTEN

    def _row_of(self, key: str, mapping: YamlMapping) -> int:
        """Return the row of a key; remembers those of one mapping, for there may be many to tell."""
        rows = self._seen[1] if self._seen[0] is mapping else {}
        self._seen = mapping, rows
        marks = mapping.marks
        for at in range(3 * len(rows), len(marks), 3):
            rows[marks[at]] = marks[at + 1].line
        return rows[key]

    def _after_colon(self, event: Any, mapping: YamlMapping) -> Point | None:
        """Return where an empty value stands, right after its colon; tell if there is none."""
        key, mark = mapping.marks[-2:]
        end: Point = event.start_mark
        if self.lines[end.line][end.column - 1 : end.column] == ":":
            return end
        between = self.lines[mark.line : end.line + 1]
        between[-1] = between[-1][: end.column]
        between[0] = " " * mark.column + between[0][mark.column :]
        for row, line in reversed(list(enumerate(between, mark.line))):
            text = _COMMENTED.sub("", line).rstrip()
            if text.endswith(":") or key == _FORGOTTEN or event.anchor is not None or event.tag is not None:
                return Point(row, len(text))
            if text:
                break
        number = _HALF_NUMBER.search(self.lines[mark.line][: mark.column])
        if number and _DIGITS.fullmatch(key):
            what = f"the comma in '{number[0].strip()}{key}' parts it in two"
            cure = "a number has a point for decimals, and nothing between the thousands"
            self._tell("bad-yaml", mark, what, f"{cure}; if it is a text, {QUOTES}")
            return None
        what = f"'{key}' has no colon and no value"
        cure = f"write 'key: value'; if the comma before it or after it belongs to a text, {QUOTES}"
        self._tell("bad-yaml", mark, what, cure)
        return None

    def _skip_key(self, event: Any, get_event: Callable[[], Any], levels: int) -> None:
        """Read past a list or mapping that stands where a key is expected."""
        mark, depth = event.start_mark, 1
        what = "a list or a mapping stands where a key is expected"
        self._tell("bad-yaml", mark, what, f"write a word as the key; if it is a text, {QUOTES}")
        while depth:
            inner = get_event()
            if isinstance(inner, MappingStartEvent | SequenceStartEvent):
                depth += 1
            elif isinstance(inner, MappingEndEvent | SequenceEndEvent):
                depth -= 1
            if depth > levels:
                raise Stopped(too_deep(inner.start_mark.line, inner.start_mark.column))

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            what = f"the anchor &{event.anchor} has no place here"
            self._tell("yaml-anchor", event.start_mark, what, f"delete it; if it belongs to a text, {QUOTES}")
        else:
            tag = re.match(r"!\S*", self.lines[event.start_mark.line][event.start_mark.column :])
            what = f"the tag {tag[0] if tag else event.tag} has no place here"
            self._tell("yaml-tag", event.start_mark, what, f"delete it; if it belongs to a text, {QUOTES}")

    def _refuse_alias(self, event: Any) -> None:
        what = f"*{event.anchor} refers to an anchor, which has no place here"
        self._tell("yaml-anchor", event.start_mark, what, f"write the value out; if it is a text, {QUOTES}")

    def _refuse_document(self, event: Any) -> None:
        self.complete = False
        cure = "delete the line ---, or move what follows to a file of its own"
        self._tell("bad-yaml", event.start_mark, "a second document begins here; it is not read", cure)
