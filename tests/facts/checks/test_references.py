"""A list names each record and each source once, and never the record that it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import copy_sample, load_site, write_sheet

EVENT = """
- id: pepper-talks
  title: Talks about pepper
  date: 2031-03-01
  kind: talks
  level: 3
  {field}
"""


def told_of(site: Path) -> list[str]:
    """Return what is said of names in lists that a site has twice."""
    return [
        problem.what.partition(": ")[2]
        for problem in load_site(site).problems
        if problem.code == "named-twice"
    ]


@pytest.mark.parametrize(
    ("field", "twice"),
    [
        ("actors: [northland, southland, northland]\n  sources: [northland-order]", ["northland"]),
        ("materials: [rock-salt, rock-salt, rock-salt]\n  sources: [northland-order]", 2 * ["rock-salt"]),
        ("sources: [northland-order, northland-order]", ["northland-order"]),
        # One party may act towards itself, and a source be read at two places.
        ("actors: [northland]\n  toward: [northland]\n  sources: [northland-order]", []),
        ("sources: [{ref: northland-order, at: para 1}, {ref: northland-order, at: para 2}]", []),
    ],
)
def test_a_list_names_each_record_and_source_once(field: str, twice: list[str], tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/events/more.yml", EVENT.format(field=field))
    assert told_of(site) == [f"'{name}' stands in this list twice" for name in twice]


def test_an_event_does_not_lead_to_itself(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    field = "leads_to: [hearing, pepper-talks]\n  sources: [northland-order]"
    write_sheet(site, "salt-quota/events/more.yml", EVENT.format(field=field))
    assert told_of(site) == ["'pepper-talks' names itself"]


def test_a_dispute_has_each_party_once(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    path = site / "content/fact_sheets/salt-quota/dispute.yml"
    text = path.read_text("utf-8")
    assert "{party: northland" in text
    path.write_text(text.replace("{party: northland", "{party: southland"), "utf-8")
    assert told_of(site) == ["'southland' stands in this list twice"]
