"""Titles and summaries of pages, and texts of fact sheets, are checked as articles are."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import copy_sample, write_sheet

from dispute_briefings.pages.settings import Settings
from dispute_briefings.pages.site import assemble

EVENT = """\
- id: third-round
  title: {title}
  date: 2032-03-04/2032-03-05
  kind: talks
  level: 2
  sources: [northland-order]
  summary: {summary}
  text: {text}
  ignore: {ignore}
"""
PAGE = """\
---
title: {title}
date: 2032-03-10
summary: {summary}
---

A page.
"""


def problems(site: Path) -> list[str]:
    """Return what is told of a site, each as its place, code and what."""
    content = site / "content"
    settings = Settings(
        root=site,
        content=content,
        fact_sheets=content / "fact_sheets",
        vocabulary=site / "site_config" / "vocabulary.yml",
    )
    _, found = assemble(settings)
    return [f"{each.position.line}: {each.severity}[{each.code}] {each.what}" for each in found]


def of_event(
    folder: Path, *, title: str = "A", text: str = "A", summary: str = "A", ignore: str = "{}"
) -> list[str]:
    """Return what is told of an event of 4 and 5 March 2032."""
    site = copy_sample(folder)
    sheet = EVENT.format(title=title, text=text, summary=summary, ignore=ignore)
    write_sheet(site, "salt-quota/events/more.yml", sheet)
    return problems(site)


def of_page(folder: Path, *, title: str = "A", summary: str = "A") -> list[str]:
    """Return what is told of a page of 10 March 2032."""
    site = copy_sample(folder)
    (site / "content" / "page.md").write_text(PAGE.format(title=title, summary=summary), "utf-8")
    return problems(site)


@pytest.mark.parametrize(
    ("field", "line", "text", "told"),
    [
        (
            "text",
            8,
            "They met last week.",
            "warning[relative-date] event 'third-round': 'last week' cannot be resolved",
        ),
        (
            "summary",
            7,
            "It ended recently.",
            "warning[relative-date] event 'third-round': 'recently' cannot be",
        ),
        ("title", 2, "Talks in retaliation", "note[motive] event 'third-round': 'retaliation' says why"),
        (
            "text",
            8,
            "On 1 March [[third-round.date]] they met.",
            "error[drift] event 'third-round': '1 March' stands",
        ),
    ],
)
def test_the_words_of_an_event(tmp_path: Path, field: str, line: int, text: str, told: str) -> None:
    (found,) = of_event(tmp_path, **{field: text})
    assert found.startswith(f"{line}: {told}")


def test_words_are_told_on_their_line(tmp_path: Path) -> None:
    (found,) = of_event(tmp_path / "a", text="|\n    They met.\n\n    It was last week.")
    assert found.startswith("11: warning[relative-date]")
    (found,) = of_page(tmp_path / "b", summary='"What\n  changed last month."')
    assert found.startswith("5: warning[relative-date]")


@pytest.mark.parametrize(
    "text",
    [
        "They began on 4 March and ended the next day.",
        "Northland and Southland met. A week later the paper was signed.",
        '"They began.\\n\\nThey ended the next day."',
        "The ministry spoke of “a meeting last week”.",
        "Northland called it retaliation.",
    ],
)
def test_what_the_date_of_an_event_makes_plain_is_let_be(tmp_path: Path, text: str) -> None:
    assert of_event(tmp_path, text=text) == []


def test_the_text_of_a_step_is_read_beside_its_date(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    step = "{status: announced, event: quota-announced, text: It was said TIME.}"
    for time in ("the same day", "last week"):
        sheet = (
            "\n- id: duty\n  name: Duty\n  by: northland\n  sources: [northland-order]\n  history:\n    - "
        )
        write_sheet(site, "salt-quota/measures/more.yml", sheet + step.replace("TIME", time) + "\n")
        found = problems(site)
        assert [each.partition(" ")[0] for each in found] == ([] if time == "the same day" else ["7:"])


def test_a_record_silences_it_with_a_reason(tmp_path: Path) -> None:
    ignore = "{relative-date: its own words}"
    assert of_event(tmp_path / "a", text="They met last week.", ignore=ignore) == []
    (needless,) = of_event(tmp_path / "b", text="They met.", ignore=ignore)
    assert needless.startswith("9: error[needless-silence] event 'third-round': 'relative-date' is silenced")


def test_a_summary_and_a_title_are_read_on_the_day_of_their_page(tmp_path: Path) -> None:
    (found,) = of_page(tmp_path / "a", summary="What changed last month.")
    assert found.startswith("4: warning[relative-date] `summary`: 'last month' means 2032-02")
    (found,) = of_page(tmp_path / "b", title="What changed last month")
    assert found.startswith("2: warning[relative-date] `title`: 'last month' means 2032-02")
    assert of_page(tmp_path / "c", title="The year 2031", summary="What came in July.") == []
