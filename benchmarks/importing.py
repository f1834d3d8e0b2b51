"""Reading articles of others: how much of what was marked by hand is found, and how much of it is right.

Precision is the share of what was found that is marked, recall the share of what is marked that was found.
A field that the article does not say is marked as open: to say something there counts against precision.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.loader import load
from dispute_briefings.importing.article import FIELDS, Article
from dispute_briefings.importing.candidate import Candidate
from dispute_briefings.importing.candidates import candidates
from dispute_briefings.importing.drafting import publishers
from dispute_briefings.importing.html_page import read_html
from dispute_briefings.importing.plain_text import read_plain
from dispute_briefings.importing.received import Received, is_html, text_of

MARKED = Path(__file__).parents[1] / "tests" / "importing" / "marked"
OPEN = "open"
WHAT = ("source", "dates", "names", "variants")


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """How much was found and marked, how much of either only, each as a line that says what it is."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + len(self.wrong)) if self.right or self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is marked that was found."""
        return self.right / (self.right + len(self.missed)) if self.right or self.missed else 1.0


def table(*, quick: bool) -> str:
    """Return precision, recall and time, and what was wrong."""
    start = time.perf_counter()
    scores = measured(articles())
    taken = time.perf_counter() - start
    lines = [f"{len(articles())} articles of our own, marked by hand"]
    for what, score in scores.items():
        lines.append(
            f"{what:<9} precision {score.precision:6.1%}  recall {score.recall:6.1%}  "
            f"({score.right} right, {len(score.wrong)} wrong, {len(score.missed)} missed)"
        )
        lines += [] if quick else [f"  wrong   {each}" for each in score.wrong]
        lines += [] if quick else [f"  missed  {each}" for each in score.missed]
    return "\n".join([*lines, f"{1000 * taken / len(articles()):.0f} ms an article, names and HTML included"])


def articles() -> tuple[Path, ...]:
    """Return the marked articles: each has its marks beside it, in YAML."""
    return tuple(sorted(path for path in MARKED.iterdir() if path.suffix in {".txt", ".html"}))


@lru_cache(maxsize=1)
def book() -> FactBook:
    """Return the facts whose names stand in the articles.

    Raises:
        SystemExit: they are not sound.
    """
    loaded = load(MARKED / "fact_sheets", root=MARKED)
    if loaded.book is None:
        raise SystemExit("\n".join(map(str, loaded.problems)))
    return loaded.book


def read(path: Path) -> tuple[Article, tuple[Candidate, ...]]:
    """Return an article, and what it holds."""
    received = Received(content=path.read_bytes(), name=path.name)
    text = text_of(received)
    article = read_html(text) if is_html(received, text) else read_plain(text, publishers(book()))
    return article, candidates(article, book())


def measured(paths: Sequence[Path]) -> dict[str, Score]:
    """Return how well the fields of sources, dates, names and new spellings of some articles are read."""
    right: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {what: [] for what in WHAT}
    missed: dict[str, list[str]] = {what: [] for what in WHAT}
    for path in paths:
        marks = yaml.load(path.with_suffix(".yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        article, found = read(path)
        for what, told in _told(article, found).items():
            left = list(_marked(marks, what))
            for each in told:
                same = next((mark for mark in left if _agree(what, mark, each)), None)
                if same is None:
                    wrong[what].append(f"{path.name}: {' = '.join(each)}")
                else:
                    left.remove(same)
                    right[what] += 1
            missed[what] += [f"{path.name}: {' = '.join(each)}" for each in left]
    return {
        what: Score(right=right[what], wrong=tuple(wrong[what]), missed=tuple(missed[what])) for what in WHAT
    }


def _told(article: Article, found: Sequence[Candidate]) -> dict[str, list[tuple[str, ...]]]:
    fields = [dict(each.fields) for each in found]
    by_kind = list(zip((each.kind for each in found), (each.words for each in found), fields, strict=True))
    names = {str(f["record"]) for kind, _, f in by_kind if kind == "name" and "record" in f}
    return {
        "source": [(name, article.said[name].value) for name in FIELDS if name in article.said],
        "dates": [
            (str(f.get("said", words)), str(f.get("date", OPEN)))
            for kind, words, f in by_kind
            if kind in {"date", "event"}
        ],
        "names": [(name,) for name in sorted(names)],
        "variants": [(words, str(f["record"])) for kind, words, f in by_kind if kind == "variant"],
    }


def _marked(marks: dict[str, object], what: str) -> Iterator[tuple[str, ...]]:
    listed = marks[what]
    if isinstance(listed, dict):
        yield from ((name, value) for name, value in listed.items() if value != OPEN)
    elif isinstance(listed, list):
        yield from (tuple(each) if isinstance(each, list) else (each,) for each in listed)


def _agree(what: str, mark: tuple[str, ...], told: tuple[str, ...]) -> bool:
    """Whether what was found is what is marked; of a date the words may begin or end elsewhere."""
    if what == "dates":
        return mark[1] == told[1] and (mark[0] in told[0] or told[0] in mark[0])
    return mark == told
