"""Mistakes in fact sheets: each is one problem, at its place, with a cure that names what to write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sample_site import book_of, copy_sample, load_site, write_sheet

from dispute_briefings.facts.model import Event, Figure, Source
from dispute_briefings.problems import Severity

# A mistake is marked by ⟨…⟩ around what is wrong: the problem stands at its first character.
MISTAKES = [
    ("unknown-field", "⟨sorces⟩: [northland-order]", "did you mean 'sources'?"),
    ("unknown-source", "sources: [⟨northland-oder⟩]", "did you mean 'northland-order'?"),
    ("unknown-source", "sources: [{ref: ⟨northland-oder⟩, at: page 3}]", "did you mean 'northland-order'?"),
    ("unknown-record", "actors: [southland, ⟨norhtland⟩]", "did you mean 'northland'?"),
    ("unknown-record", "actors: [⟨court-of-salt⟩]", "it is called 'salt-court' now"),
    ("wrong-kind", "materials: [⟨northland⟩]", ""),
    ("unknown-part", "strand: ⟨qouta⟩", "did you mean 'quota'?"),
    ("bad-value", "confidence: ⟨medium⟩", "write one of: high, moderate, low"),
    ("bad-value", "sources: [{ref: northland-order, role: ⟨report⟩}]", "did you mean 'reports'?"),
    ("bad-value", "facts: {ships: {label: Ships, type: number, value: ⟨four⟩}}", ""),
    ("bad-date", "facts: {day: {label: Day, type: date, value: ⟨2031-02-30⟩}}", ""),
    ("missing-field", "facts: {⟨ships⟩: {value: 4}}", "add `label:`"),
    (
        "missing-field",
        "facts: {ships: {label: Ships, reports: [{value: 4}, ⟨{value: 5, rank: deprecated}⟩]}}",
        "",
    ),
    ("bad-id", "leads_to: [⟨Quota In Force⟩]", "write quota-in-force"),
    ("unknown-record", "summary: See ⟨[[quota-anounced]]⟩.", "did you mean 'quota-announced'?"),
    ("unknown-source", "note: As told [@⟨northland-oder⟩].", "did you mean 'northland-order'?"),
    ("unknown-record", "text: >\n    It was\n    ⟨[[quota-anounced]]⟩.", "did you mean 'quota-announced'?"),
    (
        "unknown-fact",
        'note: "It was\n    on ⟨[[quota-announced.dat]]⟩."',
        "did you mean 'quota-announced.date'?",
    ),
    ("unknown-source", "text: |\n    Told [@northland-order;\n\n    or [@northland-order, p. 3; @⟨kbs⟩]", ""),
    ("bad-value", "names: ⟨Salt⟩", ""),
    ("bad-value", "names: [{text: Salt, lang: ⟨kr⟩}]", "write ko; for Kanuri, write kau"),
    ("bad-value", "names: [{text: Salt, lang: ⟨ua⟩}]", "write uk"),
    ("bad-value", "name: {en: Salt, ⟨kr⟩: 소금}", "write ko; for Kanuri, write kau"),
    ("bad-value", "name: {en: Salt, ⟨english⟩: Salt}", ""),
    ("bad-value", "name: {en: Salt, ⟨ko⟩: ''}", ""),
    ("bad-value", "review: {due: 2040, state: ⟨checked⟩}", "write one of: verified, retracted"),
]

EVENT = """- id: more
  title: More
  date: 2031-04-02
  kind: act
  level: 3
