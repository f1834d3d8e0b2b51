"""Pagefind's program, which runs beside the build and takes pages as they are rendered.

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

# Dialogs that are not ours, and a worker that does in a second script what the first one can.
_NOT_NEEDED = ("-ui.", "-highlight.", "playground", "-worker.")

# The words of a part stay in one piece, which is cut anew when all parts are put together.
_PIECE = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(1 << 31)}

# How many pages wait for the program at the most, each in memory: those of a few parts.
_WAITING = 256


class IndexingError(Exception):
    """Raised when the indexer is not there, refuses a page, or ends before its answer."""


def program() -> str:
    """Return where the program stands.

    Raises:
        IndexingError: there is none.
    """
    found = get_executable()
    if found is None:
        raise IndexingError("there is no program `pagefind` for this machine: install `pagefind[bin]`")
    return str(found)


class Pagefind:
    """Indexes that are made one after the other; `language` is what all of their words are taken for."""

    def __init__(self, language: str) -> None:
        self._config = {"root_selector": "body", "force_language": language}
        self._process = subprocess.Popen(
            [program(), "--service"],
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
        self._finished: queue.SimpleQueue[dict[str, bytes] | IndexingError] = queue.SimpleQueue()
        self._reader = threading.Thread(target=_read, args=(self._output, self._finished), daemon=True)
        self._writer.start()
        self._reader.start()
        self._sent = 0
        self._begun = -1

    def begin(self) -> None:
        """Begin an index."""
        self._begun += 1
        self._send({"type": "NewIndex", "config": self._config})

    def add_page(self, url: str, html: str) -> None:
        """Add what is found at an address: HTML with Pagefind's attributes in it."""
        self._tell({"type": "AddFile", "url": url, "file_contents": html, "file_path": None})

    def end(self) -> None:
        """End an index; the program goes on with the next one while `files` waits for this."""
        self._tell({"type": "GetFiles"})
        self._tell({"type": "DeleteIndex"})

    def has_files(self) -> bool:
        """Whether the files of an index are there, or an error, so that `files` need not wait."""
        return not self._finished.empty()

    def files(self) -> dict[str, bytes]:
        """Return the files of the first ended index that were not asked for yet, by path.

        Raises:
            IndexingError: a page was refused, or the program ended.
        """
        found = self._finished.get()
        if isinstance(found, IndexingError):
            self._finished.put(found)
            raise found
        return found

    def close(self) -> None:
        """End the program, whatever it is doing."""
        self._process.kill()
        self._messages.put(None)
        self._writer.join()
        self._reader.join()
        self._output.close()
        self._process.wait()

    def _tell(self, payload: Mapping[str, Any]) -> None:
        self._send({**payload, "index_id": self._begun})

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


def _read(output: IO[bytes], finished: queue.SimpleQueue[dict[str, bytes] | IndexingError]) -> None:
    begun: list[bytes] = []
    read1 = getattr(output, "read1")  # noqa: B009 - of a buffered pipe, which the type does not say
    try:
        while chunk := read1(1 << 16):
            *ended, rest = chunk.split(b",")
            for end in ended:
                _take(json.loads(base64.b64decode(b"".join((*begun, end))))["payload"], finished)
                begun.clear()
            begun.append(rest)
    except (OSError, ValueError):  # what is cut short is no answer
        pass
    finished.put(IndexingError("`pagefind` ended before the index was finished"))


def _take(answer: Mapping[str, Any], finished: queue.SimpleQueue[dict[str, bytes] | IndexingError]) -> None:
    if answer["type"] == "Error":
        finished.put(IndexingError(f"`pagefind` says: {answer['message']}"))
    elif answer["type"] == "GetFiles":
        finished.put(
            {
                file["path"]: base64.b64decode(file["content"])
                for file in answer["files"]
                if not any(each in file["path"] for each in _NOT_NEEDED)
            }
        )
