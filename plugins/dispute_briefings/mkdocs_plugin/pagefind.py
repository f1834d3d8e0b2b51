"""Pagefind's indexer, which runs beside the build and takes each page as soon as it is rendered.

The program is driven by the protocol of its own Python and Node wrappers: a message in, a message out, as
JSON in base64 with a comma behind. The wrapper for Python waits a tenth of a second for each answer, and
the program answers that files are written before they are, so that a site published at once had a script
cut short. Here the files come with the answer.
"""

from __future__ import annotations

import base64
import json
import os
import queue
import subprocess
import threading
from collections.abc import Mapping
from typing import IO, Any

from pagefind.service import get_executable

from dispute_briefings.mkdocs_plugin.index_files import published

# Dialogs that are not ours, a worker that does in a second script what the first one can, and the program
# for languages that none is named for.
_NOT_NEEDED = ("-ui.", "-highlight.", "playground", "-worker.", "wasm.unknown.")

# How many places of words are in one piece of the index. A query loads a piece for each of its words; as the
# program would cut them, two would be half of all that is loaded.
_PIECE = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "6000"}

# How many pages wait for the indexer at the most, each in memory.
_WAITING = 32


class IndexingError(Exception):
    """Raised when the indexer is not there, refuses a page, or ends before its answer."""


class Pagefind:
    """An index that grows page by page; `language` is what all of its words are taken for."""

    def __init__(self, language: str) -> None:
        program = get_executable()
        if program is None:
            raise IndexingError("there is no program `pagefind` for this machine: install `pagefind[bin]`")
        self._process = subprocess.Popen(
            [program, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_PIECE},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input, self._output = self._process.stdin, self._process.stdout
        # Either end of the pipes may be full while the other one waits.
        self._messages: queue.Queue[bytes | None] = queue.Queue(_WAITING)
        self._writer = threading.Thread(target=self._write, daemon=True)
        self._answers: queue.SimpleQueue[Mapping[str, Any] | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=_read, args=(self._output, self._answers), daemon=True)
        self._writer.start()
        self._reader.start()
        self._sent = 0
        self._is_closed = threading.Event()
        self._send({"type": "NewIndex", "config": {"root_selector": "body", "force_language": language}})

    def add_page(self, url: str, html: str) -> None:
        """Add what is found at an address: HTML with Pagefind's attributes in it."""
        self._send({"type": "AddFile", "index_id": 0, "url": url, "file_contents": html, "file_path": None})

    def files(self) -> dict[str, bytes]:
        """Return the finished index with the scripts that read it, by path.

        Raises:
            IndexingError: a page was refused, or the program ended.
        """
        self._send({"type": "GetFiles", "index_id": 0})
        answer: Mapping[str, Any] = {}
        for _ in range(self._sent):
            found = self._answers.get()
            if found is None:
                raise IndexingError("`pagefind` ended before the index was finished")
            answer = found["payload"]
            if answer["type"] == "Error":
                raise IndexingError(f"`pagefind` says: {answer['message']}")
        files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
        needed = {path: files[path] for path in files if not any(each in path for each in _NOT_NEEDED)}
        return published(needed, self._go_on)

    def _go_on(self) -> None:
        # A preview ends the index of before, and waits until it has ended.
        if self._is_closed.is_set():
            raise IndexingError("it was ended before the index was finished")

    def close(self) -> None:
        """End the program, whatever it is doing."""
        self._is_closed.set()
        self._process.kill()
        self._messages.put(None)
        self._writer.join()
        self._reader.join()
        self._output.close()
        self._process.wait()

    def _send(self, payload: Mapping[str, Any]) -> None:
        self._sent += 1
        message = json.dumps({"message_id": self._sent, "payload": payload}, ensure_ascii=False)
        self._messages.put(base64.b64encode(message.encode("utf-8", "replace")) + b",")

    def _write(self) -> None:
        try:
            with self._input:
                while (message := self._messages.get()) is not None:
                    self._input.write(message)
                    self._input.flush()
        except OSError:  # the program has ended, which its answers tell
            while self._messages.get() is not None:
                pass


def _read(output: IO[bytes], answers: queue.SimpleQueue[Mapping[str, Any] | None]) -> None:
    begun: list[bytes] = []
    read1 = getattr(output, "read1")  # noqa: B009 - of a buffered pipe, which the type does not say
    try:
        while chunk := read1(1 << 16):
            *ended, rest = chunk.split(b",")
            for end in ended:
                answers.put(json.loads(base64.b64decode(b"".join((*begun, end)))))
                begun.clear()
            begun.append(rest)
    except (OSError, ValueError):  # what is cut short is no answer
        pass
    answers.put(None)
