"""Pagefind's program: what comes back, and that its end is told and never waited for."""

from __future__ import annotations

import pytest
from tests.mkdocs_plugin.indexing import reading

from dispute_briefings.mkdocs_plugin.indexing.pagefind import IndexingError, Pagefind
from dispute_briefings.mkdocs_plugin.search import indexed


def test_indexes_come_back_in_the_order_in_which_they_were_ended() -> None:
    program = Pagefind("en")
    for address in ("a/", "b/"):
        program.begin()
        program.add_page(address, indexed("<p>salt</p>", "Salt", {}))
        program.end()
    assert [[page["url"] for page in reading.pages(program.files())] for _ in range(2)] == [["a/"], ["b/"]]
    program.close()


def test_an_indexer_that_ends_early_is_an_error_and_no_wait() -> None:
    program = Pagefind("en")
    program._process.kill()
    program.begin()
    program.add_page("a/", indexed("<p>a</p>", "A", {}))
    program.end()
    for _ in range(2):
        with pytest.raises(IndexingError, match="ended before"):
            program.files()
    program.close()


def test_what_it_refuses_is_told() -> None:
    program = Pagefind("en")
    program._send({"type": "GetFiles", "index_id": 7})
    with pytest.raises(IndexingError, match="`pagefind` says: Invalid index"):
        program.files()
    program.close()
