"""What is wrong with a text that is no date, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dispute_briefings.facts.dates.errors import DateError
from dispute_briefings.facts.dates.guesses import guesses, normalised, time_without_offset
from dispute_briefings.facts.dates.reading import PATTERN

_LONGEST = 80
_WRITE_EDTF = "write it in EDTF, as in 2019, 2019-07, 2019-07-04, 2019-07/2019-09 or 2019~"

_NOT_KNOWN = re.compile(
    r"[-?x*./… ]*|n\.? ?/?a\.?|n\.? ?d\.?|none|null|nil|unknown|undated|no date|not known|unclear|tb[acd]"
    r"|불명|미상|미정|해당 ?없음|不明|不詳|未定|未詳|なし|該当なし"
)
_MOVING = re.compile(
    r"today|tonight|now|yesterday|tomorrow|currently|current|recently|(?:last|this|next) (?:week|month|year)"
    r"|오늘|어제|내일|현재|今日|本日|昨日|明日|現在"
)
_ONGOING = re.compile(r"open|ongoing|present|continuing|to date|until further notice")
# Seen in the wild or in the standard; a fact sheet has no use for them.
_OTHER_EDTF = re.compile(
    r"[\[{].*[\]}]|y-?\d+(?:e\d+)?(?:s\d+)?|-\d{4}(?:-.*)?|\d{4}s\d+"
    r"|(?=.*[?~%].)[?~%]?\d{4}[?~%]?(?:-[?~%]?\d\d[?~%]?){1,2}"  # a qualifier inside
    r"|(?=.*x)\d[\dx]{3}(?:-[\dx]{2}){0,2}"  # an unspecified digit before a specified one
)


def explain(text: str, parse: Callable[[str], object]) -> DateError:
    """Return what is wrong with a text that is no date; the cure offers only what `parse` takes."""
    shown = " ".join(text.split())
    if len(shown) > _LONGEST:
        return DateError(f"'{shown[:40]}…' is too long for a date", _WRITE_EDTF)
    plain = normalised(shown)
    if _NOT_KNOWN.fullmatch(plain):
        return DateError(f"'{shown}' is no date", "leave the field out where the date is not known")
    if _MOVING.fullmatch(plain):
        return DateError(
            f"'{shown}' means another day at each reading",
            "write the day itself, or leave the field out where it is not known",
        )
    if _ONGOING.fullmatch(plain):
        return DateError(f"'{shown}' is no date", "write what goes on with an open end, as in 2019-07-04/..")
    if offset_lacks := time_without_offset(plain):
        return DateError(
            f"'{shown}' has a time without its offset from UTC",
            f"add the offset, as in {offset_lacks}+09:00, or Z for UTC",
        )
    if _OTHER_EDTF.fullmatch(shown.lower()) and not re.fullmatch(PATTERN, shown.upper()):
        return DateError(
            f"'{shown}' is EDTF of a kind that fact sheets do not use",
            "write one date or one interval, with a ?, ~ or % only at the end of a date",
        )
    return _guessed(shown, guesses(plain), parse) or _not_guessed(shown, plain)


def _guessed(shown: str, meant: Iterable[str], parse: Callable[[str], object]) -> DateError | None:
    possible, impossible = [], []
    for guess in dict.fromkeys(meant):
        try:
            parse(guess)
            possible.append(guess)
        except DateError as error:
            impossible.append(error)
    if len(possible) == 1:
        return DateError(f"'{shown}' is not written in EDTF", f"did you mean '{possible[0]}'?")
    if possible:
        choice = " or ".join(f"'{guess}'" for guess in possible)
        return DateError(f"'{shown}' can be read in more than one way", f"write {choice}")
    return impossible[0] if impossible else None


def _not_guessed(shown: str, plain: str) -> DateError:
    if "/" in plain:
        return DateError(
            f"'{shown}' is no interval of two dates",
            "write start/end, as in 2019-07/2019-09, 2019-07-04/.. or ../2019-07-04",
        )
    if re.fullmatch(r"\d{1,2}[-./ ]\d{1,2}[-./ ]\d{1,2}", plain):
        return DateError(
            f"'{shown}' does not say its century", "write the year in four digits, as in 2019-07-04"
        )
    return DateError(f"'{shown}' is no date", _WRITE_EDTF)
