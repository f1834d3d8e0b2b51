"""Numbers of an article that count or measure something, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dispute_briefings.importing.no_dates import without_no_dates
from dispute_briefings.language.written_numbers import is_name, written_numbers

_UNIT = re.compile(
    r"\s?(?P<unit>%|percent(?:age points?)?|per cent"
    r"|(?:U\.?S\.? |US)?dollars?|won|yen|euros?|(?:metric )?tons?|tonnes?|kilograms?|kg|kilometers?|km"
    r"|items?|companies|firms|workers|people|officials|countries|products|materials|categories|types|kinds"
    r"|cases|complaints|meetings|rounds|times"
    r"|years?|months?|weeks?|days?|hours?|minutes?"
    r"|퍼센트|%p|％|원|엔|달러|유로|톤|킬로그램|킬로미터|개국|개월|개사|개|품목|종|명|건|곳|회|차례|배|시간|일간|일|주일|주|년간|년"
    r"|パーセント|円|ドル|ウォン|ユーロ|トン|キロ|か国|カ国|ヶ国|か月|カ月|品目|種類|人|件|社|回|倍|時間|日間|週間|年間)"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:US\$|\$|€|£|¥|￥|₩)\s?$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """A number with its unit, from offset `start` to `end`."""

    start: int
    end: int
    number: str
    unit: str


def measured(text: str, dates: Iterable[tuple[int, int]]) -> Iterator[Measured]:
    """Yield the numbers of a text that have a unit, outside the spans of its dates."""
    spans = list(dates)
    plain = without_no_dates(text)
    for each in written_numbers(plain):
        unit = _UNIT.match(plain, each.end)
        money = _MONEY.search(plain, max(0, each.start - 4), each.start)
        if (unit is None and money is None) or is_name(plain, each.start):
            continue
        end = unit.end() if unit else each.end
        start = money.start() if money else each.start
        if any(a < end and start < b for a, b in spans):
            continue
        number = (each.value.scaleb(each.scale)) if each.scale else each.value
        yield Measured(
            start=start,
            end=end,
            number=f"{number:f}",
            unit=" ".join(unit["unit"].split())
            if unit
            else plain[money.start() : money.end()].strip()
            if money
            else "",
        )
