"""A picture as PNG (https://www.w3.org/TR/png-3/) out of bands of rows, around which it is blank.

Three rows in four of a picture are blank: what is drawn and compressed is the rest alone.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BITS, _INDEXED = 4, 3
# The length, name and check sum of a part.
_LEAST_PART = 12
_ZLIB_HEAD = b"\x78\x01"
# An empty block, the last of all (RFC 1951, 3.2.3).
_END = b"\x03\x00"
_NO_CHECK = zlib.adler32(b"")
# The largest prime below 2 ** 16.
_ADLER = 65_521
# Runs of one colour are what there is to compress: a third of the time of the default, for few bytes more.
_LEVEL, _STRATEGY = 6, zlib.Z_RLE


def png_of_bands(
    width: int, height: int, palette: Sequence[int], blank: bytes, bands: Iterable[tuple[int, bytes]]
) -> bytes:
    """Return a picture of at most sixteen colours as PNG.

    Args:
        width: in pixels, an even number.
        height: in pixels.
        palette: red, green and blue of each colour, one after the other.
        blank: a row of the picture where nothing is drawn. A row is a zero, as no filter applies, and then
            half a byte for each pixel: the number of its colour.
        bands: the number of a first row, and that row with others that follow it; from the top downwards.
    """
    packed = [_ZLIB_HEAD]
    check, at = _NO_CHECK, 0
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, strategy=_STRATEGY)
    for top, rows in (*bands, (height, b"")):
        if top > at:
            rest = _blank_rows(blank, top - at)
            packed.append(rest.packed)
            check = _joined(check, rest.check, len(blank) * (top - at))
        # After each band, nothing that follows refers to what was before: blank rows can be put in between.
        packed += compressor.compress(rows), compressor.flush(zlib.Z_FULL_FLUSH)
        check = zlib.adler32(rows, check)
        at = top + len(rows) // len(blank)
    head = struct.pack("!IIBBBBB", width, height, _BITS, _INDEXED, 0, 0, 0)
    content = b"".join((*packed, _END, struct.pack("!I", check)))
    parts = ((b"IHDR", head), (b"PLTE", bytes(palette)), (b"IDAT", content), (b"IEND", b""))
    return _SIGNATURE + b"".join(_part(name, part) for name, part in parts)


def is_whole(png: bytes) -> bool:
    """Whether bytes are a PNG as it was written: each part of it tells its length and a check sum."""
    at, name = len(_SIGNATURE), b""
    while png.startswith(_SIGNATURE) and len(png) - at >= _LEAST_PART:
        length, name = struct.unpack_from("!I4s", png, at)
        end = at + _LEAST_PART + length
        if png[end - 4 : end] != struct.pack("!I", zlib.crc32(png[at + 4 : end - 4])):
            return False
        at = end
    return at == len(png) and name == b"IEND"


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack("!I", len(content)) + name + content + struct.pack("!I", zlib.crc32(name + content))


@dataclass(frozen=True, kw_only=True, slots=True)
class _BlankRows:
    """Blank rows, compressed apart from all others, and their check sum."""

    packed: bytes
    check: int


@lru_cache(maxsize=1024)
def _blank_rows(blank: bytes, number: int) -> _BlankRows:
    rows = blank * number
    compressor = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = compressor.compress(rows) + compressor.flush(zlib.Z_FULL_FLUSH)
    return _BlankRows(packed=packed, check=zlib.adler32(rows))


def _joined(first: int, second: int, length: int) -> int:
    """Return the check sum (Adler-32, RFC 1950) of two parts from those of each, and the second's length."""
    sum_ = ((first & 0xFFFF) + (second & 0xFFFF) - 1) % _ADLER
    sums = ((first >> 16) + (second >> 16) + length * ((first & 0xFFFF) - 1)) % _ADLER
    return sums << 16 | sum_
