"""Dates in the words of a language: tables to read as the specification."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispute_briefings.facts.dates import Date
from dispute_briefings.language.date_words import LONG, SENTENCE, SHORT
from dispute_briefings.language.dates import Form, datetime_attribute, in_words

ENGLISH = """
date                    long                                    short                          in a sentence
2019                    2019                                    2019                           in 2019
2019-07                 July 2019                               Jul 2019                       in July 2019
2019-07-04              4 July 2019                             4 Jul 2019                     on 4 July 2019
2019-07-04T17:00+09:00  4 July 2019, 17:00 (UTC+9)              4 Jul 2019, 17:00 (UTC+9)      on 4 July 2019 at 17:00 (UTC+9)
2019-07-04T17:00Z       4 July 2019, 17:00 (UTC)                4 Jul 2019, 17:00 (UTC)        on 4 July 2019 at 17:00 (UTC)
2019-07-04T17:00-03:30  4 July 2019, 17:00 (UTC−3:30)           4 Jul 2019, 17:00 (UTC−3:30)   on 4 July 2019 at 17:00 (UTC−3:30)
2019-21                 spring 2019                             spring 2019                    in spring 2019
2019-24                 winter 2019–20                          winter 2019–20                 in winter 2019–20
1999-24                 winter 1999–2000                        winter 1999–2000               in winter 1999–2000
2019-35                 third quarter of 2019                   Q3 2019                        in the third quarter of 2019
2019-40                 first half of 2019                      H1 2019                        in the first half of 2019
201X                    2010s                                   2010s                          in the 2010s
20XX                    2000–2099                               2000–2099                      in 2000–2099
2019-XX                 2019                                    2019                           in 2019
2019-07-XX              July 2019                               Jul 2019                       in July 2019
2019~                   about 2019                              c. 2019                        around 2019
2019?                   2019 (uncertain)                        2019?                          in 2019 (uncertain)
2019-07-04%             about 4 July 2019 (uncertain)           c. 4 Jul 2019?                 around 4 July 2019 (uncertain)
2019-35~                about the third quarter of 2019         c. Q3 2019                     around the third quarter of 2019
2019/2021               2019–2021                               2019–2021                      from 2019 to 2021
2019-07/2019-09         July–September 2019                     Jul–Sept 2019                  from July to September 2019
2019-07/2020-08         July 2019 to August 2020                Jul 2019 – Aug 2020            from July 2019 to August 2020
2019-07-01/2019-07-09   1–9 July 2019                           1–9 Jul 2019                   from 1 to 9 July 2019
2019-07-04/2019-08-03   4 July to 3 August 2019                 4 Jul – 3 Aug 2019             from 4 July to 3 August 2019
2019-07-04/2020-08-03   4 July 2019 to 3 August 2020            4 Jul 2019 – 3 Aug 2020        from 4 July 2019 to 3 August 2020
2019-07-04/2019-07-04   4 July 2019                             4 Jul 2019                     on 4 July 2019
2019-07/2019-09-03      July 2019 to 3 September 2019           Jul 2019 – 3 Sept 2019         from July 2019 to 3 September 2019
2019-34/2019-35         second quarter of 2019 to third quarter of 2019  Q2 2019 – Q3 2019     from the second quarter of 2019 to the third quarter of 2019
2019~/2021?             about 2019 to 2021 (uncertain)          c. 2019 – 2021?                from about 2019 to 2021 (uncertain)
2019-07-04/..           since 4 July 2019                       since 4 Jul 2019               since 4 July 2019
2019-35/..              since the third quarter of 2019         since Q3 2019                  since the third quarter of 2019
2019-07-04/             from 4 July 2019 (end unknown)          from 4 Jul 2019                from 4 July 2019 (end unknown)
../2019-07              until July 2019                         until Jul 2019                 until July 2019
/2019-07                until July 2019 (start unknown)         until Jul 2019                 until July 2019 (start unknown)
2019-07-12T14:00+09:00/2019-07-12T19:50+09:00  12 July 2019, 14:00–19:50 (UTC+9)  12 Jul 2019, 14:00–19:50 (UTC+9)  on 12 July 2019 from 14:00 to 19:50 (UTC+9)
"""  # noqa: E501 - a row is one line

KOREAN = """
date                    long and short                     in a sentence
2019                    2019년                             2019년에
2019-07                 2019년 7월                         2019년 7월에
2019-07-04              2019년 7월 4일                     2019년 7월 4일에
2019-07-04T17:00+09:00  2019년 7월 4일 17:00(UTC+9)        2019년 7월 4일 17:00(UTC+9)에
2019-23                 2019년 가을                        2019년 가을에
2019-24                 2019~2020년 겨울                   2019~2020년 겨울에
2019-35                 2019년 3분기                       2019년 3분기에
2019-41                 2019년 하반기                      2019년 하반기에
201X                    2010년대                           2010년대에
20XX                    2000년~2099년                      2000년~2099년 사이에
2019~                   2019년경                           2019년경에
2019?                   2019년(불확실)                     2019년에(불확실)
2019/2021               2019년~2021년                      2019년부터 2021년까지
2019-07/2019-09         2019년 7월~9월                     2019년 7월부터 9월까지
2019-07-01/2019-07-09   2019년 7월 1일~9일                 2019년 7월 1일부터 9일까지
2019-07-04/2019-08-03   2019년 7월 4일~8월 3일             2019년 7월 4일부터 8월 3일까지
2019-07-04/2020-08-03   2019년 7월 4일~2020년 8월 3일      2019년 7월 4일부터 2020년 8월 3일까지
2019-07-04/..           2019년 7월 4일부터                 2019년 7월 4일부터
2019-07-04/             2019년 7월 4일부터(종료 시점 미상)  2019년 7월 4일부터(종료 시점 미상)
../2019-07              2019년 7월까지                     2019년 7월까지
/2019-07                2019년 7월까지(시작 시점 미상)     2019년 7월까지(시작 시점 미상)
2019-07-12T14:00+09:00/2019-07-12T19:50+09:00  2019년 7월 12일 14:00~19:50(UTC+9)  2019년 7월 12일 14:00부터 19:50까지(UTC+9)
"""  # noqa: E501 - a row is one line

JAPANESE = """
date                    long and short                     in a sentence
2019                    2019年                             2019年に
2019-07                 2019年7月                          2019年7月に
2019-07-04              2019年7月4日                       2019年7月4日に
2019-07-04T17:00+09:00  2019年7月4日17:00（UTC+9）         2019年7月4日17:00（UTC+9）に
2019-22                 2019年夏                           2019年夏に
2019-24                 2019～2020年冬                     2019～2020年冬に
2019-35                 2019年第3四半期                    2019年第3四半期に
2019-40                 2019年上半期                       2019年上半期に
201X                    2010年代                           2010年代に
20XX                    2000年～2099年                     2000年～2099年に
2019~                   2019年頃                           2019年頃に
2019?                   2019年（不確実）                   2019年に（不確実）
2019/2021               2019年～2021年                     2019年から2021年まで
2019-07/2019-09         2019年7月～9月                     2019年7月から9月まで
2019-07-01/2019-07-09   2019年7月1日～9日                  2019年7月1日から9日まで
2019-07-04/2020-08-03   2019年7月4日～2020年8月3日         2019年7月4日から2020年8月3日まで
2019-07-04/..           2019年7月4日から                   2019年7月4日から
2019-07-04/             2019年7月4日から（終了時期不明）   2019年7月4日から（終了時期不明）
../2019-07              2019年7月まで                      2019年7月まで
/2019-07                2019年7月まで（開始時期不明）      2019年7月まで（開始時期不明）
2019-07-12T14:00+09:00/2019-07-12T19:50+09:00  2019年7月12日14:00～19:50（UTC+9）  2019年7月12日14:00から19:50まで（UTC+9）
"""  # noqa: E501 - a row is one line

# What Babel carries is in the language; the words that it lacks are English.
OTHERS = """
language  date                    words
en-US     2019-07-04              July 4, 2019
en-US     2019-07-01/2019-07-09   July 1 to 9, 2019
de        2019-07-04              4. Juli 2019
de        2019-07-04T17:00+09:00  4. Juli 2019, 17:00 (UTC+9)
de        2019-07-01/2019-07-09   1.–9. Juli 2019
de        2019-35                 3. Quartal 2019
de        2019-40                 Januar–Juni 2019
de        2019-21                 März–Mai 2019
de        201X                    2010–2019
de        2019~                   about 2019
de        2019-07-04/..           since 4. Juli 2019
fr        2019-07-04              4 juillet 2019
fr        2019-07/2019-09         juillet–septembre 2019
zh-Hant   2019-07-04              2019年7月4日
zh-Hant   2019-07-01/2019-07-09   2019年7月1日至9日
fa        2019-07/2019-09         ژوئیهٔ 2019 تا سپتامبر 2019
ko-KR     2019-07-04              2019년 7월 4일
ja_JP     2019-07-04              2019年7月4日
EN        2019-07-04              4 July 2019
tlh       2019-07-04              4 July 2019
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """Return the rows of a table whose columns stand two spaces apart, without its head."""
    return [tuple(re.split(r" {2,}", line.strip())) for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("text", "long", "short", "sentence"), rows(ENGLISH))
