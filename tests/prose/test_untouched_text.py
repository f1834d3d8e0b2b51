"""Text without our syntax converts exactly as without the extension, but for names that become links."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from tests.prose.quarrel import USUAL, book, without_notes

from dispute_briefings.language.names import KnownName, Names
from dispute_briefings.prose.extension import BriefingsExtension

PIECES = st.sampled_from(
    [
        *("a", "word ", " ", "\n", "\n\n", "    ", "\t", "- ", "1. ", "> ", "# ", "## ", "* ", "**", "_"),
        *("`", "```\n", "~~~\n", "|", "|---|\n", "[", "]", "(", ")", "![", "](x)", "[^1]", "[^1]: "),
        *("<div>", "</div>", "<b>", "<!--", "-->", "&amp;", "&", "<", "\\", "{.x}", ": ", "---\n"),
        *("!!! note\n", "*[A]: b\n", "불화수소", "フッ化", "😀", "\r\n", "://", "//", "/// ", "@a"),
        *("\u0002", "\u0003", "\U000f0000"),
    ]
)


@cache
def _with_and_without() -> tuple[BriefingsExtension, Markdown, Markdown]:
    extension = BriefingsExtension(book=book())
    return extension, Markdown(extensions=[*USUAL, extension]), Markdown(extensions=USUAL)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_other_text_is_untouched(text: str) -> None:
    for ours, harmless in (("[[", "["), ("[@", "["), ("///", "//")):
        while ours in text:
            text = text.replace(ours, harmless)
    extension, with_it, without_it = _with_and_without()
    assert with_it.reset().convert(text) == without_it.reset().convert(text)
    assert extension.problems == ()


NAMES = st.sampled_from(
    [
        "foundry ",
        "Etching\ngas",
        "etching gas",
        "MOT",
        "MOT's ",
        "Eastland",
        "통상부는",
        "エッチングガス",
        "wzxhzdk:0",
    ]
)
LINK = re.compile(r'<span class="bf-link"><a class="bf-term" href="[^"]*">(.*?)</a></span>')


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | NAMES, max_size=40).map("".join))
def test_names_become_links_and_nothing_else_changes(text: str) -> None:
    text = re.sub(r"\[(?=[\[@])|/(?=//)", "", text)
    _, with_it, without_it = _with_and_without()
    linked = LINK.sub(r"\1", without_notes(with_it.reset().convert(text)))
    assert " ".join(linked.split()) == " ".join(without_it.reset().convert(text).split())


HOSTILE = (
    *(
        "wzxhzdk:0",
        "wzxhzdk",
        "klzzwxh:0001",
        "briefings:view:0",
        "briefings",
        "view",
        "95",
        "a95",
        "***",
        "[x]",
    ),
    *(
        "<b>",
        "</p>",
        "&amp;",
        'a"b',
        "](x)",
        "(?P<a>",
        "a|b",
        "\\a",
        "\u0002",
        "\u0002a\u0003",
        "\u0003b",
        "a\0b",
    ),
    *("\U000f0000a", "İa", "ﬀa", "a\u0301b", "\u202ea", "\u2028a", "불화\u0002", "\ufdd0a", "word", "note"),
)


@cache
def _with_hostile_names() -> Markdown:
    """Return a converter for which whatever could be syntax is the name of a resin."""
    extension = BriefingsExtension(book=book())
    extension._pages.names = Names(
        KnownName(text=n, record="resin", is_fixed=False, is_proper=False, is_english=True, is_wrong=False)
        for n in HOSTILE
    )
    return Markdown(extensions=[*USUAL, extension])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.sampled_from((*HOSTILE, "\u000295\u0003", "\\_")), max_size=30).map(" ".join))
def test_hostile_names_change_nothing_but_to_links(text: str) -> None:
    text = re.sub(r"\[(?=[\[@])|/(?=//)", "", text)
    linked = LINK.sub(r"\1", without_notes(_with_hostile_names().reset().convert(text)))
    assert _compared(linked) == _compared(_with_and_without()[2].reset().convert(text))


def _compared(html: str) -> str:
    """Return HTML for comparison: a quotation mark within a link is written as an entity."""
    return " ".join(unescape(html).split())
