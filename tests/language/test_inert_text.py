"""Text that is no tag for anybody, and addresses that only lead somewhere."""

from __future__ import annotations

import pytest

from dispute_briefings.language.inert_text import inert, leads_astray, leads_elsewhere


@pytest.mark.parametrize("text", ["<b", "</b>", "<!--", "<?php", "a<B>"])
def test_a_tag_is_none_any_more(text: str) -> None:
    changed = inert(text)
    assert changed.replace("\N{WORD JOINER}", "") == text
    assert "<\N{WORD JOINER}" in changed


@pytest.mark.parametrize("text", ["a < b", "R&D", "&lt;b&gt;", "1<2", "<한국>", "<", ""])
def test_text_without_a_tag_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "JavaScript:x",
        " javascript:x",
        "\x01javascript:x",
        "java\tscript:x",
        "java\nscript:x",
        "\N{NO-BREAK SPACE}javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "blob:x",
        "file://server/share",
        "ms-word:ofe|u|x",
    ],
)
def test_an_address_that_runs_something_leads_astray(address: str) -> None:
    assert leads_astray(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#anchor",
        "a/b.md",
        "../a:b/",
        "?q=javascript:x",
        "http://x",
        "HTTPS://x",
        "//x/y",
        "mailto:a@b",
        "tel:1",
        "/a",
        "한국:x",
    ],
)
def test_an_address_of_a_page_does_not(address: str) -> None:
    assert not leads_astray(address)


@pytest.mark.parametrize(
    "address", ["https://x/y.png", "//x/y.png", "/\\x/y.png", "\\\\x/y", " //x", "data:image/png,x"]
)
def test_another_host_is_elsewhere(address: str) -> None:
    assert leads_elsewhere(address)


@pytest.mark.parametrize("address", ["y.png", "../y.png", "/y.png", "", "a//b.png"])
def test_the_site_is_not_elsewhere(address: str) -> None:
    assert not leads_elsewhere(address)
