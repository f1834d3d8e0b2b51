"""The schemas that editors complete by, kept as new as what a build has read."""

from __future__ import annotations

from pathlib import Path

from dispute_briefings.exports.editor_schemas import keep
from dispute_briefings.facts.loader import Loaded
from dispute_briefings.mkdocs_plugin.known_facts import KnownFacts
from dispute_briefings.mkdocs_plugin.options_schema import options_schema


class EditorSchemas:
    """The schemas of one site, over all builds."""

    def __init__(self) -> None:
        self._seen: Loaded | None = None
        self._begun = False

    def keep(self, root: Path, facts: KnownFacts, *, begin: bool) -> None:
        """Keep them, where other facts were read than the last time.

        Args:
            root: the folder of mkdocs.yml.
            facts: what was read, sound or not.
            begin: whether to write them where there are none: where somebody is at work.
        """
        last = facts.last
        if last is None or (last is self._seen and begin is self._begun):
            return
        self._seen, self._begun = last, begin
        keep(root, last.known, options_schema, begin=begin)
