"""An index in parts: the same as in one, the same for the same pages, and made anew where they differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from benchmarks import named_pages
from tests.mkdocs_plugin.indexing import reading

from dispute_briefings.mkdocs_plugin import digests
from dispute_briefings.mkdocs_plugin.digests import digest
from dispute_briefings.mkdocs_plugin.indexing import Index, IndexingError, index, pagefind
from dispute_briefings.mkdocs_plugin.indexing.pagefind import Pagefind
from dispute_briefings.mkdocs_plugin.search import indexed
from dispute_briefings.mkdocs_plugin.store import Store, forgetful, opened

Pages = Mapping[str, str]


def kept_in(folder: Path) -> Store:
    """Return the store of an index in a folder."""
    return opened(folder, "search", most_bytes=10_000_000)


def added(made: Index, pages: Pages) -> Index:
    """Return an index to which pages are added: HTML by address."""
    for address, html in pages.items():
        made.add(address, digest(html), lambda html=html: html)  # type: ignore[misc]  # bound at once
    made.complete()
    return made


def files_of(pages: Pages, folder: Path | None = None) -> dict[str, bytes]:
    """Return the files of an index of pages, whose parts are kept in a folder."""
    made = added(Index("en", partial(kept_in, folder) if folder else forgetful), pages)
    try:
        return written(made)
    finally:
        made.close()


def written(made: Index) -> dict[str, bytes]:
    """Return the files that an index is written as, by path."""
    with TemporaryDirectory() as folder:
        made.write(Path(folder))
        return in_folder(Path(folder))


def in_folder(folder: Path) -> dict[str, bytes]:
    """Return what is in the files of a folder, by path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let parts end after some pages."""
    monkeypatch.setattr(index, "_LEAST", 2)
    monkeypatch.setattr(index, "_USUAL", 3)
    monkeypatch.setattr(index, "_MOST", 7)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses of pages that Pagefind is given, as they come."""
    found: list[str] = []
    add_page = Pagefind.add_page

    def noted(self: Pagefind, url: str, html: str) -> None:
        found.append(url)
        add_page(self, url, html)

    monkeypatch.setattr(Pagefind, "add_page", noted)
    return found


def pages_of(number: int) -> dict[str, str]:
    """Return pages in three languages, with facets, accents, and the same words in many places."""
    terms = named_pages.names(60)
    return {
        f"{each}/": indexed(
            f"<h1>Café {each}</h1><p>cafe café CAFÉ {each}. {named_pages.page(each, terms, words=80)}</p>",
            f"Café {each}",
            {"year": (str(2000 + each % 4),), "party": (f"Party {each % 3}", "Everybody")},
        )
        for each in range(number)
    }


def test_parts_make_up_the_index_that_pagefind_makes_as_a_whole(small_parts: None) -> None:
    pages = pages_of(40)
    whole = Pagefind("en")
    whole.begin()
    for address, html in pages.items():
        whole.add_page(address, html)
    whole.end()
    expected, found = whole.files(), files_of(pages)
    whole.close()
    assert reading.words(found) == reading.words(expected)
    assert any(len(forms) > 1 for forms in reading.words(found).values())
    assert reading.facets(found) == reading.facets(expected)
    assert [page["url"] for page in reading.pages(found)] == list(pages)
    assert reading.described(found)[0] == reading.described(expected)[0]


def test_a_page_counts_its_words_about_as_pagefind_does() -> None:
    [(_, count)] = reading.described(files_of({"a/": indexed(f"<p>{'salt ' * 917}</p>", "A", {})}))[1]
    assert 917 * 0.9 < count <= 917


def test_the_same_pages_give_the_same_bytes(small_parts: None) -> None:
    # Pagefind keeps facets in a hash table, which has another order in each run.
    assert files_of(pages_of(30)) == files_of(pages_of(30))


@pytest.mark.parametrize(
    ("edited", "most"),
    [
        pytest.param(lambda pages: pages, 0, id="nothing"),
        pytest.param(lambda pages: {**pages, "7/": indexed("<p>pepper</p>", "Seven", {})}, 7, id="a page"),
        pytest.param(lambda pages: {**pages, "new/": indexed("<p>pepper</p>", "New", {})}, 14, id="one more"),
        pytest.param(lambda pages: {each: pages[each] for each in pages if each != "7/"}, 14, id="one less"),
        pytest.param(lambda pages: {each: pages[each] for each in reversed(pages)}, 40, id="their order"),
    ],
)
def test_an_index_that_takes_parts_over_is_that_of_the_pages(
    edited: Callable[[Pages], Pages], most: int, small_parts: None, tmp_path: Path, asked: list[str]
) -> None:
    files_of(pages_of(40), tmp_path)
    asked.clear()
    found = files_of(edited(pages_of(40)), tmp_path)
    assert len(asked) <= most
    assert found == files_of(edited(pages_of(40)))


