"""What a build is made from: read and checked as a whole before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig

from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.problems import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """The finished input of one build.

    `problems` are those that do not stop a build: warnings and notes.
    """

    problems: tuple[Problem, ...] = ()


def prepare(config: MkDocsConfig, options: BriefingsOptions) -> Site:  # noqa: ARG001 - the seam for the facts
    """Return the site that the content and the options describe.

    Raises:
        ProblemsFound: there is an error in the content; it carries all of its problems.
    """
    return Site()
