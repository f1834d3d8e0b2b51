"""From an article to what is written down: the fields of its source, the id, and the draft of a digest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from dispute_briefings.facts.block_style import in_brackets, scalar
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Source
from dispute_briefings.facts.shape import as_id
from dispute_briefings.importing.article import Article

# In the order in which a source is written.
_ORDER = (
    *("kind", "publisher", "via", "title", "title_is", "authors", "published", "updated", "place"),
    *("language", "url", "accessed", "read_as"),
)
TEXTS = ("publisher", "via", "title", "place", "url")
"""The fields that are text as they come: a title may begin with a bracket."""

_DATED = re.compile(r"(?P<stem>[a-z][a-z0-9-]*?)-(?:1[5-9]|20)\d\d(?:-\d\d){0,2}(?:-[\d]+|-[a-z])?")
_SECOND_LEVEL = frozenset({"ac", "co", "com", "go", "gov", "ne", "or", "org", "re"})
_LONGEST_STEM = 60


def source_fields(article: Article, given: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a source as `briefings new` takes them: what the article says, and what was given.

    What was given wins. A text that looks like YAML is quoted by whoever writes it down.
    """
    said = {name: each.value for name, each in article.said.items() if name not in {"authors", "url"}}
    if authors := article.said.get("authors"):
        said["authors"] = f"[{', '.join(in_brackets(name) for name in authors.values)}]"
    if url := article.get("url"):
        said["url"] = quote(url, safe="%/:=&?~#+!$,;@()*[]")
    fields = {"read_as": "full", **said, **given}
    if "authors" in given and given["authors"][:1] != "[":
        names = [in_brackets(name) for name in given["authors"].split(",")]
        fields["authors"] = f"[{', '.join(names)}]"
    return {
        name: fields[name] for name in (*_ORDER, *(n for n in fields if n not in _ORDER)) if name in fields
    }


def publishers(book: FactBook) -> frozenset[str]:
    """Return the publishers of all sources."""
    return frozenset(each.publisher for each in book.of_kind(Source))


def kind_of_publisher(book: FactBook, publisher: str) -> str | None:
    """Return the kind of all sources of a publisher, where they are of one kind."""
    kinds = {each.kind for each in book.of_kind(Source) if each.publisher == publisher}
    return kinds.pop() if len(kinds) == 1 else None


def same_source(book: FactBook, fields: Mapping[str, str]) -> str | None:
    """Return the source that an article is already: by its address, else by publisher, title and day."""
    for each in book.of_kind(Source):
        if each.url is not None and each.url == fields.get("url"):
            return each.id
        said = (each.publisher, each.title, str(each.published or ""))
        if each.title and said == tuple(fields.get(n, "") for n in ("publisher", "title", "published")):
            return each.id
    return None


def source_id(book: FactBook, fields: Mapping[str, str]) -> str | None:
    """Return an id of publisher and date, as the other sources of the publisher have it; None for none.

    Where the publisher is not written in letters a to z, the name of its host serves.
    """
    publisher = fields.get("publisher", "")
    stems = Counter(
        found["stem"]
        for each in book.of_kind(Source)
        if each.publisher == publisher and (found := _DATED.fullmatch(each.id))
    )
    common = stems.most_common(1)
    stem = (
        common[0][0]
        if common
        else as_id(publisher)[:_LONGEST_STEM].strip("-") or _host(fields.get("url", ""))
    )
    if not stem:
        return None
    base = f"{stem}-{fields['published'][:10].lower()}" if fields.get("published") else f"{stem}-undated"
    taken = {*book.by_id, *book.renamed}
    return next(
        each
        for n in range(1, len(taken) + 2)
        if (each := as_id(base if n == 1 else f"{base}-{n}")) not in taken
    )


def _host(url: str) -> str:
    labels = (urlsplit(url).hostname or "").split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels = labels[:-1]
    return as_id(labels[-1]) if labels else ""


def digest(*, source: str, fields: Mapping[str, str], dispute: str | None, language: str) -> str | None:
    """Return the draft of a digest, without a word of the article but its title; None for one without a date.

    Args:
        source: the id of the source.
        fields: the fields of the source, as they are typed.
        dispute: the dispute that it is about, if there is one.
        language: that of the site: a title in another one is left to the editor.
    """
    published = fields.get("published")
    if not published:
        return None
    own = fields.get("language") == language and fields.get("title")
    title = fields["title"] if own else f"{fields.get('publisher', source)}, {published}"
    matter = [
        f"title: {scalar(title)}",
        f"date: {published}",
        "kind: digest",
        f"source: {source}",
        *([f"dispute: {dispute}"] if dispute else []),
        "rights: own",
    ]
    told = f"Write here in your own words what it says, and cite it: [@{source}]. Its text belongs to others."
    return "\n".join(["---", *matter, "---", "", f"<!-- {told} -->", ""])