"""


@pytest.mark.parametrize(("code", "line", "cure"), MISTAKES, ids=[line for _, line, _ in MISTAKES])
def test_a_mistake_in_an_event(tmp_path: Path, code: str, line: str, cure: str) -> None:
    marked = f"{EVENT}  {line}\n"
    if not line.startswith(("sources", "⟨sorces")):
        marked += "  sources: [northland-order]\n"
    before = marked.partition("⟨")[0]
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/events/more.yml", marked.replace("⟨", "").replace("⟩", ""))
    found = [each for each in load_site(site).problems if each.severity is Severity.ERROR]
    told = [
        (p.code, p.position.file, p.position.line, p.position.column) for p in found if p.code != "unsourced"
    ]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert told == [(code, "content/fact_sheets/salt-quota/events/more.yml", *place)]
    assert cure in next(each.cure for each in found if each.code == code)


def test_all_problems_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/events/broken.yml", "- id: [\n")
    write_sheet(
        site, "salt-quota/events/more.yml", f"{EVENT}  actors: [nobody]\n  sources: [northland-order]\n"
    )
    write_sheet(site, "materials/pepper.yml", "name: Pepper\ncolour: black\n")
    loaded = load_site(site)
    assert loaded.book is None
    assert [(p.code, Path(p.position.file).name) for p in loaded.problems] == [
        ("unknown-field", "pepper.yml"),
        ("bad-yaml", "broken.yml"),
        ("unknown-record", "more.yml"),
    ]


def test_a_broken_record_is_told_of_once_and_not_where_it_is_named(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(
        site, "parties/northland.yml", "name: Northland\nkind: government\nsorces: [northland-order]\n"
    )
    assert [p.code for p in load_site(site).problems] == ["unknown-field"]


def test_lists_may_be_split_into_files_and_back(tmp_path: Path) -> None:
    whole, split = copy_sample(tmp_path / "whole"), copy_sample(tmp_path / "split")
    folder = split / "content" / "fact_sheets" / "salt-quota" / "events"
    (folder / "2032.yml").rename(folder.parent / "events.yml")
    folder_of_sources = split / "content" / "fact_sheets" / "sources"
    (folder_of_sources / "all.yml").rename(folder_of_sources.parent / "sources.yml")
    assert book_of(split).facts.keys() == book_of(whole).facts.keys()
    assert [event.id for event in book_of(split).timeline] == [event.id for event in book_of(whole).timeline]


def test_a_file_with_a_mapping_is_one_record_named_after_it(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(
        site,
        "salt-quota/events/wet-autumn.yml",
        EVENT.replace("- id: more\n", "").replace("  ", "") + "sources: [northland-order]\n",
    )
    assert book_of(site).record("wet-autumn", Event).origin.dispute == "salt-quota"


def test_values_keep_their_place_to_the_end(tmp_path: Path) -> None:
    book = book_of(copy_sample(tmp_path))
    fact = book.fact("quota-in-force.facts.ships")
    assert str(fact.record.origin.position(fact.path)).endswith("2031.yml:47:9")
    point = book.fact("salt-exports.2031")
    assert str(point.record.origin.position(point.path)).endswith("salt-exports.csv:4:1")


@pytest.mark.parametrize(
    ("csv", "code", "place"),
    [
        ("year,value\n2029,1\n", "missing-field", "1:1"),
        ("period,valeu\n2029,1\n", "unknown-field", "1:1"),
        ("period,value,sources\n2029,1,2,northland-order\n", "bad-value", "2:1"),
        ("period,value,sources\n2029,one,northland-order\n", "bad-value", "2:6"),
        ("period;value\n2029;1,5\n", "bad-value", "1:1"),
        ("period\tvalue\n2029\t1,5\n", "bad-value", "1:1"),
        ("period,value,sources\n2029-13,1,northland-order\n", "bad-date", "2:1"),
        ("period,value,sources\n2029,1,northland-order;north-order\n", "unknown-source", "2:8"),
        ("period,value,value\n2029,1,2\n", "duplicate-key", "1:1"),
        ('period,value,sources\n2029,"1,northland-order\n', "bad-value", "2:6"),
    ],
)
def test_a_mistake_in_a_csv_file(tmp_path: Path, csv: str, code: str, place: str) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/figures/salt-imports.csv", csv)
    found = [p for p in load_site(site).problems if p.severity is Severity.ERROR]
    assert (found[0].code, str(found[0].position).partition(".csv:")[2]) == (code, place)


def test_points_are_gaps_noughts_and_several_reports(tmp_path: Path) -> None:
    figure = book_of(copy_sample(tmp_path)).record("salt-exports", Figure)
    shown = {point.period.text: [str(report.value) for report in point.reports] for point in figure.points}
    assert shown == {"2029": ["1500"], "2030": [], "2031": ["900.5", "910"], "2032": ["0"]}


def test_norway_a_month_and_a_code_stay_what_they_are(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(
        site, "parties/norway.yml", "name: NO\nkind: government\ncountry: NO\nsources: [northland-order]\n"
    )
    write_sheet(
        site,
        "sources/month.yml",
        "kind: press\npublisher: Times\nlanguage: no\nread_as: full\npublished: 2019-07\n",
    )
    book = book_of(site)
    assert book.by_id["norway"].heading.plain == "NO"
    published = book.record("month", Source).published
    assert published is not None and published.text == "2019-07"  # noqa: PT018 - one statement on one value


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("abc-: []{}\n'\"#&*!|>%@`0129\t\u202e\x00é불")))
def test_whatever_a_file_holds_is_answered(tmp_path: Path, text: str) -> None:
    site = tmp_path / "sample"
    if not site.exists():
        copy_sample(tmp_path)
    write_sheet(site, "salt-quota/events/wild.yml", text)
    load_site(site)


def test_a_broken_dispute_does_not_make_its_strands_unknown(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    path = site / "content" / "fact_sheets" / "salt-quota" / "dispute.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("as_of: 2032-06-30", "as_of: soon"), encoding="utf-8"
    )
    assert [p.code for p in load_site(site).problems] == ["bad-date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- id: x\n  title: Talks: the second round\n  level: 9\n", ["bad-yaml 2:15", "bad-value 3:10"]),
        ("- id: x\n\ttitle: Talks\n", ["bad-indent 2:1"]),
        ("- id: [\n", ["bad-yaml 1:7"]),
        (EVENT + "  sources: [northland-order\n", ["bad-yaml 6:12"]),
    ],
)
def test_what_could_not_be_read_is_not_missing_too(tmp_path: Path, text: str, expected: list[str]) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/events/more.yml", text)
    found = load_site(site).problems
    assert [f"{p.code} {p.position.line}:{p.position.column}" for p in found] == expected


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("date: 2031-1-5", "`date`"),
        ("date: {value: 2031-1-5}", "`date`"),
        ("date: {reports: [{value: 2031-1-5}]}", "`date`"),
        ("date: {value: 2031, said_on: 2031-1-5}", "`date.said_on`"),
        ("facts: {ships: {label: Ships, type: number, value: four}}", "`facts.ships`"),
        ("dates: {in-force: 2031-1-5}", "`dates.in-force`"),
        ("sources: [Northland]", "`sources.1.ref`"),
    ],
)
def test_a_problem_names_the_field_as_an_editor_would(tmp_path: Path, line: str, named: str) -> None:
    site = copy_sample(tmp_path)
    text = f"- id: x\n  title: X\n  kind: act\n  level: 1\n  {line}\n"
    write_sheet(site, "salt-quota/events/more.yml", text)
    assert f"event 'x': {named}: " in str(load_site(site).problems[0])


@pytest.mark.parametrize(
    ("sheet", "text", "cure"),
    [
        ("salt-quota/events/more.yml", f"{EVENT}  actors: northland, southland\n", "[northland, southland]"),
        ("salt-quota/events/more.yml", EVENT.replace("level: 3", "level:"), "write one of: 1, 2, 3"),
        (
            "salt-quota/events/more.yml",
            EVENT.replace("kind: act", "kind: voyage"),
            "write one of: act, talks",
        ),
        ("Pepper_Dispute/dispute.yml", "name: Pepper\nas_of: 2031\n", "rename the folder to pepper-dispute"),
        ("materials/Sea_Weed.yml", "name: Weed\nsources: [salt-institute]\n", "rename the file to sea-weed"),
        (
            "salt-quota/conflicts/one.yml",
            "question: Why?\nkind: value\nreports: [{text: So., sources: [salt-institute]}]\n",
            "write at least 2",
        ),
    ],
)
def test_a_cure_works_when_it_is_followed(tmp_path: Path, sheet: str, text: str, cure: str) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, sheet, text)
    assert any(cure in problem.cure for problem in load_site(site).problems)


def test_a_record_with_a_wrong_id_is_not_missed_where_it_is_named(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    path = site / "content" / "fact_sheets" / "materials" / "rock-salt.yml"
    path.write_text("id: rocksalt\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert [problem.code for problem in load_site(site).problems] == ["bad-id"]


def test_of_many_entries_that_are_no_records_twenty_are_told(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "parties/crowd.yml", "- a\n" * 30 + "- {id: crowd, name: Crowd, kind: firm}\n")
    told = [each for each in load_site(site).problems if each.position.file.endswith("crowd.yml")]
    assert len(told) == 20
    assert told[0].what == "entry 1 of the list is no party"
    assert told[-1].what == "entry 20 of the list is no party (and 10 more of the list)"


def test_after_many_mistakes_the_rest_of_a_file_is_not_looked_at(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    records = "".join(f"- {{id: firm-{number}, name: Firm {number}}}\n" for number in range(600))
    write_sheet(site, "parties/crowd.yml", records)
    event = "- {id: rush, title: A rush, date: 2031-05-05, kind: other, level: 3, actors: [firm-599], "
    write_sheet(site, "salt-quota/events/more.yml", f"{event}text: A rush., sources: [northland-order]}}\n")
    errors = [each for each in load_site(site).problems if each.severity is Severity.ERROR]
    assert {each.code for each in errors} == {"missing-field"}, "what was not looked at may be in order"
    assert len(errors) == 500
    assert errors[-1].what.endswith("(after 500 mistakes the rest of the file is not looked at)")


@pytest.mark.parametrize("kept", ["sources/all.yml", "salt-quota/events/2031.yml"])
def test_what_stood_in_a_file_that_cannot_be_read_is_missed_nowhere(tmp_path: Path, kept: str) -> None:
    site = copy_sample(tmp_path)
    path = site / "content" / "fact_sheets" / kept
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    assert [p.code for p in load_site(site).problems] == ["bad-encoding"]


def test_a_mistaken_entry_does_not_make_its_list_too_short(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    text = "- id: x\n  name: X\n  by: northland\n  sources: [northland-order]\n  history:\n"
    write_sheet(site, "salt-quota/measures/more.yml", f"{text}    - {{status: In Force, date: 2031-01-02}}\n")
    assert [p.code for p in load_site(site).problems] == ["bad-id"]
    write_sheet(site, "salt-quota/measures/more.yml", f"{text[:-1]} []\n")
    assert [p.cure for p in load_site(site).problems] == ["write at least one entry"]


def test_an_article_among_the_fact_sheets_is_told(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/talks.md", "---\ntitle: Talks\n---\n")
    write_sheet(site, "salt-quota/README.md", "For editors.\n")
    told = [str(p) for p in load_site(site).problems]
    assert [line.partition(":")[0] for line in told] == ["content/fact_sheets/salt-quota/talks.md"]
    assert "belongs into `articles/`" in told[0]


def test_a_strand_outside_of_any_dispute_is_told_as_that(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "events.yml", f"{EVENT}  strand: quota\n")
    found = next(p for p in load_site(site).problems if p.code == "unknown-part")
    assert (found.position.file, found.position.line) == ("content/fact_sheets/events.yml", 6)
    assert found.cure.startswith("move the file into that of its dispute")


def test_who_writes_an_unknown_field_is_told_the_fields(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/events/more.yml", f"{EVENT}  whereabouts: Northport\n")
    (found,) = load_site(site).problems
    assert {"place", "actors", "sources"} <= set(found.cure.partition("one of: ")[2].split(", "))


def test_a_file_is_read_again_only_where_it_has_changed(tmp_path: Path) -> None:
    site, sound = copy_sample(tmp_path), f"{EVENT}  sources: [northland-order]\n"
    write_sheet(site, "salt-quota/events/more.yml", sound)
    first = book_of(site)
    write_sheet(site, "salt-quota/events/more.yml", sound.replace("title: More", "title: Still more"))
    second = book_of(site)
    points_elsewhere = {record.id for record in first.of_kind(Figure)}
    anew = {each.id for each in second.records if first.by_id[each.id] is not each}
    assert anew - points_elsewhere == {"more"}
    assert anew >= points_elsewhere
    assert second.record("more", Event).title.versions[0][1] == "Still more"
