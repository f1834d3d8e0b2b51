"""A small site for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mkdocs_plugin.small_site import SmallSite
from tests.mkdocs_plugin.stopped_preview import Stopped


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A small site that was never built."""
    return SmallSite(tmp_path / "project")


@pytest.fixture
def stopped(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> Stopped:
    """A preview in this process."""
    return Stopped(site, monkeypatch)
