"""A name that is added to a record where it is written: one more line, and all others stay as they are."""

from __future__ import annotations

from typing import Any

from dispute_briefings.source_yaml import Document, YamlMapping, YamlSequence, parse


def with_name(text: str, path: tuple[str | int, ...], entry: str) -> str | None:
    """Return the text of a fact sheet with a name added to a record; None where it cannot be done in place.

    What comes of it is read again: it says what the text said, and the name, and nothing else.

    Args:
        text: the fact sheet.
        path: of the record in it.
        entry: the name, as a mapping in braces.
    """
    document, problems = parse(text, "")
    record = _at(document, path)
    if problems or not isinstance(record, YamlMapping) or not record:
        return None
    lines = text.splitlines()
    names = record.get("names")
    made: list[str] | None = None
    if isinstance(names, YamlSequence) and names and _is_block(names, lines):
        made = _below(lines, names.item_at[-1], f"- {entry}")
    elif isinstance(names, YamlSequence):
        made = _within(lines, record, document, path, entry if not names else f", {entry}")
    elif "names" not in record and _starts(lines, record):
        made = _with_field(lines, record, entry)
    if made is None:
        return None
    result = "".join(f"{line}\n" for line in made)
    return result if _is_only_more(document, parse(result, "")[0], path, entry) else None


def _at(document: Document, path: tuple[str | int, ...]) -> Any:
    value: Any = document.root
    for step in path:
        value = value[step]
    return value


def _is_block(names: YamlSequence, lines: list[str]) -> bool:
    line, column = names.item_at[0]
    return lines[line - 1][: column - 1].strip() == "-"


def _starts(lines: list[str], record: YamlMapping) -> bool:
    """Whether each field of a record begins a line."""
    return all(lines[line - 1][: column - 1].strip() in {"", "-"} for line, column in record.key_at.values())


def _end(lines: list[str], line: int, column: int) -> int:
    """Return the number of the last line of what begins at a place, with all that is indented further."""
    last = line
    for number in range(line + 1, len(lines) + 1):
        shown = lines[number - 1]
        if shown.strip() and not shown.lstrip().startswith("#"):
            if len(shown) - len(shown.lstrip()) < column:
                break
            last = number
    return last


def _below(lines: list[str], at: tuple[int, int], entry: str) -> list[str]:
    line, column = at
    hyphen = lines[line - 1].rindex("-", 0, column - 1)
    last = _end(lines, line, hyphen + 1)
    return [*lines[:last], f"{' ' * hyphen}{entry}", *lines[last:]]


def _within(
    lines: list[str], record: YamlMapping, document: Document, path: tuple[str | int, ...], entry: str
) -> list[str] | None:
    """Add to a list in brackets: before the bracket that ends it."""
    line, column = record.value_at["names"]
    last = _end(lines, line, document.position((*path, "names"), of_key=True).column)
    for number in range(last, line - 1, -1):
        shown = lines[number - 1]
        at = shown.rfind("]", column if number == line else 0)
        if at >= 0:
            return [*lines[: number - 1], f"{shown[:at].rstrip()}{entry}{shown[at:]}", *lines[number:]]
    return None


def _with_field(lines: list[str], record: YamlMapping, entry: str) -> list[str]:
    """Add the field `names` behind the name, or behind the first field."""
    field = "name" if "name" in record else next(iter(record))
    line, column = record.key_at[field]
    last = _end(lines, line, column)
    indent = " " * (column - 1)
    return [*lines[:last], f"{indent}names:", f"{indent}  - {entry}", *lines[last:]]


def _is_only_more(before: Document, after: Document, path: tuple[str | int, ...], entry: str) -> bool:
    added, _ = parse(entry, "")
    record = _at(after, path) if after.root is not None and after.complete else None
    names = record.get("names") if isinstance(record, YamlMapping) else None
    if not isinstance(names, YamlSequence) or not names or names[-1] != added.root:
        return False
    if names[:-1] != list(_at(before, path).get("names") or ()):
        return False
    return bool(_without_names(before, path) == _without_names(after, path))


def _without_names(document: Document, path: tuple[str | int, ...]) -> Any:
    """The value of a document, the names of one record left out."""

    def plain(value: Any, here: tuple[str | int, ...]) -> Any:
        if isinstance(value, dict):
            skipped = "names" if here == path else None
            return {k: plain(v, (*here, k)) for k, v in value.items() if k != skipped}
        if isinstance(value, list):
            return [plain(each, (*here, index)) for index, each in enumerate(value)]
        return value

    return plain(document.root, ())
