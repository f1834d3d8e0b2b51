"""All that is measured of one site."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.web import browsing, lighthouse, nu
from benchmarks.web.lighthouse import Scores
from benchmarks.web.serving import serve_compressed
from benchmarks.web.sites import Built
from dispute_briefings.mkdocs_plugin.content_security import POLICY

_HEADERS = {"Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in POLICY.items())}


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What was measured of one site.

    `pages` were looked at, one of each type. `axe` has the faults by mode; `scores` and `first_views`
    (bytes) are by page; `refused` is what the strict policy refuses, and `finds` says whether search finds
    something under it. `share_of_words` is of the page with the smallest; `dead` are controls that are shown
    without JavaScript and do nothing, `printed` those that paper shows.
    """

    pages: int
    nu: tuple[str, ...]
    axe: Mapping[str, tuple[str, ...]]
    scores: Mapping[str, Scores]
    foreign: frozenset[str]
    refused: tuple[str, ...]
    finds: bool
    first_views: Mapping[str, int]
    share_of_words: float
    dead: int
    printed: int


def measure(site: Built, browser: Browser, executable: str, *, rounds: int) -> Measured:
    """Return what there is to tell of a site.

    Args:
        site: what is measured.
        browser: a browser that runs.
        executable: the path of a browser, for Lighthouse to start.
        rounds: how often Lighthouse weighs a page.
    """
    files = [path if path.endswith(".html") else f"{path}index.html" for path in site.types]
    _tell(site, "Nu")
    errors = nu.errors_on(site.folder, files)
    with serve_compressed(site.folder) as root:
        _tell(site, "Lighthouse")
        scores = {
            name: lighthouse.scores_of(root + path, executable, rounds) for name, path in site.scored.items()
        }
        _tell(site, "axe")
        found = browsing.axe_faults(browser, root, site.types)
        _tell(site, "bytes, requests, JavaScript, paper")
        views = {name: browsing.first_view(browser, root, path) for name, path in site.scored.items()}
        share, dead = browsing.without_scripts(browser, root, site.types)
        printed = browsing.left_on_paper(browser, root, site.types)
    with serve_compressed(site.folder, _HEADERS) as root:
        _tell(site, "policy")
        refused = browsing.refusals(browser, root, site.types)
        finds = browsing.finds(browser, root, site.search)
    return Measured(
        pages=len(site.types),
        nu=tuple(errors),
        axe={mode: tuple(each) for mode, each in found.items()},
        scores=scores,
        foreign=frozenset().union(*(foreign for _, foreign in views.values())),
        refused=tuple(refused),
        finds=finds,
        first_views={name: size for name, (size, _) in views.items()},
        share_of_words=share,
        dead=dead,
        printed=printed,
    )


def _tell(site: Built, what: str) -> None:
    sys.stderr.write(f"{site.name}: {what}\n")
