"""Findings about the input: what is wrong, where, and the cure.

A problem never stops the reading; problems are collected, sorted and told all at once. A code is
stable: it is documented under ``docs/problems/<code>.md`` and may be silenced on a record.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a problem weighs: an error stops a build, a warning stops a strict one."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Position:
    """A place in a file.

    `file` is relative to the folder that the build runs in, with forward slashes; `line` and
    `column` count from 1, columns in code points.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One finding: `what` says what is wrong, `cure` what to do about it."""

    code: str
    severity: Severity
    position: Position
    what: str
    cure: str

    def __str__(self) -> str:
        told = f"{self.position}: {self.severity}[{self.code}] {self.what}"
        return f"{told}; {self.cure}" if self.cure else told


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What a code stands for; `title` is the rule in one sentence."""

    code: str
    severity: Severity
    title: str


def _rules(severity: Severity, **titles: str) -> dict[str, Rule]:
    named = {name.replace("_", "-"): title for name, title in titles.items()}
    return {code: Rule(code=code, severity=severity, title=title) for code, title in named.items()}


RULES: Mapping[str, Rule] = {
    # Reading a file (source_yaml).
    **_rules(
        Severity.ERROR,
        unreadable_file="A fact sheet is a regular, readable file inside the project.",
        too_large="A fact sheet is at most 8 MiB, and has at most some 200,000 values.",
        bad_encoding="A file is UTF-8.",
        merge_conflict="A file has one version of what it says, and not the two of an unfinished merge.",
        bad_character="A file holds no control, bidirectional or NUL characters.",
        bad_indent="YAML is indented with spaces, and what belongs together begins in one column.",
        bad_yaml="A file is well-formed YAML.",
        duplicate_key="A key stands once in its mapping.",
        yaml_tag="Tags have no place in a fact sheet.",
        yaml_anchor="Anchors, aliases and merge keys have no place in a fact sheet.",
        too_deep="YAML is nested at most 32 levels deep.",
        full_width="Digits, colons and spaces that belong to YAML are half-width.",
    ),
    **_rules(
        Severity.WARNING,
        comment_in_text="A # that belongs to a text stands in quotes.",
    ),
    # The shape of a record (facts/model, facts/loader).
    **_rules(
        Severity.ERROR,
        unknown_kind="The nearest file or folder named after a kind says the kind of a record.",
        unknown_format="A file's format is one that this version reads.",
        unknown_field="A field is one that the kind has.",
        missing_field="A field that the kind needs is there.",
        bad_value="A value has the shape that its field asks for.",
        bad_date="A date is written in EDTF, as precisely as it is known.",
        bad_id="An id is lower-case ASCII kebab-case and starts with a letter.",
        missing_points="A figure has its points in a CSV file beside it.",
        missing_dispute="A dispute's folder has a dispute.yml.",
    ),
    # What records say of each other (facts/checks).
    **_rules(
        Severity.ERROR,
        unknown_source="A source that is cited is there.",
        unknown_record="A record that is named is there.",
        unknown_fact="A fact that is named is there.",
        unknown_word="A status, kind, regime, scheme or unit stands in the vocabulary.",
        bad_identifier="An identifier has the form of its scheme, and the right check digit.",
        unknown_part="A part, material or strand that is named belongs to what names it.",
        wrong_kind="A record that is named is of the kind that its place asks for.",
        duplicate_id="An id names one thing and is never used again.",
        circular="No record is part of itself.",
        unsourced="A fact has a source.",
        end_before_start="What has a beginning ends after it.",
        impossible_history="The steps of a history stand in the order they happened.",
        undated_step="A step's event has the date that the step needs.",
        settled_conflict="A conflict is noted only where reports differ.",
        needless_silence="A silence that is no longer needed is taken out.",
    ),
    **_rules(
        Severity.WARNING,
        shared_name="Two records that share a name are one thing, or say that they are not.",
        source_before_event="A source that reports an event was published after it.",
        date_order="The dates of an event follow each other in a possible order.",
        step_date="A step that names its event is dated as that is.",
        future_date="A date after the last review is a plan.",
        party_not_there="A party acts while it exists.",
        named_twice="A list names each record and each source once, and never the record that it belongs to.",
        leftover_example="Nothing is left of the example that a new site begins with.",
        thin_confidence="High confidence rests on two sources, or on an official one.",
    ),
    **_rules(
        Severity.NOTE,
        unread_file="Every file of facts is read, and lies among the fact sheets.",
        due_passed="Once the day of a plan is past, the record says what happened.",
        review_due="A review that is due was made.",
        unused_source="A source is cited by something.",
    ),
    # Articles, and whatever else is Markdown (prose).
    **_rules(
        Severity.ERROR,
        unknown_view="A block names a view that there is.",
        bad_block="A block is a line of slashes and a name, its options, and a line of slashes.",
        ambiguous_fact="An address means one fact.",
        bad_front_matter="Front matter stands between two lines of three dashes.",
        bad_rights="What is published is ours, licensed, or a short quotation.",
        drift="A date or a number beside a fact is that of the fact.",
        bad_silence="A silence in a text names what it silences, and says why.",
    ),
    **_rules(
        Severity.WARNING,
        misspelt_name="A name is not written in a spelling that is known to be wrong.",
        relative_date="A date says by itself when something was.",
        empty_article="An article has a text.",
        second_title="An article has one title, which is its heading.",
        unfinished_link="Two brackets begin a link, a bracket and an @ a citation.",
        missing_target="A link or a picture leads to a page or a file of the site.",
        unsafe_html="HTML in a text neither runs nor fetches anything.",
    ),
    **_rules(
        Severity.NOTE,
        ambiguous_name="A name that two records share is linked by hand.",
        unbound="A date or a number has a fact or a source in its sentence.",
        motive="A word that says why somebody acted stands with who says so.",
    ),
    # The content's files (mkdocs_plugin/paths).
    **_rules(
        Severity.ERROR,
        link_outside="A symbolic link leads to a place inside the same folder of the site.",
        link_loop="A symbolic link leads neither to a folder around it nor on from a linked folder.",
        dangling_link="A symbolic link leads to something.",
        special_file="The content holds files and folders, no pipes, sockets or devices.",
        bad_file_name="A file's name is UTF-8 and has no control characters.",
        same_address="Two files do not become the same page.",
        similar_name="Two names differ by more than case or the way their letters are composed.",
        active_file="No file of the content runs in the browser of whoever opens it.",
    ),
    # Links to other sites (cli/links).
    **_rules(Severity.WARNING, dead_link="A page of others that the site links to is there."),
    **_rules(Severity.NOTE, unchecked_link="The host of a page that the site links to answers."),
    # A build (mkdocs_plugin).
    **_rules(
        Severity.ERROR,
        bad_configuration="mkdocs.yml is well-formed, and its options have values that they take.",
        build_failed="A build runs to its end: no template, plugin or hook fails.",
    ),
    **_rules(Severity.WARNING, mkdocs_warning="MkDocs and its plugins have nothing to warn of."),
    **_rules(Severity.NOTE, local_address="A published site knows its own address."),
}

