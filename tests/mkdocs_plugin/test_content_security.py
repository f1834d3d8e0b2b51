"""Where the policy stands in a page."""

from __future__ import annotations

import pytest

from dispute_briefings.mkdocs_plugin.content_security import POLICY, with_policy

META = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<head><meta charset="utf-8">', "<title>"),
        ("<HEAD>\n  <meta charset=utf-8>", "<title>"),
        ("<head lang='en'>", '<title><meta charset="utf-8">'),
    ],
)
def test_the_policy_is_the_first_that_follows_the_charset(before: str, after: str) -> None:
    html = with_policy(before + after, {"default-src": "'self'"})
    assert html == before + META + after


@pytest.mark.parametrize(
    "text", ["", "<p>a fragment</p>", '<?xml version="1.0"?><urlset></urlset>', "<header>"]
)
def test_what_has_no_head_has_no_policy(text: str) -> None:
    assert with_policy(text) == text


def test_nothing_inline_and_no_other_host_is_allowed() -> None:
    words = " ".join(POLICY.values())
    assert "unsafe-inline" not in words
    assert "http" not in words
    assert "*" not in words
    assert POLICY["default-src"] == "'self'"
