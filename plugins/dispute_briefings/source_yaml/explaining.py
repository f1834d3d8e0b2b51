"""What an editor did, told from where a YAML parser gave up, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from yaml import YAMLError

from dispute_briefings.source_yaml import keys_and_columns as keys
from dispute_briefings.source_yaml import quotes_and_brackets as quotes
from dispute_briefings.source_yaml.mistakes import QUOTES, Mistake
from dispute_briefings.source_yaml.scene import Scene, Told

_OUT_OF_PLACE = "expected key|'-' indicator|block end|document start"

# A complaint of libyaml's or of its fellow in Python, and who may explain it. In order: what comes first
# is surer of its ground.
_EXPLANATIONS: tuple[tuple[str, Callable[[Scene], Mistake | None]], ...] = (
    ("directive|%TAG|%YAML", quotes.percent),
    ("anchor|alias", quotes.anchor),
    ("tag", quotes.tag),
    ("", quotes.left_open),
    ("quoted scalar: found unexpected|document (?:indicator|separator)", quotes.unclosed),
    ("Unicode character", quotes.half_character),
    ("escape|hexdecimal|hexadecimal", quotes.escape),
    ("block scalar", quotes.block_text),
    ("cannot start any token", quotes.first_sign),
    ("", keys.wide),
    ("unexpected ':'", quotes.no_space),
    ("mapping values", keys.colon),
    ("could not find expected ':'", keys.no_colon),
    ("sequence entries", keys.dash),
    ("mapping keys", keys.question),
    ("expected ',' or", quotes.between_brackets),
    ("node content", quotes.nothing_there),
    (_OUT_OF_PLACE, quotes.after_alias),
    (_OUT_OF_PLACE, quotes.after_quotes),
    (_OUT_OF_PLACE, quotes.after_bracket),
    (_OUT_OF_PLACE, quotes.nothing_there),
    (_OUT_OF_PLACE, keys.cut_text),
    (_OUT_OF_PLACE, keys.lines_up),
)


def explained(error: YAMLError, lines: Sequence[str], told: Told) -> Mistake:
    """Return the mistake behind a parser's error in a text."""
    scene = Scene.of(error, lines, told)
    for pattern, explain in _EXPLANATIONS:
        if re.search(pattern, scene.complaint) and (found := explain(scene)):
            return found
    return scene.mistake("this is no YAML", f"compare it with the entry above; if it is a text, {QUOTES}")
