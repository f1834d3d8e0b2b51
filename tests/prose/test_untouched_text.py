"""Text without our syntax converts exactly as without the extension."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from tests.prose.quarrel import USUAL, book

from dispute_briefings.prose.extension import BriefingsExtension

PIECES = st.sampled_from(
    [
        *(
            "a",
            "word ",
            " ",
            "\n",
            "\n\n",
            "    ",
            "\t",
            "- ",
            "1. ",
            "> ",
            "# ",
            "## ",
            "* ",
            "**",
            "_",
            "`",
        ),
        *("```\n", "~~~\n", "|", "|---|\n", "[", "]", "(", ")", "![", "](x)", "[^1]", "[^1]: ", "!!! note\n"),
        *(
            "<div>",
            "</div>",
            "<b>",
            "<!--",
            "-->",
            "&amp;",
            "&",
            "<",
            "\\",
            "{.x}",
            ": ",
            "---\n",
            "*[A]: b\n",
        ),
        *(
            "불화수소",
            "フッ化",
            "😀",
            "\r\n",
            "://",
            "//",
            "/// ",
            "://x ",
            "@a",
            "\u0002",
            "\u0003",
            "\U000f0000",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_other_text_is_untouched(text: str) -> None:
    for ours, harmless in (("[[", "["), ("[@", "["), ("///", "//")):
        while ours in text:
            text = text.replace(ours, harmless)
    extension = BriefingsExtension(book=book())
    assert Markdown(extensions=[*USUAL, extension]).convert(text) == Markdown(extensions=USUAL).convert(text)
    assert extension.problems == ()
