"""Share pictures on a site: which page has which, and what is kept between builds."""

from __future__ import annotations

import shutil

import pytest
from tests.mkdocs_plugin.small_site import SmallSite

from dispute_briefings.exports.share_pictures import SharePicture, png_of
from dispute_briefings.mkdocs_plugin import aside, kept_pictures
from dispute_briefings.mkdocs_plugin.share_pictures import CACHE, FOLDER, SharePictures

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

    monkeypatch.setattr(kept_pictures, "png_of", png)
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


def test_a_picture_that_cannot_be_kept_is_published(site: SmallSite) -> None:
    site.write(DISPUTE, SHEET)
    site.write(".cache/briefings/share", "no folder")
    site.publish()
    picture = picture_of(site)
    assert (site.site / FOLDER / "disputes/salt.png").read_bytes() == png_of(picture)


def picture_of(site: SmallSite) -> SharePicture:
    """Return the picture of the dispute of a site."""
    return SharePicture(site="Salt", title="Salt", dated="As of 1 January 2031")


def test_another_plugin_finds_every_picture_drawn(site: SmallSite) -> None:
    site.write(DISPUTE, SHEET)
    site.hook(
        "def on_files(files, config):\n"
        f"    assert files.get_file_from_path('{FOLDER}/disputes/salt.png').content_bytes\n"
    )
    site.publish()


def test_pictures_are_the_same_whoever_draws_them(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write(DISPUTE, SHEET)
    for name in ("pepper", "sugar", "vinegar"):
        site.write(f"content/articles/{name}.md", ARTICLE.replace("Pepper", name))
    alone = site.publish()
    shutil.rmtree(site.folder / ".cache")
    monkeypatch.setattr(aside, "helping", lambda _: 1)
    assert site.publish() == alone
