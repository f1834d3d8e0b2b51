"""Markdown without raw HTML gives the same document, sanitised or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from markdown import Markdown
from material.extensions.emoji import to_svg, twemoji
from playwright.sync_api import Browser
from tests.browser.full_site import ARTICLE

from dispute_briefings.prose.safety import SafetyExtension

EXTENSIONS = """
abbr admonition attr_list def_list footnotes md_in_html tables toc pymdownx.arithmatex pymdownx.betterem
pymdownx.blocks.admonition pymdownx.blocks.caption pymdownx.blocks.details pymdownx.blocks.tab pymdownx.caret
pymdownx.critic pymdownx.details pymdownx.emoji pymdownx.highlight pymdownx.inlinehilite pymdownx.keys
pymdownx.mark pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde
""".split()  # noqa: SIM905
CONFIGS = {
    "footnotes": {"BACKLINK_TITLE": "Back"},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg},
    "pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span", "pygments_lang_class": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "toc": {"permalink": True},
}
MORE = """
# A title { #own .class data-preview="" }

## Same

## Same

1.  one

    > quoted *em* **strong** ***both*** `code` ~~gone~~ ^^new^^ H~2~O x^2^ (c) --> 1/2

2.  two <https://example.org/?a=1&b=2> <me@example.org>

Line\\
break, "quotes" & ampersands &copy; &nbsp; 한국어 日本語 \\<not a tag\\>

{++added++} {--taken--} {>>a comment<<} {==marked==} $x < y$

![a picture](a.png "its title"){ width=300 loading=lazy align=left }

[link](page.md#a "title"){ .md-button target=_blank rel=noopener } [ref][r]

[r]: https://example.org/ 'ref title'

/// admonition | Block
text
///

/// details | More
text
///

![b](b.png)

/// figure-caption
A caption.
///

<div class="grid cards" markdown>

-   __Card__

    text

</div>

```{ .py .annotate hl_lines="2" linenums="5" }
a = 1
b = 2 # (1)!
```

1.  note

    indented code <b>

Term
: definition
: another

| a | b |
|---|---|
| `x|y` | **c** |

***
"""
# The two differences that are meant: `title` is inert, and cells have a class in place of a style.
_ALIGNED = re.compile(r' style="text-align: (left|center|right);"')


@pytest.fixture(scope="module")
def shown(browser: Browser) -> Iterator[Callable[[str], str]]:
    """Return a function that gives the document tree of HTML, as a browser writes it down."""
    page = browser.new_page()
    yield lambda html: page.evaluate(
        "html => new DOMParser().parseFromString(html, 'text/html').body.innerHTML", html
    )
    page.close()


def converted(text: str, *more: SafetyExtension) -> str:
    """Return the HTML of a text."""
    return Markdown(extensions=[*EXTENSIONS, *more], extension_configs=CONFIGS).convert(text)


@pytest.mark.parametrize(
    "text", [ARTICLE.replace("```mermaid", "```text").replace("https://attacker.invalid/", ""), MORE]
)
def test_the_tree_is_the_same(shown: Callable[[str], str], text: str) -> None:
    stock = _ALIGNED.sub(r' class="bf-\1"', converted(text))
    safety = SafetyExtension()
    safe = converted(text, safety).replace("\N{WORD JOINER}", "")
    assert shown(safe).split(">") == shown(stock).split(">")
    assert not safety.left_out
