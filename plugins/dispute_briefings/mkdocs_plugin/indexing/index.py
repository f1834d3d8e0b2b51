"""The index of one build: pages are added in order, and make up parts that are made, or taken over."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence

from dispute_briefings.mkdocs_plugin.digests import digest, digest_of_programs
from dispute_briefings.mkdocs_plugin.indexing.files import published
from dispute_briefings.mkdocs_plugin.indexing.pagefind import IndexingError, Pagefind, program
from dispute_briefings.mkdocs_plugin.indexing.parts import ENTRY, Part, file_of, part_of, unpacked
from dispute_briefings.mkdocs_plugin.store import Store

# How many pages a part has: where one ends is said by an address and not by what was before, so that a
# page that is added or taken away changes one part, or two. One takes about half a second to be made.
_LEAST, _USUAL, _MOST = 16, 64, 160

# How many digits of a digest the file that names all others is called by.
_DIGITS = 10

_OF_OTHERS = "wasm.unknown.pagefind"

_CHANGED = "what is kept between builds was changed by others meanwhile"


class Index:
    """An index that grows page by page.

    What is there of earlier builds is taken over, and what is made is left to later ones.
    """

    def __init__(self, language: str, store: Callable[[], Store]) -> None:
        """Begin.

        Args:
            language: what all words are taken for.
            store: opens what earlier builds have left, which is let go with the index.

        Raises:
            IndexingError: there is no indexer.
        """
        program()
        self._language, self._store = language, store()
        self._basis = digest(digest_of_programs(), language)
        self._pages: list[tuple[str, str, Callable[[], str | None]]] = []
        self._parts: list[str] = []
        self._waited_for: deque[str] = deque()
        self._made: dict[str, Part] = {}
        self._scripts: dict[str, bytes] = {}
        self._pagefind: Pagefind | None = None
        self._is_closed = threading.Event()
        self._finishing = threading.Lock()

    def add(self, address: str, key: str, html: Callable[[], str | None]) -> None:
        """Add a page.

        Args:
            address: where it is found.
            key: with the same one, the same HTML is returned.
            html: returns what the indexer is given, before all are added or never.

        Raises:
            IndexingError: the indexer cannot be run.
        """
        self._pages.append((address, key, html))
        number = len(self._pages)
        is_end = (
            int(hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:8], 16) % _USUAL == 0
        )
        if number >= _MOST or (number >= _LEAST and is_end):
            self._end_part()

    def _end_part(self) -> None:
        pages, self._pages = self._pages, []
        key = f"part {digest(self._basis, *(told for address, key, _ in pages for told in (address, key)))}"
        is_first = not self._parts
        self._parts.append(key)
        if self._store.holds(key) and (not is_first or self._store.holds(self._of_program)):
            return
        if self._pagefind is None:
            try:
                self._pagefind = Pagefind(self._language)
            except OSError as error:
                raise IndexingError(str(error)) from error
        while self._waited_for and self._pagefind.has_files():
            self._collect(self._pagefind)
        self._waited_for.append(key)
        self._pagefind.begin()
        for address, _, html in pages:
            if (found := html()) is None:
                raise IndexingError(_CHANGED)
            self._pagefind.add_page(address, found)
        self._pagefind.end()

    @property
    def _of_program(self) -> str:
        return f"program {self._basis}"

    def complete(self) -> None:
        """Note that all pages were added: what returns their HTML is not needed any more.

        Raises:
            IndexingError: the indexer cannot be run.
        """
        if self._pages or not self._parts:
            self._end_part()

    def files(self) -> dict[str, bytes]:
        """Return the finished index with the scripts that read it, by path.

        Raises:
            IndexingError: a page was refused, or the program ended.
        """
        with self._finishing:
            while self._waited_for and self._pagefind is not None:
                self._go_on()
                self._collect(self._pagefind)
            parts = [self._part(key) for key in self._parts]
            scripts = self._scripts or _unpacked(self._store.get(self._of_program) or {})
            if ENTRY not in scripts:
                raise IndexingError(_CHANGED)
            return self._published(parts, scripts)

    def _collect(self, pagefind: Pagefind) -> None:
        """Keep the part that was begun first of those that are waited for."""
        files = pagefind.files()
        if not self._scripts:
            self._scripts = _scripts(files)
            self._store.put(self._of_program, _packed(self._scripts))
        key = self._waited_for.popleft()
        self._made[key] = part_of(files)
        self._store.put(key, self._made[key].packed())

    def _part(self, key: str) -> Part:
        self._go_on()
        if (made := self._made.get(key)) is not None:
            return made
        if (kept := self._store.get(key)) is None:
            raise IndexingError(_CHANGED)
        return unpacked(kept)

    def _published(self, parts: Sequence[Part], scripts: Mapping[str, bytes]) -> dict[str, bytes]:
        entry = json.loads(scripts[ENTRY])
        files, described = published(parts, entry["version"], self._packed_piece, self._go_on)
        name = digest(described.hex())[:_DIGITS]
        files[f"pagefind.{name}.pf_meta"] = file_of(described)
        for language in entry["languages"].values():
            language |= {"hash": name, "page_count": sum(len(part.pages) for part in parts)}
        told = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
        return dict(sorted({**scripts, **files, ENTRY: told}.items()))

    def _packed_piece(self, content: bytes) -> bytes:
        """Pack a piece, or take over one that was the same: to pack it takes longest of all."""
        key = f"piece {hashlib.blake2b(content, digest_size=20).hexdigest()}"
        if (kept := self._store.get(key)) is not None:
            return base64.b64decode(kept)
        packed = file_of(content)
        self._store.put(key, base64.b64encode(packed).decode())
        return packed

    def _go_on(self) -> None:
        # A preview ends the index of before, and waits until it has ended.
        if self._is_closed.is_set():
            raise IndexingError("it was ended before the index was finished")

    def close(self) -> None:
        """End it, whatever it is doing, and leave what was made to later builds."""
        self._is_closed.set()
        if self._pagefind is not None:
            self._pagefind.close()
        with self._finishing:
            self._store.save()
            self._store.discard()


def _scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return of the files of an index those that are the same for any pages."""
    found = {path: files[path] for path in files if path == ENTRY or path.endswith((".js", ".pagefind"))}
    if sum(path.endswith(".pagefind") for path in found) > 1:
        # This one is for languages that Pagefind knows no endings of: Korean, Japanese, Chinese.
        del found[_OF_OTHERS]
    return found


def _packed(scripts: Mapping[str, bytes]) -> dict[str, str]:
    return {path: base64.b64encode(content).decode() for path, content in scripts.items()}


def _unpacked(kept: Mapping[str, str]) -> dict[str, bytes]:
    return {path: base64.b64decode(content) for path, content in kept.items()}
