"""The first mention of a record in each section of an article becomes a link to it.

Those whom a dispute is between are linked once on a page: every section names them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from dispute_briefings.facts.addresses import Addressed
from dispute_briefings.language.names import FoundName, Names
from dispute_briefings.prose.links import element_of
from dispute_briefings.prose.page import Page, Pages
from dispute_briefings.prose.passages import Passage, Reading, Written
from dispute_briefings.views.addresses import page_of

# Between two passages: no name holds it, nor does any word.
_BREAK = "\0"


class NameLinks(Treeprocessor):
    """Links names in the finished tree of an article, before its abbreviations and contents are made."""

    def __init__(self, pages: Pages, md: Markdown) -> None:
        super().__init__(md)
        self._pages = pages

    def run(self, root: Element) -> None:
        """Put the links into the page at hand."""
        page = self._pages.current
        if page.places is not None or not page.has_glossary:
            return
        read = tuple(Reading(md=self.md).through(root))
        chosen = _Choice(page, self._pages.participants)
        passages = [each for each in read if isinstance(each, Passage)]
        found = iter(_found(self._pages.names, passages))
        for each in read:
            if isinstance(each, Written):
                made = page.links.get(each.placeholder)
                if made is not None and made.meant.is_record:
                    chosen.note(made.meant.record.id, each.section)
                continue
            start, names = next(found)
            here = [(name, record) for name in names if (record := chosen.of(name, each.section))]
            if here:
                self._link(each, start, here)

    def _link(self, passage: Passage, offset: int, names: Sequence[tuple[FoundName, str]]) -> None:
        """Put links into a passage that begins at an offset of the text that was searched."""
        book, text, parent = self._pages.book, passage.text, passage.parent
        index = 0 if passage.before is None else list(parent).index(passage.before) + 1
        ends = [*(name.start - offset for name, _ in names[1:]), len(text)]
        for number, ((name, record), end) in enumerate(zip(names, ends, strict=True)):
            meant = Addressed(address=record, record=book.by_id[record])
            label = " ".join(text[name.start - offset : name.end - offset].split())
            link = element_of(self._pages, meant, label, by_name=True)
            link.tail = text[name.end - offset : end]
            parent.insert(index + number, link)
        start = text[: names[0][0].start - offset]
        if passage.before is None:
            parent.text = start
        else:
            passage.before.tail = start


class _Choice:
    """Which names become links: it knows what is linked in the section at hand, and on the page so far."""

    def __init__(self, page: Page, participants: frozenset[str]) -> None:
        self._page, self._participants = page, participants
        self._section = 0
        self._here: set[str] = set()
        self._anywhere: set[str] = set()

    def note(self, record: str, section: int) -> None:
        """Note that a record is linked."""
        self._turn_to(section)
        self._here.add(record)
        self._anywhere.add(record)

    def of(self, name: FoundName, section: int) -> str | None:
        """Return the record that a name is to be linked to, and note that it is; None for no link."""
        if len(name.records) != 1:
            return None
        [record] = name.records
        self._turn_to(section)
        if record in (self._anywhere if record in self._participants else self._here):
            return None
        if page_of(self._page.setting.book.by_id[record]) == self._page.path:
            return None
        self.note(record, section)
        return record

    def _turn_to(self, section: int) -> None:
        if section != self._section:
            self._section = section
            self._here.clear()


def _found(names: Names, passages: Sequence[Passage]) -> Iterator[tuple[int, list[FoundName]]]:
    """Yield the names in each passage, and where it begins in what is searched: all at once is faster."""
    found = iter(names.found_in(_BREAK.join(passage.shown for passage in passages)))
    name = next(found, None)
    start = 0
    for passage in passages:
        end = start + len(passage.shown)
        here = []
        while name is not None and name.start < end:
            if name.end <= end:
                here.append(name)
            name = next(found, None)
        yield start, here
        start = end + len(_BREAK)
