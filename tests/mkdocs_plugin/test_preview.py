"""``mkdocs serve`` survives what is written, says what is wrong on the page, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands import serve
from tests.mkdocs_plugin.small_site import PAUSE, PLUGINS, SmallSite, reached, wait_until
from tests.mkdocs_plugin.stopped_preview import Stopped, page

from dispute_briefings.mkdocs_plugin import preview_server

# What a facts file, a template or a plugin may do wrong, chosen by a file of the content.
BREAKING = """\
import sys
from pathlib import Path
from dispute_briefings.problems import Position, ProblemsFound, problem

HOSTILE = "</section><script>alert(1)</script>"

def on_pre_build(config):
    wrong = Path("content/wrong.txt")
    kind = wrong.read_text() if wrong.exists() else ""
    if kind == "facts":
        at = Position(file="content/fact_sheets/events.yml", line=4, column=9)
        raise ProblemsFound([problem("bad-date", at, "'4 July' " + HOSTILE, "write 2019-07-04")])
    if kind == "exit":
        sys.exit("gone")
    if kind:
        raise RuntimeError(kind)

def on_page_markdown(markdown, **_):
    said = Path("said.txt")
    return markdown + (said.read_text() if said.exists() else "")
"""


class Server:
    """A preview that runs."""

    def __init__(self, site: SmallSite, port: int) -> None:
        self.site = site
        self.address = f"http://127.0.0.1:{port}/salt/"

    def get(self, path: str = "") -> tuple[int, str]:
        """Return the status and the text of a page; 0 while nobody answers."""
        try:
            with urllib.request.urlopen(self.address + path) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait_for(self, *parts: str, without: str = "\0", path: str = "") -> tuple[int, str]:
        """Return the page as soon as it has all the parts."""
        seen: list[tuple[int, str]] = []

        def come() -> bool:
            seen[:] = [self.get(path)]
            return all(part in seen[0][1] for part in parts) and without not in seen[0][1]

        wait_until(come)
        return seen[0]

    def break_with(self, kind: str) -> None:
        """Let the next build go wrong."""
        self.site.write("content/wrong.txt", kind)

    def mend(self) -> None:
        """Let the next build go right."""
        (self.site.folder / "content" / "wrong.txt").unlink()


@contextmanager
def preview(site: SmallSite, *arguments: str) -> Iterator[Server]:
    """Serve a site in a process of its own, and end it as its user does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with site.process("serve", "-a", f"127.0.0.1:{port}", *arguments) as process:
        yield Server(site, port)
        process.send_signal(signal.SIGINT)
        process.communicate()
        assert process.returncode == 0
    assert list(site.temporary.iterdir()) == []


def epoch(page: str) -> int:
    """Return the version that a page's live reload script has."""
    found = re.search(r"livereload\((\d+), \d+\);", page)
    assert found, "no live reload"
    return int(found[1])


