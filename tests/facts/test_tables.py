"""Each figure has a table that is named after it; another one is told, and where it is likely meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import copy_sample, load_site, write_sheet

FIGURE = """
- id: salt-prices
  title: Prices of salt
  unit: usd-million
  frequency: annual
  measured_by: northland
  sources: [northland-order]
"""
POINTS = "period,value,sources\n2031,12,northland-order\n"
DISPUTE = "content/fact_sheets/salt-quota"
FOLDER = f"{DISPUTE}/figures"


def told(site: Path) -> list[tuple[str, str, str]]:
    """Return code, file and cure of each problem."""
    return [(each.code, each.position.file, each.cure) for each in load_site(site).problems]


@pytest.mark.parametrize(
    ("tables", "near"),
    [
        ((), None),
        # One whose name is near, wherever it lies.
        (("figures/salt-price.csv", "figures/pepper.csv"), "figures/salt-price.csv"),
        (("salt-prices.csv",), "salt-prices.csv"),
        # The only one, whatever its name; one of two that are not near is not guessed.
        (("figures/exported.csv",), "figures/exported.csv"),
        (("figures/exported.csv", "figures/pepper.csv"), None),
        (("figures/salt-prices.CSV",), "figures/salt-prices.CSV"),
    ],
)
def test_a_figure_without_points_is_led_to_a_stray_table(
    tmp_path: Path, tables: tuple[str, ...], near: str | None
) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/figures/more.yml", FIGURE)
    for table in tables:
        write_sheet(site, f"salt-quota/{table}", POINTS)
    cure = "add the file: period,value,sources"
    if near:
        cure = f"if its points are in {DISPUTE}/{near}, move that to {DISPUTE}/figures/salt-prices.csv"
    # The table that is meant is told once.
    assert {(code, file.removeprefix(f"{DISPUTE}/")) for code, file, _ in told(site)} == {
        ("missing-points", "figures/more.yml"),
        *(("unread-file", table) for table in tables if table != near),
    }
    assert ("missing-points", f"{DISPUTE}/figures/more.yml", cure) in told(site)


def test_a_stray_table_is_told(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/figures/Salt Prices.csv", POINTS)
    cure = "add a figure with the id salt-prices, or take the file out"
    assert told(site) == [("unread-file", f"{FOLDER}/Salt Prices.csv", cure)]


def test_the_figure_may_stand_in_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/figures/salt-prices.csv", POINTS)
    (site / FOLDER / "more.yml").write_bytes(b"- id: salt-prices\n  title: \xff\n")
    assert "unread-file" not in {code for code, _, _ in told(site)}


def test_a_figure_with_another_mistake_keeps_its_table(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/figures/more.yml", FIGURE.replace("annual", "yearly"))
    write_sheet(site, "salt-quota/figures/salt-prices.csv", POINTS)
    assert [code for code, _, _ in told(site)] == ["bad-value"]
