"""Share pictures on a site: which page has which, and what is kept between builds."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.mkdocs_plugin.small_site import SmallSite

from dispute_briefings.exports.share_pictures import SharePicture, png_of
from dispute_briefings.mkdocs_plugin import share_pictures
from dispute_briefings.mkdocs_plugin.share_pictures import CACHE, FOLDER, PictureCache, SharePictures

PICTURE = SharePicture(site="Salt", title="Salt")

DISPUTE = "content/fact_sheets/salt/dispute.yml"
SHEET = "id: salt\nname: Salt\nas_of: 2031-01-01\nsummary: On salt.\n"
ARTICLE = "---\ntitle: Pepper\ndate: 2031-01-02\nkind: analysis\nrights: own\n---\nIt is black.\n"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[SharePicture]:
    """Return the pictures that are drawn from now on."""
    found: list[SharePicture] = []

    def png(picture: SharePicture) -> bytes:
        found.append(picture)
        return png_of(picture)

    monkeypatch.setattr(share_pictures, "png_of", png)
    return found


def pictures_in(site: SmallSite) -> list[str]:
    """Return the pictures that a site was published with."""
    folder = site.site / FOLDER
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.png"))


def test_a_page_without_a_picture_of_its_own_shows_that_of_its_dispute_or_of_the_home() -> None:
    of_salt, of_site = SharePicture(site="", title="Salt"), SharePicture(site="", title="Site")
    pictures = SharePictures(
        pictures={"disputes/salt.md": of_salt, "index.md": of_site},
        page_of_record={"materials/brine.md": "disputes/salt.md"},
    )
    assert pictures.of("materials/brine.md") == (f"{FOLDER}/disputes/salt.png", of_salt)
    assert pictures.of("timeline.md") == (f"{FOLDER}/index.png", of_site)
    assert SharePictures().of("index.md") is None


def test_a_site_has_a_picture_of_its_dispute_and_of_each_article(site: SmallSite) -> None:
    site.write(DISPUTE, SHEET)
    site.write("content/articles/pepper.md", ARTICLE)
    site.publish()
    assert pictures_in(site) == ["articles/pepper.png", "disputes/salt.png"]


@pytest.mark.parametrize(
    "config",
    [
        "site_url: http://127.0.0.1:8000/\n",
        "site_url: ''\n",
        "plugins: [briefings: {search: false, share_pictures: false}]\n",
    ],
)
def test_a_site_that_cannot_be_reached_or_wants_none_has_none(site: SmallSite, config: str) -> None:
    site.write(DISPUTE, SHEET)
    site.configure(config)
    site.publish()
    assert pictures_in(site) == []
    assert not (site.folder / CACHE).exists()


def test_what_did_not_change_is_not_drawn_again(site: SmallSite, drawn: list[SharePicture]) -> None:
    site.write(DISPUTE, SHEET)
    site.write("content/articles/pepper.md", ARTICLE)
    first = site.publish()
    assert len(drawn) == 2
    assert site.publish() == first
    assert len(drawn) == 2
    site.write("content/articles/pepper.md", ARTICLE.replace("title: Pepper", "title: White pepper"))
    site.publish()
    assert [picture.title for picture in drawn[2:]] == ["White pepper"]


def test_git_does_not_see_what_is_kept(site: SmallSite) -> None:
    site.write(DISPUTE, SHEET)
    site.publish()
    assert (site.folder / ".cache/briefings/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize("damage", [b"", b"\0" * 400, None])
def test_a_damaged_entry_is_drawn_anew(tmp_path: Path, damage: bytes | None) -> None:
    png = PictureCache(tmp_path / "a" / "b").png(PICTURE)
    (entry,) = (tmp_path / "a" / "b").iterdir()
    entry.write_bytes(damage if damage is not None else entry.read_bytes()[:-1])
    assert PictureCache(tmp_path / "a" / "b").png(PICTURE) == png == png_of(PICTURE)
    assert entry.read_bytes().endswith(png)


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = PictureCache(tmp_path / "file" / "below")
    assert cache.png(PICTURE) == png_of(PICTURE)
    cache.tidy()


def test_the_oldest_entries_go_and_those_of_this_build_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PictureCache, "MOST", 3)
    folder = tmp_path / "kept" / "share"
    cache = PictureCache(folder)
    cache.png(PICTURE)
    (used,) = folder.iterdir()
    for number in range(5):
        old = folder / f"old-{number}"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    os.utime(used, (0, 0))
    cache.tidy()
    assert {path.name for path in folder.iterdir()} == {used.name, "old-3", "old-4"}


def test_no_part_of_a_picture_is_left_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(share_pictures, "os", SimpleNamespace(fdopen=full))
    cache = PictureCache(tmp_path / "a" / "b")
    assert cache.png(PICTURE) == png_of(PICTURE)
    assert list((tmp_path / "a" / "b").iterdir()) == []