def test_a_preview_lives_from_a_broken_start_to_a_good_end(site: SmallSite) -> None:
    site.hook(BREAKING)
    words = site.write("site_config/vocabulary.yml", "")
    site.write("content/wrong.txt", "facts")
    with preview(site) as server:
        status, page = server.wait_for("briefings-panel")
        assert status == 503
        assert "content/fact_sheets/events.yml:4:9" in page
        assert "bad-date" in page
        assert "write 2019-07-04" in page
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert(1)" not in page
        broken = epoch(page)

        server.mend()
        status, page = server.wait_for("It is white.", without="briefings-panel")
        assert status == 200
        assert epoch(page) > broken

        server.break_with("the salt is wet")
        site.write("content/index.md", "# Salt\n\nIt is grey.\n")
        status, page = server.wait_for("briefings-panel", "RuntimeError: the salt is wet")
        assert status == 200
        assert "It is white." in page
        assert "hooks.py:16:1" in page
        stale = epoch(page)
        status, page = server.get("nowhere/")
        assert status == 404
        assert "the salt is wet" in page
        assert epoch(page) >= stale

        server.break_with("exit")
        server.wait_for("It is white.", "SystemExit: gone")

        config = (site.folder / "mkdocs.yml").read_text()
        site.write("mkdocs.yml", config + "nav: [\n")
        server.wait_for("It is white.", "bad-configuration", "mkdocs.yml:7:6", "is never closed")
        site.write("mkdocs.yml", config.replace(PLUGINS, "[{briefings: {raw_html: x}}]"))
        server.wait_for("bad-configuration", "mkdocs.yml:5:24", "write &#x27;allow-list&#x27;")

        server.mend()
        site.write("mkdocs.yml", config)
        status, page = server.wait_for("It is grey.", without="briefings-panel")
        assert epoch(page) > stale

        # Beside the content, the site's configuration is watched too.
        site.write("said.txt", "It is dry.")
        words.write_text("# touched\n")
        server.wait_for("It is dry.")

        # With these, MkDocs' own watcher would never see anything again, nor let the process end.
        links = [site.folder / "content" / name / "loop" for name in ("a", "b", "c")]
        for link in links:
            link.parent.mkdir()
            link.symlink_to("..")
        os.mkfifo(site.folder / "content" / "pipe.md")
        _, page = server.wait_for("special-file")
        assert page.count("<code>link-loop</code>") == 3
        for path in (*links, site.folder / "content" / "pipe.md"):
            path.unlink()
        server.wait_for("It is dry.", without="briefings-panel")


def test_a_preview_that_is_ended_inside_a_build_leaves_nothing(site: SmallSite) -> None:
    site.hook(PAUSE)
    with site.process("serve", "-a", "127.0.0.1:0") as process:
        wait_until(reached(site))
        process.terminate()
        process.communicate()
    assert process.returncode == 1
    assert list(site.temporary.iterdir()) == []
    assert not site.site.exists()


def test_a_preview_that_is_terminated_ends_in_order(site: SmallSite) -> None:
    with site.process("serve", "-a", "127.0.0.1:0") as process:
        assert process.stdout is not None
        wait_until(lambda: "Serving on" in process.stdout.readline())
        process.terminate()
        process.communicate()
    assert process.returncode == 0
    assert list(site.temporary.iterdir()) == []


def test_warnings_are_shown_with_the_page_that_they_are_about(site: SmallSite, stopped: Stopped) -> None:
    site.write("content/index.md", "# Salt\n\nIt is white. [gone](gone.md)\n")

    def use(server: serve.LiveReloadServer) -> None:
        status, text = page(server)
        assert status == "200 OK"
        assert "It is white." in text
        assert "&#x27;gone.md&#x27;" in text
        assert "<details>" in text
        assert page(server, "sitemap.xml")[1].startswith("<?xml")
        assert "briefings-panel" not in page(server, "sitemap.xml")[1]

    stopped.run(use)


def test_a_strict_preview_says_why_it_shows_nothing(site: SmallSite, stopped: Stopped) -> None:
    site.write("content/index.md", "# Salt\n\nIt is white. [gone](gone.md)\n")

    def use(server: serve.LiveReloadServer) -> None:
        status, text = page(server)
        assert status == "503 Service Unavailable"
        assert "&#x27;gone.md&#x27;" in text

    stopped.run(use, "--strict")


@pytest.mark.parametrize("arguments", [(), ("--clean",), ("--dirty",), ("--no-livereload",)])
def test_every_way_to_serve_survives(site: SmallSite, stopped: Stopped, arguments: tuple[str, ...]) -> None:
    site.hook(BREAKING)

    def use(server: serve.LiveReloadServer) -> None:
        assert "It is white." in page(server)[1]
        site.write("content/wrong.txt", "facts")
        server.builder()
        assert "It is white." in page(server)[1]
        assert "bad-date" in page(server)[1]
        (site.folder / "content" / "wrong.txt").unlink()
        server.builder()
        assert page(server)[1].count("It is white.") == 1
        assert "bad-date" not in page(server)[1]

    stopped.run(use, *arguments)
    assert not site.site.exists()


