"""The schema of each kind of file that an editor writes."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from dispute_briefings.exports.editor_schemas.forms import Forms, Schema
from dispute_briefings.exports.editor_schemas.names import Choices
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import KINDS
from dispute_briefings.facts.vocabulary import Vocabulary
from dispute_briefings.facts.written import FORMAT
from dispute_briefings.prose.front_matter import ArticleFrontMatter, FrontMatter

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The version of JSON Schema that language servers for YAML read best."""

_NOT_WRITTEN = {"figure": frozenset({"points"})}
_FORMAT: Schema = {"description": "The version of this format.", "enum": [int(FORMAT)]}


def schemas(book: FactBook) -> Mapping[str, Schema]:
    """Return the schemas of the files of a site by name.

    They are those of each kind of fact sheet, of the vocabulary, and of the front matter of an article and
    of any other page.
    """
    choices = Choices(book)
    made = {kind: _sheet(choices, kind) for kind in KINDS}
    made["vocabulary"] = _alone(choices, Vocabulary)
    made["article"] = _alone(choices, ArticleFrontMatter)
    made["page"] = _alone(choices, FrontMatter)
    return made


def _sheet(choices: Choices, kind: str) -> Schema:
    """A list of records, the same below `records`, or one record whose id is the file's name."""
    forms = Forms(choices)
    record = forms.record(KINDS[kind], without=_NOT_WRITTEN.get(kind, frozenset()))
    records = {"type": "array", "items": {"$ref": "#/definitions/record"}}
    below = {
        "type": "object",
        "properties": {"format": _FORMAT, "records": {"description": "The records of this file.", **records}},
        "required": ["records"],
        "additionalProperties": False,
    }
    lone = {
        **record,
        "properties": {"format": _FORMAT, **record["properties"]},
        "required": [name for name in record["required"] if name != "id"],
    }
    return {
        "$schema": DIALECT,
        "title": f"Fact sheet: {kind}",
        "anyOf": [records, lone, below, {"type": "null"}],
        "definitions": {"record": record, **dict(sorted(forms.definitions.items()))},
    }


def _alone(choices: Choices, kind: type[BaseModel]) -> Schema:
    forms = Forms(choices)
    fields = forms.record(kind)
    needed = {} if fields["required"] else {"type": ["object", "null"]}
    return {
        "$schema": DIALECT,
        "title": kind.__name__,
        **fields,
        **needed,
        "definitions": dict(sorted(forms.definitions.items())),
    }
