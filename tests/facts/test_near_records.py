"""Who names what is no id of a record is told which one may be meant, by the name that it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import book_of, copy_sample, load_site, write_sheet

from dispute_briefings.facts.near_records import near_record
from dispute_briefings.problems import Problem, Severity
from dispute_briefings.prose.articles import read_articles
from dispute_briefings.prose.checking import problems_in_prose

PARTIES = """\
- id: bis
  name: {en: Bureau of Industry and Security, ja: 産業安全保障局}
  names: [{text: BIS, kind: abbreviation}]
  kind: ministry
  sources: [northland-order]
- id: trade-ministry
  name: Ministry of Trade, Salt and Industry
  names: [{text: The Two, kind: short}]
  kind: ministry
  sources: [northland-order]
- id: salt-board
  name: The Salt Board
  names: [{text: The Two, kind: short}]
  kind: ministry
  sources: [northland-order]
"""
EVENT = """\
- id: more
  title: More
  date: 2031-04-02
  kind: act
  level: 3
  sources: [northland-order]
  actors: {actors}
  tags: [the-two]
"""


ARTICLE = """---
title: A
date: 2031-05-06
kind: background
rights: own
about: [Bureau of Industry and Security]
---

The [[Bureau of Industry and Security]] said so.

/// timeline
    party: Bureau of Industry and Security
///
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with three more parties."""
    site = copy_sample(tmp_path)
    write_sheet(site, "parties/parties.yml", PARTIES)
    return site


def errors(site: Path) -> list[Problem]:
    """Return the errors of a site: that a name is shared is a warning."""
    return [each for each in load_site(site).problems if each.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("named", "kinds", "cure"),
    [
        ("Bureau of Industry and Security", ("party",), "write its id: bis"),
        ("bureau-of-industry-and-security", (), "write its id: bis"),
        ("産業安全保障局", (), "write its id: bis"),
        ("BIS", ("party",), "write its id: bis"),
        ("Bureau of Industry & Security", ("party",), "did you mean 'bis'?"),
        ("The Two", ("party",), "write one of: trade-ministry, salt-board"),
        # By its id, before a name that is near.
        ("nortland", (), "did you mean 'northland'?"),
        ("Nortland", (), "did you mean 'northland'?"),
        # Another kind is not meant.
        ("Bureau of Industry and Security", ("material",), ""),
        ("northland-oder", ("source",), "did you mean 'northland-order'?"),
        ("Pepper and Vinegar", (), ""),
    ],
)
def test_it_is_near_by_its_name_or_its_id(site: Path, named: str, kinds: tuple[str, ...], cure: str) -> None:
    assert near_record(book_of(site), named, kinds) == cure


@pytest.mark.parametrize(
    ("actors", "code", "cure"),
    [
        ("[Bureau of Industry and Security]", "bad-id", "write its id: bis"),
        ("[BIS]", "bad-id", "write bis"),
        ("Ministry of Trade, Salt and Industry", "bad-id", "write its id: trade-ministry"),
        ("[bureau-of-industry-and-security]", "unknown-record", "write its id: bis"),
        # What reads as an id is one, and several are a list.
        ("[Trade Ministry]", "bad-id", "write trade-ministry"),
        ("northland, BIS", "bad-id", "write a list: [northland, bis]"),
        ("[Pepper and Vinegar]", "bad-id", "write pepper-and-vinegar"),
    ],
)
def test_a_name_in_the_place_of_an_id_is_led_to_it(site: Path, actors: str, code: str, cure: str) -> None:
    write_sheet(site, "salt-quota/events/more.yml", EVENT.format(actors=actors))
    (found,) = errors(site)
    assert (found.code, found.cure, found.position.line) == (code, cure, 7)


def test_a_name_in_an_article_is_led_to_the_id_too(site: Path) -> None:
    content = site / "content"
    (content / "articles" / "a.md").write_text(ARTICLE, encoding="utf-8")
    book = book_of(site)
    articles, told = read_articles(content, site, book)
    in_text = problems_in_prose(articles, book, content=content, root=site)
    found = [(each.code, each.position.line, each.cure) for each in (*told, *in_text)]
    assert [each for each in found if each[0] in {"bad-id", "unknown-record"}] == [
        ("bad-id", 6, "write its id: bis"),
        ("unknown-record", 9, "write its id: bis"),
        ("bad-id", 12, "write its id: bis"),
    ]


@pytest.mark.parametrize("field", ["id: BIS", "tags: [BIS]", "formerly: [BIS]"])
def test_what_names_no_other_record_is_led_to_none(site: Path, field: str) -> None:
    sheet = EVENT.format(actors="[northland]").replace("tags: [the-two]", "note: x")
    name = field.partition(":")[0]
    sheet = sheet.replace("- id: more", f"- {field}") if name == "id" else f"{sheet}  {field}\n"
    write_sheet(site, "salt-quota/events/more.yml", sheet)
    (found,) = errors(site)
    assert (found.code, found.cure) == ("bad-id", "write bis")
