"""What a check has found in the words of a page, before the parser has told where the words stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from dispute_briefings.problems import Problem, Severity, problem
from dispute_briefings.prose.places import MarkedText
from dispute_briefings.prose.readable import PageText
from dispute_briefings.prose.surroundings import Arrived, Surrounding

NOT_OUR_WORDS = frozenset({Surrounding.QUOTATION, Surrounding.CODE, Surrounding.STRUCK})
"""Where the words of others stand, or none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A problem of words, at their offsets in the text of the page.

    It is dropped where the words turn out to stand in one of the surroundings `apart_from`, or in what
    is no text at all. `severity` is that of the code where it is None.
    """

    start: int
    end: int
    code: str
    what: str
    cure: str
    apart_from: frozenset[Surrounding] = NOT_OUR_WORDS
    severity: Severity | None = None


Check = Callable[[PageText], Iterable[Finding]]
"""Finds what is wrong with the words of a page. It may take code for words: the parser corrects it."""


def told(findings: Iterable[Finding], places: MarkedText, arrived: Arrived) -> Iterator[Problem]:
    """Yield the problems that findings turn out to be, once their marks have been followed.

    Args:
        findings: what checks have found in the words of a page.
        places: the text that was marked.
        arrived: the marks that came through.
    """
    around = {places.numbered(mark): surrounding for mark, surrounding in arrived.items()}
    for each in findings:
        surrounding = around.get(places.carrier(each.start, each.end))
        if surrounding is None or surrounding & each.apart_from:
            continue
        found = problem(each.code, places.position(each.start), each.what, each.cure)
        yield replace(found, severity=each.severity) if each.severity else found
