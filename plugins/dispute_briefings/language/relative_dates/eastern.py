"""What Korean and Japanese have in common: a year, a month or a week named from here, and what of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dispute_briefings.language.relative_dates.calendar import Unit
from dispute_briefings.language.relative_dates.meanings import (
    Answer,
    Ground,
    Meaning,
    about,
    away,
    in_month,
    in_year,
    on_weekday,
    past_or_coming,
    stretch,
    unknown,
    weekday_of_week,
)

Counts = Mapping[str, tuple[int, bool]]
"""What a word counts, and whether from a date before it in the text."""


def of_words(counts: Counts) -> str:
    """Return the words as part of a regular expression, the longer ones first, spaces as one likes."""
    return "|".join(sorted((word.replace(" ", r"\s?") for word in counts), key=len, reverse=True))


def _counted(counts: Counts, word: str) -> tuple[int, bool]:
    plain = re.sub(r"\s", "", word)
    return next(meant for known, meant in counts.items() if known.replace(" ", "") == plain)


def years(counts: Counts, seasons: Mapping[str, str]) -> Meaning:
    """Return what `which` year means, with the `month` and `day`, or the `part` of it by its code."""

    def meaning(found: re.Match[str], ground: Ground) -> Answer:
        count, in_text = _counted(counts, found["which"])
        part = re.sub(r"\s", "", found["part"] or "")
        return in_year(
            ground,
            count,
            month=_number(found["month"]),
            day=_number(found["day"]),
            part=seasons.get(part, ""),
            in_text=in_text,
        )

    return meaning


def months(counts: Counts) -> Meaning:
    """Return what `which` month means, or the `day` of it."""

    def meaning(found: re.Match[str], ground: Ground) -> Answer:
        count, in_text = _counted(counts, found["which"])
        return in_month(ground, count, day=_number(found["day"]), in_text=in_text)

    return meaning


def weeks(counts: Counts, weekdays: str) -> Meaning:
    """Return what `which` week means, or the `weekday` of it."""

    def meaning(found: re.Match[str], ground: Ground) -> Answer:
        count, in_text = _counted(counts, found["which"])
        if found["weekday"] and not in_text:
            return weekday_of_week(ground, weekdays.index(found["weekday"]), count)
        return away(ground, "week", count, in_text=in_text)

    return meaning


def days(counts: Counts) -> Meaning:
    """Return what `which` day means."""

    def meaning(found: re.Match[str], ground: Ground) -> Answer:
        count, in_text = _counted(counts, found["which"])
        return away(ground, "day", count, in_text=in_text)

    return meaning


def last_or_coming(past: frozenset[str], weekdays: str) -> Meaning:
    """Return the last or next `month`, `day` or `weekday`, as `which` says."""

    def meaning(found: re.Match[str], ground: Ground) -> Answer:
        is_past = found["which"] in past
        if found["weekday"]:
            return on_weekday(ground, weekdays.index(found["weekday"]), "last" if is_past else "next")
        month, day = _number(found["month"]), _number(found["day"])
        return past_or_coming(ground, month=month, day=day, coming=not is_past)

    return meaning


def numbered(units: Mapping[str, Unit], back: frozenset[str]) -> Meaning:
    """Return what `n` of a `unit` before or after means: back from the page, on from a date in the text.

    With `half`, it is half a year more, or half a year alone.
    """

    def meaning(found: re.Match[str], ground: Ground) -> Answer:
        is_back = found["way"] in back
        count, unit = int(found["n"] or 0), units[found["unit"]] if found["n"] else "year"
        if found["half"]:
            count, unit = 12 * count + 6, "month"
        return about(ground, unit, -count if is_back else count, in_text=not is_back)

    return meaning


def stretched(units: Mapping[str, Unit]) -> Meaning:
    """Return the stretch of the last `n` of a `unit`."""
    return lambda found, ground: stretch(ground, units[found["unit"]], -int(found["n"]))


def vague(_: re.Match[str], __: Ground) -> Answer:
    """Return the answer to what names no time."""
    return unknown()


def _number(written: str | None) -> int | None:
    return int(written) if written else None
