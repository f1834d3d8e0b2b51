"""What was measured as a plot: a row of bars for each generator, side by side for each size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from benchmarks.edits import BODY
from benchmarks.generators import OURS
from benchmarks.measured import COLD, Generated, Measured

# All in px of the drawing.
_NAMES, _BARS, _VALUES, _BETWEEN = 84, 150, 62, 18
_ROW, _BAR, _HEAD, _TOP = 20, 13, 50, 34
_LEAST = 420

_STYLE = """\
text{font:13px system-ui,sans-serif;fill:#1f2328}.of{font-weight:600}.end{text-anchor:end}
.less{fill:#59636e}.bar{fill:#8c959f}.ours{fill:#0b6e99}
@media (prefers-color-scheme:dark){
text{fill:#e6edf3}.less{fill:#9198a1}.bar{fill:#6e7681}.ours{fill:#4cb1de}
}"""

TITLE = "How long builds and previews take"


def _cold(of: Generated) -> float | None:
    return of.builds[COLD].processor if COLD in of.builds else None


def _edited(of: Generated) -> float | None:
    return of.builds[BODY].processor if BODY in of.builds else None


def _shown(of: Generated) -> float | None:
    return of.previews[BODY].best if BODY in of.previews else None


_PANELS = {
    "First build, seconds of the processor": _cold,
    "Build after an edit of an article, seconds of the processor": _edited,
    "Preview, seconds from saving an article to its page": _shown,
}


def description(known: Mapping[str, Measured]) -> str:
    """Return in words what the plot shows."""
    return " ".join(
        f"{of.articles:,} articles: {panel[0].lower()}{panel[1:]}: {_told(of, panel)}."
        for of in known.values()
        for panel in _PANELS
    )


def _told(of: Measured, panel: str) -> str:
    found = {each.title: _PANELS[panel](each) for each in of.generators.values()}
    return ", ".join(f"{title} {_short(value)}" for title, value in found.items() if value is not None)


def drawn(known: Mapping[str, Measured]) -> str:
    """Return the plot as SVG, which follows the reader's choice of light or dark."""
    keys = dict.fromkeys(key for of in known.values() for key in of.generators)
    titles = {key: of.generators[key].title for of in known.values() for key in of.generators}
    panel = _HEAD + _ROW * len(keys)
    width = max(_LEAST, _NAMES + len(known) * (_BARS + _VALUES + _BETWEEN))
    height = _TOP + len(_PANELS) * panel
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{TITLE}</title>',
        f'<desc id="desc">{escape(description(known))}</desc>',
        f"<style>{_STYLE}</style>",
    ]
    for column, of in enumerate(known.values()):
        left = _NAMES + column * (_BARS + _VALUES + _BETWEEN)
        lines.append(f'<text class="of" x="{left}" y="20">{of.articles:,} articles</text>')
    for row, (head, value) in enumerate(_PANELS.items()):
        top = _TOP + row * panel
        lines.append(f'<text class="less" x="0" y="{top + 20}">{head}</text>')
        for line, key in enumerate(keys):
            y = top + _HEAD - 20 + line * _ROW
            lines.append(f'<text class="end" x="{_NAMES - 8}" y="{y + 11}">{escape(titles[key])}</text>')
            for column, of in enumerate(known.values()):
                left = _NAMES + column * (_BARS + _VALUES + _BETWEEN)
                values = {each: value(found) for each, found in of.generators.items()}
                lines += _bar(values, key, left, y)
    return "\n".join([*lines, "</svg>", ""])


def _bar(values: Mapping[str, float | None], key: str, left: int, y: int) -> Iterator[str]:
    """Yield the bar of one generator, as long as its value beside the longest, and the value behind it."""
    value, longest = values.get(key), max((each for each in values.values() if each), default=0)
    if value is None or not longest:
        return
    length = max(1, round(_BARS * value / longest))
    name = "bar ours" if key == OURS else "bar"
    yield f'<rect class="{name}" x="{left}" y="{y}" width="{length}" height="{_BAR}"/>'
    yield f'<text x="{left + length + 6}" y="{y + 11}">{_short(value)}</text>'


def _short(seconds: float) -> str:
    return f"{seconds:.{0 if seconds >= 100 else 1 if seconds >= 10 else 2}f} s"
