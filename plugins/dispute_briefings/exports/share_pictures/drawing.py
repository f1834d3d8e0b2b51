"""A share picture, drawn: 1200 by 630 pixels, in few colours, still legible at a third of that width."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image

from dispute_briefings.exports.share_pictures.faces import Type, printable

SIZE = (1200, 630)
"""Width and height in pixels, as those who show such pictures ask for."""

EDITION = 2
"""Counted up when pictures are drawn otherwise, so that none of before is taken from a cache."""

# The light colours of the theme's `10-colours.css`: text goes from its ground to its ink in steps.
_GROUND, _INK, _ACCENT = (255, 255, 255), (26, 29, 33), (28, 79, 143)
_STEPS = 15
_ACCENT_INDEX = 15

# Lines of one colour are what there is to compress: half the time of the default, for as few bytes.
_COMPRESSION = Image.RLE

# Shades of text, of 255: as ink, and as `--bf-muted` and `--bf-rule` are between ink and ground.
_BLACK, _MUTED, _RULE = 0, 68, 212

_LEFT, _WIDTH = 72, 1056
_BAR = 14
_FOOT = SIZE[1] - 46
# Titles of three sizes, the largest in which one fits, each with the number of lines that there is room for.
_TITLES = ((70, 2), (58, 3), (48, 3))
_SMALL, _LINE = Type(size=28), Type(size=29)
_STEP = 39


@dataclass(frozen=True, kw_only=True, slots=True)
class SharePicture:
    """What a picture says: whose it is, of what kind, its title and others, some lines, and its day.

    `lines` are pairs of a term, which may be empty, and a text. All of it is plain text of any length.
    """

    site: str
    title: str
    kicker: str = ""
    originals: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    dated: str = ""

    @property
    def told(self) -> str:
        """What the picture says, for whoever does not see it."""
        lines = (": ".join(filter(None, line)) for line in self.lines)
        parts = (" ".join(part.split()).rstrip(".") for part in (self.title, *lines, self.dated))
        return ". ".join(filter(None, parts))


def png_of(picture: SharePicture) -> bytes:
    """Return the picture as PNG; the same picture gives the same bytes."""
    ground = Image.new("L", SIZE, 255)
    _compose(ground, picture)
    # Sixteen colours: half a byte for each pixel.
    indexed = ground.point([_STEPS - 1 - round(shade * (_STEPS - 1) / 255) for shade in range(256)])
    indexed.putpalette(_palette())
    indexed.paste(_ACCENT_INDEX, (0, 0, _BAR, SIZE[1]))
    written = io.BytesIO()
    indexed.save(written, "PNG", bits=4, compress_type=_COMPRESSION)
    return written.getvalue()


def _palette() -> list[int]:
    steps = [
        round(ground + (ink - ground) * step / (_STEPS - 1))
        for step in range(_STEPS)
        for ground, ink in zip(_GROUND, _INK, strict=True)
    ]
    return [*steps, *_ACCENT]


def _compose(ground: Image.Image, picture: SharePicture) -> None:
    head = " · ".join(filter(None, map(printable, (picture.kicker, picture.site))))
    y = _set(ground, _SMALL, _SMALL.lines(head, _WIDTH, 1), 78, 0, _MUTED)
    type_, title = _title(printable(picture.title))
    y = _set(ground, type_, title, y + 18, round(type_.size * 1.12), _BLACK)
    originals = (text for text in map(printable, picture.originals) if _SMALL.has(text))
    y = _set(ground, _SMALL, _SMALL.lines(" · ".join(filter(None, originals)), _WIDTH, 1), y + 6, 44, _MUTED)
    y += 32
    ground.paste(_RULE, (_LEFT, y, _LEFT + _WIDTH, y + 2))
    room = 1 + (_FOOT - 44 - _STEP - y - 6) // _STEP
    _set(ground, _LINE, _lines(picture, room), y + 6, _STEP, _BLACK)
    _set(ground, _SMALL, _SMALL.lines(printable(picture.dated), _WIDTH, 1), _FOOT, 0, _MUTED)


def _set(ground: Image.Image, type_: Type, lines: Iterable[str], y: int, step: int, shade: int) -> int:
    """Set lines below a place, each a step further down, and return where the last one stands."""
    for line in lines:
        y += step
        type_.draw(ground, (_LEFT, y), line, shade)
    return y


def _title(title: str) -> tuple[Type, tuple[str, ...]]:
    for size, most in _TITLES:
        type_ = Type(size=size, heading=True)
        lines = type_.lines(title, _WIDTH, most)
        if len(type_.lines(title, _WIDTH, most + 1)) <= most:
            break
    return type_, lines


def _lines(picture: SharePicture, room: int) -> tuple[str, ...]:
    """Return the lines that there is room for: one for each with a term, as many as it takes for others."""
    set_: list[str] = []
    for term, text in picture.lines:
        told, said = printable(term), printable(text)
        whole = f"{told}: {said}" if told and said else told or said
        set_ += _LINE.lines(whole, _WIDTH, 1 if told else max(room - len(set_), 1))
    return tuple(set_[:room])
