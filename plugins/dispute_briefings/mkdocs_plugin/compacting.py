"""Styles and scripts as a browser needs them: without what is written for whoever reads them."""

from __future__ import annotations

import re

# A string keeps what it holds; what is no string is a comment, white space or neither.
_STYLE = re.compile(
    r"""(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<comment>/\*.*?\*/)|(?P<space>\s+)""", re.DOTALL
)
_NO_SPACE_BEHIND, _NO_SPACE_BEFORE = "{};,:", "{};,"

_COMMENT_LINES = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)$", re.DOTALL | re.MULTILINE)
_COMMENT_AT_THE_END = re.compile(r"(?<=[;,{]) // .*$", re.MULTILINE)
_INDENTED = re.compile(r"\n\s*")


def compact_styles(text: str) -> str:
    """Return a style sheet without comments and without white space that means nothing.

    White space may mean something before a colon (`a :hover`) and within parentheses (`calc(1px + 2px)`):
    one space is left there.
    """
    written: list[str] = []
    end = 0
    for found in _STYLE.finditer(text):
        written.append(text[end : found.start()])
        end = found.end()
        written.append(found.group() if found["string"] else " ")
    written.append(text[end:])
    return "".join(_words(written))


def _words(written: list[str]) -> list[str]:
    """Return pieces of a style sheet, strings and spaces apart, with the spaces that mean something."""
    pieces = [piece for piece in written if piece]
    words = (piece[0] for piece in pieces if piece != " ")
    after = next(words, "}")
    kept: list[str] = []
    for piece in pieces:
        if piece != " ":
            kept.append(piece)
            after = next(words, "}")
            continue
        before = kept[-1][-1] if kept else "{"
        if before != " " and before not in _NO_SPACE_BEHIND and after not in _NO_SPACE_BEFORE:
            kept.append(" ")
    return kept


def compact_script(text: str) -> str:
    """Return a script without the lines that are comments, and with nothing before the first word of a line.

    Ends of lines stay, since they may end a statement. No string of the script may span several lines.
    """
    bare = _COMMENT_AT_THE_END.sub("", _COMMENT_LINES.sub("", text))
    return _INDENTED.sub("\n", bare).strip() + "\n"
