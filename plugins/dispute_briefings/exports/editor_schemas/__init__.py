"""JSON Schemas of what editors write, with the ids and words of their site: for completion in an editor."""

from dispute_briefings.exports.editor_schemas.documentation import first_sentence, meanings
from dispute_briefings.exports.editor_schemas.files import FOLDER, keep, write
from dispute_briefings.exports.editor_schemas.forms import Schema
from dispute_briefings.exports.editor_schemas.globs import Layout, settings_of_editor
from dispute_briefings.exports.editor_schemas.sheets import DIALECT, schemas

__all__ = [
    "DIALECT",
    "FOLDER",
    "Layout",
    "Schema",
    "first_sentence",
    "keep",
    "meanings",
    "schemas",
    "settings_of_editor",
    "write",
]
