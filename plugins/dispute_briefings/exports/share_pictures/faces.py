"""Type for pictures: faces that have the characters of a text between them, and lines that fit.

The faces come with the program, so that a picture is the same on every machine. A glyph is drawn once
and then copied, which is ten times as fast as drawing every line anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_THEME = Path(__file__).parents[2] / "theme" / "assets" / "fonts"
_PLAIN = Path(__file__).parent / "fonts" / "noto-sans-cjk-jp.woff2"
_HEADING = tuple(_THEME / f"newsreader-600{part}.woff2" for part in ("", "-latin-1", "-latin-ext"))

# A line breaks at a space, and behind each kana or Han character unless a closing mark follows.
_EASTERN = "\u3001-\u9fff\uff00-\uffef"
_TOKEN = re.compile(rf" |[「『（【〔〈《]*[{_EASTERN}][、。」』】）〉》〕，：；？！・ー々]*|[^ {_EASTERN}]+")
_CUT = "..."
_PAUSES = " ,;:.、，；：。"
# No face has a glyph for what is no character.
_NONE = "\uffff"


@dataclass(frozen=True, kw_only=True, slots=True)
class Glyph:
    """A character as a picture, where it stands from the pen on the line, and how far the pen goes on."""

    picture: Image.Image | None
    offset: tuple[int, int]
    advance: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Type:
    """Faces of one size: a character is set in the first that has it, in the last if none has."""

    size: int
    heading: bool = False

    def has(self, text: str) -> bool:
        """Whether there is a glyph for every character of a text."""
        return all(any(_covers(face, char) for face in _faces(self.heading)) for char in text)

    def length(self, text: str) -> float:
        """Return the width of a line in pixels."""
        return sum(self._glyph(char).advance for char in text)

    def rows(self, text: str) -> tuple[int, int]:
        """Return the first row that a line touches and the one behind the last, from its baseline."""
        drawn = [glyph for glyph in map(self._glyph, text) if glyph.picture is not None]
        tops = [glyph.offset[1] for glyph in drawn]
        bottoms = [glyph.offset[1] + glyph.picture.height for glyph in drawn if glyph.picture is not None]
        return min(tops, default=0), max(bottoms, default=0)

    def draw(self, ground: ImageDraw.ImageDraw, place: tuple[int, int], text: str, shade: int) -> None:
        """Draw a line; `place` is where its baseline begins."""
        x: float = place[0]
        for glyph in map(self._glyph, text):
            if glyph.picture is not None:
                at = round(x) + glyph.offset[0], place[1] + glyph.offset[1]
                ground.bitmap(at, glyph.picture, shade)
            x += glyph.advance

    def lines(self, text: str, width: int, most: int) -> tuple[str, ...]:
        """Return a text as lines of a width in pixels, at most so many; what does not fit is cut off."""
        lines = [""]
        length = 0.0
        for token in self._tokens(text, width):
            wide = self.length(token)
            if length + wide <= width or token == " ":
                lines[-1] += token
                length += wide
            elif len(lines) < most:
                lines.append(token)
                length = wide
            else:
                lines[-1] = self._cut(lines[-1].rstrip(), width)
                break
        return tuple(line.strip() for line in lines if line.strip())

    def _tokens(self, text: str, width: int) -> Iterator[str]:
        for token in _TOKEN.findall(text):
            yield from (token,) if self.length(token) <= width else token

    def _cut(self, line: str, width: int) -> str:
        while line and self.length(line + _CUT) > width:
            shorter = line.rpartition(" ")[0]
            # What has no spaces loses characters.
            line = shorter if len(shorter) > len(line) / 2 else line[:-1]
        return line.rstrip(_PAUSES) + _CUT

    def _glyph(self, char: str) -> Glyph:
        return _glyph(self.heading, self.size, char)


def printable(text: str) -> str:
    """Return a text on one line without what draws nothing or turns a line around, such as controls."""
    kept = (char for char in unicodedata.normalize("NFC", text) if char.isspace() or _is_drawn(char))
    return " ".join("".join(kept).split())


def _is_drawn(char: str) -> bool:
    return unicodedata.category(char)[0] != "C"


def _faces(heading: bool) -> tuple[Path, ...]:
    return (*_HEADING, _PLAIN) if heading else (_PLAIN,)


@cache
def _face(path: Path, size: int) -> ImageFont.FreeTypeFont:
    # The other layout is on some machines only.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _glyph(heading: bool, size: int, char: str) -> Glyph:
    faces = _faces(heading)
    path = next((path for path in faces if _covers(path, char)), faces[-1])
    face = _face(path, size)
    left, top, right, bottom = map(int, face.getbbox(char, anchor="ls"))
    picture = None
    if right > left and bottom > top:
        picture = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(picture).text((-left, -top), char, font=face, fill=255, anchor="ls")
    return Glyph(picture=picture, offset=(left, top), advance=face.getlength(char))


@cache
def _covers(path: Path, char: str) -> bool:
    """Whether a face draws a character otherwise than one that it has not."""
    return char == " " or _shape(path, char) != _shape(path, _NONE)


@cache
def _shape(path: Path, char: str) -> tuple[tuple[int, int], bytes]:
    mask = _face(path, 16).getmask(char, mode="L")
    return mask.size, bytes(mask)
