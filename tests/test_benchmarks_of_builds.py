"""Builds are measured as the documentation says, and it shows what was found."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from benchmarks import __main__ as commands
from benchmarks import generators, report
from benchmarks.edits import BODY, EDITS, EVENT, undo
from benchmarks.generators import GENERATORS, OURS, STOCK
from benchmarks.made_sites import Size
from benchmarks.measured import COLD, Generated, Measured, Seconds, read_record, write_record
from benchmarks.measuring import FailedError, below, environment, processor_of, taken_by
from benchmarks.outputs import Output, output, search_bytes
from benchmarks.plot import drawn
from benchmarks.previews import Shown, preview
from benchmarks.rounds import measured

SIZE = Size(articles=8, names=30, facts=200)
SVG = "{http://www.w3.org/2000/svg}"

ON_LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="others do not let processes be seen"
)


def python(text: str) -> tuple[str, ...]:
    """Return the command that runs a text as Python."""
    return sys.executable, "-c", text


# What a command takes ---------------------------------------------------------------------------------


def test_what_a_command_takes_has_that_of_the_processes_that_it_starts(tmp_path: Path) -> None:
    work = "for _ in range(3_000_000): pass"
    alone = taken_by(python(work), tmp_path)
    twice = taken_by(
        python(f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', '{work}'])\n{work}"), tmp_path
    )
    assert twice.processor > alone.processor > 0
    assert alone.clock > 0


@ON_LINUX
def test_memory_is_told_of_each_program(tmp_path: Path) -> None:
    program = tmp_path / "indexer_of_ours"
    program.symlink_to(Path(sys.executable).resolve())
    waits = "x = bytearray(60_000_000); import time; time.sleep(0.4)"
    started = f"import subprocess\nsubprocess.run(['{program}', '-I', '-c', '{waits}'])"
    memory = taken_by(python(started), tmp_path).memory
    assert memory["indexer"] > 60 > min(memory.values())
    assert len(memory) == 2


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (python("import sys; print('first', flush=True); sys.exit('no such page')"), "no such page"),
        (python("import sys; sys.exit(3)"), "it ended with 3"),
        (("/nowhere/to/be/found",), "No such file"),
    ],
)
def test_a_command_that_fails_says_why(command: tuple[str, ...], told: str, tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=told):
        taken_by(command, tmp_path)


def test_no_setting_of_whoever_measures_lets_python_compile_at_each_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in environment()


def test_a_process_that_has_ended_takes_nothing() -> None:
    assert list(below(2**30)) == []
    assert processor_of(2**30) == 0


# Edits ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small site of ours."""
    folder = tmp_path_factory.mktemp("sites") / "ours"
    GENERATORS[OURS].write(folder, SIZE)
    return folder


