"""Each option is checked, and refused with its cure."""

from __future__ import annotations

from collections import UserDict
from typing import Any

import pytest
from mkdocs.config.base import Config
from tests.mkdocs_plugin.small_site import PLUGINS, SmallSite, contents

from dispute_briefings.mkdocs_plugin.config import BriefingsOptions


def refusals(**options: Any) -> list[str]:
    """Return ``key: message`` for each option that is refused."""
    config = BriefingsOptions()
    config.load_dict(options)
    failed, warnings = config.validate()
    assert warnings == []
    return [f"{key}: {message}" for key, message in failed]


def test_the_defaults() -> None:
    assert refusals() == []
    options = BriefingsOptions()
    assert options.validate() == ([], [])
    assert (options.fact_sheets, options.vocabulary) == ("fact_sheets", None)
    assert (options.strict_review, options.raw_html) == (False, "allow-list")


def test_what_may_be_written() -> None:
    assert (
        refusals(fact_sheets="../facts", vocabulary="words.yml", strict_review=True, raw_html="trusted") == []
    )


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("fact_sheets", 3, "3 is not a path; write one that starts at docs_dir."),
        ("fact_sheets", None, "None is not a path; write one that starts at docs_dir."),
        ("fact_sheets", " ", "' ' is not a path; write one that starts at docs_dir."),
        ("fact_sheets", ".", "'.' is a folder of more than that; write one below docs_dir."),
        ("fact_sheets", "../..", "'../..' is a folder of more than that; write one below docs_dir."),
        (
            "fact_sheets",
            "/srv/x",
            "'/srv/x' holds on this machine only; write the path that starts at docs_dir.",
        ),
        (
            "vocabulary",
            "~/words.yml",
            "'~/words.yml' holds on this machine only; write the path that starts at the folder of "
            "mkdocs.yml.",
        ),
        (
            "editor",
            "vscod",
            "no editor 'vscod' is known; did you mean 'vscode'?",
        ),
        (
            "editor",
            "https://example.org/{path}",
            "'https://example.org/{path}' is no address of an editor; write one as "
            "vscode://file{path}:{line}:{column}.",
        ),
        ("strict_review", "yes", "'yes' is neither true nor false; write one of them without quotes."),
        (
            "raw_html",
            True,
            "True is not known; write 'allow-list' (HTML in articles passes a list of harmless elements) or "
            "'trusted' (HTML in articles reaches the reader as it is).",
        ),
        (
            "unbound",
            "error",
            "'error' is not known; write 'note' (a date or number without a fact or a source is only told) "
            "or 'warning' (it stops a strict build).",
        ),
        (
            "raw_htm",
            "trusted",
            "there is no such option; did you mean 'raw_html'? the options are fact_sheets, vocabulary, "
            "strict_review, raw_html, search, instant, cache, unbound, share_pictures, editor.",
        ),
    ],
)
def test_what_is_refused(key: str, value: object, message: str) -> None:
    assert refusals(**{key: value}) == [f"{key}: {message}"]


def test_no_option_is_named_like_an_attribute_of_mkdocs_own() -> None:
    # An option named `data` sends MkDocs into recursion.
    own = {*dir(UserDict()), *dir(Config)} - {"config_file_path"}
    assert own.isdisjoint(key for key, _ in BriefingsOptions._schema)


def test_a_refused_option_stops_a_build(site: SmallSite) -> None:
    before = site.publish()
    text = (site.folder / "mkdocs.yml").read_text()
    site.write("mkdocs.yml", text.replace(PLUGINS, "[{briefings: {fact_sheet: x}}]"))
    ran = site.mkdocs("build")
    assert ran.exit_code == 1
    assert "Plugin 'briefings' option 'fact_sheet': there is no such option" in ran.output
    assert contents(site.site) == before
