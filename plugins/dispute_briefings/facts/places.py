"""Where a new record goes: the file that an editor would look for it in, and the lines that are added."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dispute_briefings.facts.layout import KIND_OF_NAME, sheets
from dispute_briefings.source_yaml import YamlMapping, YamlSequence, parse

_NAME_OF_KIND = {kind: name for name, kind in KIND_OF_NAME.items()}
# Kinds that no dispute owns, and those that begin with a file for each record.
_SHARED = frozenset({"party", "material", "term", "source"})
_OWN_FILE = frozenset({"material"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A file, which need not exist yet; `alone` says that the record is all that it holds."""

    path: Path
    alone: bool = False


def place_of(folder: Path, *, kind: str, record_id: str, dispute: str | None, year: str | None) -> Place:
    """Return where a new record of a kind goes.

    It goes where others of its kind are: into the list that is named for its year, if lists are named so,
    else into the last list; where each has a file of its own, into one too. Without any other, the file is
    named after the kind.

    Args:
        folder: the folder of fact sheets.
        kind: the kind of the record.
        record_id: its id.
        dispute: the dispute that it belongs to, if its kind is one that belongs to a dispute.
        year: the year that it is filed under, if it has a date.
    """
    owner = None if kind in _SHARED else dispute
    found, _, _ = sheets(folder, root=folder)
    beside = [sheet.path for sheet in found if sheet.kind == kind and sheet.dispute == owner]
    home = folder / owner if owner is not None else folder
    lists = [path for path in beside if _list_in(path.read_text(encoding="utf-8")) is not None]
    if beside and not lists:
        return Place(path=beside[-1].with_name(f"{record_id}.yml"), alone=True)
    if not beside:
        name = _NAME_OF_KIND[kind]
        own = home / name / f"{record_id}.yml"
        return Place(path=own, alone=True) if kind in _OWN_FILE else Place(path=home / f"{name}.yml")
    named_for_years = [path for path in lists if path.stem.isdigit()]
    if year is not None and named_for_years:
        return Place(path=named_for_years[0].with_stem(year))
    return Place(path=lists[-1])


def with_record(text: str, lines: list[str], *, alone: bool) -> str:
    """Return the text of a file with a record added at its end; what is there stays as it is.

    Args:
        text: the file's text, empty for a new one.
        lines: the fields of the record, `id` first, not indented.
        alone: whether the file holds one record, whose id is its name.
    """
    if alone:
        return "".join(f"{line}\n" for line in lines if not line.startswith("id: "))
    indent = " " * _indent(text)
    first, *rest = lines
    written = [f"{indent}- {first}", *(f"{indent}  {line}" if line else "" for line in rest)]
    before = f"{text.rstrip()}\n\n" if text.strip() else ""
    return before + "".join(f"{line}\n" for line in written)


def _indent(text: str) -> int:
    """How far the hyphens of a file's list are indented."""
    found = _list_in(text)
    # A list that is not in brackets begins at its first hyphen.
    return found.at[1] - 1 if found else 0


def _list_in(text: str) -> YamlSequence | None:
    document, _ = parse(text, "")
    root = document.root.get("records") if isinstance(document.root, YamlMapping) else document.root
    return root if isinstance(root, YamlSequence) else None
