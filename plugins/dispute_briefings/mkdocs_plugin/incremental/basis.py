"""What is the same for every page of a build, as a digest: a page is taken over only where all of it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.digests import (
    canonical,
    digest,
    digest_of_files,
    digest_of_folder,
    digest_of_programs,
)
from dispute_briefings.mkdocs_plugin.sources import fact_sheets_folder, project_folder, vocabulary_file

# Where something lies, or how it is served, and what has a digest of its own.
_NOT_SHOWN = frozenset(
    {
        "config_file_path",
        "dev_addr",
        "docs_dir",
        "hooks",
        "markdown_extensions",
        "nav",
        "plugins",
        "site_dir",
        "theme",
        "watch",
    }
)


def digest_of_facts(config: MkDocsConfig, options: BriefingsOptions) -> str:
    """Return a digest of all fact sheets and of the site's words.

    Raises:
        OSError: a file cannot be read.
    """
    folder, vocabulary = fact_sheets_folder(config, options), vocabulary_file(config, options)
    facts = (path for path in folder.rglob("*") if path.is_file())
    words = (path for path in (vocabulary,) if path is not None and path.is_file())
    return digest_of_files([*facts, *words], project_folder(config))


def digest_of_settings(config: MkDocsConfig, options: BriefingsOptions) -> str:
    """Return a digest of all settings that a page may be made from, and of the site's part of the theme.

    Raises:
        UnknownValueError: a setting has no form that two runs share.
        OSError: a file cannot be read.
    """
    extensions = [each for each in config.markdown_extensions if isinstance(each, str)]
    shown = {key: config[key] for key in config if key not in _NOT_SHOWN}
    custom = config.theme.custom_dir
    return digest(
        digest_of_programs(),
        canonical(extensions),
        canonical(shown),
        canonical(dict(options)),
        canonical([config.theme.name, {key: config.theme[key] for key in config.theme}]),
        digest_of_folder(Path(custom)) if custom else "",
        str(fact_sheets_folder(config, options).relative_to(project_folder(config))),
    )


def is_alone(config: MkDocsConfig) -> bool:
    """Return whether nobody else takes part in putting pages into the theme: no plugin, hook or template."""
    custom = config.theme.custom_dir
    templates: Iterable[Path] = Path(custom).rglob("*.html") if custom else ()
    return set(config.plugins) == {"briefings"} and not config.hooks and not any(templates)
