"""Only regular files inside the project are read, in UTF-8 and of a bounded size; the rest is named."""

from __future__ import annotations

import codecs
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dispute_briefings.problems import Problem
from dispute_briefings.source_yaml import files, read, read_text

EVENTS = "- id: start\n  name: 한국\n"
MIB = 1024 * 1024


def problem_of(path: Path, inside: Path) -> Problem:
    """Return the only problem of a file that cannot be read."""
    document, problems = read(path, file="events.yml", inside=inside)
    assert document is None
    (found,) = problems
    assert read_text(path, file="events.yml", inside=inside) == (None, problems)
    return found


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "events.yml"
    path.write_text(EVENTS, encoding="utf-8")
    document, problems = read(path, file="sheets/events.yml", inside=tmp_path)
    assert document is not None
    assert (document.root, problems) == ([{"id": "start", "name": "한국"}], ())
    assert str(document.position((0, "name"))) == "sheets/events.yml:2:9"


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "events.yml"
    path.write_bytes(codecs.BOM_UTF8 + EVENTS.encode())
    assert read_text(path, file="events.yml", inside=tmp_path) == (EVENTS, ())
    document, _ = read(path, file="events.yml", inside=tmp_path)
    assert document is not None
    assert document.position((0, "id")).column == 7


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    (tmp_path / "events.yml").write_text(EVENTS, encoding="utf-8")
    (tmp_path / "link.yml").symlink_to("events.yml")
    document, problems = read(tmp_path / "link.yml", file="link.yml", inside=tmp_path)
    assert document is not None
    assert problems == ()


def test_the_project_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "events.yml").write_text(EVENTS, encoding="utf-8")
    (tmp_path / "project").symlink_to("real")
    project = tmp_path / "project"
    assert read(project / "events.yml", file="events.yml", inside=project)[1] == ()


def missing(path: Path) -> None:
    """Leave the path empty."""


def link_outside(path: Path) -> None:
    (path.parent.parent / "secret.yml").write_text("a: b\n")
    path.symlink_to("../secret.yml")


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nothing.yml")


def link_round(path: Path) -> None:
    path.symlink_to("other.yml")
    (path.parent / "other.yml").symlink_to(path.name)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def local_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes or sockets among its files")
@pytest.mark.parametrize(
    ("make", "what"),
    [
        (missing, "there is no such file"),
        (Path.mkdir, "this is a folder"),
        (pipe, "this is a named pipe"),
        (local_socket, "this is a socket"),
        (link_outside, "this symbolic link leads out of the project"),
        (link_to_nothing, "this symbolic link leads to a file that does not exist"),
        (link_round, "this symbolic link leads round in a circle"),
    ],
)
def test_what_is_no_file_of_the_project_is_named(
    tmp_path: Path, make: Callable[[Path], None], what: str
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    path = project / "events.yml"
    make(path)
    found = problem_of(path, project)
    assert (found.code, found.what, str(found.position)) == ("unreadable-file", what, "events.yml:1:1")
    assert found.cure


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless device")
def test_a_device_is_not_read() -> None:
    assert problem_of(Path("/dev/zero"), Path("/dev")).what == "this is a device"


def test_a_file_that_becomes_a_pipe_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "events.yml"
    os.mkfifo(path)
    looks: list[int] = []
    demand_regular = files._demand_regular

    def look_again(mode: int) -> None:
        looks.append(mode)
        if len(looks) == 2:
            demand_regular(mode)

    monkeypatch.setattr(files, "_demand_regular", look_again)
    (found,) = read(path, file="events.yml", inside=tmp_path)[1]
    assert found.what == "this is a named pipe"


def test_a_file_without_the_right_to_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "events.yml"
    path.write_text(EVENTS, encoding="utf-8")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.os, "open", refuse)
    found = problem_of(path, tmp_path)
    assert (found.code, found.what) == ("unreadable-file", "the file may not be read")


