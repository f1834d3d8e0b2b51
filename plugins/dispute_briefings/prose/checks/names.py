"""Names in prose: none in a spelling that is known to be wrong, and none that could be two records'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Name, Record
from dispute_briefings.language.names import FoundName, names_of
from dispute_briefings.prose.finding import NOT_OUR_WORDS, Finding
from dispute_briefings.prose.passages import OFF
from dispute_briefings.prose.readable import PageText
from dispute_briefings.prose.surroundings import Surrounding

_NOT_LINKED = NOT_OUR_WORDS | {Surrounding.HEADING, Surrounding.LINK}
_LINKED = re.compile(r"\[\[([^\[\]|.\\]+)")
_HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)


def names(page: PageText) -> Iterator[Finding]:
    """Yield the names of a page that are misspelt, and the first of each that several records share."""
    shared: set[tuple[str, ...]] = set()
    for found in names_of(page.book).doubtful_in(page.text):
        written = " ".join(page.text[found.start : found.end].replace(">", " ").split())
        if page.is_quoted(found.start):
            continue
        if found.misspelt:
            yield _misspelt(page, found, written)
        elif found.records not in shared and _would_be_linked(page, found):
            shared.add(found.records)
            yield _ambiguous(found, written)


def _misspelt(page: PageText, found: FoundName, written: str) -> Finding:
    record = page.book.by_id[found.misspelt[0]]
    right = preferred(record, written, page.book, page.language)
    return Finding(
        start=found.start,
        end=found.end,
        code="misspelt-name",
        what=f"'{written}' is a wrong spelling of a name of {record.kind_name} '{record.id}'",
        cure=f"write '{right}', or show that it is quoted: “{written}”",
    )


def preferred(record: Record, wrong: str, book: FactBook, language: str) -> str:
    """Return the name to write for a wrong one: in its language, else in that of the page.

    Args:
        record: has the wrong name among its names.
        wrong: the name as it was written, with a plural ending or not.
        book: says what the site's language is.
        language: that of the page.
    """
    known = [name for name in record.all_names if name.kind not in {"misspelling", "symbol", "formula"}]
    own = next((n for n in record.all_names if n.kind == "misspelling" and wrong.startswith(n.text)), None)
    wanted = [own.lang or book.language] if own is not None else []
    for tag in (*wanted, language):
        in_tag = [name for name in known if (name.lang or book.language) == tag]
        if in_tag:
            return min(in_tag, key=_is_minor).text
    return record.heading.in_language(language, book.language)[1]


def _is_minor(name: Name) -> bool:
    return name.kind != "official"


def _ambiguous(found: FoundName, written: str) -> Finding:
    choices = " or ".join(f"[[{record}|{written}]]" for record in found.records)
    return Finding(
        start=found.start,
        end=found.end,
        code="ambiguous-name",
        what=f"'{written}' is a name of several records, so no link is made",
        cure=f"write {choices}, or set the class `{OFF}` where no link is wanted",
        apart_from=_NOT_LINKED,
    )


def _would_be_linked(page: PageText, found: FoundName) -> bool:
    """Whether a link would be made here if the name were that of one record, and the author has made none."""
    if not page.has_glossary or page.readable[found.start] != page.text[found.start]:
        return False
    if any(target.strip() in found.records for target in _LINKED.findall(page.text)):
        return False
    begin = page.text.rfind("\n\n", 0, found.start) + 1
    end = page.text.find("\n\n", found.end)
    around = page.text[begin : end if end >= 0 else None]
    heading = list(_HEADING.finditer(page.readable, 0, found.start))[-1:]
    above = page.text[slice(*heading[0].span())] if heading else ""
    return OFF not in around and OFF not in above and not around.lstrip().startswith((">", "#"))
