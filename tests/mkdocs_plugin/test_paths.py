"""What MkDocs would hang on, publish or lose is named before it gets there."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from mkdocs.config import load_config
from tests.mkdocs_plugin.small_site import SmallSite, contents, working_in

from dispute_briefings.mkdocs_plugin.paths import Tree, problems_in, told
from dispute_briefings.mkdocs_plugin.plugin import BriefingsPlugin
from dispute_briefings.mkdocs_plugin.sources import trees


def found(folder: Path, *, private: str = "fact_sheets", skipped: str = "drafts/") -> list[str]:
    """Return ``code file:line:column`` for each problem of a tree, as seen from its own folder."""
    tree = Tree(
        root=folder,
        skips=lambda uri: uri.startswith(skipped),
        address=lambda uri: (
            uri.removesuffix(".md").removesuffix("/index").removesuffix("/README") + "/index.html"
            if uri.endswith(".md")
            else uri
        ),
        is_text=lambda uri: uri.endswith(".md"),
        private=(folder / private,),
    )
    with working_in(folder):
        return [f"{problem.code} {problem.position}" for problem in problems_in(tree)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tree with two pages, a picture and a fact sheet, in which nothing is wrong."""
    root = tmp_path / "content"
    for name in ("index.md", "articles/talks.md", "images/map.png", "fact_sheets/parties.yml", "drafts/x.md"):
        write(root / name)
    return root


