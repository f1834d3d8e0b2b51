"""Problems in prose come out at the exact line and column, and what is no prose is never told of.

In each case ``«`` stands before the place where a problem is expected; it is taken out before the
page is converted.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.prose.quarrel import converted, extension_at

from dispute_briefings.prose.arrivals import in_prose
from dispute_briefings.prose.places import MarkedText

CASES = {
    "a paragraph": "One [[etching-gas]], two «[[nothing]], three «[@nobody].",
    "several lines": "One\ntwo «[[nothing]]\nthree «[[nothing-else]]\n\n\nfour «[[nothing]]",
    "a nested list": "- a\n    - b «[[nothing]]\n        - c «[@nobody]\n\n    more «[[nothing]]\n",
    "an ordered list with paragraphs": "1. a\n\n    b «[[nothing]]\n\n2. c «[[nothing]]",
    "a quotation": "> a «[[nothing]]\n> b\n>\n> - c «[[nothing]]",
    "a lazy quotation": "> a\nb «[[nothing]]",
    "a table": "| a | b |\n|---|---|\n| x «[[nothing\\|label]] | «[@nobody] |\n| `[[code]]` | «[[nothing]] |",
    "a footnote": "a[^1] «[[nothing]]\n\n[^1]: b «[[nothing]]\n\n    c «[@nobody]\n\nd «[[nothing]]",
    "an admonition": '!!! note "A title"\n\n    a «[[nothing]]\n\n    - b «[@nobody]\n\nc',
    "an admonition in a list": "- a\n\n    !!! note\n        b «[[nothing]]\n",
    "a heading": "# One «[[nothing]]\n\nTwo «[[nothing]]\n===\n",
    "a definition list": "term «[[nothing]]\n:   a «[[nothing]]\n\n:   b «[@nobody]\n",
    "emphasis": "*a «[[nothing]]* **b** __«[@nobody]__ ***«[[nothing]]***",
    "a link of Markdown": "[a «[[nothing]] b](https://example.org) ![alt «[[nothing]]](x.png)",
    "a link's address": "[a](https://example.org/[[nothing]]) <https://example.org/[[nothing]]> «[[nothing]]",
    "a definition of a link": '[x]: https://example.org/[[nothing]] "[[nothing]]"\n\n[x] «[[nothing]]',
    "a code span": "`[[nothing]]` ``[[`nothing]]`` «[[nothing]] `a «[[nothing]]",
    "a code span over lines": "`a\n[[nothing]]\nb` «[[nothing]]",
    "indented code": "a\n\n    [[nothing]]\n\t[[nothing]]\n\nb «[[nothing]]",
    "a fence": "```\n[[nothing]]\n/// nothing\n```\n«[[nothing]]\n\n~~~ md\n[@nobody]\n~~~\n«[@nobody]",
    "a fence in a list": "- a\n\n    ```yaml\n    [[nothing]]\n    ```\n\n    b «[[nothing]]\n",
    "a fence in a quotation": "> ```\n> [[nothing]]\n> ```\n>\n> «[[nothing]]",
    "a fence that does not end": "```\n«[[nothing]]\n\n«[[nothing]]",
    "a block of HTML": "<div>\n[[nothing]] [@nobody]\n</div>\n\n«[[nothing]]",
    "a block of HTML with Markdown": "<div markdown>\n\na «[[nothing]]\n\n</div>\n\n"
    "<p markdown>«[@nobody]</p>",
    "inline HTML": 'a <span title="[[nothing]]">«[[nothing]]</span> <code>[[nothing]]</code> «[[nothing]]',
    "a comment": "<!-- [[nothing]] -->\n\na <!-- [[nothing]] --> «[[nothing]]",
    "a script": "<script>\nlet a = [[1, 2], [3]]; // [@nobody]\n</script>\n\n«[[nothing]]",
    "an escaped bracket": "\\[[nothing]] \\\\«[[nothing]] \\[@nobody]",
    "tabs": "-\ta\t«[[nothing]]\n\n\tb\tc «[[nothing]]\n",
    "Korean and Japanese": "불화수소 «[[nothing]]는 フッ化水素«[[nothing]]。「«[@nobody]」",
    "characters beyond the first plane": "𠮷野家 😀 «[[nothing]] e\u0301 «[[nothing]]",
    "line ends of Windows": "a\r\n\r\nb «[[nothing]]\r\n«[@nobody]",
    "an abbreviation": "*[HF]: hydrogen fluoride\n\nHF «[[nothing]]",
    "attributes": "a «[[nothing]]{.x}\n{#y}\n\n## B «[[nothing]] {#z}",
    "other blocks": "//// details | «[[nothing]]\n    open: true\n\n«[[nothing]]\n////",
    "an unknown view": "a\n\n«/// timelin\n///\n\nb\n«/// nothing\n///",
    "an option": "/// timeline\n    level: 1\n    «levl: 2\n    from: «2019-13-01\n    material: resin\n///",
    "an option in a list": "- a\n\n    /// timeline\n        material: «resin-x\n    ///\n",
    "an option in a quotation": "> a\n>\n> /// timeline\n>     material: «resin-x\n> ///\n",
    "a second option in a list in a list": "- a\n    - b\n\n        /// timeline\n            level: 1\n"
    "            party: «nobody\n        ///\n",
    "a view in another block": "//// details | a\n\n/// timeline\n    party: «nobody\n///\n\n////",
    "a view that does not end": "a\n\n«/// timeline\n    level: 1\n\nb «[[nothing]]",
    "a view with text in it": "«/// timeline\n    level: 1\ntext\n///",
    "a view with an argument": "«/// timeline | 2019\n///",
    "options that are no YAML": '/// timeline\n    level: «"1\n///',
    "a link that does not end": "a «[[nothing b\n\n«[[resin|a [b] c]] and «[@ministry-notice, see [2]].",
    "many": " ".join(["[[etching-gas]]"] * 500 + ["«[[nothing]]"] + ["`[[nothing]]`"] * 500),
}


@pytest.mark.parametrize("name", CASES)
def test_places(name: str) -> None:
    written = CASES[name]
    text = written.replace("«", "")
    lines = re.split("\r\n|\n", written)
    expected = [
        (number, found.start() + 1 - line[: found.start()].count("«"))
        for number, line in enumerate(lines, start=1)
        for found in re.finditer("«", line)
    ]
    extension = extension_at("page.md")
    converted(text, extension)
    assert [(p.position.line, p.position.column) for p in extension.problems] == expected, "\n".join(
        map(str, extension.problems)
    )


def test_lines_count_from_the_front_matter() -> None:
    extension = extension_at()
    extension.at_page("articles/a.md", str, file="content/articles/a.md", first_line=8)
    converted("a\n\n[[nothing]]", extension)
    assert [str(p.position) for p in extension.problems] == ["content/articles/a.md:10:1"]


@pytest.mark.parametrize("name", sorted(set(CASES) - {"a link that does not end"}))
def test_what_is_prose_is_told_without_rendering(name: str) -> None:
    written = CASES[name]
    expected = written.count("«[[nothing") + written.count("«[@nobody")
    places = MarkedText(text=written.replace("«", ""), file="page.md")
    found = [places.text[each.start :] for each in in_prose(places)]
    assert len([text for text in found if text.startswith(("[[nothing", "[@nobody"))]) == expected


@given(st.text(alphabet="/[@> \t\nab-", max_size=60))
def test_a_block_begins_a_line_behind_nothing_but_spaces_and_marks_of_quotation(text: str) -> None:
    blocks = re.compile(r"^[ \t>]*(/{3,}[ ]*[\w-]+)", re.MULTILINE)
    found = [(each.start, each.end) for each in MarkedText(text=text, file="").candidates if each.is_block]
    assert found == [each.span(1) for each in blocks.finditer(text)]
