"""What is told of a report besides its value: what it covers, who said it, how it ranks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from dispute_briefings.facts.model.party import OfficeReport
from dispute_briefings.facts.statements import Citation, Report
from dispute_briefings.facts.status import DatedStep

if TYPE_CHECKING:
    from dispute_briefings.views.drawing import Drawing

_ORDER = {"preferred": 0, "normal": 1, "deprecated": 2}


def ranked(reports: Sequence[Report]) -> list[Report]:
    """Return reports with the preferred one first and those set aside last."""
    return sorted(reports, key=lambda report: _ORDER[report.rank])


def supporting(dated: DatedStep) -> tuple[Citation, ...]:
    """Return the sources that a step rests on, without those whose date for it was set aside."""
    reports = [report for report in dated.statement.reports if report.rank == "deprecated"]
    kept = {c.ref for r in dated.statement.reports if r not in reports for c in r.sources}
    aside = {citation.ref for report in reports for citation in report.sources} - kept
    return tuple(citation for citation in dated.sources if citation.ref not in aside)


def circumstances(report: Report, drawing: Drawing) -> Iterator[Markup]:
    """Yield what qualifies a report, each a phrase in our words."""
    if isinstance(report, OfficeReport):
        yield from _of_office(report, drawing)
    yield from _of_scope(report, drawing)
    yield from _of_saying(report, drawing)
    if report.basis != "fact":
        yield drawing.sentence(f"basis-{report.basis}")
    if report.rank != "normal":
        yield _with_reason(drawing, f"rank-{report.rank}", report.why)
    if report.confidence is not None:
        yield _with_reason(drawing, f"confidence-{report.confidence}", report.because)
    if report.note is not None:
        yield drawing.plain(report.note)


def _with_reason(drawing: Drawing, key: str, reason: str | None) -> Markup:
    said = drawing.sentence(key)
    return drawing.sentence("with-reason", what=said, reason=drawing.plain(reason)) if reason else said


def _of_scope(report: Report, drawing: Drawing) -> Iterator[Markup]:
    scope = report.scope
    if scope is None:
        return
    if scope.definition is not None:
        yield drawing.plain(scope.definition)
    if scope.window is not None:
        yield drawing.date(scope.window)
    if scope.measured_by is not None:
        yield drawing.sentence("measured-by", party=drawing.link(scope.measured_by))


def _of_saying(report: Report, drawing: Drawing) -> Iterator[Markup]:
    date = drawing.date(report.said_on, "sentence")
    if report.said_by:
        key = "said-by-on" if report.said_on else "said-by"
        yield drawing.sentence(key, party=drawing.links(report.said_by), date=date)
    elif report.said_on:
        yield drawing.sentence("said-on", date=date)


def _of_office(report: OfficeReport, drawing: Drawing) -> Iterator[Markup]:
    if report.of is not None:
        yield drawing.link(report.of)
    if report.from_ is not None:
        yield drawing.sentence("from-date", date=drawing.date(report.from_))
    if report.until is not None:
        yield drawing.sentence("until-date", date=drawing.date(report.until))
