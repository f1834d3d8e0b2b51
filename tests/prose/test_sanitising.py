"""What a page keeps of its HTML, and what it loses."""

from __future__ import annotations

import pytest

from dispute_briefings.prose.sanitising import left_out, sanitised


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>a<script>hack()</script>b</p>", "<p>ab</p>"),
        ("<p onclick='hack()' STYLE='x'>a</p>", "<p>a</p>"),
        ("<style>p{}</style>a", "a"),
        ("<iframe src=x>a</iframe>b", "b"),
        ("<form action=x>a<button>b</button></form>", "ab"),
        ("<base href=x><meta charset=x><link href=x>a", "a"),
        ('<a href="javascript:x">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<a href="java&#10;script:x">a</a>', "<a>a</a>"),
        ('<a href="../x" target="_top" rel="me">a</a>', '<a href="../x" rel="me">a</a>'),
        ('<img src="https://x/y.png" alt="a picture">', "a picture"),
        ('<img src="//x/y.png" alt="a > b">', "a &gt; b"),
        ('<img src="y.png" srcset="//x 2x" alt>', '<img src="y.png" alt="">'),
        ('<video poster="//x" src="//x"></video>', "<video></video>"),
        ('<input type="text"><input name="q">', ""),
        ('<input type="checkbox" id="__search" name="q" class="md-toggle">', '<input type="checkbox">'),
        ('<label for="__search">a</label>', "<label>a</label>"),
        ('<h2 id="__drawer">a</h2>', "<h2>a</h2>"),
        ('<p data-md-component="search" data-clipboard-text="x">a</p>', "<p>a</p>"),
        ('<p class="md-overlay mine md-button">a</p>', '<p class="mine md-button">a</p>'),
        ('<pre class="mermaid">a</pre>', '<pre class="language-mermaid">a</pre>'),
        ('<p title="<b>a">b</p>', '<p title="&lt;\N{WORD JOINER}b&gt;a">b</p>'),
        ("<svg><style><img src=x onerror=hack()></style><path d='M0'/></svg>", '<svg></svg><img src="x">'),
        ("<math><mi><img src=x onerror=hack()></mi></math>", ""),
        ("<!-- a -->b", "b"),
    ],
)
def test_what_acts_is_left_out(html: str, kept: str) -> None:
    assert sanitised(html) == kept
    assert sanitised(kept) == kept


@pytest.mark.parametrize(
    "html",
    [
        '<div class="tabbed-set" data-tabs="1:1"><input checked="" id="__tabbed_1_1" name="__tabbed_1" '
        'type="radio"><div class="tabbed-labels"><label for="__tabbed_1_1">a</label></div></div>',
        '<li><label><input type="checkbox" disabled="" checked=""><span></span></label></li>',
        '<a id="__codelineno-0-1" name="__codelineno-0-1" href="#__codelineno-0-1"></a>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M0 0"></path></svg>',
        '<figure id="__figure-caption_1"><img src="a.png" alt=""><figcaption>a</figcaption></figure>',
        '<ruby lang="ja">漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>',
        '<p data-briefings-source="x" aria-label="y">a</p>',
        '<ol start="3"><li value="4">a</li></ol>',
        '<a href="mailto:a@example.org" target="_blank">a</a>',
    ],
)
def test_what_markdown_makes_stays(html: str) -> None:
    assert sanitised(html) == html
    assert left_out(html) == ()


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<iframe src='x'></iframe><iframe>", ("<iframe>",)),
        ('<p onclick="a" class="b">', ('onclick="a"',)),
        ("<IMG SRC=//x/y alt=''>", ("SRC=//x/y",)),
        ('<a href="javascript&colon;x">', ('href="javascript&colon;x"',)),
        ('<input type="text">', ('type="text"',)),
        ('<p title="onclick=x > y">a', ()),
        ("a &lt;iframe&gt; <br> < b", ()),
    ],
)
def test_what_is_left_out_is_told(html: str, told: tuple[str, ...]) -> None:
    assert left_out(html) == told
