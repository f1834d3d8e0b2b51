"""The measurements measure what they say."""

from __future__ import annotations

from pathlib import Path

from benchmarks import checks, facts, made_sites, named_pages, names, stages
from benchmarks.book_of_facts import write_book
from benchmarks.generators import GENERATORS, OURS

from dispute_briefings.facts.loader import load
from dispute_briefings.pages import site as pages
from dispute_briefings.pages.settings import Settings
from dispute_briefings.problems import Severity


def files_of(folder: Path) -> dict[str, str]:
    """Return the text of each file by its path below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_made_up_book_is_sound_and_has_the_facts_that_it_says(tmp_path: Path) -> None:
    written = write_book(tmp_path, 300)
    loaded = load(tmp_path, root=tmp_path)
    assert loaded.problems == ()
    assert loaded.book is not None
    assert len(loaded.book.facts) == written >= 300
    assert loaded.book.contested != ()


def test_a_seed_gives_one_book(tmp_path: Path) -> None:
    for name, seed in {"a": 1, "b": 1, "c": 2}.items():
        write_book(tmp_path / name, 100, seed=seed)
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b") != files_of(tmp_path / "c")


def test_the_shares_are_parts_of_the_whole(tmp_path: Path) -> None:
    small, book = (write_book(tmp_path / name, size) for name, size in (("small", 100), ("book", 300)))
    found = facts.measure(tmp_path, small, book)
    assert set(found["shares"]) == set(facts.STAGES)
    assert all(share > 0 for share in found["shares"].values())
    assert sum(found["shares"].values()) < 1
    assert found["seconds"] > 0


def test_the_pages_that_name_terms_are_the_same_each_time() -> None:
    terms = named_pages.names(30)
    assert terms == named_pages.names(30)
    assert len(terms) == 10
    assert named_pages.page(3, terms) == named_pages.page(3, terms) != named_pages.page(4, terms)


def test_names_are_linked_where_it_says_so() -> None:
    terms = named_pages.names(30)
    texts = [named_pages.page(number, terms) for number in range(5)]
    seconds, links = names.converted(names.book_of(terms), texts, 1)
    assert set(seconds) == {names.WITHOUT, names.LINKS, names.NOTES}
    assert all(taken > 0 for taken in seconds.values())
    assert links > len(texts)


def test_a_made_up_site_is_sound_and_the_same_each_time(tmp_path: Path) -> None:
    size = made_sites.Size(articles=6, names=30, facts=200)
    for name in ("a", "b"):
        GENERATORS[OURS].write(tmp_path / name, size)
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")
    folder = tmp_path / "a"
    site, problems = pages.assemble(
        Settings(
            root=folder,
            content=folder / "content",
            fact_sheets=folder / "content" / "fact_sheets",
            vocabulary=None,
        ),
        with_prose=True,
    )
    assert [each for each in problems if each.severity is Severity.ERROR] == []
    assert site is not None
    assert len(site.articles) == size.articles + 1
    assert all(article.mentions for article in site.articles if article.is_article)


def test_a_check_is_timed_the_first_time_again_after_an_edit_and_watching() -> None:
    rows = [line.rsplit(maxsplit=2) for line in checks.table(quick=True).splitlines()]
    after = ("after an edit", "after an edit, watching")
    assert [row[0] for row in rows] == ["first", "nothing changed", *after]
    assert all(float(row[1]) > 0 for row in rows)


def test_the_stages_of_a_build_are_told_beside_the_least_that_it_could_take() -> None:
    taken = stages.measured(made_sites.Size(articles=8, names=30, facts=200), 1)
    assert [*taken] == [*stages.STAGES, stages.PUBLISHING, stages.LEAST]
    assert all(seconds > 0 for seconds in taken.values())
    whole = sum(seconds for what, seconds in taken.items() if what != stages.LEAST)
    assert taken[stages.LEAST] < whole
