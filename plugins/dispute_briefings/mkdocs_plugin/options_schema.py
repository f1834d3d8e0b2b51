"""The JSON Schema of what mkdocs.yml says of this plugin; of the rest, MkDocs and other plugins know more."""

from __future__ import annotations

from typing import Any

from mkdocs.config.base import BaseConfigOption
from mkdocs.config.config_options import Optional

from dispute_briefings.exports.editor_schemas import DIALECT, Schema, first_sentence, meanings
from dispute_briefings.mkdocs_plugin.config import BriefingsOptions


def options_schema() -> Schema:
    """Return the schema of mkdocs.yml, which says nothing of what is not ours."""
    told = meanings(BriefingsOptions)
    options = {
        "description": first_sentence(BriefingsOptions),
        "type": ["object", "null"],
        "properties": {
            name: {"description": told[name], **_form(option)} for name, option in BriefingsOptions._schema
        },
        "additionalProperties": False,
    }
    named = {"description": "The plugins of the site.", "type": ["array", "object"]}
    ours = {"briefings": {"$ref": "#/definitions/briefings"}}
    plugins = {**named, "items": {"type": ["string", "object"], "properties": ours}, "properties": ours}
    return {
        "$schema": DIALECT,
        "title": "mkdocs.yml",
        "type": "object",
        "properties": {"plugins": plugins},
        "definitions": {"briefings": options},
    }


def _form(option: BaseConfigOption[Any]) -> Schema:
    """What an option admits: a word of some, true or false, or a path."""
    if isinstance(option, Optional):
        return _form(option.option)
    default = {"default": option.default} if option.default is not None else {}
    if (known := getattr(option, "known", None)) is not None:
        return {"anyOf": [{"enum": [*known]}, {"type": "string", "pattern": "://"}], **default}
    words = getattr(option, "meanings", None)
    if words is not None:
        return {"enum": [*words], "enumDescriptions": [*words.values()], **default}
    return {"type": "boolean" if isinstance(option.default, bool) else "string", **default}
