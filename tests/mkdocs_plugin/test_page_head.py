"""What a page says in its head: to search engines, and to those who show a link to it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.builds import build
from tests.sample_site import copy_sample

from dispute_briefings.mkdocs_plugin.page_head import _locale

HOSTILE = "</script><script>hack()</script> & \\\" ' <b> --> {{ 1 }}"
ARTICLE = f"""\
---
title: {json.dumps(HOSTILE)}
summary: {json.dumps("Summary " + HOSTILE)}
date: 2031-02-12
updated: 2031-02-13
kind: analysis
rights: own
authors: [A & B]
---
Text.
"""


class Head(HTMLParser):
    """The head of a page: its metadata by name, its links by relation, its linked data."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.told: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.scripts: list[str] = []
        self._in_data = False
        self.data = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag says."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := given.get("name") or given.get("property")):
            assert name not in self.told, name
            # A word joiner keeps scripts from taking a text for a tag.
            self.told[name] = given["content"].replace("\N{WORD JOINER}", "")
        if tag == "link":
            self.links[given["rel"]] = given["href"]
        self._in_data = tag == "script" and given.get("type") == "application/ld+json"
        if tag == "script" and "src" not in given:
            self.scripts.append(given.get("type", ""))

    def handle_data(self, data: str) -> None:
        """Keep the linked data."""
        self.data += data if self._in_data else ""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample site with an article whose texts are hostile."""
    folder = tmp_path_factory.mktemp("head")
    site = copy_sample(folder)
    (site / "content" / "articles" / "hostile.md").write_text(ARTICLE, encoding="utf-8")
    told = build(site, folder / "built")
    assert told.returncode == 0, told.stderr
    return folder / "built"


def head(built: Path, page: str) -> Head:
    """Return the head of a page."""
    return Head(built / page / "index.html")


def test_an_article_says_what_it_is(built: Path) -> None:
    found = head(built, "articles/hostile")
    told = found.told
    assert told["og:type"] == "article"
    assert told["og:title"] == HOSTILE
    assert told["og:description"] == told["description"] == f"Summary {HOSTILE}"
    assert told["article:published_time"] == "2031-02-12"
    assert told["article:modified_time"] == "2031-02-13"
    assert told["og:url"] == found.links["canonical"] == "https://example.org/sub/articles/hostile/"
    assert told["og:image"] == "https://example.org/sub/assets/briefings/share/articles/hostile.png"
    assert (built / "assets/briefings/share/articles/hostile.png").is_file()
    assert told["og:image:alt"].startswith(HOSTILE)
    assert told["twitter:card"] == "summary_large_image"


def test_its_linked_data_say_the_same_and_end_where_they_should(built: Path) -> None:
    found = head(built, "articles/hostile")
    data = json.loads(found.data)
    assert data["@type"] == "Article"
    assert data["headline"] == HOSTILE
    assert (data["datePublished"], data["dateModified"], data["author"]) == (
        "2031-02-12",
        "2031-02-13",
        ["A & B"],
    )
    assert set(found.scripts) == {"application/ld+json", "application/json"}


def test_a_generated_page_says_what_it_is_and_of_which_day(built: Path) -> None:
    found = head(built, "timeline")
    assert found.told["og:type"] == "website"
    assert found.told["description"].startswith("What happened, in order")
    assert found.told["og:image"].endswith(".png")
    assert json.loads(found.data)["lastReviewed"] == "2032-06-30"


def test_every_page_has_a_description_and_an_address_of_its_own(built: Path) -> None:
    addresses = []
    for page in built.rglob("index.html"):
        found = Head(page)
        if found.told.get("robots") != "noindex":
            assert found.told.get("description"), page
            addresses.append(found.links["canonical"])
    assert len(addresses) > 10
    # A single dispute's page is the home too, and says so.
    assert sorted(set(addresses)) == sorted(addresses) or addresses.count("https://example.org/sub/") == 2


def test_pages_that_are_none_are_not_to_be_found(built: Path) -> None:
    assert Head(built / "404.html").told["robots"] == "noindex"
    leading = [page for page in built.rglob("*.html") if 'http-equiv="refresh"' in page.read_text("utf-8")]
    assert leading
    assert all(Head(page).told["robots"] == "noindex" for page in leading)
    named = re.findall(
        r"<loc>https://example.org/sub/(.*?)</loc>", (built / "sitemap.xml").read_text("utf-8")
    )
    assert "timeline/" in named
    assert not {page.parent.relative_to(built).as_posix() + "/" for page in leading} & set(named)


@pytest.mark.parametrize("address", ["", "http://localhost:8000/", "http://127.0.0.1/x/"])
def test_a_site_without_an_address_gives_none(tmp_path: Path, address: str) -> None:
    site = copy_sample(tmp_path)
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("https://example.org/sub/", f"'{address}'"), "utf-8")
    assert build(site, tmp_path / "built").returncode == 0
    found = head(tmp_path / "built", "timeline")
    assert "canonical" not in found.links
    assert not {"og:url", "og:image"} & found.told.keys()
    assert found.told["twitter:card"] == "summary"
    assert found.told["description"]
    assert "url" not in json.loads(found.data)


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("en", "en_US"),
        ("ko", "ko_KR"),
        ("ja", "ja_JP"),
        ("en-GB", "en_GB"),
        ("zh-Hant", "zh_TW"),
        ("xx-no", "xx_no"),
    ],
)
def test_a_language_has_the_country_where_most_speak_it(language: str, locale: str) -> None:
    assert _locale(language) == locale
