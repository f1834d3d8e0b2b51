"""The day of publication, from all places where an article says it: one day, or that they differ."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from dispute_briefings.importing.article import Said
from dispute_briefings.importing.bare_days import numbered_dates
from dispute_briefings.importing.western_days import western_days
from dispute_briefings.language.written_dates import half_width, written_dates

_STAMP = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:-(?P<m>\d\d?)-(?P<d>\d\d?)|[./]\s?(?P<m2>\d\d?)[./]\s?(?P<d2>\d\d?)"
    r"|(?P<m3>[01]\d)(?P<d3>[0-3]\d)(?=\d{4}(?:\d\d)?(?!\d)|(?!\d)))(?!\d)?"
    r"(?:[T\s.]+\d\d?:?\d\d(?::?\d\d(?:\.\d+)?)?\s?(?P<zone>Z|GMT|UTC|[+-]\d\d:?\d\d)?)?"
)
_UTC = frozenset({"Z", "GMT", "UTC", "+00:00", "+0000", "-00:00"})
_GMT_BEHIND = re.compile(r"\b(?:GMT|UTC)\b|[+-]0000\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """A day as some place of an article gives it; `is_utc` where its day is counted in Greenwich."""

    day: datetime.date
    where: str
    is_utc: bool = False


def stamp(text: str, where: str) -> Stamp | None:
    """Return the day that a text gives, machine-readable or in words; None where it names no single day."""
    plain = half_width(text)
    if found := _STAMP.search(plain):
        month, day = (found[a] or found[b] or found[c] for a, b, c in (("m", "m2", "m3"), ("d", "d2", "d3")))
        try:
            date = datetime.date(int(found["y"]), int(month), int(day))
        except ValueError:
            return None
        return Stamp(day=date, where=where, is_utc=(found["zone"] or "") in _UTC)
    days = [each.date for each in written_dates(plain) if each.date is not None and each.day is not None]
    days += [each.date for each in numbered_dates(plain) if each.date is not None]
    if not days and len(western := western_days(plain)) == 1:
        return Stamp(day=western[0], where=where)
    if len(days) != 1 or days[0].precision != "day" or days[0].first is None:
        return None
    return Stamp(day=days[0].first, where=where, is_utc=_GMT_BEHIND.search(plain) is not None)


def settled(stamps: Iterable[Stamp | None]) -> Said | str | None:
    """Return the day that all agree on; else in what they differ, as a sentence; None where nothing says it.

    A day in Greenwich may be the day before or after where the article was published: another place that
    tells the day there is believed.
    """
    known = [each for each in stamps if each is not None]
    if not known:
        return None
    local = [each for each in known if not each.is_utc]
    believed = local or known
    far = [each for each in known if abs((each.day - believed[0].day).days) > 1]
    if len({each.day for each in believed}) == 1 and not far:
        places = dict.fromkeys(each.where for each in believed if each.day == believed[0].day)
        return Said(values=(believed[0].day.isoformat(),), where=", ".join(places))
    told = dict.fromkeys(f"{each.day.isoformat()} ({each.where})" for each in known)
    return f"ambiguous: {', '.join(told)}"
