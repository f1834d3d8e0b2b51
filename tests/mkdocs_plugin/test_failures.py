"""Whatever ends a build becomes problems that name a place."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from mkdocs.exceptions import Abort, PluginError
from tests.mkdocs_plugin.small_site import working_in

from dispute_briefings.mkdocs_plugin.failures import problems_of
from dispute_briefings.mkdocs_plugin.logs import LOG_NAME, heard, tell
from dispute_briefings.problems import Position, ProblemsFound, problem

OWN = problem("bad-date", Position(file="facts.yml", line=7, column=3), "no date", "write one")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a configuration."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - briefings:\n      raw_html: y\n")
    return tmp_path


def raised(code: str, project: Path, **names: object) -> BaseException:
    """Return the exception that a hook file of the project raises."""
    (project / "hooks.py").write_text(code)
    try:
        exec(compile(code, str(project / "hooks.py"), "exec"), names)
    except BaseException as error:
        return error
    raise AssertionError("it raises nothing")


def lines(error: BaseException | None, project: Path, *said: tuple[int, str]) -> list[str]:
    """Return the problems of an exception, after what was said in the log."""
    records = [logging.LogRecord("mkdocs", level, "", 0, text, None, None) for level, text in said]
    with working_in(project):
        return [
            str(each)
            for each in problems_of(
                error, records, config_file=project / "mkdocs.yml", docs=project / "content"
            )
        ]


def test_a_build_without_a_word_has_no_problem(project: Path) -> None:
    assert lines(None, project) == []


def test_problems_come_out_however_deep_they_are(project: Path) -> None:
    error = raised(
        "try:\n    raise found\nexcept Exception as e:\n    raise RuntimeError('x') from e",
        project,
        found=ProblemsFound([OWN]),
    )
    assert lines(error, project) == [str(OWN)]


def test_a_hook_is_found_at_its_line(project: Path) -> None:
    error = raised("\n\nx = {}['salt']\n", project)
    assert lines(error, project) == [
        "hooks.py:3:1: error[build-failed] KeyError: 'salt'; the terminal shows where it comes from"
    ]


def test_the_first_cause_has_the_place(project: Path) -> None:
    error = raised("try:\n    1 / 0\nexcept Exception:\n    raise ValueError('boom')\n", project)
    assert lines(error, project)[0].startswith("hooks.py:2:1: error[build-failed] ValueError: boom")


def test_without_a_line_of_the_project_the_page_has_the_place(project: Path) -> None:
    said = (logging.ERROR, "Error reading page 'articles/x.md': boom")
    assert lines(ValueError("boom"), project, said)[0].startswith(
        "content/articles/x.md:1:1: error[build-failed] ValueError: boom (in 'articles/x.md')"
    )


def test_without_any_place_the_configuration_has_it(project: Path) -> None:
    assert lines(ValueError("boom"), project)[0].startswith("mkdocs.yml:1:1: error[build-failed]")


def test_yaml_is_found_at_its_line_and_column(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: x\nplugins: [\n")
    with (project / "mkdocs.yml").open() as file, pytest.raises(yaml.YAMLError) as caught:
        yaml.safe_load(file)
    (line,) = lines(caught.value, project)
    assert line.startswith("mkdocs.yml:2:10: error[bad-configuration] the [ that stands here is never closed")


def test_a_template_is_found_at_its_line(project: Path) -> None:
    (project / "main.html").write_text("<p>\n{% if %}\n")
    with pytest.raises(Exception, match="Expected") as caught:
        Environment(loader=FileSystemLoader(project), autoescape=True).get_template("main.html")
    (line,) = lines(caught.value, project)
    assert line.startswith("main.html:2:1: error[build-failed] Expected an expression")


def test_an_option_is_found_in_the_configuration(project: Path) -> None:
    said = (logging.ERROR, "Config value 'plugins': Plugin 'briefings' option 'raw_html': 'y' is not known")
    assert lines(Abort("Aborted with a configuration error!"), project, said) == [
        f"mkdocs.yml:4:7: error[bad-configuration] {said[1]}"
    ]


def test_a_strict_abort_is_its_warnings(project: Path) -> None:
    said = (logging.WARNING, "a link leads nowhere")
    assert lines(Abort("Aborted with 1 warnings in strict mode!"), project, said) == [
        "mkdocs.yml:1:1: warning[mkdocs-warning] a link leads nowhere"
    ]


def test_an_abort_that_was_not_explained_is_told(project: Path) -> None:
    said = (logging.WARNING, "a link leads nowhere")
    assert len(lines(Abort("Out of salt"), project, said)) == 2
    assert "error[build-failed] Out of salt" in lines(Abort("Out of salt"), project, said)[0]


def test_what_a_plugin_says_is_told_once(project: Path) -> None:
    error = raised(
        "try:\n    raise said\nexcept Exception:\n    raise abort",
        project,
        said=PluginError("no salt"),
        abort=Abort("Aborted with a BuildError!"),
    )
    assert lines(error, project, (logging.ERROR, "no salt")) == [
        "mkdocs.yml:1:1: error[build-failed] no salt"
    ]


def test_our_own_problems_come_through_the_log_as_they_are(project: Path) -> None:
    note = problem("local-address", Position(file="mkdocs.yml"), "here")
    with heard() as records:
        tell([OWN, note])
        logging.getLogger(LOG_NAME).info("not heard")
    assert problems_of(None, records, config_file=project / "mkdocs.yml", docs=project) == (OWN,)
