"""A part of an index: what Pagefind made of some pages, which is kept until one of them changes.

A file of an index is gzip around a signature and CBOR (RFC 8949), that of a page JSON, as of Pagefind 1.5.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import cbor2

from dispute_briefings.mkdocs_plugin.indexing import words
from dispute_briefings.mkdocs_plugin.indexing.letters import as_written
from dispute_briefings.mkdocs_plugin.indexing.pagefind import IndexingError
from dispute_briefings.mkdocs_plugin.indexing.words import Words

ENTRY = "pagefind-entry.json"
"""The file that an index is read from first."""

_SIGNATURE = b"pagefind_dcd"
# Where these stand in the file that names all others.
_PAGES, _FACETS, _FIELDS = 1, 3, 5
_OURS = ["title"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of an index, without the text of its pages, which is read only where it is to be written.

    Attributes:
        pages: of each page a digest of its text, and how many words it has.
        facets: the numbers of the pages that have a value, by the name of the facet. Numbers of pages begin
            with nought in each part.
        size: how many bytes the places of all words are.
        packed_words: the words on these pages, packed until they are asked for.
    """

    pages: Sequence[tuple[str, int]] = ()
    facets: Mapping[str, Mapping[str, Sequence[int]]] = field(default_factory=dict)
    size: int = 0
    packed_words: bytes = field(default_factory=Words().packed)

    def words(self) -> Words:
        """Return the words on these pages."""
        return words.unpacked(self.packed_words)

    def packed(self) -> bytes:
        """Return these as bytes, from which `unpacked` makes the same part."""
        return cbor2.dumps((self.pages, self.facets, self.size, self.packed_words))


def unpacked(kept: bytes) -> Part:
    """Return the part that was packed."""
    pages, facets, size, packed_words = cbor2.loads(kept)
    return Part(pages=pages, facets=facets, size=size, packed_words=packed_words)


def part_of(files: Mapping[str, bytes]) -> tuple[Part, dict[str, bytes]]:
    """Return what is in the files of an index: a part, and the text of its pages as it is written, by digest.

    Raises:
        IndexingError: a page has told the indexer more than this project asks it to.
    """
    languages = list(json.loads(files[ENTRY])["languages"].values())
    if not languages:
        return Part(), {}
    [language] = languages
    described = cbor2.loads(_read(files[f"pagefind.{language['hash']}.pf_meta"]))
    if not set(described[_FIELDS]) <= set(_OURS):
        others = ", ".join(f"'{field}'" for field in described[_FIELDS] if field not in _OURS)
        raise IndexingError(f"HTML on a page tells it {others}, in an attribute 'data-pagefind-meta'")
    digests: dict[str, str] = {}
    texts: dict[str, bytes] = {}
    for name in dict.fromkeys(name for name, _ in described[_PAGES]):
        text = as_written(_read(files[f"fragment/{name}.pf_fragment"]).decode()).encode()
        digests[name] = hashlib.sha256(text).hexdigest()
        texts[digests[name]] = text
    [*indexes] = [content for path, content in files.items() if path.startswith("index/")]
    found = words.read(_read(indexes[0])) if indexes else Words()
    part = Part(
        pages=[(digests[name], count) for name, count in described[_PAGES]],
        facets=dict(_facet(files, name) for _, name in described[_FACETS]),
        size=len(found.content),
        packed_words=found.packed(),
    )
    return part, texts


def _facet(files: Mapping[str, bytes], name: str) -> tuple[str, Mapping[str, Sequence[int]]]:
    facet, values = cbor2.loads(_read(files[f"filter/{name}.pf_filter"]))
    return facet, dict(values)


def file_of(content: bytes) -> bytes:
    """Return content as a file of an index."""
    # The greatest effort takes half as long again, and saves a byte in a hundred.
    return gzip.compress(_SIGNATURE + content, compresslevel=6, mtime=0)


def _read(packed: bytes) -> bytes:
    return gzip.decompress(packed).removeprefix(_SIGNATURE)
