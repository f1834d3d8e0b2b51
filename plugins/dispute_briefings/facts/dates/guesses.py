"""Which dates a text may mean that is not written in EDTF.

Only for the message that an editor reads: nothing is ever taken for the date that it was guessed to be.
A guess has the shape of EDTF and may still name no day.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress

from dispute_briefings.facts.dates.reading import MONTHS, PATTERN

# How French and German name the months, where English does not.
_WESTERN = {
    "janvier": "january",
    "januar": "january",
    "jänner": "january",
    "février": "february",
    "februar": "february",
    "mars": "march",
    "märz": "march",
    "avril": "april",
    "mai": "may",
    "juin": "june",
    "juni": "june",
    "juillet": "july",
    "juli": "july",
    "août": "august",
    "septembre": "september",
    "octobre": "october",
    "oktober": "october",
    "novembre": "november",
    "décembre": "december",
    "dezember": "december",
}
_WESTERN_MONTH = re.compile(rf"\b(?:{'|'.join(_WESTERN)})\b")
_DASH = re.compile(r"[\u2010-\u2015\u2212\u301c]|(?<=.)~(?=.)")
_WEEKDAY = re.compile(
    r"^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[.,]* (?=.)"
    r"|\([월화수목금토일月火水木金土]\)"
)
_MONTH = "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, MONTHS)).replace(
    "sep(?:", "sep(?:t|"
)
_COUNT = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_NTH = "([1-4])(?:st|nd|rd|th)|(first|second|third|fourth|last)"
_SEASONS = {
    "spring": "21",
    "summer": "22",
    "autumn": "23",
    "fall": "23",
    "봄": "21",
    "여름": "22",
    "가을": "23",
}
_SEASONS |= {"春": "21", "夏": "22", "秋": "23"}
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_ZONES = {"utc": "Z", "gmt": "Z", "z": "Z", "kst": "+09:00", "jst": "+09:00"}
_OFFSET = r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d\d)?"
_TIME = re.compile(
    r"(?P<day>.*\d.*?)(?:t|,? )(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.]\d\d(?:\.\d+)?)?"
    rf"(?: ?(?P<half>[ap])\.?m\.?)? ?\(?(?P<zone>[a-z]+|{_OFFSET})?\)?"
)


def normalised(text: str) -> str:
    """Return the text in lower case with ASCII digits, half-width signs, plain dashes and no weekday."""
    plain = _DASH.sub("-", unicodedata.normalize("NFKC", text)).lower()
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)
    plain = _WESTERN_MONTH.sub(lambda found: _WESTERN[found[0]], re.sub(r"\b1er\b", "1", plain))
    return _WEEKDAY.sub("", plain).strip(" ,;")


def guesses(text: str) -> Iterator[str]:
    """Yield what a normalised text may mean, in EDTF; more than one where it can be read in several ways."""
    tidy = text.replace(" ", "").upper()
    if re.fullmatch(PATTERN, tidy):
        yield tidy
        return
    if found := re.fullmatch(r"(\d{4}-\d\d)/(\d\d)", tidy):
        yield from (f"{found[1]}-{found[2]}", f"{found[1]}/{found[1][:4]}-{found[2]}")
        return
    meant = list(_of_one_date(text)) or list(_of_one_time(text))
    yield from meant or _of_words_around(text) or _of_an_interval(text)


def time_without_offset(text: str) -> str | None:
    """Return the day and time of a normalised text that has both and no offset; the time as 17:00."""
    found = _TIME.fullmatch(text)
    if found is None or _offset(found["zone"]) is not None:
        return None
    days = [day for day in _of_one_date(found["day"]) if len(day) == 10]
    return f"{days[0]}T{_hour(found):02}:{found['minute']}" if len(days) == 1 else None


def _date(year: str | int, month: str | int | None = None, day: str | int | None = None) -> str:
    parts = [f"{int(year):04}"]
    for part in (month, day):
        if not part or not int(part):
            break
        parts.append(f"{int(part):02}")
    return "-".join(parts)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name[:3]))


def _week(found: re.Match[str]) -> Iterator[str]:
    with suppress(ValueError):
        monday = datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1)
        sunday = datetime.date.fromisocalendar(int(found[1]), int(found[2]), 7)
        yield f"{monday.isoformat()}/{sunday.isoformat()}"


def _day_of_year(found: re.Match[str]) -> Iterator[str]:
    day = datetime.date(max(int(found[1]), 1), 1, 1).toordinal() + int(found[2]) - 1
    with suppress(ValueError, OverflowError):
        if (date := datetime.date.fromordinal(day)).year == int(found[1]):
            yield date.isoformat()


def _day_and_month_in_either_order(found: re.Match[str]) -> Iterator[str]:
    for month, day in ((found[2], found[1]), (found[1], found[2])):
        if 1 <= int(month) <= 12:
            yield _date(found[3], month, day)


def _nth(found: re.Match[str], *groups: int) -> int:
    number = next(found[group] for group in groups if found[group])
    return _COUNT[number] if number in _COUNT else int(number)


Meaning = Callable[[re.Match[str]], str | Iterator[str]]
_FORMS: tuple[tuple[re.Pattern[str], Meaning], ...] = tuple(
    (re.compile(form), meaning)
    for form, meaning in (
        (r"(\d{4})\.?", lambda f: _date(f[1])),
        (r"(\d{4})[-./ ]{1,2}(\d{1,2})\.?", lambda f: _date(f[1], f[2])),
        (r"(\d{4})[-./ ]{1,2}(\d{1,2})[-./ ]{1,2}(\d{1,2})\.?", lambda f: _date(f[1], f[2], f[3])),
        (r"(\d{4})(\d\d)(\d\d)", lambda f: _date(f[1], f[2], f[3])),
        (r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", lambda f: _date(f[3], f[2], f[1])),
        (r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", _day_and_month_in_either_order),
        (r"(\d{1,2})[-./ ](\d{4})", lambda f: _date(f[2], f[1])),
        (
            rf"(\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)?[- ]?({_MONTH})[.,]?[- ]?(\d{{4}})",
            lambda f: _date(f[3], _month(f[2]), f[1]),
        ),
        (
            rf"({_MONTH})\.? ?(\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})",
            lambda f: _date(f[3], _month(f[1]), f[2]),
        ),
        (rf"({_MONTH})[.,]?(?: of)?[- ]?(\d{{4}})", lambda f: _date(f[2], _month(f[1]))),
        (
            rf"(\d{{4}}),?[- ]?({_MONTH})\.?(?:[- ]?(\d{{1,2}}))?",
            lambda f: _date(f[1], _month(f[2]), f[3]),
        ),
        (
            r"(\d{4}) ?[년年] ?(?:(\d{1,2}) ?[월月] ?(?:(\d{1,2}) ?[일日])?)?",
            lambda f: _date(f[1], f[2], f[3]),
        ),
        (
            r"(令和|平成|昭和) ?(元|\d{1,2}) ?年 ?(?:(\d{1,2}) ?月 ?(?:(\d{1,2}) ?日)?)?",
            lambda f: _date(_ERAS[f[1]] + (1 if f[2] == "元" else int(f[2])), f[3], f[4]),
        ),
        (r"(\d{4})[- /]?w(\d\d?)", _week),
        (r"(\d{4})-?(\d{3})", _day_of_year),
        (r"q([1-4])[- /]*(\d{4})", lambda f: f"{f[2]}-Q{f[1]}"),
        (r"(\d{4})[- /]*(?:q([1-4])|([1-4])q)", lambda f: f"{f[1]}-Q{_nth(f, 2, 3)}"),
        (rf"(?:{_NTH}) quarter(?: of)?,? (\d{{4}})", lambda f: f"{f[3]}-Q{_nth(f, 1, 2)}"),
        (r"(\d{4})(?:년|年) ?第?([1-4])(?:/4)?(?:분기|四半期)", lambda f: f"{f[1]}-Q{f[2]}"),
        (r"h([12])[- /]*(\d{4})", lambda f: f"{f[2]}-{39 + int(f[1])}"),
        (r"(\d{4})[- /]*(?:h([12])|([12])h)", lambda f: f"{f[1]}-{39 + _nth(f, 2, 3)}"),
        (rf"(?:{_NTH}) half(?: of)?,? (\d{{4}})", lambda f: f"{f[3]}-{39 + min(_nth(f, 1, 2), 2)}"),
        (
            r"(\d{4})(?:년|年) ?(?:(상반기|上半期|前半)|하반기|下半期|後半)",
            lambda f: f"{f[1]}-{40 if f[2] else 41}",
        ),
        (r"(spring|summer|autumn|fall)(?: of)?,? (\d{4})", lambda f: f"{f[2]}-{_SEASONS[f[1]]}"),
        (
            r"(\d{4})(?:년|年)?[- ]?(spring|summer|autumn|fall|봄|여름|가을|春|夏|秋)",
            lambda f: f"{f[1]}-{_SEASONS[f[2]]}",
        ),
        (r"winter(?: of)?,? (\d{4})", lambda f: iter((f"{int(f[1]) - 1:04}-24", f"{f[1]}-24"))),
        (r"(?:the )?(\d{3})0 ?(?:'?s|년대|年代)", lambda f: f"{f[1]}X"),
    )
)


def _of_one_date(text: str) -> Iterator[str]:
    for form, meaning in _FORMS:
        if found := form.fullmatch(text):
            meant = meaning(found)
            yield from (meant,) if isinstance(meant, str) else meant


def _hour(found: re.Match[str]) -> int:
    hour = int(found["hour"])
    return hour % 12 + (12 if found["half"] == "p" else 0) if found["half"] else hour


def _offset(zone: str | None) -> str | None:
    if zone is None or zone in _ZONES:
        return _ZONES.get(zone or "")
    if found := re.fullmatch(_OFFSET, zone):
        return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}".replace("-00:00", "Z")
    return None


def _of_one_time(text: str) -> Iterator[str]:
    if (found := _TIME.fullmatch(text)) and (offset := _offset(found["zone"])):
        days = (day for day in _of_one_date(found["day"]) if len(day) == 10)
        yield from (f"{day}T{_hour(found):02}:{found['minute']}{offset}" for day in days)


# What stands around a date, and the EDTF that says it.
_AROUND = tuple(
    (re.compile(form), edtf)
    for form, edtf in (
        (r"(.+?) ?(?:\?~|~\?)", "{}%"),
        (r"(?:about|around|circa|c\.?|ca\.?|approx\.?|approximately|~|≈) ?(.+)", "{}~"),
        (r"(.+?) ?(?:~|경|쯤|頃|ごろ|\(approx\.?\)|\(about\))", "{}~"),
        (r"(?:probably|possibly|perhaps|maybe) (.+)", "{}?"),
        (r"(.+?) ?(?:\(\?\)|\?|\(uncertain\))", "{}?"),
        (r"(?:in |on |by )?(?:the )?(?:early|mid|late|end of|beginning of|start of|in|on)[- ](.+)", "{}"),
        (r"(?:since|from|starting) (.+)", "{}/.."),
        (r"(.+?)(?: ?-| onwards?|부터|から)", "{}/.."),
        (r"(?:until|till|up to) (.+)|", "../{}"),
        (r"(.+?)(?:까지|まで)", "../{}"),
    )
)


def _of_words_around(text: str) -> list[str]:
    for form, edtf in _AROUND:
        if (found := form.fullmatch(text)) and found[1]:
            plain = [date for date in _of_one_date(found[1]) if "/" not in date]
            if plain:
                return [edtf.format(date) for date in plain]
    return []


_SEPARATORS = (r" - ", r" to ", r" until ", r" and ", r"부터", r"から", r"/", r"-")


def _of_an_interval(text: str) -> list[str]:
    text = re.sub(r"^(?:from|between) ", "", text)
    for separator in _SEPARATORS:
        for found in re.finditer(separator, text):
            start, end = _completed(text[: found.start()].strip(), text[found.end() :].strip(" 까지まで"))
            starts, ends = list(_of_one_date(start)), list(_of_one_date(end))
            if len(starts) == len(ends) == 1 and "/" not in starts[0] + ends[0]:
                return [f"{starts[0]}/{ends[0]}"]
    return []


def _completed(start: str, end: str) -> tuple[str, str]:
    """Return both sides with the year and the month that stand only once, as in ``1 - 9 july 2019``."""
    if found := re.fullmatch(r"(\d{4}-)(\d\d)", start):
        return start, f"{found[1]}{end}" if re.fullmatch(r"\d\d", end) else end
    if found := re.fullmatch(r"(\d{4}-\d\d-)\d\d", start):
        return start, f"{found[1]}{end}" if re.fullmatch(r"\d\d", end) else end
    if found := re.fullmatch(rf"\d{{1,2}} ((?:{_MONTH}) \d{{4}})", end):
        return (f"{start} {found[1]}" if start.isdecimal() else f"{start} {end[-4:]}"), end
    if found := re.fullmatch(rf"((?:{_MONTH}) )\d{{1,2}}", start):
        named = end if re.match(_MONTH, end) else f"{found[1]}{end}"
        return f"{start} {end[-4:]}", named
    if re.fullmatch(_MONTH, start):
        return f"{start} {end[-4:]}", end
    return start, end
