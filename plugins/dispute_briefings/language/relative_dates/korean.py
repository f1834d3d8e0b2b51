"""Relative dates in Korean: ``지난달``, ``작년 7월``, ``지난 16일``, ``이튿날``."""

from __future__ import annotations

import re

from dispute_briefings.language.relative_dates.calendar import Unit
from dispute_briefings.language.relative_dates.eastern import (
    Counts,
    days,
    last_or_coming,
    months,
    numbered,
    of_words,
    stretched,
    vague,
    weeks,
    years,
)
from dispute_briefings.language.relative_dates.meanings import Meaning, Rule, Tongue

_YEARS: Counts = {
    "작년": (-1, False),
    "지난해": (-1, False),
    "재작년": (-2, False),
    "올해": (0, False),
    "금년": (0, False),
    "내년": (1, False),
    "후년": (2, False),
    "같은 해": (0, True),
    "그해": (0, True),
    "이듬해": (1, True),
    "전년": (-1, True),
}
_MONTHS: Counts = {
    "지난달": (-1, False),
    "이달": (0, False),
    "이번 달": (0, False),
    "다음 달": (1, False),
    "내달": (1, False),
    "같은 달": (0, True),
    "그달": (0, True),
    "전달": (-1, True),
}
_WEEKS: Counts = {
    "지난 주": (-1, False),
    "이번 주": (0, False),
    "금주": (0, False),
    "다음 주": (1, False),
    "내주": (1, False),
    "같은 주": (0, True),
}
_DAYS: Counts = {
    "그저께": (-2, False),
    "그제": (-2, False),
    "어제": (-1, False),
    "오늘": (0, False),
    "내일": (1, False),
    "모레": (2, False),
    "같은 날": (0, True),
    "당일": (0, True),
    "이날": (0, True),
    "그날": (0, True),
    "이튿날": (1, True),
    "다음 날": (1, True),
    "익일": (1, True),
    "전날": (-1, True),
}
_PARTS = {
    "봄": "21",
    "여름": "22",
    "가을": "23",
    "겨울": "24",
    "상반기": "40",
    "하반기": "41",
    **{f"{number}분기": str(32 + number) for number in range(1, 5)},
}
_UNITS: dict[str, Unit] = {
    "일": "day",
    "주": "week",
    "주일": "week",
    "개월": "month",
    "달": "month",
    "년": "year",
}
_WEEKDAYS = "월화수목금토일"
_MONTH, _DAY = r"(?P<month>1[0-2]|0?[1-9])월", r"(?P<day>3[01]|[12]\d|0?[1-9])일(?!간|\s?동안|\s?만)"
_WEEKDAY = rf"(?P<weekday>[{_WEEKDAYS}])요일"
_OF_YEAR = rf"(?:{_MONTH}(?:\s?{_DAY})?|(?P<part>{'|'.join(_PARTS)})|초|중순|말)"
_THIS_YEAR: Counts = {"올": (0, False)}
_UNIT = r"(?P<unit>개월|주일|주|달|년|일)"


def _rule(form: str, meaning: Meaning) -> Rule:
    return Rule(form=re.compile(form), meaning=meaning)


_RULES = (
    _rule(
        rf"(?P<which>{of_words(_YEARS)})(?!\s?(?:대비|동기|동월))(?:\s?{_OF_YEAR})?",
        years(_YEARS, _PARTS),
    ),
    _rule(rf"(?P<which>올)\s?{_OF_YEAR}", years(_THIS_YEAR, _PARTS)),
    _rule(
        rf"(?P<which>{of_words(_MONTHS)})(?!\s?(?:대비|라))(?:\s?(?:{_DAY}|초순|초|중순|중|하순|말))?",
        months(_MONTHS),
    ),
    _rule(rf"(?P<which>{of_words(_WEEKS)})(?:\s?(?:{_WEEKDAY}|초|말))?", weeks(_WEEKS, _WEEKDAYS)),
    _rule(rf"지난\s?(?P<n>\d{{1,3}}){_UNIT}(?=간|\s?동안)", stretched(_UNITS)),
    _rule(
        rf"(?P<which>지난|오는)\s?(?:(?=\d{{1,2}}(?:월|일(?!간|\s?동안|\s?만)))(?:{_MONTH})?\s?(?:{_DAY})?|{_WEEKDAY})",
        last_or_coming(frozenset({"지난"}), _WEEKDAYS),
    ),
    _rule(rf"(?P<which>{of_words(_DAYS)})(?!날)", days(_DAYS)),
    _rule(
        r"(?<!\d)(?=\d|반년)"
        rf"(?:(?P<n>\d{{1,3}})\s?{_UNIT})?(?P<half>(?<=년)\s?반|반년)?\s?(?P<way>전|후|뒤)(?![가-힣]*반|기|세계)",
        numbered(_UNITS, frozenset({"전"})),
    ),
    _rule(r"최근|현재|지금|요즘|요사이|조만간|머지않아|오늘날|향후|곧(?!바로|장|이|잘|은|게|음|추)", vague),
)

KOREAN = Tongue(
    begins=re.compile(r"[작지재올금내후같그이전다당익어오모최현요조머향곧반\d](?<![가-힣\d.,].)"),
    rules=_RULES,
    ahead=re.compile(r"예정|계획|방침|것이다|것으로 (?:보|예상|전망)|전망"),
)
