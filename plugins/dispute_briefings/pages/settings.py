"""Where the inputs of a site are, and how it speaks; told here apart, for whoever needs no page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = ".cache/briefings"
"""Where finished work is kept, from the folder of mkdocs.yml. It may be deleted at any time."""

SWITCH = "BRIEFINGS_NO_CACHE"
"""Set in the environment, nothing is taken over: ``briefings build --no-cache``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Where a site's inputs are and how it speaks.

    Problems name files from `root`. `vocabulary` is the site's additions, if there are any;
    `exclude_docs` are patterns of pages that it leaves out, as in .gitignore; `unbound` says whether a
    date or number without a source is a ``note`` or a ``warning``. `links` are the kinds of links to nothing
    that are told (`prose.targets`): none where others may add files, or where MkDocs tells of them itself.
    """

    root: Path
    content: Path
    fact_sheets: Path
    vocabulary: Path | None
    language: str = "en"
    strict_review: bool = False
    exclude_docs: str = ""
    unbound: str = "note"
    links: frozenset[str] = frozenset()
