"""Faults of the theme's own templates, mended where they are read.

What Jinja lets a template override is overridden in ``theme/templates``; these places are in the
midst of what it does not. A place that a later version of the theme has not got any more stays as it
is there, and a test says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import jinja2

BELOW = "below"
"""Names the templates below ours: ``{% extends "below/base.html" %}`` is the theme's own."""

_ICON = (
    '{% include ".icons/" ~ nav_item.meta.icon ~ ".svg" %}',
    '{% include ".icons/" ~ nav_item.meta.icon ~ ".svg" ignore missing %}',
)

MENDED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "base.html": (
        # What a page is, an author says, or we do; where it is, only once others can reach it.
        ("{% if page.meta and page.meta.description %}", "{% if page_head and page_head.description %}"),
        ('content="{{ page.meta.description }}"', 'content="{{ page_head.description }}"'),
        ("{% if page.canonical_url %}", "{% if page_head and page_head.address %}"),
        ('href="{{ page.canonical_url }}"', 'href="{{ page_head.address }}"'),
        # `autocomplete` has no place on a box to tick; the form that owns it may have it, and keeps the
        # boxes from being restored by a browser.
        (
            'id="__drawer" autocomplete="off">',
            'id="__drawer" form="__toggles" aria-label="{{ lang.t(\'nav\') }}">'
            '<form id="__toggles" autocomplete="off" hidden></form>',
        ),
        ('id="__search" autocomplete="off">', 'id="__search" form="__toggles">'),
        # Every page has content to skip to, one without a heading too: our article begins with this id.
        ("{% if page.toc | first is defined %}", "{% if true %}"),
        ("{{ skip.url | url }}", "#__content"),
    ),
    "partials/header.html": (
        # A label is nothing to a keyboard. The button stands unseen behind it, and a script shows it.
        (
            '{% include ".icons/" ~ icon ~ ".svg" %}\n    </label>\n    <div class="md-header__title"',
            '{% include ".icons/" ~ icon ~ ".svg" %}\n    </label>\n'
            '    <button type="button" class="bf-drawer-open" aria-label="{{ lang.t(\'nav\') }}"'
            ' aria-expanded="false" hidden></button>\n    <div class="md-header__title"',
        ),
        # Where the theme's own search would stand.
        (
            '{% if "material/search" in config.plugins %}',
            '{% include "partials/briefings-search.html" %}{% if "material/search" in config.plugins %}',
        ),
    ),
    "partials/nav-item.html": (
        # The name of an icon in the front matter may be any.
        _ICON,
        # A landmark is not what is expanded.
        (' aria-expanded="{{ nav_item.active | tojson }}"', ""),
        # The box is what the keyboard reaches, and says whether it is ticked; a label says nothing of itself.
        (' tabindex="{{ tabindex }}"', ""),
        (
            'id="{{ path }}" {{ checked }}>',
            'id="{{ path }}" aria-label="{{ nav_item.title }}" {{ checked }}>',
        ),
        ('id="__toc">', 'id="__toc" aria-label="{{ lang.t(\'toc\') }}">'),
        # Beside a link to a section's index, the label is an icon alone.
        (
            'aria-labelledby="{{ path }}_label"',
            'aria-labelledby="{{ path }}_label" aria-label="{{ nav_item.title }}"',
        ),
        (
            '{% include "partials/toc.html" %}',
            '{% set in_nav = true %}{% include "partials/toc.html" %}',
        ),
    ),
    "partials/tabs-item.html": (_ICON,),
    "partials/tags.html": (
        # Most of them lead nowhere, and a landmark needs a name.
        ('<nav class="md-tags"', '<div class="md-tags"'),
        ("</nav>", "</div>"),
    ),
    "partials/toc.html": (
        # The box that this label is for is in the navigation, which does not name every page.
        (
            '<label class="md-nav__title" for="__toc">',
            '<{{ \'label for="__toc"\' | safe if in_nav else "div" }} class="md-nav__title">',
        ),
        ("</label>", "</{{ 'label' if in_nav else 'div' }}>"),
    ),
    "partials/path.html": (
        # Two landmarks of one kind have two names.
        ("aria-label=\"{{ lang.t('nav') }}\"", 'aria-label="{{ page.title }}"'),
    ),
    "partials/progress.html": (
        # It is gone before anybody has heard of it.
        ('role="progressbar"', 'aria-hidden="true"'),
    ),
    "partials/search.html": (
        ('role="dialog">', 'role="dialog" aria-label="{{ lang.t(\'search\') }}">'),
        # Its script prevents the default; a link to a script is what a strict policy refuses.
        ('href="javascript:void(0)"', 'href="#" role="button"'),
    ),
}
"""Per template, what is there and what stands in its place."""


def mended(env: jinja2.Environment, *, ours: Iterable[str], theme: Iterable[str]) -> jinja2.Environment:
    """Return the environment with the theme's templates mended.

    Args:
        env: the environment, of which nothing is compiled yet.
        ours: the folders of templates that come before the theme's: the site's own, then ours.
        theme: the folders of the theme's templates.
    """
    below = MendingLoader(theme)
    env.loader = jinja2.ChoiceLoader(
        [jinja2.FileSystemLoader([*ours]), below, jinja2.PrefixLoader({BELOW: below})]
    )
    return env


class MendingLoader(jinja2.BaseLoader):
    """Loads the theme's templates, mended."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._loader = jinja2.FileSystemLoader([*folders])

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the source of a template, its file, and whether it is still what the file holds."""
        source, file, is_current = self._loader.get_source(environment, template)
        for fault, mended in MENDED.get(template, ()):
            source = source.replace(fault, mended)
        return source, file, is_current

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self._loader.list_templates()
