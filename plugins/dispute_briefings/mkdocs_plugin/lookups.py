"""What a page looks up while it is made: facts, other files, and articles that name a record.

Each lookup has a name, as ``file:timeline.md``; its answer, as it is in another build, is asked for by that
name. What a page has looked up is thus noted where it happens, and no view has to say so.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, overload

from mkdocs.structure.files import File, Files

from dispute_briefings.facts.book import FactBook
from dispute_briefings.language.names import names_of
from dispute_briefings.mkdocs_plugin.asked_book import AskedBook
from dispute_briefings.mkdocs_plugin.book_answers import Answers
from dispute_briefings.mkdocs_plugin.digests import digest
from dispute_briefings.mkdocs_plugin.kept_parts import KeptParts, Part
from dispute_briefings.views.setting import ArticleEntry, ArticleMention

_FILE, _MENTIONED, _ARTICLES, _ALL = "file:", "mentioned:", "articles:", "*"


class Lookups:
    """The lookups of the page at hand, and the answers to all of them."""

    def __init__(
        self,
        mentioned: Mapping[str, tuple[ArticleMention, ...]] | None = None,
        articles: Sequence[ArticleEntry] = (),
        book: FactBook | None = None,
        parts: KeptParts | None = None,
    ) -> None:
        self._mentioned, self._articles = mentioned or {}, articles
        self._noted: dict[str, None] = {}
        self.book = AskedBook(book, self.note) if book is not None else None
        self._answers = Answers(book) if book is not None else None
        if self.book is not None:
            names_of(self.book)  # no page is the first to ask for them: they are among what all pages know
        self._kept: dict[Hashable, tuple[Any, tuple[str, ...]]] = {}
        self._parts = parts
        if parts is not None and book is not None:
            parts.begin(book)
        self.mentioned = _Mentioned(self._mentioned, self)
        self.articles = _Articles(articles, self)
        self._files: Files | None = None
        # An answer is the same for all pages of a build.
        self.answer = cache(self._answer)

    def begin(self) -> None:
        """Begin another page."""
        self._noted.clear()

    def note(self, name: str) -> None:
        """Note that the page at hand has looked something up."""
        self._noted[name] = None

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what is made once for all pages: each that takes it has looked up what its making did."""
        if key not in self._kept:
            self._kept[key] = self._noting(make)
        made, noted = self._kept[key]
        self._noted.update(dict.fromkeys(noted))
        return made

    def again(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what was made for an earlier build, if all that its making looked up is the same."""
        if self._parts is None:
            return make()
        part = self._parts.get(key)
        if part is None or part.answers != self.answers(part.noted):
            made, noted = self._noting(make)
            part = Part(made=made, noted=noted, answers=self.answers(noted))
            self._parts.put(key, part)
        self._noted.update(dict.fromkeys(part.noted))
        return part.made

    def _noting(self, make: Callable[[], Any]) -> tuple[Any, tuple[str, ...]]:
        """Return what is made, and the names of what its making looked up."""
        outside, self._noted = self._noted, {}
        try:
            return make(), tuple(self._noted)
        finally:
            self._noted = outside

    @property
    def noted(self) -> list[str]:
        """The names of what the page at hand has looked up."""
        return sorted(self._noted)

    def files(self, files: Files) -> Files:
        """Return files whose lookups are noted, in place of files; they are those that answers come from."""
        if self._files is not files:
            self._files = files
            self.answer.cache_clear()
        return NotedFiles(files, self)

    def answers(self, names: Iterable[str]) -> str:
        """Return a digest of the answers to lookups."""
        # Of hundreds that most pages share: to mark where each ends, it is enough that none holds a NUL.
        return digest("\0".join(map(self.answer, names)))

    def of_all_pages(self) -> str:
        """Return a digest of the facts that no page has to look up."""
        return self._answers.of_all_pages() if self._answers is not None else ""

    def _answer(self, name: str) -> str:
        if self._answers is not None and name in self._answers:
            return self._answers[name]
        kind, _, about = name.partition(":")
        if f"{kind}:" == _FILE:
            assert self._files is not None
            file = self._files.get_file_from_path(about)
            return f"{file.url} {file.src_uri} {file.inclusion.name}" if file is not None else ""
        if f"{kind}:" == _ARTICLES:
            return digest(*map(repr, self._articles))
        if about == _ALL:
            return digest(*(self.answer(f"{_MENTIONED}{record}") for record in self._mentioned))
        return digest(*map(repr, self._mentioned.get(about, ())))


def not_of_facts(names: Iterable[str]) -> list[str]:
    """Return those of some lookups that are about other files, or what articles say."""
    return [name for name in names if name.startswith((_FILE, _MENTIONED, _ARTICLES))]


class NotedFiles(Files):
    """The files of a site, which notes those that are looked for by path."""

    def __init__(self, files: Files, lookups: Lookups) -> None:
        vars(self).update(vars(files))
        self._given, self._lookups = files, lookups

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at a path in the content folder, if there is one."""
        self._lookups.note(f"{_FILE}{path}")
        # A path as MkDocs files it needs no reading.
        return self._given.src_uris.get(path) or self._given.get_file_from_path(path)


class _Mentioned(Mapping[str, tuple[ArticleMention, ...]]):
    def __init__(self, given: Mapping[str, tuple[ArticleMention, ...]], lookups: Lookups) -> None:
        self._given, self._lookups = given, lookups

    def __getitem__(self, record: str) -> tuple[ArticleMention, ...]:
        self._lookups.note(f"{_MENTIONED}{record}")
        return self._given[record]

    def __iter__(self) -> Iterator[str]:
        self._lookups.note(f"{_MENTIONED}{_ALL}")
        return iter(self._given)

    def __len__(self) -> int:
        self._lookups.note(f"{_MENTIONED}{_ALL}")
        return len(self._given)


class _Articles(Sequence[ArticleEntry]):
    def __init__(self, given: Sequence[ArticleEntry], lookups: Lookups) -> None:
        self._given, self._lookups = given, lookups

    @overload
    def __getitem__(self, index: int) -> ArticleEntry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ArticleEntry]: ...
    def __getitem__(self, index: int | slice) -> ArticleEntry | Sequence[ArticleEntry]:
        self._lookups.note(_ARTICLES)
        return self._given[index]

    def __iter__(self) -> Iterator[ArticleEntry]:
        self._lookups.note(_ARTICLES)
        return iter(self._given)

    def __len__(self) -> int:
        self._lookups.note(_ARTICLES)
        return len(self._given)
