"""What an editor did, told from where a YAML parser gave up, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from yaml import AliasEvent, YAMLError

from dispute_briefings.source_yaml.characters import FULL_WIDTH_KEY

QUOTES = "put the whole text in quotes"

_KEY = r"[^\s#:\[\]{},&*!|>'\"%@`-][^:#]*?"
_KEY_AND_VALUE = re.compile(
    rf"(?P<before> *(?:- +)*)(?P<key>{_KEY}|\"[^\"]*\"|'[^']*') *:(?: +(?P<value>.*))?$"
)
_KEY_WITHOUT_SPACE = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?=[^\s:/])")
_WORD = re.compile(r"[a-z_][a-z0-9_-]*")
_KEY_LINE = re.compile(r"\s*(?:- +)+\S|\s*[A-Za-z_][\w-]*:(?:\s|$)")
ODD_SPACES = {"\u00a0": "a no-break space (U+00A0)", "\u3000": "an ideographic space (U+3000)"}
_BULLETS = "－–—・•●○ー*"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistake:
    """A mistake in a text, at a row and a column from 0."""

    code: str
    row: int
    column: int
    what: str
    cure: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scene:
    """Where the parser gave up: its complaint, the place, where what it was reading began, the last event."""

    complaint: str
    lines: Sequence[str]
    row: int
    column: int
    began: tuple[int, int]
    event: Any

    @property
    def line(self) -> str:
        return self.lines[self.row]

    @property
    def before(self) -> str:
        return self.line[: self.column]

    @property
    def rest(self) -> str:
        return self.line[self.column :]

    def mistake(
        self, what: str, cure: str, *, code: str = "bad-yaml", at: tuple[int, int] | None = None
    ) -> Mistake:
        row, column = at or (self.row, self.column)
        return Mistake(code=code, row=row, column=column, what=what, cure=cure)

    def row_above(self, row: int) -> int:
        """Return the nearest row above that has text, or -1."""
        row -= 1
        while row >= 0 and not self.lines[row].strip():
            row -= 1
        return row


def explained(error: YAMLError, lines: Sequence[str], event: Any) -> Mistake:
    """Return the mistake behind a parser's error; `event` is the last that it told before."""
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    last = len(lines) - 1
    row = min(mark.line, last) if mark else 0
    scene = _Scene(
        complaint=f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}",
        lines=lines,
        row=row,
        column=min(mark.column, len(lines[row])) if mark else 0,
        began=(min(began.line, last), began.column) if began else (row, mark.column if mark else 0),
        event=event,
    )
    for pattern, explain in _EXPLANATIONS:
        if re.search(pattern, scene.complaint) and (found := explain(scene)):
            return found
    return scene.mistake("this is no YAML", f"compare it with the entry above; if it is a text, {QUOTES}")


def wide_colon(row: int, found: re.Match[str]) -> Mistake:
    """Return the mistake of a key that ends in a colon in full width; `found` is of FULL_WIDTH_KEY."""
    what = f"the colon after '{found[1]}' is in full width (：)"
    cure = f"write '{found[1]}: ', with a space after it; if it is a text, put it in quotes"
    return Mistake(code="full-width", row=row, column=found.end() - 1, what=what, cure=cure)


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 40 else text[:39] + "…"


def _text_cure(key: str) -> str:
    return f"{QUOTES}, or write '{key}: >-' and the text on the next line, indented"


# Each of the following explains one complaint, or leaves it to the next.


