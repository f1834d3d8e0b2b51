"""From the events of a YAML text to dicts, lists and strings that know where they stand."""

from __future__ import annotations

import re
import unicodedata
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

from dispute_briefings.source_yaml.characters import FULL_WIDTH_KEY, ODD, STAND_IN, half_width, named
from dispute_briefings.source_yaml.mending import LEFT_OUT
from dispute_briefings.source_yaml.mistakes import (
    ODD_SPACES,
    QUOTES,
    Mistake,
    directive,
    explained,
    wide_colon,
)
from dispute_briefings.source_yaml.values import Mark, Yaml, YamlMapping, YamlSequence

DEEPEST = 32

_NULLS = frozenset(("", "~", "null"))
# What the next scalar is, while reading.
_ITEM, _KEY, _VALUE = range(3)
# The key of an entry that is read and then forgotten. No key can hold a NUL.
_FORGOTTEN = "\0"

_WIDE = re.compile("[\u3000０-９：－／．\u00a0]")
_COMMENT = re.compile(r" +#(?=[^\s#])")
_ESCAPE = re.compile(r"\\(?:x(.{2})|u(.{4})|U(.{8})|(.))", re.DOTALL)
_ESCAPED = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "r": "\r"} | {
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}


class Stopped(Exception):  # noqa: N818 -- the text is in error, not the program
    """The text cannot be read on; `open_columns` has the column of each open block, and if it is a list."""

    def __init__(self, mistake: Mistake, open_columns: Sequence[tuple[int, bool]]) -> None:
        super().__init__(mistake.what)
        self.mistake = mistake
        self.open_columns = open_columns


