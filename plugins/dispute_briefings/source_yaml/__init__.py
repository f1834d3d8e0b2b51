"""YAML text to values that know their line: for fact sheets and front matter."""

from dispute_briefings.source_yaml.files import read, read_text
from dispute_briefings.source_yaml.parsing import parse
from dispute_briefings.source_yaml.settings_file import settings_problems
from dispute_briefings.source_yaml.values import Document, Place, Yaml, YamlMapping, YamlSequence

__all__ = [
    "Document",
    "Place",
    "Yaml",
    "YamlMapping",
    "YamlSequence",
    "parse",
    "read",
    "read_text",
    "settings_problems",
]
