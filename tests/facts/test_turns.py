"""The days on which the state of play can change: between two of them every answer is the same."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sample_site import SAMPLE, book_of, copy_sample, write_sheet

from dispute_briefings.facts.model import Dispute, Measure, Proceeding
from dispute_briefings.facts.model.history import Step
from dispute_briefings.facts.status import DatedStep, status
from dispute_briefings.facts.turns import reach, reaches, regulations, turns

_DAY = datetime.timedelta(days=1)
_BEGIN = datetime.date(2030, 1, 1)
_RANGE = [_BEGIN + _DAY * number for number in range(800)]

_days = st.integers(30, 700).map(lambda number: str(_BEGIN + _DAY * number))
_months = st.tuples(st.sampled_from(["2030", "2031"]), st.integers(1, 12)).map(lambda m: f"{m[0]}-{m[1]:02}")
_dates = (
    _days
    | _months
    | st.sampled_from(
        ["2030", "2031~", "2030-Q3", "2031-21", "2030-05/2030-09", "2030-11-03/..", "../2030-06-01"]
    )
)
_contested = st.lists(_dates, min_size=2, max_size=3, unique=True).map(
    lambda dates: {"reports": [{"value": date, "sources": ["gazette"]} for date in dates]}
)


@st.composite
def _steps(draw: st.DrawFn, index: int) -> DatedStep:
    written: dict[str, Any] = {
        "status": "step",
        "date": draw(_dates | _contested),
        "only": draw(st.sampled_from([[], ["salt"], ["pepper"]])),
        "due": draw(
            st.dictionaries(st.sampled_from(["in-force", "ended"]), _dates | st.just("open"), max_size=2)
        ),
    }
    if draw(st.booleans()):
        written["until"] = draw(_dates)
    step = Step.model_validate(written)
    assert step.date is not None
    effects = st.sampled_from(["none", "on", "keep", "pause", "off"])
    return DatedStep(
        index=index,
        step=step,
        statement=step.date,
        sources=(),
        effect=draw(effects),
        then=draw(effects) if step.until else None,
    )


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 5).flatmap(lambda many: st.tuples(*(_steps(index + 1) for index in range(many)))))
def test_between_two_turns_every_day_has_the_same_answer(history: tuple[DatedStep, ...]) -> None:
    found = set(turns(history))
    for unit in ("salt", None):
        before = status(history, before=None, unit=unit, day=_BEGIN - _DAY)
        for day in _RANGE:
            now = status(history, before=None, unit=unit, day=day)
            assert now == before or day in found, f"{day} is no turn"
            before = now


def test_the_answers_of_the_sample_change_on_turns_alone() -> None:
    book = book_of(SAMPLE)
    for record in (*book.of_kind(Measure), *book.of_kind(Proceeding)):
        found = set(turns(book.history(record)))
        assert found
        days = [datetime.date(2030, 6, 1) + _DAY * number for number in range(1000)]
        answers = [book.statuses(record, day) for day in days]
        changed = {
            day for day, before, now in zip(days[1:], answers, answers[1:], strict=False) if now != before
        }
        assert changed
        assert changed <= found


MEASURE = """
- id: rule
  name: Rule
  by: northland
  sources: [northland-order]
  history:
    - {status: in-force, date: 2031-03-02}
    - {status: decided, date: 2032-02-01, due: {ended: %s}}
"""


@pytest.mark.parametrize(
    ("planned", "last"), [("2032-12-31", "2032-12-31"), ("2033-02", "2033-02-28"), ("open", "2032-06-30")]
)
def test_one_can_ask_from_the_year_of_the_first_change_to_the_last_day_that_is_planned(
    tmp_path: Path, planned: str, last: str
) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/measures/rule.yml", MEASURE % planned)
    book = book_of(site)
    found = reach(book, [book.record("rule", Measure)], datetime.date(2032, 6, 30))
    assert (str(found.first), str(found.as_of), str(found.last)) == ("2031-01-01", "2032-06-30", last)
    assert found.holds(found.first)
    assert not found.holds(found.first - _DAY)
    assert not found.holds(found.last + _DAY)


def test_a_dispute_is_told_by_its_strands() -> None:
    book = book_of(SAMPLE)
    (dispute,) = book.of_kind(Dispute)
    assert [record.id for record in regulations(book, dispute)] == ["salt-quota-measure", "salt-case"]
    without = dispute.model_copy(update={"strands": ()})
    assert [record.id for record in regulations(book, without)] == [
        "salt-quota-measure",
        "counter-notice",
        "salt-case",
    ]
    assert [str(found.as_of) for found in reaches(book)] == ["2032-06-30"]
