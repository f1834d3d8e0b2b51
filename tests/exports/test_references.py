"""What is cited as an entry for programs: complete, escaped, and as precise as its date is known."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispute_briefings.exports.references import Reference, bibtex, csl
from dispute_briefings.facts.dates import Date

SALT = Reference(
    key="articles-salt",
    title="50% of R&D: {salt}",
    container="Briefing #1",
    authors=("Kim & Sato", "Ministry of Salt"),
    date=Date.parse("2031-02-10"),
    address="https://example.org/a_b/?c=1&d={x}",
    language="en",
    note="as of 10 February 2031",
)


def test_bibtex_escapes_what_tex_takes_for_more() -> None:
    assert bibtex([SALT]) == (
        "@misc{articles-salt,\n"
        "  author = {{Kim \\& Sato} and {Ministry of Salt}},\n"
        "  title = {{50\\% of R\\&D: \\{salt\\}}},\n"
        "  howpublished = {Briefing \\#1},\n"
        "  year = {2031},\n"
        "  month = feb,\n"
        "  note = {as of 10 February 2031},\n"
        "  url = {https://example.org/a_b/?c=1&d=%7Bx%7D},\n"
        "  language = {en},\n"
        "}"
    )


def test_csl_names_its_fields_as_the_format_does() -> None:
    assert csl([SALT]) == [
        {
            "id": "articles-salt",
            "type": "webpage",
            "title": "50% of R&D: {salt}",
            "author": [{"literal": "Kim & Sato"}, {"literal": "Ministry of Salt"}],
            "container-title": "Briefing #1",
            "issued": {"date-parts": [[2031, 2, 10]]},
            "URL": "https://example.org/a_b/?c=1&d={x}",
            "language": "en",
            "note": "as of 10 February 2031",
        }
    ]


@pytest.mark.parametrize(
    ("date", "parts", "month"),
    [("2031", [2031], None), ("2031-02", [2031, 2], "feb"), ("2031-02-10", [2031, 2, 10], "feb")],
)
def test_a_date_is_as_precise_as_it_is_known(date: str, parts: list[int], month: str | None) -> None:
    reference = Reference(key="a", title="A", container="B", date=Date.parse(date))
    assert csl([reference])[0]["issued"] == {"date-parts": [parts]}
    found = re.search(r"month = (\w+)", bibtex([reference]))
    assert (found[1] if found else None) == month


def test_what_is_not_known_is_left_out() -> None:
    reference = Reference(key="소금", title="A", container="B")
    assert csl([reference]) == [{"id": "소금", "type": "webpage", "title": "A", "container-title": "B"}]
    assert bibtex([reference]) == "@misc{page,\n  title = {{A}},\n  howpublished = {B},\n}"


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_ends_its_field(title: str, address: str) -> None:
    entry = bibtex([Reference(key="a", title=title, container="B", address=address)])
    bare = re.sub(r"\\textbackslash\{\}|\\textasciitilde\{\}|\\textasciicircum\{\}|\\[{}]", "", entry)
    assert bare.count("{") == bare.count("}")
    assert re.fullmatch(r"@misc\{a,\n(  \w+ = \{.*\},\n)+\}", bare), entry
    json.dumps(csl([Reference(key="a", title=title, container="B", address=address)]))
