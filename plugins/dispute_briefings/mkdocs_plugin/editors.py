"""Links that open a place in the editor of whoever looks at a preview."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from dispute_briefings.problems import Position, nearest

SWITCH = "BRIEFINGS_EDITOR"
"""Set in the environment, it is the editor of this machine, whatever mkdocs.yml says."""

KNOWN: Mapping[str, str] = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "windsurf": "windsurf://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "emacs": "emacs://open?url=file://{path}&line={line}&column={column}",
}
"""What the addresses of editors look like; ``{path}`` is absolute and begins with a slash."""

NONE = "none"

_PATTERN = re.compile(r"[a-z][a-z0-9+.-]*://[\w{}/:?&=.,%+~-]*\{path\}[\w{}/:?&=.,%+~-]*")
_PLACES = re.compile(r"\{(?!(?:path|line|column)\})|(?<!\{path)(?<!\{line)(?<!\{column)\}")
# Whatever a browser opens itself: it would run there, or lead away from this machine with a path of it.
_OF_BROWSERS = re.compile(
    r"(?:javascript|vbscript|data|blob|file|ftp|https?|wss?|about|view-source)://", re.IGNORECASE
)


class UnknownEditorError(ValueError):
    """Raised for what is no editor, with what to write in its place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Editor:
    """An editor by the pattern of its addresses; places are named from `root`, or from where it runs."""

    pattern: str
    root: Path

    def address(self, position: Position) -> str | None:
        """Return what opens a place; None where there is no such file."""
        pattern = self.of_file(position.file)
        if pattern is None:
            return None
        return pattern.replace("{line}", str(position.line)).replace("{column}", str(position.column))

    def of_file(self, file: str) -> str | None:
        """Return the pattern for the lines and columns of a file; None where there is no such file."""
        for path in (self.root / file, Path(os.path.abspath(file))):  # noqa: PTH100 - links stay links
            if path.is_file():
                written = path.as_posix()
                whole = written if written.startswith("/") else f"/{written}"
                return self.pattern.replace("{path}", quote(whole, safe="/:"))
        return None


def pattern_of(name: str) -> str | None:
    """Return the pattern of a known editor, or one that is given as it is; None for no editor.

    Raises:
        UnknownEditorError: it is neither a known name nor a pattern that opens a program of this machine.
    """
    if name == NONE:
        return None
    if name in KNOWN:
        return KNOWN[name]
    if "://" not in name:
        names = (*KNOWN, NONE)
        cure = nearest(name, names) or f"write one of {', '.join(names)}, or the pattern of its addresses."
        raise UnknownEditorError(f"no editor '{name}' is known; {cure}")
    if _OF_BROWSERS.match(name):
        raise UnknownEditorError(f"'{name}' is no address of an editor; write one as {KNOWN['vscode']}.")
    if not _PATTERN.fullmatch(name) or _PLACES.search(name):
        raise UnknownEditorError(
            f"'{name}' is no pattern of addresses; write one with {{path}}, {{line}} and {{column}} "
            f"as {KNOWN['vscode']}."
        )
    return name


def editor(asked: str, root: Path) -> Editor | None:
    """Return the editor that the environment names, else the one asked for.

    Raises:
        UnknownEditorError: there is no such editor.
    """
    name = os.environ.get(SWITCH) or asked
    try:
        pattern = pattern_of(name)
    except UnknownEditorError as error:
        raise UnknownEditorError(f"{SWITCH}: {error}") from None
    return Editor(pattern=pattern, root=root) if pattern is not None else None
