"""The gate before a build: nothing is touched until the content is found to be sound."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.kept_parts import KeptParts
from dispute_briefings.mkdocs_plugin.known_facts import KnownFacts
from dispute_briefings.mkdocs_plugin.logs import let_warnings_count, tell
from dispute_briefings.mkdocs_plugin.paths import problems_in
from dispute_briefings.mkdocs_plugin.site import Site, prepare
from dispute_briefings.mkdocs_plugin.sources import trees
from dispute_briefings.problems import ProblemsFound
from dispute_briefings.prose.articles import KeptReadings


def admit(
    config: MkDocsConfig,
    options: BriefingsOptions,
    facts: KnownFacts,
    readings: KeptReadings | None,
    parts: KeptParts | None,
) -> Site:
    """Return the site that can be built, after telling its warnings and notes (see `prepare`).

    Paths come first and alone: content behind a pipe or a loop cannot even be read.

    Raises:
        ProblemsFound: there are errors.
    """
    let_warnings_count(config)
    found = tuple(problem for tree in trees(config, options) for problem in problems_in(tree))
    if found:
        raise ProblemsFound(found)
    site = prepare(config, options, facts, readings, parts=parts)
    tell(site.problems)
    return site
