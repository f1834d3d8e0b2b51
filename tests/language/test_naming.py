"""The sentence of a fact sheet that names a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from dispute_briefings.facts.loader import load
from dispute_briefings.language.naming import naming_sentence

SHEETS = {
    "salt/dispute.yml": "name: Salt\nas_of: 2030-12-31\nsources: [gazette]\n",
    "sources.yml": "- {id: gazette, kind: press, publisher: G, title: N, language: en, read_as: full}\n",
    "glossary.yml": """
- id: brine
  name: {en: Brine, ko: 소금물}
  definition: {value: Water with salt., sources: [gazette]}
- id: linking
  name: A
  definition:
    value: First. Much brine is sold. See [[brine|the water]] [@gazette]. Last.
    sources: [gazette]
- id: naming
  name: B
  definition: {value: "Nothing here.\\n\\nOne. Brines are sold! Much brine.", sources: [gazette]}
- id: headed-by
  name: Brine tax
  definition: {value: A tax., sources: [gazette]}
- id: in-two-languages
  name: {en: C, ko: 다}
  definition:
    value: {en: Salt is in brine., ko: 소금은 소금물에 있다. 둘째.}
    sources: [gazette]
- id: another-word
  name: D
  definition: {value: "Brinewater and [[linking|brine]].", sources: [gazette]}
""",
}


@pytest.mark.parametrize(
    ("naming", "language", "sentence"),
    [
        ("linking", "en", "See [[brine|the water]]."),
        ("naming", "en", "Brines are sold!"),
        ("headed-by", "en", None),
        ("in-two-languages", "en", "Salt is in brine."),
        ("in-two-languages", "ko", "소금은 소금물에 있다."),
        ("linking", "ko", None),
        ("another-word", "en", None),
    ],
)
def test_the_first_sentence_that_names_a_record(
    tmp_path: Path, naming: str, language: str, sentence: str | None
) -> None:
    for file, text in SHEETS.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    loaded = load(tmp_path, root=tmp_path)
    assert loaded.book is not None, loaded.problems
    book = loaded.book
    assert naming_sentence(book, book.by_id[naming], book.by_id["brine"], language) == sentence
