"""Rounds of builds: all generators by turns, first with nothing kept, then after each kind of edit."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from benchmarks.edits import BODY, EDITS, EVENT, Edit, undo
from benchmarks.generators import OURS, Generator, generators
from benchmarks.made_sites import Size
from benchmarks.measured import COLD, Generated, Measured, Seconds
from benchmarks.measuring import FailedError, Taken, taken_by
from benchmarks.outputs import Output, output
from benchmarks.previews import Shown, preview

Tell = Callable[[str], None]


class Rounds:
    """What is found at one size, round by round."""

    def __init__(self, folder: Path, size: Size, running: Mapping[str, Generator], tell: Tell) -> None:
        self._folders = {key: folder / key for key in running}
        self._running = running
        self._tell = tell
        self._taken: dict[str, dict[str, list[Taken]]] = {key: defaultdict(list) for key in running}
        self._outputs: dict[str, Output] = {}
        self._keeps_deleted: dict[str, bool] = {}
        self._previews: dict[str, dict[str, Shown]] = defaultdict(dict)
        for key, generator in running.items():
            generator.write(self._folders[key], size)

    def build(self, number: int, kinds: Iterable[str]) -> None:
        """Measure every build once: the first, and one after each of some kinds of edits.

        Raises:
            FailedError: a build failed, or does not show what was edited.
        """
        for key in self._running:
            self._forget(key)
            self._measure(key, COLD)
            self._outputs[key] = output(self._site(key))
        for what in kinds:
            edit = EDITS[what]
            for key in self._running:
                if key == OURS or not edit.of_facts:
                    edit.make(self._folders[key], number)
                    self._measure(key, what)
                    self._look(key, edit, number)
        for folder in self._folders.values():
            undo(folder)

    def preview(self, edits: int) -> None:
        """Measure the previews, one after the other: each has the machine for itself.

        Raises:
            FailedError: a preview did not show what was edited.
        """
        for key, generator in self._running.items():
            for what in (BODY, EVENT) if key == OURS else (BODY,):
                shown = preview(generator, self._folders[key], EDITS[what], edits)
                self._tell(f"{key}: preview, {what}: {shown.best:.2f} s")
                self._previews[key][what] = shown

    def found(self) -> Mapping[str, Generated]:
        """Return the fastest of each build, and what else was found, by generator."""
        return {
            key: Generated(
                title=generator.title,
                version=generator.version(),
                does=generator.does,
                output=self._outputs[key],
                memory=_most(self._taken[key][COLD]),
                keeps_deleted=self._keeps_deleted.get(key, False),
                builds={what: _fastest(taken) for what, taken in self._taken[key].items()},
                previews=self._previews[key],
            )
            for key, generator in self._running.items()
        }

    def _site(self, key: str) -> Path:
        return self._folders[key] / self._running[key].site

    def _forget(self, key: str) -> None:
        for name in (self._running[key].site, *self._running[key].kept):
            shutil.rmtree(self._folders[key] / name, ignore_errors=True)

    def _measure(self, key: str, what: str) -> None:
        taken = taken_by(self._running[key].build, self._folders[key])
        self._tell(f"{key}: {what}: {taken.processor:.2f} s of the processor, {taken.clock:.2f} s")
        self._taken[key][what].append(taken)

    def _look(self, key: str, edit: Edit, number: int) -> None:
        page, words = self._site(key) / edit.page / "index.html", edit.words(number)
        if not words:
            self._keeps_deleted[key] = page.exists()
        elif not page.exists() or words not in page.read_text("utf-8"):
            raise FailedError(f"{key}: after '{edit.title}', '{words}' is not in {page}")


def measured(
    size: Size, chosen: tuple[str, ...], rounds: int, edits: int, kinds: tuple[str, ...], tell: Tell
) -> Measured:
    """Measure generators at a size: rounds of builds, then previews with some edits each.

    Between builds, edits of some kinds are made, in their order.

    Raises:
        FailedError: a build or a preview that began has failed.
    """
    running, left_out = generators(chosen)
    for sentence in left_out.values():
        tell(sentence)
    busy = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as name:
        measuring = Rounds(Path(name), size, running, tell)
        for number in range(rounds):
            tell(f"round {number + 1} of {rounds}")
            measuring.build(number, kinds)
            busy.append(os.getloadavg()[0])
        measuring.preview(edits)
        busy.append(os.getloadavg()[0])
        return Measured(
            articles=size.articles,
            names=size.names,
            facts=size.facts,
            rounds=rounds,
            edits=edits,
            processors=os.cpu_count() or 1,
            busy=round(sum(busy) / len(busy), 1),
            generators=measuring.found(),
            left_out=left_out,
        )


def _fastest(taken: list[Taken]) -> Seconds:
    return Seconds(
        processor=round(min(each.processor for each in taken), 3),
        clock=round(min(each.clock for each in taken), 3),
    )


def _most(taken: list[Taken]) -> Mapping[str, float]:
    programs = {name for each in taken for name in each.memory}
    return {name: round(max(each.memory.get(name, 0) for each in taken), 1) for name in sorted(programs)}
