"""A closer look at single keys and texts: signs in full width, escapes, what a comment cuts off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from dispute_briefings.source_yaml.characters import (
    FULL_WIDTH_KEY,
    ODD,
    STAND_IN,
    half_width,
    named,
    without_odd,
)
from dispute_briefings.source_yaml.mending import LEFT_OUT
from dispute_briefings.source_yaml.mistakes import ODD_SPACES, QUOTES, Found, wide_colon
from dispute_briefings.source_yaml.scene import short

_WIDE = re.compile("[\u00a0\u3000０-９Ａ-Ｚａ-ｚ：－／．]")
_COMMENT = re.compile(r" #[^\s#]")
_BEGINS_COMMENT = re.compile(r" +#(?=[^\s#])")
_ESCAPE = re.compile(r"\\(?:x(.{2})|u(.{4})|U(.{8})|(.))")
_ESCAPED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "v": "\v",
    "r": "\r",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}


def needs_a_look(text: str) -> bool:
    """Return whether any key or text in it may be meant otherwise than the parser tells it."""
    return (
        "\\" in text
        or STAND_IN in text
        or not unicodedata.is_normalized("NFC", text)
        or (not text.isascii() and _WIDE.search(text) is not None)
        or _COMMENT.search(text) is not None
    )


class Scalars:
    """The keys and texts of one text; their mistakes are added to `found`."""

    def __init__(self, lines: Sequence[str], found: Found) -> None:
        self.lines = lines
        self.found = found

    def meant(self, event: Any, *, is_key: bool, is_value: bool) -> str | None:
        """Return the text of a scalar's event as it is meant, or None if it is to be left out.

        It is in NFC. A text that is neither a key nor the value of one is an item of a list.
        """
        value: str | None = event.value
        if event.style == '"' and ODD.search(event.value.replace(STAND_IN, "")):
            self._tell_escapes(event)
        elif not event.style:
            if event.value.startswith(LEFT_OUT):
                return None
            if event.value and _BEGINS_COMMENT.match(self.lines[event.end_mark.line], event.end_mark.column):
                self._tell_comment(event)
            if not event.value.isascii():
                value = self._key(event) if is_key else self._value(event, is_item=not is_value)
        return None if value is None else unicodedata.normalize("NFC", without_odd(value))

    def _key(self, event: Any) -> str | None:
        key = without_odd(event.value)
        meant = unicodedata.normalize("NFKC", key).strip()
        if key[:1] in ODD_SPACES:
            what = f"this line is indented with {ODD_SPACES[key[0]]}"
            self._tell("bad-indent", event, what, "use plain spaces")
            return meant
        if meant.isascii() and meant != key and ":" not in meant:
            self._tell("full-width", event, f"the key '{key}' is in full width", f"write {meant}")
            return meant
        return None if self._tell_wide_colons(event) else key

    def _value(self, event: Any, *, is_item: bool) -> str | None:
        value = without_odd(event.value)
        if meant := half_width(value):
            cure = f"write {meant}; if it is a text, {QUOTES}"
            self._tell("full-width", event, f"'{short(value)}' is in full width", cure)
            return meant
        first = event.start_mark
        alone = is_item or not self.lines[first.line][: first.column].strip()
        return None if alone and self._tell_wide_colons(event) else value

    def _tell(self, code: str, event: Any, what: str, cure: str) -> None:
        self.found.add(code, (event.start_mark.line, event.start_mark.column), what, cure)

    def _tell_wide_colons(self, event: Any) -> bool:
        """Tell of each line of a text that looks like a key with a colon in full width."""
        told = len(self.found)
        first, last = event.start_mark, event.end_mark
        for row in range(first.line, last.line + 1):
            begin = first.column if row == first.line else 0
            if found := FULL_WIDTH_KEY.match(self.lines[row], begin):
                self.found.add("full-width", (row, found.end() - 1), *wide_colon(found))
        return len(self.found) > told

    def _tell_comment(self, event: Any) -> None:
        row = event.end_mark.line
        column = self.lines[row].index("#", event.end_mark.column)
        what = f"the text ends before '{short(self.lines[row][column:])}': a # after a space begins a comment"
        cure = f"{QUOTES}; if it is a comment, put a space after the #"
        self.found.add("comment-in-text", (row, column), what, cure)

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
                    self.found.add("bad-character", (row, found.start()), what, "delete it")