def contents(folder: Path) -> Mapping[str, bytes]:
    """Return what is in each file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_edit_changes_one_file_each_time_and_what_is_new_can_be_taken_away(site: Path) -> None:
    files = set(contents(site))
    for what, edit in EDITS.items():
        for number in (1, 2):
            before = contents(site)
            if what == "deleted" and number == 2:
                continue
            edit.make(site, number)
            after = contents(site)
            changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
            assert len(changed) == 1, (what, number, changed)
            written = "".join(after[name].decode() for name in changed if name in after)
            assert edit.words(number) in written
    undo(site)
    assert set(contents(site)) == files


# What a site is ---------------------------------------------------------------------------------------


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder, and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def packed(*texts: str) -> int:
    """Return how many bytes texts have, each compressed."""
    return sum(len(gzip.compress(text.encode(), mtime=0)) for text in texts)


def test_pages_and_bytes_are_counted(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "x" * 100, "a/index.html": "y" * 50, "a.css": "z" * 25})
    assert output(tmp_path) == Output(pages=2, size=175, search=None)


@pytest.mark.parametrize("name", ["search/search_index.json", "search.json"])
def test_of_an_index_that_is_whole_all_is_loaded_with_its_script(name: str, tmp_path: Path) -> None:
    script = "assets/javascripts/workers/search.0.min.js"
    write(tmp_path, {name: "index", script: "script", "assets/javascripts/other.js": "other"})
    assert search_bytes(tmp_path) == (packed("index", "script"),) * 2


def test_of_an_index_in_pieces_a_first_query_loads_one_and_some_results(tmp_path: Path) -> None:
    always = {
        "pagefind.js": "script",
        "pagefind-entry.json": "{}",
        "wasm.en.pagefind": "wasm",
        "pagefind.en.pf_meta": "which piece has which words",
    }
    filters = {"filter/a.pf_filter": "a", "filter/b.pf_filter": "b"}
    results = {f"fragment/{number}.pf_fragment": "the same" for number in range(12)}
    pieces = {"small": "", "usual": "salt", "large": "salt and sugar"}
    index = {f"index/{name}.pf_index": text for name, text in pieces.items()}
    every = {**always, **filters, **results, **index}
    write(tmp_path, {f"assets/briefings/search/{name}": text for name, text in every.items()})
    rest = packed(*always.values()) + 6 * packed("the same")
    assert search_bytes(tmp_path) == (rest + packed(pieces["usual"]), rest + packed(pieces["large"]))


# A run ------------------------------------------------------------------------------------------------


def test_a_run_measures_every_build_of_each_generator(tmp_path: Path) -> None:
    some = (BODY, "new", "deleted", EVENT)
    told: list[str] = []
    of = measured(SIZE, (OURS, STOCK), 1, 1, some, told.append)
    ours, stock = of.generators[OURS], of.generators[STOCK]
    assert list(ours.builds) == [COLD, *some]
    assert list(stock.builds) == [COLD, BODY, "new", "deleted"]
    assert list(ours.previews) == [BODY, EVENT]
    assert list(stock.previews) == [BODY]
    assert ours.output.pages > stock.output.pages == SIZE.articles + 2
    assert ours.output.search
    assert stock.output.search
    assert ours.memory
    assert not ours.keeps_deleted
    assert of.left_out == {}
    assert any("round 1 of 1" in line for line in told)
    write_record(tmp_path / "kept.json", {"XS": of})
    assert read_record(tmp_path / "kept.json") == {"XS": of}


def test_a_generator_that_does_not_run_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = replace(GENERATORS["hugo"], build=("/nowhere/hugo",))
    monkeypatch.setattr(generators, "GENERATORS", {"hugo": nowhere})
    running, left_out = generators.generators(("hugo",))
    assert running == {}
    assert left_out["hugo"].startswith("Hugo does not run here: ")


def test_a_preview_that_ends_is_told(tmp_path: Path) -> None:
    ends = replace(GENERATORS[STOCK], serve=python("import sys; sys.exit(3)"))
    with pytest.raises(FailedError, match="ended with 3"):
        preview(ends, tmp_path, EDITS[BODY], 1)


def test_a_build_without_the_edit_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made = "from pathlib import Path\nPath('site').mkdir(exist_ok=True)"
    idle = replace(GENERATORS[STOCK], build=python(made))
    monkeypatch.setattr(generators, "GENERATORS", {STOCK: idle})
    with pytest.raises(FailedError, match=r"after 'text of an article edited', 'Edit 0\.' is not"):
        measured(SIZE, (STOCK,), 1, 1, (BODY,), lambda _: None)


# What is shown of it ----------------------------------------------------------------------------------


def generated(title: str, seconds: float, **more: object) -> Generated:
    """Return a generator all of whose times follow from one."""
    known = Generated(
        title=title,
        version="1.2",
        does="the articles",
        output=Output(pages=10, size=2_000_000, search=(123_400, 234_500)),
        memory={"python": 80.2},
        keeps_deleted=False,
        builds={what: Seconds(processor=seconds, clock=2 * seconds) for what in (COLD, BODY)},
        previews={BODY: Shown(best=seconds / 4, median=seconds / 2)},
    )
    return replace(known, **more)  # type: ignore[arg-type]  # the fields of it


def known(articles: int = 8, **every: Generated) -> Measured:
    """Return what was measured of some generators."""
    return Measured(
        articles=articles,
        names=30,
        facts=200,
        rounds=1,
        edits=3,
        processors=2,
        busy=4.5,
        generators=every,
        left_out={},
    )


def rows(text: str) -> Mapping[str, list[str]]:
    """Return the cells of each row of all tables, by what the row begins with."""
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return {line[0]: line[1:] for line in lines}


def test_the_table_has_times_and_their_ratio_to_mkdocs() -> None:
    of = known(ours=generated("ours", 1), stock=generated("MkDocs", 4))
    lines = report.table(of).splitlines()
    assert "| Processor | ours | MkDocs |" in lines
    assert "| first build | 1.00 s (0.25) | 4.00 s |" in lines
    assert "| first build | 2.00 s (0.25) | 8.00 s |" in lines
    assert "| preview: text of an article edited | 0.25 s (0.50) | 1.00 s (2.00) |" in lines
    assert "| loaded for a first search | 123 kB (234 kB) | 123 kB (234 kB) |" in lines
    assert lines[0].startswith(
        "30 names, 200 facts. 1 round of builds, and 3 edits in each preview. 2 processors"
    )


def test_an_edit_of_a_fact_is_compared_with_one_of_an_article() -> None:
    builds = {COLD: Seconds(processor=9, clock=9), EVENT: Seconds(processor=2, clock=2)}
    of = known(ours=generated("ours", 1, builds=builds), stock=generated("MkDocs", 4))
    assert of.ratio("ours", EVENT) == 0.5
    assert "| event edited | 2.00 s (0.50) | – |" in report.table(of).splitlines()


def test_without_mkdocs_there_is_no_ratio() -> None:
    of = known(ours=generated("ours", 1))
    assert of.ratio("ours", COLD) is None
    assert rows(report.table(of))["first build"] == ["2.00 s"]


def test_what_nobody_has_is_no_row() -> None:
    of = known(hugo=generated("Hugo", 1, output=Output(pages=1, size=1, search=None)))
    assert "loaded for a first search" not in rows(report.table(of))
    assert "event edited" not in rows(report.table(of))


def test_the_memory_of_another_program_is_told_beside() -> None:
    of = known(ours=generated("ours", 1, memory={"pagefind": 30, "python": 100}))
    assert rows(report.table(of))["most memory of a process"] == ["100 MB, pagefind 30 MB"]


def test_it_is_told_what_each_makes_and_who_is_left_out() -> None:
    of = replace(
        known(hugo=generated("Hugo", 1, keeps_deleted=True)),
        left_out={"zensical": "Zensical does not run here: no"},
    )
    told = report.report({"S": of, "L": known(90, hugo=generated("Hugo", 1))})
    assert "- **Hugo** 1.2: the articles; the page of an article that was deleted stays." in told
    assert "Zensical does not run here: no." in told


def test_the_page_keeps_what_stands_around() -> None:
    page = "before\n<!-- written by make bench -->\nold\n<!-- up to here -->\nafter\n"
    shown = report.with_report(page, {"S": known(ours=generated("ours", 1))})
    assert shown.startswith("before\n")
    assert shown.endswith("\nafter\n")
    assert "old" not in shown
    assert "### 8 articles" in shown
    with pytest.raises(ValueError, match="no place"):
        report.with_report("no marks", {})


def test_a_run_replaces_what_was_known_of_its_sizes_only(tmp_path: Path) -> None:
    places = {name: tmp_path / name for name in ("kept", "page", "plot")}
    places["page"].write_text("<!-- written by make bench --><!-- up to here -->", encoding="utf-8")
    small, large, newer = (
        known(number, ours=generated("ours", seconds)) for number, seconds in ((8, 1), (90, 2), (8, 3))
    )
    for found in ({"M": large}, {"S": small}, {"S": newer}):
        report.record(found, **places)
    assert read_record(places["kept"]) == {"S": newer, "M": large}
    assert list(read_record(places["kept"])) == ["S", "M"]
    assert "### 8 articles" in places["page"].read_text(encoding="utf-8")
    assert "90 articles" in places["plot"].read_text(encoding="utf-8")


def bars(svg: str) -> list[int]:
    """Return how long the bars of a plot are."""
    return [int(each.get("width", "")) for each in ElementTree.fromstring(svg).iter(f"{SVG}rect")]


def test_a_bar_is_as_long_as_its_value_and_ours_is_another_colour() -> None:
    svg = drawn({"S": known(ours=generated("ours", 1), stock=generated("MkDocs", 4))})
    first, build, shown = bars(svg)[:2], bars(svg)[2:4], bars(svg)[4:]
    assert first == build == shown
    ours, stock = first
    assert ours == pytest.approx(stock / 4, abs=1)
    assert svg.count('class="bar ours"') == 3


def test_each_size_has_bars_of_its_own_scale() -> None:
    one = known(8, ours=generated("ours", 1), stock=generated("MkDocs", 4))
    other = known(90, ours=generated("ours", 50))
    assert len(set(bars(drawn({"S": one, "M": other})))) == 2


def test_what_was_not_measured_has_no_bar() -> None:
    svg = drawn(
        {"S": known(ours=generated("ours", 1, previews={}), stock=generated("MkDocs", 4, previews={}))}
    )
    assert len(bars(svg)) == 4


def test_the_plot_says_in_words_what_it_shows_and_follows_the_dark() -> None:
    svg = drawn({"S": known(ours=generated("<ours>", 1))})
    root = ElementTree.fromstring(svg)
    texts = {each.tag.removeprefix(SVG): "".join(each.itertext()) for each in root}
    assert texts["title"] == "How long builds and previews take"
    assert "8 articles: first build, seconds of the processor: <ours> 1.00 s." in texts["desc"]
    assert "prefers-color-scheme:dark" in texts["style"]
    assert root.get("role") == "img"


def test_the_documentation_shows_what_is_kept() -> None:
    kept = read_record(report.RECORD)
    assert {"ours", "stock"} <= set(kept["S"].generators)
    page = report.PAGE.read_text(encoding="utf-8")
    assert page == report.with_report(page, kept)
    assert report.PLOT.read_text(encoding="utf-8") == drawn(kept)


def test_the_documentation_names_every_generator_and_option() -> None:
    page = report.PAGE.read_text(encoding="utf-8")
    assert all(f"**{each.title}**" in page for each in GENERATORS.values())
    assert all(option in page for option in ("--quick", "--sizes", "--only", "--rounds", "--record"))


@pytest.mark.parametrize("more", [["--quick"], ["--only", "ours"]])
def test_only_what_is_whole_is_kept(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        commands.main(["builds", "--record", *more])
    assert "without --quick and --only" in capsys.readouterr().err
