"""A page is made again where what it shows of the navigation has changed, and elsewhere it is left."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.mkdocs_plugin.small_site import contents
from tests.mkdocs_plugin.test_rebuilding import Project, built, project, read

__all__ = ["built", "project", "read"]

PAGES = ("acid/one", "acid/two", "acid/weak/five", "acid/weak/six", "base/three", "base/four")
FEATURES = (
    "navigation.prune",
    "navigation.prune, navigation.footer, navigation.top",
    "navigation.prune, navigation.tabs, navigation.indexes",
    "navigation.prune, navigation.path, navigation.sections, navigation.expand",
)
EDITS: tuple[tuple[str, Callable[[Project], object]], ...] = (
    ("title in a section", lambda p: p.change("content/base/three.md", "# Three", "# Other three")),
    ("title of its first page", lambda p: p.change("content/base/four.md", "# Four", "# Other four")),
    ("title far down", lambda p: p.change("content/acid/weak/six.md", "# Six", "# Other six")),
    ("title of the home page", lambda p: p.change("content/index.md", "# Salt", "# All salt")),
    ("new page", lambda p: p.write("content/base/next.md", "# Next\n")),
    ("new first page", lambda p: p.write("content/acid/a.md", "# A\n\n[Six](weak/six.md).\n")),
    ("new section", lambda p: p.write("content/brine/seven.md", "# Seven\n")),
    ("page of a section", lambda p: p.write("content/acid/weak/index.md", "# Weak ones\n")),
    ("mark", lambda p: p.write("content/base/next.md", "---\nstatus: new\n---\n# Next\n")),
    ("page that is gone", lambda p: (p.folder / "content/acid/a.md").unlink()),
    ("section that is gone", lambda p: shutil.rmtree(p.folder / "content/brine")),
)


def with_sections(project: Project, features: str) -> Project:
    """Return a project with pages in sections, built once with features of the theme."""
    project.change("mkdocs.yml", "features: [navigation.prune]", f"features: [{features}]")
    for path in PAGES:
        project.write(f"content/{path}.md", f"# {Path(path).name.capitalize()}\n\nIt is white.\n")
    publish(project)
    return project


def publish(project: Project) -> Mapping[str, object]:
    """Publish with a navigation of all folders but those of facts and articles, as MkDocs makes one."""
    config = (project.folder / "mkdocs.yml").read_text("utf-8").partition("nav: ")[0]
    project.write("mkdocs.yml", f"{config}nav: {json.dumps(entries(project.folder / 'content'))}\n")
    return project.publish()


def entries(folder: Path, *above: str) -> list[object]:
    """Return the entries of a folder: its pages, then a section for each folder in it."""
    here = sorted(path for path in folder.iterdir() if path.name not in {"articles", "fact_sheets"})
    pages: list[object] = ["/".join((*above, path.name)) for path in here if path.suffix == ".md"]
    sections = [{path.name: entries(path, *above, path.name)} for path in here if path.is_dir()]
    return pages + sections


@pytest.mark.parametrize("features", FEATURES)
def test_after_any_edit_of_the_navigation_it_is_the_same_site(project: Project, features: str) -> None:
    with_sections(project, features)
    for told, edit in EDITS:
        before = contents(project.site)
        edit(project)
        rebuilt = publish(project)
        assert rebuilt == project.clean(), told
        assert rebuilt != before, told


def test_a_title_concerns_the_pages_that_show_it(project: Project, read: list[str]) -> None:
    with_sections(project, "navigation.prune")
    read.clear()
    project.change("content/acid/weak/six.md", "# Six", "# Other six")
    publish(project)
    # The one beside it, and the one that comes next, in another section.
    assert set(read) == {"acid/weak/five.md", "acid/weak/six.md", "base/four.md"}


def test_a_new_page_concerns_the_pages_beside_it(project: Project, read: list[str]) -> None:
    with_sections(project, "navigation.prune")
    read.clear()
    project.write("content/acid/weak/sea.md", "# Sea\n")
    publish(project)
    assert set(read) == {"acid/weak/five.md", "acid/weak/sea.md", "acid/weak/six.md"}


def test_where_all_is_shown_a_title_concerns_all_pages(project: Project, read: list[str]) -> None:
    with_sections(project, "navigation.footer")
    read.clear()
    project.change("content/acid/weak/six.md", "# Six", "# Other six")
    publish(project)
    assert {f"{path}.md" for path in PAGES} <= set(read)


def test_beside_a_template_of_the_sites_own_a_title_concerns_all_pages(
    project: Project, read: list[str]
) -> None:
    project.change("mkdocs.yml", "name: material", "name: material, custom_dir: theme")
    project.write("theme/main.html", '{% extends "base.html" %}')
    with_sections(project, "navigation.prune")
    read.clear()
    project.change("content/acid/weak/six.md", "# Six", "# Other six")
    publish(project)
    assert {f"{path}.md" for path in PAGES} <= set(read)
