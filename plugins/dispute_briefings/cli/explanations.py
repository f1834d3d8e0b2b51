"""The page on each problem, as it stands in the documentation."""

from __future__ import annotations

from pathlib import Path

# In the package, or beside it in a checkout.
_FOLDERS = (Path(__file__).parents[1] / "explanations", Path(__file__).parents[3] / "docs" / "problems")


def explanation(code: str) -> str:
    """Return the page on a problem, in Markdown.

    Raises:
        FileNotFoundError: there is no such code.
    """
    found = next(folder / f"{code}.md" for folder in _FOLDERS if folder.is_dir())
    return found.read_text(encoding="utf-8").rstrip()