def test_another_version_of_the_indexer_begins_anew(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = pages_of(3)
    files_of(pages, tmp_path)
    asked.clear()
    monkeypatch.setattr(digests, "version", lambda tool: "99" if tool == "pagefind" else "1")
    monkeypatch.setattr(index, "digest_of_programs", digests.digest_of_programs.__wrapped__)
    files_of(pages, tmp_path)
    assert asked == list(pages)


def test_what_is_kept_of_the_indexer_is_made_again_where_it_is_missing(
    tmp_path: Path, asked: list[str]
) -> None:
    pages = pages_of(3)
    before = files_of(pages, tmp_path)
    kept = kept_in(tmp_path)
    kept._connection.execute("DELETE FROM entries WHERE key LIKE 'program %'")  # type: ignore[union-attr]
    made = added(Index("en", lambda: kept), pages)
    assert written(made) == before
    made.close()


@pytest.mark.parametrize("gone", ["part", "texts", "piece", "pieces"])
def test_what_is_kept_of_the_last_index_is_made_again_where_some_of_it_is_missing(
    gone: str, small_parts: None, tmp_path: Path
) -> None:
    pages = pages_of(30)
    files_of(pages, tmp_path)
    kept = kept_in(tmp_path)
    kept._connection.execute(  # type: ignore[union-attr]
        "DELETE FROM entries WHERE key IN (SELECT key FROM entries WHERE key LIKE ? LIMIT 9)", (f"{gone} %",)
    )
    kept.discard()
    edited = {**pages, "7/": indexed("<p>pepper</p>", "Seven", {})}
    assert files_of(edited, tmp_path) == files_of(edited)


def test_a_site_that_had_no_pages_is_searched_when_it_has_some(tmp_path: Path) -> None:
    files_of({}, tmp_path)
    pages = pages_of(3)
    assert files_of(pages, tmp_path) == files_of(pages)
    assert files_of({}, tmp_path) == files_of({})


def test_files_that_are_the_same_are_those_of_the_index_that_is_replaced(
    small_parts: None, tmp_path: Path
) -> None:
    pages, place = pages_of(30), tmp_path / "place"
    edited = {**pages, "7/": indexed("<p>pepper</p>", "Seven", {})}
    first = added(Index("en", partial(kept_in, tmp_path)), pages)
    first.write(tmp_path / "first", place)
    first.close()
    (tmp_path / "first").rename(place)
    changed, *_ = place.glob("fragment/*")
    changed.write_bytes(b"changed by others")
    second = added(Index("en", partial(kept_in, tmp_path)), edited)
    second.write(tmp_path / "new", place)
    second.close()
    found = in_folder(tmp_path / "new")
    assert found == files_of(edited)
    linked = [path for path in found if (tmp_path / "new" / path).stat().st_nlink == 2]
    assert len(linked) > len(found) // 2
    assert f"fragment/{changed.name}" not in linked


def test_a_page_whose_text_is_gone_is_an_error() -> None:
    made = Index("en", forgetful)
    made.add("a/", "key", lambda: None)
    with pytest.raises(IndexingError, match="changed by others"):
        made.complete()
    made.close()


def test_a_site_without_pages_has_an_index_of_none() -> None:
    found = files_of({})
    assert not any(path.endswith((".pf_fragment", ".pf_index")) for path in found)
    assert "pagefind.js" in found


@pytest.mark.parametrize(
    ("language", "program"), [("en", "wasm.en.pagefind"), ("ko", "wasm.unknown.pagefind")]
)
def test_each_language_has_the_program_that_its_words_are_looked_for_with(
    language: str, program: str
) -> None:
    made = added(Index(language, forgetful), pages_of(1))
    assert [path for path in written(made) if path.startswith("wasm.")] == [program]
    made.close()


def test_what_is_not_read_by_our_dialog_is_left_out() -> None:
    names = {path.rpartition(".")[2] for path in files_of(pages_of(1))}
    assert names == {"js", "json", "pagefind", "pf_meta", "pf_index", "pf_fragment", "pf_filter"}


def test_results_read_as_the_page_does() -> None:
    text = "수출규제는 フッ化水素 `gas`"
    [page] = reading.pages(files_of({"a/": indexed(f"<p>{text}</p>", "A", {})}))
    assert page["content"].replace("\u200a", "") == text


def test_an_index_that_is_ended_while_it_is_put_together_ends_with_the_next_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, part_of = added(Index("en", forgetful), pages_of(1)), index.part_of

    def ended(files: Mapping[str, bytes]) -> object:
        made._is_closed.set()
        return part_of(files)

    monkeypatch.setattr(index, "part_of", ended)
    with pytest.raises(IndexingError, match="ended before"):
        written(made)
    made.close()


def test_parts_that_were_made_before_an_index_was_ended_are_kept(
    small_parts: None, tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = pages_of(40)
    made = added(Index("en", partial(kept_in, tmp_path)), pages)

    def ended(*_: object) -> object:
        raise IndexingError("ended")

    monkeypatch.setattr(index, "published", ended)
    with pytest.raises(IndexingError):
        written(made)
    made.close()
    asked.clear()
    monkeypatch.undo()
    assert files_of(pages, tmp_path) == files_of(pages)


def test_without_a_program_none_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: None)
    with pytest.raises(IndexingError, match=r"pagefind\[bin\]"):
        Index("en", forgetful)


def sizes(files: Mapping[str, bytes]) -> Sequence[int]:
    """Return how large the pieces of an index are, compressed."""
    return [len(content) for path, content in files.items() if path.endswith(".pf_index")]


def test_much_korean_and_japanese_is_cut_into_pieces() -> None:
    terms = named_pages.names(600)
    texts = (named_pages.page(number, terms) for number in range(300) if number % 5 > 2)
    found = files_of({f"{n}/": indexed(f"<p>{text}</p>", f"Page {n}", {}) for n, text in enumerate(texts)})
    assert len(sizes(found)) > 50
    # A first query loads one for each of its words, beside 100 kB at most.
    assert max(sizes(found)) < 25_000
