"""Finished pages are taken over beside templates of the site's own that show of a page what is its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.base import load_config

from dispute_briefings.mkdocs_plugin.incremental.alone import is_alone, is_only_ours

OF_A_PAGE = {
    "words": "<p>Ours</p>",
    "a block of the theme": '{% extends "base.html" %}{% block announce %}{{ super() }} Ours.{% endblock %}',
    "what a page says of itself": "{{ page.title }} {{ page.meta.kind }} {{ page['url'] }}{{ page.toc }}",
    "settings": "{{ config.site_name }} {{ config.extra.analytics }} {{ config.theme.language }}",
    "a part of the theme": '{% include "partials/logo.html" %} {% include ".icons/material/salt.svg" %}',
    "words in the language": '{% import "partials/language.html" as lang with context %}{{ lang.t("x") }}',
    "a loop": "{% for i in range(3) %}{{ loop.index }}{% endfor %}{% set x = page.url | url %}{{ x }}",
}
OF_OTHERS = {
    "the navigation": "{% for item in nav %}{{ item.title }}{% endfor %}",
    "another page": "{{ page.next_page.content }}",
    "pages around a page": "{{ page.ancestors[0].title }}",
    "a page as a whole": "{% set it = page %}{{ it.next_page.title }}",
    "a part of a page by a name that is worked out": "{{ page[config.extra.part] }}",
    "settings as a whole": "{{ config }}",
    "where the site lies": "{{ config.docs_dir }}",
    "the time of the build": "{{ build_date_utc }}",
    "all pages": "{{ pages | length }}",
    "what others give it": "{% macro render(nav_item) %}{{ nav_item.meta.kind }}{% endmacro %}",
    "what a macro gives it": "{% call(item) render() %}{{ item.title }}{% endcall %}",
    "chance": "{{ [1, 2] | random }}",
    "more words of chance": "{{ lipsum() }}",
    "a template by a name that is worked out": "{% include page.meta.part %}",
    "a file that is no template": '{% include "notes.txt" %}',
    "what cannot be read": "{% if %}",
}


def alone(folder: Path, template: str | bytes, options: str = "") -> bool:
    """Return whether a site of the plugin with a template of its own is taken for alone."""
    (folder / "content").mkdir()
    (folder / "theme").mkdir()
    (folder / "theme/main.html").write_bytes(template if isinstance(template, bytes) else template.encode())
    (folder / "mkdocs.yml").write_text(
        f"site_name: Salt\ndocs_dir: content\ntheme: {{name: material, custom_dir: theme}}\n"
        f"plugins: [briefings]\n{options}"
    )
    return is_alone(load_config(str(folder / "mkdocs.yml")))


@pytest.mark.parametrize("template", OF_A_PAGE.values(), ids=OF_A_PAGE.keys())
def test_a_template_that_shows_what_is_a_pages_own(tmp_path: Path, template: str) -> None:
    assert alone(tmp_path, template)


@pytest.mark.parametrize("template", OF_OTHERS.values(), ids=OF_OTHERS.keys())
def test_a_template_that_asks_for_more(tmp_path: Path, template: str) -> None:
    assert not alone(tmp_path, template)


def test_a_template_that_is_no_text(tmp_path: Path) -> None:
    assert not alone(tmp_path, b"\xff\xfe")


def test_a_hook_may_do_anything(tmp_path: Path) -> None:
    (tmp_path / "hooks.py").write_text("")
    assert not alone(tmp_path, "<p>Ours</p>", "hooks: [hooks.py]\n")


def test_another_plugin_may_do_anything(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Salt\ndocs_dir: content\nplugins: [briefings, search]\n")
    assert not is_only_ours(load_config(str(tmp_path / "mkdocs.yml")))
