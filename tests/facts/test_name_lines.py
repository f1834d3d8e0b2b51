"""A name is added to a record in its file; every other line stays."""

from __future__ import annotations

import pytest

from dispute_briefings.facts.name_lines import with_name

NAME = "{text: Nothland, kind: misspelling, sources: [a]}"


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (  # below the names that are there, whatever follows
            (0,),
            "- id: a\n  names:\n    - {text: A}\n    - text: B\n      lang: en  # kept\n"
            "\n  # of the kind\n  kind: x\n- id: b\n",
            "- id: a\n  names:\n    - {text: A}\n    - text: B\n      lang: en  # kept\n"
            f"    - {NAME}\n\n  # of the kind\n  kind: x\n- id: b\n",
        ),
        (  # in brackets
            (0,),
            "- id: a\n  names: [{text: A}]  # two\n  kind: x\n",
            f"- id: a\n  names: [{{text: A}}, {NAME}]  # two\n  kind: x\n",
        ),
        ((0,), "- id: a\n  names: []\n", f"- id: a\n  names: [{NAME}]\n"),
        (  # without any names
            (1,),
            "- id: a\n- id: b\n  name:\n    en: B\n  kind: x\n",
            f"- id: a\n- id: b\n  name:\n    en: B\n  names:\n    - {NAME}\n  kind: x\n",
        ),
        ((), "name: A\nkind: x\n", f"name: A\nnames:\n  - {NAME}\nkind: x\n"),
        (
            ("records", 0),
            "format: 1\nrecords:\n- name: A\n  id: a\n",
            f"format: 1\nrecords:\n- name: A\n  names:\n    - {NAME}\n  id: a\n",
        ),
        ((), "names:\n- {text: A}\nkind: x\n", f"names:\n- {{text: A}}\n- {NAME}\nkind: x\n"),
        ((), "kind: x\nnames:\n  - {text: A}", f"kind: x\nnames:\n  - {{text: A}}\n  - {NAME}\n"),
    ],
)
def test_a_line_is_added_and_no_other_changes(path: tuple[str | int, ...], before: str, after: str) -> None:
    assert with_name(before, path, NAME) == after


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((0,), "- {id: a, name: A}\n"),
        ((), "names: x\n"),
        ((), 'names: [{text: "a ] b"}, # ]\n]\n'),
        ((), "names: [\n"),
    ],
)
def test_what_cannot_be_done_in_place_is_left_to_the_editor(path: tuple[str | int, ...], text: str) -> None:
    after = with_name(text, path, NAME)
    assert after is None or "Nothland" in after
    if text.startswith(("- {", "names: x", "names: [\n")):
        assert after is None
