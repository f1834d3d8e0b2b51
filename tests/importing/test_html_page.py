"""Pages: what they say of their own article, and that none of them does any harm."""

from __future__ import annotations

import sys
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dispute_briefings.importing.html_page import read_html
from dispute_briefings.importing.received import ArticleError

BODY = "<p>Officials of both sides said that the talks had been of use and would go on in spring.</p>" * 4


def page(head: str = "", body: str = "", *, heading: str = "<h1>A title</h1>") -> str:
    """Return a page of an article."""
    article = f"<article>{heading}{body}{BODY}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{article}</body></html>"


def linked(**fields: str) -> str:
    """Return a script of JSON-LD that describes an article."""
    said = ", ".join(f'"{name}": "{value}"' for name, value in {"@type": "NewsArticle", **fields}.items())
    return f'<script type="application/ld+json">{{{said}}}</script>'


@pytest.mark.parametrize(
    "head",
    [
        linked(datePublished="2020-03-10T13:59:00+09:00"),
        linked(datePublished="2020-03-10"),
        '<meta property="article:published_time" content="2020-03-10T13:59:00+09:00">',
        '<meta name="pubdate" content="20200310">',
        '<meta name="date" content="2020/03/10 13:59">',
        '<meta itemprop="datePublished" content="Tue, 10 Mar 2020 13:59:00 +0900">',
    ],
)
def test_the_day_of_publication_is_read_where_a_page_says_it(head: str) -> None:
    assert read_html(page(head)).get("published") == "2020-03-10"


@pytest.mark.parametrize(
    "body",
    [
        '<time datetime="2020-03-10T13:59">10 March</time>',
        "<p>Published : 2020-03-10 13:59</p>",
        "<div><span>입력</span> <span>2020.03.10 13:59</span></div>",
        "<p>2020年3月10日 13時59分</p>",
    ],
)
def test_the_day_of_publication_is_read_where_the_article_prints_it(body: str) -> None:
    assert read_html(page(body=body)).get("published") == "2020-03-10"


@pytest.mark.parametrize(
    "around",
    [
        '<aside><article><h2>Other</h2><time datetime="2020-03-08">8 March</time></article></aside>',
        '<div class="related-news"><p>Published : 2020-03-08</p></div>',
        "<footer><p>Last updated: 2020-03-12</p></footer>",
        '<nav><time datetime="2020-03-12">Today</time></nav>',
        linked(headline="Another", datePublished="2020-03-08"),
        '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": '
        '[{"@type": "NewsArticle", "datePublished": "2020-03-08"}]}</script>',
        '<article class="teaser"><h2>Other</h2><time datetime="2020-03-08">8 March</time></article>',
    ],
)
def test_the_day_of_another_story_is_not_taken(around: str) -> None:
    head = linked(headline="A title", datePublished="2020-03-10")
    assert read_html(page(head).replace("</body>", f"{around}</body>")).get("published") == "2020-03-10"
    undated = page() if "NewsArticle" in around else page().replace("</body>", f"{around}</body>")
    assert "published" in read_html(undated).open


def test_days_that_differ_are_ambiguous() -> None:
    head = '<meta name="date" content="2020-03-14">' + linked(datePublished="2020-03-10")
    read = read_html(page(head))
    assert "published" in read.open
    assert "2020-03-14 (meta date)" in read.doubts["published"]


def test_a_day_in_greenwich_gives_way_to_the_day_where_it_was_published() -> None:
    head = linked(datePublished="2020-03-09T23:30:00Z")
    assert read_html(page(head, "<p>Published : 2020-03-10 08:30</p>")).get("published") == "2020-03-10"


def test_the_language_is_that_of_the_words() -> None:
    words = "<p>소금부는 어제 회의를 열고 암염의 할당을 다시 검토하겠다고 밝혔다.</p>" * 4
    html = f'<html lang="en"><body><article><h1>소금부</h1>{words}</article></body></html>'
    assert read_html(html).get("language") == "ko"


def test_an_address_is_one_of_the_web() -> None:
    assert "url" not in read_html(page('<link rel="canonical" href="javascript:alert(1)">')).said
    canonical = '<link rel="canonical" href="https://salt.example/a">'
    assert read_html(page(canonical)).get("url") == "https://salt.example/a"
    assert read_html(page(canonical), url="https://salt.example/b").get("url") == "https://salt.example/b"


def test_scripts_and_styles_are_no_words() -> None:
    read = read_html(page("<style>p {color: red}</style>", "<script>alert('2020-03-10')</script>"))
    assert "alert" not in read.text
    assert "published" in read.open


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        '<script type="application/ld+json">{"@type": ["NewsArticle", 7], "author": [[{"name": {}}]], '
        '"publisher": 3, "headline": ["x"], "datePublished": {"a": 1}}</script>',
        '<script type="application/ld+json">null</script>',
        '<meta property="article:published_time" content="2020-13-45">',
        '<meta content="x">',
        "<title></title>",
    ],
)
def test_what_is_broken_in_a_page_is_passed_over(head: str) -> None:
    read = read_html(page(head))
    assert read.get("title") == "A title"
    assert "published" in read.open


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 30_000 + "x",
        "<table><tr><td>" * 3_000 + BODY,
        page(body="<p>" + "a" * 1_000_000 + "</p>"),
        page(body="<b>" * 20_000),
        page('<meta name="date" content="' + "2020-" * 100_000 + '">'),
        page(body="<p>" + "By A B " * 20_000 + "</p>"),
        page(body="<time datetime=2020-03-10>x</time>" * 20_000),
        "<!--" * 100_000 + BODY,
    ],
    ids=["deep", "tables", "long-word", "bold", "long-meta", "bylines", "times", "comments"],
)
def test_a_hostile_page_is_read_or_refused_in_time(html: str) -> None:
    start = time.perf_counter()
    with suppress(ArticleError):
        read_html(html)
    assert time.perf_counter() - start < 20


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/ap=\"'!-&;h1 metim\n2020-3", max_size=200))
def test_any_page_is_read_or_refused(text: str) -> None:
    try:
        read = read_html(f"<html><body>{text}</body></html>")
    except ArticleError:
        return
    assert len(read.own) == len(read.text)


def test_without_the_extra_a_page_is_refused_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ArticleError, match=r"pip install 'mkdocs-dispute-briefings\[import\]'"):
        read_html(page())
