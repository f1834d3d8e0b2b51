"""An index read as Pagefind's script reads it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

import cbor2

Places = tuple[str, Sequence[int], Sequence[int]]


def held(content: bytes) -> bytes:
    """Return what a file of an index holds."""
    return gzip.decompress(content).removeprefix(b"pagefind_dcd")


def described(files: Mapping[str, bytes]) -> list[Any]:
    """Return the list of pages, pieces and facets."""
    [name] = [path for path in files if path.endswith(".pf_meta")]
    found: list[Any] = cbor2.loads(held(files[name]))
    return found


def pages(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Return what is shown of each page, in the order of their numbers."""
    return [json.loads(held(files[f"fragment/{name}.pf_fragment"])) for name, _ in described(files)[1]]


def words(files: Mapping[str, bytes]) -> dict[str, dict[str, list[Places]]]:
    """Return of each word, and of each form of it ("" for the usual one), the pages with its places."""
    addresses = [page["url"] for page in pages(files)]
    return {
        word: {form: list(_places(found, addresses)) for form, found in [("", usual), *others]}
        for content in pieces(files)
        for word, usual, others in cbor2.loads(content)[0]
    }


def pieces(files: Mapping[str, bytes]) -> list[bytes]:
    """Return what the pieces hold, in the order in which they are listed."""
    return [held(files[f"index/{name}.pf_index"]) for *_, name in described(files)[2]]


def _places(found: Sequence[Any], addresses: Sequence[str]) -> Iterator[Places]:
    for number, (_, in_text, in_title) in zip(accumulate(step for step, *_ in found), found, strict=True):
        yield addresses[number], in_text, in_title


def facets(files: Mapping[str, bytes]) -> dict[str, dict[str, list[str]]]:
    """Return the addresses of the pages that have a value, by the name of the facet."""
    addresses = [page["url"] for page in pages(files)]
    found = [cbor2.loads(held(files[f"filter/{name}.pf_filter"])) for _, name in described(files)[3]]
    return {name: {value: [addresses[each] for each in of] for value, of in values} for name, values in found}
