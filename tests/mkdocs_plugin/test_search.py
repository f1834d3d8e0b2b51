"""The index of a site: what goes in, when there is one, and that a failure costs nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.mkdocs_plugin.small_site import SmallSite, contents

from dispute_briefings.mkdocs_plugin import pagefind
from dispute_briefings.mkdocs_plugin.pagefind import IndexingError, Pagefind
from dispute_briefings.mkdocs_plugin.run import SEARCH_FOLDER
from dispute_briefings.mkdocs_plugin.search import indexed, spaced

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


def test_characters_of_unspaced_scripts_are_words_of_their_own() -> None:
    space = "\u200a"
    assert spaced("フッ化水素 HF") == space.join("フッ化水素") + " HF"
    assert spaced("불화수소를") == space.join("불화수소를")
    assert spaced("salt and pepper") == "salt and pepper"
