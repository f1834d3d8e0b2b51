"""A made-up book of fact sheets of any size, the same for the same seed.

Its mix follows the briefing that the repository ships with: events with actors, sources and facts of
their own, measures with a history, positions, and series of numbers in CSV files. One statement in
twelve has reports that differ.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dispute_briefings.facts.checks.codes import check_digit

YEARS = range(2001, 2031)
POINTS = 24
_WORDS = tuple(
    word
    for line in (
        "the ministry told reporters that exports of salt to the south would need a licence for each",
        "contract from the next month and that talks on the matter had been offered but no date was set",
    )
    for word in line.split()
)


@dataclass(kw_only=True)
class _Chance:
    """What varies from record to record."""

    random: random.Random
    sources: int = 0

    def date(self) -> str:
        """Return a date: of a day mostly, sometimes only of a month or year, or of a stretch of time."""
        year, month, day = self.random.choice(YEARS), self.random.randint(1, 12), self.random.randint(1, 28)
        told = (f"{year}-{month:02}", f"{year}", f"{year}-Q{(month + 2) // 3}", f"{year}-{month:02}-01/..")
        return self.random.choice(told) if self.random.random() < 0.2 else f"{year}-{month:02}-{day:02}"

    def source(self) -> str:
        """Return the id of a source."""
        return f"source-{self.random.randrange(self.sources)}"

    def cited(self) -> str:
        """Return a list of sources."""
        return f"[{', '.join({self.source(): None for _ in range(self.random.choice((1, 1, 2, 3)))})}]"

    def words(self, count: int) -> str:
        """Return a sentence."""
        return " ".join(self.random.choice(_WORDS) for _ in range(count)).capitalize() + "."


@dataclass(kw_only=True)
class _Sheets:
    """The lines of each file, and how many facts they hold."""

    chance: _Chance
    lines: dict[str, list[str]] = field(default_factory=dict)
    facts: int = 0

    def add(self, file: str, *lines: str, facts: int) -> None:
        """Add lines to a file below the dispute's folder, which hold a number of facts."""
        self.lines.setdefault(file, []).extend(lines)
        self.facts += facts


