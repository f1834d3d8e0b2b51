"""Differences between two states of the facts in words: for a terminal, a pull request, a program."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from dispute_briefings.facts import tree
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.differences import Change, Difference
from dispute_briefings.facts.histories import units_of
from dispute_briefings.facts.model import (
    Figure,
    Measure,
    Point,
    Proceeding,
    Record,
    Stance,
    Step,
    Text,
    Value,
)
from dispute_briefings.facts.statements import Citation, Report, Statement
from dispute_briefings.facts.status import Status
from dispute_briefings.views import Drawing, Setting
from dispute_briefings.views.lines import Lines
from dispute_briefings.views.rows import row_of

FORMATS = ("text", "markdown", "json")
NOTHING = "no fact has changed"

_TAG = re.compile(r"<[^<>]*>")
# What Markdown, or GitHub's kind of it, takes for more than text.
_OF_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#|~@])")
# A longer text is told by what differs in it, with so many words around.
_LONG, _AROUND = 80, 3
_SOURCES = 3
_IN_CONFLICT = frozenset({Change.CONTESTED, Change.WEIGHED, Change.SETTLED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A difference in words: from what to what (empty for nothing), and the names of its sources."""

    difference: Difference
    before: str
    after: str
    sources: str

    @property
    def units(self) -> str:
        """The materials or parts that it is of, in brackets."""
        return f" ({', '.join(self.difference.units)})" if self.difference.units else ""

    @property
    def line(self) -> str:
        """All of it on one line, without the change and the address."""
        change = self.difference.change
        if change is Change.SOURCED:
            return f"+ {self.after}"
        if change is Change.UNSOURCED:
            return f"- {self.before}"
        arrow = f"{self.before} -> {self.after}" if self.before and self.after else self.before or self.after
        if change is Change.CHANGED and not (self.before and self.after):
            arrow = f"{self.before or 'nothing'} -> {self.after or 'nothing'}"
        return f"{arrow} ({self.sources})" if self.sources else arrow


def told(found: Iterable[Difference], before: FactBook, after: FactBook) -> tuple[Told, ...]:
    """Return differences in words of the site's language, each value as its own state writes it."""
    old, new = (_Words(Drawing(setting=_setting(book))) for book in (before, after))
    return tuple(_told(each, old, new) for each in found)


def as_format(found: Sequence[Told], form: str) -> str:
    """Return differences as lines, as a Markdown list, or as JSON.

    Raises:
        KeyError: there is no such format.
    """
    return {"text": _as_text, "markdown": _as_markdown, "json": _as_json}[form](found)


def counted(found: Sequence[Told]) -> str:
    """Return how many changes of each kind there are: ``2 added, 1 corrected``."""
    counts = Counter(each.difference.change for each in found)
    return ", ".join(f"{counts[change]} {change}" for change in Change if counts[change]) or NOTHING


def _as_text(found: Sequence[Told]) -> str:
    lines = [
        f"{each.difference.change}  {each.difference.address}{each.units}: {each.line}" for each in found
    ]
    return "\n".join([*lines, counted(found)])


def _as_markdown(found: Sequence[Told]) -> str:
    if not found:
        return f"**Facts:** {NOTHING}."
    lines = [f"**Facts:** {counted(found)}.", ""]
    for each in found:
        said = _OF_MARKDOWN.sub(r"\\\1", each.line).replace("-\\>", "→")
        lines.append(f"- **{each.difference.change}** `{each.difference.address}`{each.units}: {said}")
    return "\n".join(lines)


def _as_json(found: Sequence[Told]) -> str:
    return json.dumps([_fields(each) for each in found], ensure_ascii=False, indent=2)


def _fields(each: Told) -> dict[str, Any]:
    difference = each.difference
    position = difference.record.origin.position(difference.path)
    return {
        "change": difference.change.value,
        "address": difference.address,
        "record": difference.record.id,
        "kind": difference.record.kind_name,
        "before": each.before or None,
        "after": each.after or None,
        "sources": list(dict.fromkeys(citation.ref for citation in difference.sources)),
        "units": list(difference.units),
        "file": position.file,
        "line": position.line,
    }


def _setting(book: FactBook) -> Setting:
    return Setting(book=book, resolve=lambda target: target, language=book.language)


def _told(each: Difference, old: _Words, new: _Words) -> Told:
    before, after = each.before, each.after
    if each.change is Change.RENAMED:
        said = (before.id, after.id)
    elif each.change is Change.RETRACTED:
        said = (old.of(before), after.review.why or "")
    elif each.change in _IN_CONFLICT:
        said = (old.reports(before, each), new.reports(after, each))
    elif isinstance(before, tuple) and isinstance(after, tuple):
        said = _lists(old.list(before), new.list(after))
    else:
        said = _abridged(old.of(before, each), new.of(after, each))
    in_reports = each.change in _IN_CONFLICT or each.change is Change.RENAMED
    sources = "" if in_reports else new.sources(c.ref for c in each.sources)
    return Told(difference=each, before=said[0], after=said[1], sources=sources)


