"""Problems of what was not written: at the place that a file has, else by the field."""

from __future__ import annotations

import pytest

from dispute_briefings.cli.unwritten import told_of_new
from dispute_briefings.problems import Position, problem

BEFORE = "- id: a\n  name: A\n"
AFTER = f"""{BEFORE}
- id: b
  name: B
  history:
    - {{status: x}}
    - status: y
      text: >-
        A long
        text.
"""


def told(line: int, column: int, *, before: str = BEFORE, after: str = AFTER, what: str = "x") -> str:
    """Return how a problem at a place of the new text is told."""
    each = problem("bad-value", Position(file="a.yml", line=line, column=column), what, "mend it")
    return told_of_new(each, before, after)


@pytest.mark.parametrize(
    ("line", "column", "where"),
    [
        (2, 9, "a.yml:2:9"),
        (4, 3, "id"),
        (5, 9, "name"),
        (7, 8, "history.1.status"),
        (8, 15, "history.2.status"),
        (11, 9, "history.2.text"),
    ],
)
def test_a_problem_is_told_where_somebody_can_look(line: int, column: int, where: str) -> None:
    assert told(line, column) == f"{where}: error[bad-value] x; mend it"


def test_the_field_is_told_once() -> None:
    assert (
        told(5, 9, what="party 'b': `name`: no name") == "name: error[bad-value] party 'b': no name; mend it"
    )


def test_what_stands_behind_the_new_keeps_its_place_in_the_file() -> None:
    after = BEFORE.replace("  name: A\n", "  names:\n    - {text: B}\n  name: A\n")
    assert told(4, 9, after=after).startswith("a.yml:2:9: ")
    assert told(3, 8, after=after).startswith("names.1.text: ")


def test_a_file_with_one_record_or_with_a_format_has_no_step_for_it() -> None:
    assert told(1, 7, before="", after="name: A\n").startswith("name: ")
    listed = "format: 1\nrecords:\n  - id: a\n    name: A\n"
    assert told(4, 11, before="", after=listed).startswith("name: ")


def test_a_text_that_cannot_be_read_is_the_new_record() -> None:
    assert told(1, 1, before="", after="[").startswith("the new record: ")
