"""A text that is no date."""

from __future__ import annotations


class DateError(ValueError):
    """A text that is no date: `what` says why not, `cure` what to write instead."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what, cure)
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.what}; {self.cure}"
