"""What may lie in a folder of the site, seen before MkDocs walks it.

MkDocs follows every symbolic link, so it publishes what lies outside and never returns from a
loop; it waits for ever on a pipe, gives up with a traceback on a file that it cannot read, and
lets one of two files with the same address vanish.
"""

from __future__ import annotations

import errno
import os
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dispute_briefings.problems import Position, Problem, in_order, problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Tree:
    """A folder that MkDocs walks.

    `skips` tells from a path relative to `root`, with forward slashes, whether MkDocs leaves that
    file alone. `address` gives the path at which a file is published, and `is_text` tells whether
    it is read as text. `private` are folders that are never published: no link may lead there.
    """

    root: Path
    skips: Callable[[str], bool]
    address: Callable[[str], str]
    is_text: Callable[[str], bool]
    private: tuple[Path, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Folder:
    """A folder on the walk; `around` are the real paths of it and of all folders that led to it."""

    path: Path
    uri: str
    around: tuple[Path, ...]
    by_link: bool

    def below(self, entry: os.DirEntry[str]) -> str:
        return f"{self.uri}/{entry.name}" if self.uri else entry.name


@dataclass(frozen=True, kw_only=True, slots=True)
class _Name:
    """A sound file or folder; `uri` is its path from the root, with forward slashes."""

    uri: str
    path: Path
    is_folder: bool


def problems_in(tree: Tree) -> tuple[Problem, ...]:
    """Return all that MkDocs would stumble over in a folder, in order."""
    walked = tuple(_walk(tree))
    found = [step for step in walked if isinstance(step, Problem)]
    names = [step for step in walked if isinstance(step, _Name)]
    files = [name for name in names if not name.is_folder]
    found += filter(None, (_of_content(file, as_text=tree.is_text(file.uri)) for file in files))
    found += _similar_siblings(names)
    found += _shared_addresses(files, tree.address)
    return in_order(found)


def told(path: Path) -> str:
    """Return a path as positions name it: from the folder that the build runs in, with forward slashes."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would name the target of a link
    here = Path.cwd()
    return _printable((whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix())


def _walk(tree: Tree) -> Iterator[_Name | Problem]:
    """Yield what is in the tree as MkDocs sees it; what is wrong in itself as a problem."""
    root = tree.root.resolve()
    waiting = [_Folder(path=tree.root, uri="", around=(root,), by_link=False)]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder.path) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield _unreadable(folder.path, error)
            continue
        for entry in found:
            uri, path = folder.below(entry), Path(entry.path)
            is_folder = _is_folder(entry)
            if not is_folder and tree.skips(uri):
                continue
            wrong = _of_name(entry) or (_of_link(entry, folder, tree, root) if entry.is_symlink() else None)
            if wrong:
                yield wrong
            elif is_folder:
                yield _Name(uri=uri, path=path, is_folder=True)
                real = path.resolve() if entry.is_symlink() else folder.around[-1] / entry.name
                by_link = folder.by_link or entry.is_symlink()
                waiting.append(_Folder(path=path, uri=uri, around=(*folder.around, real), by_link=by_link))
            elif not entry.is_file():
                yield problem(
                    "special-file",
                    Position(file=told(path)),
                    "this is a pipe, a socket or a device, and reading it may never end",
                    "remove it from the content",
                )
            else:
                yield _Name(uri=uri, path=path, is_folder=False)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself
        return False


def _of_name(entry: os.DirEntry[str]) -> Problem | None:
    if _printable(entry.name) == entry.name:
        return None
    return problem(
        "bad-file-name",
        Position(file=told(Path(entry.path))),
        f"the name '{_printable(entry.name)}' is not UTF-8, or has control characters",
        "rename the file",
    )


def _of_link(entry: os.DirEntry[str], folder: _Folder, tree: Tree, root: Path) -> Problem | None:
    """Return what is wrong with a symbolic link.

    A linked folder is entered, as MkDocs does, but a link on from there is refused even where it
    comes to an end: a few links that lead to each other's neighbours would make as many paths as
    anyone likes.
    """
    path = Path(entry.path)
    at = Position(file=told(path))
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        # Until Python 3.13, a loop is a RuntimeError.
        if isinstance(error, RuntimeError) or error.errno == errno.ELOOP:
            return problem("link-loop", at, "this link leads back to itself", "remove the link")
        return problem(
            "dangling-link",
            at,
            f"this link leads to '{_target(path)}', which does not exist",
            "remove the link, or mend where it leads",
        )
    if not real.is_relative_to(root):
        return problem(
            "link-outside",
            at,
            f"this link leads to '{_target(path)}', outside '{told(root)}', and that would be published",
            "put a copy of what may be published in its place",
        )
    if any(real.is_relative_to(private.resolve()) for private in tree.private):
        return problem(
            "link-outside",
            at,
            f"this link leads to '{_target(path)}', among the fact sheets, which are never published",
            "remove the link; the site offers its facts as files to download by itself",
        )
    if _is_folder(entry) and (real in folder.around or folder.by_link):
        where = "a folder around it" if real in folder.around else "on from a folder that is itself a link"
        return problem(
            "link-loop", at, f"this link leads to '{_target(path)}', {where}", "link to single files instead"
        )
    return None


def _of_content(file: _Name, *, as_text: bool) -> Problem | None:
    try:
        if not as_text:
            if not os.access(file.path, os.R_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            return None
        content = file.path.read_bytes()
    except OSError as error:
        return _unreadable(file.path, error)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(file.path, content, error.start)
    return None


def _unreadable(path: Path, error: OSError) -> Problem:
    return problem(
        "unreadable-file",
        Position(file=told(path)),
        f"this cannot be read: {error.strerror}",
        "let the account that builds the site read it, or remove it from the content",
    )


def _not_utf8(path: Path, content: bytes, at: int) -> Problem:
    line_start = content.rfind(b"\n", 0, at) + 1
    position = Position(
        file=told(path),
        line=content.count(b"\n", 0, at) + 1,
        column=len(content[line_start:at].decode("utf-8")) + 1,
    )
    what = f"the byte 0x{content[at]:02X} is not UTF-8 here"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        what = "this file is UTF-16"
    return problem("bad-encoding", position, what, "save the file as UTF-8")


def _similar_siblings(names: Iterable[_Name]) -> Iterator[Problem]:
    """Yield a problem for each name that another one beside it equals on some file systems."""
    groups: dict[tuple[str, str], list[_Name]] = defaultdict(list)
    for name in names:
        parent, _, own = name.uri.rpartition("/")
        groups[parent, _folded(own)].append(name)
    for first, *others in groups.values():
        for other in others:
            yield _similar(other, first)


def _shared_addresses(files: Iterable[_Name], address: Callable[[str], str]) -> Iterator[Problem]:
    """Yield a problem for each file whose page another file's page would overwrite."""
    groups: dict[str, list[_Name]] = defaultdict(list)
    for file in files:
        groups[_folded(address(file.uri))].append(file)
    for group in groups.values():
        if len(group) == 1:
            continue
        first, *others = _without_readme(group) or group
        for other in others:
            if address(first.uri) == address(other.uri):
                yield problem(
                    "same-address",
                    Position(file=told(other.path)),
                    f"this and '{told(first.path)}' both become '{address(first.uri)}': one would vanish",
                    "rename one of them, or make one of the two",
                )
            elif _folded(first.uri) != _folded(other.uri):
                yield _similar(other, first)


def _without_readme(group: Sequence[_Name]) -> list[_Name]:
    """Leave out a README beside an index: MkDocs passes over it on purpose, and says so."""
    return [
        name
        for name in group
        if not (
            name.path.stem == "README"
            and any(other is not name and other.path.parent == name.path.parent for other in group)
        )
    ]


def _similar(one: _Name, other: _Name) -> Problem:
    return problem(
        "similar-name",
        Position(file=told(one.path)),
        f"this and '{told(other.path)}' differ only in case, or in how their letters are composed: on many "
        f"computers they are one file",
        "rename one of them",
    )


def _folded(name: str) -> str:
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _target(link: Path) -> str:
    return _printable(os.fspath(link.readlink()))


def _printable(text: str) -> str:
    """Return the text with bytes that are no UTF-8, and control characters, written as escapes."""
    if text.isprintable():
        return text
    safe = os.fsencode(text).decode("utf-8", "backslashreplace")
    return "".join(
        char.encode("unicode_escape").decode() if unicodedata.category(char) in {"Cc", "Cs"} else char
        for char in safe
    )
