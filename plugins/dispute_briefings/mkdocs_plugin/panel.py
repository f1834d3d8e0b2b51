"""What the preview says about problems, on the page that is being looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from dispute_briefings.problems import Position, Problem, Severity, count_line

_SHOWN = 50

Address = Callable[[Position], str | None]
"""Gives what opens a place in an editor, where that is known."""

# The preview has no content security policy, since MkDocs' own live reload is an inline script.
# Colours are fixed, and 7:1 or better on the panel's ground, whatever the palette of the page.
_STYLE = """\
#briefings-panel{position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:60vh;overflow:auto;margin:0;\
padding:.75rem 1rem;border:0;border-top:4px solid #b00020;background:#fff;color:#111;\
font:400 16px/1.5 system-ui,sans-serif;text-align:start;box-shadow:0 -4px 16px #0006}
#briefings-panel.alone{position:static;max-height:none;box-shadow:none}
#briefings-panel.mild{border-top-color:#7a4d00}
#briefings-panel summary,#briefings-panel h2{margin:0;font-size:16px;font-weight:700;color:#111;\
cursor:pointer}
#briefings-panel h2{display:inline}
#briefings-panel p{margin:.25rem 0;color:#111}
#briefings-panel ol{margin:.5rem 0 0;padding:0 0 0 1.5rem}
#briefings-panel li{margin:0 0 .5rem}
#briefings-panel code{font:14px/1.5 ui-monospace,monospace;background:none;color:#111;overflow-wrap:anywhere}
#briefings-panel a,#briefings-panel a code{color:#004a9f;text-decoration:underline}
#briefings-panel :focus-visible{outline:3px solid #004a9f;outline-offset:2px}
body:has(>#briefings-panel){padding-bottom:4rem}
@media print{#briefings-panel{display:none}}
"""


def _nowhere(_: Position) -> None:
    """No editor is known."""


def panel(
    problems: Sequence[Problem], *, stale: bool, alone: bool = False, address: Address = _nowhere
) -> str:
    """Return the HTML of a region that lists the problems; nothing for none.

    `stale` says that the page around it is older than the content; the list is then open and
    announced at once. `alone` says that there is no page around it. `address` gives links to places.
    """
    if not problems:
        return ""
    rest = len(problems) - _SHOWN
    items = "\n".join(_item(problem, address(problem.position)) for problem in problems[:_SHOWN])
    more = f"<p>And {rest} more; the terminal lists them all.</p>\n" if rest > 0 else ""
    grave = stale or any(problem.severity is Severity.ERROR for problem in problems)
    classes = " ".join(name for name, given in (("alone", alone), ("mild", not grave)) if given)
    return (
        f'<section id="briefings-panel" class="{classes}" lang="en" dir="ltr" tabindex="0" '
        f'role="{"alert" if grave else "region"}" aria-label="Problems" data-pagefind-ignore>\n'
        f"<style>{_STYLE}</style>\n"
        f"<details{' open' if grave else ''}>\n"
        f"<summary><h2>{_heading(problems, stale=stale, alone=alone)}</h2></summary>\n"
        f"<ol>\n{items}\n</ol>\n{more}</details>\n</section>\n"
    )


def page(problems: Sequence[Problem], *, address: Address = _nowhere) -> str:
    """Return a whole page that shows the panel alone, for a site that was never built."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{count_line(problems)}</title>\n</head>\n<body>\n<main>\n"
        "<h1>The preview waits for a first build</h1>\n"
        f"{panel(problems, stale=True, alone=True, address=address)}</main>\n</body>\n</html>\n"
    )


def _heading(problems: Sequence[Problem], *, stale: bool, alone: bool) -> str:
    counts = count_line(problems)
    if alone:
        return f"{counts}: nothing to show yet; this page reloads by itself"
    return f"{counts}: this is the last good page" if stale else counts


def _item(problem: Problem, href: str | None) -> str:
    place = f"<code>{escape(str(problem.position))}</code>"
    if href is not None:
        place = f'<a href="{escape(href)}">{place}</a>'
    cure = f"<p>{escape(problem.cure)}</p>" if problem.cure else ""
    return (
        f"<li>{place} {escape(problem.severity)} <code>{escape(problem.code)}</code>"
        f"<p>{escape(problem.what)}</p>{cure}</li>"
    )
