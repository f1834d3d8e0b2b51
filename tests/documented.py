"""A page of the documentation as the tests read it: its sections, the rows of its tables, its examples."""

from __future__ import annotations

import re
import shutil
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic.fields import FieldInfo

from dispute_briefings.facts.values import Value

ROOT = Path(__file__).parents[1]
GUIDE = "content/fact_sheets/README.md"

_CODE = re.compile(r"`([^`\n]+)`(\*?)")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) +(.*)$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of a table: its cells as they are written."""

    cells: tuple[str, ...]

    @property
    def named(self) -> dict[str, bool]:
        """What the first cell names, and whether an asterisk marks it as required."""
        return {name: star == "*" for name, star in _CODE.findall(self.cells[0])}

    def codes(self, cell: int) -> tuple[str, ...]:
        """Return what stands as code in a cell."""
        return tuple(name for name, _ in _CODE.findall(self.cells[cell]))

    @property
    def text(self) -> str:
        """The whole row."""
        return " | ".join(self.cells)


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A fenced example: its language, and its text."""

    language: str
    text: str

    @property
    def file(self) -> str:
        """The path that its first line names."""
        return self.text.partition("\n")[0].removeprefix("# ")

    @property
    def content(self) -> str:
        """The text below that line."""
        return self.text.partition("\n")[2]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page, or a section of one; `file` is its path from the root."""

    file: str
    text: str

    def section(self, heading: str) -> Page:
        """Return what stands below a heading, up to the next one of its level or above.

        Raises:
            AssertionError: there is no such heading.
        """
        without_code = _FENCE.sub(lambda fence: re.sub(r"[^\n]", " ", fence[0]), self.text)
        headings = list(_HEADING.finditer(without_code))
        begin = next((each for each in headings if each[2] == heading), None)
        assert begin is not None, f"{self.file} has no section '{heading}'"
        after = (each for each in headings if each.start() > begin.start() and len(each[1]) <= len(begin[1]))
        end = next(after, None)
        return Page(file=self.file, text=self.text[begin.end() : end.start() if end else None])

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of its tables, without their heads."""
        lines = _FENCE.sub("", self.text).splitlines()
        return tuple(
            Row(cells=tuple(_cells(line)))
            for line, before in zip(lines[1:], lines, strict=False)
            if line.startswith("|") and before.startswith("|") and not line.startswith("|---")
        )

    @property
    def fields(self) -> dict[str, bool]:
        """All that the first cells of its tables name, and whether it is required."""
        return {name: required for row in self.rows for name, required in row.named.items()}

    def row(self, name: str) -> Row:
        """Return the row that names a thing.

        Raises:
            AssertionError: there is no such row.
        """
        found = next((row for row in self.rows if name in row.named), None)
        assert found is not None, f"{self.file}: no row names `{name}`"
        return found

    def examples(self, *languages: str) -> tuple[Example, ...]:
        """Return the fenced examples in one of some languages, in their order."""
        return tuple(
            Example(language=language, text=text)
            for language, text in _FENCE.findall(self.text)
            if language in languages
        )


def _cells(line: str) -> Iterator[str]:
    for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")):
        yield cell.strip().replace("\\|", "|")


def page(file: str) -> Page:
    """Return a page by its path from the root."""
    return Page(file=file, text=(ROOT / file).read_text(encoding="utf-8"))


def fields_of(kind: type[Value]) -> dict[str, FieldInfo]:
    """Return the fields of a class as they are written."""
    return {info.alias or name: info for name, info in kind.model_fields.items()}


def words_in(annotation: Any) -> Iterator[str]:
    """Yield the words of the literals that an annotation holds."""
    if typing.get_origin(annotation) is Literal:
        yield from map(str, typing.get_args(annotation))
        return
    for part in typing.get_args(annotation):
        yield from words_in(part)


def add(example: Example, site: Path) -> None:
    """Write an example into a site, at the end of the file that it names."""
    path = site / example.file
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{written}\n{example.content}".lstrip("\n"), encoding="utf-8")


def shipped_site(folder: Path) -> Path:
    """Return a copy of the site that the repository ships with, in a folder."""
    for part in ("content", "site_config"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


def guided_site(folder: Path) -> Path:
    """Return a site of all examples of the guide but the first, which adds to the site that is shipped."""
    _, *examples = page(GUIDE).examples("yaml", "csv")
    for example in examples:
        add(example, folder)
    return folder
