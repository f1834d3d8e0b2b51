"""What a command takes: of the processor, by the clock, and of memory, with all processes that it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# Between two looks at which processes there are and what they hold: rare enough to cost a hundredth.
_LOOK_SECONDS = 0.1

# Without it, Python compiles itself anew at each start: whoever measures would measure that.
_UNWANTED = ("PYTHONDONTWRITEBYTECODE",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What a command took: seconds of the processor and by the clock, and MB of memory by program.

    The memory is the most that one process of each program held, as far as it was seen; a program is
    called as the system calls it.
    """

    processor: float
    clock: float
    memory: Mapping[str, float]


class FailedError(Exception):
    """Raised when a command fails or cannot be started; it says what the command said last."""


def environment() -> dict[str, str]:
    """Return the environment of every command that is measured."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    return {**kept, "NO_MKDOCS_2_WARNING": "1"}


def taken_by(command: Sequence[str], folder: Path) -> Taken:
    """Run a command in a folder, and return what it took.

    Raises:
        FailedError: it failed, or could not be started.
    """
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, cwd=folder, stdout=told, stderr=told, env=environment())
        except OSError as error:
            raise FailedError(str(error)) from error
        with _Memory(process.pid) as memory:
            _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            lines = told.read().decode("utf-8", "replace").strip().splitlines()
            raise FailedError(lines[-1] if lines else f"it ended with {process.returncode}")
    return Taken(
        processor=usage.ru_utime + usage.ru_stime,
        clock=clock,
        # Where the system does not let others look: the largest of all.
        memory=memory.by_program or {Path(command[0]).name: _megabytes(usage.ru_maxrss)},
    )


def processor_of(root: int) -> float:
    """Return the seconds of the processor that a process and those below it took; 0 if nobody can say."""
    ticks = sum(int(field) for pid in (root, *below(root)) for field in _fields(pid)[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def below(root: int) -> Iterator[int]:
    """Yield the processes that a process has started, and those that they have; none if nobody can say."""
    parents = {
        int(entry.name): int(fields[1])
        for entry in Path("/proc").glob("[0-9]*")
        if (fields := _fields(int(entry.name)))
    }
    above = [root]
    for parent in above:
        found = [pid for pid, of in parents.items() if of == parent]
        above += found
        yield from found


def _fields(pid: int) -> list[str]:
    """What the system says of a process, behind its name, which may hold anything."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:  # it has ended, or this is no Linux
        return []


def _megabytes(told: int) -> float:
    return told / 1e6 if sys.platform == "darwin" else told * 1024 / 1e6  # bytes there, kibibytes elsewhere


class _Memory:
    """Looks at what a process and those below it hold at the most, until it is left."""

    def __init__(self, root: int) -> None:
        self.by_program: dict[str, float] = {}
        self._root = root
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        ended = False
        while not ended:
            for pid in (self._root, *below(self._root)):
                self._note(pid)
            ended = self._ended.wait(_LOOK_SECONDS)

    def _note(self, pid: int) -> None:
        with suppress(OSError):  # it has just ended
            lines = Path(f"/proc/{pid}/status").read_text("utf-8", "replace").splitlines()
            told = dict(line.split(":", 1) for line in lines if ":" in line)
            if "VmHWM" in told:  # not of one that has ended and is not waited for yet
                program = told["Name"].strip().partition("_")[0]
                held = _megabytes(int(told["VmHWM"].split()[0]))
                self.by_program[program] = max(held, self.by_program.get(program, 0))
