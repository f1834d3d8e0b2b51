"""Numbers as sentences write them: ``1,138``, ``9.38 million``, ``about 20``, ``four``, ``3만``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dispute_briefings.language.alternatives import alternatives, first_letters

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": 10 * t + o for t, ten in enumerate(_TENS, 2) for o, one in enumerate(_ONES[:9], 1)},
    "dozen": 12,
    "hundred": 100,
}
_SCALES = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "천": 3,
    "만": 4,
    "억": 8,
    "조": 12,
    "千": 3,
    "万": 4,
    "億": 8,
    "兆": 12,
}
_ABOUT = (
    *("about", "around", "some", "roughly", "nearly", "almost", "approximately", "over", "under", "at least"),
    *("at most", "up to", "more than", "less than", "fewer than", "close to", "a little over"),
    *("a little under", "just over", "just under", "c.", "ca.", "약", "대략", "거의", "約", "およそ", "ほぼ"),
)
_FIRST_WORDS = (*_ABOUT, *_WORDS)
_NUMBER = re.compile(
    # A number begins with a digit or a word: most places are passed over at once, most words by a letter.
    rf"(?<!\w)(?=\d|{first_letters(_FIRST_WORDS, any_case=True)})"
    rf"(?=\d|{alternatives(_FIRST_WORDS, any_case=True)})"
    rf"(?P<about>(?<!\w){alternatives(_ABOUT, any_case=True)}\s*)?"
    rf"(?:(?<![\w.,/:–−-])(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w:/]|[.,]\d|-\w)"
    rf"|(?<![\w.,/:–−-])(?P<counted>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?=\s?[가-힣一-鿿㎏％])"
    rf"|(?<![\w-])(?P<word>{alternatives(_WORDS, any_case=True)})(?![\w-]))"
    rf"(?:\s?(?P<scale>{alternatives(_SCALES, any_case=True)})(?![A-Za-z]))?"
)

# Before a number that is a name, as in Article 4 or No. 3, or that counts others than the ones meant.
_NAMING = re.compile(
    r"(?:\b(?!(?:The|All|These|Those|Its|Their|Some|Only|At|In|On|For|To|By|With|From|About|And|But|Of|As|After)\b)"
    r"[A-Z][\w.]*|\b(?:nos?|paras?|paragraphs?|articles?|pages?|pp?|items?|sections?|steps?|parts?|tables?"
    r"|chapters?|another|other|further|first|last|next|more|additional|remaining)\.?|제|第|#)\s*\Z"
)
_FAR = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenNumber:
    """A number in a text, from offset `start` to `end`.

    `value` is what is written before a word such as "million", which `scale` gives as a power of ten;
    `is_word` says that it is spelt out.
    """

    start: int
    end: int
    value: Decimal
    scale: int
    is_approximate: bool
    is_word: bool


def written_numbers(text: str) -> Iterator[WrittenNumber]:
    """Yield the numbers of a text in their order; dates, which hold numbers too, are not told apart."""
    for found in _NUMBER.finditer(text):
        digits = found["digits"] or found["counted"]
        start = min(found.start(name) for name in ("digits", "counted", "word") if found[name])
        scale = found["scale"]
        yield WrittenNumber(
            start=start,
            end=found.end(),
            value=Decimal(digits.replace(",", "")) if digits else Decimal(_WORDS[found["word"].lower()]),
            scale=_SCALES[scale.lower()] if scale else 0,
            is_approximate=found["about"] is not None,
            is_word=found["word"] is not None,
        )


def is_name(text: str, start: int) -> bool:
    """Whether a number at an offset is part of a name, as in ``Article 4``, or counts others than meant."""
    return _NAMING.search(text, max(0, start - _FAR), start) is not None
