"""Relative dates in Japanese: ``昨年7月``, ``先月``, ``翌日``, ``同月16日``."""

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
    "昨年": (-1, False),
    "去年": (-1, False),
    "一昨年": (-2, False),
    "おととし": (-2, False),
    "今年": (0, False),
    "本年": (0, False),
    "来年": (1, False),
    "再来年": (2, False),
    "同年": (0, True),
    "翌年": (1, True),
    "前年": (-1, True),
}
_MONTHS: Counts = {
    "先月": (-1, False),
    "先々月": (-2, False),
    "今月": (0, False),
    "来月": (1, False),
    "再来月": (2, False),
    "同月": (0, True),
    "翌月": (1, True),
    "前月": (-1, True),
}
_WEEKS: Counts = {
    "先週": (-1, False),
    "先々週": (-2, False),
    "今週": (0, False),
    "来週": (1, False),
    "再来週": (2, False),
    "同週": (0, True),
    "翌週": (1, True),
    "前週": (-1, True),
}
_DAYS: Counts = {
    "一昨日": (-2, False),
    "おととい": (-2, False),
    "昨日": (-1, False),
    "昨夜": (-1, False),
    "昨晩": (-1, False),
    "今日": (0, False),
    "本日": (0, False),
    "今朝": (0, False),
    "今夜": (0, False),
    "明日": (1, False),
    "明後日": (2, False),
    "同日": (0, True),
    "当日": (0, True),
    "この日": (0, True),
    "その日": (0, True),
    "翌日": (1, True),
    "前日": (-1, True),
}
_SEASONS: Counts = {"昨": (-1, False), "今": (0, False), "来": (1, False)}
_PARTS = {
    "春": "21",
    "夏": "22",
    "秋": "23",
    "冬": "24",
    "上半期": "40",
    "前半": "40",
    "下半期": "41",
    "後半": "41",
    **{f"第{number}四半期": str(32 + number) for number in range(1, 5)},
}
_UNITS: dict[str, Unit] = {
    "日": "day",
    "週間": "week",
    "か月": "month",
    "ヶ月": "month",
    "カ月": "month",
    "ヵ月": "month",
    "ケ月": "month",
    "箇月": "month",
    "年": "year",
}
_WEEKDAYS = "月火水木金土日"
_MONTH, _DAY = r"(?P<month>1[0-2]|0?[1-9])\s?月", r"(?P<day>3[01]|[12]\d|0?[1-9])\s?日(?!間)"
_WEEKDAY = rf"(?P<weekday>[{_WEEKDAYS}])曜"
_UNIT = rf"(?P<unit>{'|'.join(_UNITS)})"
_COMPARED = r"(?!比|同期|同月|度|割れ|並み)"


def _rule(form: str, meaning: Meaning) -> Rule:
    return Rule(form=re.compile(form), meaning=meaning)


_RULES = (
    _rule(
        rf"(?P<which>{of_words(_YEARS)}){_COMPARED}の?"
        rf"(?:{_MONTH}(?:{_DAY})?|(?P<part>{'|'.join(_PARTS)})|初め|末|度末)?",
        years(_YEARS, _PARTS),
    ),
    _rule(
        rf"(?P<which>{of_words(_MONTHS)}){_COMPARED}の?(?:{_DAY}|初め|上旬|中旬|下旬|末)?", months(_MONTHS)
    ),
    _rule(rf"(?P<which>{of_words(_WEEKS)}){_COMPARED}の?(?:{_WEEKDAY}日?|末)?", weeks(_WEEKS, _WEEKDAYS)),
    _rule(
        rf"(?P<which>{of_words(_SEASONS)})(?P<month>)?(?P<day>)?(?P<part>[春夏秋冬])", years(_SEASONS, _PARTS)
    ),
    _rule(rf"(?:過去|ここ)(?P<n>\d{{1,3}}){_UNIT}", stretched(_UNITS)),
    _rule(
        rf"(?P<which>去る|来る)(?P<weekday>)?(?:{_MONTH})?{_DAY}",
        last_or_coming(frozenset({"去る"}), _WEEKDAYS),
    ),
    _rule(rf"(?P<which>{of_words(_DAYS)}){_COMPARED}", days(_DAYS)),
    _rule(
        r"(?<!\d)(?=\d|半年)"
        rf"(?:(?P<n>\d{{1,3}})\s?{_UNIT})?(?P<half>(?<=年)半|半年)?(?P<way>前|後)(?![後半期年月日回])",
        numbered(_UNITS, frozenset({"前"})),
    ),
    _rule(
        r"最近|近日|近年|近ごろ|このほど|先ごろ|先頃|間もなく|まもなく|今後|目下|昨今|(?<![日月年点])現在",
        vague,
    ),
)

JAPANESE = Tongue(
    begins=re.compile(r"[昨去一お今本来再同翌前先当こそ明過最近間ま目現半\d](?<![\d.,第]\d)"),
    rules=_RULES,
    ahead=re.compile(r"予定|見通し|見込み|方針|だろう|計画"),
)