def _wide(scene: _Scene) -> Mistake | None:
    """Signs in full width, wherever the parser stumbles over what follows from them."""
    for row in dict.fromkeys((scene.began[0], scene.row, scene.row_above(scene.row))):
        line = scene.lines[row] if row >= 0 else ""
        if found := FULL_WIDTH_KEY.match(line):
            return wide_colon(row, found)
        text = line.lstrip(" ")
        column = len(line) - len(text)
        if text and text[0] in ODD_SPACES:
            what = f"this line is indented with {ODD_SPACES[text[0]]}"
            return scene.mistake(what, "use plain spaces", code="bad-indent", at=(row, column))
        if found := re.match(r" *(?:- +)*[\w-]+:([\u00a0\u3000])", line):
            what = f"after the colon stands {ODD_SPACES[found[1]]}"
            return scene.mistake(what, "put a plain space there", code="full-width", at=(row, found.start(1)))
        if found := re.match(r" *(?:- +)*-([\u00a0\u3000])", line):
            what = f"after the dash stands {ODD_SPACES[found[1]]}"
            return scene.mistake(what, "put a plain space there", code="full-width", at=(row, found.start(1)))
        if text and text[0] in _BULLETS and re.match(r".[ \u3000]*[\w-]+[:：]", text):
            what = f"'{text[0]}' does not begin an entry of a list"
            return scene.mistake(
                what, "write '- ', a plain dash and a space", code="full-width", at=(row, column)
            )
    return None


def _colon(scene: _Scene) -> Mistake:
    """A colon where no key can be."""
    if found := _KEY_AND_VALUE.match(scene.before):
        key = found["key"]
        return scene.mistake(
            f"a colon and a space inside the text of '{key}' would begin a new key", _text_cure(key)
        )
    word = scene.before.strip(" -")
    column = len(scene.before) - len(scene.before.lstrip(" "))
    row = scene.row_above(scene.row)
    while row >= 0:
        line = scene.lines[row]
        if found := _KEY_WITHOUT_SPACE.match(line):
            what = f"there is no space after the colon of '{found['key']}'"
            return scene.mistake(what, f"write '{found['key']}: '", at=(row, found.end() - 1))
        if found := _KEY_AND_VALUE.match(line):
            key = found["key"]
            if row == scene.row_above(scene.row) and _WORD.fullmatch(word):
                what = (
                    f"'{word}' is indented more than '{key}' in the line above, which has its value already"
                )
                cure = f"begin '{word}' in the same column as '{key}'; if it belongs to the text, {QUOTES}"
                return scene.mistake(what, cure, code="bad-indent", at=(scene.row, column))
            what = f"a colon and a space inside the text of '{key}' would begin a new key"
            return scene.mistake(what, _text_cure(key))
        if len(line) - len(line.lstrip(" ")) < column or row == 0:
            break
        row = scene.row_above(row)
    if row >= 0:
        start = len(scene.lines[row]) - len(scene.lines[row].lstrip(" "))
        what = f"'{_short(scene.lines[row])}' has no colon, so that the key below cannot follow it"
        return scene.mistake(what, "write 'key: value'", at=(row, start))
    return scene.mistake("a colon and a space inside a text would begin a new key", QUOTES)


def _no_colon(scene: _Scene) -> Mistake | None:
    """A line that should be a key and has no colon."""
    row, column = scene.began
    text = scene.lines[row][column:]
    if text[:1] in ("'", '"'):
        if scene.row == row:
            return None
        return _unclosed(scene)
    if found := re.match(r"([A-Za-z_][\w-]*):(?=\S)", text):
        what = f"there is no space after the colon of '{found[1]}'"
        return scene.mistake(what, f"write '{found[1]}: '", at=(row, column + found.end() - 1))
    if text[:1] == "-":
        return scene.mistake("there is no space after the dash", "write '- '", at=scene.began)
    if text[:1] in "[{":
        return _bracket_text(scene, scene.began)
    what = f"'{_short(text)}' is no key: there is no colon after it"
    cure = "write 'key: value'; if it continues the text above, indent it more than the key of that text"
    return scene.mistake(what, cure, at=scene.began)


def _dash(scene: _Scene) -> Mistake:
    cure = f"begin the list on the next line; if it is a text, {QUOTES}"
    return scene.mistake("a list cannot begin here", cure)


def _question(scene: _Scene) -> Mistake:
    return scene.mistake("a text cannot begin with a question mark and a space", QUOTES)


def _sign(scene: _Scene) -> Mistake:
    return scene.mistake(f"a text cannot begin with {scene.rest[:1]}", QUOTES)


