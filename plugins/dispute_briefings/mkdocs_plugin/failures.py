"""An exception of a build, as problems that name a place and a cure."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import Abort

from dispute_briefings.mkdocs_plugin.link_places import place_of_link
from dispute_briefings.mkdocs_plugin.paths import told
from dispute_briefings.mkdocs_plugin.sources import position_of_option
from dispute_briefings.problems import Position, Problem, ProblemsFound, Severity, in_order, problem
from dispute_briefings.source_yaml import settings_problems

# MkDocs names the page in a log line of its own, and the exception in none.
_PAGE = re.compile(r"Error (?:reading|building) page '(?P<page>.+?)':", re.DOTALL)
_OPTION = re.compile(r"(?:Config value|option) '(?P<key>[^']+)':")
_SEE_TERMINAL = "the terminal shows where it comes from"
_HERE = Path(__file__).parent  # the way to what failed, in every traceback
_INSTALLED = {"site-packages", "dist-packages"}


def problems_of(
    error: BaseException | None, records: Sequence[logging.LogRecord], *, config_file: Path, docs: Path
) -> tuple[Problem, ...]:
    """Return what a build has to say: its exception, if it ended with one, and its log from warnings up."""
    found = [_heard(record, config_file, docs) for record in records if not _PAGE.match(record.getMessage())]
    if error is not None:
        page = next(filter(None, (_PAGE.match(record.getMessage()) for record in records)), None)
        found += _of_exception(error, page, found, config_file, docs)
    return in_order(found)


def _heard(record: logging.LogRecord, config_file: Path, docs: Path) -> Problem:
    own = getattr(record, "problem", None)
    if isinstance(own, Problem):
        return own
    message = record.getMessage()
    keys = _OPTION.findall(message)
    if keys:
        return problem("bad-configuration", position_of_option(config_file, keys[-1]), message)
    code = "build-failed" if record.levelno >= logging.ERROR else "mkdocs-warning"
    return problem(code, place_of_link(message, docs) or Position(file=told(config_file)), message)


def _in_settings(config_file: Path) -> tuple[Problem, ...]:
    try:
        text = config_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ()
    return settings_problems(text, told(config_file))


def _of_exception(
    error: BaseException,
    page: re.Match[str] | None,
    found: Sequence[Problem],
    config_file: Path,
    docs: Path,
) -> tuple[Problem, ...]:
    chain = tuple(_chain(error))
    for link in chain:
        if isinstance(link, ProblemsFound):
            return link.problems
    if isinstance(error, Abort) and (_strict(error) or any(p.severity is Severity.ERROR for p in found)):
        return ()  # MkDocs has logged the reasons before it gave up.
    while_reading = f" (in '{page['page']}')" if page else ""
    for link in chain:
        if isinstance(link, yaml.MarkedYAMLError) and link.problem_mark:
            mark = link.problem_mark
            at = Position(file=told(Path(mark.name)), line=mark.line + 1, column=mark.column + 1)
            is_config = Path(mark.name).absolute() == config_file
            if is_config and (found_here := _in_settings(config_file)):
                return found_here
            code = "bad-configuration" if is_config else "build-failed"
            return (problem(code, at, f"{link.problem or link}{while_reading}", "correct the YAML there"),)
        if isinstance(link, TemplateSyntaxError):
            at = Position(file=told(Path(link.filename or link.name or "")), line=link.lineno)
            return (problem("build-failed", at, f"{link.message}{while_reading}", "correct the template"),)
    at = (
        _own_frame(chain[-1], config_file.parent)
        or (Position(file=told(docs / page["page"])) if page else None)
        or Position(file=told(config_file))
    )
    name = "" if isinstance(error, Abort) else f"{type(error).__name__}: "
    return (problem("build-failed", at, f"{name}{error}{while_reading}", _SEE_TERMINAL),)


def _strict(error: Abort) -> bool:
    return "strict mode" in str(error)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the exception and those behind it, the first cause last; each once."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _own_frame(error: BaseException, project: Path) -> Position | None:
    """Return the innermost place of a traceback in a file of the project: a hook, a plugin, a template."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        foreign = file.parent == _HERE or _INSTALLED.intersection(file.parts)
        if file.is_relative_to(project) and not foreign and frame.lineno:
            return Position(file=told(file), line=frame.lineno)
    return None
