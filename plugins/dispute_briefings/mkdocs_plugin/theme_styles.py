"""The theme's styles in two files: what every page needs, and what only a page with more than that loads.

Material's style sheet is written for all that its pages may ever hold; a briefing holds a quarter of it. A
rule is in the first file if all the classes that it needs are those of `_EVERYWHERE`. A page that has another
class of the theme's loads the second file too, so that nothing on it looks different.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from dispute_briefings.mkdocs_plugin.style_rules import (
    classes_of,
    divided,
    required_classes,
    without_unused_properties,
)

# What a page of ours has, and what the theme's script makes of it.
_EVERYWHERE = frozenset(
    re.findall(
        r"\S+",
        """
    focus-visible headerlink js no-js
    md-container md-content md-content__inner md-copyright md-dialog md-dialog--active md-dialog__inner
    md-ellipsis md-footer md-footer-meta md-footer-meta__inner md-grid md-header md-header--shadow
    md-header__button md-header__ellipsis md-header__inner md-header__option md-header__title
    md-header__title--active md-header__topic md-icon md-logo md-main md-main__inner md-nav md-nav--primary
    md-nav--secondary md-nav__button md-nav__icon md-nav__item md-nav__item--active md-nav__item--nested
    md-nav__link md-nav__link--active md-nav__link--passed md-nav__list md-nav__title md-nav__toggle md-option
    md-overlay md-sidebar md-sidebar--primary md-sidebar--secondary md-sidebar__inner md-sidebar__scrollwrap
    md-skip md-toggle md-toggle--indeterminate md-typeset md-typeset__scrollwrap md-typeset__table
    """,
    )
)

# What every page has where a setting or a feature is on: the beginnings of its classes.
_WITH: Mapping[str, tuple[str, ...]] = {
    "repo_url": ("md-source", "md-header__source", "md-nav__source"),
    "navigation.tabs": ("md-tabs", "md-nav--lifted", "md-header--lifted"),
    "navigation.footer": ("md-footer__",),
    "navigation.path": ("md-path",),
    "navigation.sections": ("md-nav__item--section",),
    "navigation.top": ("md-top",),
    "content.action.edit": ("md-content__button",),
    "content.action.view": ("md-content__button",),
    "social": ("md-social",),
    "alternate": ("md-select",),
}

# Features that put classes on a page while it is read.
_LATER = ("content.code", "content.tooltips", "content.footnote", "navigation.instant.preview")

# Begun with its letters, an expression is looked for at once where they stand.
_CLASSES = re.compile(r"""class=(?<!\wclass=)["']?([^"'>]*)""")
_LINK = re.compile(
    r'<link rel="stylesheet" href="(?P<root>[^"]*)assets/stylesheets/'
    r'(?P<name>main|palette)\.[0-9a-f]+\.min\.css">'
)
_COLOUR = re.compile(r"data-md-color-(?:primary|accent)=[\"']?([\w-]+)")
_COMMENT = re.compile(r"""("(?:[^"\\]|\\.)*")|/\*.*?\*/""", re.DOTALL)

COMMON, MORE, PALETTE = "material.css", "material-more.css", "material-palette.css"


@dataclass(frozen=True, kw_only=True)
class ThemeStyles:
    """The files by their names, and when a page needs the second."""

    contents: Mapping[str, str]
    marks: frozenset[str]
    """Classes of which a page that has one loads the second file."""
    always: bool
    """Whether every page does: what it will hold is not known before it is read."""

    def linked(self, html: str) -> str:
        """Return a page with links to these files in place of those to the theme's own."""
        if not self.contents:
            return html
        has_more = self.always or 'dir="rtl"' in html or self._has_mark(html)

        def ours(link: re.Match[str]) -> str:
            names = [PALETTE] if link["name"] == "palette" else [COMMON, *([MORE] if has_more else [])]
            return "\n".join(
                f'<link rel="stylesheet" href="{link["root"]}assets/briefings/{name}">' for name in names
            )

        return _LINK.sub(ours, html)

    def _has_mark(self, html: str) -> bool:
        written = set(_CLASSES.findall(html))
        return any(not self.marks.isdisjoint(each.split()) for each in written)


def theme_styles(config: MkDocsConfig, files: Files, ours: str) -> ThemeStyles:
    """Return the theme's styles for a site; without any file where the theme has none of these names.

    Args:
        config: the configuration, with our styles and scripts named first.
        files: the files of the site, the author's style sheets among them.
        ours: our own styles.
    """
    main, palette = (_read(config, f"{name}.*.min.css") for name in ("main", "palette"))
    if main is None or palette is None:
        return ThemeStyles(contents={}, marks=frozenset(), always=True)
    others = _others(config, files)
    contents, marks = _divided(
        main,
        palette,
        frozenset(_beginnings(config)),
        frozenset(_colours(config)),
        "".join((ours, *(others or ()))),
    )
    is_unknown = others is None or any(each.startswith(_LATER) for each in _features(config))
    return ThemeStyles(contents=contents, marks=marks, always=is_unknown)


# A preview makes the same of the same again and again.
@lru_cache(maxsize=2)
def _divided(
    main: str, palette: str, beginnings: frozenset[str], colours: frozenset[str], others: str
) -> tuple[Mapping[str, str], frozenset[str]]:
    """Return the files by name, and the classes that ask for the second one."""
    classes = classes_of(main)
    common = _EVERYWHERE | {each for each in classes if each.startswith(tuple(beginnings))}
    palette, _ = divided(palette, lambda selector: set(_COLOUR.findall(selector)) <= colours)
    needed, more = divided(
        main, lambda selector: required_classes(selector) <= common and "[dir=rtl]" not in selector
    )
    needed, unasked = without_unused_properties(needed, palette, others)
    return {COMMON: needed, MORE: unasked + more, PALETTE: palette}, (classes | {"annotate"}) - common


def _read(config: MkDocsConfig, pattern: str) -> str | None:
    for folder in config.theme.dirs:
        for path in sorted(Path(folder, "assets", "stylesheets").glob(pattern)):
            return _COMMENT.sub(r"\1", path.read_text(encoding="utf-8"))
    return None


def _features(config: MkDocsConfig) -> list[str]:
    return [str(each) for each in config.theme.get("features") or []]


def _beginnings(config: MkDocsConfig) -> Iterator[str]:
    on = {*_features(config), *config.extra, *(["repo_url"] if config.repo_url else [])}
    return (beginning for name, beginnings in _WITH.items() if name in on for beginning in beginnings)


def _colours(config: MkDocsConfig) -> Iterator[str]:
    yield "indigo"
    palettes: Any = config.theme.get("palette") or []
    for each in [palettes] if isinstance(palettes, dict) else palettes:
        yield from (str(each[name]).replace(" ", "-") for name in ("primary", "accent") if each.get(name))


def _others(config: MkDocsConfig, files: Files) -> list[str] | None:
    """Return the site's own styles; None if they or its scripts may do what is not known here."""
    if len(config.extra_javascript) > 1:
        return None
    texts = []
    for name in config.extra_css[1:]:
        file = files.get_file_from_path(name)
        if file is None:
            return None
        texts.append(file.content_string)
    return texts
