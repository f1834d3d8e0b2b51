"""Giving a record another id, in the text of the files that name it: what stands beside it stays."""

from dispute_briefings.facts.renaming.edits import Edit, applied, offset_at
from dispute_briefings.facts.renaming.links import Renaming, edits_in_links
from dispute_briefings.facts.renaming.sheets import (
    RenameError,
    edits_in_sheets,
    files_of,
    moved_files,
    renaming,
)

__all__ = [
    "Edit",
    "RenameError",
    "Renaming",
    "applied",
    "edits_in_links",
    "edits_in_sheets",
    "files_of",
    "moved_files",
    "offset_at",
    "renaming",
]
