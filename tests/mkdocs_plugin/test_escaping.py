"""Text stays text in templates, and what is HTML stays HTML."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from markupsafe import Markup
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import url_filter

from dispute_briefings.mkdocs_plugin.escaping import (
    PlainText,
    escape_by_default,
    marked_as_html,
    plain_titles,
)

HOSTILE = "R&D <b>"


def rendered(template: str, name: str = "main.html", **values: Any) -> str:
    """Return what a template prints in an environment like MkDocs'."""
    env = jinja2.Environment(loader=jinja2.DictLoader({name: template}))
    env.filters["url"] = url_filter
    return escape_by_default(env).get_template(name).render(base_url=".", page=None, **values)


@pytest.mark.parametrize("template", ["{{ x }}", "{{ x | e }}", "{{ x | escape }}", "{{ x | striptags }}"])
def test_text_is_escaped_once_and_inert(template: str) -> None:
    assert rendered(template, x=HOSTILE) == "R&amp;D &lt;\N{WORD JOINER}b&gt;"


def test_text_may_be_escaped_and_no_more() -> None:
    assert rendered("{{ x | forceescape }}", x=HOSTILE) == "R&amp;D &lt;b&gt;"
    assert rendered("{{ x | tojson }}", x=HOSTILE) == '"R\\u0026D \\u003cb\\u003e"'


def test_html_is_printed_as_it_is() -> None:
    assert rendered("{{ x }}{{ x | e }}", x=Markup("<p>")) == "<p><p>"
    assert rendered("{{ x | safe }}", x="<p>") == "<p>"
    assert rendered("{{ x | striptags }}", x=Markup("<p>R&amp;D</p>")) == "R&amp;D"
    assert rendered("{{ x | allowed_html }}", x="<b onclick=x>&copy;</b>") == "<b>©</b>"


@pytest.mark.parametrize("value", [None, 1, 1.5, True, jinja2.Undefined()])
def test_what_is_no_text_is_printed_as_ever(value: object) -> None:
    assert rendered("{{ x }}", x=value) == jinja2.Template("{{ x }}").render(x=value)


@pytest.mark.parametrize(
    "name", ["partials/languages/en.html", "partials/icons.html", ".icons/a.svg", "a.txt", "a.js"]
)
def test_what_no_author_touches_is_not_escaped(name: str) -> None:
    assert rendered("{{ x }}", name, x="<b>'") == "<b>'"
    assert rendered("{{ x }}", f"below/{name}", x="<b>'") == "<b>'"


@pytest.mark.parametrize("name", ["main.html", "sitemap.xml", "below/base.html", "a.svg"])
def test_everything_else_is(name: str) -> None:
    assert rendered("{{ x }}", name, x="<") == "&lt;"


@pytest.mark.parametrize("address", ["javascript:x", " JAVASCRIPT:x", "data:text/html,x"])
def test_a_link_that_runs_something_leads_nowhere(address: str) -> None:
    assert rendered("{{ x | url }}", x=address) == "#"


@pytest.mark.parametrize("address", ["https://example.org/?a=1", "mailto:a@example.org"])
def test_another_link_leads_where_it_did(address: str) -> None:
    assert rendered("{{ x | url }}", x=address) == address


def test_a_template_compiled_before_is_compiled_again() -> None:
    env = jinja2.Environment(loader=jinja2.DictLoader({"a.html": "{{ x }}"}))
    env.filters["url"] = url_filter
    assert env.get_template("a.html").render(x="<") == "<"
    assert escape_by_default(env).get_template("a.html").render(x="<") == "&lt;"


class _Page(SimpleNamespace):
    """As much of a page as titles need."""


def page(**values: Any) -> Any:
    """Return a page; `given` is the title that the navigation gives it."""
    given = values.pop("given", None)
    made = _Page(meta={}, toc=[], content="", **values)
    if given is not None:
        made.title = given
    return made


def test_a_title_that_was_typed_is_that_text() -> None:
    typed = page(given="Q&amp;A <b>")
    plain_titles([typed])
    assert (typed.title, type(typed.title)) == ("Q&amp;A <b>", PlainText)


def test_a_title_of_the_front_matter_is_that_text_even_if_it_is_a_number() -> None:
    class FromFrontMatter(_Page):
        title = 2019

    typed = FromFrontMatter(meta={"title": 2019}, toc=[])
    plain_titles([typed])  # type: ignore[list-item]
    assert typed.title == "2019"


def test_a_title_from_a_heading_is_html_and_becomes_text_once() -> None:
    class FromHeading(_Page):
        title = "R&amp;amp;D &lt;b&gt;"

    toc = [AnchorLink("a &lt;b&gt;", "a", 1)]
    toc[0].children.append(AnchorLink("&amp;amp;", "b", 2))
    made = FromHeading(meta={}, toc=toc)
    for _ in range(2):
        plain_titles([made])  # type: ignore[list-item]
        assert made.title == "R&amp;D <b>"
        assert (toc[0].title, toc[0].children[0].title) == ("a <b>", "&amp;")


def test_content_and_posts_and_dates_of_plugins_are_html() -> None:
    post = SimpleNamespace(content="<p>")
    made = page()
    made.content = "<h1>"
    made.meta["git_revision_date_localized"] = "<span onclick=x>1 May</span>"
    marked_as_html(made, {"posts": [post]})
    assert isinstance(made.content, Markup)
    assert isinstance(post.content, Markup)
    assert made.meta["git_revision_date_localized"] == Markup("<span>1 May</span>")
