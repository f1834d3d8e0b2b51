"""The extension: what it leaves, what it keeps out of the sanitiser, and how it ends up in a page."""

from __future__ import annotations

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

from dispute_briefings.prose.safety import SafetyExtension


class _View(InlineProcessor):
    def __init__(self, safety: SafetyExtension) -> None:
        super().__init__(r"VIEW")
        self._safety = safety

    def handleMatch(self, m, data):  # type: ignore[no-untyped-def,override]  # noqa: N802
        return (
            self._safety.fragments.keep('<div onclick="ours()" title="onload=x">view</div>'),
            m.start(),
            m.end(),
        )


def with_view(text: str, **settings: str) -> str:
    """Return the HTML of a text in which VIEW stands for a view of our own."""
    safety = SafetyExtension(**settings)
    markdown = Markdown(extensions=["attr_list", "tables", "md_in_html", safety])
    markdown.inlinePatterns.register(_View(safety), "view", 1000)
    return markdown.convert(text)


VIEW = '<div onclick="ours()" title="onload=x">view</div>'


def test_a_view_stands_where_it_was_put_untouched() -> None:
    assert with_view("VIEW") == VIEW
    assert with_view("a VIEW b") == f"<p>a {VIEW} b</p>"
    assert with_view("- VIEW\n- VIEW") == f"<ul>\n<li>{VIEW}</li>\n<li>{VIEW}</li>\n</ul>"
    assert with_view("VIEW\n\n<p onclick=hack()>a</p>") == f"{VIEW}\n<p>a</p>"


def test_nobody_can_write_what_a_view_stands_behind() -> None:
    for forged in (
        f"{STX}briefings:view:0{ETX}",
        "&#2;briefings:view:0&#3;",
        "&#x02;briefings:view:0&#x3;",
        "briefings-view-0-0-",
    ):
        html = with_view(f'VIEW\n\n<p title="{forged}">{forged}</p>')
        assert html.count(VIEW) == 1


def test_another_page_does_not_see_the_views_of_the_last() -> None:
    safety = SafetyExtension()
    markdown = Markdown(extensions=[safety])
    safety.fragments.keep("a")
    markdown.reset()
    assert safety.fragments.keep("b") == SafetyExtension().fragments.keep("a")


def test_a_trusted_site_keeps_its_html_and_its_bounds() -> None:
    html = with_view("VIEW <b onclick=x>a</b> <![", raw_html="trusted")
    assert html == f"<p>{VIEW} <b onclick=x>a</b> &lt;![</p>"


def test_what_was_left_out_is_noted_until_the_next_page() -> None:
    safety = SafetyExtension()
    markdown = Markdown(extensions=["attr_list", safety])
    markdown.convert("<iframe></iframe>\n\n[a](javascript:x)\n\na\n{: onclick='x' }")
    assert list(safety.left_out) == ["<iframe>", 'href="javascript:x"', 'onclick="x"']
    markdown.reset()
    assert not safety.left_out


def test_a_cell_says_with_a_class_how_it_is_aligned() -> None:
    for settings in ({}, {"use_align_attribute": True}):
        markdown = Markdown(extensions=["tables", SafetyExtension()], extension_configs={"tables": settings})
        html = markdown.convert("| a | b |\n|---|--:|\n| 1 | 2 |")
        assert '<th class="bf-right">b</th>' in html
        assert "style" not in html
        assert "align=" not in html
