"""The page that is being converted: what it is drawn with, and what it turns out to use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from dispute_briefings.facts.addresses import Addressed
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.language.names import Names, names_of
from dispute_briefings.problems import Position, Problem, Severity, problem
from dispute_briefings.prose.bibliography import CitedAt
from dispute_briefings.prose.fragments import Fragments
from dispute_briefings.prose.places import MarkedText
from dispute_briefings.prose.surroundings import Arrived
from dispute_briefings.views import Drawing, Setting
from dispute_briefings.views.addresses import directory_url
from dispute_briefings.views.drawing import ArticleEntry, ArticleMention
from dispute_briefings.views.setting import Once, kept, made_anew


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkMade:
    """A link of ours on a page: what it leads to, and its HTML."""

    meant: Addressed
    html: Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What is asked of a page when others are at hand: its problems, and the addresses of what it used.

    They are the page's own, and grow while it is converted. All else of it is let go.
    """

    problems: list[Problem]
    used: set[str]


@dataclass(kw_only=True)
class Page:
    """One page; `path` is below the content folder, `file` how problems name it.

    `places` is the text while marks are followed through it, None while it is converted for good.
    `links` are the links made so far, by the placeholder that each stands behind; `left_alone` the marks
    that arrived in what is no prose. `has_glossary` says that names become links. `is_checked` says that
    an author wrote it, and `date` when; `unbound` is how much a date without a source weighs on it.
    `arrived` are the marks that have come through, with what stands around each, `comments` those that
    the parser took for such.
    """

    path: str
    file: str
    first_line: int
    setting: Setting
    is_checked: bool = False
    title: str = ""
    date: Date | None = None
    has_glossary: bool = True
    unbound: Severity = Severity.NOTE
    problems: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    places: MarkedText | None = None
    cited: list[CitedAt] = field(default_factory=list)
    links: dict[str, LinkMade] = field(default_factory=dict)
    left_alone: set[str] = field(default_factory=set)
    arrived: Arrived = field(default_factory=dict)
    comments: set[str] = field(default_factory=set)

    @property
    def drawing(self) -> Drawing:
        """A drawing that notes on this page what it uses."""
        return Drawing(setting=self.setting, used=self.used)

    def begin(self) -> None:
        """Forget what an earlier conversion of the page has found."""
        for found in (self.problems, self.used, self.cited, self.links, self.left_alone):
            found.clear()

    def position(self, mark: str | None) -> Position:
        """Return the place that a mark stands for, or the top of the page."""
        candidate = self.places.numbered(mark) if self.places and mark else None
        if self.places is None or candidate is None:
            return Position(file=self.file, line=self.first_line)
        return self.places.position(candidate.start)

    def report(self, code: str, position: Position, what: str, cure: str) -> None:
        """Note a problem."""
        self.note(problem(code, position, what, cure))

    def note(self, found: Problem) -> None:
        """Note a problem; once places are not known any more, only if it was not noted before.

        Text that another extension brought in, and that has no place in the page's file, is first
        seen then.
        """
        known = {(each.code, each.what) for each in self.problems} if self.places is None else set()
        if (found.code, found.what) not in known:
            self.problems.append(found)


class Pages:
    """The pages of a site as far as they were converted, and the one at hand.

    `read` gives the book of facts; it is called once, when the first page needs it. `resolve` is how
    pages are reached for as long as nobody says which one is at hand. Without `has_glossary`, names become
    links on none of them. `is_checked` says whether words are checked while nobody has said which page is
    at hand, `unbound` how much a date without a source weighs. `once` keeps what pages have in common,
    `again` parts of a page until it is drawn again.
    """

    def __init__(
        self,
        read: Callable[[], FactBook],
        *,
        mentioned: Mapping[str, tuple[ArticleMention, ...]] | None = None,
        articles: Sequence[ArticleEntry] = (),
        resolve: Callable[[str], str] = directory_url,
        has_glossary: bool = True,
        unbound: Severity = Severity.NOTE,
        is_checked: bool = False,
        once: Once | None = None,
        again: Once | None = None,
    ) -> None:
        self._read = read
        self._has_glossary = has_glossary
        self._unbound, self._is_checked = unbound, is_checked
        self._mentioned = mentioned or {}
        self._articles = articles
        self._resolve = resolve
        self._own_fragments = Fragments()
        self.fragments = self._own_fragments
        self.converted: dict[str, Outcome] = {}
        self._current: Page | None = None
        self._once, self._again = once or kept(), again or made_anew

    @cached_property
    def book(self) -> FactBook:
        """The book of facts."""
        return self._read()

    @cached_property
    def names(self) -> Names:
        """The names of its records."""
        return names_of(self.book)

    @cached_property
    def participants(self) -> frozenset[str]:
        """The parties that disputes are between."""
        return frozenset(each.party for dispute in self.book.disputes for each in dispute.parties)

    @property
    def current(self) -> Page:
        """The page at hand: the one turned to last, else one that could be any."""
        if self._current is None:
            self.turn_to(
                "", self._resolve, file="markdown", first_line=1, language=None, is_checked=self._is_checked
            )
        assert self._current is not None
        return self._current

    def turn_to(
        self,
        path: str,
        resolve: Callable[[str], str],
        *,
        file: str,
        first_line: int,
        language: str | None,
        is_checked: bool = False,
        title: str = "",
        date: Date | None = None,
        has_glossary: bool = True,
    ) -> None:
        """Make a page the one at hand; what an earlier conversion of it found is forgotten."""
        setting = Setting(
            book=self.book,
            resolve=resolve,
            language=language or self.book.language,
            mentioned=self._mentioned,
            articles=self._articles,
            page=path or None,
            once=self._once,
            again=self._again,
        )
        self._current = Page(
            path=path,
            file=file,
            first_line=first_line,
            setting=setting,
            is_checked=is_checked,
            title=title,
            date=date,
            has_glossary=has_glossary and self._has_glossary,
            unbound=self._unbound,
        )
        self.converted[path] = Outcome(problems=self._current.problems, used=self._current.used)

    def keep_in(self, fragments: Fragments | None) -> None:
        """Say where the HTML of views is kept until the page is finished: with the sanitiser, or here."""
        self._own_fragments.clear()
        self.fragments = fragments if fragments is not None else self._own_fragments


def preview_words(drawing: Drawing) -> dict[str, str]:
    """Return the words that a script needs for previews, as attributes of what holds the notes."""
    return {
        "data-briefings-close": drawing.word("preview-close"),
        "data-briefings-label": drawing.word("preview-label"),
        "data-briefings-list": drawing.word("preview-list"),
        "data-briefings-open": drawing.word("preview-open"),
    }
