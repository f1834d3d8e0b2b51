"""The places of the theme that are mended are there, and are read mended."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from mkdocs.utils import get_theme_dir

from dispute_briefings.mkdocs_plugin.mending import MENDED, MendingLoader, mended

MATERIAL = Path(get_theme_dir("material"))


@pytest.mark.parametrize("template", list(MENDED))
def test_the_theme_still_has_what_is_mended(template: str) -> None:
    source = (MATERIAL / template).read_text(encoding="utf-8")
    assert [fault for fault, _ in MENDED[template] if fault not in source] == []


@pytest.mark.parametrize("template", list(MENDED))
def test_a_mended_template_is_sound(template: str) -> None:
    source, _, _ = MendingLoader([str(MATERIAL)]).get_source(jinja2.Environment(), template)
    jinja2.Environment().parse(source)
    assert all(new in source for _, new in MENDED[template])


def test_ours_come_first_and_can_extend_what_is_below(tmp_path: Path) -> None:
    for name, text in {
        "site/main.html": '{% extends "base.html" %}{% block a %}site, {{ super() }}{% endblock %}',
        "ours/base.html": '{% extends "below/base.html" %}{% block a %}ours, {{ super() }}{% endblock %}',
        "theme/base.html": "{% block a %}theme{% endblock %}",
        "theme/main.html": "not this",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    env = mended(
        jinja2.Environment(),
        ours=[str(tmp_path / "site"), str(tmp_path / "ours")],
        theme=[str(tmp_path / "theme")],
    )
    assert env.get_template("main.html").render() == "site, ours, theme"
