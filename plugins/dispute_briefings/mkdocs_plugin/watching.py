"""How a preview learns that a file has changed: from the system where it tells, else by looking again."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserverVFS

_POLLING_SECONDS = 0.5  # as MkDocs

# What others change there is not told to this machine.
_REMOTE = frozenset(
    {"9p", "afs", "ceph", "cifs", "fuse", "fuseblk", "nfs", "nfs4", "prl_fs", "smb3", "vboxsf", "virtiofs"}
)
_EVENTS = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Watch:
    path: str
    recursive: bool
    told: Callable[[str], None]


class Watching:
    """An observer in the form that MkDocs' server asks for; `told` is given each path that changed."""

    def __init__(self) -> None:
        self._watches: list[_Watch] = []
        self._observer: BaseObserver | None = None

    def watch(self, path: str, told: Callable[[str], None], *, recursive: bool = True) -> _Watch:
        """Watch a file or a folder; return the watch."""
        watch = _Watch(path=path, recursive=recursive, told=told)
        self._watches.append(watch)
        if self._observer is not None:
            _schedule(self._observer, watch)
        return watch

    def unschedule(self, watch: _Watch) -> None:
        """End a watch."""
        self._watches.remove(watch)
        if self._observer is not None:
            self._observer.unschedule_all()
            for each in self._watches:
                _schedule(self._observer, each)

    def start(self) -> None:
        """Begin; where the system watches no more files for us, they are looked at again and again."""
        makers = [_native, _polling] if all(is_told_of(watch.path) for watch in self._watches) else [_polling]
        for make in makers:
            observer = make()
            if observer is None:
                continue
            for watch in self._watches:
                _schedule(observer, watch)
            try:
                observer.start()
            except OSError:  # the limit of watches is reached
                if make is _polling:
                    raise
                continue
            self._observer = observer
            return

    def stop(self) -> None:
        """End; it may never have begun."""
        if self._observer is not None:
            self._observer.stop()

    def join(self) -> None:
        """Wait until it has ended."""
        if self._observer is not None:
            self._observer.join()


def _native() -> BaseObserver | None:
    if not sys.platform.startswith("linux"):
        return None
    from watchdog.observers.inotify import InotifyObserver  # noqa: PLC0415 - it is not on other systems

    return InotifyObserver()


def _polling() -> BaseObserver:
    return PollingObserverVFS(_stat_without_folder_links, os.scandir, polling_interval=_POLLING_SECONDS)


def _schedule(observer: BaseObserver, watch: _Watch) -> None:
    path = Path(watch.path)
    if isinstance(observer, PollingObserverVFS) or path.is_dir():
        handler = _Handler(watch.told, None)
        observer.schedule(handler, watch.path, recursive=watch.recursive, event_filter=_EVENTS)
    else:
        # An editor puts a new file in its place, which a watch on the old one does not see.
        handler = _Handler(watch.told, os.path.abspath(watch.path))  # noqa: PTH100 - links stay links
        observer.schedule(handler, str(path.parent), recursive=False, event_filter=_EVENTS)


class _Handler(FileSystemEventHandler):
    def __init__(self, told: Callable[[str], None], only: str | None) -> None:
        self._told, self._only = told, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in (event.src_path, event.dest_path):
            name = os.fsdecode(path)
            if name and self._only in (None, name) and not _is_aside(name):
                self._told(name)


def _is_aside(path: str) -> bool:
    """Whether a file is one that editors keep beside the one that is edited."""
    name = os.path.basename(path)  # noqa: PTH119 - called for each event
    return name.startswith(".") or name.endswith(("~", ".swp", ".swx", ".tmp"))


def is_told_of(path: str, table: Path = Path("/proc/self/mountinfo")) -> bool:
    """Return whether the system tells of all that changes at a path: not on a disk that others write to.

    Args:
        path: the path.
        table: what is mounted where, as proc_pid_mountinfo(5) says it.
    """
    try:
        lines = table.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return True
    here, kind = Path(path).resolve(), ""
    longest = -1
    for line in lines:
        fields, _, rest = line.partition(" - ")
        place = Path(fields.split(" ")[4].replace("\\040", " "))
        if len(place.parts) >= longest and here.is_relative_to(place):
            longest, kind = len(place.parts), rest.split(" ")[0]
    return kind not in _REMOTE and not kind.startswith("fuse.")


def _stat_without_folder_links(path: str) -> os.stat_result:
    """Return the state of a file, and of a link to a folder as the link that it is.

    MkDocs' observer enters linked folders. With a few links that loop, it never finishes its first
    look, never sees the loop mended, and keeps the process from ending. What a link inside the
    content leads to is watched in its own place.
    """
    found = os.lstat(path)
    if not stat.S_ISLNK(found.st_mode):
        return found
    target = Path(path).stat()
    return found if stat.S_ISDIR(target.st_mode) else target
