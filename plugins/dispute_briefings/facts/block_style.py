"""Fields as lines of YAML, as fact sheets have them: a short value beside its field, a long one below it."""

from __future__ import annotations

import json
import re
import textwrap

from dispute_briefings.source_yaml import Yaml, YamlMapping, YamlSequence, parse

# The longest line with a value in brackets or braces, and of a text that goes over several lines.
_WIDEST, _WIDEST_TEXT = 100, 96
_PARAGRAPH = re.compile(r"\n\s*\n")


def scalar(text: str) -> str:
    """Return a text as YAML reads it back: as it is, or in double quotes where it would mean something."""
    one_line = " ".join(text.split())
    document, problems = parse(f"key: {one_line}\n", "")
    root = document.root
    is_plain = not problems and isinstance(root, YamlMapping) and dict(root) == {"key": one_line}
    return one_line if is_plain else json.dumps(one_line, ensure_ascii=False)


def in_brackets(text: str) -> str:
    """Return a text as YAML reads it back between brackets or braces, where a comma would part it."""
    plain = scalar(text)
    one_line = " ".join(text.split())
    if plain != one_line:
        return plain
    document, problems = parse(f"key: [{plain}, {{key: {plain}}}]\n", "")
    is_plain = not problems and document.root == {"key": [one_line, {"key": one_line}]}
    return plain if is_plain else json.dumps(plain, ensure_ascii=False)


def text_lines(name: str, text: str) -> list[str]:
    """Return the lines of a field that holds a text; blank lines between its paragraphs stay."""
    paragraphs = [" ".join(each.split()) for each in _PARAGRAPH.split(text.strip())]
    line = f"{name}: {scalar(text)}"
    if len(line) <= _WIDEST and len(paragraphs) == 1:
        return [line]
    folded = [f"{name}: >-"]
    for index, paragraph in enumerate(paragraphs):
        folded += [""] if index else []
        folded += [
            f"  {each}"
            for each in textwrap.wrap(paragraph, _WIDEST_TEXT, break_long_words=False, break_on_hyphens=False)
        ]
    read, problems = parse("".join(f"{each}\n" for each in folded), "")
    told = read.root.get(name) if isinstance(read.root, YamlMapping) and not problems else None
    return folded if told == "\n\n".join(paragraphs) else [line]


def value_lines(name: str, value: Yaml, *, indent: int = 0) -> list[str]:
    """Return the lines of a field that holds a value as YAML gives it, indented by some columns.

    A list of texts stands in brackets, over several lines where it is long; of other entries each has a
    line of its own. A mapping stands in braces where it is short and holds no other.
    """
    room = _WIDEST - indent
    if isinstance(value, YamlSequence) and value:
        if not any(isinstance(each, YamlMapping | YamlSequence) for each in value):
            lines = _bracketed(name, [_flow(each) for each in value], room)
        else:
            lines = [f"{name}:", *(f"  {line}" for each in value for line in _entry(each, indent + 2))]
    elif isinstance(value, YamlMapping) and value:
        line = f"{name}: {_flow(value)}"
        if len(line) <= room and not any(isinstance(each, YamlMapping) for each in value.values()):
            lines = [line]
        else:
            below = (
                line
                for key, each in value.items()
                for line in value_lines(scalar(key), each, indent=indent + 2)
            )
            lines = [f"{name}:", *(f"  {line}" if line else "" for line in below)]
    elif isinstance(value, str):
        lines = text_lines(name, value)
    else:
        lines = [f"{name}: {_flow(value)}".rstrip()]
    return lines


def _entry(value: Yaml, indent: int) -> list[str]:
    """The lines of an entry of a list, its hyphen first."""
    line = f"- {_flow(value)}"
    if len(line) <= _WIDEST - indent or not isinstance(value, YamlMapping) or not value:
        return [line]
    fields = [
        line for key, each in value.items() for line in value_lines(scalar(key), each, indent=indent + 2)
    ]
    return [f"- {fields[0]}", *(f"  {each}" if each else "" for each in fields[1:])]


def _bracketed(name: str, items: list[str], room: int) -> list[str]:
    lines = [f"{name}: [{items[0]}"]
    for each in items[1:]:
        lines[-1] += ","
        if len(lines[-1]) + len(each) + 2 <= room:
            lines[-1] += f" {each}"
        else:
            lines.append(f"  {each}")
    return [*lines[:-1], f"{lines[-1]}]"]


def _flow(value: Yaml) -> str:
    if isinstance(value, YamlMapping):
        return (
            f"{{{', '.join(f'{in_brackets(key)}: {_flow(each)}'.rstrip() for key, each in value.items())}}}"
        )
    if isinstance(value, YamlSequence):
        return f"[{', '.join(map(_flow, value))}]"
    return "" if value is None else in_brackets(value)
