"""What the Nu HTML checker (https://validator.github.io/validator/) finds on pages of a built site."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

_JAR = Path(".build/audit/node_modules/vnu-jar/build/dist/vnu.jar")


def errors_on(folder: Path, pages: Sequence[str]) -> list[str]:
    """Return the errors on pages below a folder, each with its page, line and what stands there."""
    files = [str(folder / page) for page in pages]
    command = ["java", "-jar", str(_JAR), "--format", "json", "--exit-zero-always", *files]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return errors_in(told.stderr, folder)


def errors_in(answer: str, folder: Path) -> list[str]:
    """Return the errors in the checker's answer, which is JSON; warnings and remarks are none.

    Raises:
        ValueError: if the checker could not do its work, with what it said.
    """
    found = []
    for message in json.loads(answer)["messages"]:
        if message["type"] == "non-document-error":
            raise ValueError(message["message"])
        if message["type"] == "error":
            page = message["url"].removeprefix(f"file:{folder}/")
            place = " ".join(message.get("extract", "").split())
            found.append(f"{page}:{message.get('lastLine', 0)}: {message['message']} {place}")
    return found
