"""How engines and our plugin use the extension."""

from __future__ import annotations

import logging
import re
import shutil
from pathlib import Path

import pytest
from markdown import Markdown
from tests.prose.quarrel import SITE, USUAL, book, converted, extension_at
from tests.sample_site import SAMPLE, book_of

from dispute_briefings.problems import ProblemsFound
from dispute_briefings.prose.extension import BriefingsExtension, makeExtension
from dispute_briefings.views.addresses import directory_url


def test_what_a_page_used() -> None:
    extension = extension_at("articles/a.md")
    converted("- [[etching-gas]] [[gas-licences.in-force]][@yonhap-report]\n- `[[resin]]`", extension)
    assert extension.used("articles/a.md") == {
        "etching-gas",
        "gas-licences",
        "licences-start.dates.in-force",
        "yonhap-report",
    }
    assert extension.used("articles/b.md") == frozenset()


def test_what_the_notes_of_a_page_used() -> None:
    extension = extension_at("a.md")
    converted("A rule on [[etching-gas]].", extension)
    assert {"etching-gas", "gas-licences", "kind:measure", "ministry-notice"} <= extension.used("a.md")


def test_a_view_says_what_it_used() -> None:
    extension = extension_at("a.md")
    converted("/// timeline\n    level: 1\n///", extension)
    assert {"kind:event", "licences-start"} <= extension.used("a.md")


def test_a_name_is_used_too() -> None:
    extension = extension_at("a.md")
    converted("The resins.", extension)
    assert extension.used("a.md") >= {"resin"}


def test_a_page_can_do_without_links_by_name() -> None:
    extension = BriefingsExtension(book=book())
    extension.at_page("a.md", directory_url, has_glossary=False)
    assert converted("The resins.", extension) == "<p>The resins.</p>"


def test_a_site_can_do_without_links_by_name() -> None:
    extension = BriefingsExtension(book=book(), glossary=False)
    extension.at_page("a.md", directory_url)
    assert converted("The resins.", extension) == "<p>The resins.</p>"


def test_a_page_does_not_link_to_itself_by_name() -> None:
    own = converted("Resin from a foundry.", extension_at("materials/resin.md"))
    assert "/glossary/#foundry" in own
    assert "/materials/resin/" not in own
    assert "#foundry" not in converted("Resin from a foundry.", extension_at("glossary.md"))


def test_pages_do_not_know_of_each_other() -> None:
    extension = BriefingsExtension(book=book())
    markdown = Markdown(extensions=[*USUAL, extension])
    for path, text in {
        "a.md": "- [[nothing]]\n- [[resin]]",
        "b.md": "One.[@yonhap-report]",
        "c.md": "c",
    }.items():
        extension.at_page(path, directory_url)
        html = markdown.reset().convert(text)
    assert html == "<p>c</p>"
    assert [str(p.position) for p in extension.problems] == ["a.md:1:3"]
    assert extension.used("a.md") == {"resin"}
    extension.at_page("a.md", directory_url)
    markdown.reset().convert("mended [[resin]]")
    assert extension.problems == ()


def test_a_second_conversion_gives_the_same() -> None:
    extension = extension_at()
    text = "[[resin]][@yonhap-report] [[nothing]]\n\n/// timeline\n    levl: 1\n///\n"
    first = converted(text, extension), extension.problems
    assert (converted(text, extension), extension.problems) == first


def test_links_are_resolved_from_the_page() -> None:
    extension = BriefingsExtension(book=book())
    extension.at_page("articles/a.md", lambda target: f"../../{target}")
    assert 'href="../../materials/resin.md"' in converted("[[resin]]", extension)


def test_a_page_that_is_in_order_is_converted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    extension = extension_at()
    markdown = Markdown(extensions=[*USUAL, extension])
    monkeypatch.setattr(markdown, "convert", None)
    with pytest.raises(TypeError):
        Markdown.convert(markdown, "[[nothing]]")
    markdown.reset()
    text = "[[resin]] [[1]](https://example.org/)[@yonhap-report]\n\n/// timeline\n    level: 1\n///\n"
    assert "bf-view" in Markdown.convert(markdown, text)


