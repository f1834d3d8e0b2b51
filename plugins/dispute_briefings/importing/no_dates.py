"""Numbers that look like dates and are none: of notices, of the clock, of telephones, in addresses."""

from __future__ import annotations

import re

from dispute_briefings.language.written_dates import half_width

_NUMBERED = r"\d{1,4}(?:\s?[-–/]\s?\d{1,4})+|\d+"
_NONE = re.compile(
    rf"""
    \S+@\S+\.\w+ | \b(?:https?://|www\.)\S+
  | (?i:\b(?:nos?\.?|numbers?|\#)\s?)(?:{_NUMBERED})
  | \b(?:Notice|Notification|Decision|Order|Ordinance|Case|Article|Resolution|Regulation|Law|Act|Circular
      |Directive|Document|Bill|Gazette|Decree)s?\s(?:(?:No\.?|of)\s)?(?:\d{{1,4}}[-–/]\d{{1,5}}|\d{{5,}})
  | 제\s?(?:{_NUMBERED})\s?(?:호|조|항|차|회|기)
  | (?<!\d)\d{{1,4}}[-–]\d{{1,5}}\s?호
  | [제第]\s?(?:{_NUMBERED})\s?[号號条項回次期]
  | (?:고시|공고|告示|通達|公告|公報)\s?(?:第|제)?\s?(?:{_NUMBERED})
  | \b\d{{1,2}}:\d\d(?::\d\d)?\b | \b\d{{1,2}}(?:\.\d\d)?\s?[ap]\.?m\b\.?
  | (?:(?:오전|오후|午前|午後)\s?)?(?<![\d.,])\d{{1,2}}\s?
      (?:시(?![가-힣]*간|장|도|의회|민)(?:\s?\d{{1,2}}\s?분|\s?반)?|時(?!間|代|期|点)(?:\s?\d{{1,2}}\s?分|半)?)
  | (?<![\d-])\d{{2,4}}-\d{{3,4}}-\d{{4}}(?![\d-])
    """,
    re.VERBOSE,
)
# What is compared with: the same month a year before, and no month that was named.
_COMPARED = re.compile(r"(?:前年|昨年|前)同(?:月|期|時期)")
_DIGIT = re.compile(r"\d")
# A number of four digits that counts something is no year.
_COUNTED = re.compile(
    r"(?<![\d.,])(?:1[5-9]|20)\d\d(?=\s?(?:%|tons?\b|tonnes?\b|kilo|kg\b|people\b|items?\b|companies\b|firms?\b|cases?\b"
    r"|workers?\b|dollars?\b|euros?\b|yen\b|won\b|meters?\b|metres?\b|times\b|톤|명|개|건|원|엔|달러|억|만|조|곳|품목|トン|人|件|円|社|億|万|品目|ドル))"
)


def without_no_dates(text: str) -> str:
    """Return a text of the same length with an underline for each digit of what is no date."""
    plain = half_width(text)
    plain = _COMPARED.sub(lambda found: "_" * len(found[0]), plain)
    for form in (_NONE, _COUNTED):
        plain = form.sub(lambda found: _DIGIT.sub("_", found[0]), plain)
    return plain
