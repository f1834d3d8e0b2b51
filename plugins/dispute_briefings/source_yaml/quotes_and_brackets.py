"""Mistakes with quotes, brackets and signs that mean something, told from where a parser gave up.

Each function explains one of the parser's complaints, or returns None and leaves it to the next.
"""

from __future__ import annotations

import re
from typing import Any

from yaml import AliasEvent

from dispute_briefings.source_yaml.mistakes import QUOTES, Mistake, directive
from dispute_briefings.source_yaml.scene import ENTRY, Scene, indent_of

_NUMBERED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)")
_IN_QUOTES = re.compile(r"\\.|''|['\"]")
_COMMENT = re.compile(r"(?:^| )#.*")
_CHARACTER = "write the character itself"


def left_open(scene: Scene) -> Mistake | None:
    """A bracket or a quote that is closed so late that lines which look like entries stand in it."""
    if text := _long_quote(scene):
        # A quote that nothing stands before is meant to open a text.
        opens = not scene.before.rstrip()[:-1].strip()
        if opens or any(map(ENTRY.match, scene.lines[text[0] + 1 : scene.row + 1])):
            return _unclosed_at(scene, text, "no closing {} of its own")
    if scene.told.brackets:
        at = scene.told.brackets[-1]
        shallow = indent_of(scene.line) <= indent_of(scene.lines[at[0]])
        if at[0] < scene.row and shallow and ENTRY.match(scene.line):
            return _open_bracket(scene, at)
    return None


def _long_quote(scene: Scene) -> tuple[int, int] | None:
    """Return where the quotes begin that end right here, if they begin in another line."""
    starts = [at for at in (scene.told.last_text, *scene.told.brackets[-1:]) if at]
    quote, began, ended = "", (0, 0), (0, 0)
    first_row, first_column = max(starts, default=(scene.row, 0))
    for row in range(first_row, scene.row + 1):
        line = scene.before if row == scene.row else scene.lines[row]
        for found in _IN_QUOTES.finditer(line, first_column if row == first_row else 0):
            before = line[: found.start()].rstrip(" ")
            if not quote and found[0] in ("'", '"') and before[-1:] in ("", "[", "{", ",", ":", "-"):
                quote, began = found[0], (row, found.start())
            elif found[0] == quote:
                quote, ended = "", (row, found.end())
    return began if began[0] < scene.row and ended == (scene.row, len(scene.before.rstrip(" "))) else None


def unclosed(scene: Scene) -> Mistake:
    """A quote that the text never closes."""
    return _unclosed_at(scene, scene.began, "no closing {}")


def _unclosed_at(scene: Scene, at: tuple[int, int], told: str) -> Mistake:
    quote = scene.sign(at)
    what = f"the text that begins with {quote} here has {told.format(quote)}"
    cure = f"write {quote} at its end"
    if quote == "'":
        cure += "; if it is an apostrophe, put the whole text in double quotes"
    return scene.mistake(what, cure, at=at)


def after_quotes(scene: Scene) -> Mistake | None:
    """Something after the closing quote of a text."""
    found = re.search(r"(['\"])( *)$", scene.before)
    if not found:
        return None
    quote = found[1]
    cure = f"{QUOTES}, or in none"
    if not found[2] and quote == "'":
        cure = "write an apostrophe inside '…' twice, or put the whole text in double quotes"
    elif not found[2]:
        cure = 'write \\" for a quotation mark inside "…", or put the whole text in single quotes'
    return scene.mistake(f"the text goes on after its closing {quote}", cure)


def escape(scene: Scene) -> Mistake:
    """A backslash in double quotes that means nothing."""
    at = scene.row, max(scene.line.rfind("\\", 0, scene.column + 1), 0)
    sign = scene.line[at[1] : at[1] + 2]
    if sign[1:] in ("x", "u", "U"):
        return scene.mistake(f"{sign} does not stand for a character here", _CHARACTER, at=at)
    cure = "write \\\\ for a backslash, or put the text in single quotes"
    return scene.mistake(f"{sign} means nothing in double quotes", cure, at=at)


def half_character(scene: Scene) -> Mistake | None:
    """An escape with a number that is none of a character."""
    row, start = scene.began
    for line in scene.lines[row : scene.row + 1]:
        for found in _NUMBERED.finditer(line, start):
            number = int(found[1] or found[2] or "0", 16)
            if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
                at = row, found.start()
                return scene.mistake(f"{found[0]} stands for no character", _CHARACTER, at=at)
        row, start = row + 1, 0
    return None


def first_sign(scene: Scene) -> Mistake:
    """A sign that no text can begin with."""
    if scene.sign() in ("|", ">"):  # elsewhere than in brackets they announce a text
        return _open_bracket(scene, _opening(scene))
    return scene.mistake(f"a text cannot begin with {scene.sign()}", QUOTES)


