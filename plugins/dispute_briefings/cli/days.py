"""A day on the command line."""

from __future__ import annotations

import datetime
from typing import Any

import click


class Day(click.ParamType[datetime.date]):
    """A day of the calendar, written as in a fact sheet: 2031-05-06."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """Return the day.

        Raises:
            click.BadParameter: there is no such day, or it is written otherwise.
        """
        try:
            return datetime.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(
                f"'{value}' is no day of the calendar; write year, month and day, as in 2031-05-06",
                param,
                ctx,
            )


def today() -> datetime.date:
    """Return the day that it is here."""
    return datetime.datetime.now().astimezone().date()
