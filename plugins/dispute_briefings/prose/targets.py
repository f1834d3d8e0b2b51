"""Links and pictures of an author's page that lead to no file of the site, told without rendering it.

The rules are those of MkDocs (its structure/pages.py), which tells the same in a build: a path counts from
the file that it stands in, `%20` is a space; what has a scheme, a host or a leading slash is left alone.
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from dispute_briefings.problems import Problem, problem
from dispute_briefings.prose.arrivals import USUAL
from dispute_briefings.prose.places import MARK, MarkedText

NOT_FOUND, UNRECOGNISED = "not_found", "unrecognized_links"
"""What MkDocs calls a link to a file that is not there, and one that names no file: ``../timeline/``."""

_TARGET = re.compile(
    r"\]\(\s*(?:<(?P<inner>[^<>\n]+)>|(?P<plain>[^\s()<>]+))"
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<defined>[^\s<>]+)",
    re.MULTILINE,
)
_MARKS = re.compile(MARK)


@dataclass(frozen=True, kw_only=True, slots=True)
class Targets:
    """What a page may lead to.

    `files` are the paths of all files of the site below the content folder, `kinds` what is told of those
    that lead nowhere: `NOT_FOUND`, `UNRECOGNISED` or both.
    """

    files: frozenset[str]
    kinds: Collection[str]


@dataclass(frozen=True, slots=True)
class _Missing:
    start: int
    end: int
    written: str
    target: str


def missing_targets(
    text: str, path: str, targets: Targets, *, file: str, first_line: int
) -> Iterator[Problem]:
    """Yield the links and pictures of a page that lead to no file of the site.

    Args:
        text: the page without its front matter.
        path: of the page, below the content folder.
        targets: what is there.
        file: how problems name the page.
        first_line: the line that the text begins on.
    """
    missing = tuple(_missing(text, path, targets))
    if not missing:
        return
    words = tuple((each.start, each.end) for each in missing)
    places = MarkedText(text=text, file=file, first_line=first_line, words=words)
    arrived = _arrived(places)
    for each in missing:
        if (each.start, each.end) in arrived:
            what = f"nothing stands at {each.target}, counted from the content folder"
            yield problem("missing-target", places.position(each.start), what, _cure(each, path, targets))


def _missing(text: str, path: str, targets: Targets) -> Iterator[_Missing]:
    """Yield what looks like a link to nothing; some of it may be code."""
    if "](" not in text and "]:" not in text:
        return
    folder = posixpath.dirname(path)
    for found in _TARGET.finditer(text):
        name = found.lastgroup or "plain"
        address = urlsplit(found[name])
        if address.scheme or address.netloc or not address.path or found[name].startswith(("/", "\\")):
            continue
        written = unquote(address.path)
        target = posixpath.normpath(posixpath.join(folder, written))
        kind = NOT_FOUND if posixpath.splitext(written)[1] else UNRECOGNISED
        if target not in targets.files and kind in targets.kinds:
            yield _Missing(found.start(name), found.end(name), written, target)


def _cure(missing: _Missing, path: str, targets: Targets) -> str:
    """Name the file that has this name in another folder, else one whose name is near."""
    target, ending = posixpath.splitext(missing.target)
    by_name: dict[str, list[str]] = {}
    for each in sorted(targets.files):
        if each.endswith(ending or ".md"):
            by_name.setdefault(_name(each), []).append(each)
    near = difflib.get_close_matches(_name(missing.target), by_name, n=1, cutoff=0.75)
    if not near:
        return "correct the path, which counts from this file, or add the file"
    # Of several with this name, the one in the folder that is nearest.
    meant = max(by_name[near[0]], key=lambda each: difflib.SequenceMatcher(None, each, target).ratio())
    return f"did you mean '{posixpath.relpath(meant, posixpath.dirname(path) or '.')}'?"


def _name(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def _arrived(places: MarkedText) -> frozenset[tuple[int, int]]:
    """Return the places whose marks arrive in the address of a link or picture."""
    collector = _collector()
    collector.marks.clear()
    collector.markdown.reset()
    collector.markdown.convert(places.marked)
    found = (places.numbered(mark) for mark in collector.marks)
    return frozenset((each.start, each.end) for each in found if each is not None)


class _Collector(Treeprocessor):
    """Notes the marks in the addresses of links and pictures, once nothing else changes them."""

    def __init__(self) -> None:
        self.marks: list[str] = []
        self.markdown = Markdown(extensions=list(USUAL))
        self.markdown.treeprocessors.register(self, "briefings_targets", 0)

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in {"a", "img"}:
                self.marks += _MARKS.findall(element.get("href" if element.tag == "a" else "src") or "")


@cache
def _collector() -> _Collector:
    return _Collector()
