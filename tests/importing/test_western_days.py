"""Days as French and German pages print them, and where they are days of publication."""

from __future__ import annotations

import pytest

from dispute_briefings.importing.plain_text import read_plain
from dispute_briefings.importing.western_days import western_days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("le 1er août 2019", ["2019-08-01"]),
        ("am 10. März 2020 und am 31. Dezember 2019", ["2020-03-10", "2019-12-31"]),
        ("10 MARS 2020", ["2020-03-10"]),
        ("30 février 2020", []),
        ("10 March 2020, 110. Mai 2020", []),
    ],
)
def test_a_day_names_its_month_and_year(text: str, days: list[str]) -> None:
    assert [each.isoformat() for each in western_days(text)] == days


@pytest.mark.parametrize(
    ("line", "field", "day"),
    [
        ("Publié le 10 mars 2020", "published", "2020-03-10"),
        ("Publié le 10 mars 2020 à 13:59", "published", "2020-03-10"),
        ("Mis à jour le 11 mars 2020", "updated", "2020-03-11"),
        ("Veröffentlicht am 10. März 2020", "published", "2020-03-10"),
        ("Zuletzt aktualisiert: 11. März 2020", "updated", "2020-03-11"),
        ("10. März 2020", "published", "2020-03-10"),
        ("发布时间：2020年3月10日", "published", "2020-03-10"),
    ],
)
def test_a_line_of_its_own_says_when_it_was_published(line: str, field: str, day: str) -> None:
    assert read_plain(f"Titre\n{line}\n\nUn texte.\n").said[field].values == (day,)


def test_two_days_in_one_line_say_nothing() -> None:
    assert "published" not in read_plain("Titre\nDu 10 mars 2020 au 11 mars 2020\n\nUn texte.\n").said
