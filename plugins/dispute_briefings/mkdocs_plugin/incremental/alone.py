"""Whether all that takes part in putting a page into the theme is in the page's key.

A plugin or a hook may do anything. So may a template of the site's own ask for anything: for other pages by
way of the navigation, the time of the build, a file. It is read as Jinja reads it, and where it names more
than is known here, finished pages are not taken over.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables
from mkdocs.config.defaults import MkDocsConfig

from dispute_briefings.mkdocs_plugin.incremental.basis import NOT_SHOWN, TEMPLATE

# The same on all pages, or made from the address of a page.
_GIVEN = frozenset(
    {"base_url", "config", "dict", "extra_css", "features", "lang", "mkdocs_version", "namespace", "page"}
    | {"range", "self", "super"}
)
# What a page says of itself, and nothing by way of which others are reached.
_OF_PAGE = frozenset(
    {"abs_url", "canonical_url", "content", "edit_url", "is_homepage", "meta", "title", "toc"}
    | {"update_date", "url"}
)
# A choice that differs from build to build.
_BY_CHANCE = "random"

_PAGE, _CONFIG = "page", "config"
# It has no digest by its name, but one of its own.
_HIDDEN = NOT_SHOWN - {"theme"}


def is_alone(config: MkDocsConfig) -> bool:
    """Return whether no other plugin and no hook takes part, and templates show what keys hold."""
    custom = config.theme.custom_dir
    templates = Path(custom).rglob(f"*{TEMPLATE}") if custom else ()
    return is_only_ours(config) and all(map(_tells_of_a_page_alone, templates))


def show_no_pages(config: MkDocsConfig) -> bool:
    """Return whether no template of the site's own that is no page, as a sitemap, may ask for pages."""
    custom = config.theme.custom_dir
    own = (Path(custom, name) for name in config.theme.static_templates) if custom else ()
    return not config.extra_templates and all(_tells_of_a_page_alone(path) for path in own if path.exists())


def is_only_ours(config: MkDocsConfig) -> bool:
    """Return whether no other plugin and no hook takes part in making pages."""
    return set(config.plugins) == {"briefings"} and not config.hooks


def _tells_of_a_page_alone(path: Path) -> bool:
    """Whether a template shows of a page nothing but what is its own, and settings."""
    env = Environment(autoescape=True)
    env.globals.clear()
    try:
        template = env.parse(path.read_text("utf-8"))
        filters = {each.name for each in template.find_all(nodes.Filter)}
        # Of those of MkDocs and the theme it is enough that there are some.
        env.filters.update(dict.fromkeys(filters, str))
        known = find_undeclared_variables(template) <= _GIVEN
        # What a macro is given may be anything, an entry of the navigation for one.
        known = known and not any(template.find_all((nodes.Macro, nodes.CallBlock)))
    except (OSError, ValueError, TemplateSyntaxError):  # the build tells it
        return False
    return known and _BY_CHANCE not in filters and _is_closed(template) and not any(_others(template))


def _is_closed(template: nodes.Template) -> bool:
    """Whether all templates that it takes in are named, and are templates or icons."""
    others = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)
    names = [name for each in template.find_all(others) for name in each.iter_child_nodes(only=("template",))]
    return all(
        isinstance(name, nodes.Const)
        and isinstance(name.value, str)
        and name.value.endswith((TEMPLATE, ".svg"))
        for name in names
    )


def _others(template: nodes.Template) -> Iterator[str]:
    """Yield what a template asks of a page, or of the settings, that no key holds."""
    asked = {id(each.node): each.attr for each in template.find_all(nodes.Getattr)}
    asked |= {
        id(each.node): each.arg.value
        for each in template.find_all(nodes.Getitem)
        if isinstance(each.arg, nodes.Const) and isinstance(each.arg.value, str)
    }
    for name in template.find_all(nodes.Name):
        attribute = asked.get(id(name), "")
        if name.name == _PAGE and attribute not in _OF_PAGE:
            yield f"page.{attribute}"
        if name.name == _CONFIG and (not attribute or attribute in _HIDDEN):
            yield f"config.{attribute}"