def _unclosed(scene: _Scene) -> Mistake:
    row, column = scene.began
    quote = scene.lines[row][column : column + 1]
    return scene.mistake(
        f"the text that begins with {quote} here has no closing {quote}",
        f"write {quote} at its end; if it is an apostrophe, put the whole text in double quotes",
        at=scene.began,
    )


def _escape(scene: _Scene) -> Mistake:
    column = scene.line.rfind("\\", 0, scene.column + 1)
    column = max(column, 0)
    sign = scene.line[column : column + 2]
    what = f"{sign} means nothing in double quotes"
    cure = "write \\\\ for a backslash, or put the text in single quotes"
    if sign[1:] in ("x", "u", "U"):
        what, cure = f"{sign} does not stand for a character here", "write the character itself"
    return scene.mistake(what, cure, at=(scene.row, column))


def _header(scene: _Scene) -> Mistake:
    sign = scene.lines[scene.began[0]][scene.began[1] : scene.began[1] + 1]
    cure = f"begin it there, indented; if {sign} belongs to the text, {QUOTES}"
    return scene.mistake(f"after {sign} the text begins on the next line", cure)


def _anchor(scene: _Scene) -> Mistake:
    row, column = scene.began
    sign = scene.lines[row][column : column + 1]
    return scene.mistake(f"a text cannot begin with {sign}", QUOTES, code="yaml-anchor", at=scene.began)


def _tag(scene: _Scene) -> Mistake:
    found = re.search(r"!\S*", scene.lines[scene.began[0]][scene.began[1] :])
    told = f" {found[0]}" if found else ""
    cure = f"delete it; if it belongs to a text, {QUOTES}"
    return scene.mistake(f"the tag{told} has no place here", cure, code="yaml-tag", at=scene.began)


def directive(row: int, column: int) -> Mistake:
    """Return the mistake of a line that begins with a percent sign."""
    return Mistake(
        code="bad-yaml",
        row=row,
        column=column,
        what="a line cannot begin with %",
        cure=f"delete the line; if it belongs to a text, indent it or {QUOTES}",
    )


def _directive(scene: _Scene) -> Mistake:
    return directive(*scene.began)


def _bracket_text(scene: _Scene, at: tuple[int, int]) -> Mistake:
    sign = scene.lines[at[0]][at[1] : at[1] + 1]
    return scene.mistake(f"a text that begins with {sign} is taken for a list or a mapping", QUOTES, at=at)


def _between_brackets(scene: _Scene) -> Mistake:
    row, column = scene.began
    opening = scene.lines[row][column : column + 1]
    closing = "}" if opening == "{" else "]"
    at_end = scene.row >= len(scene.lines) - 1 and not scene.rest
    if at_end or (scene.row > row and _KEY_LINE.match(scene.line)):
        what = f"the {opening} that stands here is never closed"
        return scene.mistake(
            what, f"write {closing} at its end; if it begins a text, {QUOTES}", at=scene.began
        )
    if scene.rest[:1] == ":":
        return scene.mistake(f"a colon stands inside a text between {opening} and {closing}", QUOTES)
    if scene.rest[:1] in ("]", "}"):
        return scene.mistake(f"{scene.rest[:1]} closes what {opening} has opened", f"write {closing}")
    what = f"between {opening} and {closing} there is no comma before this"
    return scene.mistake(what, f"write one; if it belongs to the text before it, {QUOTES}")


def _last_opening(scene: _Scene) -> tuple[int, int]:
    """Where the construct began; libyaml says so at the end of a text that ends right after its bracket."""
    row, column = scene.began
    if scene.lines[row][column : column + 1] in ("[", "{"):
        return row, column
    for above in range(min(row, len(scene.lines) - 1), -1, -1):
        found = max(scene.lines[above].rfind("["), scene.lines[above].rfind("{"))
        if found >= 0:
            return above, found
    return row, column


def _nothing_there(scene: _Scene) -> Mistake | None:
    sign = scene.rest[:1]
    if not sign and scene.row >= len(scene.lines) - 1:
        row, column = _last_opening(scene)
        opening = scene.lines[row][column : column + 1]
        if opening not in ("[", "{"):
            return None
        return scene.mistake(
            f"the {opening} that stands here is never closed", f"close it, or {QUOTES}", at=(row, column)
        )
    if sign in ("]", "}"):
        return scene.mistake(
            f"there is nothing that {sign} could close", f"delete it; if it belongs to a text, {QUOTES}"
        )
    if sign == ",":
        return scene.mistake(
            "there is nothing before this comma", f"delete it; if it begins a text, {QUOTES}"
        )
    return None


