"""What an editor does to a site between two builds, and how to see that it is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generators import TEMPLATES

_ARTICLE = "content/articles/part-0/7.md"
_NEW = "content/articles/part-0/new.md"
_FACTS = "content/fact_sheets"


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """One kind of edit.

    `make` changes a site's folder for the n-th time. `page` is the address of a page that then holds the
    words of `shows`; of the edit that takes a page away, it is that page, and there are none. `of_facts`:
    only a site of ours has what is edited.
    """

    title: str
    make: Callable[[Path, int], None]
    page: str
    shows: str
    of_facts: bool = False

    def words(self, number: int) -> str:
        """Return what the page shows after the n-th edit; nothing for one that is taken away."""
        return self.shows.format(number=number)


def _append(folder: Path, number: int) -> None:
    path = folder / _ARTICLE
    path.write_text(f"{path.read_text('utf-8')}\nEdit {number}.\n", encoding="utf-8")


def _title(folder: Path, number: int) -> None:
    _put(folder / _ARTICLE, r"(?m)^(title: |# ).*", rf"\g<1>Page 7, edit {number}", count=2)


def _create(folder: Path, number: int) -> None:
    text = (folder / _ARTICLE).read_text("utf-8")
    (folder / _NEW).write_text(f"{text}\nNew {number}.\n", encoding="utf-8")


def _delete(folder: Path, _: int) -> None:
    (folder / _NEW).unlink()


def _event(folder: Path, number: int) -> None:
    _put(folder / _FACTS / "salt/events/0.yml", r"(?<=  title: ).*", f"Event of edit {number}.")


def _term(folder: Path, number: int) -> None:
    _put(folder / _FACTS / "glossary/names.yml", r"(?<=value: )What .*?\.", f"Term of edit {number}.")


def _source(folder: Path, number: int) -> None:
    _put(folder / _FACTS / "sources/0.yml", r"(?<=  title: ).*", f"Source of edit {number}.")


def _vocabulary(folder: Path, number: int) -> None:
    text = f"event_kinds:\n  talks: {{label: {{en: talks of edit {number}}}}}\n"
    (folder / "site_config/vocabulary.yml").write_text(text, encoding="utf-8")


def _template(folder: Path, number: int) -> None:
    text = f'{{% extends "base.html" %}}\n{{% block announce %}}Template of edit {number}.{{% endblock %}}\n'
    (folder / TEMPLATES / "main.html").write_text(text, encoding="utf-8")


def _put(path: Path, pattern: str, by: str, count: int = 1) -> None:
    """Replace the first places of a file that a pattern finds."""
    path.write_text(re.sub(pattern, by, path.read_text("utf-8"), count=count), encoding="utf-8")


def undo(folder: Path) -> None:
    """Take away what is new since a site was written: the next round begins with the same files."""
    for name in (_NEW, "site_config/vocabulary.yml", f"{TEMPLATES}/main.html"):
        (folder / name).unlink(missing_ok=True)


BODY, EVENT = "body", "event"

EDITS: Mapping[str, Edit] = {
    BODY: Edit(
        title="text of an article edited", make=_append, page="articles/part-0/7/", shows="Edit {number}."
    ),
    "title": Edit(
        title="title of an article edited",
        make=_title,
        page="articles/part-0/7/",
        shows="Page 7, edit {number}",
    ),
    "new": Edit(title="article added", make=_create, page="articles/part-0/new/", shows="New {number}."),
    "deleted": Edit(title="article deleted", make=_delete, page="articles/part-0/new/", shows=""),
    EVENT: Edit(
        title="event edited", make=_event, page="timeline/", shows="Event of edit {number}.", of_facts=True
    ),
    "term": Edit(
        title="term edited", make=_term, page="glossary/", shows="Term of edit {number}.", of_facts=True
    ),
    "source": Edit(
        title="source edited",
        make=_source,
        page="sources/source-0/",
        shows="Source of edit {number}.",
        of_facts=True,
    ),
    "vocabulary": Edit(
        title="word of the vocabulary edited",
        make=_vocabulary,
        page="timeline/",
        shows="talks of edit {number}",
        of_facts=True,
    ),
    "template": Edit(
        title="template of the site edited",
        make=_template,
        page="articles/part-0/7/",
        shows="Template of edit {number}.",
        of_facts=True,
    ),
}
"""Every kind of edit, in the order in which they follow each other in a round."""
