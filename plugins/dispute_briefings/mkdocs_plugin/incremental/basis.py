"""What is the same for every page of a build, as a digest: a page is taken over only where all of it is."""

from __future__ import annotations

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
from dispute_briefings.mkdocs_plugin.sources import PACKAGE_THEME, fact_sheets_folder, project_folder

# Where something lies, or how it is served, and what has a digest of its own.
NOT_SHOWN = frozenset(
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
TEMPLATE = ".html"
"""How the names of templates end."""

# What links of a preview open, which no page holds.
_OPTIONS_NOT_SHOWN = frozenset({"editor"})


def digest_of_settings(config: MkDocsConfig, options: BriefingsOptions) -> str:
    """Return a digest of all settings that a page may be converted with, and of what pictures the theme has.

    Raises:
        UnknownValueError: a setting has no form that two runs share.
        OSError: a file cannot be read.
    """
    extensions = [each for each in config.markdown_extensions if isinstance(each, str)]
    shown = {key: config[key] for key in config if key not in NOT_SHOWN}
    custom = config.theme.custom_dir
    return digest(
        digest_of_programs(),
        # Again in each build: whoever works on the theme sees it in a preview.
        digest_of_folder(PACKAGE_THEME),
        canonical(extensions),
        canonical(shown),
        canonical({key: options[key] for key in options if key not in _OPTIONS_NOT_SHOWN}),
        canonical([config.theme.name, {key: config.theme[key] for key in config.theme}]),
        digest_of_folder(Path(custom), but=TEMPLATE) if custom else "",
        str(fact_sheets_folder(config, options).relative_to(project_folder(config))),
    )


def digest_of_templates(config: MkDocsConfig) -> str:
    """Return a digest of the site's own templates, with which pages are put into the theme.

    Raises:
        OSError: a file cannot be read.
    """
    custom = config.theme.custom_dir
    if not custom:
        return ""
    folder = Path(custom)
    return digest_of_files((path for path in folder.rglob(f"*{TEMPLATE}") if path.is_file()), folder)
