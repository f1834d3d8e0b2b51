"""How problems are told: to people, to programs, and to those who review a change."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version

from dispute_briefings.cli.explanations import explanation
from dispute_briefings.problems import RULES, Problem, Severity, count_line, lines

_DISTRIBUTION = "mkdocs-dispute-briefings"
# https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, section 3.27.10
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_text(problems: Sequence[Problem]) -> str:
    """Return a line for each problem, then their counts."""
    return "\n".join([*lines(problems), count_line(problems)])


def as_json(problems: Sequence[Problem]) -> str:
    """Return a JSON list of objects with a problem's fields."""
    return json.dumps([_fields(each) for each in problems], ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """Return workflow commands of GitHub, which show problems in a pull request, then the counts."""
    return "\n".join([*map(_workflow_command, problems), count_line(problems)])


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return SARIF 2.1.0, which code hosts and editors show beside the lines."""
    codes = sorted({each.code for each in problems})
    rules = [_rule(code) for code in codes]
    driver = {"name": "briefings", "version": version(_DISTRIBUTION), "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [*map(_result, problems)],
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, object]:
    """A rule with its page as help (section 3.49.13), since the documentation comes with the program."""
    page = explanation(code)
    return {
        "id": code,
        "shortDescription": {"text": RULES[code].title},
        "help": {"text": page, "markdown": page},
    }


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}


def _fields(each: Problem) -> dict[str, str | int]:
    place = each.position
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "severity": each.severity.value,
        "code": each.code,
        "what": each.what,
        "cure": each.cure,
    }


def _told(each: Problem) -> str:
    return f"{each.what}; {each.cure}" if each.cure else each.what


def _result(each: Problem) -> dict[str, object]:
    place = each.position
    region = {"startLine": place.line, "startColumn": place.column}
    physical = {"artifactLocation": {"uri": place.file}, "region": region}
    return {
        "ruleId": each.code,
        "level": _LEVELS[each.severity],
        "message": {"text": _told(each)},
        "locations": [{"physicalLocation": physical}],
    }


def _workflow_command(each: Problem) -> str:
    # https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    level = "notice" if each.severity is Severity.NOTE else each.severity.value
    place = each.position
    values = f"file={_value(place.file)},line={place.line},col={place.column},title={_value(each.code)}"
    return f"::{level} {values}::{_data(_told(each))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
