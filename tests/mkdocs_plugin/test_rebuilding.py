"""A build that takes over what earlier ones have made gives the same site as one that makes everything."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.commands import build as stock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as stock_pages
from tests.mkdocs_plugin.small_site import SmallSite, contents

from dispute_briefings.mkdocs_plugin import digests, search
from dispute_briefings.mkdocs_plugin.incremental import Rebuilding, finished
from dispute_briefings.mkdocs_plugin.store import Store
from dispute_briefings.pages.settings import FOLDER, SWITCH
from dispute_briefings.prose import articles, front_matter
from dispute_briefings.views import drawing

CONFIG = """\
site_name: Salt
site_url: https://example.org/salt/
docs_dir: content
exclude_docs: fact_sheets/
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [briefings: {search: false}]
markdown_extensions: [footnotes, tables, toc]
"""
FACTS = {
    "salt/dispute.yml": """\
name: Salt quota
as_of: 2030-12-31
sources: [gazette]
""",
    "salt/events.yml": """\
- id: notice
  title: Northland announces a quota
  date: {value: 2030-02-01, sources: [gazette]}
  kind: act
  level: 1
  text: It was announced at noon.
  actors: [northland]
  measures: [quota]
  sources: [gazette]
""",
    "salt/measures.yml": """\
- id: quota
  name: Quota on salt
  by: northland
  history:
    - {status: announced, date: 2030-02-01}
    - {status: in-force, date: 2030-03-01}
  sources: [gazette]
""",
    "parties.yml": "- {id: northland, name: Northland, kind: government, sources: [gazette]}\n",
    "glossary.yml": """\
- id: brine
  name: {en: Brine, ko: 염수, ja: 塩水}
  definition: {value: Water with salt in it., sources: [gazette]}
""",
    "sources.yml": """\
- id: gazette
  kind: official
  publisher: Gazette
  title: Notice 1
  language: en
  published: 2030-02-01
  read_as: full
""",
}
ARTICLE = """\
---
title: {title}
date: 2030-01-0{day}
kind: background
rights: own
about: [quota]
---
# {title}

The [[quota]] was announced on [[notice.date]] [@gazette]. Brine is what is left.

A word with a note[^1], and [another article]({other}.md).

[^1]: The note.
"""


class Project(SmallSite):
    """A small site with facts and articles in the theme that sites have."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        shutil.rmtree(folder / "theme")
        self.write("mkdocs.yml", CONFIG)
        self.write("content/index.md", "# Salt\n\nIt is white.\n")
        for name, text in FACTS.items():
            self.write(f"content/fact_sheets/{name}", text)
        for day, (name, other) in enumerate((("one", "two"), ("two", "three"), ("three", "one")), start=1):
            text = ARTICLE.format(title=f"Part {name}", day=day, other=other)
            self.write(f"content/articles/{name}.md", text)

    def articles(self) -> list[Path]:
        """Return the pages that an author wrote."""
        pages = (self.folder / "content").rglob("*.md")
        return [path for path in pages if "fact_sheets" not in path.parts]

    def clean(self) -> Mapping[str, object]:
        """Return what a build gives that takes nothing over."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(SWITCH, "1")
            ran = self.mkdocs("build", "-d", "clean")
        assert ran.exit_code == 0, ran.output
        return contents(self.folder / "clean")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built once, with all templates compiled for it, whatever other tests have drawn."""
    drawing._environment.cache_clear()
    project = Project(tmp_path_factory.mktemp("rebuilding") / "project")
    project.publish()
    return project.folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Project:
    """A copy of it, with all that the build has left."""
    copy = Project.__new__(Project)
    copy.folder, copy.site = tmp_path / "project", tmp_path / "project" / "site"
    shutil.copytree(built, copy.folder)
    return copy


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages whose Markdown is converted, as it happens."""
    found: list[str] = []

    class Noting(stock_pages._ExtractTitleTreeprocessor):
        def __init__(self) -> None:
            super().__init__()
            found.append("")

    monkeypatch.setattr(stock_pages, "_ExtractTitleTreeprocessor", Noting)
    return found


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages whose files MkDocs reads, by path, as it happens."""
    found: list[str] = []
    stock_reads = stock_pages.Page.read_source

    def reads(page: stock_pages.Page, config: MkDocsConfig) -> None:
        found.append(page.file.src_uri)
        stock_reads(page, config)

    monkeypatch.setattr(stock_pages.Page, "read_source", reads)
    return found


