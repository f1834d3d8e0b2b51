"""The index of a site: what goes in, when there is one, and that a failure costs nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.mkdocs_plugin.small_site import SmallSite, contents

from dispute_briefings.mkdocs_plugin.indexing import pagefind
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


def test_a_page_is_indexed_with_its_title_and_facets_as_text() -> None:
    html = indexed('<h1>A<a class="headerlink" href="#a">¶</a></h1>', "R&D <b>", {"party": ("A & B",)})
    assert "R&amp;D &lt;b&gt;</p>" in html
    assert '<p data-pagefind-filter="party" data-pagefind-ignore>A &amp; B</p>' in html
    assert "¶" not in html


def test_a_page_is_indexed_without_what_is_not_looked_for() -> None:
    html = indexed('<p class="lead" title="Salt"><img src="/salt.png" alt="Salt"></p>', "Salt", {})
    assert '<p><img alt="Salt"></p>' in html


def test_html_of_a_page_that_tells_the_indexer_more_is_told(site: SmallSite) -> None:
    site.configure(ON.replace("[briefings]", "[briefings: {raw_html: trusted}]"))
    site.write("content/index.md", "# Salt\n\n<p data-pagefind-meta='colour'>white</p>\n")
    ran = site.mkdocs("build")
    assert ran.exit_code == 1
    assert "tells it 'colour', in an attribute 'data-pagefind-meta'" in ran.output
