"""The settings of the extension where an engine names it: each is refused with its cure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from dispute_briefings.facts.values import language_tag
from dispute_briefings.problems import nearest

DEFAULTS: Mapping[str, tuple[str | bool, str]] = {
    "fact_sheets": ("content/fact_sheets", "The folder of the fact sheets."),
    "vocabulary": ("site_config/vocabulary.yml", "The site's own words; it need not exist."),
    "language": ("en", "The site's language, a BCP 47 tag."),
    "base": ("/", "What the addresses of pages begin with."),
    "glossary": (True, "Whether known names become links by themselves."),
    "check_words": (False, "Whether, alone, the words of every page are checked."),
    "unbound": ("note", "What a date or number without a source is: note or warning."),
}


class UnknownSettingError(KeyError):
    """There is no such setting; the text names the nearest one."""

    def __str__(self) -> str:
        return str(self.args[0])


def setting(key: str, value: Any) -> str | bool:
    """Return a setting as it is.

    Raises:
        UnknownSettingError: there is none of this name.
        ValueError: it takes no such value.
    """
    if key not in DEFAULTS:
        hint = nearest(key, DEFAULTS)
        told = ("there is no such setting;", hint, f"the settings are {', '.join(DEFAULTS)}")
        raise UnknownSettingError(f"briefings: {key}: {' '.join(filter(None, told))}")
    wrong = _wrong(key, value)
    if wrong:
        raise ValueError(f"briefings: {key}: {wrong}")
    return value  # type: ignore[no-any-return]


def _wrong(key: str, value: Any) -> str:
    if isinstance(DEFAULTS[key][0], bool):
        return "" if isinstance(value, bool) else f"{value!r} is neither true nor false; write one of them"
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        return f"{value!r} is no text; write one as in '{DEFAULTS[key][0]}'"
    if key == "base" and not (value.startswith("/") and value.endswith("/")):
        return f"'{value}' does not begin and end with a slash; write /{value.strip('/')}/"
    if key == "unbound" and value not in {"note", "warning"}:
        return f"'{value}' is not known; write note or warning"
    if key == "language":
        try:
            language_tag(value)
        except PydanticCustomError as error:
            return error.message()
    return ""
