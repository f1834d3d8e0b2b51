"""Front matter, read as strictly as a fact sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.shape import shaped
from dispute_briefings.facts.values import AnyRef, DisputeRef, Language, Line, SourceRefId, Value
from dispute_briefings.problems import Position, Problem, problem
from dispute_briefings.prose.references import reference_problems
from dispute_briefings.prose.rights import Rights, licence_problems, rights_problems
from dispute_briefings.source_yaml import Document, YamlMapping, parse

ArticleKind = Literal["briefing", "digest", "analysis", "background"]

_FENCED = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
# What MkDocs takes for front matter without dashes, and drops from the page (its utils/meta.py).
_LOOSE = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):(?:[ \t]|$)", re.MULTILINE)


def _one_or_many(written: Any) -> Any:
    return written if isinstance(written, (list, tuple)) or written is None else [written]


class FrontMatter(Value):
    """What may stand before any page; the second half belongs to MkDocs and its themes."""

    title: Line | None = None
    """The title of the page."""
    date: Date | None = None
    """When it was written; relative dates in it are read against this day."""
    updated: Date | None = None
    """When it was last changed."""
    kind: ArticleKind | None = None
    """What sort of article it is."""
    source: SourceRefId | None = None
    """The source that a digest is made from."""
    dispute: DisputeRef | None = None
    """The dispute that it belongs to."""
    about: Annotated[tuple[AnyRef, ...], BeforeValidator(_one_or_many)] = ()
    """The records that it is about."""
    authors: Annotated[tuple[Line, ...], BeforeValidator(_one_or_many)] = ()
    """Who wrote it."""
    summary: Line | None = None
    """What it says, in a sentence or two."""
    rights: Rights | None = None
    """What may be published of its text."""
    glossary: Literal["on", "off"] = "on"
    """Whether known names in it become links by themselves."""
    language: Language | None = None
    """The language that it is in; left out, the site's."""

    comments: Any = None
    """Whether the theme shows comments."""
    description: Any = None
    """What search engines are told of the page."""
    hide: Any = None
    """What the theme leaves out on the page."""
    icon: Any = None
    """The icon of the page in the navigation."""
    image: Any = None
    """The picture that goes with a link to the page."""
    search: Any = None
    """What search does with the page."""
    social: Any = None
    """Settings of the theme's social cards."""
    status: Any = None
    """What the theme marks the page as in the navigation."""
    subtitle: Any = None
    """What stands below the title in the navigation."""
    tags: Any = None
    """Words that the theme files the page under."""
    template: Any = None
    """The template of the theme for the page."""


class ArticleFrontMatter(FrontMatter):
    """What stands before an article: `date` is when it was written, `rights` what may be published of it."""

    title: Line
    date: Date
    kind: ArticleKind
    rights: Rights


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """A page cut in two: its front matter and its text, which begins on line `first_line`.

    `matter` is None where it could not be read; `document` knows its places.
    """

    matter: FrontMatter | None
    document: Document
    text: str
    first_line: int
    problems: tuple[Problem, ...]


def normal(written: str) -> str:
    """Return a text with each of its lines ended as on most systems."""
    return written.replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=10_000)
def opening(written: str, file: str, *, is_article: bool) -> Opening:
    """Return a page's front matter and text, and what is wrong with the former on its own.

    Args:
        written: all of the page's file.
        file: how problems name it.
        is_article: whether it needs a title, date, kind and rights.
    """
    source = normal(written)
    fenced = _FENCED.match(source)
    body = source[fenced.end() :] if fenced else source
    text = body.lstrip("\n")
    first_line = 1 + source[: len(source) - len(text)].count("\n")
    document, problems = parse(fenced["yaml"] if fenced else "", file, first_line=2 if fenced else 1)
    matter = None
    problems = (*problems, *(_unfenced(source, file) if fenced is None else ()))
    if not problems:
        matter, problems = _matter(document, is_article=is_article, is_there=fenced is not None)
    if matter is not None:
        problems = (*problems, *_contradictions(matter, document, text, first_line))
    return Opening(matter=matter, document=document, text=text, first_line=first_line, problems=problems)


def _matter(
    document: Document, *, is_article: bool, is_there: bool
) -> tuple[FrontMatter | None, tuple[Problem, ...]]:
    written = document.root if document.root is not None else YamlMapping(document.start)
    if not isinstance(written, YamlMapping):
        what, cure = "front matter is no list and no text", "write a line `key: value` for each field"
        return None, (problem("bad-value", document.position(), what, cure),)
    if is_article and not is_there:
        what = "an article begins with front matter"
        cure = "begin with a line `---`, then `title:`, `date:`, `kind:` and `rights:`, then a line `---`"
        return None, (problem("missing-field", document.position(), what, cure),)
    return shaped(
        ArticleFrontMatter if is_article else FrontMatter,
        written,
        what="front matter",
        place=lambda path, of_key: document.position(path, of_key=of_key),
    )


def _unfenced(source: str, file: str) -> Iterator[Problem]:
    """Front matter that never ends, or that MkDocs would take for such, is lost from the page."""
    if source.startswith("---") and source.partition("\n")[0].strip() == "---":
        cure = "end it with a line `---`"
        yield problem("bad-front-matter", Position(file=file), "the front matter has no end", cure)
    elif loose := _LOOSE.match(source):
        what = f"MkDocs takes `{loose['key']}:` on the first line for front matter, and drops it"
        cure = "begin the file with an empty line, or put front matter between two lines `---`"
        yield problem("bad-front-matter", Position(file=file), what, cure)


def _contradictions(matter: FrontMatter, document: Document, text: str, first_line: int) -> Iterator[Problem]:
    """What fields say of each other."""
    if matter.kind == "digest" and matter.source is None:
        what, cure = "a digest names what it is made from", "add `source: <id>`"
        yield problem("missing-field", document.position(("kind",)), what, cure)
    at = document.position(("rights",))
    yield from rights_problems(matter.rights, matter.kind, text, at, first_line)
    if matter.date is not None and matter.date.is_interval:
        what, cure = f"'{matter.date}' is a span of time", "write the day on which it was written"
        yield problem("bad-date", document.position(("date",)), what, cure)
    if _is_before(matter.updated, matter.date):
        what = f"updated on {matter.updated}, before it was written on {matter.date}"
        yield problem("end-before-start", document.position(("updated",)), what, "correct one of the two")


def _is_before(later: Date | None, earlier: Date | None) -> bool:
    if later is None or earlier is None or later.last is None or earlier.first is None:
        return False
    return later.last < earlier.first


def unknown_references(start: Opening, book: FactBook) -> Iterator[Problem]:
    """Yield the records that front matter names and that are not there, and a licence that is not."""
    if start.matter is not None:
        yield from reference_problems(book, start.matter, start.document.position, "front matter")
        at = start.document.position(("rights",))
        yield from licence_problems(start.matter.rights, start.matter.source, at, book)
