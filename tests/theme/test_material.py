"""Our templates and scripts stand in for those of one version of Material; another one is looked at first."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir

import dispute_briefings

MATERIAL = Path(get_theme_dir("material"))
THEME = Path(dispute_briefings.__file__).parent / "theme"
TEMPLATES = THEME / "templates"

# What ours was written from. When one changes: compare it with ours, then take its digest from the failure.
KNOWN = {
    "base.html": "ab4efa95df5540bb",
    "redirect.html": "3910b9e1f5e9b21d",
    "fragments/tags/default/listing.html": "93d20bc3c64a84de",
    "fragments/tags/default/tag.html": "1883eaa46e05be69",
    "partials/content.html": "ce33929c85af129f",
    "partials/copyright.html": "bc86bca3bf75070f",
    "partials/javascripts/announce.html": "fbc798036968edbf",
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/javascripts/consent.html": "6dc38ea451a27ffd",
    "partials/javascripts/content.html": "3722e156f0f6339d",
    "partials/javascripts/outdated.html": "13165dec361fce13",
    "partials/javascripts/palette.html": "8790389765ea6036",
    "partials/palette.html": "fb935107ae7d3d74",
    "partials/source.html": "6847616d67be4920",
}


def scripts(template: str) -> list[str]:
    """Return the inline scripts of a template of Material's."""
    source = (MATERIAL / template).read_text(encoding="utf-8")
    return re.findall(r"<script>(.*?)</script>", source, re.DOTALL)


def moved(name: str) -> str:
    """Return a script of ours without its first comment."""
    source = (THEME / "assets" / f"material_{name}.js").read_text(encoding="utf-8")
    return source.partition("*/\n")[2].strip()


def test_each_template_that_stands_in_for_one_is_known() -> None:
    ours = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}
    assert {name for name in ours if (MATERIAL / name).is_file()} == KNOWN.keys()


@pytest.mark.parametrize("template", list(KNOWN))
def test_material_has_not_changed_it(template: str) -> None:
    source = (MATERIAL / template).read_bytes()
    # The names of its own files change with every version.
    source = re.sub(rb"\.[0-9a-f]{8}\.min\.(js|css)|mkdocs-material-[0-9.]+", b"", source)
    assert hashlib.sha256(source).hexdigest()[:16] == KNOWN[template]


@pytest.mark.parametrize(
    ("name", "template", "number"),
    [
        ("announce", "partials/javascripts/announce.html", 0),
        ("consent", "partials/javascripts/consent.html", 0),
        ("tabs", "partials/javascripts/content.html", 0),
        ("content", "partials/javascripts/content.html", 1),
    ],
)
def test_a_script_moved_to_a_file_is_what_it_was(name: str, template: str, number: int) -> None:
    assert moved(name) == scripts(template)[number]


@pytest.mark.parametrize(
    ("name", "template", "then"),
    [("start", "base", ",__md_hash="), ("outdated", "outdated", ",outdated=")],
)
def test_a_script_that_finds_the_site_by_its_own_address_is_otherwise_what_it_was(
    name: str, template: str, then: str
) -> None:
    (theirs,) = scripts(f"partials/javascripts/{template}.html")
    ours = moved(name)
    assert ours.partition("new URL(")[0] == theirs.partition("new URL(")[0]
    assert ours.partition(then)[1:] == theirs.partition(then)[1:]


def test_no_template_of_ours_has_an_inline_script_or_style() -> None:
    # Linked data are no script: a policy does not stop them, and they do not run.
    inline = re.compile(
        r'<script(?![^>]* src=| type="application/ld\+json")|<style|\sstyle=|\son\w+=|javascript:'
    )
    for path in TEMPLATES.rglob("*.html"):
        assert not inline.search(path.read_text(encoding="utf-8")), path
