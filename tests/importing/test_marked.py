"""What is read out of articles that were marked by hand: not less than it was."""

from __future__ import annotations

import pytest
from benchmarks.importing import WHAT, articles, measured, read

# Precision and recall, a little below what is reached: a new article may be harder than those that are there.
FLOORS = {"source": (0.99, 0.97), "dates": (0.95, 0.95), "names": (0.99, 0.96), "variants": (0.95, 0.95)}


@pytest.mark.parametrize("what", WHAT)
def test_precision_and_recall_do_not_fall(what: str) -> None:
    score = measured(articles())[what]
    told = "\n".join(["wrong:", *score.wrong, "missed:", *score.missed])
    precision, recall = FLOORS[what]
    assert score.precision >= precision, told
    assert score.recall >= recall, told


def test_there_are_articles_in_each_language_that_is_read_well() -> None:
    languages = [read(path)[0].get("language") for path in articles()]
    assert all(languages.count(tag) >= 3 for tag in ("en", "ko", "ja"))
    assert len(languages) >= 10


@pytest.mark.parametrize("path", articles(), ids=lambda path: path.name)
def test_no_candidate_holds_more_than_a_few_words(path: object) -> None:
    article, found = read(path)  # type: ignore[arg-type]
    assert found
    for each in found:
        for text in (each.words, *(value for _, value in each.fields if isinstance(value, str))):
            assert len(text.split()) <= 16
            assert text not in article.text or len(text) <= 60