def block_text(scene: Scene) -> Mistake:
    """Something behind the sign that announces a text on the next lines."""
    sign = scene.sign(scene.began)
    cure = f"begin it there, indented; if {sign} belongs to the text, {QUOTES}"
    return scene.mistake(f"after {sign} the text begins on the next line", cure)


def anchor(scene: Scene) -> Mistake:
    """What would be an anchor or an alias, if it were well-formed."""
    what = f"a text cannot begin with {scene.sign(scene.began)}"
    return scene.mistake(what, QUOTES, code="yaml-anchor", at=scene.began)


def after_alias(scene: Scene) -> Mistake | None:
    """A text that begins with an asterisk: its first word is an alias."""
    event = scene.told.event
    if not isinstance(event, AliasEvent):
        return None
    mark: Any = event.start_mark
    at = mark.line, mark.column
    return scene.mistake("a text cannot begin with *", QUOTES, code="yaml-anchor", at=at)


def tag(scene: Scene) -> Mistake:
    """What would be a tag, if it were well-formed."""
    found = re.search(r"!\S*", scene.lines[scene.began[0]][scene.began[1] :])
    cure = f"delete it; if it belongs to a text, {QUOTES}"
    what = f"the tag {found[0] if found else '!'} has no place here"
    return scene.mistake(what, cure, code="yaml-tag", at=scene.began)


def percent(scene: Scene) -> Mistake:
    """A percent sign at the beginning of a line."""
    return directive(*scene.began)


def bracket_text(scene: Scene, at: tuple[int, int]) -> Mistake:
    """Return the mistake of a text that begins with a bracket at a place."""
    what = f"a text that begins with {scene.sign(at)} is taken for a list or a mapping"
    return scene.mistake(what, QUOTES, at=at)


def after_bracket(scene: Scene) -> Mistake | None:
    """Something after a closing bracket."""
    found = re.search(r"(?:^|[:-] )\s*([\[{]).*[\]}] *$", scene.before)
    return bracket_text(scene, (scene.row, found.start(1))) if found else None


def between_brackets(scene: Scene) -> Mistake:
    """Something between two entries in brackets that is no comma."""
    at = _opening(scene)
    sign, opening = scene.sign(), scene.sign(at)
    closing = _closing(opening)
    if scene.at_end or (scene.row > at[0] and ENTRY.match(scene.line)):
        return _open_bracket(scene, at)
    if sign == ":":
        return scene.mistake(f"a colon stands inside a text between {opening} and {closing}", QUOTES)
    if sign in ("]", "}"):
        return scene.mistake(f"{sign} cannot close what {opening} has opened", f"write {closing}")
    what = f"between {opening} and {closing} there is no comma before this"
    return scene.mistake(what, f"write one; if it belongs to the text before it, {QUOTES}")


def _opening(scene: Scene) -> tuple[int, int]:
    """Return where the bracket stands that is open: as the parser says, or the nearest that is not closed."""
    known = [at for at in (scene.began, *reversed(scene.told.brackets)) if scene.sign(at) in ("[", "{")]
    if known:
        return known[0]
    closed = 0
    for row in range(scene.row, max(scene.row - 500, -1), -1):
        text = scene.before if row == scene.row else _COMMENT.sub("", scene.lines[row])
        for column in range(len(text) - 1, -1, -1):
            if text[column] in "]}":
                closed += 1
            elif text[column] in "[{" and not closed:
                return row, column
            elif text[column] in "[{":
                closed -= 1
    return scene.began


def no_space(scene: Scene) -> Mistake:
    """A colon in brackets, with no space between it and the next sign."""
    sign = scene.rest[1:2]
    cure = f"write ': {sign}'; if it is a text, {QUOTES}"
    return scene.mistake(f"there is no space between the colon and {sign}", cure)


def nothing_there(scene: Scene) -> Mistake | None:
    """A sign that ends something where nothing has begun."""
    sign = scene.sign()
    if scene.at_end and scene.sign(_opening(scene)) in ("[", "{"):
        return _open_bracket(scene, _opening(scene))
    if sign in ("]", "}"):
        cure = f"delete it; if it belongs to a text, {QUOTES}"
        return scene.mistake(f"there is nothing that {sign} could close", cure)
    if sign == ",":
        cure = f"delete it; if it begins a text, {QUOTES}"
        return scene.mistake("there is nothing before this comma", cure)
    if sign == ":":
        return scene.mistake("there is no key before the colon", f"write one; if it is a text, {QUOTES}")
    return None


def _open_bracket(scene: Scene, at: tuple[int, int]) -> Mistake:
    opening = scene.sign(at)
    if opening not in ("[", "{"):
        return scene.mistake("a bracket before this is never closed", f"close it; if it is a text, {QUOTES}")
    cure = f"write {_closing(opening)} at its end; if it begins a text, {QUOTES}"
    return scene.mistake(f"the {opening} that stands here is never closed", cure, at=at)


def _closing(opening: str) -> str:
    return "}" if opening == "{" else "]"
