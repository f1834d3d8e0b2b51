"""Text without our syntax converts exactly as without the extension."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from tests.prose.quarrel import USUAL, book

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
