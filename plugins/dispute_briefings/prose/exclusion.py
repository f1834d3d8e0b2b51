"""Which pages a site leaves out: `exclude_docs` of mkdocs.yml, and what MkDocs always leaves out."""

from __future__ import annotations

from collections.abc import Callable

from pathspec.gitignore import GitIgnoreSpec

# MkDocs keeps this list to itself.
_ALWAYS = (".*", "/templates/")


def left_out_by(exclude_docs: str = "") -> Callable[[str], bool]:
    """Return whether a page is left out, by its path below the content folder.

    Args:
        exclude_docs: patterns as in .gitignore, a line each.
    """
    spec = GitIgnoreSpec.from_lines((*_ALWAYS, *exclude_docs.splitlines()))
    return spec.match_file
