"""The files of an index as they are published: the same for the same pages, with texts as they are written.

Pagefind writes the values of a facet in the order of a hash table, which differs from run to run, and names
each file by what it holds. Here they are written in the order of their words, and named anew. A file is
gzip around a signature and CBOR (RFC 8949), that of a page JSON, as of Pagefind 1.5.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

import cbor2

from dispute_briefings.mkdocs_plugin.search_words import as_written

_SIGNATURE = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
# Where the list of facets stands in the file that names all others.
_PAGES, _FACETS = 1, 3


def published(files: Mapping[str, bytes], go_on: Callable[[], None] = lambda: None) -> dict[str, bytes]:
    """Return the files of an index, by path, with facets in order and the text of pages as it is written.

    Args:
        files: those of the indexer.
        go_on: is called before each page; what it raises ends this.
    """
    written = dict(files)
    entry = json.loads(written[_ENTRY])
    for language in entry["languages"].values():
        meta = f"pagefind.{language['hash']}.pf_meta"
        content = _read(written.pop(meta))
        names: dict[str, str] = {}
        for hashed in dict.fromkeys(page[0] for page in content[_PAGES]):
            go_on()
            names[hashed] = _as_written(written, hashed)
        content[_PAGES] = [[names[hashed], *rest] for hashed, *rest in content[_PAGES]]
        content[_FACETS] = sorted(
            [name, _renamed(written, f"filter/{hashed}.pf_filter", hashed)]
            for name, hashed in content[_FACETS]
        )
        packed = _written(content)
        language["hash"] = _name(language["hash"], packed)
        written[f"pagefind.{language['hash']}.pf_meta"] = packed
    written[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return {path: written[path] for path in sorted(written)}


def _renamed(files: dict[str, bytes], path: str, hashed: str) -> str:
    name, values = _read(files.pop(path))
    packed = _written([name, sorted(values)])
    renamed = _name(hashed, packed)
    files[f"filter/{renamed}.pf_filter"] = packed
    return renamed


def _as_written(files: dict[str, bytes], hashed: str) -> str:
    path = f"fragment/{hashed}.pf_fragment"
    before = gzip.decompress(files[path]).removeprefix(_SIGNATURE)
    content = as_written(before.decode()).encode()
    if content == before:
        return hashed
    del files[path]
    packed = _packed(content)
    renamed = _name(hashed, packed)
    # Of thousands of names with seven digits, two may be the same.
    while files.get(path := f"fragment/{renamed}.pf_fragment", packed) != packed:
        renamed = _name(f"{renamed}0", packed)
    files[path] = packed
    return renamed


def _read(packed: bytes) -> Any:
    return cbor2.loads(gzip.decompress(packed).removeprefix(_SIGNATURE))


def _written(content: Any) -> bytes:
    return _packed(cbor2.dumps(content))


def _packed(content: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + content, compresslevel=9, mtime=0)


def _name(before: str, packed: bytes) -> str:
    """A language and as many digits of a digest as before: ``en_5e7b29b``."""
    language, _, digits = before.partition("_")
    return f"{language}_{hashlib.sha256(packed).hexdigest()[: len(digits)]}"
