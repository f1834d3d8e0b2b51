"""Extensions of Markdown that one converter for all pages, and what is kept of a page, are right with."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

# Extensions that begin anew with each page when they are told to (`Markdown.reset`), and read no file.
_BUNDLED = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "codehilite",
        "def_list",
        "extra",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "nl2br",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
    }
)
_KNOWN = ("markdown.extensions.", "pymdownx.", "material.extensions.")
_READING_FILES = ("pymdownx.snippets", "pymdownx.b64")


def are_known(config: MkDocsConfig) -> bool:
    """Return whether all extensions of a site are known here; ours are, which are no names."""
    names = [str(each) for each in config.markdown_extensions if isinstance(each, str)]
    return all((name in _BUNDLED or name.startswith(_KNOWN)) and name not in _READING_FILES for name in names)