def test_english(text: str, long: str, short: str, sentence: str) -> None:
    date = Date.parse(text)

    assert in_words(date, "en") == long
    assert in_words(date, "en", form="short") == short
    assert in_words(date, "en", form="sentence") == sentence


@pytest.mark.parametrize(
    ("language", "text", "words", "sentence"),
    [("ko", *row) for row in rows(KOREAN)] + [("ja", *row) for row in rows(JAPANESE)],
)
def test_korean_and_japanese(language: str, text: str, words: str, sentence: str) -> None:
    date = Date.parse(text)

    assert in_words(date, language) == in_words(date, language, form="short") == words
    assert in_words(date, language, form="sentence") == sentence


@pytest.mark.parametrize(("language", "text", "words"), rows(OTHERS))
def test_other_languages_as_far_as_babel_carries(language: str, text: str, words: str) -> None:
    assert _plain(in_words(Date.parse(text), language)) == words


@pytest.mark.parametrize("language", ["de", "fr", "zh-Hant"])
def test_a_language_without_words_of_its_own_has_no_preposition(language: str) -> None:
    date = Date.parse("2019-07-04")

    assert in_words(date, language, form="sentence") == in_words(date, language)


@pytest.mark.parametrize("language", ["", "x", "../../etc/passwd", "e" * 1000, "zz-Zzzz-ZZ"])
def test_a_language_that_nobody_knows_is_written_as_english(language: str) -> None:
    assert in_words(Date.parse("2019-07-04"), language) == "4 July 2019"