def _lists(before: list[str], after: list[str]) -> tuple[str, str]:
    """Of two lists what only one of them has."""
    lost = [each for each in before if each not in after]
    gained = [each for each in after if each not in before]
    return ", ".join(lost) or "...", ", ".join(gained) or "..."


def _abridged(before: str, after: str) -> tuple[str, str]:
    """Of two long texts the part that differs."""
    if not before or not after or max(len(before), len(after)) <= _LONG:
        return before, after
    old, new = before.split(), after.split()
    steps = [
        step for step in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if step[0] != "equal"
    ]
    if not steps:
        return before, after
    return _part(old, steps[0][1], steps[-1][2]), _part(new, steps[0][3], steps[-1][4])


def _part(words: list[str], first: int, last: int) -> str:
    begin, end = max(first - _AROUND, 0), min(last + _AROUND, len(words))
    return " ".join([*(["..."] if begin else []), *words[begin:end], *(["..."] if end < len(words) else [])])


@dataclass(frozen=True, slots=True)
class _Words:
    """Puts values of one state into plain words."""

    at: Drawing

    def of(self, value: Any, each: Difference | None = None) -> str:
        """Return a value in words, whatever its type; nothing for None."""
        at = self.at
        match value:
            case Record():
                return f"{value.kind_name}, {_plain(at.title(value.heading))}"
            case Status():
                return self._status(value, each)
            case Stance():
                return (
                    f"{_plain(at.name(at.book.by_id[value.party]))}: {value.answer} ({self.of(value.date)})"
                )
            case Step():
                return self._step(value)
            case Statement() | Report() | Point():
                return _plain(at.value(value, _unit(each)))
            case Text() | Date():
                return _plain(at.value(value))
            case Value():
                held = ((f.written, self.of(getattr(value, f.name))) for f in tree.fields(type(value)))
                return "; ".join(f"{name}: {said}" for name, said in held if said)
        return self._simple(value)

    def _simple(self, value: Any) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, tuple):
            return ", ".join(self.list(value))
        return "" if value in (None, {}) else str(value)

    def list(self, values: tuple[Any, ...]) -> list[str]:
        """Return each entry of a list in words."""
        return [self._citation(each) if isinstance(each, Citation) else self._entry(each) for each in values]

    def reports(self, stated: Any, each: Difference) -> str:
        """Return the reports of a statement, each with its sources; one set aside says so."""
        if len(stated.reports) < 2:
            return self.of(stated, each)
        return " / ".join(self._report(report, each) for report in self.at.ranked(stated.reports))

    def sources(self, ids: Iterable[str]) -> str:
        """Return sources by publisher and date; of many the first ones, and how many more there are."""
        unique = list(dict.fromkeys(ids))
        shown = unique if len(unique) <= _SOURCES + 1 else unique[:_SOURCES]
        more = f" and {len(unique) - len(shown)} more" if len(unique) > len(shown) else ""
        return _plain(self.at.sources_named(shown)) + more

    def _report(self, report: Report, each: Difference) -> str:
        unit = _unit(each) or getattr(each.after, "unit", None)
        rank = [] if report.rank == "normal" else [report.rank]
        said = "; ".join(filter(None, [*rank, self.sources(c.ref for c in report.sources)]))
        value = _plain(self.at.value(report, unit))
        return f"{value} ({said})" if said else value

    def _entry(self, value: Any) -> str:
        """A source that is named by its id is told by its publisher and date."""
        record = self.at.book.by_id.get(value) if isinstance(value, str) else None
        return (
            self.sources([value]) if record is not None and record.kind_name == "source" else self.of(value)
        )

    def _citation(self, citation: Citation) -> str:
        more = (citation.at, citation.quote and f"“{citation.quote}”", citation.role)
        return ", ".join(filter(None, (self.sources([citation.ref]), *more)))

    def _step(self, step: Step) -> str:
        at = self.at
        event = at.book.by_id.get(step.event) if step.event else None
        date = self.of(step.date) if step.date else _plain(at.title(event.heading)) if event else ""
        regime = _plain(at.label("regimes", step.regime))
        return ", ".join(filter(None, (_plain(at.label("statuses", step.status)), date, regime)))

    def _status(self, status: Status, each: Difference | None) -> str:
        """The sentence for the state of play, what applies, and for which materials or parts."""
        assert each is not None
        record = self.at.book.by_id.get(each.record.id) or next(
            self.at.book.by_id[old] for old in each.record.formerly if old in self.at.book.by_id
        )
        assert isinstance(record, (Measure, Proceeding))
        unit = next((u for u in units_of(record) if self.at.book.status(record, unit=u) == status), None)
        said = _plain(Lines(at=self.at).sentence(row_of(self.at, record, unit))).rstrip(".")
        regime = _plain(self.at.label("regimes", status.regime))
        return f"{said} ({regime})" if regime else said


def _unit(each: Difference | None) -> str | None:
    record = each.record if each is not None else None
    return record.unit if isinstance(record, Figure) else None


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", markup)).split())
