"""``briefings new``: a record of each kind at its place, checked before it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.sample_site import book_of, copy_sample, load_site

from dispute_briefings.cli import main

EVENT = ("title=Third round", "date=2032-03-04", "kind=talks", "level=2", "sources=northland-order")

STEP = "history=[{status: announced, event: quota-announced}]"
ACCOUNTS = "reports=[{text: One, sources: [northland-order]}, {text: Two, sources: [northland-order]}]"

# Of each kind the fewest fields that it takes, and the file that it goes to.
KINDS = {
    "party": (("name=Eastland", "kind=government", "sources=northland-order"), "parties/eastland.yml"),
    "material": (("name=Lake salt", "sources=northland-order"), "materials/lake-salt.yml"),
    "measure": (
        ("name=Duty", "by=northland", STEP, "sources=northland-order"),
        "salt-quota/measures.yml",
    ),
    "proceeding": (
        ("name=Appeal", "forum=Salt Court", STEP, "sources=northland-order"),
        "salt-quota/proceedings.yml",
    ),
    "event": (EVENT, "salt-quota/events/2032.yml"),
    "question": (("text=Is it fair?",), "salt-quota/questions.yml"),
    "conflict": (
        ("question=Who moved first?", "kind=order", ACCOUNTS),
        "salt-quota/conflicts.yml",
    ),
    "figure": (
        (
            "title=Salt eaten",
            "unit=tonnes",
            "frequency=annual",
            "measured_by=northland",
            "sources=northland-order",
        ),
        "salt-quota/figures.yml",
    ),
    "unknown": (("question=Who asked for it?",), "salt-quota/unknowns.yml"),
    "term": (("name=Brine", "definition=Salt in water", "sources=northland-order"), "glossary.yml"),
    "source": (
        ("kind=press", "publisher=Daily Salt", "published=2032-03-05", "language=en", "read_as=full"),
        "sources/all.yml",
    ),
}


def new(site: Path, kind: str, *arguments: str) -> Result:
    """Run the command on a site."""
    return CliRunner().invoke(main, ["new", kind, "-f", str(site / "mkdocs.yml"), *arguments])


def sheets(site: Path) -> dict[str, str]:
    """Return the text of every fact sheet by path."""
    folder = site / "content" / "fact_sheets"
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*.yml")}


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_each_kind_is_written_where_its_like_are(kind: str, tmp_path: Path) -> None:
    fields, file = KINDS[kind]
    site = copy_sample(tmp_path)
    before, book = sheets(site), book_of(site)
    if kind == "conflict":
        fields = tuple(
            f"kind={next(iter(book.vocabulary.conflict_kinds))}" if each.startswith("kind=") else each
            for each in fields
        )
    ran = new(site, kind, *fields)
    assert ran.exit_code == 0, ran.output
    after = sheets(site)
    changed = [path for path in after if after[path] != before.get(path)]
    assert changed == [file]
    assert after[file].startswith(before.get(file, "").rstrip())
    assert len(book_of(site).records) == len(book.records) + 1


def test_names_become_ids_and_that_is_said(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    ran = new(site, "event", *EVENT, "actors=Northland, southland", "materials=Rock salt")
    assert ran.exit_code == 0, ran.output
    assert "'Northland' is northland" in ran.output
    record = book_of(site).by_id["third-round"]
    assert record.model_dump()["actors"] == ("northland", "southland")


def test_the_year_of_an_event_says_its_file(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    ran = new(site, "event", "title=Later", "date=2032-06-01", *EVENT[2:])
    assert ran.output.splitlines()[-1].startswith("content/fact_sheets/salt-quota/events/2032.yml:")
    file, line, _ = ran.output.splitlines()[-1].split(":")
    assert (site / file).read_text("utf-8").splitlines()[int(line) - 1].strip() == "- id: later"


def test_an_id_that_is_taken_is_numbered_or_refused(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    title = "title=Quota announced"
    assert "quota-announced-2" in new(site, "event", title, *EVENT[1:]).output
    refused = new(site, "event", title, *EVENT[1:], "--id", "quota-announced")
    assert refused.exit_code == 1
    assert "'quota-announced' is the id of another event" in refused.output


def test_comments_and_order_stay(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    file = site / "content/fact_sheets/glossary.yml"
    written = "# Words.\n\n" + file.read_text("utf-8") + "\n# The end.\n"
    file.write_text(written, "utf-8")
    assert new(site, "term", "name=Brine", "definition=Salt", "sources=northland-order").exit_code == 0
    assert file.read_text("utf-8").startswith(written.rstrip())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("titel=X", *EVENT[1:]), "did you mean 'title'?"),
        (EVENT[:-1], "`sources` is missing: add sources=..."),
        ((*EVENT, "actors=Nordland"), "no party 'Nordland'; did you mean northland?"),
        ((*EVENT[:2], "kind=talk", *EVENT[3:]), "did you mean 'talks'?"),
        (("title=X", "date=2032-13", *EVENT[2:]), "error[bad-date]"),
        ((*EVENT, "actors"), "write actors=..."),
        ((*EVENT, "place="), "`place` is empty"),
        ((*EVENT, "--dispute", "pepper"), "there is no dispute 'pepper'"),
    ],
)
def test_a_mistake_is_told_with_its_cure_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    site = copy_sample(tmp_path)
    before = sheets(site)
    ran = new(site, "event", *arguments)
    assert ran.exit_code != 0
    assert told in ran.output
    assert "Traceback" not in ran.output
    assert sheets(site) == before


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("date=2032-02-31", "date: error[bad-date] event 'third-round': '2032-02-31': February 2032 has"),
        ("strand=pepper", "strand: error[unknown-part] event 'third-round': no strand 'pepper'"),
        (
            "facts={tonnage: {label: Salt, value: 4, unit: tonnen}}",
            "facts.tonnage.unit: error[unknown-word] event 'third-round': 'tonnen'",
        ),
        (
            "facts={tonnage: {label: Salt",
            "`facts` is not well-formed YAML: the { that stands here is never closed",
        ),
        ("leads_to=[nothing]", "leads_to.1: error[unknown-record] event 'third-round': no event 'nothing'"),
    ],
)
def test_a_mistake_is_told_by_its_field_and_not_by_a_line_that_no_file_has(
    field: str, told: str, tmp_path: Path
) -> None:
    site = copy_sample(tmp_path)
    before = sheets(site)
    given = EVENT if not field.startswith("date=") else (EVENT[0], *EVENT[2:])
    ran = new(site, "event", *given, field)
    assert ran.exit_code == 1
    assert told in ran.output
    assert ".yml:" not in ran.output
    assert sheets(site) == before


def test_what_is_odd_is_told_by_its_field_where_nothing_is_written(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    ran = new(site, "event", EVENT[0], "date=2099-01-02", *EVENT[2:], "--dry-run")
    assert "\ndate: warning[future-date] event 'third-round'" in ran.output
    assert new(site, "event", EVENT[0], "date=2099-01-02", *EVENT[2:]).output.count(".yml:") > 1


def test_all_that_is_missing_is_told_in_the_form_in_which_it_is_typed(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    ran = new(site, "conflict", "question=Who moved first?")
    kinds = "|".join(book_of(site).vocabulary.conflict_kinds)
    wanted = f'reports="[{{text: ..., sources: [...]}}, {{text: ..., sources: [...]}}]" kind={kinds}'
    assert f"`reports`, `kind` are missing: add {wanted}\n" in ran.output
    ran = new(site, "source", "kind=press", "publisher=Salt Post", "language=en")
    assert "`read_as` is missing: add read_as=full|excerpt|summary\n" in ran.output


def test_who_names_a_publisher_is_told_the_ids_of_its_sources(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    paper = ("kind=press", "publisher=The Daily Salt", "language=en", "read_as=full")
    for month in range(1, 6):
        assert not new(site, "source", *paper, f"title=No. {month}", f"published=2032-0{month}-05").exit_code
    named = ", ".join(f"the-daily-salt-2032-0{month}-05" for month in (5, 4, 3))
    for written in ("The Daily Salt", "Daily Salt"):
        ran = new(site, "event", *EVENT[:-1], f"sources={written}")
        assert ran.exit_code == 1
        assert f"no source '{written}'; write the id of one of its sources: {named} and 2 more" in ran.output


def test_who_adds_a_measure_is_told_where_a_strand_names_it(tmp_path: Path) -> None:
    ran = new(
        copy_sample(tmp_path), *("measure", "name=Duty", "by=northland", STEP, "sources=northland-order")
    )
    assert ran.exit_code == 0, ran.output
    told = ran.output.splitlines()[-1]
    assert told.startswith("content/fact_sheets/salt-quota/dispute.yml:")
    assert "name duty in `of:` of a strand here" in told


def test_a_dry_run_shows_the_difference_and_writes_nothing(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    before = sheets(site)
    ran = new(site, "event", *EVENT, "--dry-run")
    assert "+" in ran.output
    assert "title: Third round" in ran.output
    assert sheets(site) == before


def test_a_text_that_yaml_would_take_for_something_is_quoted(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    title = 'Yes: "no" # and {that}'
    ran = new(site, "event", f"title={title}", *EVENT[1:], "--id", "quoted")
    assert ran.exit_code == 0, ran.output
    assert not load_site(site).problems
    assert book_of(site).by_id["quoted"].heading.plain == title


def test_entries_stand_in_lines_of_their_own(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    steps = "history=[{status: announced, event: quota-announced},{status: in-force, date: 2032-01-02}]"
    long = "summary=" + " ".join(["The quota on salt was not the first of its kind."] * 4)
    ran = new(site, "measure", "name=Duty", "by=northland", steps, long, "sources=northland-order")
    assert ran.exit_code == 0, ran.output
    assert sheets(site)["salt-quota/measures.yml"].endswith(
        """
