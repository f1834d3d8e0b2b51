"""A small site on disk, and MkDocs run on it as its users run it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner, Result
from mkdocs.__main__ import cli

# Enough for a machine that has much else to do; a test goes on as soon as what it waits for has come.
PATIENCE = 180

# An index takes a moment, and only the tests of search look at it.
PLUGINS = "[briefings: {search: false}]"
CONFIG = f"""\
site_name: Salt
site_url: https://example.org/salt/
docs_dir: content
theme: {{name: null, custom_dir: theme}}
plugins: {PLUGINS}
"""
TEMPLATE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Salt</title></head>
<body><main>{{ page.content }}</main></body></html>
"""


class SmallSite:
    """A site with a theme of one template, which builds in a moment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        self.temporary = folder / "temporary"
        self.temporary.mkdir(parents=True)
        self.write("mkdocs.yml", CONFIG)
        self.write("theme/main.html", TEMPLATE)
        self.write("content/index.md", "# Salt\n\nIt is white.\n")

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the site."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a text that is there in a file."""
        text = (self.folder / name).read_text("utf-8")
        assert old in text, name
        self.write(name, text.replace(old, new))

    def configure(self, text: str) -> None:
        """Add lines to mkdocs.yml."""
        self.write("mkdocs.yml", CONFIG + text)

    def hook(self, code: str) -> None:
        """Give the site a hook file, which the next run reads."""
        self.write("hooks.py", code)
        self.configure("hooks: [hooks.py]\n")

    def mkdocs(self, *arguments: str) -> Result:
        """Run MkDocs in this process."""
        with working_in(self.folder):
            return CliRunner().invoke(cli, arguments)

    def publish(self) -> dict[str, object]:
        """Build once, so that there is a site to lose, and return what it holds."""
        ran = self.mkdocs("build")
        assert ran.exit_code == 0, ran.output
        return contents(self.site)

    @contextmanager
    def process(
        self, *arguments: str, program: str = "mkdocs", preexec: Callable[[], None] | None = None
    ) -> Iterator[subprocess.Popen[str]]:
        """Run MkDocs in a process of its own, which ends with the block at the latest."""
        environment = {**os.environ, "TMPDIR": str(self.temporary), "NO_MKDOCS_2_WARNING": "1"}
        with subprocess.Popen(
            [sys.executable, "-m", program, *arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=preexec or default_signals,  # noqa: PLW1509 - the tests start no threads
        ) as process:
            try:
                yield process
            finally:
                process.kill()

    def beside(self) -> set[str]:
        """Return what a build has left beside the site."""
        return {path.name for path in self.folder.iterdir() if path.name.startswith(".site")}


def default_signals() -> None:
    """Let a process be interrupted also where the tests run in the background of a shell."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Change the working folder for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def contents(folder: Path) -> dict[str, object]:
    """Return everything in a folder by path: the bytes of files, the targets of links, None for folders."""
    return {
        path.relative_to(folder).as_posix(): (
            path.readlink() if path.is_symlink() else None if path.is_dir() else path.read_bytes()
        )
        for path in sorted(folder.rglob("*"))
    }


def wait_until(come: Callable[[], bool]) -> None:
    """Return as soon as a condition holds."""
    end = time.monotonic() + PATIENCE
    while not come():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def reached(site: SmallSite) -> Callable[[], bool]:
    """Return the condition that the hook `PAUSE` runs."""
    return (site.folder / "reached").exists


PAUSE = """\
import time
from pathlib import Path

def on_env(env, config, files):
    Path("reached").touch()
    while not Path("go-on").exists():
        time.sleep(0.02)
"""