def test_problems_of_pages_are_shown_with_the_new_pages(site: SmallSite, stopped: Stopped) -> None:
    site.hook(
        "from dispute_briefings.problems import Position, problem\n"
        "def on_env(env, config, files):\n"
        "    found = problem('bad-date', Position(file='content/index.md', line=3), 'no date')\n"
        "    config.plugins['briefings']._run.judge([found])\n"
    )

    def use(server: serve.LiveReloadServer) -> None:
        status, text = page(server)
        assert status == "200 OK"
        assert "It is white." in text
        assert "content/index.md:3:1" in text
        assert 'role="alert"' in text

    stopped.run(use)
    built = site.mkdocs("build")
    assert built.exit_code == 1
    assert "content/index.md:3:1: error[bad-date] no date" in built.output
    assert "Traceback" not in built.output


def test_a_file_that_is_no_page_is_served_as_it_is(site: SmallSite, stopped: Stopped) -> None:
    site.hook(BREAKING)
    site.write("content/salt.bin", b"\0\xff</body>")

    def use(server: serve.LiveReloadServer) -> None:
        site.write("content/wrong.txt", "facts")
        server.builder()
        body = server.serve_request({"PATH_INFO": "/salt/salt.bin"}, lambda *_: None)
        assert b"".join(body) == b"\0\xff</body>"
        body.close()  # type: ignore[attr-defined]

    stopped.run(use)


def test_editors_learn_of_new_ids_and_no_build_hears_of_it(site: SmallSite, stopped: Stopped) -> None:
    schema = site.folder / ".briefings" / "schemas" / "event.json"
    party = "- {id: ostmark, name: Ostmark, kind: government}\n"
    site.write("content/fact_sheets/parties.yml", party)
    assert site.mkdocs("build").exit_code == 0
    assert not schema.exists()

    def use(server: serve.LiveReloadServer) -> None:
        assert '"ostmark"' in schema.read_text()
        site.write("content/fact_sheets/parties.yml", party + party.replace("ost", "west"))
        server.builder()
        assert '"westmark"' in schema.read_text()
        assert not any(schema.is_relative_to(path) for path in server._watched_paths)

    stopped.run(use)


def test_the_page_that_was_loaded_last_comes_first(site: SmallSite, stopped: Stopped) -> None:
    first: list[str] = []

    def use(server: Any) -> None:
        def ask(path: str, **headers: str) -> None:
            server.serve_request({"PATH_INFO": path, **headers}, lambda *_: None)

        def changes() -> Iterator[frozenset[Path] | None]:
            ask("/salt/first/", HTTP_ACCEPT="text/html,application/xhtml+xml,*/*;q=0.8")
            ask("/salt/assets/logo.svg", HTTP_ACCEPT="image/*")
            yield frozenset({Path("one")})
            ask("/salt/second/", HTTP_ACCEPT="text/html")
            yield frozenset({Path("two")})
            yield None

        server._preview.show_first = lambda address, _: bool(first.append(address))
        server._wait_for_changes = changes().__next__
        server._build_loop()

    stopped.run(use)
    assert first == ["first/", "second/"]


def test_memory_is_looked_through_while_nobody_waits(
    stopped: Stopped, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bool] = []

    def use(server: Any) -> None:
        monkeypatch.setattr(preview_server, "put_aside", lambda: looked.append(server._want_rebuild))
        server._want_rebuild = True
        assert server._wait_for_changes() == frozenset()
        assert looked == []
        server._shutdown = True
        assert server._wait_for_changes() is None

    stopped.run(use)
    assert looked == [False]


def test_mkdocs_has_its_own_build_and_server_back_afterwards(stopped: Stopped) -> None:
    own: tuple[Callable[..., object], type] = (serve.build, serve.LiveReloadServer)
    used: list[object] = []
    stopped.run(lambda _: used.extend([serve.build, serve.LiveReloadServer]))
    assert used
    assert not set(own) & set(used)
    assert (serve.build, serve.LiveReloadServer) == own


def test_a_plugin_may_watch_with_the_builder_that_it_is_given(site: SmallSite, stopped: Stopped) -> None:
    site.hook("def on_serve(server, config, builder):\n    server.watch('hooks.py', builder)\n")
    watched: list[str] = []
    stopped.run(lambda server: watched.extend(server._watched_paths))
    assert str(Path(site.folder, "hooks.py")) in watched
