"""Text stays text in every template: MkDocs' themes escape nothing by themselves.

Three steps, each at the one place that everything passes:

- titles become plain text, whether they were typed as text (front matter, nav, file name) or come
  as HTML from a heading (`plain_titles`);
- whatever a template prints is escaped, unless it is marked as HTML (`escape_by_default`);
- what is HTML is marked (`marked_as_html`).
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from dispute_briefings.language.inert_text import inert, leads_astray
from dispute_briefings.mkdocs_plugin.mending import BELOW
from dispute_briefings.prose.sanitising import sanitised

# Material's own words and icons are HTML that no author touches; `icons.html` builds a style from strings.
_TRUSTED = ("partials/languages/", "partials/icons.html", ".icons/")
_MARKUP = (".html", ".htm", ".xhtml", ".xml", ".svg")

# Other plugins put HTML into the front matter: mkdocs-git-revision-date-localized-plugin.
_HTML_IN_FRONT_MATTER = ("git_revision_date_localized", "git_creation_date_localized")


class PlainText(str):
    """A title that is text already, so that nobody takes it for HTML a second time."""

    __slots__ = ()


def plain_titles(pages: Iterable[Page]) -> None:
    """Make the title of each page, and of each heading in its contents, plain text.

    To be called when all pages are rendered and none is written: navigation shows every title on
    every page. Calling it again changes nothing.
    """
    for page in pages:
        if not isinstance(page.title, PlainText):
            page.title = _title(page)
        _plain_headings(page.toc)


def _title(page: Page) -> PlainText:
    given = vars(page).get("title", page.meta.get("title"))
    if given is not None:
        return PlainText(given)
    # From the first heading, as HTML without tags; or from the file's name, which holds no entity.
    return PlainText(html.unescape(page.title or ""))


def _plain_headings(headings: Iterable[AnchorLink]) -> None:
    for heading in headings:
        if not isinstance(heading.title, PlainText):
            heading.title = PlainText(html.unescape(heading.title))
        _plain_headings(heading.children)


def escape_by_default(env: jinja2.Environment) -> jinja2.Environment:
    """Return the environment, in which a template escapes what it prints.

    Where Material's scripts would take the escaped text for HTML again, it is inert (`inert_text`).
    HTML is what is marked so: with `Markup`, or in a template with ``| allowed_html``, which
    sanitises it.
    """
    env.autoescape = _escapes
    env.finalize = _printed
    # Templates compiled before would go on printing what they print.
    if env.cache is not None:
        env.cache.clear()
    env.filters.update(
        e=_escaped,
        escape=_escaped,
        striptags=_without_tags,
        allowed_html=lambda text: Markup(sanitised(str(text))),
        url=_leading_somewhere(env.filters["url"]),
    )
    return env


def marked_as_html(page: Page, context: Mapping[str, Any]) -> None:
    """Mark the content of a page, and of the posts that it lists, as HTML: Markdown has sanitised it.

    To be called last of all that change a page's content, before its template.
    """
    for each in (page, *context.get("posts", ())):
        each.content = Markup(each.content or "")
    for key in _HTML_IN_FRONT_MATTER:
        if isinstance(value := page.meta.get(key), str):
            page.meta[key] = Markup(sanitised(value))


def _escapes(template: str | None) -> bool:
    if template is None:
        return True
    name = template.removeprefix(f"{BELOW}/")
    return name.endswith(_MARKUP) and not name.startswith(_TRUSTED)


@jinja2.pass_eval_context
def _printed(context: jinja2.nodes.EvalContext, value: Any) -> Any:
    # Most of what is printed is one of these two, some hundred times on a page.
    if value.__class__ is Markup or (value.__class__ is str and "<" not in value):
        return value
    return _inert_text(value) if context.autoescape else value


def _inert_text(value: Any) -> Any:
    if hasattr(value, "__html__") or isinstance(value, int | float | jinja2.Undefined):
        return value
    return inert(str(value))


def _escaped(value: Any) -> Markup:
    return escape(_inert_text(value))


def _without_tags(value: Any) -> Any:
    return value.striptags() if isinstance(value, Markup) else value


def _leading_somewhere(resolve: Callable[..., str]) -> Callable[..., str]:
    @jinja2.pass_context
    def url(context: jinja2.runtime.Context, address: str) -> str:
        """Return the address as a template links it, or none that runs a script."""
        return "#" if leads_astray(str(address)) else resolve(context, address)

    return url
