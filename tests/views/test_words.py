"""The words of ours: each that is asked for exists, and each that exists is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest

from dispute_briefings.exports.search_entries import FACETS
from dispute_briefings.facts.model import KINDS
from dispute_briefings.facts.status import State
from dispute_briefings.views.filing import FACETS as FILTERED_BY
from dispute_briefings.views.wording import FALLBACK, wording

PACKAGE = Path(__file__).parents[2] / "plugins" / "dispute_briefings"
LOCALES = sorted(path.stem for path in (PACKAGE / "theme" / "locale").glob("*.yml"))

CONFIDENCE = ("high", "moderate", "low")
ANSWERS = ("yes", "no", "partly", "unstated")
READ_AS = ("full", "excerpt", "summary")
OF_STATES = [f"{state}-{kind}" for state, kind in product(State, ("measure", "proceeding"))]
OF_PLANS = product(("start", "resume", "pause", "end", "step"), ("dated", "open", "passed"))

# Keys that are put together when they are asked for: how they begin, and every way in which they end.
ENDINGS: dict[str, Iterable[str]] = {
    "answer-": ANSWERS,
    "answer-brief-": ANSWERS,
    "article-": ("briefing", "digest", "analysis", "background"),
    "basis-": ("assertion", "assessment"),
    "chart-by-": ("annual", "half-yearly", "quarterly", "monthly"),
    "chart-key-": ("missing", "cut", "part", "level", "range", "contested", "aside"),
    "cited-read-as-": ("excerpt", "summary"),
    "confidence-": CONFIDENCE,
    "describe-": (
        *("about", "articles", "brief", "contested", "figures", "glossary", "index", "materials", "measures"),
        *("parties", "positions", "record", "source", "sources", "status", "timeline"),
    ),
    "due-": ["-".join(parts) for parts in OF_PLANS],
    "fact-": (
        *("claims", "closed", "date", "definition", "forms", "from", "known", "names", "offices", "opened"),
        *("reported", "reports", "summary", "suppliers", "text", "until", "uses"),
    ),
    "facts-": ("definition", "forms", "suppliers", "uses"),
    "filters-": FILTERED_BY,
    "filters-any-": FILTERED_BY,
    "filters-count-": ("one", "other"),
    "kind-": KINDS,
    "lane-": State,
    "match-": ("exact", "broader", "narrower", "proxy", "none"),
    "moved-": [answer for answer in ANSWERS if answer != "unstated"],
    "name-": (
        *("official", "short", "romanised", "abbreviation", "symbol", "formula", "former"),
        *("partisan", "misspelling"),
    ),
    "search-any-": FACETS,
    "search-count-": ("one", "other"),
    "search-facet-": FACETS,
    "rank-": ("preferred", "deprecated"),
    "read-as-": READ_AS,
    "record-confidence-": CONFIDENCE,
    "rights-": ("own", "licensed", "quoted"),
    "role-": ("confirms", "denies"),
    "sources-by-": ("publisher", "language"),
    "standing-": ("both-true", "settled", "weighed", "open"),
    "state-": State,
    # Before a measure begins and after its last known day, other words are asked for by their names.
    "status-": [each for each in OF_STATES if not each.startswith("unclear")],
}

ASKED = re.compile(r"""(?:\bword\(|\bsentence\(|\.words\[|\bsection\()\s*["']([a-z][a-z0-9-]*[a-z0-9])["']""")
COUNTED = re.compile(r"""\bcount\(\s*["']([a-z-]+)["']""")
LITERAL = re.compile(r"""["']([a-z][a-z0-9-]*)["']""")


def package_text() -> str:
    """Return the text of every module, template and script of the package."""
    files = [path for ending in ("*.py", "*.jinja", "*.html", "*.js") for path in PACKAGE.rglob(ending)]
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(files))


TEXT = package_text()
ENGLISH = wording(FALLBACK)
PLURALS = {f"{key}-{form}" for key in COUNTED.findall(TEXT) for form in ("one", "other")}


def test_every_word_that_is_asked_for_exists() -> None:
    asked = set(ASKED.findall(TEXT))
    assert len(asked) > 100
    assert sorted(asked - ENGLISH.keys()) == []


def test_every_plural_that_is_asked_for_has_its_forms() -> None:
    assert PLURALS
    assert sorted(PLURALS - ENGLISH.keys()) == []


@pytest.mark.parametrize("start", ENDINGS)
def test_every_ending_of_a_word_exists(start: str) -> None:
    assert f'"{start}' in TEXT or f'f"{start}' in TEXT
    assert sorted({f"{start}{end}" for end in ENDINGS[start]} - ENGLISH.keys()) == []


def test_every_word_is_asked_for() -> None:
    asked = {*LITERAL.findall(TEXT), *PLURALS}
    asked |= {f"{start}{end}" for start, ends in ENDINGS.items() for end in ends}
    assert sorted(ENGLISH.keys() - asked) == []


@pytest.mark.parametrize("language", LOCALES)
def test_a_language_has_no_other_words_than_english_and_fills_in_the_same(language: str) -> None:
    slots = re.compile(r"\{[a-z]*\}")
    words = wording(language)
    assert sorted(words.keys() - ENGLISH.keys()) == []
    differing = [key for key in words if set(slots.findall(words[key])) != set(slots.findall(ENGLISH[key]))]
    assert differing == []
