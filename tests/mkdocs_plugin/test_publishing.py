"""A build is published whole, in one step, or the old site stays byte for byte as it was."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import EVENTS
from tests.mkdocs_plugin.small_site import PAUSE, SmallSite, contents, reached, wait_until

from dispute_briefings.mkdocs_plugin import exchange
from dispute_briefings.mkdocs_plugin.site_folder import MARKER


def test_a_build_is_published_whole_and_marked(site: SmallSite) -> None:
    ran = site.mkdocs("build")
    assert ran.exit_code == 0, ran.output
    published = contents(site.site)
    assert {"index.html", "sitemap.xml", MARKER} <= published.keys()
    assert b"It is white." in (site.site / "index.html").read_bytes()
    assert site.beside() == set()


def test_the_next_build_takes_its_place(site: SmallSite) -> None:
    site.publish()
    site.write("content/index.md", "# Salt\n\nIt is grey.\n")
    site.write("content/sea.md", "# Sea\n")
    site.publish()
    assert b"It is grey." in (site.site / "index.html").read_bytes()
    (site.folder / "content/sea.md").unlink()
    assert "sea/index.html" not in site.publish()


def test_the_same_content_is_the_same_site(site: SmallSite) -> None:
    assert site.publish() == site.publish()


# MkDocs calls these before a build can begin, or only for a server.
ELSEWHERE = {"startup", "serve"}


@pytest.mark.parametrize("event", [event for event in EVENTS if event not in ELSEWHERE])
def test_an_exception_in_a_hook_leaves_the_old_site(site: SmallSite, event: str) -> None:
    before = site.publish()
    site.write("content/index.md", "# Salt\n\nIt is grey.\n")
    raising = "    raise RuntimeError('boom')\n"
    also = f"def on_env(env, **_):\n{raising}" if event == "build_error" else ""
    site.hook(f"def on_{event}(*_, **__):\n{raising}{also}")
    ran = site.mkdocs("build")
    assert ran.exit_code != 0
    assert str(ran.exception) == "boom"
    assert contents(site.site) == before
    # Where the plugin's last hook is not reached, the end of the process clears up.
    assert site.beside() == set() or event == "shutdown"


def test_an_exception_before_our_last_hook_leaves_nothing_beside_the_site(site: SmallSite) -> None:
    before = site.publish()
    site.hook("def on_shutdown():\n    raise RuntimeError('boom')\n")
    with site.process("build") as process:
        output, _ = process.communicate()
    assert process.returncode == 1
    assert "RuntimeError: boom" in output
    assert contents(site.site) == before
    assert site.beside() == set()


@pytest.mark.parametrize("quiet", [(), ("-q",)])
def test_a_warning_stops_a_strict_build_and_leaves_the_old_site(
    site: SmallSite, quiet: tuple[str, ...]
) -> None:
    before = site.publish()
    site.write("content/index.md", "# Salt\n\n[gone](gone.md)\n")
    ran = site.mkdocs("build", "--strict", *quiet)
    assert ran.exit_code == 1
    assert "'gone.md'" in ran.output
    assert "Aborted with 1 warnings in strict mode!" in ran.output
    assert contents(site.site) == before
    assert site.beside() == set()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 1), (signal.SIGTERM, 128 + 15)])
def test_a_signal_leaves_the_old_site_and_nothing_beside_it(
    site: SmallSite, number: signal.Signals, code: int
) -> None:
    before = site.publish()
    site.hook(PAUSE)
    with site.process("build") as process:
        wait_until(reached(site))
        process.send_signal(number)
        process.communicate()
    assert process.returncode == code
    assert contents(site.site) == before
    assert site.beside() == set()


def test_a_killed_build_leaves_the_old_site_and_the_next_build_clears_up(site: SmallSite) -> None:
    before = site.publish()
    site.hook(PAUSE)
    with site.process("build") as process:
        wait_until(reached(site))
        process.kill()
        process.communicate()
    assert contents(site.site) == before
    assert site.beside() == {".site.briefings-new", ".site.briefings-lock"}
    site.configure("")
    assert site.publish() == before
    assert site.beside() == set()


def test_a_site_that_was_killed_between_two_renames_comes_back(site: SmallSite) -> None:
    before = site.publish()
    site.site.rename(site.folder / ".site.briefings-old")
    site.hook("def on_env(*_, **__):\n    raise RuntimeError('boom')\n")
    assert site.mkdocs("build").exit_code != 0
    assert contents(site.site) == before
    assert site.beside() == set()


def test_a_signal_that_nobody_may_swallow(site: SmallSite) -> None:
    before = site.publish()
    site.hook(
        "import os, signal\n"
        "def on_env(env, **_):\n"
        "    try:\n        os.kill(os.getpid(), signal.SIGTERM)\n    except BaseException:\n        pass\n"
    )
    site.write("content/index.md", "# Salt\n\nIt is grey.\n")
    with site.process("build") as process:
        process.communicate()
    assert process.returncode == 1
    assert contents(site.site) == before


def test_an_interruption_after_the_last_page_leaves_the_old_site(site: SmallSite) -> None:
    before = site.publish()
    site.write("content/index.md", "# Salt\n\nIt is grey.\n")
    site.hook(
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(-2000)\n"
        "def on_post_build(config):\n    raise KeyboardInterrupt\n"
    )
    assert site.mkdocs("build").exit_code == 1
    assert contents(site.site) == before
    assert site.beside() == set()


def test_a_failure_of_a_build_inside_a_build_is_not_forgotten(site: SmallSite) -> None:
    before = site.publish()
    site.write("content/index.md", "# Salt\n\nIt is grey.\n")
    site.hook(
        "from mkdocs.commands.build import build\n"
        "from mkdocs.config import load_config\n"
        "inside = False\n"
        "def on_nav(nav, config, files):\n"
        "    global inside\n"
        "    if inside:\n        raise RuntimeError('boom')\n"
        "    inside = True\n"
        "    try:\n        build(load_config('mkdocs.yml'))\n"
        "    except RuntimeError:\n        pass\n"
    )
    ran = site.mkdocs("build")
    assert ran.exit_code == 1
    assert "A failure or a signal was passed over on the way, so nothing was published" in ran.output
    assert contents(site.site) == before
    assert site.beside() == set()


def test_a_file_that_grows_too_large_for_the_disk_leaves_the_old_site(site: SmallSite) -> None:
    before = site.publish()
    site.write("content/big.txt", b"\0" * 300_000)
    with site.process("build", preexec=limit_files) as process:
        output, _ = process.communicate()
    assert process.returncode == 1
    assert "The disk took no more" in output
    assert "Traceback" not in output
    assert contents(site.site) == before
    assert site.beside() == set()


def limit_files() -> None:
    """Let no file of this process grow beyond 100 kB, which fails as a full disk fails."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_a_full_disk_at_the_last_moment_leaves_the_old_site(site: SmallSite) -> None:
    before = site.publish()
    site.hook(
        "import errno\nfrom dispute_briefings.mkdocs_plugin import site_folder\n"
        "def on_post_build(config):\n"
        "    def full(*_):\n"
        "        site_folder.mark = mark\n        raise OSError(errno.ENOSPC, 'No space left')\n"
        "    mark, site_folder.mark = site_folder.mark, full\n"
    )
    ran = site.mkdocs("build")
    assert ran.exit_code == 1
    assert "The disk took no more (No space left)" in ran.output
    assert contents(site.site) == before
    assert site.beside() == set()


