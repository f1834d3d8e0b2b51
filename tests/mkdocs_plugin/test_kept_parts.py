"""In a preview, a part of a page is drawn again where what it shows has changed, and by no other edit."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from tests.mkdocs_plugin.test_edited_facts import Sample
from tests.sample_site import SAMPLE, book_of

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Event, Term
from dispute_briefings.mkdocs_plugin.kept_parts import KeptParts, Part
from dispute_briefings.mkdocs_plugin.lookups import Lookups
from dispute_briefings.mkdocs_plugin.site import Site, begin_page
from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.views import VIEWS, Drawn, Setting, drawn
from dispute_briefings.views.setting import ArticleMention

BOOK = book_of(SAMPLE)
EVENTS, GLOSSARY = ("timeline", "timeline.md"), ("glossary", "glossary.md")
OPTIONS: Mapping[str, Mapping[str, object]] = {
    "timeline": {"anchors": "true", "months": "true"},
    "glossary": {},
}
EDITS = 150


class Counted(KeptParts):
    """Parts of pages, which count how often each was made."""

    def __init__(self) -> None:
        super().__init__()
        self.made: Counter[object] = Counter()

    def put(self, key: object, part: Part) -> None:
        """Keep a part, and count it."""
        self.made[key] += 1
        super().put(key, part)


def named_in(*titles: str) -> Mapping[str, tuple[ArticleMention, ...]]:
    """Return articles of some titles, each of which names a term."""
    about = BOOK.of_kind(Term)[0].id
    return {
        about: tuple(
            ArticleMention(path=f"articles/{title}.md", title=title, date=None, written="")
            for title in titles
        )
    }


def shown(
    book: FactBook,
    on: tuple[str, str],
    parts: KeptParts | None,
    mentioned: Mapping[str, tuple[ArticleMention, ...]] | None = None,
) -> Drawn:
    """Return a view on its page, as a build draws it."""
    lookups = Lookups(mentioned or {}, (), book, parts)
    assert lookups.book is not None
    name, page = on
    view = VIEWS[name]
    setting = Setting(
        book=lookups.book,
        page=page,
        resolve=lambda target: f"/{target}",
        mentioned=lookups.mentioned,
        once=lookups.once,
        again=lookups.again,
    )
    return drawn(view, setting, view.options.model_validate(OPTIONS[name]))


def test_after_any_edit_a_page_is_the_same_as_one_that_is_drawn_anew(tmp_path: Path) -> None:
    site, chance = Sample(tmp_path), random.Random(5)
    parts, drawn_anew = Counted(), 0
    for _ in range(EDITS):
        site.edit(chance)
        book = book_of(site.folder)
        for on in (EVENTS, GLOSSARY):
            anew = shown(book, on, None)
            assert shown(book, on, parts) == anew
            drawn_anew += anew.html.count('class="bf-event"') + anew.html.count('class="bf-term"')
    assert 0 < sum(parts.made.values()) < drawn_anew


@pytest.mark.parametrize(("on", "kind"), [(EVENTS, Event), (GLOSSARY, Term)])
def test_an_edit_of_a_record_draws_its_own_part(
    tmp_path: Path, on: tuple[str, str], kind: type[Event | Term]
) -> None:
    site, parts = Sample(tmp_path), Counted()
    record = book_of(site.folder).of_kind(kind)[-1]
    shown(book_of(site.folder), on, parts)
    parts.made.clear()
    site.change(record.origin.document.file, f"id: {record.id}\n", f"id: {record.id}\n  note: Again.\n")
    shown(book_of(site.folder), on, parts)
    assert [key[-1] for key in parts.made if isinstance(key, tuple)] == [record.id]


def test_an_article_that_names_an_entry_of_the_glossary_draws_it_again() -> None:
    parts = Counted()
    shown(BOOK, GLOSSARY, parts, named_in("One"))
    parts.made.clear()
    assert ">Two</a>" in shown(BOOK, GLOSSARY, parts, named_in("One", "Two")).html
    assert len(parts.made) == 1


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("site_config/vocabulary.yml", "{en: harvest}", "{en: reaping}"),
        ("content/fact_sheets/salt-quota/dispute.yml", "title: ", "title: The other "),
    ],
)
def test_none_is_kept_where_what_all_of_them_show_has_changed(
    tmp_path: Path, file: str, before: str, after: str
) -> None:
    site, parts = Sample(tmp_path), Counted()
    shown(book_of(site.folder), EVENTS, parts)
    parts.made.clear()
    text = (site.folder / file).read_text("utf-8")
    assert before in text
    site.write(file, text.replace(before, after, 1))
    shown(book_of(site.folder), EVENTS, parts)
    assert len(parts.made) == len(BOOK.of_kind(Event))


def test_a_page_that_shows_a_part_asks_what_its_making_asked() -> None:
    parts, asked = KeptParts(), []
    for _ in range(2):
        lookups = Lookups(book=BOOK, parts=parts)
        book = lookups.book
        assert book is not None
        lookups.begin()
        lookups.again("part", lambda book=book: book.by_id["salt-court"].id)
        asked.append(lookups.noted)
    assert asked == [["record:salt-court"]] * 2


def test_a_part_is_made_again_where_a_page_that_it_leads_to_has_moved() -> None:
    parts, made = KeptParts(), []
    for name in ("one", "one", "two"):
        lookups = Lookups(book=BOOK, parts=parts)
        file = File(f"{name}.md", None, "site", use_directory_urls=True)
        files = lookups.files(Files([file]))
        lookups.again(
            "part", lambda files=files, name=name: made.append((name, files.get_file_from_path("one.md")))
        )
    assert [name for name, _ in made] == ["one", "two"]


def test_each_part_of_a_page_is_known_to_lead_where_another_part_leads_too() -> None:
    lookups, links, asked = Lookups(book=BOOK, parts=KeptParts()), [], []
    extension = BriefingsExtension(book=BOOK)
    extension.at_page = lambda path, resolve, **_: links.append(resolve)  # type: ignore[method-assign]
    config = MkDocsConfig()
    config.load_dict({"site_name": "Salt"})
    file = File("one.md", None, "site", use_directory_urls=True)
    page, files = Page(None, file, config), lookups.files(Files([file]))
    begin_page("", "", page, files, Site(book=BOOK, extension=extension, lookups=lookups), config)
    for part in ("first", "second"):
        lookups.begin()
        lookups.again(part, lambda: links[0]("one.md"))
        asked.append(lookups.noted)
    assert asked == [["file:one.md"]] * 2


def test_the_oldest_go_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KeptParts, "MOST", 2)
    parts = KeptParts()
    for key in ("one", "two", "one", "three"):
        parts.put(key, Part(made=key, noted=(), answers=""))
    assert [parts.get(key) is not None for key in ("one", "two", "three")] == [True, False, True]


def test_without_a_preview_none_is_kept() -> None:
    lookups, made = Lookups(book=BOOK), []
    for _ in range(2):
        lookups.again("part", lambda: made.append(1))
    assert len(made) == 2
