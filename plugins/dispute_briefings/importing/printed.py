"""What the lines of an article print about it: when it was published, who wrote it, from where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dispute_briefings.importing.publication import Stamp, stamp
from dispute_briefings.importing.western_days import DAY as WESTERN_DAY
from dispute_briefings.language.written_dates import MONTH, half_width

_DAY = (
    r"(?:19|20)\d\d\s?(?:[-./]\s?\d\d?\s?[-./]\s?\d\d?\.?|년\s?\d\d?월\s?\d\d?일|年\s?\d\d?月\s?\d\d?日)"
    r"|(?:令和|平成|昭和)(?:\d\d?|元)年\d\d?月\d\d?日"
    rf"|{WESTERN_DAY}"
    rf"|(?:{MONTH})\s+\d\d?(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\d\d?(?:st|nd|rd|th)?\s+(?:{MONTH}),?\s+(?:19|20)\d\d"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_OF_DAY = (
    r"(?:\s*[(（]?[월화수목금토일月火水木金土日](?:요일|曜日?)?[)）]?)?"
    r"(?:[\s,T|-]*(?:at\s+)?(?:오전|오후|午前|午後)?\s*\d\d?\s?[:시時]\s?\d\d?(?:\s?[분分]|:\d\d)?)?"
    r"(?:\s*[ap]\.?m\.?)?(?:\s*(?:KST|JST|GMT|UTC|[A-Z]{3,4}|[+-]\d\d:?\d\d))?"
)
_PUBLISHED = (
    r"(?i:first\s+published|published(?:\s+(?:on|date))?|publication\s+date|posted(?:\s+on)?|issued(?:\s+on)?"
    r"|date(?:\s+published)?|publiée?(?:\s+le)?|mise?\s+en\s+ligne(?:\s+le)?|veröffentlicht(?:\s+am)?|erschienen(?:\s+am)?)|기사\s?입력"
    r"|입력(?:일시|시간)?|등록(?:일시)?|승인(?:일시)?|발행(?:일)?"
    r"|게재(?:일)?|작성(?:일)?|송고(?:시간)?"
    r"|发布(?:时间|日期)?|发表(?:时间|日期)?|發布(?:時間|日期)?"
    r"|公開(?:日時?)?|掲載(?:日時?)?|配信(?:日時?)?|投稿(?:日)?|発行(?:日)?|発表(?:日)?"
)
_UPDATED = (
    r"(?i:(?:last\s+)?(?:updated|modified)(?:\s+on)?|mise?\s+à\s+jour(?:\s+le)?|(?:zuletzt\s+)?aktualisiert(?:\s+am)?)|更新(?:时间|時間)|최종\s?수정(?:일시)?|수정(?:일시)?|업데이트"
    r"|(?:最終)?更新(?:日時?)?|修正"
)
_LABELLED = re.compile(
    rf"(?<![^\W\d_])(?:(?P<p>{_PUBLISHED})|(?P<u>{_UPDATED}))\s*(?:at|on|le|am)?\s*[:：|・]?\s*"
    rf"(?P<day>{_WEEKDAY}(?:{_DAY}))(?P<time>{_OF_DAY})"
)
_BEHIND = re.compile(
    rf"(?P<day>{_DAY})(?P<time>{_OF_DAY})\s*(?:に)?\s*(?:(?P<p>{_PUBLISHED})|(?P<u>{_UPDATED}))(?![^\W\d_])"
)
_ALONE = re.compile(rf"{_WEEKDAY}(?P<day>{_DAY})(?P<time>{_OF_DAY})")

_LATIN_NAME = r"[^\W\d_][\w.'’-]*(?:\s+(?:[^\W\d_a-z][\w.'’-]*|de|van|von|al|bin)){1,3}"
_NAMES = rf"{_LATIN_NAME}(?:(?:,\s*|\s+and\s+|\s*,\s*and\s+){_LATIN_NAME})*"
_BYLINES = (
    re.compile(rf"(?:By|BY|Par|Von)[:\s]\s*(?P<names>{_NAMES})\s*(?:[|(<,].*)?"),
    re.compile(
        r"(?P<names>[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4})*)\s?(?:선임|수습|전문|특파원\s)?\s?(?:기자|특파원|논설위원)(?:\s+\S+@\S+)?"
    ),
    re.compile(r"(?:記者|文責?|執筆)[:：=＝・／/]\s?(?P<names>[一-鿿]{1,3}\s?[一-鿿ぁ-ん]{1,4})"),
    re.compile(r"(?P<names>[一-鿿]{1,3}\s?[一-鿿ぁ-ん]{1,4})\s?記者"),
)
_BYLINE_OF_LINE = re.compile(r"[가-힣]{2,4}\s?(?:기자|특파원)\s*=")
_DATELINES = (
    re.compile(
        rf"(?P<place>[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){{0,2}})(?:,\s(?!{MONTH})[A-Z][\w ]+)?"
        rf"(?:,?\s(?:{MONTH})\s\d\d?(?:,\s\d{{4}})?)?"
        r"\s*(?:\((?:[^()\n]{2,40})\))?\s*(?:--|[—–]|-(?=\s))\s*"
    ),
    re.compile(
        r"[\[(（【]\s?(?P<place>[가-힣]{2,8})\s?[=＝]\s?(?:[^\])）】\n]{2,40})[\])）】](?:\s?(?P<names>[가-힣]{2,4})\s?(?:기자|특파원)\s?=?)?"
    ),
    re.compile(
        r"[\[［(（【]\s?(?P<place>[ァ-ヶー・一-鿿]{2,12}?)(?:\s?[=＝]\s?|[\s\u3000]+(?:[0-9０-９]{1,2}日[\s\u3000]*)?)(?:[^\]］)）】\n]{2,40})[\]］)）】]"
    ),
)
_COPYRIGHT = re.compile(
    r"(?:[©ⓒ]|\(c\)|Copyright|저작권자)\s*(?:[©ⓒ]|\(c\))?\s*(?:\d{4}\s*)?[(（]?(?P<name>[^\W\d_][^,.|()（）\n]{1,40}?)"
    r"(?=\s*(?:[,.|()（）]|$|All rights|무단|無断))",
    re.IGNORECASE,
)
_OTHER_STORIES = re.compile(
    r"(?:#+\s*)?[<\[【■▶◆▲*]*\s*(?i:related(?:\s+(?:stories|articles|news|coverage))?|more\s+(?:stories|news|on\s+this)"
    r"|most\s+(?:read|viewed|popular)|read\s+(?:more|also|next)|latest\s+news|also\s+read|you\s+may\s+also\s+like)\b.{0,30}"
    r"|[<\[【■▶◆▲*]*\s*(?:관련\s?(?:기사|뉴스)|많이\s?본\s?(?:기사|뉴스)|주요\s?(?:기사|뉴스)|인기\s?(?:기사|뉴스)|최신\s?(?:기사|뉴스)|이\s?시각\s?주요)"
    r".{0,15}|[<\[【■▶◆▲*]*\s*(?:関連(?:記事|ニュース)|おすすめ(?:記事)?|あわせて読みたい|アクセスランキング|人気記事|最新(?:記事|ニュース)|こちらも).{0,15}"
)
_LONG = 160
_HEAD = 15


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of a text, from offset `start`, without the spaces around it."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """What the lines say, and the spans of the text that only say it and tell nothing of the matter."""

    published: tuple[Stamp, ...] = ()
    updated: tuple[Stamp, ...] = ()
    authors: tuple[str, ...] = ()
    place: str | None = None
    copyright: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that hold something."""
    found, start = [], 0
    for line in text.split("\n"):
        if stripped := line.strip():
            found.append(Line(start=start + line.index(stripped[0]), text=stripped))
        start += len(line) + 1
    return tuple(found)


