"""The file of candidates: written once, and shortened line by line, so that remarks in it stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dispute_briefings.facts.block_style import scalar
from dispute_briefings.importing.candidate import KINDS, Candidate
from dispute_briefings.source_yaml import YamlMapping, YamlSequence, parse

FOLDER = "candidates"
"""Where the files lie, below the folder of mkdocs.yml and outside of what is published."""

FORMAT = "1"


class CandidatesError(ValueError):
    """Raised with what is wrong with a file of candidates, in a sentence with the cure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbered:
    """A candidate with the number that it keeps when others go; `rows` are its lines in the file, from 0."""

    number: int
    candidate: Candidate
    rows: range


@dataclass(frozen=True, kw_only=True, slots=True)
class CandidatesFile:
    """A file of candidates: the source that they are from, and its text."""

    source: str
    text: str
    entries: tuple[Numbered, ...]

    def entry(self, number: int) -> Numbered:
        """Return the candidate of a number.

        Raises:
            CandidatesError: there is none.
        """
        found = next((each for each in self.entries if each.number == number), None)
        if found is None:
            numbers = ", ".join(str(each.number) for each in self.entries[:12])
            more = f" and {len(self.entries) - 12} more" if len(self.entries) > 12 else ""
            raise CandidatesError(f"there is no candidate {number}; there is {numbers or 'none left'}{more}")
        return found

    def without(self, numbers: Collection[int]) -> str:
        """Return the text without some candidates; all other lines stay as they are.

        Raises:
            CandidatesError: there is none of such a number.
        """
        gone = {row for number in numbers for row in self.entry(number).rows}
        return "".join(
            line for row, line in enumerate(self.text.splitlines(keepends=True)) if row not in gone
        )


def written(found: Iterable[Candidate], *, source: str, language: str | None, published: str | None) -> str:
    """Return the text of a new file of candidates."""
    lines = [
        "# What may become facts. Nothing in this file is published.",
        f"#   briefings candidates list {source}",
        f"#   briefings candidates accept {source} 1",
        f"#   briefings candidates drop {source} 2 3",
        "# An event has its date with it; the dates of no event come after these.",
        f"format: {FORMAT}",
        f"source: {source}",
        *([f"published: {published}"] if published else []),
        *([f"language: {language}"] if language else []),
        "candidates:",
    ]
    for number, each in enumerate(found, 1):
        lines += [f"  - n: {number}", *(f"    {line}" for line in _fields(each))]
    return "".join(f"{line}\n" for line in lines)


def _fields(each: Candidate) -> Iterator[str]:
    yield f"kind: {each.kind}"
    yield f"line: {each.line}"
    yield f"words: {scalar(each.words)}"
    for name, value in each.fields:
        yield f"{name}: {scalar(value) if isinstance(value, str) else '[' + ', '.join(value) + ']'}"


def read_candidates(text: str, file: str) -> CandidatesFile:
    """Return the candidates of a file.

    Raises:
        CandidatesError: it is none, or an entry has no number or kind.
    """
    document, problems = parse(text, file)
    if problems:
        raise CandidatesError("\n".join(map(str, problems)))
    root = document.root
    if (
        not isinstance(root, YamlMapping)
        or root.get("format") != FORMAT
        or not isinstance(root.get("source"), str)
    ):
        raise CandidatesError(f"{file} is no file of candidates: `briefings import` writes one")
    listed = root.get("candidates")
    if listed is not None and not isinstance(listed, YamlSequence):
        raise CandidatesError(f"{document.position(('candidates',))}: `candidates` is a list")
    entries = []
    for index, each in enumerate(listed or ()):
        at = document.position(("candidates", index))
        assert isinstance(listed, YamlSequence)
        entries.append(_entry(each, str(at), _rows(listed, index, text)))
    numbers = [each.number for each in entries]
    if len(set(numbers)) < len(numbers):
        raise CandidatesError(f"{file}: two candidates have one number `n`")
    return CandidatesFile(source=str(root["source"]), text=text, entries=tuple(entries))


def _entry(written_as: object, at: str, rows: range) -> Numbered:
    if not isinstance(written_as, YamlMapping):
        raise CandidatesError(f"{at}: a candidate has `n`, `kind`, `line` and `words`")
    texts = {name: value for name, value in written_as.items() if isinstance(value, str)}
    number, kind, line = texts.get("n", ""), texts.get("kind", ""), texts.get("line", "")
    if not number.isdecimal() or kind not in KINDS or not line.isdecimal():
        raise CandidatesError(
            f"{at}: a candidate has a number `n` and `line`, and a `kind`: {', '.join(KINDS)}"
        )
    fields = tuple(
        (name, value if isinstance(value, str) else tuple(map(str, value or ())))
        for name, value in written_as.items()
        if name not in {"n", "kind", "line", "words"}
    )
    candidate = Candidate(kind=kind, line=int(line), words=texts.get("words", ""), fields=fields)
    return Numbered(number=int(number), candidate=candidate, rows=rows)


def _rows(listed: YamlSequence, index: int, text: str) -> range:
    """Return the lines of an entry, without blank lines and remarks below it that belong to the next."""
    lines = text.splitlines()
    first = listed.item_at[index][0] - 1
    end = listed.item_at[index + 1][0] - 1 if index + 1 < len(listed) else len(lines)
    column = listed.item_at[index][1] - 1
    last = first
    for row in range(first + 1, end):
        line = lines[row]
        indent = len(line) - len(line.lstrip())
        if line.strip() and not line.lstrip().startswith("#"):
            if indent < column:
                break
            last = row
    return range(first, last + 1)
