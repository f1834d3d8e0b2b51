"""The articles as they were read before: with the same text and the same facts, one is what it was."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from dispute_briefings.language.names import Names
from dispute_briefings.mkdocs_plugin.digests import digest, digest_of_programs
from dispute_briefings.mkdocs_plugin.store import Store
from dispute_briefings.problems import Problem
from dispute_briefings.prose.articles import Article
from dispute_briefings.prose.kept_articles import packed, unpacked
from dispute_briefings.prose.mentions import Written, written_addresses
from dispute_briefings.prose.places import MarkedText


class Readings:
    """What was read of all articles of a site, in one entry of the store."""

    def __init__(self, store: Store, basis: str) -> None:
        """Begin with what the last build has left.

        Args:
            store: where it was left.
            basis: a digest of all that articles are read with: the facts, the site's language, the programs.
        """
        self._store, self._name = store, f"readings {basis}"
        self._before: dict[str, list[Any]] = store.get(self._name) or {}
        self._now: dict[str, list[Any]] = {}

    def of(self, path: str, file: str, text: str) -> tuple[Article, tuple[Problem, ...]] | None:
        """Return an article and what was found in its front matter, if its text is what it was.

        Args:
            path: its path below the content folder.
            file: how problems name it.
            text: what its file holds.
        """
        kept = self._before.get(path)
        if kept is None or kept[0] != digest(file, text):
            return None
        self._now[path] = kept
        return unpacked(kept[1], file, text)

    def addresses(self, places: MarkedText, names: Names) -> Written:
        """Return the addresses that a text writes, as they were found before with the same names."""
        key = f"written {digest(digest_of_programs(), _digest_of_names(names), places.text)}"
        found = self._store.get(key)
        if found is None:
            found = written_addresses(places, names)
            self._store.put(key, found)
        return tuple((address, cited, offset, (start, end)) for address, cited, offset, (start, end) in found)

    def note(self, article: Article, problems: tuple[Problem, ...], text: str) -> None:
        """Note what was read, and what was found in its front matter."""
        self._now[article.path] = [digest(article.file, text), packed(article, problems)]

    def save(self) -> None:
        """Leave to the next build what was read in this one."""
        if self._now == self._before:
            self._store.keep(self._name)
        else:
            self._store.put(self._name, self._now)
        self._before, self._now = {}, {}


@lru_cache(maxsize=4)
def _digest_of_names(names: Names) -> str:
    return digest(*map(repr, names.known))
