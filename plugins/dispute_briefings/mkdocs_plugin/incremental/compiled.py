"""Compiled templates in a folder that may be deleted at any time."""

from __future__ import annotations

from contextlib import suppress

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(FileSystemBytecodeCache):
    """What Jinja keeps of the templates that it has compiled; where it cannot, it compiles them again."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, if there is a folder to keep it in."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