def write_book(folder: Path, facts: int, *, seed: int = 1) -> int:
    """Write fact sheets below a folder until they hold at least a number of facts; return how many they hold.

    Records are written in batches of some seventy facts, each batch whole.
    """
    chance = _Chance(random=random.Random(seed), sources=max(8, facts // 12))
    sheets = _Sheets(chance=chance)
    _write_shared(folder, sheets)
    batch = 0
    while sheets.facts < facts:
        for write in (_events, _measure, _question, _figure, _material, _party_and_term):
            write(sheets, batch)
        batch += 1
    for file, lines in sheets.lines.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return sheets.facts


def _write_shared(folder: Path, sheets: _Sheets) -> None:
    chance = sheets.chance
    sheets.add(
        "salt/dispute.yml",
        "name: Salt quota",
        f"as_of: {YEARS.stop}-12-31",
        "summary: Northland limits its exports of salt.",
        "parties:",
        "  - {party: northland, side: north, role: exporter}",
        "  - {party: southland, side: south, role: importer}",
        "strands: [{id: quota, title: The quota, of: [measure-0]}]",
        f"opened: {{value: {YEARS.start}-01-01, sources: [source-0]}}",
        "sources: [source-0]",
        facts=2,
    )
    for party in ("northland", "southland"):
        name = party.capitalize()
        line = f"- {{id: {party}, name: {name}, kind: government, sources: [source-0]}}"
        sheets.add("parties.yml", line, facts=0)
    for number in range(chance.sources):
        sheets.add(
            f"sources/{number // 400}.yml",
            f"- id: source-{number}",
            f"  kind: {chance.random.choice(('press', 'wire', 'official'))}",
            f"  publisher: Publisher {number % 97}",
            f"  title: {chance.words(8)}",
            "  language: en",
            f"  published: {YEARS.stop}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            f"  url: https://example.org/{number}",
            f"  accessed: {YEARS.stop}-12-01",
            "  read_as: excerpt",
            facts=0,
        )
    (folder / "salt").mkdir(parents=True, exist_ok=True)


def _events(sheets: _Sheets, batch: int) -> None:
    """Write twelve events with two facts each, and with half as many of their own."""
    chance = sheets.chance
    for number in range(12 * batch, 12 * batch + 12):
        file = f"salt/events/{number // 240}.yml"
        sheets.add(
            file,
            f"- id: event-{number}",
            f"  title: {chance.words(7)}",
            "  date:",
            *_statement(chance, chance.date, indent="    "),
            f"  kind: {chance.random.choice(('act', 'talks', 'statement', 'trade'))}",
            f"  level: {chance.random.randint(1, 3)}",
            "  text: >-",
            f"    {chance.words(14)} See [[material-{batch}]].",
            f"    {chance.words(16)} [@{chance.source()}, para {number % 9}]",
            "  actors: [northland]",
            "  toward: [southland]",
            f"  materials: [material-{batch}]",
            f"  measures: [measure-{batch}]",
            "  strand: quota",
            f"  sources: {chance.cited()}",
            "  confidence: moderate",
            facts=2,
        )
        if number % 2:
            sheets.add(file, "  facts:", facts=0)
            for key, unit in (("tonnage", "tonnes"), ("ships", "count")):
                sheets.add(
                    file,
                    f"    {key}:",
                    f"      label: {key.capitalize()}",
                    f"      unit: {unit}",
                    *_statement(chance, lambda: str(chance.random.randint(1, 9999)), indent="      "),
                    facts=1,
                )


def _statement(chance: _Chance, value: Callable[[], str], *, indent: str) -> Iterator[str]:
    """Yield a statement of one report, or of two that differ."""
    if chance.random.randrange(12):
        yield f"{indent}value: {value()}"
        yield f"{indent}sources: {chance.cited()}"
        return
    yield f"{indent}reports:"
    yield f"{indent}  - {{value: {value()}, sources: {chance.cited()}, rank: preferred}}"
    yield f"{indent}  - {{value: {value()}, sources: {chance.cited()}, note: {chance.words(5)}}}"


def _measure(sheets: _Sheets, batch: int) -> None:
    """Write a measure: a summary, and five steps of which two have a date of their own."""
    chance = sheets.chance
    sheets.add(
        f"salt/measures/{batch // 100}.yml",
        f"- id: measure-{batch}",
        f"  name: Licences of round {batch}",
        f"  summary: {chance.words(20)}",
        "  by: northland",
        "  toward: [southland]",
        f"  materials: [material-{batch}]",
        "  before: special-general-bulk",
        "  history:",
        f"    - {{status: announced, date: {YEARS.start}-01-01, due: {{in-force: {YEARS.start}-02-01}}}}",
        f"    - {{status: in-force, date: {YEARS.start}-02-01, regime: individual}}",
        f"    - {{status: changed, date: {YEARS.start}-03, regime: special-bulk, sources: {chance.cited()}}}",
        f"  sources: {chance.cited()}",
        facts=4,
    )


def _question(sheets: _Sheets, batch: int) -> None:
    chance = sheets.chance
    sheets.add(
        f"salt/questions/{batch // 100}.yml",
        f"- id: question-{batch}",
        f"  text: {chance.words(9)[:-1]}?",
        f"  about: [measure-{batch}]",
        "  positions:",
        facts=0,
    )
    for party, answer in (("northland", "yes"), ("southland", "no"), ("southland", "partly")):
        sheets.add(
            f"salt/questions/{batch // 100}.yml",
            f"    - party: {party}",
            f"      date: {chance.date().partition('/')[0]}",
            f"      answer: {answer}",
            f"      stance: {chance.words(10)}",
            f"      sources: {chance.cited()}",
            facts=1,
        )


def _figure(sheets: _Sheets, batch: int) -> None:
    """Write a series of numbers by month, and its points."""
    chance = sheets.chance
    sheets.add(
        f"salt/figures/{batch // 100}.yml",
        f"- id: figure-{batch}",
        f"  title: Exports of round {batch}",
        "  unit: tonnes",
        "  frequency: monthly",
        "  measured_by: northland",
        f"  method: {chance.words(12)}",
        f"  materials: [material-{batch}]",
        f"  mark_events: [event-{12 * batch}]",
        facts=0,
    )
    points = (
        f"{2020 + month // 12}-{month % 12 + 1:02},{chance.random.randint(1, 9999)},{chance.source()}"
        for month in range(POINTS)
    )
    sheets.add(f"salt/figures/figure-{batch}.csv", "period,value,sources", *points, facts=POINTS)


def _material(sheets: _Sheets, batch: int) -> None:
    chance = sheets.chance
    number = f"{1000000 + batch}-14-"
    sheets.add(
        f"materials/{batch // 100}.yml",
        f"- id: material-{batch}",
        f"  name: {{en: Salt {batch}, ko: 소금 {batch}, ja: 塩 {batch}}}",
        f"  definition: {{value: {chance.words(12)}, sources: {chance.cited()}}}",
        f"  uses: [{chance.words(6)}, {chance.words(6)}]",
        "  identifiers:",
        f"    cas: {number}{check_digit('cas', number + '0')}",
        "    hs: {value: 2501.00, edition: 2022, match: proxy}",
        f"  sources: {chance.cited()}",
        facts=5,
    )


def _party_and_term(sheets: _Sheets, batch: int) -> None:
    chance = sheets.chance
    sheets.add(
        "parties.yml",
        f"- id: firm-{batch}",
        f"  name: Salt works {batch}",
        f"  names: [{{text: 소금 공장 {batch}, lang: ko, sources: {chance.cited()}}}]",
        "  kind: firm",
        "  country: northland",
        f"  sources: {chance.cited()}",
        facts=1,
    )
    sheets.add(
        "glossary.yml",
        f"- id: term-{batch}",
        f"  name: Term {batch}",
        f"  definition: {{value: {chance.words(15)}, sources: {chance.cited()}}}",
        f"  see: [material-{batch}]",
        facts=1,
    )