class _Given(Exception):  # noqa: N818
    """A mistake that the parser does not mind, but we do."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.what)
        self.mistake = mistake


class Building:
    """The values of one text.

    `found` has the mistakes that do not stop the reading; `complete` is False when something was left out.
    """

    def __init__(self, text: str, first_line: int, *, mended: bool) -> None:
        self.text = text
        self.first_line = first_line
        self.found: list[Mistake] = []
        self.complete = True
        self._torn: list[YamlMapping] = []
        # Most texts need none of the looks at a single scalar.
        self._careful = (
            mended
            or "\\" in text
            or STAND_IN in text
            or not unicodedata.is_normalized("NFC", text)
            or (not text.isascii() and _WIDE.search(text) is not None)
            or _COMMENT.search(text) is not None
        )
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
        first_line, careful, marked = self.first_line, self._careful, self._marked
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
                    if careful and (value := self._looked_at(event, expected)) is None:
                        expected = self._leave_out(container, expected, event.start_mark)
                        key = _FORGOTTEN
                        continue
                    if expected == _KEY:
                        if value in container or not value or value == "<<":
                            value = self._refused_key(event, value, container)
                        key = intern(value)
                        note(key)
                        note(event.start_mark)
                        expected = _VALUE
                        continue
                    if len(value) < 5 and value in _NULLS and not event.style:
                        if expected == _VALUE and not value and self._lacks_colon(event, container):
                            expected = self._leave_out(container, expected, event.start_mark)
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
                        raise _Given(_too_deep(mark))
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
                        raise _Given(directive(event.start_mark.line, event.start_mark.column))
                elif kind is StreamEndEvent:
                    break
        except (YAMLError, _Given) as error:
            mistake = error.mistake if isinstance(error, _Given) else explained(error, self.lines, event)
            raise Stopped(mistake, self._open_columns([*stack, container])) from None
        self._forget()
        return root

    def _open_columns(self, containers: Sequence[Any]) -> list[tuple[int, bool]]:
        columns = []
        for container in containers:
            if container is None:
                continue
            row, column = container.at[0] - self.first_line, container.at[1] - 1
            if self.lines[row][column] in "[{":
                break
            columns.append((column, type(container) is YamlSequence))
        return columns

    def _tell(self, code: str, mark: Mark, what: str, cure: str) -> None:
        self.found.append(Mistake(code=code, row=mark.line, column=mark.column, what=what, cure=cure))

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
        if key in mapping:
            at = mapping.marks.index(key)
            first = mapping.marks[at + 1].line + self.first_line
            what = f"the key '{key}' stands in line {first} already"
            self._tell("duplicate-key", mark, what, "delete one of the two, or put both values in one list")
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

    def _lacks_colon(self, event: Any, mapping: YamlMapping) -> bool:
        mark = event.start_mark
        marked = event.anchor is not None or event.tag is not None
        if marked or self.lines[mark.line][: mark.column].endswith(":"):
            return False
        key = mapping.marks[-2]
        what = f"'{key}' has no colon and no value: a comma in {{ }} ends a text"
        self._tell("bad-yaml", mapping.marks[-1], what, QUOTES)
        return True

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
                raise _Given(_too_deep(inner.start_mark))

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

    def _looked_at(self, event: Any, expected: int) -> str | None:
        """Return the text of a scalar as it is meant, or None if it is to be left out."""
        value: str = event.value
        if event.style == '"' and ODD.search(value.replace(STAND_IN, "")):
            self._tell_escapes(event)
        elif not event.style:
            if value.startswith(LEFT_OUT):
                return None
            if value and _COMMENT.match(self.lines[event.end_mark.line], event.end_mark.column):
                self._tell_comment(event)
            if not value.isascii():
                meant = self._in_half_width(event, expected)
                if meant is None:
                    return None
                value = meant
        return unicodedata.normalize("NFC", ODD.sub("", value))

    def _in_half_width(self, event: Any, expected: int) -> str | None:
        value: str = ODD.sub("", event.value)
        mark = event.start_mark
        if expected == _KEY:
            meant = unicodedata.normalize("NFKC", value).strip()
            if value[:1] in ODD_SPACES:
                what = f"this line is indented with {ODD_SPACES[value[0]]}"
                self._tell("bad-indent", mark, what, "use plain spaces")
                return meant
            if meant.isascii() and meant != value and ":" not in meant:
                self._tell("full-width", mark, f"the key '{value}' is in full width", f"write {meant}")
                return meant
        elif meant := half_width(value):
            cure = f"write {meant}; if it is a text, {QUOTES}"
            self._tell("full-width", mark, f"'{value}' is in full width", cure)
            return meant
        alone = expected != _VALUE or not self.lines[mark.line][: mark.column].strip()
        return None if alone and self._tell_wide_colons(event) else value

    def _tell_wide_colons(self, event: Any) -> bool:
        """Tell of each line of a text that looks like a key with a colon in full width."""
        told = False
        first, last = event.start_mark, event.end_mark
        for row in range(first.line, last.line + 1):
            found = FULL_WIDTH_KEY.match(self.lines[row], first.column if row == first.line else 0)
            if found:
                told = True
                self.found.append(wide_colon(row, found))
        return told

    def _tell_comment(self, event: Any) -> None:
        mark = event.end_mark
        rest = self.lines[mark.line][mark.column :]
        column = mark.column + rest.index("#")
        what = f"the text ends before '{rest.strip()[:40]}': a # after a space begins a comment"
        cure = f"{QUOTES}; if it is a comment, put a space after the #"
        self.found.append(Mistake(code="comment-in-text", row=mark.line, column=column, what=what, cure=cure))

    def _tell_escapes(self, event: Any) -> None:
        first, last = event.start_mark, event.end_mark
        for row in range(first.line, last.line + 1):
            begin = first.column if row == first.line else 0
            end = last.column if row == last.line else len(self.lines[row])
            for found in _ESCAPE.finditer(self.lines[row], begin, end):
                code = found[1] or found[2] or found[3]
                character = chr(int(code, 16)) if code else _ESCAPED.get(found[4], " ")
                if ODD.match(character):
                    what = f"{found[0]} stands for the invisible character {named(character)}"
                    at = {"row": row, "column": found.start()}
                    self.found.append(Mistake(code="bad-character", what=what, cure="delete it", **at))


def _too_deep(mark: Mark) -> Mistake:
    what = f"this is nested more than {DEEPEST} levels deep"
    return Mistake(
        code="too-deep", row=mark.line, column=mark.column, what=what, cure=f"write it flatter, or {QUOTES}"
    )