def printed(text: str) -> Printed:
    """Return what a text prints about itself: in the lines before its first long one, else in its last lines.

    Lines below a heading of other stories say nothing of this one.
    """
    lines = lines_of(text)
    others = next((i for i, line in enumerate(lines) if i and _is_of_others(line)), len(lines))
    own = lines[:others]
    body = next((i for i, line in enumerate(own[:_HEAD]) if len(line.text) > _LONG), min(len(own), _HEAD))
    head, rest = own[:body], own[body:]
    stamps, later = list(_stamps(head, alone=True)), list(_stamps(rest, alone=False))
    stamps += [each for each in later if not stamps or each[3]]
    authors = tuple(_authors(head)) or tuple(_authors(rest[-4:]))
    dateline, place, names = _dateline(own)
    spans = [(start, end) for start, end, _, _ in stamps]
    spans += [(line.start, line.end) for line in (*head, *rest[-4:]) if _is_byline(line)]
    spans += [(line.start, line.end) for line in own if _COPYRIGHT.match(line.text)]
    if dateline is not None:
        spans.append(dateline)
    if others < len(lines):
        spans.append((lines[others].start, len(text)))
    return Printed(
        published=tuple(s for _, _, s, is_update in stamps if not is_update),
        updated=tuple(s for _, _, s, is_update in stamps if is_update),
        authors=authors or names,
        place=place,
        copyright=next(
            (c["name"].strip() for line in reversed(own) if (c := _COPYRIGHT.search(line.text))), None
        ),
        spans=tuple(sorted(spans)),
    )


