"""What was measured of both sites, as the page of the documentation that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.web.lighthouse import CATEGORIES
from benchmarks.web.measuring import Measured

_GOALS = {"accessibility": "100", "seo": "100", "performance": "98 or more", "best-practices": "100"}
_BUDGETS = {"home": 120, "article": 90}
"""Of a first view, in thousands of bytes."""

_INTRODUCTION = """\
# Audit

`make audit` measures the site as a browser, its checkers and a reader without JavaScript find it, and
writes this page. Beside it stand the same articles in MkDocs and Material alone, set up as Material's own
guide does, measured in the same run. It needs Node.js 18.16, npm and Java 11 or newer besides what the tests
need, and takes some minutes.

- One page of every type is looked at: {ours} of this site, {stock} of the other one, which has no page for a
  fact.
- [axe]({axe}) looks for faults by WCAG 2.2 A and AA and by good practice; where many elements have the same
  colours, at two of them.
- [Lighthouse]({lighthouse}) weighs a page on a simulated phone: the median of {rounds}; the table has the
  lowest page. Performance alone depends on the machine, and on what else it does meanwhile.
- A first view is all that a phone's browser loads on a first visit, fonts among it, as it is sent:
  compressed by gzip.
- The policy is the [one for hosts that send headers](deploying.md#headers), sent with every page of both.
- No other host can be reached meanwhile: what a page asks of one is counted, and fails.

Measured with {versions}.
"""
_LINKS = {
    "axe": "https://github.com/dequelabs/axe-core",
    "lighthouse": "https://developer.chrome.com/docs/lighthouse/",
}


def page(ours: Measured, stock: Measured, *, versions: Iterable[str], rounds: int) -> str:
    """Return the Markdown of the page.

    Args:
        ours: what was measured of the real site.
        stock: the same of its articles in MkDocs and Material alone.
        versions: what it was measured with, each with its version.
        rounds: how often Lighthouse weighed a page.
    """
    head = _INTRODUCTION.format(
        ours=ours.pages,
        stock=stock.pages,
        rounds="three" if rounds == 3 else rounds,
        versions=", ".join(versions),
        **_LINKS,
    )
    rows = [("what", "this site", "MkDocs and Material", "goal"), *_rows(ours, stock)]
    parts = [head, _table(rows), "## By page", _table(_by_page(ours)), "## What is left", _left(ours)]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def _rows(ours: Measured, stock: Measured) -> Iterator[tuple[str, ...]]:
    def row(what: str, goal: str, told: Iterable[str]) -> tuple[str, ...]:
        return (what, *told, goal)

    both = (ours, stock)
    yield row("Nu HTML checker, errors", "0", (str(len(each.nu)) for each in both))
    for mode in ours.axe:
        yield row(f"axe, {mode}: faults", "0", (str(len(each.axe[mode])) for each in both))
    for name in CATEGORIES:
        lowest = (min(each.scores.values(), key=lambda s: s.scores[name]).scores[name] for each in both)
        yield row(f"Lighthouse, {name.replace('-', ' ')}", _GOALS[name], map(str, lowest))
    yield row("asked of other hosts", "0", (str(len(each.foreign)) for each in both))
    yield row("refused by the policy", "0", (str(len(each.refused)) for each in both))
    yield row("search under the policy", "finds", ("finds" if each.finds else "fails" for each in both))
    for name, budget in _BUDGETS.items():
        sizes = (_kilobytes(each.first_views[name]) for each in both)
        yield row(f"first view, {name}", f"{budget} kB or less", sizes)
    shares = (f"{int(100 * each.share_of_words)} %" for each in both)
    yield row("words of a page that are read without JavaScript", "100 %", shares)
    yield row("controls that do nothing without JavaScript", "0", (str(each.dead) for each in both))
    yield row("controls and lists of links on paper", "0", (str(each.printed) for each in both))


def _by_page(ours: Measured) -> Iterator[tuple[str, ...]]:
    yield ("page", *(name.replace("-", " ") for name in CATEGORIES), "first view")
    for name, scores in ours.scores.items():
        told = (str(scores.scores[category]) for category in CATEGORIES)
        yield (name, *told, _kilobytes(ours.first_views[name]))


def _left(ours: Measured) -> str:
    lines = [
        *(f"Nu: {each}" for each in ours.nu),
        *(f"axe, {mode}: {each}" for mode, found in ours.axe.items() for each in found),
        *(f"Lighthouse, {name}, {each}" for name, scores in ours.scores.items() for each in scores.faults),
        *(f"asked of another host: {each}" for each in sorted(ours.foreign)),
        *(f"refused: {each}" for each in ours.refused),
    ]
    return "\n".join(f"- `{line}`" for line in lines) or "Nothing."


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.0f} kB"


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    first, *others = (f"| {' | '.join(cells)} |" for cells in rows)
    return "\n".join([first, "|---" * (first.count("|") - 1) + "|", *others])
