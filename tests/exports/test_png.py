"""PNG out of bands: the picture is the one that whole rows would make."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dispute_briefings.exports.share_pictures.png import is_whole, png_of_bands

WIDTH, HEIGHT = 8, 12
PALETTE = [value for colour in range(16) for value in (colour, 16 * colour, 255 - colour)]
BLANK = b"\0" + b"\x12" * (WIDTH // 2)
ROW = st.binary(min_size=WIDTH // 2, max_size=WIDTH // 2)


def seen(png: bytes) -> list[tuple[int, ...]]:
    """Return the numbers of the colours of a picture, row by row."""
    picture = Image.open(io.BytesIO(png))
    assert picture.size == (WIDTH, HEIGHT)
    assert picture.getpalette() == PALETTE
    pixels = picture.tobytes()
    return [tuple(pixels[at : at + WIDTH]) for at in range(0, len(pixels), WIDTH)]


def halves(row: bytes) -> tuple[int, ...]:
    """Return the pixels of a row, without what it begins with."""
    return tuple(half for byte in row[1:] for half in (byte >> 4, byte & 15))


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.integers(0, HEIGHT - 1), ROW))
def test_rows_between_bands_are_blank(drawn: dict[int, bytes]) -> None:
    bands: list[tuple[int, bytes]] = []
    for number, row in sorted(drawn.items()):
        if bands and bands[-1][0] + len(bands[-1][1]) // len(BLANK) == number:
            bands[-1] = bands[-1][0], bands[-1][1] + b"\0" + row
        else:
            bands.append((number, b"\0" + row))
    rows = [b"\0" + drawn[number] if number in drawn else BLANK for number in range(HEIGHT)]
    png = png_of_bands(WIDTH, HEIGHT, PALETTE, BLANK, bands)
    assert seen(png) == list(map(halves, rows))
    assert is_whole(png)


PNG = png_of_bands(WIDTH, HEIGHT, PALETTE, BLANK, [(3, BLANK * 2)])


@pytest.mark.parametrize("at", range(len(PNG)))
def test_a_picture_that_is_cut_or_changed_anywhere_is_not_whole(at: int) -> None:
    assert not is_whole(PNG[:at])
    assert not is_whole(PNG[:at] + bytes([PNG[at] ^ 1]) + PNG[at + 1 :])


def test_a_picture_with_something_behind_it_is_not_whole() -> None:
    assert not is_whole(PNG + b"\0")
