"""What `docs/` says is complete and true: every option, block, command, word and problem is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from markdown import Markdown
from mkdocs.config.config_options import Optional
from tests.documented import GUIDE, ROOT, Example, fields_of, guided_site, page, words_in
from tests.sample_site import load_site

from dispute_briefings.cli import main
from dispute_briefings.cli.check import FORMATS
from dispute_briefings.exports.differences import FORMATS as DIFF_FORMATS
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.differences import Change
from dispute_briefings.facts.vocabulary import (
    DEFAULTS,
    Entry,
    SchemeEntry,
    SourceKindEntry,
    StatusEntry,
    Vocabulary,
    read_vocabulary,
)
from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.content_security import POLICY
from dispute_briefings.problems import RULES, Problem, Severity
from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.prose.front_matter import ArticleFrontMatter
from dispute_briefings.views import VIEWS

# The one block that is no view.
SOURCES_CITED = "sources-cited"
VOCABULARY, _ = read_vocabulary(None, root=ROOT)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> FactBook:
    """Return the facts that the examples are about: those of the guide."""
    loaded = load_site(guided_site(tmp_path_factory.mktemp("sites") / "guided"))
    assert loaded.book is not None, "\n".join(map(str, loaded.problems))
    return loaded.book


def test_every_option_of_the_plugin_is_described() -> None:
    told = page("docs/options.md").section("Options of the plugin").fields
    assert set(told) == {name for name, _ in BriefingsOptions._schema}


@pytest.mark.parametrize(("name", "option"), BriefingsOptions._schema)
def test_the_default_of_an_option_is_told(name: str, option: Any) -> None:
    default = "none" if isinstance(option, Optional) else option.default
    told = page("docs/options.md").section("Options of the plugin").row(name)
    shown = str(default).lower() if isinstance(default, bool) else default
    assert told.codes(2) == (() if default == "none" else (shown,))
    for word in getattr(option, "meanings", {}):
        assert f"`{word}`" in told.text


def test_every_setting_of_the_extension_is_described() -> None:
    told = page("docs/options.md").section("Settings of the Markdown extension")
    assert {name: row.codes(2) for row in told.rows for name in row.named} == {
        name: (str(default).lower() if isinstance(default, bool) else default,)
        for name, (default, _) in BriefingsExtension().config.items()
    }


def test_every_block_is_described() -> None:
    headings = set(re.findall(r"^## (\S+)$", page("docs/blocks.md").text, re.MULTILINE))
    assert headings == {*VIEWS, SOURCES_CITED}


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_every_option_of_a_block_is_described(name: str) -> None:
    section = page("docs/blocks.md").section(name)
    expected = fields_of(VIEWS[name].options)
    assert section.fields == {option: info.is_required() for option, info in expected.items()}
    for option, info in expected.items():
        row = section.row(option)
        assert all(f"`{word}`" in row.text for word in words_in(info.annotation))
        if info.default not in {None, ()} and not info.is_required():
            assert str(info.default).lower() in row.codes(2)


@pytest.mark.parametrize("name", sorted([*VIEWS, SOURCES_CITED]))
def test_the_examples_of_a_block_are_drawn(name: str, book: FactBook) -> None:
    examples = page("docs/blocks.md").section(name).examples("markdown")
    assert examples
    assert all(f"/// {name}\n" in example.text for example in examples)
    for example in examples:
        assert problems_of(example.text, book) == ()


@pytest.mark.parametrize("example", page("docs/articles.md").examples("markdown"))
def test_the_examples_of_articles_have_no_problem(example: Example, book: FactBook) -> None:
    assert problems_of(example.text, book) == ()


def problems_of(text: str, book: FactBook) -> tuple[Problem, ...]:
    """Return what is wrong with a Markdown text of a site with these facts."""
    extension = BriefingsExtension(book=book)
    Markdown(extensions=["tables", extension]).convert(text)
    return extension.problems


def test_every_field_of_front_matter_is_described() -> None:
    told = page("docs/articles.md").section("Front matter").fields
    assert told == {name: info.is_required() for name, info in fields_of(ArticleFrontMatter).items()}


def commands_of(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    """Yield the commands of a group by name; they are loaded when they are asked for."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield name, command


def commands(group: click.Group = main, before: str = "briefings") -> dict[str, click.Command]:
    """Return every command by how it is called, those of a group after the group's name."""
    found: dict[str, click.Command] = {}
    for name, command in commands_of(group):
        called = f"{before} {name}"
        found |= commands(command, called) if isinstance(command, click.Group) else {called: command}
    return found


