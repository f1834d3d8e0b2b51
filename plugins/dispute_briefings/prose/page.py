"""The page that is being converted: what it is drawn with, and what it turns out to use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dispute_briefings.facts.book import FactBook
from dispute_briefings.problems import Position, Problem, problem
from dispute_briefings.prose.bibliography import CitedAt
from dispute_briefings.prose.fragments import Fragments
from dispute_briefings.prose.places import MarkedText
from dispute_briefings.views import Drawing, Setting
from dispute_briefings.views.drawing import ArticleEntry, ArticleMention


@dataclass(kw_only=True)
class Page:
    """One page; `path` is below the content folder, `file` how problems name it.

    `places` is the text while marks are followed through it, None while it is converted for good.
    """

    path: str
    file: str
    first_line: int
    setting: Setting
    problems: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    places: MarkedText | None = None
    cited: list[CitedAt] = field(default_factory=list)

    @property
    def drawing(self) -> Drawing:
        """A drawing that notes on this page what it uses."""
        return Drawing(setting=self.setting, used=self.used)

    def begin(self) -> None:
        """Forget what an earlier conversion of the page has found."""
        self.cited.clear()

    def position(self, mark: str | None) -> Position:
        """Return the place that a mark stands for, or the top of the page."""
        candidate = self.places.numbered(mark) if self.places and mark else None
        if self.places is None or candidate is None:
            return Position(file=self.file, line=self.first_line)
        return self.places.position(candidate.start)

    def report(self, code: str, position: Position, what: str, cure: str) -> None:
        """Note a problem; only while marks are followed, since places are known then."""
        if self.places is not None:
            self.problems.append(problem(code, position, what, cure))


@dataclass(kw_only=True)
class Pages:
    """The pages of a site as far as they were converted, and the one at hand."""

    book: FactBook
    mentioned: Mapping[str, tuple[ArticleMention, ...]]
    articles: tuple[ArticleEntry, ...] = ()
    fragments: Fragments = field(default_factory=Fragments)
    converted: dict[str, Page] = field(default_factory=dict)
    current: Page = field(init=False)

    def turn_to(
        self, path: str, resolve: Callable[[str], str], *, file: str, first_line: int, language: str
    ) -> None:
        """Make a page the one at hand; what an earlier conversion of it found is forgotten."""
        setting = Setting(
            book=self.book,
            resolve=resolve,
            language=language,
            mentioned=self.mentioned,
            articles=self.articles,
            page=path,
        )
        self.current = Page(path=path, file=file, first_line=first_line, setting=setting)
        self.converted[path] = self.current
