"""Mistakes with keys, colons, dashes and indentation, told from where a parser gave up.

Each function explains one of the parser's complaints, or returns None and leaves it to the next.
"""

from __future__ import annotations

import re

from dispute_briefings.source_yaml.characters import FULL_WIDTH_KEY
from dispute_briefings.source_yaml.mistakes import ODD_SPACES, QUOTES, Mistake, wide_colon
from dispute_briefings.source_yaml.quotes_and_brackets import bracket_text, unclosed
from dispute_briefings.source_yaml.scene import Scene, indent_of, short

_KEY_AND_VALUE = re.compile(
    r" *(?:- +)*(?P<key>[^\s#:\[\]{},&*!|>'\"%@`-][^:#]*?|\"[^\"]*\"|'[^']*') *:(?: +.*)?$"
)
_KEY_WITHOUT_COLON = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*) +[\[{]")
_KEY_WITHOUT_SPACE = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?=[^\s:/])")
_WORD = re.compile(r"[a-z_][a-z0-9_-]*")
_COMMENT = re.compile(r"(?<= )#(?=[^\s#])")
_BULLETS = "－–—・•●○ー"


def wide(scene: Scene) -> Mistake | None:
    """Signs in full width, wherever the parser stumbles over what follows from them."""
    for row in dict.fromkeys((scene.began[0], scene.row, scene.row_above(scene.row))):
        line = scene.lines[row] if row >= 0 else ""
        if found := FULL_WIDTH_KEY.match(line):
            return scene.mistake(*wide_colon(found), code="full-width", at=(row, found.end() - 1))
        at = row, indent_of(line)
        first = scene.sign(at)
        if first in ODD_SPACES:
            what = f"this line is indented with {ODD_SPACES[first]}"
            return scene.mistake(what, "use plain spaces", code="bad-indent", at=at)
        if found := re.match(r" *(?:- +)*([\w-]+:|-)([\u00a0\u3000])", line):
            what = f"after the {'dash' if found[1] == '-' else 'colon'} stands {ODD_SPACES[found[2]]}"
            return scene.mistake(what, "put a plain space there", code="full-width", at=(row, found.start(2)))
        if first and first in _BULLETS and re.match(r"[ \u3000]*[\w-]+[:：]", line[at[1] + 1 :]):
            what, cure = f"{first} does not begin an entry of a list", "write '- ', a plain dash and a space"
            return scene.mistake(what, cure, code="full-width", at=at)
    return None


def colon(scene: Scene) -> Mistake:
    """A colon where no key can be."""
    if found := _KEY_WITHOUT_COLON.match(scene.before):
        return _lacks_colon(scene, found)
    if found := _KEY_AND_VALUE.match(scene.before):
        return _colon_in_text(scene, found["key"])
    column = indent_of(scene.line)
    word = scene.before.strip(" -")
    above = row = scene.row_above(scene.row)
    while row >= 0:
        line = scene.lines[row]
        if found := _KEY_WITHOUT_SPACE.match(line):
            return _lacks_space(scene, found["key"], (row, found.end() - 1))
        if found := _KEY_AND_VALUE.match(line):
            key = found["key"]
            if row < above or not _WORD.fullmatch(word):
                return _colon_in_text(scene, key)
            what = f"'{word}' is indented more than '{key}' in the line above, which has its value already"
            cure = f"begin '{word}' in the same column as '{key}'; if it belongs to the text, {QUOTES}"
            return scene.mistake(what, cure, code="bad-indent", at=(scene.row, column))
        if indent_of(line) < column or scene.row_above(row) < 0:
            what = f"'{short(line)}' has no colon, so that the key below cannot follow it"
            return scene.mistake(what, "write 'key: value'", at=(row, len(line) - len(line.lstrip(" -"))))
        row = scene.row_above(row)
    return scene.mistake("a colon and a space inside a text would begin a new key", QUOTES)


def _colon_in_text(scene: Scene, key: str) -> Mistake:
    what = f"a colon and a space inside the text of '{key}' would begin a new key"
    if found := re.search(r": +([“”„«‘’])", scene.before):
        what = f"{found[1]} is no quotation mark of YAML, so that the colon behind it would begin a new key"
        return scene.mistake(what, 'put the whole text in plain ones: "…"')
    return scene.mistake(what, f"{QUOTES}, or write '{key}: >-' and the text on the next line, indented")


def _lacks_colon(scene: Scene, found: re.Match[str]) -> Mistake:
    what = f"there is no colon after '{found['key']}'"
    return scene.mistake(what, f"write '{found['key']}: '", at=(scene.row, found.end("key")))


def _lacks_space(scene: Scene, key: str, at: tuple[int, int]) -> Mistake:
    return scene.mistake(f"there is no space after the colon of '{key}'", f"write '{key}: '", at=at)


def no_colon(scene: Scene) -> Mistake | None:
    """A line that should be a key and has no colon."""
    row, column = scene.began
    text = scene.lines[row][column:]
    if text[:1] in ("'", '"'):
        return None if scene.row == row else unclosed(scene)
    if found := _KEY_WITHOUT_SPACE.match(text):
        return _lacks_space(scene, found["key"], (row, column + found.end() - 1))
    if text[:1] == "-":
        return scene.mistake("there is no space after the dash", "write '- '", at=scene.began)
    if text[:1] in ("[", "{"):
        return bracket_text(scene, scene.began)
    what = f"'{short(text)}' is no key: there is no colon after it"
    cure = "write 'key: value'; if it continues the text above, indent it more than the key of that text"
    return scene.mistake(what, cure, at=scene.began)


def dash(scene: Scene) -> Mistake:
    """A dash behind a key."""
    cure = f"begin the list on the next line; if it is a text, {QUOTES}"
    return scene.mistake("a list cannot begin here", cure)


def question(scene: Scene) -> Mistake:
    """A question mark that would announce a key."""
    return scene.mistake("a text cannot begin with a question mark and a space", QUOTES)


def cut_text(scene: Scene) -> Mistake | None:
    """A line that would continue a text which a number sign has ended."""
    above = scene.row_above(scene.row)
    found = _COMMENT.search(scene.lines[above]) if above >= 0 and not scene.before.strip() else None
    if not found:
        return None
    column = found.start()
    what = f"the text ends before '{short(scene.lines[above][column:])}', and cannot go on in the next line"
    return scene.mistake(what, QUOTES, at=(above, column))


def lines_up(scene: Scene) -> Mistake:
    """A line that begins in no column of those above."""
    if scene.before.strip(" -"):
        return scene.mistake("this cannot follow what stands before it", QUOTES)
    if scene.began == (scene.row, scene.column):
        what = f"this begins in column {scene.column + 1}, left of what stands above"
        return scene.mistake(what, "begin all that belongs together in one column", code="bad-indent")
    is_entry = re.match(r"-(?: |$)", scene.rest) is not None
    in_list = scene.sign(scene.began) == "-"
    if in_list and re.match(r"-[A-Za-z_]", scene.rest):
        return scene.mistake("there is no space after the dash", "write '- '")
    if is_entry and not in_list:
        what = "an entry of a list stands where a key is expected"
        cure = "indent the list under its key, or begin the entry in the column of those above"
        return scene.mistake(what, cure, code="bad-indent")
    columns = {scene.began[1]} if is_entry or not in_list else set()
    if not is_entry:
        line = scene.lines[max(scene.row_above(scene.row), 0)]
        columns |= {found.end() for found in re.finditer(r"^ *(?=[^ -])|(?<=-) +", line)}
    columns.discard(scene.column)
    what = f"this begins in column {scene.column + 1}, where nothing above begins"
    if scene.column == scene.began[1]:
        what = "this begins where the entries of the list above begin, but without a dash"
    cure = "begin it in the column of what it belongs to"
    if columns:
        nearest = min(columns, key=lambda column: (abs(column - scene.column), column))
        cure = f"begin it in column {nearest + 1}"
    return scene.mistake(what, cure, code="bad-indent")
