"""What every value of a fact sheet has in common: ids, references, texts and the frozen base class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

# Subtags of BCP 47 as far as a text needs them: language, script, region (RFC 5646, section 2.1).
_LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")


class Value(BaseModel):
    """A frozen value that accepts the fields it names and no other."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks an id that names a record; `kinds` are the kinds that it may be, none for any."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """Marks an id that names an entry in a list of the vocabulary."""

    of: str


@dataclass(frozen=True, slots=True)
class Part:
    """Marks an id that names a part of a dispute; `of` is the field that holds such parts."""

    of: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Marks what may name a record of some kinds, or say something else: an editor offers the ids."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProblemCode:
    """Marks the code of a problem."""


@dataclass(frozen=True, slots=True)
class Written:
    """Marks what a value looks like where it is written; readers of it look closer.

    `pattern` is a regular expression for all of it, of those that Python and ECMAScript share; `told`
    what it should be, in a few words. A number may be written as one.
    """

    pattern: str
    told: str


def one_or_many(written: Any) -> Any:
    """Return a list of what is written: one thing stands for a list of one."""
    return written if isinstance(written, (list, tuple)) else [written]


def _reject_null(written: Any) -> Any:
    if written is None:
        raise PydanticCustomError("bad-value", "this field is empty: give it a value or leave it out")
    return written


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=120)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

AnyRef = Annotated[Id, Reference()]
ConflictRef = Annotated[Id, Reference(("conflict",))]
DisputeRef = Annotated[Id, Reference(("dispute",))]
EventRef = Annotated[Id, Reference(("event",))]
FigureRef = Annotated[Id, Reference(("figure",))]
MaterialRef = Annotated[Id, Reference(("material",))]
MeasureRef = Annotated[Id, Reference(("measure",))]
PartyRef = Annotated[Id, Reference(("party",))]
ProceedingRef = Annotated[Id, Reference(("proceeding",))]
QuestionRef = Annotated[Id, Reference(("question",))]
SourceRefId = Annotated[Id, Reference(("source",))]
TermRef = Annotated[Id, Reference(("term", "material"))]
StrandId = Annotated[Id, Part("strands")]
RegulationRef = Annotated[Id, Reference(("measure", "proceeding"))]

PartyRefs = Annotated[tuple[PartyRef, ...], BeforeValidator(one_or_many)]

Status = Annotated[Id, Word("statuses")]
Regime = Annotated[Id, Word("regimes")]
EventKind = Annotated[Id, Word("event_kinds")]
DateKind = Annotated[Id, Word("date_kinds")]
SourceKind = Annotated[Id, Word("source_kinds")]
PartyKind = Annotated[Id, Word("party_kinds")]
ConflictKind = Annotated[Id, Word("conflict_kinds")]
Unit = Annotated[Id, Word("units")]
IdentifierScheme = Annotated[Id, Word("identifier_schemes")]


# Codes of countries that are taken for their languages (ISO 3166-1), and those (ISO 639-1).
_COUNTRIES = {
    "al": "sq", "by": "be", "cn": "zh", "cz": "cs", "dk": "da", "gb": "en", "ge": "ka", "gr": "el",
    "il": "he", "ir": "fa", "jp": "ja", "kp": "ko", "kr": "ko", "mx": "es", "rs": "sr", "se": "sv",
    "tw": "zh-Hant", "ua": "uk", "us": "en", "vn": "vi",
}  # fmt: skip
# Those of them that name another language too, with its name and its longer code (ISO 639-2).
_LANGUAGES = {"kr": ("Kanuri", "kau"), "se": ("Northern Sami", "sme")}


def language_tag(tag: str) -> str:
    """Return a BCP 47 tag as it is.

    Raises:
        PydanticCustomError: it is not one of the form language, language-Script or language-REGION, or it is
            the code of a country.
    """
    if not _LANGUAGE.match(tag):
        raise PydanticCustomError(
            "bad-value", "'{tag}' is no language tag such as en, ko or ja", {"tag": tag}
        )
    if meant := _COUNTRIES.get(tag):
        what, cure = f"'{tag}' is a country and no language", f"write {meant}"
        if other := _LANGUAGES.get(tag):
            what = f"'{tag}' is a country, and as a language {other[0]}"
            cure = f"write {meant}; for {other[0]}, write {other[1]}"
        context = {"what": what, "cure": cure, "tag": tag}
        raise PydanticCustomError("bad-value", "{what}", context)
    return tag


Language = Annotated[
    Line,
    BeforeValidator(lambda tag: language_tag(tag) if isinstance(tag, str) else tag),
    Written(_LANGUAGE.pattern, "a language tag such as en, ko or zh-Hant"),
]


def languages_only(written: Any) -> bool:
    """Return whether a mapping's keys are all language tags, so that it is a text in several languages."""
    return isinstance(written, dict) and bool(written) and all(_LANGUAGE.match(key) for key in written)


@dataclass(frozen=True, slots=True)
class Text:
    """A plain text in one language or several.

    `versions` are pairs of a language tag and a text; the tag ``""`` stands for the site's language.
    """

    versions: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, written: Any) -> Text:
        """Return the text of what is written: a string, or a mapping of language tags to strings.

        Raises:
            PydanticCustomError: it is neither, or empty.
        """
        if isinstance(written, Text):
            return written
        if isinstance(written, str) and written.strip():
            return cls(versions=(("", written.strip()),))
        if isinstance(written, dict) and written:
            versions = []
            for tag, text in written.items():
                if not isinstance(text, str) or not text.strip():
                    raise PydanticCustomError("bad-value", "the text for '{tag}' is empty", {"tag": tag})
                versions.append((language_tag(tag), text.strip()))
            return cls(versions=tuple(versions))
        raise PydanticCustomError(
            "bad-value", "expected a text, or one text for each language as in {en: ..., ko: ...}"
        )

    def in_language(self, language: str, site_language: str) -> tuple[str, str]:
        """Return the language and the text nearest to the wanted one: that, the site's, or the first."""
        if len(self.versions) == 1:
            [(tag, text)] = self.versions
            return tag or site_language, text
        spoken = {tag or site_language: text for tag, text in self.versions}
        for tag in (language, language.partition("-")[0], site_language):
            if tag in spoken:
                return tag, spoken[tag]
        return next(iter(spoken.items()))

    @property
    def plain(self) -> str:
        """The first version, in whatever language it is."""
        return self.versions[0][1]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        # What looks like a number is one to an editor that types YAML.
        words = {"type": ["string", "number"], "minLength": 1}
        by_language = {
            "type": "object",
            "patternProperties": {_LANGUAGE.pattern: words},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"anyOf": [words, by_language]}
