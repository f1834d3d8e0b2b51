"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no mistake: how long one example takes says nothing of the program.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
