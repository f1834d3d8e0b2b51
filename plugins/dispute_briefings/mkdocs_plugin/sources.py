"""What a site is made from: the folders that are read, those that are watched, and what stays private."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import is_markdown_file

from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.paths import Tree, told
from dispute_briefings.pages.settings import FOLDER, SWITCH
from dispute_briefings.problems import Position
from dispute_briefings.prose.exclusion import left_out_by

_VOCABULARY = "site_config/vocabulary.yml"
PACKAGE_THEME = Path(__file__).parents[1] / "theme"
"""The templates, styles, scripts and words that every site has."""


def config_file(config: MkDocsConfig) -> Path:
    """Return the absolute path of mkdocs.yml; where it would be beside the content if there is none."""
    written = config.config_file_path or Path(config.docs_dir).with_name("mkdocs.yml")
    # It may be named from a folder below, as ../mkdocs.yml.
    return Path(os.path.abspath(written))  # noqa: PTH100 - `resolve` would name the target of a link


def position_of_option(file: Path, key: str) -> Position:
    """Return where mkdocs.yml first gives an option a value; its first line if it never does."""
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    written = re.compile(rf"(?:^[^#]*[\s{{,-]|^)(?P<key>{re.escape(key)})\s*:")
    for number, line in enumerate(lines, start=1):
        if match := written.match(line):
            return Position(file=told(file), line=number, column=match.start("key") + 1)
    return Position(file=told(file))


def project_folder(config: MkDocsConfig) -> Path:
    """Return the absolute folder of mkdocs.yml."""
    return config_file(config).parent


def kept_folder(config: MkDocsConfig, options: BriefingsOptions) -> Path | None:
    """Return the absolute folder of what builds leave to later ones; None where they leave nothing."""
    return project_folder(config) / FOLDER if options.cache and not os.environ.get(SWITCH) else None


def fact_sheets_folder(config: MkDocsConfig, options: BriefingsOptions) -> Path:
    """Return the absolute folder of the fact sheets, which need not exist."""
    return Path(os.path.normpath(Path(config.docs_dir, options.fact_sheets)))


def vocabulary_file(config: MkDocsConfig, options: BriefingsOptions) -> Path | None:
    """Return the absolute path of the site's vocabulary.

    It is the one that is named, which need not exist, else the usual one if that exists.
    """
    if options.vocabulary is not None:
        return project_folder(config) / options.vocabulary
    usual = project_folder(config) / _VOCABULARY
    return usual if usual.exists() else None


def trees(config: MkDocsConfig, options: BriefingsOptions) -> tuple[Tree, ...]:
    """Return the folders from which MkDocs publishes files: the content, and the site's part of the theme."""
    fact_sheets = fact_sheets_folder(config, options)
    content = Tree(
        root=Path(config.docs_dir),
        skips=_exclusion(config, options),
        address=lambda uri: _address(uri, config.use_directory_urls),
        is_text=is_markdown_file,
        private=(fact_sheets,),
    )
    if not config.theme.custom_dir:
        return (content,)
    theme = Tree(
        root=Path(config.theme.custom_dir),
        skips=lambda uri: any(part.startswith(".") for part in PurePosixPath(uri).parts),
        address=lambda uri: uri,
        is_text=lambda uri: uri.endswith(".html"),
    )
    return content, theme


def without_fact_sheets(files: Files, config: MkDocsConfig, options: BriefingsOptions) -> Files:
    """Mark every fact sheet as not published, whatever `exclude_docs` or another plugin says.

    The same files are returned.
    """
    prefix = _fact_sheets_prefix(config, options)
    for file in files:
        if file.src_uri.startswith(prefix):
            file.inclusion = InclusionLevel.EXCLUDED
    return files


def watched(config: MkDocsConfig, options: BriefingsOptions) -> tuple[Path, ...]:
    """Return what a preview watches beside the content and mkdocs.yml, as far as it exists.

    No path lies inside another one or inside the content.
    """
    vocabulary = vocabulary_file(config, options)
    wanted = (
        fact_sheets_folder(config, options),
        project_folder(config) / "site_config",
        config.theme.custom_dir,
        vocabulary,
        PACKAGE_THEME,
    )
    found = [Path(config.docs_dir).resolve()]
    for path in (Path(path).resolve() for path in wanted if path and Path(path).exists()):
        if not any(path.is_relative_to(other) for other in found):
            found.append(path)
    return tuple(found[1:])


@cache
def _address(uri: str, use_directory_urls: bool) -> str:
    return File(uri, None, "", use_directory_urls).dest_uri


def _exclusion(config: MkDocsConfig, options: BriefingsOptions) -> Callable[[str], bool]:
    prefix = _fact_sheets_prefix(config, options)
    left_out = left_out_by(excluded_docs(config))
    return lambda uri: uri.startswith(prefix) or left_out(uri)


def excluded_docs(config: MkDocsConfig) -> str:
    """Return the patterns of `exclude_docs`, a line each."""
    spec = config.exclude_docs
    return "\n".join(str(pattern.pattern) for pattern in spec.patterns) if spec is not None else ""


def _fact_sheets_prefix(config: MkDocsConfig, options: BriefingsOptions) -> str:
    """Return how the path of each fact sheet starts; no path in the content starts with ``../``."""
    return Path(os.path.relpath(fact_sheets_folder(config, options), config.docs_dir)).as_posix() + "/"