def _is_of_others(line: Line) -> bool:
    return len(line.text) < 60 and _OTHER_STORIES.fullmatch(line.text.rstrip(":：>]】 ")) is not None


def _stamps(lines: tuple[Line, ...], *, alone: bool) -> Iterator[tuple[int, int, Stamp, bool]]:
    for line in lines:
        plain = half_width(line.text)
        if len(plain) > _LONG:
            continue
        found = list(_LABELLED.finditer(plain)) or list(_BEHIND.finditer(plain))
        for each in found:
            if (read := stamp(each["day"] + each["time"], f"printed: {_short(each[0])}")) is not None:
                yield line.start + each.start(), line.start + each.end(), read, each["u"] is not None
        if not found and alone and (whole := _ALONE.fullmatch(plain)) is not None:
            read = stamp(whole["day"] + whole["time"], f"printed on a line of its own: {_short(whole[0])}")
            if read is not None:
                yield line.start, line.end, read, False


def _short(text: str) -> str:
    return " ".join(text.split())[:60]


def _is_byline(line: Line) -> bool:
    return len(line.text) < 100 and any(form.fullmatch(line.text) for form in _BYLINES)


def _authors(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        if len(line.text) < 100:
            for form in _BYLINES:
                if found := form.fullmatch(line.text):
                    yield from names_in(found["names"])
                    return


def names_in(written: str) -> tuple[str, ...]:
    """Return the names in a line of authors: parted by commas, middle dots or "and"."""
    parts = re.split(r"\s*[,·;]\s*(?:and\s+)?|\s+and\s+", re.sub(r"^(?:By|BY)[:\s]\s*", "", written.strip()))
    return tuple(dict.fromkeys(name for part in parts if (name := " ".join(part.split()))))


def _dateline(lines: tuple[Line, ...]) -> tuple[tuple[int, int] | None, str | None, tuple[str, ...]]:
    """Return where the dateline stands, its place, and the authors that it names."""
    for line in lines[:_HEAD]:
        for form in _DATELINES:
            if found := form.match(line.text):
                groups = found.groupdict()
                place = found["place"].title() if found["place"].isascii() else found["place"]
                names = (groups["names"],) if groups.get("names") else ()
                return (line.start, line.start + found.end()), place, names
    return None, None, ()
