"""Whatever an author writes around our syntax, nothing of a fact sheet or an article runs."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from tests.prose.quarrel import SITE, USUAL, converted, extension_at

from dispute_briefings.prose.safety import SafetyExtension

OURS = (
    *("[[hostile-term]]", "[[hostile-term|", "]]", "[[resin]]", "[[nothing]]", "[[first-talks.date]]"),
    *("[@hostile-source]", '[@hostile-source, "><script>x</script>]', "[@nobody]", "[[", "[@"),
    *("\n\n/// timeline\n    level: 1\n///\n\n", "\n\n/// timelin\n///\n\n"),
)
AROUND = (
    *("a", " ", "\n", "\n\n", "`", "**", "_", "[", "]", "(", ")", "](x)", '](x "', '")', "![", "}"),
    *("{: title='", "<b title='", '<b title="', '">', "'>", "<b>", "</b>", "<div markdown>", "</div>"),
    *("<!--", "-->", "&lt;", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\\"),
    *("| a |\n|---|\n| ", "- ", "> ", "[^1]"),
)


class Tags(HTMLParser):
    """The tags of a page, each with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def runs_something(html: str) -> list[str]:
    return [
        f"{tag} {attributes}"
        for tag, attributes in Tags(html).found
        if tag == "script"
        or any(name.startswith("on") for name in attributes)
        or any("<a class=" in value or "javascript:" in name for name, value in attributes.items())
    ]


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=[*USUAL, extension_at(), SafetyExtension()])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from((*OURS, *AROUND)), max_size=25).map("".join))
def test_nothing_runs(text: str) -> None:
    html = _markdown().reset().convert(text)
    assert runs_something(html) == []
    assert "briefings:view" not in html
    assert "briefings-view" not in html


def test_the_hostile_page() -> None:
    html = converted((SITE.parent / "golden" / "hostile-text.md").read_text(encoding="utf-8"))
    assert runs_something(html) == []
    assert {tag for tag, _ in Tags(html).found} & {"img", "b"} == set()
