"""Fact sheets are read and watched, and never published as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from tests.mkdocs_plugin.small_site import PLUGINS, SmallSite

from dispute_briefings.mkdocs_plugin.plugin import BriefingsPlugin
from dispute_briefings.mkdocs_plugin.sources import (
    config_file,
    fact_sheets_folder,
    position_of_option,
    vocabulary_file,
    watched,
)


@pytest.mark.parametrize(
    ("folder", "configuration"),
    [
        ("fact_sheets", ""),
        ("fact_sheets", "exclude_docs: '!fact_sheets/'\n"),
        ("facts/sheets", "plugins: [{briefings: {fact_sheets: facts/sheets}}]\n"),
        ("fact_sheets", "plugins: [briefings]\ndraft_docs: fact_sheets/\n"),
    ],
)
def test_fact_sheets_are_never_published(site: SmallSite, folder: str, configuration: str) -> None:
    site.write(f"content/{folder}/glossary.txt", "x")
    site.write(f"content/{folder}/notes.md", "# Notes\n")
    site.write("content/fact_sheets_of_others.txt", "x")
    config = (site.folder / "mkdocs.yml").read_text()
    if "plugins" in configuration:
        config = config.replace(f"plugins: {PLUGINS}\n", "")
    site.write("mkdocs.yml", config + configuration)
    published = site.publish()
    assert not [name for name in published if name.startswith(folder + "/")]
    assert "fact_sheets_of_others.txt" in published


def configured(site: SmallSite) -> tuple[MkDocsConfig, BriefingsPlugin]:
    """Return the configuration of a site, and the plugin with its options."""
    config = load_config(str(site.folder / "mkdocs.yml"))
    plugin = config.plugins["briefings"]
    assert isinstance(plugin, BriefingsPlugin)
    return config, plugin


def test_the_usual_places(site: SmallSite) -> None:
    config, plugin = configured(site)
    assert config_file(config) == site.folder / "mkdocs.yml"
    assert fact_sheets_folder(config, plugin.config) == site.folder / "content" / "fact_sheets"
    assert vocabulary_file(config, plugin.config) is None
    usual = site.write("site_config/vocabulary.yml", "")
    assert vocabulary_file(config, plugin.config) == usual


def test_the_places_that_are_named(site: SmallSite) -> None:
    options = "{fact_sheets: ../facts, vocabulary: words.yml}"
    text = (site.folder / "mkdocs.yml").read_text()
    site.write("mkdocs.yml", text.replace(PLUGINS, f"[{{briefings: {options}}}]"))
    site.write("site_config/vocabulary.yml", "")
    config, plugin = configured(site)
    assert fact_sheets_folder(config, plugin.config) == site.folder / "facts"
    assert vocabulary_file(config, plugin.config) == site.folder / "words.yml"
    (site.folder / "facts").mkdir()
    words = site.write("words.yml", "")
    assert {site.folder / "facts", words} <= set(watched(config, plugin.config))


def test_what_a_preview_watches_beside_the_content(site: SmallSite) -> None:
    config, plugin = configured(site)
    (package,) = (path for path in watched(config, plugin.config) if not path.is_relative_to(site.folder))
    assert package.parts[-2:] == ("dispute_briefings", "theme")
    site.write("content/fact_sheets/parties.yml", "")
    site.write("site_config/vocabulary.yml", "")
    assert watched(config, plugin.config) == (site.folder / "site_config", site.folder / "theme", package)


def test_a_theme_inside_the_site_configuration_is_watched_once(site: SmallSite) -> None:
    site.write("site_config/theme/main.html", "")
    text = (site.folder / "mkdocs.yml").read_text()
    site.write("mkdocs.yml", text.replace("custom_dir: theme", "custom_dir: site_config/theme"))
    config, plugin = configured(site)
    own = [path for path in watched(config, plugin.config) if path.is_relative_to(site.folder)]
    assert own == [site.folder / "site_config"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("site_name: x\nraw_html: y\n", 2, 1),
        ("plugins:\n  - briefings:\n      raw_html: y\n", 3, 7),
        ("plugins:\n  - raw_html: y\n", 2, 5),
        ("\nplugins: [{briefings: {fact_sheets: x, raw_html: y}}]\n", 2, 40),
        ("site_name: x\n# raw_html: y\nx: raw_html\nnot_raw_html: x\n", 1, 1),
    ],
)
def test_an_option_is_found_in_the_configuration(tmp_path: Path, text: str, line: int, column: int) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(text)
    position = position_of_option(file, "raw_html")
    assert (position.line, position.column) == (line, column)


def test_the_settings_may_be_named_from_a_folder_below(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.folder / "content")
    config = load_config("../mkdocs.yml")
    assert config_file(config) == site.folder / "mkdocs.yml"