@pytest.mark.parametrize("called", commands())
def test_every_command_and_its_options_are_described(called: str) -> None:
    command = commands()[called]
    section = page("docs/commands.md").section(called)
    expected = {
        name
        for parameter in command.params
        for name in (
            parameter.opts if isinstance(parameter, click.Option) else [parameter.human_readable_name]
        )
    }
    assert set(section.fields) == expected


def test_no_other_command_is_described() -> None:
    told = re.findall(r"^##+ (briefings .+)$", page("docs/commands.md").text, re.MULTILINE)
    groups = {f"briefings {name}" for name, each in commands_of(main) if isinstance(each, click.Group)}
    assert sorted(told) == sorted({*commands(), *groups})


def test_every_format_of_the_check_is_described() -> None:
    row = page("docs/commands.md").section("briefings check").row("--format")
    assert all(f"`{form}`" in row.text for form in FORMATS)


def test_every_kind_of_change_is_described() -> None:
    text = page("docs/commands.md").section("briefings diff").text
    assert all(f"`{change}`" in text for change in Change)
    assert all(f"`{form}`" in text for form in DIFF_FORMATS)


def test_every_problem_is_in_the_index() -> None:
    told = {
        row.codes(0)[0]: (row.cells[0], row.cells[1], row.cells[2])
        for row in page("docs/problems/README.md").rows
        if row.named and len(row.cells) == 3
    }
    assert told == {
        code: (f"[`{code}`]({code}.md)", rule.severity.value, rule.title) for code, rule in RULES.items()
    }


@pytest.mark.parametrize("severity", list(Severity))
def test_every_severity_is_explained(severity: Severity) -> None:
    assert f"**{severity}**" in page("docs/problems/README.md").text


def test_every_list_of_the_vocabulary_is_described() -> None:
    headings = re.findall(r"^## (\w+)$", page("docs/vocabulary.md").text, re.MULTILINE)
    assert headings == list(Vocabulary.model_fields)


@pytest.mark.parametrize("name", list(Vocabulary.model_fields))
def test_every_word_of_the_package_is_named(name: str) -> None:
    rows = page("docs/vocabulary.md").section(name).rows
    told = {row.codes(0)[0]: row.cells[1] for row in rows}
    assert list(told) == list(VOCABULARY.list_of(name))
    assert told == {word: entry.label.plain for word, entry in VOCABULARY.list_of(name).items()}


def test_every_field_of_a_word_is_described() -> None:
    told = page("docs/vocabulary.md").section("The fields of a word").fields
    fields = {name for kind in (Entry, StatusEntry, SourceKindEntry, SchemeEntry) for name in fields_of(kind)}
    assert set(told) == fields


def test_the_example_of_a_vocabulary_is_accepted(tmp_path: Path) -> None:
    (example,) = page("docs/vocabulary.md").examples("yaml")
    path = tmp_path / example.file
    path.parent.mkdir(parents=True)
    path.write_text(example.content, encoding="utf-8")
    words, problems = read_vocabulary(path, root=tmp_path)
    assert problems == ()
    assert words != VOCABULARY


def test_the_package_has_the_vocabulary_that_the_page_names() -> None:
    file = DEFAULTS.relative_to(ROOT).as_posix()
    assert f"../{file}" in page("docs/vocabulary.md").text


@pytest.mark.parametrize("example", page("docs/deploying.md").examples("yaml"), ids=lambda e: e.file)
def test_the_files_for_build_servers_are_yaml(example: Example) -> None:
    written = yaml.safe_load(example.content)
    assert "make site" in str(written)


def test_the_header_is_the_policy_of_the_pages() -> None:
    policy = "; ".join(f"{directive} {sources}" for directive, sources in POLICY.items())
    told = re.findall(
        r"Content-Security-Policy[: ]+\"?(.*?); frame-ancestors", page("docs/deploying.md").text
    )
    # In the list of headers, and as each host is told them.
    assert told == [policy] * 5


# Links ------------------------------------------------------------------------------------------------

PAGES = [GUIDE, *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").rglob("*.md")))]


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ +(.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("file", PAGES)
def test_a_link_leads_to_a_file_and_a_heading(file: str) -> None:
    text = re.sub(r"^```.*?^```$|`[^`\n]+`", "", page(file).text, flags=re.MULTILINE | re.DOTALL)
    for target, anchor in re.findall(r"\]\(([^)#:\s]*)(?:#([^)\s]*))?\)", text):
        path = (ROOT / file).parent / target if target else ROOT / file
        assert path.exists(), f"{file}: {target}"
        if anchor:
            assert anchor in anchors(path.read_text(encoding="utf-8")), f"{file}: {target}#{anchor}"


def test_every_page_of_docs_is_in_the_index() -> None:
    linked = set(re.findall(r"\]\(([^)#]+\.md)\)", page("docs/index.md").text))
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").glob("*.md")}
    assert pages - {"index.md"} <= linked
