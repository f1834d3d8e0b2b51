"""The safety of articles, as the site's options ask for it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.prose.safety import SafetyExtension


def with_safety(config: MkDocsConfig, options: BriefingsOptions) -> MkDocsConfig:
    """Let every page be bounded and sanitised when it is converted; the same configuration is returned."""
    others = [each for each in config.markdown_extensions if not isinstance(each, SafetyExtension)]
    # MkDocs hands the list to Python-Markdown, which takes extensions as well as their names.
    config.markdown_extensions = [*others, SafetyExtension(raw_html=options.raw_html)]  # type: ignore[list-item]
    return config
