"""What is told of the words of an article, and what is let be: relative dates, what is unbound, motives.

In each case ``«`` stands before the place that is told of; it is taken out first.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from tests.prose.quarrel import book, converted, extension_at

from dispute_briefings.facts.dates import Date
from dispute_briefings.problems import Problem, Severity
from dispute_briefings.prose.checks import CHECKS
from dispute_briefings.prose.checks.citing import citing
from dispute_briefings.prose.checks.motive import motive
from dispute_briefings.prose.checks.relative import relative
from dispute_briefings.prose.checks.titles import titles
from dispute_briefings.prose.checks.unbound import unbound
from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.prose.readable import PageText
from dispute_briefings.views.addresses import directory_url

DAY = Date.parse("2031-03-10")

RELATIVE = [
    "They met «last week, and «recently.",
    "# What came «last week\n\n- «soon\n    - «this year",
    "| a |\n|---|\n| «last week |",
    "They met *«last week*, «last\nweek.",
    "They met on [[licences-start.in-force]]; the «next day they left.",
    "It is from «July «last year.".replace("«last", "last"),
    "On «16 December they met.",
    "On [[licences-start.in-force]] they met, and on 3 July.",
    "In 2031 they met.\n\nOn 3 July they left.",
    "## In 2031\n\nOn 3 July they left.",
    "the 29 August [[licences-eased]]",
    "> They met last week.\n\n`last week` <!-- last week -->\n\n    last week",
    'They said “last week”, "last week", 「先週」 and “last\nweek”; «last week.',
    "[[licences-start|last week]] [a](last-week.md) ![x](last%20week.png)",
    "지난주 만났다.".replace("지난주", "«지난주"),
    "«先週会った。",
    "The week's last day; it lasted 90 days, until noon.",
]

UNBOUND = [
    "In «2030 it was so.",
    "In «2030 it was 900 tonnes. It was «800 then.",
    "It fell by «31.4 percent on 4 May 2030.",
    "It was 900 tonnes [@yearbook]. It was «800.",
    "It was 900 tonnes. [@yearbook]",
    "It was 900 tonnes, in [[gas-exports.2031-01]]. It was 900 in [[licences-start]].",
    "In [[resin]] it was «900, in [[eastland]].",
    "It was 900 tonnes[^1].\n\n[^1]: Yearbook.",
    "It was [900 tonnes](https://example.org/a), and 300. In [the article of 2030](a.md).",
    "# In 2030\n\n| 900 |\n|---|\n| 800 |\n\n> In 2030.\n\n`900`",
    "1. One\n2. Two\n10. Ten",
    "The 1965 agreement, the agreement of 1965, Article 4, No. 3, DS590, four plants, at 13:59, Expo 1970.",
    "They said “900 tonnes”.",
    "지난 «2030년 7월 4일에 만났다. «2030年7月。",
    "At the end of «2030 it was so.",
    "Of «1,138 items, 20 were left.",
]

MOTIVES = [
    "It was «retaliation. They «retaliated «in order to punish them.",
    "It was a «pretext.\n\nIt was «politically\nmotivated.",
    "Westland called it retaliation. According to Westland it was a pretext.",
    "Eastland said that it was no retaliation; Westland spoke of revenge.",
    "It was “retaliation”, as > they\n\n> retaliation\n\n`retaliation`",
    "이는 «보복이다. 서국은 보복이라고 주장했다.",
    "«報復だ。西国は報復だと主張した。",
    "They talked about it.",
    "# A «pretext",
]


def told(check: object, text: str, **page: object) -> list[Problem]:
    extension = BriefingsExtension(book=book(), checks=[check])  # type: ignore[list-item]
    extension.at_page("page.md", directory_url, is_checked=True, date=DAY, **page)  # type: ignore[arg-type]
    converted(text, extension)
    return list(extension.problems)


def cases() -> Iterable[tuple[object, str]]:
    tables = {relative: RELATIVE, unbound: UNBOUND, motive: MOTIVES}
    return [(check, text) for check, texts in tables.items() for text in texts]


@pytest.mark.parametrize(("check", "written"), cases())
def test_where(check: Callable[..., object], written: str) -> None:
    expected = [
        (number, found.start() + 1 - line[: found.start()].count("«"))
        for number, line in enumerate(written.split("\n"), start=1)
        for found in re.finditer("«", line)
    ]
    problems = told(check, written.replace("«", ""))
    assert [(p.position.line, p.position.column) for p in problems] == expected, "\n".join(map(str, problems))


@pytest.mark.parametrize(
    "text",
    [
        "It fell «[yearbook].",
        "It fell («@yearbook), and «@yearbook says why.",
        "It fell [@yearbook]. See [yearbook](a.md), [yearbook][1], \\[yearbook], `@yearbook`.",
        "Write to a@yearbook or to @nobody.",
        "It fell [@yearbook, p. 1; yonhap-report].\n\n[1]: https://example.org/@yearbook",
    ],
)
def test_the_id_of_a_source_cites_it(text: str) -> None:
    test_where(citing, text)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("# The talks\n\n# Later\n", []),
        ("Some words.\n\n# Later #\n\n# And later\n", [3]),
        ("## Later\n\n```\n# a remark\n```\n", []),
        ("# On [[resin]]\n", []),
    ],
)
def test_the_title_is_the_heading(text: str, columns: list[int]) -> None:
    assert [p.position.column for p in told(titles, text, title="The talks")] == columns
    assert told(titles, text) == []


def test_what_is_said_of_a_relative_date() -> None:
    text = (
        "They met last month, on 1 June last year and on 1 February this year. On 4 May 2030 they met."
        " The next day they left.\n\nThe same day. Soon."
    )
    assert [f"{p.severity}: {p.what}; {p.cure}" for p in told(relative, text)] == [
        "warning: 'last month' means 2031-02, counted from 2031-03-10, the day of the page; "
        "write 'February 2031', or bind the fact: [[...]]",
        "warning: '1 June last year' means 2030-06-01, counted from 2031-03-10, the day of the page; "
        "write '1 June 2030', or bind the fact: [[...]]",
        "warning: '1 February this year' means 2031-02-01, counted from 2031-03-10, the day of the page; "
        "write '1 February 2031', or bind the fact: [[licences-start.in-force]]",
        "note: 'next day' means 2030-05-05, counted from 2030-05-04, named before it; "
        "write '5 May 2030', or bind the fact: [[...]]",
        "warning: 'same day' cannot be resolved: no date stands before it in its paragraph; "
        "write the date, or bind the fact: [[...]]",
        "warning: 'Soon' cannot be resolved: it names no time; write the date, or bind the fact: [[...]]",
    ]


def test_a_date_without_its_year_is_a_note_and_the_title_may_name_it() -> None:
    (found,) = told(relative, "On 16 December they met.")
    assert found.severity is Severity.NOTE
    assert (
        found.what
        == "'16 December' has no year and means 2030-12-16, counted from 2031-03-10, the day of the page"
    )
    assert told(relative, "On 16 December they met.", title="The talks of 2029") == []


def test_a_site_may_ask_for_a_warning() -> None:
    extension = BriefingsExtension(book=book(), unbound="warning")
    extension.at_page("page.md", directory_url, is_checked=True, date=DAY)
    converted("In 2030 it was so.", extension)
    assert [(p.code, p.severity) for p in extension.problems] == [("unbound", Severity.WARNING)]


def test_alone_words_are_checked_where_the_settings_say_so(caplog: pytest.LogCaptureFixture) -> None:
    for setting, expected in ((False, 0), (True, 1)):
        caplog.clear()
        extension = BriefingsExtension(book=book(), check_words=setting)
        Markdown(extensions=[extension]).convert("It was retaliation.")
        assert len(extension.problems) == expected


PIECES = st.sampled_from(
    [
        "last week",
        "[[licences-eased]]",
        "[[licences-start.in-force|",
        "]]",
        "1 July",
        "2030",
        "the ",
        "(",
        ")",
        "`",
        "retaliation",
        "> ",
        "\n\n",
        "\n",
        "- ",
        "<!-- briefings: ignore ",
        "motive: a",
        "-->",
        "“",
        "”",
        "[@yearbook]",
        "<code>",
        "</code>",
        "```\n",
        "    ",
        "| ",
        "|---|\n",
        "# ",
        "**",
        "\U000f0000",
        "지난달",
        "先月",
        "[^1]",
        "&#8212;",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=120))
@settings(deadline=None, max_examples=200)
def test_whatever_is_written_is_told_at_a_place_in_it(text: str) -> None:
    extension = extension_at("page.md", is_checked=True, date=DAY)
    converted(text, extension)
    lines = re.split("\r\n|[\r\n]", text)
    for each in extension.problems:
        assert 1 <= each.position.line <= len(lines)
        assert 1 <= each.position.column <= len(lines[each.position.line - 1]) + 1


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(
    "text",
    [
        "1 July [[licences-eased]] " * 3_000,
        "“" * 30_000,
        "[[" * 20_000,
        "2030 " * 20_000,
        "last week " * 8_000,
        "<!-- " * 10_000,
        "`" * 30_001,
        '"a ' * 20_000,
        "retaliation " * 8_000,
        "a. " * 20_000 + "2030",
        "&" * 40_000,
    ],
)
def test_a_long_text_takes_no_long_time(check: Callable[[PageText], Iterable[object]], text: str) -> None:
    started = time.process_time()
    list(check(PageText(text=text, book=book(), language="en", date=DAY)))
    assert time.process_time() - started < 5
