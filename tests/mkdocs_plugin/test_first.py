"""In a preview, the page that is being looked at is made before all others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from tests.mkdocs_plugin.small_site import SmallSite, contents, working_in
from tests.mkdocs_plugin.test_rebuilding import EDITS, ONE, SHEETS, TWO, Project

from dispute_briefings.mkdocs_plugin import site as plugin_site
from dispute_briefings.mkdocs_plugin.plugin import BriefingsPlugin
from dispute_briefings.mkdocs_plugin.preview import Preview
from dispute_briefings.mkdocs_plugin.run import GaveWay
from dispute_briefings.prose import articles


class Served:
    """A preview without its server: what it builds, and what it shows first."""

    def __init__(self, site: SmallSite, folder: Path) -> None:
        self.site, self.folder = site, folder
        self._config = load_config(site_dir=str(folder))
        self._config.plugins.on_startup(command="serve", dirty=False)
        plugin = self._config.plugins["briefings"]
        assert isinstance(plugin, BriefingsPlugin)
        assert isinstance(plugin._run, Preview)
        self.run = plugin._run
        self._seen: dict[str, object] = {}

    def build(self) -> None:
        """Build, as at the start and after a change."""
        self._changed()
        self.run._surviving_build(load_config(site_dir=str(self.folder)))

    def first(self, address: str) -> bool:
        """Show a page first, after what has changed since it was last looked."""
        return self.run.show_first(address, self._changed())

    def _changed(self) -> set[Path]:
        before, self._seen = self._seen, contents(self.site.folder / "content")
        names = {name for name in (*before, *self._seen) if before.get(name, "") != self._seen.get(name, "")}
        return {self.site.folder / "content" / name for name in names}

    def page(self, address: str) -> str:
        """Return a page that is served."""
        return (self.folder / address / "index.html").read_text("utf-8")

    def close(self) -> None:
        """End the run."""
        self._config.plugins.on_shutdown()


@contextmanager
def served(site: SmallSite) -> Iterator[Served]:
    """Yield a preview that was built once."""
    folder = site.folder / "served"
    folder.mkdir()
    with working_in(site.folder):
        preview = Served(site, folder)
        try:
            preview.build()
            yield preview
        finally:
            preview.close()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small site with facts and articles."""
    return Project(tmp_path / "project")


@pytest.mark.parametrize(
    ("edit", "address"),
    [
        ("body", "articles/one/"),
        ("event", "timeline/"),
        ("event", "articles/one/"),
        ("measure", "measures/quota/"),
        ("sentence that names a record", "measures/quota/"),
        ("term", "articles/two/"),
        ("source", "articles/two/"),
        ("source", "sources/gazette/"),
        ("new event", "measures/quota/"),
        ("deleted article", "measures/quota/"),
    ],
)
def test_it_is_the_same_as_in_the_whole_build_that_follows(project: Project, edit: str, address: str) -> None:
    with served(project) as preview:
        before = preview.page(address)
        EDITS[edit](project)
        assert preview.first(address)
        first = preview.page(address)
        assert (first == before) is ((edit, address) == ("event", "articles/one/"))
        preview.build()
        assert preview.page(address) == first


@pytest.mark.parametrize(
    ("edit", "address"),
    [
        ("body", "articles/one/"),
        ("title", "articles/one/"),
        ("event", "timeline/"),
        ("term", "articles/two/"),
    ],
)
def test_so_it_is_where_the_last_build_has_left_it_as_it_was(
    project: Project, edit: str, address: str
) -> None:
    with served(project) as preview:
        project.change("content/articles/three.md", "A word", "Some words")
        preview.build()
        before = preview.page(address)
        EDITS[edit](project)
        assert preview.first(address)
        first = preview.page(address)
        assert first != before
        preview.build()
        # Titles in the navigation are left to the whole build.
        assert preview.page(address) == first or edit == "title"
    assert project.publish() == project.clean()


def test_the_others_follow(project: Project) -> None:
    with served(project) as preview:
        project.change(f"{SHEETS}/salt/events.yml", "at noon", "at night")
        assert preview.first("articles/one/")
        assert "at noon" in preview.page("timeline/")
        preview.build()
        assert "at night" in preview.page("timeline/")


def test_what_is_wrong_is_left_to_the_whole_build(project: Project) -> None:
    with served(project) as preview:
        before = preview.page("articles/one/")
        project.change(f"{SHEETS}/salt/events.yml", "2030-02-01", "2030-02-31")
        assert not preview.first("articles/one/")
        assert preview.page("articles/one/") == before
        preview.build()
        assert preview.run.report.stale
        assert not preview.first("articles/one/")


