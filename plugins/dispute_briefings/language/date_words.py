"""The words around a date that Babel does not have: about, since, to, in spring.

A language without its own row takes about, uncertain, since and until from English, and does without the
rest: its seasons, halves and decades are told as months and years, and a date in its sentences has no
preposition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Templates of one language; ``{}`` stands for a date or a year, ``{0}`` and ``{1}`` for two.

    `seasons` begin with spring. Winter takes two years: ``{0}``, and the next one in full as ``{1}`` or as
    short as it is written after the first as ``{2}``.
    """

    about: str
    uncertain: str
    since: str
    until: str
    end_unknown: str
    start_unknown: str
    to: str
    tight_to: str
    """Where the first of two is one word: ``July–September 2019``."""
    quarters: tuple[str, str, str, str]
    halves: tuple[str, str]
    seasons: tuple[str, str, str, str]
    decade: str
    the_part: str
    """A quarter, a half or a decade after another word: since *the* third quarter of 2019."""
    at: str
    """A day, a time and its offset: ``{0}``, ``{1}`` and ``{2}``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SentenceWords:
    """How a date stands in a sentence: ``on 4 July 2019``, ``in the third quarter of 2019``."""

    on_day: str
    in_period: str
    in_years: str
    about: str
    from_to: str
    at: str
    at_from_to: str
    """A day, a time, another time and their offset: ``{0}`` to ``{3}``."""


LONG: Mapping[str, Words] = {
    "en": Words(
        about="about {}",
        uncertain="{} (uncertain)",
        since="since {}",
        until="until {}",
        end_unknown="from {} (end unknown)",
        start_unknown="until {} (start unknown)",
        to="{0} to {1}",
        tight_to="{0}–{1}",
        quarters=(
            "first quarter of {}",
            "second quarter of {}",
            "third quarter of {}",
            "fourth quarter of {}",
        ),
        halves=("first half of {}", "second half of {}"),
        seasons=("spring {}", "summer {}", "autumn {}", "winter {0}–{2}"),
        decade="{}s",
        the_part="the {}",
        at="{0}, {1} ({2})",
    ),
    "ko": Words(
        about="{}경",
        uncertain="{}(불확실)",
        since="{}부터",
        until="{}까지",
        end_unknown="{}부터(종료 시점 미상)",
        start_unknown="{}까지(시작 시점 미상)",
        to="{0}~{1}",
        tight_to="{0}~{1}",
        quarters=("{}년 1분기", "{}년 2분기", "{}년 3분기", "{}년 4분기"),
        halves=("{}년 상반기", "{}년 하반기"),
        seasons=("{}년 봄", "{}년 여름", "{}년 가을", "{0}~{1}년 겨울"),
        decade="{}년대",
        the_part="{}",
        at="{0} {1}({2})",
    ),
    "ja": Words(
        about="{}頃",
        uncertain="{}（不確実）",
        since="{}から",
        until="{}まで",
        end_unknown="{}から（終了時期不明）",
        start_unknown="{}まで（開始時期不明）",
        to="{0}～{1}",
        tight_to="{0}～{1}",
        quarters=("{}年第1四半期", "{}年第2四半期", "{}年第3四半期", "{}年第4四半期"),
        halves=("{}年上半期", "{}年下半期"),
        seasons=("{}年春", "{}年夏", "{}年秋", "{0}～{1}年冬"),
        decade="{}年代",
        the_part="{}",
        at="{0}{1}（{2}）",
    ),
}

SHORT: Mapping[str, Words] = {
    **LONG,
    "en": Words(
        about="c. {}",
        uncertain="{}?",
        since="since {}",
        until="until {}",
        end_unknown="from {}",
        start_unknown="until {}",
        to="{0} – {1}",
        tight_to="{0}–{1}",
        quarters=("Q1 {}", "Q2 {}", "Q3 {}", "Q4 {}"),
        halves=("H1 {}", "H2 {}"),
        seasons=("spring {}", "summer {}", "autumn {}", "winter {0}–{2}"),
        decade="{}s",
        the_part="{}",
        at="{0}, {1} ({2})",
    ),
}

SENTENCE: Mapping[str, SentenceWords] = {
    "en": SentenceWords(
        on_day="on {}",
        in_period="in {}",
        in_years="in {}",
        about="around {}",
        from_to="from {0} to {1}",
        at="on {0} at {1} ({2})",
        at_from_to="on {0} from {1} to {2} ({3})",
    ),
    "ko": SentenceWords(
        on_day="{}에",
        in_period="{}에",
        in_years="{} 사이에",
        about="{}경에",
        from_to="{0}부터 {1}까지",
        at="{0} {1}({2})에",
        at_from_to="{0} {1}부터 {2}까지({3})",
    ),
    "ja": SentenceWords(
        on_day="{}に",
        in_period="{}に",
        in_years="{}に",
        about="{}頃に",
        from_to="{0}から{1}まで",
        at="{0}{1}（{2}）に",
        at_from_to="{0}{1}から{2}まで（{3}）",
    ),
}
