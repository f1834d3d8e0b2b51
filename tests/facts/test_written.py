"""What is no record, or has no id or a wrong one: told once, and not wherever the record is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import copy_sample, load_site, write_sheet

from dispute_briefings.problems import Problem

FOLDER = "content/fact_sheets/"


def told(site: Path) -> list[str]:
    """Return the lines of the problems of a site, without its notes."""
    problems: tuple[Problem, ...] = load_site(site).problems
    return [str(each).removeprefix(FOLDER) for each in problems if each.code != "unused-source"]


def with_party_in_a_list(site: Path, begin: str) -> None:
    """Write the party that most of the sample names as the entry of a list."""
    (site / FOLDER / "parties/northland.yml").unlink()
    write_sheet(site, "parties/more.yml", f"{begin}  kind: government\n  sources: [northland-order]\n")


@pytest.mark.parametrize(
    ("begin", "line"),
    [
        (
            "- id: Northland\n  name: Northland\n",
            "1:7: error[bad-id] party 'Northland': `id`: 'Northland' is no id; write northland",
        ),
        (
            "- name: Northland\n",
            "1:3: error[missing-field] party number 1 has no id; begin it with `- id: northland`",
        ),
    ],
)
def test_what_has_no_right_id_is_known_by_the_one_it_should_have(
    begin: str, line: str, tmp_path: Path
) -> None:
    site = copy_sample(tmp_path)
    with_party_in_a_list(site, begin)
    assert told(site) == [f"parties/more.yml:{line}"]


def test_an_id_that_two_kinds_have_is_told_once(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(
        site, "glossary.yml", "- id: northland\n  name: N\n  definition: D\n  sources: [northland-order]\n"
    )
    assert sum("duplicate-id" in each for each in told(site)) == 1
    assert not any("wrong-kind" in each for each in told(site))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ["1:1: error[missing-field] dispute 'salt-quota': `as_of` is missing; add `as_of:`"]),
        (
            "- x\n",
            [
                "1:3: error[bad-value] entry 1 of the list is no dispute; write its fields without hyphens, "
                "as `name:`, each at the beginning of a line"
            ],
        ),
    ],
)
def test_a_dispute_is_no_list_and_not_empty(text: str, lines: list[str], tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/dispute.yml", text)
    assert told(site) == [f"salt-quota/dispute.yml:{line}" for line in lines]


def test_an_empty_file_of_other_kinds_holds_no_record(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/more/events.yml", "# Nothing yet.\n")
    assert told(site) == []


def test_a_folder_with_the_name_of_a_file_is_told(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    (site / FOLDER / "parties.yml").mkdir()
    assert told(site) == [
        "parties.yml:1:1: error[unreadable-file] this is a folder, with the name of a file; "
        "put a file here, or call it 'parties'"
    ]


def test_a_link_to_a_folder_is_told_as_one(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    (site / FOLDER / "salt-quota/all").symlink_to("..", target_is_directory=True)
    assert told(site) == [
        "salt-quota/all:1:1: note[unread-file] this link to a folder is not followed; "
        "put the folder itself here"
    ]


@pytest.mark.parametrize("field", ["title", "kind"])
def test_a_field_without_a_value_is_told_as_empty(field: str, tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    fields = {"title": "title: More", "kind": "kind: act", "date": "date: 2031-04-02", "level": "level: 3"}
    fields[field] = f"{field}:"
    head = "\n  ".join(["- id: more", *fields.values(), "sources: [northland-order]"])
    write_sheet(site, "salt-quota/events/more.yml", f"{head}\n")
    (found,) = told(site)
    assert f"error[bad-value] event 'more': `{field}`: nothing is written here; give it a value" in found


def test_a_field_that_is_called_as_a_part_of_a_statement_is_named(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    kind = next(iter(load_site(site).known.vocabulary.conflict_kinds))
    text = f"- id: more\n  question: Who?\n  kind: {kind}\n"
    write_sheet(site, "salt-quota/conflicts.yml", text)
    assert any("`reports` is missing; add `reports:`" in each for each in told(site))
    write_sheet(
        site, "salt-quota/conflicts.yml", f"{text}  reports:\n    - {{text: One}}\n    - {{text: Two}}\n"
    )
    assert any("`reports.1.sources` is missing" in each for each in told(site))


def test_a_text_in_the_place_of_a_list_is_told_as_one(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    text = "- id: more\n  name: M\n  definition: D\n  sources: northland-order, southland-note\n"
    write_sheet(site, "glossary/more.yml", text)
    (found,) = told(site)
    assert found.endswith("`sources`: expected a list; write [northland-order, southland-note]")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "See [[northland and more.",
            "9:14: warning[unfinished-link] event 'more': `[[` begins a link that has no end",
        ),
        (
            "As told [@northland-order",
            "9:18: warning[unfinished-link] event 'more': `[@` begins a citation that",
        ),
        ("See [[northland]] [@northland-order], and [this].", ""),
    ],
)
def test_brackets_without_an_end_are_told(text: str, what: str, tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    fields = "title: M|date: 2031-04-02|kind: act|level: 3|actors: [northland]|toward: [southland]|place: X"
    head = "\n  ".join(["- id: more", *fields.split("|"), f'text: "{text}"', "sources: [northland-order]"])
    write_sheet(site, "salt-quota/events/more.yml", f"{head}\n")
    assert [each for each in told(site) if f"more.yml:{what}" not in each] == []
    assert len(told(site)) == bool(what)


def test_an_address_in_the_place_of_a_source_is_led_to_its_record(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    address = "https://salt.example/order"
    source = "- id: more-news\n  kind: press\n  publisher: P\n  language: en\n  read_as: full\n  url: "
    write_sheet(site, "sources/more.yml", f"{source}{address}\n")
    term = "- id: more\n  name: M\n  definition: D\n  sources: "
    write_sheet(site, "glossary/more.yml", f"{term}[{address}]\n")
    assert told(site)[0].endswith(f"'{address}' is no id; write more-news")
    write_sheet(site, "glossary/more.yml", f"{term}[{address}/other]\n")
    assert told(site)[0].endswith("write down the source, with this as its `url:`, and name that by its id")