def test_nothing_is_made_twice(project: Project, converted: list[str]) -> None:
    before = contents(project.site)
    assert project.publish() == before
    assert converted == []


def test_only_the_edited_article_is_converted(project: Project, converted: list[str]) -> None:
    project.change("content/articles/one.md", "The note.", "The mended note.")
    assert project.publish() == project.clean()
    assert converted[1:] != []
    converted.clear()
    project.change("content/articles/one.md", "The mended note.", "The note again.")
    project.publish()
    assert len(converted) == 1


def test_pages_that_nothing_has_changed_for_are_not_even_read(project: Project, read: list[str]) -> None:
    project.publish()
    assert read == []
    project.change(ONE, "The note.", "The mended note.")
    rebuilt = project.publish()
    assert read == ["articles/one.md"]
    assert rebuilt == project.clean()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose front matter is read, as it happens."""
    found: list[str] = []
    opens = front_matter.opening

    def noting(written: str, file: str, *, is_article: bool) -> front_matter.Opening:
        found.append(file)
        return opens(written, file, is_article=is_article)

    monkeypatch.setattr(articles, "opening", noting)
    return found


def test_only_the_edited_article_is_checked(project: Project, opened: list[str]) -> None:
    project.change(ONE, "The note.", "The mended note.")
    project.publish()
    assert opened == [ONE]


def test_after_an_edit_of_a_fact_all_articles_are_checked(project: Project, opened: list[str]) -> None:
    project.change(f"{SHEETS}/salt/events.yml", "at noon", "at night")
    project.publish()
    assert set(opened) == {path.relative_to(project.folder).as_posix() for path in project.articles()}


def test_what_was_found_in_front_matter_is_told_again(project: Project, opened: list[str]) -> None:
    project.change(ONE, "rights: own", "rights: own\nsummary: It was announced yesterday.")
    first = project.mkdocs("build")
    opened.clear()
    again = project.mkdocs("build")
    assert opened == []
    assert first.output.count("relative-date") == again.output.count("relative-date") == 1


def test_pages_that_quote_an_article_are_made_anew_with_it(project: Project, read: list[str]) -> None:
    project.change(ONE, "was announced", "was told")
    project.publish()
    assert "articles/one.md" in read
    assert "measures/quota.md" in read
    assert "articles/two.md" not in read


def test_a_title_concerns_the_pages_beside_it_and_those_that_name_it(
    project: Project, read: list[str]
) -> None:
    project.change(ONE, "title: Part one", "title: Part none")
    rebuilt = project.publish()
    assert {"articles/two.md", "articles/index.md", "measures/quota.md"} <= set(read)
    assert {"timeline.md", "about.md"}.isdisjoint(read)
    assert rebuilt == project.clean()


def test_a_page_that_was_left_is_made_where_nothing_is_kept_of_it(project: Project) -> None:
    before = contents(project.site)
    shutil.rmtree(project.site)
    let_go(project, "page", "html", "content")
    assert project.publish() == before


def test_what_search_was_given_is_made_again_where_it_is_not_kept(project: Project) -> None:
    project.change("mkdocs.yml", "search: false", "search: true")
    project.publish()
    let_go(project, "search")
    project.change(ONE, "A word", "Some words")
    assert project.publish() == project.clean()


def test_what_was_found_on_a_page_is_told_though_it_is_left(project: Project, read: list[str]) -> None:
    project.change(ONE, "A word", "Yesterday, a word")
    first = project.mkdocs("build")
    read.clear()
    again = project.mkdocs("build")
    assert read == []
    assert [line for line in again.output.splitlines() if "relative-date" in line]
    assert again.output.count("relative-date") == first.output.count("relative-date")


def looks(project: Project, name: str) -> tuple[int, int]:
    """Return what tells whether a file of the site was written again: which one it is, and its time."""
    found = (project.site / name).stat()
    return found.st_ino, found.st_mtime_ns


def let_go(project: Project, *kinds: str) -> None:
    """Let the entries of some kinds go that builds have kept."""
    with sqlite3.connect(project.folder / FOLDER / "pages.sqlite") as connection:
        for kind in kinds:
            gone = connection.execute("DELETE FROM entries WHERE key LIKE ?", (f"{kind} %",)).rowcount
            assert gone > 0
    connection.close()


def test_only_the_pages_that_asked_for_an_edited_fact_are_converted(
    project: Project, converted: list[str]
) -> None:
    lye = "- {id: lye, name: Lye, definition: {value: It is strong., sources: [gazette]}}\n"
    project.write(f"{SHEETS}/glossary.yml", FACTS["glossary.yml"] + lye)
    project.publish()
    pages = len(list(project.site.rglob("*.html")))
    converted.clear()
    project.change(f"{SHEETS}/glossary.yml", "It is strong.", "It is very strong.")
    assert project.publish() == project.clean()
    # A clean build converts all of them.
    assert 0 < len(converted) - pages < pages / 2


def test_a_page_that_is_the_same_is_not_written_again(project: Project) -> None:
    before = looks(project, "articles/two/index.html")
    project.change("content/articles/one.md", "The note.", "The mended note.")
    project.publish()
    assert looks(project, "articles/two/index.html") == before


def test_a_picture_that_is_the_same_is_not_copied_again(project: Project) -> None:
    picture = "assets/briefings/share/articles/two.png"
    project.publish()  # the site has been moved
    before = looks(project, picture)
    project.change(ONE, "title: Part one", "title: Part none")
    assert project.publish() == project.clean()
    assert looks(project, picture) == before


def test_a_picture_that_somebody_changed_in_the_site_is_copied_again(project: Project) -> None:
    before = project.publish()
    (project.site / "assets/briefings/share/articles/two.png").write_bytes(b"other")
    assert project.publish() == before
    assert project.publish() == before


def test_a_page_that_is_written_is_let_go(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[stock_pages.Page] = []
    read = stock_pages.Page.read_source
    monkeypatch.setattr(
        stock_pages.Page, "read_source", lambda page, config: pages.append(page) or read(page, config)
    )
    project.change(ONE, "A word", "Some words")
    project.publish()
    assert pages
    assert all(page.content is None for page in pages)


@pytest.mark.parametrize("by", ["It is black.", "It is white and wet.", None])
def test_a_page_that_somebody_changed_in_the_site_is_written_again(project: Project, by: str | None) -> None:
    before, page = contents(project.site), project.site / "index.html"
    was = page.stat()
    page.unlink() if by is None else project.change("site/index.html", "It is white.", by)
    if by is not None:
        os.utime(page, ns=(was.st_atime_ns, was.st_mtime_ns + 1))
    assert project.publish() == before


Edit = Callable[[Project], object]
ONE, TWO = "content/articles/one.md", "content/articles/two.md"
SHEETS = "content/fact_sheets"
EDITS: Mapping[str, Edit] = {
    "body": lambda p: p.change(ONE, "A word", "Some words"),
    "sentence that names a record": lambda p: p.change(ONE, "was announced", "was told"),
    "title": lambda p: p.change(ONE, "title: Part one", "title: Part none"),
    "date": lambda p: p.change(ONE, "date: 2030-01-01", "date: 2030-04-01"),
    "summary": lambda p: p.change(ONE, "rights: own", "rights: own\nsummary: On salt."),
    "glossary off": lambda p: p.change(ONE, "rights: own", "rights: own\nglossary: off"),
    "what the theme hides": lambda p: p.change(ONE, "rights: own", "rights: own\nhide: [toc]"),
    "new page": lambda p: p.write("content/sea.md", "# Sea\n\nSee [one](articles/one.md).\n"),
    "new article": lambda p: p.write(
        "content/articles/four.md", ARTICLE.format(title="Part four", day=4, other="one")
    ),
    "deleted article": lambda p: (
        p.change(TWO, "[another article](three.md)", "another"),
        (p.folder / "content/articles/three.md").unlink(),
    ),
    "own page in place of a generated one": lambda p: p.write("content/timeline.md", "# Our own timeline\n"),
    "event": lambda p: p.change(f"{SHEETS}/salt/events.yml", "at noon", "at night"),
    "new event": lambda p: p.change(
        f"{SHEETS}/salt/events.yml",
        "- id: notice",
        "- {id: talks, title: Talks, date: {value: 2030-05-01, sources: [gazette]}, kind: talks, level: 1, "
        "text: They met., measures: [quota], sources: [gazette]}\n- id: notice",
    ),
    "term": lambda p: p.change(f"{SHEETS}/glossary.yml", "en: Brine", "en: Salt water"),
    "source": lambda p: p.change(f"{SHEETS}/sources.yml", "Notice 1", "Notice 2"),
    "measure": lambda p: p.change(f"{SHEETS}/salt/measures.yml", "2030-03-01", "2030-03-02"),
    "day of the dispute": lambda p: p.change(f"{SHEETS}/salt/dispute.yml", "2030-12-31", "2030-12-30"),
    "vocabulary": lambda p: p.write(
        "site_config/vocabulary.yml", "event_kinds: {act: {label: {en: legal act}}}\n"
    ),
    "name of the site": lambda p: p.change("mkdocs.yml", "site_name: Salt", "site_name: Sea salt"),
    "address of the site": lambda p: p.change("mkdocs.yml", "example.org/salt", "example.org/sea"),
    "option of ours": lambda p: p.change("mkdocs.yml", "search: false", "search: false, raw_html: trusted"),
    "option of the theme": lambda p: p.change("mkdocs.yml", "navigation.prune", "navigation.footer"),
    "option of an extension": lambda p: p.change("mkdocs.yml", "toc]", "toc: {permalink: true}]"),
    "extension": lambda p: p.change("mkdocs.yml", "[footnotes, tables", "[tables"),
    "template": lambda p: (
        p.change("mkdocs.yml", "name: material", "name: material, custom_dir: theme"),
        p.write("theme/partials/copyright.html", "<p>Ours</p>"),
    ),
    "navigation": lambda p: p.change(
        "mkdocs.yml", "docs_dir", "nav: [index.md, Parts: [articles/one.md]]\ndocs_dir"
    ),
    "hook": lambda p: (
        p.write("hooks.py", "def on_page_content(html, **_):\n    return html + '<p>Hooked.</p>'\n"),
        p.change("mkdocs.yml", "docs_dir", "hooks: [hooks.py]\ndocs_dir"),
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_after_an_edit_it_is_the_same_site_as_a_clean_build(project: Project, edit: Edit) -> None:
    before = contents(project.site)
    edit(project)
    rebuilt = project.publish()
    assert rebuilt == project.clean()
    assert rebuilt != before


OWN = '{% extends "base.html" %}{% block announce %}Ours, on {{ page.title }}.{% endblock %}'


@pytest.fixture
def with_template(project: Project) -> Project:
    """A project with a template of its own, which was built once."""
    project.change("mkdocs.yml", "name: material", "name: material, custom_dir: theme")
    project.write("theme/main.html", OWN)
    project.publish()
    return project


def test_beside_a_template_that_shows_a_page_alone_others_are_left(
    with_template: Project, read: list[str]
) -> None:
    with_template.change(ONE, "The note.", "The mended note.")
    rebuilt = with_template.publish()
    assert read == ["articles/one.md"]
    assert rebuilt == with_template.clean()


def test_beside_a_template_that_shows_others_all_are_put_into_it(with_template: Project) -> None:
    with_template.write("theme/main.html", OWN.replace("page.title", "(page.next_page or page).title"))
    assert with_template.publish() == with_template.clean()
    with_template.change(ONE, "title: Part one", "title: Part none")
    assert with_template.publish() == with_template.clean()


PAGES = "{% for file in pages %}{{ file.page.url }} {{ file.page.meta.kind }}\n{% endfor %}"


def test_beside_a_list_of_pages_of_the_sites_own_none_is_left(with_template: Project) -> None:
    with_template.write("theme/sitemap.xml", PAGES)
    first = with_template.publish()
    assert b"articles/one/ background" in (with_template.site / "sitemap.xml").read_bytes()
    assert with_template.publish() == first


def test_beside_an_extra_template_none_is_left(project: Project, read: list[str]) -> None:
    project.write("content/pages.txt", PAGES)
    project.change("mkdocs.yml", "docs_dir", "extra_templates: [pages.txt]\ndocs_dir")
    first = project.publish()
    read.clear()
    assert project.publish() == first
    assert read != []


def test_a_former_address_stays_out_of_the_sitemap(project: Project) -> None:
    project.change(f"{SHEETS}/parties.yml", "{id: northland", "{id: northland, formerly: [north]")
    first = project.publish()
    assert "parties/north/index.html" in first
    assert "parties/north/" not in (project.site / "sitemap.xml").read_text("utf-8")
    assert project.publish() == first


def test_an_edit_of_a_template_converts_no_page(with_template: Project, converted: list[str]) -> None:
    with_template.write("theme/main.html", OWN.replace("Ours", "Theirs"))
    rebuilt = with_template.publish()
    assert converted == []
    assert rebuilt == with_template.clean()


def test_a_picture_that_a_template_brings_is_part_of_what_pages_are_converted_with(
    with_template: Project, converted: list[str]
) -> None:
    with_template.write("theme/.icons/salt.svg", "<svg/>")
    with_template.publish()
    assert converted != []


def test_what_search_finds_is_the_same_too(project: Project) -> None:
    project.change("mkdocs.yml", "search: false", "search: true")
    project.publish()
    project.change(ONE, "rights: own", "rights: own\nsearch: {exclude: true}")
    project.change(TWO, "A word", "Some words")
    assert project.publish() == project.clean()
    project.write("content/new.md", "# New\n\nOf [[notice]].\n")
    assert project.publish() == project.clean()


def publish_with_other_versions(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish a site with tools of versions that it was not built with before."""
    monkeypatch.setattr(digests, "version", lambda tool: f"{tool} 99")
    digests.digest_of_programs.cache_clear()
    try:
        project.publish()
    finally:
        digests.digest_of_programs.cache_clear()


