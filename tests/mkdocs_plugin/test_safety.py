"""What authors bring is told and refused through the options of a site."""

from __future__ import annotations

import pytest
from tests.mkdocs_plugin.small_site import PLUGINS, SmallSite, contents


def test_what_a_page_loses_is_told_at_its_place(site: SmallSite) -> None:
    site.write(
        "content/index.md", "# Salt\n\nIt is <iframe src='x'></iframe> white.\n\n![a](https://x/y.png)\n"
    )
    ran = site.mkdocs("build")
    assert ran.exit_code == 0
    assert "content/index.md:3:7: warning[unsafe-html] the page is shown without `<iframe>`" in ran.output
    assert (
        'content/index.md:5:6: warning[unsafe-html] the page is shown without `src="https://x/y.png"`'
        in ran.output
    )
    assert "<iframe" not in (site.site / "index.html").read_text("utf-8")


def test_a_strict_build_stops_there(site: SmallSite) -> None:
    site.write("content/index.md", "# Salt\n\n<iframe></iframe>\n")
    assert site.mkdocs("build", "--strict").exit_code == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "a"),
        ("a.JS", "a"),
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"),
        ("b.svg", "<svg><g onload = 'x'/></svg>"),
        ("c.svg", "<svg><a href='javascript:x'/></svg>"),
        ("a.xml", "<a/>"),
    ],
)
def test_a_file_that_runs_is_refused(site: SmallSite, name: str, text: str) -> None:
    before = site.publish()
    site.write(f"content/{name}", text)
    ran = site.mkdocs("build")
    assert ran.exit_code == 1
    assert f"content/{name}:1:1: error[active-file]" in ran.output
    assert contents(site.site) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.svg", "<svg><path d='M0'/><title>script</title></svg>"), ("a.png", "x"), ("a.csv", "a,b")],
)
def test_another_file_is_published(site: SmallSite, name: str, text: str) -> None:
    site.write(f"content/{name}", text)
    assert site.mkdocs("build").exit_code == 0
    assert (site.site / name).is_file()


def test_the_owner_of_a_site_may_name_a_script_or_trust_everybody(site: SmallSite) -> None:
    site.write("content/a.js", "x")
    site.configure("extra_javascript: [a.js]\n")
    assert site.mkdocs("build").exit_code == 0
    site.write("content/a.html", "<p>a</p>")
    site.write("content/index.md", "# Salt\n\n<iframe></iframe>\n")
    text = (site.folder / "mkdocs.yml").read_text("utf-8")
    site.write("mkdocs.yml", text.replace(PLUGINS, "[{briefings: {raw_html: trusted}}]"))
    ran = site.mkdocs("build", "--strict")
    assert ran.exit_code == 0, ran.output
    assert "<iframe></iframe>" in (site.site / "index.html").read_text("utf-8")
