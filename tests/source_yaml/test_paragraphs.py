"""An empty line in a text begins a paragraph, in each way to write a text."""

from __future__ import annotations

import pytest

from dispute_briefings.facts.text import paragraphs
from dispute_briefings.source_yaml import parse
from dispute_briefings.source_yaml.paragraphs import origins, with_paragraphs

WRITTEN = {
    "below >": ">-\n  One\n  goes on.\n\n  Two.",
    "below |": "|-\n  One\n  goes on.\n\n  Two.",
    "in double quotes": '"One\n  goes on.\n\n  Two."',
    "in single quotes": "'One\n  goes on.\n\n  Two.'",
    "plain": "One\n  goes on.\n\n  Two.",
    "several empty lines": ">\n  One\n  goes on.\n\n\n\n  Two.",
    "an escape": '"One goes on.\\n\\nTwo."',
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN.keys())
def test_an_empty_line_parts_paragraphs(written: str) -> None:
    document, problems = parse(f"text: {written}\n", "a.yml")
    assert not problems
    assert isinstance(document.root, dict)
    assert paragraphs(str(document.root["text"])) == ("One goes on.", "Two.")


@pytest.mark.parametrize(
    ("folded", "meant"),
    [
        ("One\nTwo", "One\n\nTwo"),
        ("One\n\nTwo", "One\n\n\nTwo"),
        ("One\n", "One\n"),
        ("One\n  more\nTwo", "One\n  more\n\nTwo"),
        ("One", "One"),
        ("", ""),
    ],
)
def test_what_is_indented_further_keeps_its_lines(folded: str, meant: str) -> None:
    assert with_paragraphs(folded) == meant


@pytest.mark.parametrize("folded", ["One\nTwo", "a\n\nb\nc", "a", "", "a\n  b\n"])
def test_each_character_knows_which_one_it_was(folded: str) -> None:
    meant, found = with_paragraphs(folded), origins(folded)
    assert len(found) == len(meant)
    assert all(folded[index] == sign for index, sign in zip(found, meant, strict=True))
    assert found == sorted(found)