def _after_value(scene: _Scene) -> Mistake | None:
    """Something after a value that has ended."""
    event = scene.event
    if isinstance(event, AliasEvent):
        start: Any = event.start_mark
        at = start.line, start.column
        return scene.mistake("a text cannot begin with *", QUOTES, code="yaml-anchor", at=at)
    style = getattr(event, "style", None)
    if style in ("'", '"'):
        first, last = event.start_mark, event.end_mark
        inside = scene.lines[first.line + 1 : last.line + 1]
        if any(map(_KEY_LINE.match, inside)):
            return _unclosed_at(scene, style, (first.line, first.column))
        if last.line == scene.row:
            return _after_quotes(scene, style, last.column)
    if found := re.search(r"(?:^|[:-] )\s*([\[{]).*[\]}] *$", scene.before):
        return _bracket_text(scene, (scene.row, found.start(1)))
    return None


def _unclosed_at(scene: _Scene, quote: str, at: tuple[int, int]) -> Mistake:
    return scene.mistake(
        f"the text that begins with {quote} here has no closing {quote} of its own",
        f"write {quote} at its end; if it is an apostrophe, put the whole text in double quotes",
        at=at,
    )


def _after_quotes(scene: _Scene, quote: str, end: int) -> Mistake:
    if quote == "'" and scene.column == end:
        cure = "write an apostrophe inside '…' twice, or put the whole text in double quotes"
    elif quote == '"' and scene.column == end:
        cure = 'write \\" for a quotation mark inside "…", or put the whole text in single quotes'
    else:
        cure = f"{QUOTES}, or in none"
    return scene.mistake(f"the text goes on after its closing {quote}", cure)


def _lines_up(scene: _Scene) -> Mistake:
    """A line that begins in no column of those above, or something after a value."""
    sign = scene.rest[:1]
    if sign in ("]", "}"):
        what = f"there is nothing that {sign} could close"
        return scene.mistake(what, f"delete it; if it belongs to a text, {QUOTES}")
    if sign == ":":
        return scene.mistake("there is no key before the colon", f"write one, or {QUOTES}")
    if scene.before.strip(" -"):
        return scene.mistake("this cannot follow what stands before it", QUOTES)
    if re.match(r"-(?: |$)", scene.rest):
        cure = "indent the list under its key, or give the entry the column of those above"
        return scene.mistake("an entry of a list stands where a key is expected", cure, code="bad-indent")
    columns = {scene.began[1]}
    if (above := scene.row_above(scene.row)) >= 0:
        columns |= {found.end() for found in re.finditer(r"^ *|(?<=-) +", scene.lines[above])}
    nearest = min(columns, key=lambda column: (abs(column - scene.column), -column))
    what = f"this begins in column {scene.column + 1}, where nothing above begins"
    return scene.mistake(what, f"begin it in column {nearest + 1}", code="bad-indent")


_EXPLANATIONS: tuple[tuple[str, Callable[[_Scene], Mistake | None]], ...] = (
    ("directive|%TAG|%YAML", _directive),
    ("anchor|alias", _anchor),
    ("tag", _tag),
    ("quoted scalar: found unexpected|document (?:indicator|separator)", _unclosed),
    ("escape|hexdecimal|hexadecimal", _escape),
    ("block scalar", _header),
    ("cannot start any token", _sign),
    ("", _wide),
    ("mapping values|unexpected ':'", _colon),
    ("could not find expected ':'", _no_colon),
    ("sequence entries", _dash),
    ("mapping keys", _question),
    (r"expected ',' or", _between_brackets),
    ("node content", _nothing_there),
    ("expected key|'-' indicator|block end|document start", _after_value),
    ("expected key|'-' indicator|block end|document start", _lines_up),
)
