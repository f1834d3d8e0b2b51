"""A date of any precision as one value: what it stands for, how it sorts, what it agrees with."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, total_ordering
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from dispute_briefings.facts.dates import comparison, cures
from dispute_briefings.facts.dates.errors import DateError
from dispute_briefings.facts.dates.reading import PATTERN, Precision, Reading, read

_AFTER_ALL = 2**62


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Date:
    """A date as precise as it is known; build it with `Date.parse` or `Date.day`.

    Two dates are equal when their texts are. `first` and `last` are the days that the text names: `2019~`
    begins on 1 January 2019, and only `reach`, `contains` and `agrees` look further.
    """

    text: str
    """Canonical EDTF: `2019-Q1` is kept as `2019-33`."""
    first: datetime.date | None = field(compare=False)
    """First possible day; None when the start is open or unknown."""
    last: datetime.date | None = field(compare=False)
    """Last possible day; None when the end is open or unknown."""
    precision: Precision = field(compare=False)
    approximate: bool = field(default=False, compare=False)
    """Whether `~` or `%` stands in it."""
    uncertain: bool = field(default=False, compare=False)
    """Whether `?` or `%` stands in it."""
    time: datetime.time | None = field(default=None, compare=False)
    """The time of day as written, without its offset."""
    offset: datetime.timedelta | None = field(default=None, compare=False)
    """How far the written time is ahead of UTC; there is one where there is a `time`."""
    start: Date | None = field(default=None, compare=False)
    """Where an interval starts; None when that is open or unknown, and for what is no interval."""
    end: Date | None = field(default=None, compare=False)
    """Where an interval ends; None when that is open or unknown, and for what is no interval."""

    @staticmethod
    def parse(text: str) -> Date:
        """Return the date that an EDTF text stands for; white space around it does not count.

        Raises:
            DateError: the text is no date of the kind that fact sheets use.
        """
        return _parse(text)

    @staticmethod
    def day(day: datetime.date) -> Date:
        """Return the date of one day (of a `datetime`, the day that it is written with)."""
        return _parse(f"{day.year:04}-{day.month:02}-{day.day:02}")

    @property
    def is_interval(self) -> bool:
        return self.precision == "interval"

    @property
    def is_ongoing(self) -> bool:
        """Whether it has an open end (`2019-07-04/..`); an unknown end (`2019-07-04/`) is another thing."""
        return self.text.endswith("/..")

    @property
    def year(self) -> int:
        """The year that it begins in; without a known beginning, the year that it ends in."""
        day = self.first or self.last
        if day is None:
            raise AssertionError("no date has neither end")
        return day.year

    @property
    def width(self) -> int | None:
        """How many days it stands for, first and last included; None when one of them is not known."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1

    @property
    def reach(self) -> tuple[datetime.date | None, datetime.date | None]:
        """First and last day that it may mean, one unit of its precision further when it is approximate.

        `2019~` reaches from 2018 to 2020, `2019-07~` from June to August, `2019-07-04~` from the third to
        the fifth. Uncertain (`?`) is doubt whether the date is right, and widens nothing.
        """
        if self.is_interval:
            return self.start.reach[0] if self.start else None, self.end.reach[1] if self.end else None
        if not self.approximate or self.first is None or self.last is None:
            return self.first, self.last
        return comparison.reach(self.first, self.last, self.precision)

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """Total order: first day, then the instant on it, then width (wider later), then text.

        A day comes after the times that it holds and before its month, for it is wider than the one and
        narrower than the other. What starts nowhere comes before all.
        """
        instant, width = comparison.minutes_since_epoch(self), self.width
        return (
            self.first.toordinal() if self.first else 0,
            _AFTER_ALL if instant is None else instant,
            _AFTER_ALL if width is None else width,
            self.text,
        )

    def contains(self, other: Date) -> bool:
        """Whether everything that the other may mean, this may mean too: `2019-07` contains `2019-07-04`.

        Compares start with start and end with end, a plain date as the interval that starts and ends with
        it: `2019-07` contains `2019-07-04/2019-07-09`, and no interval of several days contains a day.
        """
        return comparison.contains(self, other)

    def agrees(self, other: Date) -> bool:
        """Whether both may be true of one thing; reports whose dates do not agree differ."""
        return comparison.agrees(self, other)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Date({self.text!r})"

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, Date) else NotImplemented

    def __reduce__(self) -> tuple[Callable[[str], Date], tuple[str]]:
        return _parse, (self.text,)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "title": "Date",
            "description": "A date in EDTF, as precise as it is known: 2019, 2019-07, 2019-07-04, "
            "2019-07-04T17:00+09:00, 2019-07/2019-09, 2019-07-04/.., 2019-Q3, 2019~ (about), "
            "2019? (uncertain).",
            "anyOf": [
                {"type": "string", "pattern": PATTERN},
                # A year alone is a number to an editor that types YAML.
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ],
        }


def _validate(value: object) -> Date:
    if isinstance(value, Date):
        return value
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            return _parse(str(value))
        if isinstance(value, str):
            return _parse(value)
        raise DateError("a date is one text", "write it in EDTF, as in 2019-07-04")
    except DateError as error:
        told = {"what": error.what, "cure": error.cure}
        raise PydanticCustomError("bad-date", "{what}; {cure}", told) from None


@lru_cache(maxsize=32_768)
def _parse(text: str) -> Date:
    written = text.strip()
    if "/" in written:
        return _interval(written)
    reading = read(written)
    if reading is None:
        raise cures.explain(written, _parse)
    return _single(reading)


def _single(reading: Reading) -> Date:
    return Date(
        text=reading.text,
        first=reading.first,
        last=reading.last,
        precision=reading.precision,
        approximate=reading.qualifier in {"~", "%"},
        uncertain=reading.qualifier in {"?", "%"},
        time=reading.time,
        offset=reading.offset,
    )


def _interval(text: str) -> Date:
    bounds = text.split("/")
    dates = [_bound(bound) for bound in bounds]
    if len(dates) != 2 or None in dates or not any(dates):
        raise cures.explain(text, _parse)
    start, end = (date or None for date in dates)
    canonical = "/".join(str(date or bound) for date, bound in zip(dates, bounds, strict=True))
    if start and end and _ends_before(start, end):
        raise DateError(f"'{text}' ends before it starts", f"did you mean '{end}/{start}'?")
    known = [date for date in (start, end) if date]
    return Date(
        text=canonical,
        first=start.first if start else None,
        last=end.last if end else None,
        precision="interval",
        approximate=any(date.approximate for date in known),
        uncertain=any(date.uncertain for date in known),
        start=start,
        end=end,
    )


def _bound(text: str) -> Date | Literal[""] | None:
    """Return one side of an interval: a date, an empty text for an open or unknown one, None for no date."""
    if text in {"", ".."}:
        return ""
    reading = read(text)
    return _single(reading) if reading else None


def _ends_before(start: Date, end: Date) -> bool:
    if start.time and end.time:
        return (comparison.minutes_since_epoch(end) or 0) < (comparison.minutes_since_epoch(start) or 0)
    earliest, latest = start.reach[0], end.reach[1]
    return earliest is not None and latest is not None and latest < earliest
