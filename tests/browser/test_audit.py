"""What `make audit` is made of: checkers' answers are read, pages measured, and the page is written."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from benchmarks.web import browsing, lighthouse, nu, report
from benchmarks.web.lighthouse import Scores
from benchmarks.web.measuring import Measured
from benchmarks.web.serving import serve_compressed
from benchmarks.web.sites import Search
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
PINNED = ROOT / "requirements" / "audit"

# The checkers ------------------------------------------------------------------------------------------


def test_nu_tells_errors_with_their_place_and_leaves_out_the_rest() -> None:
    error = {
        "type": "error",
        "url": "file:/site/a.html",
        "lastLine": 7,
        "message": "No.",
        "extract": "<p>\n <p>",
    }
    warning = {"type": "info", "subType": "warning", "url": "file:/site/a.html", "message": "Perhaps."}
    answer = json.dumps({"messages": [warning, error]})
    assert nu.errors_in(answer, Path("/site")) == ["a.html:7: No. <p> <p>"]


def test_a_page_that_nu_cannot_read_is_no_page_without_errors() -> None:
    answer = json.dumps({"messages": [{"type": "non-document-error", "message": "No such file."}]})
    with pytest.raises(ValueError, match="No such file"):
        nu.errors_in(answer, Path())


def answer_of_lighthouse(score: float) -> dict[str, Any]:
    """Return an answer in which one audit of each category has a score, and one without weight has none."""
    refs = [{"id": "weighed", "weight": 3}, {"id": "for-information", "weight": 0}]
    audits = {
        "weighed": {"score": score, "title": "It is quick", "displayValue": "3 s"},
        "for-information": {"score": 0, "title": "It is small"},
    }
    categories = {name: {"score": score, "auditRefs": refs} for name in lighthouse.CATEGORIES}
    return {"categories": categories, "audits": audits}


def test_scores_are_whole_and_come_with_what_lowered_them() -> None:
    told = lighthouse.read(answer_of_lighthouse(0.945))
    assert dict(told.scores) == dict.fromkeys(lighthouse.CATEGORIES, 94)
    assert told.faults[0] == "accessibility: It is quick (3 s)"
    assert len(told.faults) == len(lighthouse.CATEGORIES)
    assert lighthouse.read(answer_of_lighthouse(1)).faults == ()


def test_the_median_is_of_each_score_and_the_faults_are_those_of_the_worst_round() -> None:
    rounds = [lighthouse.read(answer_of_lighthouse(score)) for score in (1, 0.9, 0.97)]
    told = lighthouse.median(rounds)
    assert set(told.scores.values()) == {97}
    assert told.faults == rounds[1].faults


# The browser -------------------------------------------------------------------------------------------

PAGE = """<!doctype html><meta charset=utf-8><title>Salt</title>
<link rel=stylesheet href=https://fonts.invalid/salt.css>
<article>Salt is dear. <button hidden>Filter</button> <span id=more></span></article>
<input type=search> <form action=/search><input name=q></form> <label><input type=checkbox> Fold</label>
<script src=page.js></script><script>document.title = "Salt!"</script>
"""
SCRIPT = """
document.querySelector("#more").textContent = "So they say.";
document.addEventListener("keydown", (event) => {
  if (event.key === "/") document.querySelector("input").focus(), event.preventDefault();
}, { once: true });
document.querySelector("input").addEventListener("input", ({ target }) => {
  if (target.value === "salt") target.insertAdjacentHTML("afterend", "<b>found</b>");
});
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a site of one page, which needs its scripts and another host."""
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "page.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "favicon.ico").write_bytes(b"\0")
    return tmp_path


def test_text_is_sent_compressed_with_the_headers_that_are_asked_for(folder: Path) -> None:
    with serve_compressed(folder, {"X-Policy": "strict"}) as root:
        with urllib.request.urlopen(root) as answer:
            assert answer.headers["X-Policy"] == "strict"
            assert answer.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(answer.read()).decode() == PAGE
        with urllib.request.urlopen(f"{root}favicon.ico") as answer:
            assert (answer.headers["Content-Encoding"], answer.read()) == (None, b"\0")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{root}nowhere")


def test_a_first_view_is_what_is_sent_and_what_is_asked_of_others_is_told(
    folder: Path, browser: Browser
) -> None:
    sent = sum(len(gzip.compress((folder / name).read_bytes())) for name in ("index.html", "page.js"))
    with serve_compressed(folder) as root:
        size, foreign = browsing.first_view(browser, root, "")
    assert size in {sent, sent + 1}  # with the icon, where the browser asks for it
    assert foreign == {"https://fonts.invalid/salt.css"}


def test_what_the_policy_refuses_is_told(folder: Path, browser: Browser) -> None:
    with serve_compressed(folder, {"Content-Security-Policy": "default-src 'self'"}) as root:
        refused = browsing.refusals(browser, root, [""])
    assert refused == [": style-src-elem: https://fonts.invalid/salt.css", ": script-src-elem: inline"]


@pytest.mark.parametrize(("policy", "found"), [("default-src 'self'", True), ("default-src 'none'", False)])
def test_search_finds_something_or_nothing(
    folder: Path, browser: Browser, policy: str, *, found: bool
) -> None:
    with serve_compressed(folder, {"Content-Security-Policy": policy}) as root:
        search = Search(query="input[type=search]", result="b", words="salt", patience=1_000)
        assert browsing.finds(browser, root, search) is found


def test_without_scripts_what_they_write_is_missing_and_what_needs_them_is_dead(
    folder: Path, browser: Browser
) -> None:
    with serve_compressed(folder) as root:
        share, dead = browsing.without_scripts(browser, root, [""])
    assert share == 3 / 6
    assert dead == 1


def test_what_paper_would_show_is_counted(folder: Path, browser: Browser) -> None:
    with serve_compressed(folder) as root:
        assert browsing.left_on_paper(browser, root, [""]) == 3


# The page ----------------------------------------------------------------------------------------------


def measured(**others: Any) -> Measured:
    """Return what was measured of a site without a fault, apart from what is given."""
    perfect = Scores(scores=dict.fromkeys(lighthouse.CATEGORIES, 100), faults=())
    values: dict[str, Any] = {
        "pages": 3,
        "nu": (),
        "axe": {"light, desk": (), "dark, desk": (), "light, phone": (), "dark, phone": ()},
        "scores": {"home": perfect, "article": perfect},
        "foreign": frozenset(),
        "refused": (),
        "finds": True,
        "first_views": {"home": 99_500, "article": 80_400},
        "share_of_words": 1.0,
        "dead": 0,
        "printed": 0,
    }
    return Measured(**{**values, **others})


def cells(text: str) -> dict[str, list[str]]:
    """Return the rows of all tables, by their first cell."""
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return {first: rest for first, *rest in rows}


def test_each_measure_stands_beside_that_of_the_other_site_and_the_goal() -> None:
    slow = Scores(scores={**dict.fromkeys(lighthouse.CATEGORIES, 100), "performance": 91}, faults=())
    stock = measured(nu=("a", "b"), scores={"home": slow}, finds=False, first_views={"home": 1, "article": 2})
    told = cells(report.page(measured(share_of_words=0.999), stock, versions=["Nu 1"], rounds=3))
    assert told["Nu HTML checker, errors"] == ["0", "2", "0"]
    assert told["Lighthouse, performance"] == ["100", "91", "98 or more"]
    assert told["search under the policy"] == ["finds", "fails", "finds"]
    # What is not reached is not rounded up to it.
    assert told["words of a page that are read without JavaScript"] == ["99 %", "100 %", "100 %"]
    assert told["article"] == ["100", "100", "100", "100", "80 kB"]


def test_what_is_left_is_told_in_full() -> None:
    faulty = measured(nu=("a.html:7: No.",), refused=("x: inline",))
    text = report.page(faulty, measured(), versions=[], rounds=1)
    assert text.endswith("## What is left\n\n- `Nu: a.html:7: No.`\n- `refused: x: inline`\n")
    assert report.page(measured(), measured(), versions=[], rounds=1).endswith("\n\nNothing.\n")


def test_the_page_of_the_documentation_was_written_by_the_audit() -> None:
    text = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
    made = report.page(measured(), measured(), versions=[], rounds=3)
    told, expected = cells(text), cells(made)
    assert {name: row[-1] for name, row in told.items() if len(row) == 3} == {
        name: row[-1] for name, row in expected.items() if len(row) == 3
    }
    assert re.findall(r"^## .*", text, re.MULTILINE) == re.findall(r"^## .*", made, re.MULTILINE)


# What it is measured with ------------------------------------------------------------------------------


def test_the_checkers_are_pinned_by_hash_and_name_no_registry() -> None:
    asked = json.loads((PINNED / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((PINNED / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    own = packages.pop("")
    assert own["dependencies"] == asked
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [name for name, each in packages.items() if "integrity" not in each or "resolved" in each] == []


@pytest.mark.parametrize(
    ("there", "missing", "cure"),
    [
        ((), "node", "apt-get install nodejs"),
        (("node",), "npm", "apt-get install npm"),
        (("node", "npm"), "java", "apt-get install default-jre-headless"),
    ],
)
def test_what_is_missing_is_named_with_its_cure(
    tmp_path: Path, there: tuple[str, ...], missing: str, cure: str
) -> None:
    for name in ("sh", "dirname"):
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    for name in there:
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    told = subprocess.run(
        ["sh", str(ROOT / "requirements" / "audit.sh")],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout) == (1, "")
    assert f"'{missing}'" in told.stderr
    assert cure in told.stderr
