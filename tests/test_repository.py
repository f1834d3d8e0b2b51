"""What the repository says of itself is true, and it says nothing of the machine that it was written on."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import tomllib
import zipfile
from functools import cache
from pathlib import Path

import pytest
import yaml
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.version import Version

from dispute_briefings.problems import RULES

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def repository_files(folder: str = ".") -> tuple[str, ...]:
    """Return the paths of the files below a folder, from the root; new files too, ignored ones not."""
    # safe.directory: the checkout may belong to another user, as it does in containers.
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    told = subprocess.run(
        [*command, "--", folder], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return tuple(name for name in sorted(set(told.split("\0"))) if name and (ROOT / name).is_file())


def text_of(name: str) -> str:
    """Return a file's text; of a picture or a font, whatever in it reads as text."""
    return (ROOT / name).read_bytes().decode("utf-8", errors="ignore")


MACHINE = {
    "a registry's host": re.compile(
        r"pypi[.]org|pythonhosted[.]org|registry[.](?:npmjs|yarnpkg)[.]|deb[.]debian[.]org|conda[.]anaconda[.]org"
    ),
    "a path of one machine": re.compile(
        r"(?<![\w.:~/-])/(?:home|root|Users|work|opt)/\w|file:///\w|[A-Z]:\\\\?Users"
    ),
}


def test_nothing_names_a_machine_or_a_registry() -> None:
    found = [
        f"{name}:{number}: {what}: {line.strip()[:80]}"
        for name in repository_files()
        for what, pattern in MACHINE.items()
        if pattern.search(text := text_of(name))
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "index-url = https://pypi." + "org/simple",
        "see https://files.python" + "hosted.org/packages/x.whl",
        "cd /" + "home/ann/site",
        "file://" + "/srv/wheels",
    ],
)
def test_a_machine_or_a_registry_is_seen(line: str) -> None:
    assert any(pattern.search(line) for pattern in MACHINE.values())


@pytest.mark.parametrize("line", ["https://www.example.org/home/work/opt/x.html", "site/work/x", "../root/x"])
def test_an_address_is_no_path_of_a_machine(line: str) -> None:
    assert not any(pattern.search(line) for pattern in MACHINE.values())


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    pages = {Path(name).stem for name in repository_files("docs/problems")} - {"README", "index"}
    found = {"without a page": sorted(RULES.keys() - pages), "without a rule": sorted(pages - RULES.keys())}
    assert found == {"without a page": [], "without a rule": []}


def make_targets() -> set[str]:
    """Return the Makefile's targets that are there to be called: those that say what they do."""
    return set(re.findall(r"^([a-z]+):[^#\n]*## .", text_of("Makefile"), flags=re.MULTILINE))


def make_commands(name: str) -> set[str]:
    """Return the targets that a Markdown file calls, in its code blocks and code spans."""
    code = re.findall(r"^```.*?^```|`[^`\n]+`", text_of(name), flags=re.MULTILINE | re.DOTALL)
    return {target for each in code for target in re.findall(r"\bmake ([a-z]+)\b", each)}


def test_the_commands_that_are_told_of_exist_and_those_that_exist_are_told_of() -> None:
    told = make_commands("README.md") | make_commands("CONTRIBUTING.md")
    assert told == make_targets() - {"help"}
    assert {"serve", "site", "test", "bench"} <= make_commands("README.md")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-CONTENT"])
def test_a_link_leads_to_a_file_of_the_repository(name: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", text_of(name))
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_fact_in_the_readme_is_one_of_the_site() -> None:
    shown = re.search(r"^```yaml\n# (\S+)\n(.*?)^```", text_of("README.md"), flags=re.MULTILINE | re.DOTALL)
    assert shown
    (example,) = yaml.load(shown[2], yaml.BaseLoader)
    written = {event["id"]: event for event in yaml.load(text_of(shown[1]), yaml.BaseLoader)}[example["id"]]
    assert set(example.pop("sources")) <= set(written["sources"])
    assert example.items() <= {key: value for key, value in written.items() if isinstance(value, str)}.items()


@pytest.mark.parametrize("exit_code", [0, 7])
def test_the_build_server_runs_the_test_command_and_ends_as_it_does(tmp_path: Path, exit_code: int) -> None:
    make = tmp_path / "make"
    make.write_text(f'#!/bin/sh\ncat\necho "make $*"\nexit {exit_code}\n', encoding="utf-8")
    make.chmod(0o755)
    environment = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    # <&- leaves it without standard input.
    command = ["bash", "-c", '"$0" <&-', str(ROOT / ".ci" / "run")]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (exit_code, "make test\n", "")


def test_the_wheel_holds_the_whole_package(tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("dispute_briefings/")}
    package = {name.removeprefix("plugins/") for name in repository_files("plugins/dispute_briefings")}
    # `briefings check --explain` shows the pages on problems.
    pages = {
        name.replace("docs/problems", "dispute_briefings/explanations")
        for name in repository_files("docs/problems")
    }
    assert held == package | pages
    for ending in (".yml", ".css", ".jinja", "py.typed"):
        assert any(name.endswith(ending) for name in held), f"no {ending} in the wheel"


@pytest.mark.parametrize(
    "entry_point",
    [
        target
        for group in (PROJECT["project"]["scripts"], *PROJECT["project"]["entry-points"].values())
        for target in group.values()
    ],
)
def test_an_entry_point_leads_somewhere(entry_point: str) -> None:
    module, _, name = entry_point.partition(":")
    assert callable(getattr(importlib.import_module(module), name))


def pins(name: str) -> dict[str, Version]:
    """Return the versions that a file pins; each pin has a hash, and each package one version."""
    lines = re.findall(r"^[a-z0-9].*", text_of(name), flags=re.MULTILINE)
    found = re.findall(
        r"^([a-z0-9-]+)==([^ ;\n]+).*\\\n    --hash=sha256:", text_of(name), flags=re.MULTILINE
    )
    assert len(lines) == len(found) == len(dict(found)), (
        f"in {name}, a pin has no hash or a package two versions"
    )
    return {package: Version(version) for package, version in found}


@pytest.mark.parametrize(
    ("file", "asked"),
    [
        ("requirements/uv.txt", PROJECT["dependency-groups"]["bootstrap"]),
        ("requirements/lock.txt", PROJECT["project"]["dependencies"]),
        ("requirements/lock.txt", PROJECT["dependency-groups"]["dev"]),
        ("requirements/lock.txt", PROJECT["build-system"]["requires"]),
        ("requirements/peers.txt", PROJECT["dependency-groups"]["peers"]),
    ],
)
def test_what_is_asked_for_is_pinned(file: str, asked: list[str]) -> None:
    pinned = pins(file)
    lacking = [each for each in asked if not satisfied(Requirement(each), pinned)]
    assert lacking == [], "run `make lock`"


@pytest.mark.parametrize("folder", ["audit", "peers"])
def test_what_comes_from_npm_is_pinned_too(folder: str) -> None:
    asked = json.loads(text_of(f"requirements/{folder}/package.json"))["dependencies"]
    packages = json.loads(text_of(f"requirements/{folder}/package-lock.json"))["packages"]
    assert packages.pop("")["dependencies"] == asked, "run `make lock`"
    assert {f"node_modules/{name}" for name in asked} <= set(packages)
    assert [name for name, pin in packages.items() if "integrity" not in pin or "resolved" in pin] == []


def satisfied(asked: Requirement, pinned: dict[str, Version]) -> bool:
    """Say whether a requirement is met by the versions that are pinned."""
    return asked.name in pinned and pinned[asked.name] in asked.specifier
