"""The index of one build: pages are added in order, and make up parts that are made, or taken over."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from dispute_briefings.mkdocs_plugin.digests import digest, digest_of_programs
from dispute_briefings.mkdocs_plugin.indexing.files import File, plain, published
from dispute_briefings.mkdocs_plugin.indexing.kept import CHANGED, Kept
from dispute_briefings.mkdocs_plugin.indexing.pagefind import IndexingError, Pagefind, program
from dispute_briefings.mkdocs_plugin.indexing.parts import ENTRY, file_of, part_of
from dispute_briefings.mkdocs_plugin.store import Store, passing
from dispute_briefings.mkdocs_plugin.written import WrittenFiles

# How many pages a part has: where one ends is said by an address and not by what was before, so that a
# page that is added or taken away changes one part, or two. In parts of sixty pages, a page is indexed in
# a fifteenth less time, as words that pages share are told once; but an edit that changes few pages has half
# as many again of them indexed anew.
_LEAST, _USUAL, _MOST = 8, 24, 64

# How many digits of a digest the file that names all others is called by.
_DIGITS = 10

_OF_OTHERS = "wasm.unknown.pagefind"


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
        if not self._store.keeps:
            self._store = passing()
        self._basis = digest(digest_of_programs(), language)
        self._kept = Kept(self._store, self._basis)
        self._pages: list[tuple[str, str, Callable[[], str | None]]] = []
        self._parts: list[str] = []
        self._waited_for: deque[str] = deque()
        self._scripts = self._kept.scripts()
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
        key = digest(self._basis, *(told for address, key, _ in pages for told in (address, key)))
        self._parts.append(key)
        if pages and self._kept.holds(key) and (self._scripts or self._waited_for):
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
                raise IndexingError(CHANGED)
            self._pagefind.add_page(address, found)
        self._pagefind.end()

    def complete(self) -> None:
        """Note that all pages were added: what returns their HTML is not needed any more.

        Raises:
            IndexingError: the indexer cannot be run.
        """
        if self._pages or not self._parts:
            self._end_part()

    def write(self, folder: Path, place: Path | None = None) -> None:
        """Finish the index, and write it into a folder, with the scripts that read it.

        Args:
            folder: an empty one, or none yet.
            place: where it is to stand, if that is known: files of the index that stands there are linked.

        Raises:
            IndexingError: a page was refused, or the program ended.
        """
        with self._finishing:
            while self._waited_for and self._pagefind is not None:
                self._go_on()
                self._collect(self._pagefind)
            written = WrittenFiles(self._store, place)
            for path, file in self._files().items():
                self._go_on()
                key, target = digest(self._basis, file.digest), folder / path
                if not written.take_over(path, key, target):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(file.content())
                    written.note(path, key, target)
            written.save()

    def _collect(self, pagefind: Pagefind) -> None:
        """Keep the part that was begun first of those that are waited for."""
        files = pagefind.files()
        part, texts = part_of(files)
        if not self._scripts or not part.pages:
            self._scripts = _scripts(files)
            if part.pages:  # otherwise they lack the one for the language
                self._kept.put_scripts(self._scripts)
        self._kept.put(self._waited_for.popleft(), part, texts)

    def _files(self) -> dict[str, File]:
        parts = {key: self._kept.part(key) for key in self._parts}
        entry = json.loads(self._scripts[ENTRY])
        of_text = {digest: key for key, part in parts.items() for digest, _ in part.pages}
        files, described = published(
            list(parts.values()),
            self._kept.pieces(parts, self._go_on),
            entry["version"],
            lambda digest: self._kept.text(of_text[digest], digest),
            self._kept.piece,
        )
        name = digest(described.hex())[:_DIGITS]
        files[f"pagefind.{name}.pf_meta"] = plain(described, file_of)
        for language in entry["languages"].values():
            language |= {"hash": name, "page_count": sum(len(part.pages) for part in parts.values())}
        told = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
        scripts = {path: plain(content) for path, content in self._scripts.items()}
        return {**scripts, **files, ENTRY: plain(told)}

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