def test_every_language_with_words_has_them_in_every_form() -> None:
    assert LONG.keys() == SHORT.keys() == SENTENCE.keys()


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("2019", "2019"),
        ("2019-07", "2019-07"),
        ("2019-07-04", "2019-07-04"),
        ("2019-07-04T17:00+09:00", "2019-07-04T17:00+09:00"),
        ("2019-07-04T08:00Z", "2019-07-04T08:00Z"),
        ("2019-XX", "2019"),
        ("2019-07-XX", "2019-07"),
        ("2019~", None),
        ("2019-07-04?", None),
        ("2019-24", None),
        ("2019-35", None),
        ("2019-40", None),
        ("201X", None),
        ("2019-07/2019-09", None),
        ("2019-07-04/..", None),
        ("../2019-07-04", None),
    ],
)
def test_html_is_given_only_what_it_has_a_form_for(text: str, attribute: str | None) -> None:
    assert datetime_attribute(Date.parse(text)) == attribute


_dates = st.sampled_from([Date.parse(row[0]) for row in rows(ENGLISH)]) | st.dates().map(Date.day)


@given(
    _dates,
    st.sampled_from(["en", "ko", "ja", "de", "ar", "ru"]),
    st.sampled_from(["long", "short", "sentence"]),
)
def test_every_date_has_words_and_keeps_its_years(date: Date, language: str, form: Form) -> None:
    words = in_words(date, language, form=form)

    assert words == words.strip()
    assert "{" not in words
    assert str(date.year) in words


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "ko_KR.UTF-8", "LANGUAGE": "ko"},
        {"LC_ALL": "xx_junk", "TZ": "Pacific/Kiritimati"},
        {"LC_TIME": "de_DE.UTF-8", "TZ": "America/St_Johns"},
    ],
)
def test_words_do_not_depend_on_the_locale_of_the_process(environment: dict[str, str]) -> None:
    program = (
        "import locale, contextlib\n"
        "with contextlib.suppress(locale.Error): locale.setlocale(locale.LC_ALL, '')\n"
        "from dispute_briefings.facts.dates import Date\n"
        "from dispute_briefings.language.dates import in_words\n"
        "print(ascii([in_words(Date.parse('2019-07-04T17:00+09:00'), tag) for tag in ('en', 'ko', 'ja')]))"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    process = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env={**kept, **environment, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert process.stdout.strip() == ascii(
        ["4 July 2019, 17:00 (UTC+9)", "2019년 7월 4일 17:00(UTC+9)", "2019年7月4日17:00（UTC+9）"]
    )


def _plain(text: str) -> str:
    """Return a text with the thin spaces of CLDR as plain ones."""
    return re.sub(r"[\u2009\u202f\u00a0]", " ", text)
