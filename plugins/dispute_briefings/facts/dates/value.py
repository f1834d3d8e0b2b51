"""A date of any precision as one value: what it stands for, how it sorts, what it agrees with."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, total_ordering
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from dispute_briefings.facts.dates.cures import DateError
from dispute_briefings.facts.dates.reading import Precision, Reading, month_days, read

Days = tuple[datetime.date | None, datetime.date | None]
_MONTHS: dict[Precision, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
_DAYS_IN_ALL = datetime.date.max.toordinal()


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Date:
    """A date as precise as it is known; build it with `Date.parse` or `Date.day`.

    Two dates are equal when their canonical texts are. `first` and `last` are the days that the text
    names: `2019~` begins on 1 January 2019, and only `reach`, `contains` and `agrees` look beyond.
    """

    text: str
    """Canonical EDTF: `2019-Q1` is kept as `2019-33`."""
    first: datetime.date | None = field(compare=False)
    """First possible day; None when the start is open or unknown."""
    last: datetime.date | None = field(compare=False)
    """Last possible day; None when the end is open or unknown."""
    precision: Precision = field(compare=False)
    approximate: bool = field(default=False, compare=False)
    uncertain: bool = field(default=False, compare=False)
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
        """Return the date that an EDTF text stands for.

        Raises:
            DateError: the text is no date of the kind that fact sheets use.
        """
        return _parse(text)

    @staticmethod
    def day(day: datetime.date) -> Date:
        """Return the date of one day."""
        return _parse(f"{day.year:04}-{day.month:02}-{day.day:02}")

    @property
    def is_interval(self) -> bool:
        return self.precision == "interval"

    @property
    def is_ongoing(self) -> bool:
        """Whether it is an interval that has not ended (`2019-07-04/..`); an unknown end is another thing."""
        return self.text.endswith("/..")

    @property
    def year(self) -> int:
        """The year it begins in; where no beginning is known, the year it ends in."""
        day = self.first or self.last
        assert day is not None, "no date has neither end"
        return day.year

    @property
    def width(self) -> int | None:
        """How many days it stands for, first and last included; None when it is open."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1

    @property
    def reach(self) -> Days:
        """First and last day that it may mean: an approximate date reaches one unit of its precision further.

        `2019~` reaches from 2018 to 2020, `2019-07~` from June to August, `2019-07-04~` from the third to
        the fifth. EDTF gives no width to `~`; this is our rule. `?` is doubt about the source and widens
        nothing.
        """
        if self.is_interval:
            return (
                self.start.reach[0] if self.start else None,
                self.end.reach[1] if self.end else None,
            )
        if not self.approximate or self.first is None or self.last is None:
            return self.first, self.last
        if self.precision == "day":
            return _days_later(self.first, -1), _days_later(self.last, 1)
        months = _MONTHS[self.precision]
        return _months_later(self.first, -months)[0], _months_later(self.last, months)[1]

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """Total order: first day, then instant of that day, then width (wider later), then text.

        A date without time comes after the times of its first day, since it is wider; an interval that
        starts nowhere comes before all.
        """
        return (
            self.first.toordinal() if self.first else 0,
            _DAYS_IN_ALL if (seconds := self._seconds_from_utc) is None else seconds,
            _DAYS_IN_ALL if (width := self.width) is None else width,
            self.text,
        )

    def contains(self, other: Date) -> bool:
        """Whether everything that the other may mean, this may mean too.

        Intervals compare start with start and end with end, and a plain date is the interval that starts
        and ends with it. An unknown end contains every end, an open end only an open one. Contains is
        transitive.
        """
        return self._compares(other, _holds)

    def agrees(self, other: Date) -> bool:
        """Whether both may be true of one thing; if not, two reports differ.

        They agree, start with start and end with end, when one lies in the `reach` of the other, or when
        both are the same instant.
        """
        return self._compares(other, lambda a, b: _may_hold(a, b) or _may_hold(b, a))

    def _compares(self, other: Date, holds: Callable[[Date | str, Date | str], bool]) -> bool:
        return holds(self._bound(0), other._bound(0)) and holds(self._bound(1), other._bound(1))

    def _bound(self, side: int) -> Date | str:
        if not self.is_interval:
            return self
        return (self.start, self.end)[side] or self.text.split("/")[side]

    @property
    def _seconds_from_utc(self) -> int | None:
        if self.time is None or self.offset is None:
            return None
        return self.time.hour * 3600 + self.time.minute * 60 - int(self.offset.total_seconds())

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
            _validated, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "title": "Date",
            "description": "EDTF, as precise as it is known: 2019, 2019-07, 2019-07-04, "
            "2019-07-04T17:00+09:00, 2019-07/2019-09, 2019-07-04/.., 2019~, 2019?, 2019-Q3",
            "anyOf": [
                {"type": "string", "pattern": r"^[0-9./][0-9XQTZ:+\-/.~?%]*$"},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ],
        }


