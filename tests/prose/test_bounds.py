"""No text crashes the conversion, or keeps it busy, and the reader sees what was typed."""

from __future__ import annotations

import time
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from mkdocs.structure.pages import _RawHTMLPreprocessor  # the parser of MkDocs that fails on `<![`

from dispute_briefings.prose.bounds import _UNMATCHED, DEEPEST, bounded, restored
from dispute_briefings.prose.safety import SafetyExtension

# What the sites of Material's users load.
EXTENSIONS = """
abbr admonition attr_list def_list footnotes md_in_html tables toc pymdownx.betterem
pymdownx.blocks.admonition
pymdownx.caret pymdownx.critic pymdownx.details pymdownx.highlight pymdownx.inlinehilite pymdownx.keys
pymdownx.mark pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde
""".split()  # noqa: SIM905
SIZE = 20_000
# A hundredfold of what it takes on an idle machine, a tenth of what it took before.
SECONDS = 12


def converted(text: str, *extensions: str) -> str:
    """Return the HTML that MkDocs would make of a text."""
    markdown = Markdown(extensions=[*extensions, SafetyExtension()])
    _RawHTMLPreprocessor()._register(markdown)
    return markdown.convert(text)


@pytest.mark.parametrize(
    "text", ["<![", "a <![x b", "<![CDATA[", "<![if x]>", "`<![`", "    <![x", "![a](<![x"]
)
def test_the_start_of_a_marked_section_is_text(text: str) -> None:
    html = converted(text, *EXTENSIONS)
    assert "&lt;![" in html or "&lt;<!--" in html
    assert "\ufdd3" not in html


@pytest.mark.parametrize(
    "repeated",
    ["[", "[[", "![", "[^", "[a](", "[x][", "*[", "<a ", "<![", "`a", "``a`", "[`]`", "^a", "~^\n--></b>",
     "*a ", "_", "> ", "1. ", "- 1. ", "# a\n", "a\n: ", "*[a]: b\n", "<div>", "&", "|", "\\"],
)  # fmt: skip
def test_twenty_kilobytes_of_anything_are_converted_soon(repeated: str) -> None:
    start = time.process_time()
    converted(repeated * (SIZE // len(repeated)), *EXTENSIONS)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "> " * 2_000 + "a",
        "1. " * 2_000 + "a",
        "> - " * 700 + "a",
        "\n".join("    " * depth + "- a" for depth in range(150)),
        "\n".join("    " * depth + "!!! note\n" for depth in range(150)),
        "*a " * 3_000 + " a*" * 3_000,
        "**a _b " * 1_500 + "_ **" * 1_500,
        "[" * 1_000 + "a" + "](b)" * 1_000,
        "<div>" * 4_000,
    ],
    ids=range(9),
)
def test_no_depth_is_too_deep(text: str) -> None:
    assert converted(text, *EXTENSIONS)


def test_text_below_the_deepest_level_is_kept() -> None:
    assert "needle" in converted("> " * (DEEPEST + 30) + "needle")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100,
        "[a](" * 100,
        " ".join("`" * length for length in range(1, 60)),
        "*a_ " * 400,
        "term\n" + ": x\n" * 400,
    ],
)
def test_what_is_too_much_is_shown_as_typed(text: str) -> None:
    shown = bounded(text)
    assert shown != text
    assert restored(shown) == text


@pytest.mark.parametrize(
    "text",
    [
        "[a](b) [c][d] [^1] `code` **bold** a < b and a <b>c</b>.",
        "| a | b |\n|---|---|\n" + "| **a** | [b](c) `d` |\n" * 400,
        "- **a** [b](c)\n" * 400,
        "# a\n\n" * 300,
        "[sic] " * 30,
    ],
)
def test_what_people_write_is_left_alone(text: str) -> None:
    assert bounded(text) == text


@pytest.mark.parametrize("text", ["==>^=" * 20, "~[^_<?\\~" * 20, "}===^한&" * 20])
def test_a_pattern_that_fails_takes_a_text_for_no_match(text: str) -> None:
    assert converted(text, *EXTENSIONS)


def test_a_pattern_of_ours_fails_as_it_did() -> None:
    class Broken(InlineProcessor):
        def handleMatch(self, m: object, data: str) -> NoReturn:  # type: ignore[override]  # noqa: N802
            raise LookupError

    markdown = Markdown(extensions=[SafetyExtension()])
    markdown.inlinePatterns.register(Broken("a"), "broken", 1)
    with pytest.raises(LookupError):
        markdown.convert("a")


@given(st.text(alphabet="`[](:*_^~=+\n -|\\a", max_size=400))
def test_what_is_left_unread_holds_too_few_characters_to_exchange(text: str) -> None:
    for characters, unmatched in _UNMATCHED:
        assert {text[place] for place in unmatched(text)} <= set(characters)
