"""A share picture, drawn: 1200 by 630 pixels, in few colours, still legible at a third of that width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PIL import Image, ImageDraw

from dispute_briefings.exports.share_pictures.faces import Type, printable
from dispute_briefings.exports.share_pictures.png import png_of_bands

SIZE = (1200, 630)
"""Width and height in pixels, as those who show such pictures ask for."""

EDITION = 3
"""Counted up when pictures are drawn otherwise, so that none of before is taken from a cache."""

# The light colours of the theme's `10-colours.css`: text goes from its ground to its ink in steps.
_GROUND, _INK, _ACCENT = (255, 255, 255), (26, 29, 33), (28, 79, 143)
_STEPS = 15
_ACCENT_INDEX = 15

# Columns left of the picture that hold the byte which PNG begins each row with.
_MARGIN = 2

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
    return png_of_bands(*SIZE, _PALETTE, _BLANK, _bands(tuple(_composed(picture))))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mark:
    """Something on the ground: the first row that it may touch, the one behind the last, and what draws it.

    `draw` is given the ground, and how many rows of the picture are above it.
    """

    top: int
    bottom: int
    draw: Callable[[ImageDraw.ImageDraw, int], None]


def _composed(picture: SharePicture) -> Iterator[_Mark]:
    head = " · ".join(filter(None, map(printable, (picture.kicker, picture.site))))
    y = 78
    yield from _set(_SMALL, _SMALL.lines(head, _WIDTH, 1), y, 0, _MUTED)
    type_, title = _title(printable(picture.title))
    y, step = y + 18, round(type_.size * 1.12)
    yield from _set(type_, title, y, step, _BLACK)
    y += step * len(title)
    originals = (text for text in map(printable, picture.originals) if _SMALL.has(text))
    original = _SMALL.lines(" · ".join(filter(None, originals)), _WIDTH, 1)
    yield from _set(_SMALL, original, y + 6, 44, _MUTED)
    y += 6 + 44 * len(original) + 32
    yield _Mark(top=y, bottom=y + 2, draw=partial(_rule, y))
    room = 1 + (_FOOT - 44 - _STEP - y - 6) // _STEP
    yield from _set(_LINE, _lines(picture, room), y + 6, _STEP, _BLACK)
    yield from _set(_SMALL, _SMALL.lines(printable(picture.dated), _WIDTH, 1), _FOOT, 0, _MUTED)


def _rule(y: int, ground: ImageDraw.ImageDraw, above: int) -> None:
    left = _MARGIN + _LEFT
    ground.rectangle((left, y - above, left + _WIDTH - 1, y - above + 1), _RULE)


def _set(type_: Type, lines: Iterable[str], y: int, step: int, shade: int) -> Iterator[_Mark]:
    """Set lines below a place, each a step further down."""
    for number, line in enumerate(lines, start=1):
        base = y + number * step
        top, bottom = type_.rows(line)
        yield _Mark(top=base + top, bottom=base + bottom, draw=partial(_text, type_, base, line, shade))


def _text(type_: Type, base: int, line: str, shade: int, ground: ImageDraw.ImageDraw, above: int) -> None:
    type_.draw(ground, (_MARGIN + _LEFT, base - above), line, shade)


def _bands(marks: Sequence[_Mark]) -> Iterator[tuple[int, bytes]]:
    """Draw marks, and return the first of the rows that some share with all of them, from the top downwards.

    Blank rows between are left out: the ground has the others alone.
    """
    spans = tuple(_spans(marks))
    ground = Image.new("L", (_MARGIN + SIZE[0], sum(bottom - top for top, bottom in spans)), 255)
    on = ImageDraw.Draw(ground)
    above = 0
    for top, bottom in spans:
        for mark in marks:
            if top <= mark.top < bottom:
                mark.draw(on, top - above)
        above += bottom - top
    rows = _rows(ground)
    wide = len(_BLANK)
    at = 0
    for top, bottom in spans:
        yield top, rows[at : (at := at + (bottom - top) * wide)]


def _spans(marks: Iterable[_Mark]) -> list[tuple[int, int]]:
    """Return where rows begin and end that marks may touch, apart from each other."""
    spans: list[tuple[int, int]] = []
    for top, bottom in sorted((mark.top, mark.bottom) for mark in marks if mark.top < mark.bottom):
        if spans and top < spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], bottom)
        else:
            spans.append((top, bottom))
    return spans


def _rows(ground: Image.Image) -> bytes:
    """Return a ground as rows in sixteen colours, half a byte for each pixel."""
    indexed = ground.point(_SHADES)
    indexed.putpalette(_PALETTE)
    indexed.paste(0, (0, 0, _MARGIN, ground.height))
    indexed.paste(_ACCENT_INDEX, (_MARGIN, 0, _MARGIN + _BAR, ground.height))
    return indexed.tobytes("raw", "P;4")


def _palette() -> list[int]:
    steps = [
        round(ground + (ink - ground) * step / (_STEPS - 1))
        for step in range(_STEPS)
        for ground, ink in zip(_GROUND, _INK, strict=True)
    ]
    return [*steps, *_ACCENT]


_PALETTE = _palette()
_SHADES = [_STEPS - 1 - round(shade * (_STEPS - 1) / 255) for shade in range(256)]
_BLANK = _rows(Image.new("L", (_MARGIN + SIZE[0], 1), 255))


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
