"""Lighthouse's scores (https://developer.chrome.com/docs/lighthouse/) of a page on a simulated phone."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.web.browsing import NO_OTHER_HOST

_COMMAND = Path(".build/audit/node_modules/lighthouse/cli/index.js")
_CHROME = f"--headless=new --no-sandbox --disable-background-networking --{NO_OTHER_HOST}"

CATEGORIES = ("accessibility", "seo", "performance", "best-practices")


@dataclass(frozen=True, kw_only=True, slots=True)
class Scores:
    """The scores of a page by category, 0 to 100, and the audits that it does not pass in full."""

    scores: Mapping[str, int]
    faults: tuple[str, ...]


def scores_of(address: str, browser: str, rounds: int) -> Scores:
    """Return the median of some rounds: what takes time differs from one to the next."""
    return median([_round(address, browser) for _ in range(rounds)])


def _round(address: str, browser: str) -> Scores:
    command = ["node", str(_COMMAND), address, "--quiet", "--output=json", f"--chrome-flags={_CHROME}"]
    told = subprocess.run(
        [*command, "--no-enable-error-reporting", f"--only-categories={','.join(CATEGORIES)}"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "CHROME_PATH": browser},
    )
    return read(json.loads(told.stdout))


def read(answer: Mapping[str, Any]) -> Scores:
    """Return what stands in Lighthouse's answer."""
    faults = []
    for name in CATEGORIES:
        for each in answer["categories"][name]["auditRefs"]:
            audit = answer["audits"][each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 1:
                shown = f" ({audit['displayValue']})" if audit.get("displayValue") else ""
                faults.append(f"{name}: {audit['title']}{shown}")
    scores = {name: round(100 * answer["categories"][name]["score"]) for name in CATEGORIES}
    return Scores(scores=scores, faults=tuple(faults))


def median(rounds: Sequence[Scores]) -> Scores:
    """Return the median of each score, the lower one of two, with the faults of the worst round."""
    worst = min(rounds, key=lambda each: sum(each.scores.values()))
    scores = {name: statistics.median_low([each.scores[name] for each in rounds]) for name in CATEGORIES}
    return Scores(scores=scores, faults=worst.faults)
