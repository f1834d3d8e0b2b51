"""What pages name and cite is known before any of them is rendered."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from markdown import Markdown
from tests.prose.quarrel import book

from dispute_briefings.language.sentences import Sentences
from dispute_briefings.prose.articles import Article, entries_of, forget, mentioned_in, read_articles
from dispute_briefings.prose.checking import problems_in_prose
from dispute_briefings.prose.front_matter import opening
from dispute_briefings.prose.mentions import Mention, plain
from dispute_briefings.prose.places import MarkedText
from dispute_briefings.views import Setting

HEAD = "---\ntitle: {}\ndate: {}\nkind: analysis\nrights: own\n{}---\n\n"


def written(content: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return content


def one(tmp_path: Path, text: str) -> Article:
    content = written(tmp_path / "content", {"articles/a.md": HEAD.format("A", "2031-07-01", "") + text})
    articles, problems = read_articles(content, tmp_path, book())
    assert problems == ()
    return articles[0]


def as_read(mention: Mention) -> str:
    return plain(mention.written, Setting(book=book(), resolve=str))


def test_mentions_have_line_and_sentence(tmp_path: Path) -> None:
    article = one(
        tmp_path,
        "# Talks on [[etching-gas]]\n\n"
        "First. Then **they met** on [[first-talks.date]] in Port St. John[^1].\n"
        "Nobody said why.[@yonhap-report]\n\n"
        "- `[[resin]]` is code\n"
        "- [[resin|the *resin*]], as [told](https://example.org)[@asahi-report, p. 1]\n\n"
        "[^1]: See [[gas-licences]]!\n",
    )
    assert [(m.record, m.line, as_read(m)) for m in article.mentions] == [
        ("etching-gas", 8, "Talks on Etching gas"),
        ("first-talks", 10, "Then they met on 1 July 2031 in Port St. John."),
        ("yonhap-report", 11, "Nobody said why."),
        ("resin", 14, "the resin, as told"),
        ("asahi-report", 14, "the resin, as told"),
        ("gas-licences", 16, "See Licences for etching gas!"),
    ]
    assert article.cited == ("yonhap-report", "asahi-report")


def test_a_name_is_a_mention_too(tmp_path: Path) -> None:
    article = one(
        tmp_path,
        "# The foundry\n\n"
        "> A resin.\n\n"
        "`MOT` and <q>MOT</q>. The **Ministry of\nTrade** wrote. The MOT wrote again to the foundry. "
        "A trade quota.\n\n"
        "```\nresin\n```\n\n"
        "- a [[licence]] or general licence of the foundry\n\n"
        "    resin in a list\n\n"
        "    <code>assay</code>, [assays](https://example.org/foundry)\n\n"
        "A licence.\n",
    )
    assert [(m.record, m.address, m.line, as_read(m)) for m in article.mentions] == [
        ("trade-ministry", "trade-ministry", 12, "The Ministry of Trade wrote."),
        ("foundry", "foundry", 13, "The MOT wrote again to the foundry."),
        ("licence", "licence", 19, "a licence or general licence of the foundry"),
        ("general-licence", "general-licence", 19, "a licence or general licence of the foundry"),
        ("resin", "resin", 21, "resin in a list"),
        ("assay", "assay", 23, "assay, assays"),
        ("licence", "licence", 25, "A licence."),
    ]
    assert article.cited == ()


def test_names_alone_are_told_from_code_without_the_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Markdown, "convert", None)
    article = one(tmp_path, "> A resin.\n\n`assay` ``resin``\n\n```\nresin\n```\n\nThe foundry.")
    assert [m.record for m in article.mentions] == ["foundry"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two «x. Three.", "Two x."),
        ("U.S. and Mr. Kim «x. Then", "U.S. and Mr. Kim x."),
        ("No. 5 is «x", "No. 5 is x"),
        ("「はい。」と言った。次は«xだ。終わり。", "次はxだ。"),
        ("첫째다. 둘째는 «x이다. 셋째다.", "둘째는 x이다."),
        ("It rose to 1.5 «x. It fell.", "It rose to 1.5 x."),
        ("a\n\n> quoted «x\n> more\n\nb", "quoted x more"),
        ("1. one\n2. two «x\n3. three", "two x"),
        ("| a | «x y | c |", "x y"),
        ("# Heading\nText «x", "Text x"),
        ('She said "No." He left «x.', "He left x."),
        ("«x", "x"),
    ],
)
def test_sentences(text: str, sentence: str) -> None:
    assert Sentences(text=text.replace("«", "")).around(text.index("«")) == sentence


def test_pages_in_the_order_of_their_paths(tmp_path: Path) -> None:
    content = written(
        tmp_path / "content",
        {
            "articles/b.md": HEAD.format("B", "2031-07-02", "about: resin\nsummary: On resin.\n")
            + "[[etching-gas]]",
            "articles/a.md": HEAD.format("A", "2031-07-01", "") + "One [[etching-gas]]. Two [[etching-gas]].",
            "articles/index.md": "# All\n",
            "about.md": "# About *us* {#about}\n",
            "fact_sheets/notes.md": "[[nothing",
            ".hidden/x.md": "x",
        },
    )
    articles, problems = read_articles(content, tmp_path, book())
    assert problems == ()
    assert [(a.path, a.title, a.is_article) for a in articles] == [
        ("about.md", "About *us*", False),
        ("articles/a.md", "A", True),
        ("articles/b.md", "B", True),
        ("articles/index.md", "All", False),
    ]
    assert [entry.title for entry in entries_of(articles)] == ["B", "A"]
    mentioned = mentioned_in(articles, book())
    assert [(m.title, m.sentence) for m in mentioned["etching-gas"]] == [
        ("A", "One Etching gas."),
        ("B", "Etching gas"),
    ]
    assert [(m.path, m.sentence) for m in mentioned["resin"]] == [("articles/b.md", "On resin.")]


def test_a_page_is_read_again_only_where_it_or_a_name_has_changed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    pages = {f"articles/{name}.md": HEAD.format(name, "2031-07-01", "") + "[[resin]]" for name in ("a", "b")}
    first, _ = read_articles(written(content, pages), tmp_path, book())
    edited = {**pages, "articles/b.md": pages["articles/b.md"] + " Of [[etching-gas]] too."}
    second, _ = read_articles(written(content, edited), tmp_path, book())
    assert second[0] is first[0]
    assert [mention.record for mention in second[1].mentions] == ["resin", "etching-gas"]
    others = tuple(record for record in book().records if record.id != "resin")
    third, _ = read_articles(content, tmp_path, replace(book(), records=book().records[::-1]))
    assert third[0] is not second[0]
    fourth, _ = read_articles(content, tmp_path, replace(book(), records=others))
    assert [[mention.record for mention in each.mentions] for each in fourth] == [[], ["etching-gas"]]


def test_an_edit_of_what_is_no_name_reads_no_page_again_and_checks_all(tmp_path: Path) -> None:
    pages = {"articles/a.md": HEAD.format("A", "2031-07-01", "source: asahi-report\n") + "[[first-talks]]"}
    content = written(tmp_path / "content", pages)
    first, problems = read_articles(content, tmp_path, book())
    assert problems == ()
    others = tuple(each for each in book().records if each.id not in {"asahi-report", "yonhap-report"})
    second, problems = read_articles(content, tmp_path, replace(book(), records=others))
    assert second[0] is first[0]
    assert [each.code for each in problems] == ["unknown-source"]


def test_what_is_forgotten_is_read_again_as_it_was(tmp_path: Path) -> None:
    text = "---\ntitle: Salt\n---\nOn [[quota]].\n"
    before = one(tmp_path, text)
    forget()
    assert opening.cache_info().currsize == 0
    assert one(tmp_path, text) == before


def test_without_a_book_front_matter_is_read(tmp_path: Path) -> None:
    content = written(tmp_path / "content", {"articles/a.md": "---\ntitle: A\n---\n[[nothing]]"})
    articles, problems = read_articles(content, tmp_path, None)
    assert [a.mentions for a in articles] == [()]
    assert {p.code for p in problems} == {"missing-field"}


def test_files_that_are_no_text(tmp_path: Path) -> None:
    content = written(tmp_path / "content", {"a.md": "# A\n"})
    (content / "latin.md").write_bytes("é".encode("latin-1"))
    (content / "link.md").symlink_to("/etc/hostname")
    (content / "loop").symlink_to(content)
    (content / "gone.md").symlink_to("nowhere")
    os.mkfifo(content / "pipe.md")
    articles, problems = read_articles(content, tmp_path, book())
    assert [a.path for a in articles] == ["a.md"]
    assert {p.position.file for p in problems} == {
        f"content/{name}.md" for name in ("latin", "link", "gone", "pipe")
    }


def test_a_text_is_marked_and_found_again() -> None:
    places = MarkedText(text="a [[b]] [@c]\n> /// d\n", file="a.md", first_line=5)
    marks = [character for character in places.marked if ord(character) >= 0xF0000]
    found = [places.numbered(mark) for mark in marks]
    assert [str(places.position(each.start)) for each in found if each] == [
        "a.md:5:3",
        "a.md:5:9",
        "a.md:6:3",
    ]
    assert places.numbered("\U0010fffd") is None


def test_problems_are_found_without_rendering(tmp_path: Path) -> None:
    content = written(
        tmp_path / "content",
        {
            "articles/a.md": HEAD.format("A", "2031-07-01", "") + "`[[nothing]]`\n\n[[nothing]][@nobody]\n",
            "about.md": "/// timelin\n///\n",
        },
    )
    articles, _ = read_articles(content, tmp_path, book())
    found = problems_in_prose(articles, book(), content=content, root=tmp_path)
    assert [(str(p.position), p.code) for p in found] == [
        ("content/about.md:1:1", "unknown-view"),
        ("content/articles/a.md:10:1", "unknown-record"),
        ("content/articles/a.md:10:12", "unknown-source"),
    ]