def test_a_second_build_is_refused_while_one_is_at_work(site: SmallSite) -> None:
    site.publish()
    site.write("content/index.md", "# Salt\n\nIt is grey.\n")
    site.hook(PAUSE)
    with site.process("build") as process:
        wait_until(reached(site))
        refused = site.mkdocs("build")
        site.write("go-on", "")
        process.communicate()
    assert refused.exit_code == 1
    assert f"Another build (process {process.pid}) is at work on '{site.site}'" in refused.output
    assert process.returncode == 0
    assert b"It is grey." in (site.site / "index.html").read_bytes()
    assert site.beside() == set()


def test_a_folder_that_is_not_ours_is_refused_and_stays(site: SmallSite) -> None:
    site.write("precious/thesis.txt", "ten years")
    before = contents(site.folder)
    ran = site.mkdocs("build", "-d", "precious")
    assert ran.exit_code == 1
    assert "holds files that no build of ours has put there" in ran.output
    assert f"put an empty file named {MARKER} into it" in ran.output
    assert contents(site.folder) == before


def test_a_file_in_the_place_of_the_site_is_refused_and_stays(site: SmallSite) -> None:
    site.write("site", "a file")
    ran = site.mkdocs("build")
    assert ran.exit_code == 1
    assert "is a file. Remove it, or name another folder" in ran.output
    assert site.site.read_text() == "a file"


def test_a_mount_point_is_refused_with_its_cure(site: SmallSite) -> None:
    ran = site.mkdocs("build", "-d", "/proc")
    assert ran.exit_code == 1
    assert "'/proc' is a mount point" in ran.output
    assert "Build into a folder below it, such as '/proc/site', or mount the folder above it." in ran.output


def test_a_folder_above_that_takes_no_files_is_told(site: SmallSite) -> None:
    ran = site.mkdocs("build", "-d", "/proc/public/site")
    assert ran.exit_code == 1
    assert "Nothing can be written beside '/proc/public/site'" in ran.output
    assert "Make '/proc/public' writable, or name another folder with -d." in ran.output


@pytest.mark.parametrize("made", ["missing", "empty", "marked"])
def test_a_folder_that_may_be_ours_is_taken(site: SmallSite, made: str) -> None:
    folder = site.folder / "elsewhere" / "public"
    if made != "missing":
        folder.mkdir(parents=True)
    if made == "marked":
        (folder / MARKER).touch()
        (folder / "old.html").touch()
    ran = site.mkdocs("build", "-d", str(folder))
    assert ran.exit_code == 0, ran.output
    assert "index.html" in contents(folder)
    assert "old.html" not in contents(folder)


