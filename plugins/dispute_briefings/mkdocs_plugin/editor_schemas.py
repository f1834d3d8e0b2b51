"""The schemas that editors complete by, kept as new as what a build has read."""

from __future__ import annotations

from pathlib import Path

from dispute_briefings.exports.editor_schemas import keep
from dispute_briefings.facts.book import FactBook
from dispute_briefings.mkdocs_plugin.known_facts import KnownFacts
from dispute_briefings.mkdocs_plugin.options_schema import options_schema


class EditorSchemas:
    """The schemas of one site, over all builds."""

    def __init__(self) -> None:
        self._kept: tuple[FactBook, bool] | None = None

    def keep(self, root: Path, facts: KnownFacts, *, begin: bool) -> None:
        """Keep them, where other facts were read than the last time.

        Args:
            root: the folder of mkdocs.yml.
            facts: what was read, sound or not.
            begin: whether to write them where there are none: where somebody is at work.
        """
        known = facts.known
        is_kept = self._kept is not None and self._kept[0] is known and self._kept[1] is begin
        if known is not None and not is_kept:
            self._kept = known, begin
            keep(root, known, options_schema, begin=begin)
