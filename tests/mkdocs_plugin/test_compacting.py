"""What is left of styles and scripts means the same as before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dispute_briefings
from dispute_briefings.mkdocs_plugin.compacting import compact_script, compact_styles

THEME = Path(dispute_briefings.__file__).parent / "theme"
SCRIPTS = sorted((THEME / "scripts").rglob("*.js"))


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("/* A masthead. */\n.a,\n.b {\n  color: red;\n}\n", ".a,.b{color:red;}"),
        (".a :hover {}", ".a :hover{}"),
        (".a:is(.b, .c) > .d {}", ".a:is(.b,.c) > .d{}"),
        ("a { left: calc(1px + (2px - 3px)) }", "a{left:calc(1px + (2px - 3px))}"),
        ("a { margin: 0 /* none */ 1px }", "a{margin:0 1px}"),
        ("@media print { a { b: c } }", "@media print{a{b:c}}"),
        ('a::before { content: "a  /* b */ ; "; }', 'a::before{content:"a  /* b */ ; ";}'),
        (r'a { content: "\"  "; }', r'a{content:"\"  ";}'),
        ('[title = "x"] a {}', '[title = "x"] a{}'),
    ],
)
def test_a_style_sheet_loses_comments_and_needless_space(written: str, left: str) -> None:
    assert compact_styles(written) == left


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("/* What\n * it does.\n */\nlet a = 1;\n", "let a = 1;\n"),
        ("{\n  // A reason.\n  b();\n}", "{\nb();\n}\n"),
        ("const REST = 500; // milliseconds\nc();", "const REST = 500;\nc();\n"),
        ('d("https://example.org/"); // there', 'd("https://example.org/");\n'),
        ('e(" // no comment");', 'e(" // no comment");\n'),
        ("f()\ng()", "f()\ng()\n"),
    ],
)
def test_a_script_loses_comments_and_indentation_and_keeps_its_lines(written: str, left: str) -> None:
    assert compact_script(written) == left


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_string_of_ours_spans_lines(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [line for line in code.splitlines() if line.count("`") % 2] == []
    assert compact_script(code) == compact_script(compact_script(code))
