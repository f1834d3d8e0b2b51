"""What was measured, as the documentation shows it: a table for each size, and what each generator makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.edits import EDITS
from benchmarks.generators import STOCK
from benchmarks.measured import COLD, Generated, Measured, read_record, write_record
from benchmarks.plot import TITLE, drawn

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "benchmarks" / "measured.json"
PAGE, PLOT = ROOT / "docs" / "speed.md", ROOT / "docs" / "speed.svg"

_BEGIN, _END = "<!-- written by make bench -->", "<!-- up to here -->"
_NOTHING = "–"
_BUILDS = {COLD: "first build", **{what: edit.title for what, edit in EDITS.items()}}


def record(
    found: Mapping[str, Measured], *, kept: Path = RECORD, page: Path = PAGE, plot: Path = PLOT
) -> None:
    """Keep what was measured in place of what was known of these sizes, and write the page and the plot."""
    known = {**(read_record(kept) if kept.exists() else {}), **found}
    in_order = dict(sorted(known.items(), key=lambda each: each[1].articles))
    write_record(kept, in_order)
    page.write_text(with_report(page.read_text("utf-8"), in_order), encoding="utf-8")
    plot.write_text(drawn(in_order), encoding="utf-8")


def with_report(page: str, known: Mapping[str, Measured]) -> str:
    """Return a page with what was measured between the two marks in it.

    Raises:
        ValueError: it has not both marks.
    """
    before, begin, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError(f"the page has no place between '{_BEGIN}' and '{_END}'")
    return f"{before}{begin}\n\n{report(known)}\n\n{end}{after}"


def report(known: Mapping[str, Measured]) -> str:
    """Return what was measured as Markdown."""
    return "\n\n".join(
        (
            f"![{TITLE}; the figures are in the tables](speed.svg)",
            *(f"### {of.articles:,} articles\n\n{table(of)}" for of in known.values()),
            "### What each makes",
            "\n".join(_makes(known)),
        )
    )


def table(of: Measured) -> str:
    """Return what was measured at one size as Markdown: tables with a column for each generator."""
    told = (
        f"{of.names:,} names, {of.facts:,} facts. {_times(of.rounds, 'round')} of builds, and "
        f"{_times(of.edits, 'edit')} in each preview. {_times(of.processors, 'processor')}, on which "
        f"{of.busy:g} processes ran or waited at a time."
    )
    tables = (
        _lines(of, "Processor", _processors(of)),
        _lines(of, "Clock", _clocks(of)),
        _lines(of, "Site", _sites(of)),
    )
    return "\n\n".join([told, *tables, *(f"{sentence}." for sentence in of.left_out.values())])


def _times(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _lines(of: Measured, head: str, rows: Iterable[tuple[str, list[str]]]) -> str:
    """Return a table without the rows that say nothing."""
    titles = [each.title for each in of.generators.values()]
    lines = [[head, *titles], ["---", *("---:" for _ in titles)]]
    lines += [[what, *cells] for what, cells in rows if set(cells) != {_NOTHING}]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _processors(of: Measured) -> Iterator[tuple[str, list[str]]]:
    for what, title in _BUILDS.items():
        yield title, [_taken(of, key, what, by_clock=False) for key in of.generators]


def _clocks(of: Measured) -> Iterator[tuple[str, list[str]]]:
    for what, title in _BUILDS.items():
        yield title, [_taken(of, key, what, by_clock=True) for key in of.generators]
    for what, edit in EDITS.items():
        yield f"preview: {edit.title}", [_shown(each, what) for each in of.generators.values()]


def _sites(of: Measured) -> Iterator[tuple[str, list[str]]]:
    every = of.generators.values()
    yield "most memory of a process", [_memory(each) for each in every]
    yield "pages", [f"{each.output.pages:,}" for each in every]
    yield "all files", [f"{each.output.size / 1e6:,.1f} MB" for each in every]
    yield "loaded for a first search", [_search(each) for each in every]


def _taken(of: Measured, key: str, what: str, *, by_clock: bool) -> str:
    taken, ratio = of.generators[key].builds.get(what), of.ratio(key, what, by_clock=by_clock)
    if taken is None:
        return _NOTHING
    told = f"{taken.clock if by_clock else taken.processor:.2f} s"
    return told if ratio is None or key == STOCK else f"{told} ({ratio:.2f})"


def _shown(of: Generated, what: str) -> str:
    shown = of.previews.get(what)
    return f"{shown.best:.2f} s ({shown.median:.2f})" if shown else _NOTHING


def _memory(of: Generated) -> str:
    largest, *others = sorted(of.memory.items(), key=lambda each: -each[1])
    return ", ".join((f"{largest[1]:.0f} MB", *(f"{program} {held:.0f} MB" for program, held in others)))


def _search(of: Generated) -> str:
    if of.output.search is None:
        return _NOTHING
    usual, most = (f"{each / 1e3:,.0f} kB" for each in of.output.search)
    return usual if usual == most else f"{usual} ({most})"


def _makes(known: Mapping[str, Measured]) -> Iterator[str]:
    every = {key: each for of in known.values() for key, each in of.generators.items()}
    keeping = {key for of in known.values() for key, each in of.generators.items() if each.keeps_deleted}
    for key, each in every.items():
        stays = "; the page of an article that was deleted stays" if key in keeping else ""
        yield f"- **{each.title}** {each.version}: {each.does}{stays}."