def test_what_has_not_changed_is_not_read_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    stock = articles.read_text

    def noting(path: Path, **options: Any) -> Any:
        read.append(path.name)
        return stock(path, **options)

    with served(project) as preview:
        monkeypatch.setattr(articles, "read_text", noting)
        monkeypatch.setattr(articles, "_problems", lambda *_: pytest.fail("a page is checked"))
        project.change(f"{SHEETS}/salt/events.yml", "at noon", "at night")
        assert preview.first("timeline/")
        assert read == []
        monkeypatch.setattr(articles, "_problems", lambda *_: ())
        monkeypatch.setattr(plugin_site, "digest_of_facts", lambda *_: pytest.fail("facts are read"))
        project.change(ONE, "A word", "Some words")
        assert preview.first("articles/one/")
        assert read == ["one.md"]


def test_what_an_edit_makes_wrong_elsewhere_is_told_by_the_whole_build(project: Project) -> None:
    with served(project) as preview:
        project.change(f"{SHEETS}/salt/events.yml", "id: notice", "id: telling")
        project.change(ONE, "[[notice.date]]", "[[telling.date]]")
        assert preview.first("articles/one/")
        preview.build()
        assert {each.code for each in preview.run.report.problems} == {"unknown-record"}
        told = {each.position.file for each in preview.run.report.problems}
        assert told == {TWO, "content/articles/three.md"}


def test_a_folder_that_was_moved_takes_its_articles_along(project: Project) -> None:
    project.write("content/articles/more/four.md", (project.folder / TWO).read_text("utf-8"))
    project.change("content/articles/more/four.md", "(three.md)", "(../three.md)")
    with served(project) as preview:
        assert "articles/more/four" in preview.page("measures/quota/")
        (project.folder / "content/articles/more").rename(project.folder / "content/articles/new")
        moved = {project.folder / "content/articles" / name for name in ("more", "new")}
        assert preview.run.show_first("measures/quota/", moved)
        assert "articles/more/four" not in preview.page("measures/quota/")
        assert "articles/new/four" in preview.page("measures/quota/")


@pytest.mark.parametrize("address", ["nowhere/", "articles/three/"])
def test_a_page_that_is_not_there_is_not_shown(project: Project, address: str) -> None:
    with served(project) as preview:
        project.change(TWO, "[another article](three.md)", "another")
        (project.folder / "content/articles/three.md").unlink()
        assert not preview.first(address)


def test_beside_a_hook_the_whole_site_is_built(project: Project) -> None:
    project.write("hooks.py", "def on_page_content(html, **_):\n    return html + '<p>Hooked.</p>'\n")
    project.change("mkdocs.yml", "docs_dir", "hooks: [hooks.py]\ndocs_dir")
    with served(project) as preview:
        project.change(ONE, "A word", "Some words")
        assert not preview.first("articles/one/")


def test_search_follows_and_finds_meanwhile_what_it_found(project: Project) -> None:
    project.change("mkdocs.yml", "search: false", "search: true")
    entry = "assets/briefings/search/pagefind-entry.json"
    with served(project) as preview:
        preview.run._indexing.join()  # type: ignore[union-attr]
        before = (preview.folder / entry).read_bytes()
        project.change(ONE, "A word", "Some words")
        preview.build()
        assert (preview.folder / entry).is_file()
        preview.run._indexing.join()  # type: ignore[union-attr]
        assert (preview.folder / entry).read_bytes() != before
        beside = {path.name for path in (preview.folder / "assets/briefings").iterdir()}
        assert not any(name.startswith("search-") for name in beside)


def test_many_edits_leave_nothing_behind(project: Project) -> None:
    with served(project) as preview:
        for number in range(12):
            project.change(ONE, "A word with", f"A word {number}.\n\nA word with")
            assert preview.first("articles/one/")
            if number % 6 == 0:
                preview.build()
        converted = preview.run._first.__self__.site.extension._pages.converted  # type: ignore[attr-defined]
        assert set(converted) == {"articles/one.md"}
        assert {path.name for path in project.folder.iterdir() if path.name.startswith("served")} == {
            "served"
        }


def test_a_build_that_is_overtaken_gives_way_and_the_next_goes_on(project: Project) -> None:
    with served(project) as preview:
        before, page = preview.run.report, preview.page("articles/one/")
        project.change(ONE, "A word", "Some words")
        for pages in (1, 4, 12):
            told = iter(range(pages))
            preview.run.is_overtaken = lambda told=told: next(told, None) is None  # type: ignore[misc]
            with pytest.raises(GaveWay):
                preview.build()
            assert preview.run.report == before
            assert preview.page("articles/one/") == page
        assert preview.first("articles/one/")
        assert "Some words" in preview.page("articles/one/")
        preview.run.is_overtaken = lambda: False
        preview.build()
        assert {path.name for path in project.folder.iterdir() if path.name.startswith("served")} == {
            "served"
        }
    assert project.publish() == project.clean()