OF_WORDS = frozenset({"drift", "misspelt-name", "motive", "relative-date"})
"""What is found in the words of fact sheets too, which only `prose` reads as such."""

ONLINE = frozenset({"dead-link", "unchecked-link"})
"""What only `briefings links` finds; nothing else can say whether a silence for it is needed."""


class ProblemsFound(Exception):  # noqa: N818 - named for what it carries
    """Raised once with every problem of an input that cannot be built from.

    `problems` are in order, each once; at least one is an error.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(count_line(self.problems))


def problem(code: str, position: Position, what: str, cure: str = "") -> Problem:
    """Return a problem with the severity that its rule has.

    Raises:
        KeyError: no rule has this code.
    """
    return Problem(code=code, severity=RULES[code].severity, position=position, what=what, cure=cure)


def restored(fields: Mapping[str, Any]) -> Problem:
    """Return a problem from its fields, as `dataclasses.asdict` gives them and JSON keeps them."""
    severity, position = Severity(fields["severity"]), Position(**fields["position"])
    return Problem(**{**fields, "severity": severity, "position": position})


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file, line, column, then weight and code; each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.position, _WEIGHT[p.severity], p.code, p.what)))


def count_line(problems: Sequence[Problem]) -> str:
    """Return the counts in a line: ``2 errors, 1 warning``; ``no problems`` for none."""
    counts = [(severity, sum(p.severity is severity for p in problems)) for severity in Severity]
    told = [f"{n} {severity}{'' if n == 1 else 's'}" for severity, n in counts if n]
    return ", ".join(told) or "no problems"


# How a problem names the record that it is about.
_OF_RECORD = re.compile(r"^[a-z]+ '[^']*': ")


def lines(problems: Sequence[Problem]) -> tuple[str, ...]:
    """Return the line of each problem, for people who read them together.

    What is wrong in the same way in several places, as an id that nothing has, is told in each of them,
    and its cure in the first.
    """
    counts = Counter(map(_mistake, problems))
    told: set[tuple[str, str, str]] = set()
    written = []
    for each in problems:
        mistake = _mistake(each)
        if mistake in told:
            written.append(str(replace(each, cure="")))
            continue
        told.add(mistake)
        more = counts[mistake] - 1
        written.append(f"{each} ({more} more below)" if each.cure and more else str(each))
    return tuple(written)


def _mistake(each: Problem) -> tuple[str, str, str]:
    """What is wrong, whichever record it is in."""
    return each.code, _OF_RECORD.sub("", each.what), each.cure


def a(noun: str) -> str:
    """Return a noun with its article: ``a source``, ``an event``."""
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Return ``did you mean 'x'?`` for the known word nearest to a wrong one, or nothing."""
    found = difflib.get_close_matches(wrong, sorted(known), n=1, cutoff=0.6)
    return f"did you mean '{found[0]}'?" if found else ""