def test_what_search_is_given_begins_anew_with_another_version(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.change("mkdocs.yml", "search: false", "search: true")
    project.publish()
    made: list[str] = []

    def text_of(page: stock_pages.Page, told: search.Told) -> str:
        made.append(page.url)
        return search.text_of(page, told)

    monkeypatch.setattr(finished, "text_of", text_of)
    publish_with_other_versions(project, monkeypatch)
    assert len(made) > len(FACTS)
    assert len(made) == len(set(made))


def test_another_version_of_a_tool_begins_anew(
    project: Project, converted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_with_other_versions(project, monkeypatch)
    assert len(converted) > len(FACTS)


def test_what_was_converted_waits_for_the_theme_outside_of_memory(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[str] = []
    begin_pages = Rebuilding.begin_pages

    def noting(of: Rebuilding, *rest: Any) -> None:
        pages = [file.page for file in rest[2].documentation_pages() if file.page is not None]
        held.extend(page.content or "" for page in pages)
        begin_pages(of, *rest)

    monkeypatch.setattr(Rebuilding, "begin_pages", noting)
    project.change(ONE, "A word", "Some words")
    assert project.publish() == project.clean()
    number = len(held) // 2
    assert set(held[:number]) == {""}
    assert all(held[number:])  # nothing is kept of a clean build


def test_content_that_goes_while_a_site_is_built_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    get = Store.get
    monkeypatch.setattr(Store, "get", lambda of, key: None if key.startswith("html ") else get(of, key))
    before = contents(project.site)
    project.change(ONE, "A word", "Some words")
    ran = project.mkdocs("build")
    assert ran.exit_code == 1
    assert "changed by others meanwhile; build again" in ran.output
    assert contents(project.site) == before


def test_after_any_series_of_edits_it_is_the_same_site(project: Project) -> None:
    chance = random.Random(7)
    names = ("one", "two", "three")
    for number in range(8):
        name = chance.choice(names)
        match chance.randrange(5):
            case 0:
                project.change(f"content/articles/{name}.md", "A word", f"A word {number}\n\nA word")
            case 1:
                project.change(f"{SHEETS}/glossary.yml", "en: ", f"en: B{number} ")
            case 2:
                project.change(f"{SHEETS}/salt/events.yml", "announced at", f"announced {number} at")
            case 3:
                project.write(f"content/new-{number}.md", f"# New {number}\n\nOf [[notice]].\n")
            case _:
                project.change(f"content/articles/{name}.md", "title: ", f"title: {number} ")
        assert project.publish() == project.clean(), number


def test_problems_of_a_page_are_told_again(project: Project) -> None:
    project.change(ONE, "A word", "Yesterday, a [link](nowhere.md) <script>x</script> and a word")
    first, again = project.mkdocs("build"), project.mkdocs("build")

    def told(output: str) -> list[str]:
        return sorted(line for line in output.splitlines() if "articles/one.md" in line)

    assert told(first.output) == told(again.output)
    assert any("nowhere.md" in line for line in told(again.output))
    assert any("unsafe-html" in line for line in told(again.output))
    assert project.mkdocs("build", "--strict").exit_code == 1


@pytest.mark.parametrize("content", [b"", b"no database at all" * 500, None])
def test_a_file_that_cannot_be_read_begins_anew(project: Project, content: bytes | None) -> None:
    before = contents(project.site)
    kept = project.folder / FOLDER / "pages.sqlite"
    if content is None:
        kept.write_bytes(kept.read_bytes()[: kept.stat().st_size // 2])
    else:
        kept.write_bytes(content)
    assert project.publish() == before
    assert project.publish() == before


def test_an_entry_that_is_not_whole_counts_as_none(project: Project, converted: list[str]) -> None:
    before = contents(project.site)
    with sqlite3.connect(project.folder / FOLDER / "pages.sqlite") as connection:
        connection.execute("UPDATE entries SET value = substr(value, 1, length(value) - 1) || x'00'")
    connection.close()
    assert project.publish() == before
    assert converted != []


def test_without_it_nothing_is_kept(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    project.change("mkdocs.yml", "search: false", "search: false, cache: false")
    project.publish()
    assert not (project.folder / FOLDER / "pages.sqlite").exists()


def test_templates_are_compiled_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing._environment.cache_clear()  # as in another process
    project.change(f"{SHEETS}/salt/events.yml", "at noon", "at one")
    project.publish()
    drawing._environment.cache_clear()
    compiled: list[str] = []
    compiles = Environment.compile

    def noting(env: Environment, source: str, *others: Any, **options: Any) -> Any:
        compiled.append(source)
        return compiles(env, source, *others, **options)

    monkeypatch.setattr(Environment, "compile", noting)
    project.change(f"{SHEETS}/salt/events.yml", "at one", "at night")
    project.publish()
    assert compiled == []
    shutil.rmtree(project.folder / FOLDER)
    drawing._environment.cache_clear()
    project.publish()
    assert compiled != []


def test_a_build_that_fails_gives_mkdocs_its_own_step_back(project: Project) -> None:
    own = vars(stock)["_build_page"], vars(stock)["_populate_page"]
    project.change(ONE, "[[quota]]", "[[no-such-record]]")
    assert project.mkdocs("build").exit_code != 0
    assert (vars(stock)["_build_page"], vars(stock)["_populate_page"]) == own


def test_a_folder_that_cannot_be_written_stops_no_build(project: Project) -> None:
    shutil.rmtree(project.folder / FOLDER)
    (project.folder / FOLDER).parent.mkdir(exist_ok=True)
    (project.folder / FOLDER).write_text("in the way")
    before = contents(project.site)
    assert project.publish() == before
    assert (project.folder / FOLDER).is_file()
