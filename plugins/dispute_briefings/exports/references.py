"""A page or a source as an entry for those who keep references: BibTeX and CSL-JSON."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Source

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What TeX takes for more than a character.
_MEANINGFUL: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_{}"},
}
# What ends the braces of a field, or a line: no address has to have it.
_BREAKING: Mapping[str, str] = {char: f"%{ord(char):02X}" for char in "{}\\ \n"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """What is cited: `container` is the site or publisher that it appeared with, `note` says more."""

    key: str
    title: str
    container: str
    authors: tuple[str, ...] = ()
    date: Date | None = None
    address: str | None = None
    language: str | None = None
    note: str | None = None


def of_source(source: Source) -> Reference:
    """Return the reference of a source."""
    return Reference(
        key=source.id,
        title=source.title or source.heading.plain,
        container=source.publisher,
        authors=source.authors,
        date=source.published,
        address=source.url,
        language=source.language,
        note=source.document if source.title is not None else None,
    )


def bibtex(references: Iterable[Reference]) -> str:
    """Return entries of BibTeX, which every program reads that takes references."""
    return "\n\n".join(map(_entry, references))


def csl(references: Iterable[Reference]) -> list[dict[str, Any]]:
    """Return entries of CSL-JSON 1.0, as Zotero and Pandoc read them."""
    return [{key: value for key, value in _item(each).items() if value} for each in references]


def _entry(reference: Reference) -> str:
    day = _begin(reference.date)
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in reference.authors),
        "title": f"{{{_tex(reference.title)}}}",
        "howpublished": _tex(reference.container),
        "year": f"{day.year}" if day is not None else "",
        "month": _MONTHS[day.month - 1] if day is not None and _parts(reference.date)[1:] else "",
        "note": _tex(reference.note or ""),
        "url": "".join(_BREAKING.get(char, char) for char in reference.address or ""),
        "language": reference.language or "",
    }
    # A name of a month is a word of BibTeX, which stands without braces.
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@misc{{{_key(reference.key)},", *lines, "}"])


def _item(reference: Reference) -> dict[str, Any]:
    return {
        "id": reference.key,
        "type": "webpage",
        "title": reference.title,
        "author": [{"literal": author} for author in reference.authors],
        "container-title": reference.container,
        "issued": {"date-parts": [_parts(reference.date)]} if _begin(reference.date) is not None else None,
        "URL": reference.address,
        "language": reference.language,
        "note": reference.note,
    }


def _tex(text: str) -> str:
    return "".join(_MEANINGFUL.get(char, char) for char in " ".join(text.split()))


def _key(key: str) -> str:
    return re.sub(r"[^a-zA-Z0-9:-]+", "-", key).strip("-") or "page"


def _begin(date: Date | None) -> datetime.date | None:
    return date.first if date is not None else None


def _parts(date: Date | None) -> list[int]:
    """Return year, month and day as far as they are known."""
    first, last = (date.first, date.last or date.first) if date is not None else (None, None)
    if first is None or last is None:
        return []
    if first == last:
        return [first.year, first.month, first.day]
    return [first.year, first.month] if (first.year, first.month) == (last.year, last.month) else [first.year]
