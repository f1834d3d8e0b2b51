"""What was answered for a link, and on which day; kept in a file between runs."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Outcome(StrEnum):
    """Whether a page is there."""

    ALIVE = "alive"
    DEAD = "dead"
    UNCHECKED = "unchecked"
    """Nobody can say: the host does not answer, or not to us."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What became of a visit on a day; `why` tells it in words, empty for a page that is there."""

    outcome: Outcome
    day: datetime.date
    why: str = ""

    def holds(self, today: datetime.date, days: int) -> bool:
        """Whether it need not be asked again: a page that was there, for some days; all else, for a day."""
        age = (today - self.day).days
        return 0 <= age < (days if self.outcome is Outcome.ALIVE else 1)


def read_answers(path: Path) -> dict[str, Answer]:
    """Return the answers that a file keeps, by address; a file that cannot be read keeps none."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {
            url: Answer(
                outcome=Outcome(told["outcome"]),
                day=datetime.date.fromisoformat(told["day"]),
                why=str(told["why"]),
            )
            for url, told in kept.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_answers(path: Path, answers: Mapping[str, Answer]) -> None:
    """Keep answers in a file, in the order of their addresses."""
    told = {
        url: {"outcome": each.outcome, "day": each.day.isoformat(), "why": each.why}
        for url, each in sorted(answers.items())
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    beside.replace(path)