- id: duty
  name: Duty
  by: northland
  history:
    - {status: announced, event: quota-announced}
    - {status: in-force, date: 2032-01-02}
  summary: >-
    The quota on salt was not the first of its kind. The quota on salt was not the first of its
    kind. The quota on salt was not the first of its kind. The quota on salt was not the first of
    its kind.
  sources: [northland-order]
"""
    )


def test_a_text_keeps_its_paragraphs_and_a_title_has_none(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    ran = new(site, "event", "title=Third\n\nround", *EVENT[1:], "text=One.\n\nTwo.")
    assert ran.exit_code == 0, ran.output
    assert "\n  title: Third round\n" in sheets(site)["salt-quota/events/2032.yml"]
    assert "\n  text: >-\n    One.\n\n    Two.\n" in sheets(site)["salt-quota/events/2032.yml"]


def test_names_stand_for_a_name_and_a_party_for_a_country(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    names = "names=[{text: Northland Salt, kind: short}, {text: 북국소금, lang: ko}]"
    ran = new(site, "party", names, "kind=firm", "country=Northland", "sources=northland-order")
    assert ran.exit_code == 0, ran.output
    assert "'Northland' is northland" in ran.output
    assert book_of(site).by_id["northland-salt"].model_dump()["country"] == "northland"


def test_an_id_is_made_of_the_name_in_the_language_of_the_site(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    ran = new(site, "material", "name={ko: 보리, en: Barley corn}", "sources=northland-order")
    assert ran.exit_code == 0, ran.output
    assert "barley-corn" in book_of(site).by_id


@pytest.mark.parametrize("dated", ["due={held: 2032-12}", "dates={announced: 2032-01-02, held: 2032-01-03}"])
def test_an_event_is_dated_in_any_of_three_ways(dated: str, tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    headline = () if dated.startswith("due") else ("headline_date=held",)
    ran = new(site, "event", EVENT[0], dated, *headline, *EVENT[2:])
    assert ran.exit_code == 0, ran.output
    assert "third-round" in book_of(site).by_id


def test_the_source_that_is_missed_can_be_added(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    assert new(site, "event", *EVENT).exit_code == 0
    events = site / "content/fact_sheets/salt-quota/events/2032.yml"
    events.write_text(
        events.read_text("utf-8").replace("[northland-order]", "[daily-salt-2032-03-05]"), "utf-8"
    )
    assert load_site(site).book is None
    fields, _ = KINDS["source"]
    ran = new(site, "source", *fields)
    assert ran.exit_code == 0, ran.output
    assert load_site(site).book is not None


def test_another_error_is_mended_first(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    parties = site / "content/fact_sheets/glossary.yml"
    parties.write_text(parties.read_text("utf-8") + "\n- id: brine\n\tname: Brine\n", "utf-8")
    before = sheets(site)
    ran = new(site, "event", *EVENT)
    assert ran.exit_code == 1
    assert "mend these first:" in ran.output
    assert "error[bad-indent]" in ran.output
    assert sheets(site) == before


def test_what_is_odd_about_the_new_record_is_told_and_nothing_else_is(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    ran = new(site, "event", EVENT[0], "date=2099-01-02", *EVENT[2:])
    assert ran.exit_code == 0, ran.output
    warnings = [line for line in ran.output.splitlines() if "warning[" in line]
    assert [line.partition(": warning[")[2].partition("]")[0] for line in warnings] == [
        "future-date",
        "source-before-event",
    ]
    assert all("'third-round'" in line for line in warnings)


def test_an_id_in_other_letters_names_its_record(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    ran = new(site, "event", *EVENT, "actors=NORTHLAND", "--dry-run")
    assert "actors: [northland]" in ran.output


@pytest.mark.parametrize(
    ("title", "made"),
    [
        (
            "Northland's answer to the \u2018League\u2019 of Zürich",
            "northlands-answer-to-the-league-of-zurich",
        ),
        (
            "Northland bans salt, pepper, mustard and vinegar for the Southlanders",
            "northland-bans-salt-pepper-mustard-and-vinegar-for-the",
        ),
    ],
)
def test_an_id_has_whole_words(title: str, made: str, tmp_path: Path) -> None:
    ran = new(copy_sample(tmp_path), "event", f"title={title}", *EVENT[1:])
    assert ran.output.splitlines()[-1].endswith(f": {made}"), ran.output
