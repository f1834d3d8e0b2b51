"""On paper, the first link to a source on a page bears its address."""

from __future__ import annotations

import pytest
from tests.views.drawing_room import book

from dispute_briefings.facts.model import Source
from dispute_briefings.mkdocs_plugin.printed_addresses import with_addresses

FACTS = book()
SOURCE = next(source for source in FACTS.of_kind(Source) if source.url is not None and "&" not in source.url)
LINK = f'<a href="../sources/{SOURCE.id}/">'
SHORT = '<h2 class="bf-brief">A</h2>'
BEARING = f'<a href="../sources/{SOURCE.id}/" data-bf-address="{SOURCE.url}">'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{LINK}a</a> {LINK}b</a>", f"{BEARING}a</a> {LINK}b</a>"),
        (f'{LINK}a</a> <a href="{SOURCE.url}">b</a>', f'{LINK}a</a> <a href="{SOURCE.url}">b</a>'),
        ('<a href="../sources/nothing/">a</a>', '<a href="../sources/nothing/">a</a>'),
        (
            f"{SHORT}{LINK}a</a>{SHORT}{LINK}b</a><h2>C</h2>{LINK}c</a>",
            f"{SHORT}{LINK}a</a>{SHORT}{LINK}b</a><h2>C</h2>{BEARING}c</a>",
        ),
        (f"{BEARING}a</a> {LINK}b</a>", f"{BEARING}a</a> {LINK}b</a>"),
    ],
    ids=["once", "not beside its address", "no source", "not where paper hides it", "not twice"],
)
def test_the_first_link_bears_the_address(before: str, after: str) -> None:
    assert with_addresses(before, FACTS) == after
