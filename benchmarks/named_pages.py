"""Made-up pages that name terms of a glossary in three languages, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "ko", "ja")
WORDS = 1_000
# How many words a language has beside the commonest, about as many as newspapers of a month use.
_VOCABULARY = 20_000

_CONFIGURATION = """\
site_name: Salt
site_url: https://example.org/
docs_dir: content
exclude_docs: fact_sheets/
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [briefings]
markdown_extensions: [admonition, attr_list, footnotes, tables, toc]
"""
_SYLLABLES = (
    "ba",
    "de",
    "fi",
    "go",
    "hu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "zu",
    "stor",
)
_HANGUL = "가나다라마바사아자차카타파하거너더러머버서어저처고노도로모보소오조초구누두루무부수우주추"
_KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロン"
_PARTICLES = {
    "en": ("", "", "", "s", "'s"),
    "ko": ("", "를", "는", "의", "에서는"),
    "ja": ("の", "を", "は", "で", "から"),
}
_ENGLISH = tuple(
    word
    for line in (
        "the of and to in a is that for it was on with as by at from which be this have are not had they its",
        "rule talks month trade letter answer question country harbour winter number between because however",
    )
    for word in line.split()
)


def names(count: int, *, seed: int = 1) -> tuple[tuple[str, str, str], ...]:
    """Return terms, each with its name in English, Korean and Japanese, until there are `count` names."""
    chance = random.Random(seed)
    found: dict[str, tuple[str, str, str]] = {}
    while 3 * len(found) < count:
        english = " ".join(_word(chance, _SYLLABLES, 2, 4) for _ in range(chance.choice((1, 2, 2, 3))))
        found[english] = english, _word(chance, _HANGUL, 3, 6), _word(chance, _KATAKANA, 4, 8)
    return tuple(found.values())


def write_glossary(folder: Path, terms: Sequence[tuple[str, str, str]]) -> None:
    """Write fact sheets with a dispute, a source, and a term for each of `terms`."""
    (folder / "salt").mkdir(parents=True)
    dispute = "name: Salt quota\nas_of: 2030-12-31\nsources: [gazette]\n"
    source = (
        "- {id: gazette, kind: official, publisher: Gazette, title: Notice, language: en, read_as: full}\n"
    )
    (folder / "salt" / "dispute.yml").write_text(dispute, encoding="utf-8")
    (folder / "sources.yml").write_text(source, encoding="utf-8")
    lines = [
        f"- id: term-{number}\n  name: {{en: {english}, ko: {korean}, ja: {japanese}}}\n"
        f"  definition: {{value: What {english} is., sources: [gazette]}}\n"
        for number, (english, korean, japanese) in enumerate(terms)
    ]
    (folder / "glossary.yml").write_text("".join(lines), encoding="utf-8")


def page(number: int, terms: Sequence[tuple[str, str, str]], *, words: int = WORDS) -> str:
    """Return a page in Markdown with five sections, one word in forty of which names one of five terms.

    Three pages in five are in English, one in Korean, one in Japanese.
    """
    chance = random.Random(number)
    terms = chance.sample(terms, 5)
    language = ("en", "en", "en", "ko", "ja")[number % 5]
    sections = []
    for section in range(5):
        paragraphs = (_paragraph(chance, language, terms, words // 20) for _ in range(4))
        sections.append(f"## Section {section}\n\n" + "\n\n".join(paragraphs))
    return f"# Page {number}\n\n" + "\n\n".join(sections) + "\n"


def write_site(folder: Path, terms: Sequence[tuple[str, str, str]], pages: int, *, glossary: str) -> None:
    """Write a whole site of the theme Material, with articles whose `glossary` is ``on`` or ``off``."""
    write_glossary(folder / "content" / "fact_sheets", terms)
    (folder / "mkdocs.yml").write_text(_CONFIGURATION, encoding="utf-8")
    (folder / "content" / "articles").mkdir()
    for number in range(pages):
        head = f"---\ntitle: Page {number}\ndate: 2030-01-01\nkind: background\nrights: own\n"
        head += f"glossary: {glossary}\n---\n"
        path = folder / "content" / "articles" / f"{number}.md"
        path.write_text(head + page(number, terms), encoding="utf-8")


def _paragraph(
    chance: random.Random, language: str, terms: Sequence[tuple[str, str, str]], words: int
) -> str:
    written = [_plain(chance, language) for _ in range(words)]
    for at in range(chance.randrange(40), words, 40):
        name = chance.choice(terms)[LANGUAGES.index(language)]
        written[at] = name + chance.choice(_PARTICLES[language])
    written[words // 2] = f"*{written[words // 2]}*"
    written[words // 3] = f"[{written[words // 3]}](https://example.org/{words})"
    lines = (written[start : start + 15] for start in range(0, words, 15))
    return "\n".join(("" if language == "ja" else " ").join(line) for line in lines) + "."


def _plain(chance: random.Random, language: str) -> str:
    if language == "en" and chance.random() < 0.7:
        return chance.choice(_ENGLISH)
    words = _vocabulary(language)
    # As in any language, few words make up most of a text, and most occur seldom.
    word = words[int(len(words) * chance.random() ** 4)]
    return word if language == "en" else word + chance.choice(_PARTICLES[language])


@cache
def _vocabulary(language: str) -> tuple[str, ...]:
    letters, fewest, most = {"en": (_SYLLABLES, 1, 4), "ko": (_HANGUL, 1, 4), "ja": (_KATAKANA, 2, 5)}[
        language
    ]
    chance = random.Random(language)
    return tuple(dict.fromkeys(_word(chance, letters, fewest, most) for _ in range(_VOCABULARY)))


def _word(chance: random.Random, letters: Sequence[str], fewest: int, most: int) -> str:
    return "".join(chance.choice(letters) for _ in range(chance.randint(fewest, most)))
