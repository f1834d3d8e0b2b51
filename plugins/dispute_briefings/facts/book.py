"""The book of facts: all records of a site, finished and checked, and what follows from them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeVar, cast

from dispute_briefings.facts import tree
from dispute_briefings.facts.belonging import concerned, naming, owners
from dispute_briefings.facts.cited import CitedSource, as_cited
from dispute_briefings.facts.conflicts import Standing
from dispute_briefings.facts.fact import Fact, facts_among
from dispute_briefings.facts.histories import dated_steps, units_of
from dispute_briefings.facts.mentions import Mention, mentions_among, quoted_among
from dispute_briefings.facts.model import (
    Dispute,
    Event,
    Material,
    Measure,
    Party,
    Proceeding,
    Question,
    Record,
    Source,
    Step,
    Value,
)
from dispute_briefings.facts.same import Same
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.status import DatedStep, Status, status
from dispute_briefings.facts.vocabulary import Vocabulary
from dispute_briefings.problems import nearest

R = TypeVar("R", bound=Record)


class UnknownAddressError(LookupError):
    """No record or fact has this address; `cure` names the nearest one."""

    def __init__(self, address: str, cure: str) -> None:
        super().__init__(address)
        self.address = address
        self.cure = cure


@dataclass(frozen=True, kw_only=True, slots=True)
class _Walked:
    """What is in a record."""

    values: tuple[tuple[tree.Path, Value], ...]
    references: tuple[tree.Found, ...]
    texts: tuple[tuple[tree.Path, str], ...]
    facts: tuple[Fact, ...]


# In a preview, a new book has the records of the last one, but for those of one file.
@lru_cache(maxsize=10_000)
def _walked(same: Same[Record]) -> _Walked:
    record = same.value
    values = tuple(tree.values(record))
    return _Walked(
        values=values,
        references=tuple(tree.references(values)),
        texts=tuple(tree.texts(values)),
        facts=tuple(facts_among(record, values)),
    )


@dataclass(frozen=True, kw_only=True)
class FactBook:
    """All records; `language` is the site's.

    Records keep the order in which they were read: files by name, records as written.
    """

    records: tuple[Record, ...]
    vocabulary: Vocabulary
    language: str = "en"

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record by its id."""
        return {record.id: record for record in self.records}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Today's id by each former one."""
        return {old: record.id for record in self.records for old in record.formerly}

    @cached_property
    def _by_kind(self) -> Mapping[type[Record], tuple[Record, ...]]:
        kinds: dict[type[Record], list[Record]] = defaultdict(list)
        for record in self.records:
            kinds[type(record)].append(record)
        return {kind: tuple(found) for kind, found in kinds.items()}

    @cached_property
    def _shown(self) -> Mapping[type[Record], tuple[Record, ...]]:
        return {
            kind: tuple(record for record in found if not record.retracted)
            for kind, found in self._by_kind.items()
        }

    def of_kind(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a kind, without those retracted."""
        return cast("tuple[R, ...]", self._shown.get(kind, ()))

    def record(self, record_id: str, kind: type[R]) -> R:
        """Return one record.

        Raises:
            UnknownAddressError: there is none of this id and kind.
        """
        found = self.by_id.get(record_id)
        if not isinstance(found, kind):
            raise UnknownAddressError(
                record_id, nearest(record_id, (r.id for r in self._by_kind.get(kind, ())))
            )
        return found

    @cached_property
    def _walked(self) -> Mapping[int, _Walked]:
        return {id(record): _walked(Same(record)) for record in self.records}

    def values_of(self, record: Record) -> tuple[tuple[tree.Path, Value], ...]:
        """Return a record and every value in it, each with its path."""
        return self._walked[id(record)].values

    def references_of(self, record: Record) -> tuple[tree.Found, ...]:
        """Return every id that a record makes use of: of records and of words of the vocabulary."""
        return self._walked[id(record)].references

    def texts_of(self, record: Record) -> tuple[tuple[tree.Path, str], ...]:
        """Return every plain text of a record, in each of its languages, with its path."""
        return self._walked[id(record)].texts

    # Disputes -------------------------------------------------------------------------------------

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """The disputes of the site."""
        return self.of_kind(Dispute)

    def disputes_of(self, record: Record) -> tuple[str, ...]:
        """Return the ids of the disputes that a record belongs to; none for a shared record."""
        own = record.origin.dispute
        return (*([own] if own else ()), *record.also_in)

    @cached_property
    def concerned(self) -> Mapping[str, frozenset[str]]:
        """The ids of the records that each dispute concerns: its own, and the shared ones that they name."""
        by_name = {named: [each.record for each in found] for named, found in self.mentions.items()}
        names = naming(by_name)
        return {dispute.id: concerned(dispute.id, self.records, names) for dispute in self.disputes}

    def disputes_on(self, record: Record) -> tuple[str, ...]:
        """Return the ids of the disputes that a record belongs to, else of those that it concerns."""
        return owners(record) or tuple(
            dispute for dispute, records in self.concerned.items() if record.id in records
        )

    def as_of(self, record: Record | None = None) -> datetime.date:
        """Return the day that stands for today: of the record's disputes, else of all, the latest."""
        ids = self.disputes_of(record) if record is not None else ()
        disputes = [d for d in self.disputes if d.id in ids] or list(self.disputes)
        days = [d.as_of.last for d in disputes if d.as_of.last is not None]
        return max(days, default=datetime.date.min)

    # Events ---------------------------------------------------------------------------------------

    @cached_property
    def timeline(self) -> tuple[Event, ...]:
        """All events in the order of their main dates."""
        dated = [(event.day, index, event) for index, event in enumerate(self.of_kind(Event))]
        known = [(day.sort_key, index, event) for day, index, event in dated if day is not None]
        undated = [event for day, _, event in dated if day is None]
        return (*(event for _, _, event in sorted(known, key=lambda entry: entry[:2])), *undated)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """Where each event stands on the timeline, by its id."""
        return {event.id: place for place, event in enumerate(self.timeline)}

    # Measures and proceedings ---------------------------------------------------------------------

    def history(self, record: Measure | Proceeding) -> tuple[DatedStep, ...]:
        """Return the steps of a measure or proceeding with their dates and sources.

        A step that no date is found for is left out: the checks report it.
        """
        return dated_steps(record, self.by_id, self.vocabulary.statuses)

    def status(
        self, record: Measure | Proceeding, day: datetime.date | None = None, unit: str | None = None
    ) -> Status:
        """Return the status of a measure or proceeding on a day (left out: as of), for one unit."""
        before = record.before if isinstance(record, Measure) else None
        return status(self.history(record), before=before, unit=unit, day=day or self.as_of(record))

    def statuses(
        self, record: Measure | Proceeding, day: datetime.date | None = None
    ) -> tuple[tuple[tuple[str, ...], Status], ...]:
        """Return the distinct statuses on a day, each with the units that share it (none: the whole)."""
        grouped: dict[Status, list[str]] = {}
        for unit in units_of(record):
            units = grouped.setdefault(self.status(record, day, unit), [])
            if unit is not None:
                units.append(unit)
        return tuple((tuple(units), found) for found, units in grouped.items())

    def measures_on(self, material: Material) -> tuple[Measure, ...]:
        """Return the measures that cover a material."""
        return tuple(m for m in self.of_kind(Measure) if material.id in m.materials)

    # Facts ----------------------------------------------------------------------------------------

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every fact by its address, records in their order."""
        return {fact.address: fact for record in self.records for fact in self._walked[id(record)].facts}

    def fact(self, address: str) -> Fact:
        """Return the fact at an address.

        Raises:
            UnknownAddressError: there is none.
        """
        if address in self.facts:
            return self.facts[address]
        record_id = address.partition(".")[0]
        near = nearest(address, (a for a in self.facts if a.partition(".")[0] == record_id))
        raise UnknownAddressError(address, near or nearest(record_id, self.by_id))

    @cached_property
    def _stated(self) -> Mapping[int, Fact]:
        stated = ((f.value.date if isinstance(f.value, Step) else f.value, f) for f in self.facts.values())
        return {id(value): fact for value, fact in stated}

    def fact_stating(self, value: Any) -> Fact | None:
        """Return the fact that a statement of a record is, or the date of a step; None for all else."""
        return self._stated.get(id(value))

    @cached_property
    def resting_on(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts that rest on each source, by the source's id."""
        resting: dict[str, dict[str, Fact]] = defaultdict(dict)
        for fact in self.facts.values():
            for citation in fact.sources:
                resting[citation.ref][fact.address] = fact
        return {source: tuple(found.values()) for source, found in resting.items()}

    def cited(self, source: str) -> CitedSource | None:
        """Return what is said of a source where it is cited; None where there is no such source."""
        found = self.by_id.get(source)
        return as_cited(found, self.vocabulary) if isinstance(found, Source) else None

    @cached_property
    def _quoted(self) -> Mapping[tuple[str, str], tuple[Citation, ...]]:
        return quoted_among(
            value for record in self.records if not record.retracted for _, value in self.values_of(record)
        )

    def quotations(self, source: str, at: str) -> tuple[Citation, ...]:
        """Return the citations that quote a source at a place in it (``para 4``), each wording once."""
        return self._quoted.get((source, at.casefold()), ())

    @cached_property
    def contested(self) -> tuple[Fact, ...]:
        """The facts whose reports differ, settled or not, and those both true."""
        return tuple(
            fact
            for fact in self.facts.values()
            if not fact.record.retracted and fact.standing is not Standing.AGREED
        )

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Who names each record, by the id named."""
        among = ((record, self.references_of(record), self.texts_of(record)) for record in self.records)
        return mentions_among(among, self.by_id)

    def organs_of(self, party: Party) -> tuple[str, ...]:
        """Return the ids of the parties that are part of a party, directly or by way of others."""
        found = [party.id]
        for whole in found:  # grows while it is walked
            found += [organ.id for organ in self._parts_of.get(whole, ()) if organ.id not in found]
        return tuple(found[1:])

    @cached_property
    def _parts_of(self) -> Mapping[str, tuple[Party, ...]]:
        parts: dict[str, list[Party]] = defaultdict(list)
        for party in self.of_kind(Party):
            if party.part_of is not None:
                parts[party.part_of].append(party)
        return {whole: tuple(found) for whole, found in parts.items()}

    def events_on(self, *records: Record, after: datetime.date | None = None) -> tuple[Event, ...]:
        """Return the events that name a record, or any of some, in the order of their dates.

        After a day, they are those that begin later, as far as that is known.

        Of a party, they are also those of its organs: what a ministry does, its government does.
        """
        naming = {each for record in records for each in self._naming(record)}
        places = sorted(self._places[each] for each in naming if each in self._places)
        found = tuple(self.timeline[place] for place in places)
        return found if after is None else tuple(event for event in found if _begins_after(event, after))

    def _naming(self, record: Record) -> set[str]:
        """The ids of what names a record, or is a step of it."""
        named = (record.id, *(self.organs_of(record) if isinstance(record, Party) else ()))
        naming = {mention.record.id for each in named for mention in self.mentions.get(each, ())}
        if isinstance(record, (Measure, Proceeding)):
            naming |= {step.event for step in record.history if step.event}
        return naming

    @cached_property
    def listed_under(self) -> Mapping[str, tuple[Record, ...]]:
        """By the id of each event: the parties, materials, measures and proceedings that it is on."""
        found: dict[str, list[Record]] = defaultdict(list)
        for kind in (Party, Material, Measure, Proceeding):
            for record in self.of_kind(kind):
                for event_id in self._naming(record):
                    found[event_id].append(record)
        return {event_id: tuple(records) for event_id, records in found.items()}

    def is_to_come(self, event: Event) -> bool:
        """Return whether an event is but planned, for a day after the last check or for none."""
        if event.headline[1] is not None:
            return False
        return event.day is None or event.day.last is None or event.day.last > self.as_of(event)

    def questions_on(self, record: Record) -> tuple[Question, ...]:
        """Return the questions that are about a record, or that a party answers."""
        naming = {mention.record.id for mention in self.mentions.get(record.id, ())}
        return tuple(question for question in self.of_kind(Question) if question.id in naming)

    def publishers(self, citations: Sequence[Citation]) -> tuple[int, int]:
        """Return how many publishers are cited, and how many of them are known to copy another source."""
        sources = [s for c in citations if isinstance(s := self.by_id.get(c.ref), Source)]
        known = {source.publisher for source in sources}
        copying = known - {source.publisher for source in sources if not source.derived_from}
        return len(known), len(copying)


def _begins_after(event: Event, day: datetime.date) -> bool:
    return event.day is not None and event.day.first is not None and event.day.first > day
