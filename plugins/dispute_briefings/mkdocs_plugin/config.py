"""The options of the plugin in mkdocs.yml, each refused with its cure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.base import BaseConfigOption, Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.config_options import Optional

from dispute_briefings.mkdocs_plugin.editors import KNOWN, NONE, UnknownEditorError, pattern_of
from dispute_briefings.problems import nearest


class _Switch(BaseConfigOption[bool]):
    """True or false, and nothing that merely looks like it."""

    def __init__(self, *, default: bool) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise ValidationError(f"{value!r} is neither true nor false; write one of them without quotes.")
        return value


class _Word(BaseConfigOption[str]):
    """One of some words; `meanings` says what each stands for, the first one is the default."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        super().__init__()
        self.meanings = meanings
        self.default = next(iter(meanings))

    def run_validation(self, value: object) -> str:
        if not (isinstance(value, str) and value in self.meanings):
            told = " or ".join(f"'{word}' ({meaning})" for word, meaning in self.meanings.items())
            raise ValidationError(f"{value!r} is not known; write {told}.")
        return value


class _Editor(BaseConfigOption[str]):
    """An editor that is known, the pattern of another one's addresses, or none."""

    def __init__(self, default: str) -> None:
        super().__init__()
        self.default = default
        self.known = (*KNOWN, NONE)

    def run_validation(self, value: object) -> str:
        try:
            pattern_of(value if isinstance(value, str) else repr(value))
        except UnknownEditorError as error:
            raise ValidationError(str(error)) from None
        return str(value)


class _RelativePath(BaseConfigOption[str]):
    """A path below a known folder, with forward slashes; `of` names that folder in messages."""

    def __init__(self, *, of: str, default: str | None = None) -> None:
        super().__init__()
        self.default = default
        self.of = of

    def run_validation(self, value: object) -> str:
        if not isinstance(value, str) or not value.strip() or "\0" in value:
            raise ValidationError(f"{value!r} is not a path; write one that starts at {self.of}.")
        if set(PurePosixPath(value).parts) <= {".."}:
            raise ValidationError(f"'{value}' is a folder of more than that; write one below {self.of}.")
        if Path(value).is_absolute() or value.startswith("~"):
            raise ValidationError(
                f"'{value}' holds on this machine only; write the path that starts at {self.of}."
            )
        return value


class BriefingsOptions(Config):  # type: ignore[no-untyped-call]  # of MkDocs
    """What mkdocs.yml may say below ``briefings:``."""

    fact_sheets = _RelativePath(default="fact_sheets", of="docs_dir")
    """The folder of the fact sheets, from `docs_dir`. It is never published."""

    vocabulary = Optional(_RelativePath(of="the folder of mkdocs.yml"))
    """The site's own words; without it, site_config/vocabulary.yml where that exists."""

    strict_review = _Switch(default=False)
    """Whether a fact whose review is due counts as a problem that stops a strict build."""

    raw_html = _Word(
        {
            "allow-list": "HTML in articles passes a list of harmless elements",
            "trusted": "HTML in articles reaches the reader as it is",
        }
    )
    """What becomes of HTML that an article contains."""

    search = _Switch(default=True)
    """Whether the site has our search, unless one of the plugins named ``search`` is on."""

    instant = _Switch(default=True)
    """Whether a link to another page of the site exchanges what differs, instead of loading all anew."""

    cache = _Switch(default=True)
    """Whether a build takes over what earlier ones have made, from a folder beside mkdocs.yml."""

    unbound = _Word(
        {
            "note": "a date or number without a fact or a source is only told",
            "warning": "it stops a strict build",
        }
    )
    """What a date or number in an article is that neither a fact nor a source stands behind."""

    share_pictures = _Switch(default=True)
    """Whether a picture is drawn for each dispute and article, which goes with a link to it."""

    editor = _Editor("vscode")
    """The editor that links in a preview open: a known one, the pattern of its addresses, or none."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check the options as MkDocs does, but refuse an unknown one: it is a typing error, not a remark."""
        unknown = [key for key in self if key not in self._schema_keys]
        failed, warnings = super().validate()
        known = [key for key, _ in self._schema]
        refused = [(key, ValidationError(_unknown(key, known))) for key in unknown]
        return [*failed, *refused], [w for w in warnings if w[0] not in unknown]


def _unknown(key: Any, known: list[str]) -> str:
    hint = nearest(str(key), known)
    return " ".join(filter(None, ("there is no such option;", hint, f"the options are {', '.join(known)}.")))
