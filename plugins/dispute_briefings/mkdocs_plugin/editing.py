"""What the pages of a preview are told, so that each fact and each problem on them leads to its line."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.loader import Loaded
from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.edit_places import Place, places_of, texts_of
from dispute_briefings.mkdocs_plugin.editors import Editor, UnknownEditorError, editor
from dispute_briefings.mkdocs_plugin.logs import LOG_NAME
from dispute_briefings.mkdocs_plugin.sources import project_folder
from dispute_briefings.problems import Position, Problem
from dispute_briefings.prose.articles import Article

log = logging.getLogger(LOG_NAME)

# What Markdown and our own syntax are made of: between them are words as a page shows them.
_WORDS = re.compile(r"[^\[\]{}|*_`<>#\\\n]+")
_MOST_WORDS, _LEAST_WORDS = 60, 3


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What was read last, sound or not; where things are written is looked up when a page first asks.

    `before` is what was sound before: a record with a mistake stands where it stood then.
    """

    root: Path
    book: FactBook
    articles: tuple[Article, ...]
    directory_urls: bool
    before: _Read | None

    @cached_property
    def places(self) -> tuple[Place, ...]:
        found = tuple(places_of(self.book, self.articles, self._url))
        known = {(place.page, place.anchor) for place in found}
        before = self.before.places if self.before is not None else ()
        return (*found, *(place for place in before if (place.page, place.anchor) not in known))

    @cached_property
    def texts(self) -> Mapping[str, Position]:
        return texts_of(self.book)

    @cached_property
    def by_file(self) -> Mapping[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in sorted(self.places, key=lambda place: place.position):
            found.setdefault(place.position.file, []).append(place)
        return found

    def _url(self, path: str) -> str:
        url = File(path, None, "", self.directory_urls).url
        return "" if url == "./" else url


class Editing:
    """The editor of whoever looks at a preview, and where everything on its pages is written."""

    def __init__(self) -> None:
        self.editor: Editor | None = None
        self._read: _Read | None = None
        self._sound: _Read | None = None

    def take(
        self,
        config: MkDocsConfig,
        options: BriefingsOptions,
        facts: Loaded | None,
        articles: Iterable[Article],
    ) -> None:
        """Take what a build has read, sound or not; what could not be read at all stays as it was."""
        root = project_folder(config)
        try:
            self.editor = editor(options.editor, root)
        except UnknownEditorError as error:
            log.warning("%s", error)
            self.editor = None
        if facts is None:
            return
        self._read = _Read(
            root=root,
            book=facts.known,
            articles=tuple(articles),
            directory_urls=config.use_directory_urls,
            before=self._sound if facts.book is None else None,
        )
        if facts.book is not None:
            self._sound = self._read

    def told(self, problems: Sequence[Problem], base: str) -> str:
        """Return as JSON where everything on the pages is written, and what is wrong with it.

        Args:
            problems: those of the last build.
            base: what the addresses of the site begin with.
        """
        read, files = self._read, _Files(self.editor)
        pages: dict[str, dict[str, list[int]]] = {}
        for place in read.places if read is not None and self.editor is not None else ():
            if (at := files.at(place.position)) is not None:
                pages.setdefault(place.page, {}).setdefault(place.anchor, at)
        texts = read.texts if read is not None and self.editor is not None else {}
        told = {
            "base": base,
            "pages": pages,
            "texts": {ending: at for ending, place in texts.items() if (at := files.at(place))},
            "problems": [self._problem(each) for each in problems],
            "files": files.told,
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    def _problem(self, problem: Problem) -> Mapping[str, Any]:
        """A problem, with the page that shows what it is about, and how it is found there."""
        place = self._place_of(problem.position)
        return {
            "where": str(problem.position),
            "href": self.editor.address(problem.position) if self.editor is not None else None,
            "severity": problem.severity,
            "code": problem.code,
            "what": problem.what,
            "cure": problem.cure,
            "page": place.page if place is not None else None,
            "anchor": place.anchor if place is not None else "",
            "words": self._words_at(problem.position) if place is not None and not place.anchor else "",
        }

    def _place_of(self, position: Position) -> Place | None:
        """The last place of a file that begins at a position or before it."""
        before = [
            place
            for place in (self._read.by_file.get(position.file, ()) if self._read is not None else ())
            if (place.position.line, place.position.column) <= (position.line, position.column)
        ]
        return before[-1] if before else None

    def _words_at(self, position: Position) -> str:
        """Some words that stand at a position, as the page may show them; empty where there are none."""
        assert self._read is not None
        try:
            lines = (self._read.root / position.file).read_text("utf-8", "replace").splitlines()
            line = lines[position.line - 1]
        except (OSError, IndexError):  # it has changed since
            return ""
        runs = [run for run in _WORDS.finditer(line) if len(run[0].strip()) >= _LEAST_WORDS]
        run = next((run for run in runs if run.end() >= position.column), None)
        return " ".join(run[0][:_MOST_WORDS].split()) if run is not None else ""


class _Files:
    """Files by number, each with its name and the pattern of addresses that open it."""

    def __init__(self, opener: Editor | None) -> None:
        self._opener = opener
        self._numbers: dict[str, int | None] = {}
        self.told: list[tuple[str, str]] = []

    def at(self, position: Position) -> list[int] | None:
        """Return a place as the number of its file, its line and its column; None where it opens nothing."""
        file = position.file
        if file not in self._numbers:
            pattern = self._opener.of_file(file) if self._opener is not None else None
            self._numbers[file] = len(self.told) if pattern is not None else None
            if pattern is not None:
                self.told.append((file, pattern))
        number = self._numbers[file]
        return [number, position.line, position.column] if number is not None else None