def test_a_failing_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "events.yml"
    path.write_text(EVENTS, encoding="utf-8")

    def fail(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files.os, "open", fail)
    assert problem_of(path, tmp_path).what == "the file cannot be read (Input/output error)"


def test_a_name_that_is_none_is_named(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "a\0b.yml", tmp_path).code == "unreadable-file"


def test_a_file_of_eight_mib_is_read_and_a_larger_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "events.yml"
    path.write_bytes(b"#" * (8 * MIB))
    assert read(path, file="events.yml", inside=tmp_path)[1] == ()
    path.write_bytes(b"#" * (8 * MIB + 1))
    assert problem_of(path, tmp_path).code == "too-large"


def test_no_more_of_a_file_than_needed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "events.yml"
    with path.open("wb") as stream:
        stream.truncate(500_000 * MIB)  # a hole: it takes no room
    assert problem_of(path, tmp_path).code == "too-large"


@pytest.mark.parametrize(
    ("raw", "what", "line", "column"),
    [
        (codecs.BOM_UTF16_LE + EVENTS.encode("utf-16-le"), "UTF-16, not in UTF-8", 1, 1),
        (codecs.BOM_UTF16_BE + EVENTS.encode("utf-16-be"), "UTF-16, not in UTF-8", 1, 1),
        (codecs.BOM_UTF32_LE + EVENTS.encode("utf-32-le"), "UTF-32, not in UTF-8", 1, 1),
        (codecs.BOM_UTF32_BE + EVENTS.encode("utf-32-be"), "UTF-32, not in UTF-8", 1, 1),
        (("# 한국\n" * 20).encode("utf-16-le"), "it looks like UTF-16", 1, 6),
        (EVENTS.encode("cp949"), "byte 0xC7 is none of it; it may be Korean for Windows", 2, 9),
        ("a: Européenne\n".encode("latin-1"), "byte 0xE9 is none of it; it may be Western Windows", 1, 9),
        ("a: 日本国\n".encode("shift_jis"), "it may be Japanese for Windows", 1, 4),
        ("a: 한\r\nb: 한x".encode() + b"\xff\n", "byte 0xFF is none of it", 2, 6),
        (codecs.BOM_UTF8 + b"a: b\nc: \xff\n", "byte 0xFF is none of it", 2, 4),
        (b"a: \xed\xa0\x80\n", "byte 0xED is none of it", 1, 4),  # half a surrogate pair
        (b"a: \xc0\xaf\n", "byte 0xC0 is none of it", 1, 4),  # longer than need be
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_another_encoding_is_named_at_its_first_byte(
    tmp_path: Path, raw: bytes, what: str, line: int, column: int
) -> None:
    path = tmp_path / "events.yml"
    path.write_bytes(raw)
    found = problem_of(path, tmp_path)
    assert (found.code, found.position.line, found.position.column) == ("bad-encoding", line, column)
    assert what in found.what
    assert "save it as UTF-8" in found.cure


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_git_left_of_a_merge_is_told_at_its_first_line(tmp_path: Path, end: str) -> None:
    path = tmp_path / "events.yml"
    lines = ("- id: x", "<<<<<<< HEAD", "  date: 2019", "=======", "  date: 2020", ">>>>>>> theirs", "")
    path.write_bytes(end.join(lines).encode())
    found = problem_of(path, tmp_path)
    assert (found.code, found.position.line, found.position.column) == ("merge-conflict", 2, 1)
    assert "as far as line 6" in found.what


def test_signs_like_those_of_a_merge_are_a_text(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("A heading\n=======\n\n<<<<<<< and no more\n", "utf-8")
    assert read_text(path, file="page.md", inside=tmp_path) == (path.read_text("utf-8"), ())


def test_another_text_is_rid_of_characters_that_have_no_place(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_bytes("period,value\r\n2019-07,\u202e36\r\n".encode())
    text, problems = read_text(path, file="points.csv", inside=tmp_path)
    assert text == "period,value\n2019-07,36\n"
    assert [(each.code, str(each.position)) for each in problems] == [("bad-character", "points.csv:2:9")]
