"""In a preview, and only there, pages lead to the lines that they are made from."""

from __future__ import annotations

import json
from typing import Any

import pytest
from mkdocs.commands import serve
from tests.mkdocs_plugin.small_site import PLUGINS, SmallSite, contents
from tests.mkdocs_plugin.stopped_preview import Stopped, page

HERE = "127.0.0.1"
PARTY = "- id: ostmark\n  name: Ostmark\n  kind: government\n  summary: A country at the sea in the east.\n"
SOURCE = "- {id: notice, kind: official, publisher: Ostmark, language: en, read_as: full, title: Notice}\n"
ARTICLE = "---\ntitle: Salt\ndate: 2031-05-06\nkind: analysis\nrights: own\n---\n\n"


@pytest.fixture
def facts(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A small site with two records and an article."""
    monkeypatch.delenv("BRIEFINGS_EDITOR", raising=False)
    site.write("content/fact_sheets/parties.yml", f"{PARTY}  sources: [notice]\n")
    site.write("content/fact_sheets/sources.yml", SOURCE)
    site.write("content/articles/salt.md", f"{ARTICLE}[[ostmark]] has much of it.\n")
    return site


def told(server: serve.LiveReloadServer) -> dict[str, Any]:
    """Return what pages are told."""
    status, text = page(server, "/briefings-preview/places.json", asking=HERE)
    assert status == "200 OK"
    found: dict[str, Any] = json.loads(text)
    return found


def test_pages_are_told_where_everything_is_written(facts: SmallSite, stopped: Stopped) -> None:
    def use(server: serve.LiveReloadServer) -> None:
        found = told(server)
        assert found["base"] == "/salt/"
        names = [name for name, _ in found["files"]]
        number, line, column = found["pages"]["parties/ostmark/"][""]
        assert (names[number], line, column) == ("content/fact_sheets/parties.yml", 1, 3)
        number, line, column = found["pages"]["articles/salt/"][""]
        assert (names[number], line, column) == ("content/articles/salt.md", 1, 1)
        number, line, column = found["texts"]["Acountryattheseaintheeast."]
        assert (names[number], line, column) == ("content/fact_sheets/parties.yml", 4, 12)
        assert found["files"][number][1] == (
            f"vscode://file{facts.folder}/content/fact_sheets/parties.yml:{{line}}:{{column}}"
        )
        assert page(server, "/briefings-preview/edit.js", asking=HERE)[1].startswith("/*")
        assert "briefings-edit" in page(server, "/briefings-preview/edit.css", asking="::1")[1]
        assert page(server, "/briefings-preview/../editing.py", asking=HERE)[0].startswith("404")
        assert '<script src="/briefings-preview/edit.js" defer>' in page(server, asking=HERE)[1]

    stopped.run(use)


def test_other_machines_are_told_nothing_of_this_one(facts: SmallSite, stopped: Stopped) -> None:
    facts.write("content/index.md", "# Salt\n\n[gone](gone.md)\n")

    def use(server: serve.LiveReloadServer) -> None:
        for asking in ("192.168.3.4", "2001:db8::1", "", "1270.0.0.1"):
            assert page(server, "/briefings-preview/places.json", asking=asking)[0].startswith("404")
            text = page(server, asking=asking)[1]
            assert "briefings-panel" in text
            assert "briefings-preview" not in text
            assert str(facts.folder) not in text
        assert f"vscode://file{facts.folder}/" in page(server, asking=HERE)[1]

    stopped.run(use)


def test_a_problem_is_told_with_the_page_that_shows_it(facts: SmallSite, stopped: Stopped) -> None:
    def use(server: serve.LiveReloadServer) -> None:
        facts.write("content/articles/salt.md", f"{ARTICLE}It has *much* of\nit. [[ostmarc]] is `white`.\n")
        server.builder()
        (problem,) = [each for each in told(server)["problems"] if each["code"] == "unknown-record"]
        assert problem["page"] == "articles/salt/"
        assert problem["words"] == "ostmarc"
        assert problem["href"].endswith("/content/articles/salt.md:9:5")

        facts.write("content/fact_sheets/parties.yml", f"{PARTY}  sources: [notice]\n  kindd: x\n")
        server.builder()
        (problem,) = told(server)["problems"]
        assert (problem["code"], problem["page"], problem["anchor"]) == (
            "unknown-field",
            "parties/ostmark/",
            "",
        )
        assert problem["where"] == "content/fact_sheets/parties.yml:6:3"
        assert problem["cure"] == "did you mean 'kind'?"
        # What is sound is found where it stands now.
        facts.write("content/fact_sheets/sources.yml", f"# a remark\n{SOURCE}")
        server.builder()
        assert told(server)["pages"]["sources/notice/"][""][1] == 2

    stopped.run(use)


@pytest.mark.parametrize("named", ["option", "environment"])
def test_without_an_editor_there_are_problems_and_no_links(
    facts: SmallSite, stopped: Stopped, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    if named == "option":
        config = (facts.folder / "mkdocs.yml").read_text()
        facts.write("mkdocs.yml", config.replace(PLUGINS, "[briefings: {search: false, editor: none}]"))
    else:
        monkeypatch.setenv("BRIEFINGS_EDITOR", "none")
    facts.write("content/articles/salt.md", f"{ARTICLE}[[ostmarc]]\n")

    def use(server: serve.LiveReloadServer) -> None:
        found = told(server)
        assert (found["pages"], found["texts"], found["files"]) == ({}, {}, [])
        (problem,) = [each for each in found["problems"] if each["code"] == "unknown-record"]
        assert (problem["href"], problem["page"]) == (None, "articles/salt/")
        assert "vscode:" not in page(server, asking=HERE)[1]

    stopped.run(use)


def test_an_editor_of_the_environment_that_is_none_is_told(
    facts: SmallSite, stopped: Stopped, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_EDITOR", "javascript://{path}")

    def use(server: serve.LiveReloadServer) -> None:
        assert told(server)["files"] == []
        assert "BRIEFINGS_EDITOR: " in page(server, asking=HERE)[1]
        assert "javascript://" not in page(server, asking=HERE)[1].replace("&#x27;javascript://{path}", "")

    stopped.run(use)


def test_a_built_site_knows_no_editor_and_no_path_of_this_machine(facts: SmallSite, stopped: Stopped) -> None:
    def built() -> dict[str, object]:
        ran = facts.mkdocs("build")
        assert ran.exit_code == 0, ran.output
        return contents(facts.site)

    first = built()
    served: list[dict[str, object]] = []
    stopped.run(lambda server: served.append(contents(facts.folder / server.root)))
    config = (facts.folder / "mkdocs.yml").read_text()
    facts.write("mkdocs.yml", config.replace(PLUGINS, "[briefings: {search: false, editor: zed}]"))
    # After a preview, and with another editor, the same site; and what a preview serves is no other.
    assert built() == first
    assert {path for path in first if path.endswith(".html")} <= served[0].keys()
    for path in facts.site.rglob("*"):
        if path.is_file():
            text = path.read_bytes()
            for private in (
                str(facts.folder).encode(),
                b"vscode:",
                b"zed:",
                b"briefings-preview",
                b"briefings-edit",
            ):
                assert private not in text, (path, private)
