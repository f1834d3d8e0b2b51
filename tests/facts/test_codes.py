"""Codes that others give out: identifiers of materials and countries of parties."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from tests.sample_site import copy_sample, load_site, write_sheet

from dispute_briefings.facts.checks.codes import COUNTRIES, check_digit
from dispute_briefings.problems import Severity

# Numbers as the fact sheets of the real briefing and common tables have them: hydrogen fluoride, sodium
# chloride, water, caffeine.
NUMBERS = (("cas", "7664-39-3"), ("cas", "7647-14-5"), ("cas", "7732-18-5"), ("cas", "58-08-2"))
MATERIAL = "name: Brine\nidentifiers: {{{}}}\nsources: [northland-order]\n"
PARTY = "name: Weighing house\nkind: organisation\ncountry: {}\nsources: [northland-order]\n"

WRONG = (
    ("cas: 7647-14-6", "'7647-14-6' has the check digit 6, and its other digits ask for 5"),
    ("cas: 7647145", "'7647145' is not of the form of its scheme; write 7647-14-5"),
    ("cas: salt", "'salt' is not of the form of its scheme; write it like 7664-39-3"),
    ("ec: 231-598-4", "has the check digit 4, and its other digits ask for 3"),
    ("hs: '250100'", "write 2501.00"),
    ("hs: '2501.0010.00.00'", "write it like 2811.11"),
    ("hs: '25.01'", "write 2501"),
    ("un: 'UN 17900'", "write it like 1790"),
    ("salt-register: x7", "write it as the `pattern` of its scheme asks: [A-Z]\\d+"),
)
RIGHT = (
    "cas: 7647-14-5",
    "ec: 231-598-3",
    "un: UN 1790",
    "salt-register: X7",
    "export-control-item: whatever the law prints",
    "cas: {match: none}",
    *(f"hs: '{code}'" for code in ("2501", "2501.00", "2501.00.10", "2501.00.1000", "2501.00.10.00")),
)


def told(site: Path) -> list[str]:
    """Return what stands in the way of a site."""
    return [str(each) for each in load_site(site).problems if each.severity is Severity.ERROR]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The sample with a scheme of identifiers of its own."""
    site = copy_sample(tmp_path)
    with (site / "site_config" / "vocabulary.yml").open("a", encoding="utf-8") as vocabulary:
        vocabulary.write(
            "identifier_schemes:\n  salt-register: {label: Salt register, pattern: '[A-Z]\\d+'}\n"
        )
    return site


@pytest.mark.parametrize(("written", "message"), WRONG)
def test_an_identifier_has_the_form_of_its_scheme(site: Path, written: str, message: str) -> None:
    write_sheet(site, "materials/brine.yml", MATERIAL.format(written))
    (problem,) = told(site)
    assert "materials/brine.yml:2:" in problem
    assert "error[bad-identifier] material 'brine'" in problem
    assert message in problem


@pytest.mark.parametrize("written", RIGHT)
def test_what_has_it_is_no_problem(site: Path, written: str) -> None:
    write_sheet(site, "materials/brine.yml", MATERIAL.format(written))
    assert told(site) == []


def test_the_wrong_one_of_several_reports_is_told_where_it_stands(site: Path) -> None:
    reports = (
        "cas: {reports: [{value: 7647-14-5, sources: [northland-order]},\n"
        "  {value: 7647-14-4, sources: [northland-order], rank: deprecated, why: misprint}]}"
    )
    write_sheet(site, "materials/brine.yml", MATERIAL.format(reports))
    (problem,) = told(site)
    assert "brine.yml:3:11" in problem


@pytest.mark.parametrize(("scheme", "number"), NUMBERS)
def test_check_digits_of_known_numbers(scheme: str, number: str) -> None:
    assert check_digit(scheme, number) == number[-1]


@given(digits=st.integers(min_value=10_000, max_value=999_999_999), place=st.integers(0, 20))
def test_two_neighbours_that_have_changed_places_are_found(digits: int, place: int) -> None:
    number = str(digits)
    at = place % (len(number) - 1)
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    if number != swapped:
        assert check_digit("cas", number + "0") != check_digit("cas", swapped + "0")


def test_a_pattern_of_the_site_is_a_regular_expression(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    with (site / "site_config" / "vocabulary.yml").open("a", encoding="utf-8") as vocabulary:
        vocabulary.write("identifier_schemes:\n  salt-register: {label: Salt register, pattern: '[A-Z'}\n")
    (problem,) = told(site)
    assert "site_config/vocabulary.yml:" in problem
    assert "identifier_schemes.salt-register.pattern`: this is no regular expression" in problem


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("kr", "write KR"),
        ("Japan", "write JP"),
        ("northlnd", "did you mean 'northland'?"),
        ("XX", "write two capital letters, as in KR or JP"),
        ("rock-salt", ""),
    ],
)
def test_a_country_is_a_code_or_a_party(site: Path, written: str, cure: str) -> None:
    write_sheet(site, "parties/weighing-house.yml", PARTY.format(written))
    (problem,) = told(site)
    assert "parties/weighing-house.yml:3:10: error[bad-value]" in problem
    assert cure in problem


@pytest.mark.parametrize("written", ["KR", "NO", "northland"])
def test_codes_and_parties_are_countries(site: Path, written: str) -> None:
    write_sheet(site, "parties/weighing-house.yml", PARTY.format(written))
    assert told(site) == []


def test_every_code_has_a_name_to_show() -> None:
    assert set(Locale("en").territories) > COUNTRIES
