"""The index of a site: what goes in, when there is one, and that a failure costs nothing."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from unicodedata import normalize

import pytest
from benchmarks import named_pages
from dispute_briefings.mkdocs_plugin.pagefind import IndexingError, Pagefind
from dispute_briefings.mkdocs_plugin.search_words import as_written, given
from tests.mkdocs_plugin.small_site import SmallSite, contents

from dispute_briefings.mkdocs_plugin import pagefind
from dispute_briefings.mkdocs_plugin.run import SEARCH_FOLDER
from dispute_briefings.mkdocs_plugin.search import indexed

ON = "plugins: [briefings]\n"


def entry_file(site: SmallSite) -> Path:
    """Return the file of the index that its script asks for first."""
    return site.site / SEARCH_FOLDER / "pagefind-entry.json"


def test_a_site_has_an_index_of_its_pages(site: SmallSite) -> None:
    site.configure(ON)
    site.publish()
    (language,) = json.loads(entry_file(site).read_text())["languages"].values()
    # What shares a page is none in a site without facts; its overviews and the author's page are.
    assert language["page_count"] >= 5


@pytest.mark.parametrize(
    "plugins", ["plugins: [search, briefings]\n", "plugins: [briefings: {search: false}]\n"]
)
def test_a_site_that_has_another_search_or_wants_none_has_no_index(site: SmallSite, plugins: str) -> None:
    site.configure(plugins)
    site.publish()
    assert not (site.site / SEARCH_FOLDER).exists()


def test_a_page_that_its_author_leaves_out_is_not_found(site: SmallSite) -> None:
    site.configure(ON)
    site.publish()
    before = json.loads(entry_file(site).read_text())["languages"]["en"]["page_count"]
    site.write("content/index.md", "---\nsearch: {exclude: true}\n---\n# Salt\n\nIt is white.\n")
    site.publish()
    assert json.loads(entry_file(site).read_text())["languages"]["en"]["page_count"] == before - 1


def test_the_same_pages_give_the_same_bytes() -> None:
    def made() -> dict[str, bytes]:
        index = Pagefind("en")
        for number in range(30):
            facets = {"year": (str(2000 + number),), "party": (f"Party {number}", f"Party {number + 1}")}
            index.add_page(f"{number}/", indexed(f"<h1>{number}</h1>", str(number), facets))
        files = index.files()
        index.close()
        return files

    # The indexer keeps facets in a hash table, which has another order in each run.
    assert made() == made()


def test_without_the_indexer_the_old_site_stays_and_the_cure_is_told(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.configure(ON)
    before = site.publish()
    monkeypatch.setattr(pagefind, "get_executable", lambda: None)
    ran = site.mkdocs("build")
    assert ran.exit_code == 1
    assert "pagefind[bin]" in ran.output
    assert "search: false" in ran.output
    assert "Traceback" not in ran.output
    assert contents(site.site) == before


def test_an_indexer_that_ends_early_is_an_error_and_no_wait() -> None:
    index = Pagefind("en")
    index._process.kill()
    index.add_page("a/", indexed("<p>a</p>", "A", {}))
    with pytest.raises(IndexingError, match="ended before"):
        index.files()
    index.close()


def test_an_index_that_is_ended_while_its_pages_are_read_ends_with_the_next_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index, put_in_order = Pagefind("en"), pagefind.published

    def ended(files: Mapping[str, bytes], go_on: Callable[[], None]) -> dict[str, bytes]:
        index.close()
        return put_in_order(files, go_on)

    index.add_page("a/", indexed("<p>a</p>", "A", {}))
    monkeypatch.setattr(pagefind, "published", ended)
    with pytest.raises(IndexingError, match="ended before"):
        index.files()


def test_what_is_not_read_by_our_dialog_is_left_out() -> None:
    index = Pagefind("en")
    index.add_page("a/", indexed("<h1>A</h1><p>salt</p>", "A", {"kind": ("Page",)}))
    names = {path.rpartition(".")[2] for path in index.files()}
    index.close()
    assert names == {"js", "json", "pagefind", "pf_meta", "pf_index", "pf_fragment", "pf_filter"}


def test_a_page_is_indexed_with_its_title_and_facets_as_text() -> None:
    html = indexed('<h1>A<a class="headerlink" href="#a">¶</a></h1>', "R&D <b>", {"party": ("A & B",)})
    assert "R&amp;D &lt;b&gt;</p>" in html
    assert '<p data-pagefind-filter="party" data-pagefind-ignore>A &amp; B</p>' in html
    assert "¶" not in html


# Words without spaces between them ------------------------------------------------------------------


def composed(text: str) -> str:
    """Return a text with its letters in one piece, and each hair space shown as a bar."""
    return normalize("NFC", text).replace("\u200a", "|")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("salt and pepper", "salt and pepper"),
        ("규제", "규제"),
        ("수출규제는 강화", "수출`출규`규제`제는 강화"),
        ("SK하이닉스", "SK하이닉스``하이`이닉`닉스"),
        ("フッ化水素 HF", "|フッ`ッ化`化水`水素| HF"),
        ("韓国の規制", "|韓国||の||規制|"),
        ("素", "|素|"),
    ],
)
def test_a_word_is_given_with_what_stands_in_it(text: str, words: str) -> None:
    assert composed(given(text, set())) == words
    assert as_written(given(text, set())).replace("\u200a", "") == text


def test_a_word_is_given_with_what_stands_in_it_once_on_a_page() -> None:
    told: set[str] = set()
    assert composed(given("수출규제, 수출규제", told)) == "수출`출규`규제, 수출규제"
    assert composed(given("수출규제", told)) == "수출규제"
    page = composed(indexed("<p>수출규제<p>수출규제<", "수출규제", {}))
    assert page.count("출규") == 2 + page.count("수출규제")  # in its title, and in its text once


def test_a_letter_is_given_as_those_that_it_is_composed_of() -> None:
    # Otherwise the indexer cuts all words in Hangul into no pieces.
    assert given("각", set()) == "\u1100\u1161\u11a8"
    assert as_written("\u1100\u1161\u11a8") == "각"


def index_of(*texts: str) -> dict[str, bytes]:
    """Return the files of an index of pages with these texts."""
    index = Pagefind("en")
    for number, text in enumerate(texts):
        index.add_page(f"{number}/", indexed(f"<p>{text}</p>", f"Page {number}", {}))
    files = index.files()
    index.close()
    return files


def test_results_read_as_the_page_does() -> None:
    text = "수출규제는 フッ化水素 `gas`"
    (fragment,) = (held for path, held in index_of(text).items() if path.endswith(".pf_fragment"))
    page = json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))
    assert page["content"].replace("\u200a", "") == text


def test_pages_with_the_same_text_are_all_listed() -> None:
    index = Pagefind("en")
    for _ in range(2):
        index.add_page("a/", indexed("<p>수출규제는</p>", "A", {}))
    files = index.files()
    index.close()
    assert sum(path.endswith(".pf_fragment") for path in files) == 1


def test_much_korean_and_japanese_is_cut_into_pieces() -> None:
    terms = named_pages.names(600)
    texts = (named_pages.page(number, terms) for number in range(300) if number % 5 > 2)
    pieces = [held for path, held in index_of(*texts).items() if path.endswith(".pf_index")]
    assert len(pieces) > 50
    # A first query loads one for each of its words, beside 100 kB at most.
    assert max(map(len, pieces)) < 25_000
