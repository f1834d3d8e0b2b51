"""The tutorial is true: what it types is typed, what it writes is written, and what it shows is what comes.

Boxes of `console` are run in their order, in one folder; those of `yaml` and `markdown` are files, named in
their first line; those of `diff` change the file in their first line. Boxes of `sh` set up the program, or
run until they are ended.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.documented import Example, page
from tests.mkdocs_plugin.small_site import wait_until

from dispute_briefings.cli.settings import read_settings
from dispute_briefings.pages.site import assemble

TUTORIAL = page("docs/tutorial.md")
_SECONDS = re.compile(r"\d+\.\d+ seconds")
_FILE = re.compile(r"(?:# |<!-- )?(?P<file>content/\S+?)(?: -->)?")


@dataclass(kw_only=True)
class Terminal:
    """A terminal in which `briefings` is found, and its folder."""

    folder: Path
    home: Path

    def type(self, command: str) -> str:
        """Return what a command answers."""
        if command.startswith("cd "):
            self.folder = self.folder / command.removeprefix("cd ")
            return ""
        found = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        mine = {"HOME": str(self.home), "PATH": found, "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1"}
        person = {
            f"GIT_{role}_{what}": "editor" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        ran = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env=mine | person,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        # Where the folder is, and how long a build takes, is nobody's else.
        return _SECONDS.sub("0.84 seconds", ran.stdout.replace(str(self.home), "..."))


def typed(example: Example) -> Iterator[tuple[str, str]]:
    """Yield each command of a box, with the answer that is shown below it."""
    for part in re.split(r"^\$ ", example.text, flags=re.MULTILINE)[1:]:
        command, answer = re.fullmatch(r"((?:.*\\\n)*.*)\n((?:.*\n)*)", part).groups()  # type: ignore[union-attr]
        yield command, answer


def written(example: Example, site: Path) -> None:
    """Write the file of a box, or what a box changes in one."""
    named = _FILE.fullmatch(example.file)
    assert named, example.file
    path = site / named["file"]
    if example.language != "diff":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example.content, encoding="utf-8")
        return
    before, after = (
        "".join(line[1:] for line in example.content.splitlines(True) if line[0] in kept)
        for kept in (" -", " +")
    )
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{example.file}: {before}"
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of somebody who has followed the tutorial to its end, box by box."""
    folder = tmp_path_factory.mktemp("tutorial")
    terminal = Terminal(folder=folder, home=folder)
    for example in TUTORIAL.examples("console", "yaml", "markdown", "diff"):
        if example.language != "console":
            written(example, terminal.folder)
            continue
        for command, answer in typed(example):
            assert terminal.type(command) == answer, command
    return terminal.folder


def test_what_is_typed_answers_as_it_is_shown(site: Path) -> None:
    assert (site.parent / "published" / "index.html").is_file()


def test_nothing_is_left_of_the_examples(site: Path) -> None:
    made, problems = assemble(read_settings(site / "mkdocs.yml"))
    assert made is not None
    assert problems == ()
    assert [record.id for record in made.book.records if "example" in record.id] == []
    assert [article.path for article in made.articles] == ["articles/what-the-quota-is.md"]


def test_the_pages_to_look_at_are_there(site: Path) -> None:
    paths = [row.codes(0)[0] for row in TUTORIAL.section("10. Look").rows]
    assert len(paths) > 3
    assert [path for path in paths if not (site / "site" / path[1:] / "index.html").is_file()] == []


def test_a_number_on_which_sources_differ_leads_to_its_reports(site: Path) -> None:
    html = (site / "site" / "articles" / "what-the-quota-is" / "index.html").read_text(encoding="utf-8")
    anchor = re.search(r'href="../../contested/#([^"]+)">sources differ<', html)
    assert anchor
    assert f'id="{anchor[1]}"' in (site / "site" / "contested" / "index.html").read_text(encoding="utf-8")


def test_the_preview_shows_the_site(site: Path) -> None:
    assert "briefings serve\n" in [example.text for example in TUTORIAL.examples("sh")]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(Path(sys.executable).parent / "briefings"), "serve", "-a", address]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as preview:
        try:
            wait_until(lambda: "First talks on the quota" in shown(f"http://{address}/"))
        finally:
            preview.terminate()


def shown(address: str) -> str:
    """Return a page that is served; nothing while nobody answers."""
    try:
        with urllib.request.urlopen(address) as response:
            return str(response.read().decode())
    except OSError:
        return ""