def test_it_runs_alone(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.chdir(SITE)
    markdown = Markdown(
        extensions=["briefings", "tables"],
        extension_configs={"briefings": {"base": "/sub/", "language": "ja"}},
    )
    with caplog.at_level(logging.WARNING):
        html = markdown.convert("- [[etching-gas]]\n- [[nothing]]")
    assert '<a class="bf-record" href="/sub/materials/etching-gas/">エッチングガス</a>' in html
    assert caplog.messages == ["markdown:2:3: error[unknown-record] no record 'nothing'"]


def test_alone_it_reads_the_facts_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(shutil.copytree(SITE, tmp_path / "site"))
    texts = [Markdown(extensions=[makeExtension()]).convert("[[resin]]") for _ in range(2)]
    assert texts[0] == texts[1]
    sheet = Path("content/fact_sheets/materials/resin.yml")
    sheet.write_text(sheet.read_text().replace("name: Resin", "name: Rosin"))
    assert "Rosin" in Markdown(extensions=[makeExtension()]).convert("[[resin]]")


def test_alone_it_lists_what_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(shutil.copytree(SITE, tmp_path / "site"))
    Path("content/fact_sheets/materials/resin.yml").write_text("nam: Resin\n")
    markdown = Markdown(extensions=[makeExtension()])
    with pytest.raises(ProblemsFound, match=r"cannot be read: 1 error\n.*resin.yml:1:1: error.unknown-field"):
        markdown.convert("[[resin]]")
    with pytest.raises(FileNotFoundError, match="set `fact_sheets` of the extension"):
        Markdown(extensions=[makeExtension(fact_sheets="nowhere")]).convert("a")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"fact_sheet": "a"}, "briefings: fact_sheet: there is no such setting; did you mean 'fact_sheets'?"),
        ({"x": "a"}, "the settings are fact_sheets, vocabulary, language, base, glossary"),
        ({"fact_sheets": 3}, "briefings: fact_sheets: 3 is no text; write one as in 'content/fact_sheets'"),
        ({"vocabulary": ""}, "vocabulary: '' is no text"),
        ({"language": "English"}, "language: 'English' is no language tag such as en, ko or ja"),
        ({"base": "sub"}, "base: 'sub' does not begin and end with a slash; write /sub/"),
        ({"glossary": "no"}, "glossary: 'no' is neither true nor false"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused(settings: dict[str, object], told: str) -> None:
    with pytest.raises((KeyError, ValueError), match=re.escape(told)):
        makeExtension(**settings)


def test_generated_headings_have_their_anchors_without_attr_list() -> None:
    for extensions in ([extension_at()], [extension_at(), "attr_list"], ["attr_list", extension_at()]):
        html = Markdown(extensions=extensions).convert("## 2031 {#y2031}")
        assert html == '<h2 id="y2031">2031</h2>'


@pytest.mark.parametrize("view", ["timeline", "status"])
@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("dispute: salt-quota", "in the dispute 'salt-quota'; did you mean 'quota'?"),
        ("", "in any dispute; did you mean 'quota'?"),
    ],
)
def test_a_strand_that_a_block_names_is_there(view: str, options: str, told: str) -> None:
    extension = BriefingsExtension(book=book_of(SAMPLE))
    extension.at_page("a.md", directory_url)
    Markdown(extensions=[extension]).convert(f"/// {view}\n    strand: qouta\n    {options}\n///\n")
    (problem,) = extension.problems
    assert str(problem) == f"a.md:2:13: error[unknown-part] view '{view}': no strand 'qouta' {told}"
    Markdown(extensions=[extension]).convert(f"/// {view}\n    strand: quota\n    {options}\n///\n")
    assert extension.problems == ()


def test_text_from_elsewhere_is_told_of_at_the_top() -> None:
    extension = extension_at("a.md")
    markdown = Markdown(extensions=[extension])
    markdown.preprocessors.register(_Snippet(markdown), "snippet", 32)
    markdown.convert("a\n\nb")
    assert [str(p) for p in extension.problems] == ["a.md:1:1: error[unknown-record] no record 'nothing'"]


class _Snippet:
    def __init__(self, markdown: Markdown) -> None:
        self.md = markdown

    def run(self, lines: list[str]) -> list[str]:
        return [*lines, "", "[[nothing]]"]
