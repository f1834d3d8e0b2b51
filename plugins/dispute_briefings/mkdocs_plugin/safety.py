"""The safety of what authors bring, as the site's options ask for it: their HTML, and their files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.paths import told
from dispute_briefings.problems import Position, Problem, ProblemsFound, problem
from dispute_briefings.prose.safety import SafetyExtension

TRUSTED = "trusted"

# Opened on their own, these may run a script in the name of the site.
_PROGRAMS = frozenset({".htm", ".html", ".js", ".mjs", ".svgz", ".swf", ".xht", ".xhtml", ".xml", ".xsl"})
_ACTS = re.compile(
    rb"<\s*(?:script|foreignobject|iframe|embed|object|handler|set|animate)|\son[a-z]+\s*=|<!entity"
    rb"|(?:href|src)\s*=\s*[\"']?\s*(?:javascript|vbscript|data:text)|xml-stylesheet",
    re.IGNORECASE,
)


def with_safety(config: MkDocsConfig, options: BriefingsOptions) -> MkDocsConfig:
    """Let every page be bounded and sanitised when it is converted; the same configuration is returned."""
    others = [each for each in config.markdown_extensions if not isinstance(each, SafetyExtension)]
    # MkDocs hands the list to Python-Markdown, which takes extensions as well as their names.
    config.markdown_extensions = [*others, SafetyExtension(raw_html=options.raw_html)]  # type: ignore[list-item]
    return config


def left_out(page: Page, config: MkDocsConfig) -> Iterator[Problem]:
    """Yield what the page that was just converted loses of its HTML, each at its place in the file."""
    extensions: list[object] = [*config.markdown_extensions]
    for extension in extensions:
        if isinstance(extension, SafetyExtension):
            for html in extension.left_out:
                what = f"the page is shown without `{html}`"
                yield problem("unsafe-html", _place(html, page.file), what, _CURE_OF_HTML)


_CURE_OF_HTML = (
    "write it in Markdown, keep pictures beside the text, "
    "or set `raw_html: trusted` where you know every author"
)


def _place(html: str, file: File) -> Position:
    """Return where the HTML stands in the file, or else the value that it holds, or else the top."""
    text = file.content_string
    value = html.partition("=")[2].strip("\"'") or html
    at = next((at for each in (html.rstrip(">"), value) if (at := text.find(each)) >= 0), 0)
    line_start = text.rfind("\n", 0, at) + 1
    path = told(Path(file.abs_src_path or file.src_uri))
    return Position(file=path, line=text.count("\n", 0, at) + 1, column=at - line_start + 1)


def refuse_programs(files: Files, config: MkDocsConfig, options: BriefingsOptions) -> Files:
    """Return the files, if none of the content's own runs in the browser of whoever opens it.

    Raises:
        ProblemsFound: there are such files, and the site does not trust its authors with them.
    """
    if options.raw_html != TRUSTED:
        named = {str(script) for script in config.extra_javascript}
        found = [_refused(file) for file in files if file.src_uri not in named and _is_program(file, config)]
        if found:
            raise ProblemsFound(found)
    return files


def _is_program(file: File, config: MkDocsConfig) -> bool:
    path = Path(file.abs_src_path or "")
    is_published = file.inclusion is not InclusionLevel.EXCLUDED
    if file.generated_by or not is_published or not path.is_relative_to(config.docs_dir):
        return False
    suffix = path.suffix.lower()
    return suffix in _PROGRAMS or (suffix == ".svg" and _ACTS.search(path.read_bytes()) is not None)


def _refused(file: File) -> Problem:
    path = Path(file.abs_src_path or file.src_uri)
    what = f"whoever opens '{file.src_uri}' lets it run in the name of this site"
    cure = (
        "make it a page of Markdown or a picture without a script; a script of the site's own is named in "
        "`extra_javascript`; or set `raw_html: trusted` where you know every author"
    )
    return problem("active-file", Position(file=told(path)), what, cure)
