"""Words that a check has found are told where the parser says that they stand, at their line and column.

Each ``zz`` is found. ``«`` stands before one that is told in plain prose, ``«heading»`` before one that
is told in a heading; both are taken out first. A ``zz`` without is no text of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.prose.quarrel import book, converted

from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.prose.finding import Finding
from dispute_briefings.prose.readable import _BLANKED, _NOTHING_TO_READ, OBJECT, PageText, readable
from dispute_briefings.prose.surroundings import Surrounding
from dispute_briefings.views.addresses import directory_url

EXPECTED = re.compile(r"«(?:(?P<around>[a-z,]+)»)?")

CASES = {
    "a paragraph": "One «zz, «zz. «zz\n«zz\n\n«zz",
    "emphasis": "*«zz* **«zz** _«zz_ __«zz__ ***«zz*** *a **«zz** «zz*",
    "struck": "<del>«struck»zz</del> «zz <s>a *«struck»zz*</s>",
    "headings": "# One «heading»zz\n\nTwo «heading»zz\n===\n\n### «heading»zz {#zz}\n\n«zz",
    "a nested list": "- a «zz\n    - b «zz\n        - «zz\n\n    more «zz\n- «zz",
    "an ordered list": "1. «zz\n2. «zz\n\n    «zz\n10. «zz",
    "a quotation": "> a «quotation»zz\n> b\n>\n> - c «quotation»zz\n\n«zz",
    "a lazy quotation": "> a\nb «quotation»zz",
    "a heading in a quotation": "> # «heading,quotation»zz",
    "a quotation in HTML": "a <q>«quotation»zz</q> «zz\n\n<q>a **«quotation»zz**</q>",
    "a table": "| a «table»zz | b |\n|---|---|\n| x «table»zz | `«code,table»zz` |\n| «table»zz | c |",
    "a footnote": "a[^zz] «zz\n\n[^zz]: b «zz\n\n    c «zz\n\nd «zz",
    "an admonition": '!!! note "A «zz"\n\n    a «zz\n\n    - b «zz\n\nc «zz',
    "an admonition in a list": "- a\n\n    !!! note\n        b «zz\n",
    "a definition list": "term «zz\n:   a «zz\n\n:   b «zz\n",
    "a link of Markdown": "[a «link»zz b](https://example.org/zz) ![alt zz](zz.png) «zz",
    "a link by reference": '[a «link»zz][zz] [«link»zz][] [«link»zz] «zz\n\n[zz]: /zz "zz"\n[a zz]: zz.html',
    "a link by its address": "<https://example.org/zz> https://example.org/zz «zz",
    "a link of ours": "«zz [[etching-gas|the «zz]] [[etching-gas]] «zz [[resin|a\n«zz b]]",
    "a link of ours in a heading": "## «heading»zz [[etching-gas|«heading»zz]]",
    "a link of ours in code": "`[[etching-gas|«code»zz]]` «zz",
    "a citation": "«zz [@ministry-notice, «zz] «zz",
    "a code span": "`«code»zz` ``a`«code»zz`` «zz `a «zz",
    "a code span over lines": "`a\n«code»zz\nb` «zz",
    "indented code": "a\n\n    «code»zz\n\t«code»zz\n\nb «zz",
    "a fence": "```\nzz\n```\n«zz\n\n~~~ md\nzz\n~~~\n«zz",
    "a fence in a list": "- a\n\n    ```yaml\n    zz\n    ```\n\n    b «zz\n",
    "a fence in a quotation": "> ```\n> zz\n> ```\n>\n> «quotation»zz",
    "a fence that does not end": "```\n«zz\n\n«zz",
    "a block of HTML": "<div>\nzz\n</div>\n\n«zz",
    "a block of HTML with Markdown": "<div markdown>\n\na «zz\n\n</div>\n\n<p markdown>«zz</p>",
    "inline HTML": 'a <span title="zz">«zz</span> <code>«code»zz</code> «zz <kbd>a *«code»zz*</kbd> *«zz*',
    "HTML that does not end": "a <code>«code»zz\n\n«zz",
    "HTML that ends alone": "a </code> «zz <code/> «zz",
    "a comment": "<!-- zz -->\n\na <!-- zz --> «zz",
    "a script": "<script>\nlet zz = 1;\n</script>\n\n«zz",
    "escapes": "\\[«zz] \\`«zz\\` 1\\. «zz",
    "entities": "&amp; «zz &#8212; «zz",
    "tabs": "-\ta\t«zz\n\n\tb\tc «zz\n",
    "Korean and Japanese": "지난 «zz는 前の«zz。「«zz」",
    "characters beyond the first plane": "𠮷野家 😀 «zz e\u0301 «zz",
    "a private-use character of the author's own": "\U000f0000 `\U000f0001` \U000f0002 «zz",
    "line ends of Windows": "a\r\n\r\nb «zz\r\n«zz",
    "an abbreviation": "*[HF]: hydrogen zz\n\nHF «zz",
    "attributes": "a «zz{.zz}\n{#zz}\n\n## B «heading»zz {#zz}",
    "another block": "//// details | A «zz\n    open: true\n\n«zz\n////",
    "a view": "/// timeline\n    level: 1\n///\n\n«zz",
    "a view in a list": "- a «zz\n\n    /// timeline\n        level: 1\n    ///\n\n    «zz\n",
    "blocks in blocks": "//// details | a\n\n/// timeline\n    level: 1\n///\n\n- > «quotation»zz\n\n////",
    "beside problems": "[[nothing]] «zz [[nothing|zz]] [@nobody, «zz] «zz",
    "many": " ".join(["[[etching-gas]] «zz"] * 300 + ["`«code»zz`"] * 300),
    "none": "a",
}


def probed(page: PageText) -> Iterator[Finding]:
    """Find each ``zz`` that is no syntax: once wherever it stands, and once for all but one surrounding."""
    for each in re.finditer("zz", page.text):
        if page.readable[each.start()] not in {"z", OBJECT}:
            continue
        for around in ("", *Surrounding):
            yield Finding(
                start=each.start(),
                end=each.end(),
                code="unfinished-link",
                what=f"zz:{around}",
                cure="",
                apart_from=frozenset(filter(None, [around])),
            )


def places_in(text: str) -> list[tuple[int, int, frozenset[str]]]:
    """Return the line and column of each ``zz`` that is text of the page, with what stands around it."""
    extension = BriefingsExtension(book=book(), checks=[probed])
    extension.at_page("page.md", directory_url, is_checked=True)
    converted(text, extension)
    told = {(p.position.line, p.position.column, p.what.removeprefix("zz:")) for p in extension.problems}
    return [
        (line, column, frozenset(s for s in Surrounding if (line, column, s) not in told))
        for line, column, around in sorted(told)
        if not around
    ]


@pytest.mark.parametrize("name", CASES)
def test_words(name: str) -> None:
    written = CASES[name]
    expected = []
    for number, line in enumerate(re.split("\r\n|\n", written), start=1):
        for each in EXPECTED.finditer(line):
            column = len(EXPECTED.sub("", line[: each.start()])) + 1
            around = each["around"].split(",") if each["around"] else []
            expected.append((number, column, frozenset(around)))
    assert places_in(EXPECTED.sub("", written)) == expected


def test_words_of_what_no_author_wrote_are_not_checked() -> None:
    extension = BriefingsExtension(book=book(), checks=[probed])
    extension.at_page("page.md", directory_url)
    converted("zz", extension)
    assert extension.problems == ()


@given(st.text(alphabet="z \n[]()|@^`~<>/!&#{}:.=\"'*_-+1\\\tab가https", max_size=200))
@settings(deadline=None)
def test_what_is_read_keeps_its_place(text: str) -> None:
    read = readable(text)
    assert len(read) == len(text)
    assert all(is_read in {was, " ", OBJECT} for was, is_read in zip(text, read, strict=True))
    assert [i for i, c in enumerate(read) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    # A place that is passed over at once is one where nothing would have been blanked.
    syntax = re.compile(_BLANKED, re.VERBOSE | re.MULTILINE | re.DOTALL)
    assert [each.span() for each in syntax.finditer(text)] == [
        each.span() for each in _NOTHING_TO_READ.finditer(text)
    ]