def test_dot_files_at_the_top_are_carried_over(site: SmallSite) -> None:
    site.publish()
    kept = {
        ".git/refs/heads/gh-pages": b"abc",
        ".htaccess": b"Deny from all",
        ".well-known/acme-challenge/x": b"y",
    }
    for name, text in kept.items():
        site.write(f"site/{name}", text)
    (site.site / ".linked").symlink_to("index.html")
    site.write("content/.well-known/security.txt", "Contact: us")
    site.configure("exclude_docs: '!.well-known'\n")
    for _ in range(2):
        published = site.publish()
        assert {name: published[name] for name in kept} == kept
        assert published[".linked"] == Path("index.html")
        assert published[".well-known/security.txt"] == b"Contact: us"


def test_a_link_to_the_site_stays_a_link(site: SmallSite) -> None:
    real = site.folder / "elsewhere" / "real"
    real.mkdir(parents=True)
    site.site.symlink_to(real)
    site.publish()
    assert site.site.is_symlink()
    assert "index.html" in contents(real)


def test_the_folder_keeps_its_mode(site: SmallSite) -> None:
    site.publish()
    site.site.chmod(0o751)
    site.publish()
    assert site.site.stat().st_mode & 0o777 == 0o751


def test_a_new_folder_has_the_mode_that_everybody_gets(site: SmallSite) -> None:
    site.publish()
    like = site.folder / "like"
    like.mkdir()
    assert site.site.stat().st_mode == like.stat().st_mode


def test_two_renames_do_where_nothing_can_be_exchanged(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_exchanged_at_once", lambda *_: False)
    site.publish()
    site.write("content/index.md", "# Salt\n\nIt is grey.\n")
    site.publish()
    assert b"It is grey." in (site.site / "index.html").read_bytes()
    assert site.beside() == set()


@pytest.mark.parametrize("number", [16, 18])
def test_what_cannot_be_exchanged_is_told_with_its_cure(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before = site.publish()

    def refuse(*_: object) -> bool:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(exchange, "_exchanged_at_once", refuse)
    site.write("content/index.md", "# Salt\n\nIt is grey.\n")
    ran = site.mkdocs("build")
    assert ran.exit_code == 1
    assert (
        "Delete it before the build, build into a folder below it, or mount the folder above it."
        in ran.output
    )
    assert contents(site.site) == before
    assert site.beside() == set()


def test_a_build_inside_a_build_goes_to_the_same_place(site: SmallSite) -> None:
    site.hook(
        "from mkdocs.commands.build import build\n"
        "from mkdocs.config import load_config\n"
        "inside = False\n"
        "def on_post_build(config):\n"
        "    global inside\n"
        "    if not inside:\n"
        "        inside = True\n        build(load_config('mkdocs.yml'))\n        inside = False\n"
    )
    site.publish()
    site.publish()
    assert site.beside() == set()


def test_a_library_call_builds_where_it_says(site: SmallSite) -> None:
    config = load_config(str(site.folder / "mkdocs.yml"))
    build(config)
    assert config.site_dir == str(site.site)
    assert "index.html" in contents(site.site)
    assert MARKER not in contents(site.site)


def test_a_library_call_after_a_run_builds_where_it_says(site: SmallSite) -> None:
    site.publish()
    site.write("content/index.md", "# Salt\n\nIt is grey.\n")
    build(load_config(str(site.folder / "mkdocs.yml")))
    assert b"It is grey." in (site.site / "index.html").read_bytes()
    assert site.beside() == set()


def test_what_is_deployed_is_what_was_published(site: SmallSite) -> None:
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }

    def git(*arguments: str) -> str:
        ran = subprocess.run(
            ["git", *arguments], cwd=site.folder, env=environment, capture_output=True, text=True, check=True
        )
        return ran.stdout

    git("init", "-q", "-b", "main")
    git("init", "-q", "--bare", "remote.git")
    git("remote", "add", "origin", "remote.git")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        ran = site.mkdocs("gh-deploy", "--ignore-version")
    assert ran.exit_code == 0, ran.output
    assert "index.html" in git("--git-dir", "remote.git", "ls-tree", "--name-only", "gh-pages").split()
    assert f"Copying '{site.site}'" in ran.output


def test_properdocs_publishes_in_one_step_too(site: SmallSite) -> None:
    with site.process("build", program="properdocs") as process:
        output, _ = process.communicate()
    assert process.returncode == 0, output
    assert "Published in one step" in output
    assert MARKER in contents(site.site)


@pytest.mark.parametrize(
    ("address", "noted"),
    [
        ("https://example.org/", False),
        ("http://127.0.0.1:8000/", True),
        ("http://localhost/", True),
        ("''", True),
    ],
)
def test_an_address_that_no_reader_reaches_is_noted(site: SmallSite, address: str, noted: bool) -> None:
    config = (site.folder / "mkdocs.yml").read_text().replace("https://example.org/salt/", address)
    site.write("mkdocs.yml", config)
    ran = site.mkdocs("build", "--strict")
    assert ran.exit_code == 0
    assert ("mkdocs.yml:2:1: note[local-address]" in ran.output) is noted
