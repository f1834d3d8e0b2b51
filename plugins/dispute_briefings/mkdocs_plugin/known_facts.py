"""The facts as they were read last: an edit of an article reads none again."""

from __future__ import annotations

from collections.abc import Callable

from dispute_briefings.facts.loader import Loaded
from dispute_briefings.pages.settings import Settings
from dispute_briefings.pages.site import load_facts


class KnownFacts:
    """What was last read of the fact sheets, for as long as nothing in them changes."""

    def __init__(self) -> None:
        self._key: tuple[str, Settings] | None = None
        self._loaded: Loaded | None = None

    @property
    def last(self) -> Loaded | None:
        """What was read last, with whatever mistakes; None where files changed meanwhile."""
        return self._loaded

    def loaded(self, settings: Settings, digest: Callable[[], str]) -> Loaded:
        """Return the facts that settings describe.

        Args:
            settings: where they are, and how they are read.
            digest: gives a digest of all files that they are read from.

        Raises:
            OSError: a file cannot be read.
        """
        key = digest(), settings
        if self._loaded is None or self._key != key:
            loaded = load_facts(settings)
            # What changed while it was read is not taken for what was there before.
            self._key, self._loaded = (key, loaded) if digest() == key[0] else (None, None)
            return loaded
        return self._loaded