def _validated(value: object) -> Date:
    if isinstance(value, Date):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    try:
        if not isinstance(value, str):
            raise DateError("a date is one text", "write it in EDTF, as in 2019-07-04")
        return _parse(value)
    except DateError as error:
        raise PydanticCustomError(
            "bad-date", "{what}; {cure}", {"what": error.what, "cure": error.cure}
        ) from None


@lru_cache(maxsize=32_768)
def _parse(text: str) -> Date:
    start, slash, end = text.strip().partition("/")
    if not slash:
        reading = read(start)
        if reading is None:
            raise DateError(f"'{start}' is no date", "write it in EDTF, as in 2019-07-04")
        return _single(reading)
    if "/" in end or not (start.strip(".") or end.strip(".")):
        raise DateError(f"'{text}' is no interval", "write it in EDTF, as in 2019-07/2019-09")
    sides = [None if side in {"", ".."} else _parse(side) for side in (start, end)]
    first, last = sides
    names = [side.text if side else written for side, written in zip(sides, (start, end), strict=True)]
    if first and last and _ends_before(first, last):
        raise DateError(f"'{text}' ends before it starts", f"did you mean '{names[1]}/{names[0]}'?")
    return Date(
        text="/".join(names),
        first=first.first if first else None,
        last=last.last if last else None,
        precision="interval",
        approximate=any(side.approximate for side in sides if side),
        uncertain=any(side.uncertain for side in sides if side),
        start=first,
        end=last,
    )


def _single(reading: Reading) -> Date:
    return Date(
        text=reading.text,
        first=reading.first,
        last=reading.last,
        precision=reading.precision,
        approximate=reading.qualifier in {"~", "%"} and bool(reading.qualifier),
        uncertain=reading.qualifier in {"?", "%"},
        time=reading.time,
        offset=reading.offset,
    )


def _ends_before(start: Date, end: Date) -> bool:
    earliest, latest = start.reach[0], end.reach[1]
    assert earliest is not None
    assert latest is not None
    if start.time and end.time:
        return _instant(start) > _instant(end)
    return latest < earliest


def _instant(date: Date) -> tuple[int, int]:
    assert date.first is not None
    assert date._seconds_from_utc is not None
    days, seconds = divmod(date._seconds_from_utc, 86_400)
    return date.first.toordinal() + days, seconds


def _holds(a: Date | str, b: Date | str) -> bool:
    """Contains, for one end of an interval: a date, `..` (open) or nothing (unknown)."""
    if a == "" or isinstance(a, str) or isinstance(b, str):
        return a in {"", b}
    if a.time:
        return b.time is not None and a.first == b.first and _instant(a) == _instant(b)
    return _within(b.reach, a.reach)


def _may_hold(a: Date | str, b: Date | str) -> bool:
    if a == "" or isinstance(a, str) or isinstance(b, str):
        return a in {"", b}
    if a.time:
        return b.time is not None and _instant(a) == _instant(b)
    return _within((b.first, b.last), a.reach)


def _within(inner: Days, outer: Days) -> bool:
    if inner[0] is None or inner[1] is None or outer[0] is None or outer[1] is None:
        raise AssertionError("only intervals are open")
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _days_later(day: datetime.date, days: int) -> datetime.date:
    return datetime.date.fromordinal(min(max(day.toordinal() + days, 1), _DAYS_IN_ALL))


def _months_later(day: datetime.date, months: int) -> Days:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < datetime.MINYEAR:
        return datetime.date.min, datetime.date.min
    if year > datetime.MAXYEAR:
        return datetime.date.max, datetime.date.max
    return month_days(year, month + 1)