def write(path: Path, content: bytes = b"# Text\n") -> Path:
    """Write a file and the folders around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_nothing_is_wrong_with_a_sound_tree(folder: Path) -> None:
    assert found(folder) == []


@pytest.mark.parametrize(
    ("link", "target", "problem"),
    [
        ("about.md", "../outside.md", "link-outside about.md:1:1"),
        ("about.md", "/etc/passwd", "link-outside about.md:1:1"),
        ("images/all", "../../elsewhere", "link-outside images/all:1:1"),
        ("images/facts", "../fact_sheets", "link-outside images/facts:1:1"),
        ("images/facts.yml", "../fact_sheets/parties.yml", "link-outside images/facts.yml:1:1"),
        ("articles/all", "..", "link-loop articles/all:1:1"),
        ("articles/all", ".", "link-loop articles/all:1:1"),
        ("articles/self.md", "self.md", "link-loop articles/self.md:1:1"),
        ("about.md", "nowhere.md", "dangling-link about.md:1:1"),
        ("drafts/all", "..", "link-loop drafts/all:1:1"),
    ],
)
def test_a_link_is_named(folder: Path, link: str, target: str, problem: str) -> None:
    write(folder.parent / "outside.md")
    write(folder.parent / "elsewhere" / "x.png")
    (folder / link).symlink_to(target)
    assert found(folder) == [problem]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("articles/map.png", "../images/map.png"),
        ("articles/pictures", "../images"),
        ("drafts/secret.md", "/etc/passwd"),
        ("drafts/gone.md", "nowhere.md"),
    ],
)
def test_a_harmless_link_passes(folder: Path, link: str, target: str) -> None:
    (folder / link).symlink_to(target)
    assert found(folder) == []


def test_links_that_lead_to_each_other_are_named_and_the_walk_ends(folder: Path) -> None:
    for number in range(12):
        (folder / f"a{number}").mkdir()
    for number in range(12):
        for other in range(12):
            if other != number:
                (folder / f"a{number}" / f"l{other}").symlink_to(f"../a{other}")
    problems = found(folder)
    assert "link-loop a0/l1/l0:1:1" in problems
    assert all(problem.startswith("link-loop") for problem in problems)


def test_a_pipe_is_named(folder: Path) -> None:
    os.mkfifo(folder / "articles" / "notes.md")
    (folder / "images" / "pipe.png").symlink_to("../articles/notes.md")
    assert found(folder) == ["special-file articles/notes.md:1:1", "special-file images/pipe.png:1:1"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xef\xbb\xbf# Salt\n", None),
        ("# 소금\n".encode(), None),
        ("# 소금\n".encode("euc-kr"), "bad-encoding about.md:1:3"),
        ("# Salt\n\n塩は ".encode() + b"\xff", "bad-encoding about.md:3:4"),
        ("# Salt".encode("utf-16"), "bad-encoding about.md:1:1"),
        (b"# Salt\n\xe5\xa1", "bad-encoding about.md:2:1"),
    ],
)
def test_a_page_that_is_not_utf8_is_named_at_its_place(
    folder: Path, content: bytes, problem: str | None
) -> None:
    write(folder / "about.md", content)
    assert found(folder) == ([problem] if problem else [])


def test_a_picture_is_no_text(folder: Path) -> None:
    write(folder / "images" / "x.png", b"\x89PNG\xff")
    assert found(folder) == []


def test_a_file_and_a_folder_that_cannot_be_read_are_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir, read, access = os.scandir, Path.read_bytes, os.access

    def refuse(path: Path | str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", lambda p: refuse(p) if Path(p).name == "images" else scandir(p))
    monkeypatch.setattr(Path, "read_bytes", lambda p: refuse(p) if p.name == "talks.md" else read(p))
    monkeypatch.setattr(os, "access", lambda p, mode: Path(p).name != "parties.yml" and access(p, mode))
    assert found(folder) == [
        "unreadable-file articles/talks.md:1:1",
        "unreadable-file fact_sheets/parties.yml:1:1",
        "unreadable-file images:1:1",
    ]


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        (("foo.md", "foo/index.md"), "same-address foo/index.md:1:1"),
        (("foo.md", "foo/README.md"), "same-address foo/README.md:1:1"),
        (("foo.md", "foo/index.html"), "same-address foo/index.html:1:1"),
        (("foo.md", "Foo.md"), "similar-name foo.md:1:1"),
        (("foo.md", "Foo/index.md"), "similar-name Foo/index.md:1:1"),
        (("Articles/x.md",), "similar-name articles:1:1"),
        (("straße.md", "STRASSE.md"), "similar-name straße.md:1:1"),
        (("foo/README.md", "foo/index.md"), None),
        (("foo/README.md",), None),
        (("foo.md", "foo/other.md"), None),
        (("foo.md", "drafts/foo.md", "drafts/Foo.md"), None),
    ],
)
def test_two_files_for_one_page_are_named(folder: Path, names: tuple[str, ...], problem: str | None) -> None:
    for name in names:
        write(folder / name)
    assert found(folder) == ([problem] if problem else [])


@pytest.mark.parametrize("name", ["불화수소.md", "ガス.md", "café.md"])
def test_names_that_are_composed_differently_are_named(folder: Path, name: str) -> None:
    for form in ("NFC", "NFD"):
        write(folder / unicodedata.normalize(form, name))
    later = max(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    assert found(folder) == [f"similar-name {later}:1:1"]


@pytest.mark.parametrize(
    ("name", "as_told"),
    [(b"caf\xe9.md", "caf\\xe9.md"), (b"a\nb.md", "a\\nb.md"), (b"a\x1b[31m.md", "a\\x1b[31m.md")],
)
def test_a_name_that_no_address_can_have_is_named(folder: Path, name: bytes, as_told: str) -> None:
    (folder / os.fsdecode(name)).write_bytes(b"# Text\n")
    assert found(folder) == [f"bad-file-name {as_told}:1:1"]


def test_a_path_is_told_from_the_working_folder(tmp_path: Path) -> None:
    with working_in(tmp_path):
        assert told(tmp_path / "a" / "b.md") == "a/b.md"
        assert told(Path("a/../b.md")) == "b.md"
        assert told(tmp_path.parent / "c.md") == (tmp_path.parent / "c.md").as_posix()


def test_a_build_stops_before_it_touches_anything(site: SmallSite) -> None:
    before = site.publish()
    os.mkfifo(site.folder / "content" / "pipe.md")
    (site.folder / "content" / "all").symlink_to("..")
    (site.folder / "theme" / "passwd.txt").symlink_to("/etc/passwd")
    ran = site.mkdocs("build")
    assert ran.exit_code == 1
    assert "content/all:1:1: error[link-outside]" in ran.output
    assert "content/pipe.md:1:1: error[special-file]" in ran.output
    assert "theme/passwd.txt:1:1: error[link-outside]" in ran.output
    assert "3 errors: the build stops here." in ran.output
    assert contents(site.site) == before


def test_what_mkdocs_leaves_out_is_left_alone(site: SmallSite) -> None:
    for name in (
        "content/.hidden.md",
        "content/templates/x.md",
        "content/old/x.md",
        "content/fact_sheets/x.md",
    ):
        site.write(name, b"\xff")
    site.configure("exclude_docs: /old/\n")
    config = load_config(str(site.folder / "mkdocs.yml"))
    content, theme = trees(config, BriefingsPlugin.config_class())
    assert problems_in(content) == problems_in(theme) == ()
    site.write("content/new/x.md", b"\xff")
    assert [each.code for each in problems_in(content)] == ["bad-encoding"]


@pytest.mark.parametrize(("directories", "code"), [("true", 1), ("false", 0)])
def test_addresses_are_those_of_the_configuration(site: SmallSite, directories: str, code: int) -> None:
    site.write("content/foo.md", "# Foo\n")
    site.write("content/foo/index.md", "# Foo\n")
    site.configure(f"use_directory_urls: {directories}\n")
    assert site.mkdocs("build").exit_code == code
