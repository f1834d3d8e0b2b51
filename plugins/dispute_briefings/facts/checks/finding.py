"""What a check yields: a problem, and the record whose editor may silence it."""

from __future__ import annotations

from dataclasses import dataclass

from dispute_briefings.facts.model import Record
from dispute_briefings.problems import Problem, problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A problem of one record."""

    record: Record
    problem: Problem


def finding(
    code: str,
    record: Record,
    path: tuple[str | int, ...],
    what: str,
    cure: str = "",
    *,
    of_key: bool = False,
    offset: int | None = None,
) -> Finding:
    """Return a finding at a path of a record; the record is named before what is wrong.

    With `of_key`, it is at the last key of the path; with `offset`, at that character of the text there.
    """
    told = f"{record.kind_name} '{record.id}': {what}"
    position = record.origin.position(path, of_key=of_key, offset=offset)
    return Finding(record=record, problem=problem(code, position, told, cure))
