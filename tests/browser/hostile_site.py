"""A site in which everything that anybody may write tries to run a script in the reader's browser."""

from __future__ import annotations

import json
from base64 import b64decode
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml
from tests.sample_site import copy_sample

# Each calls `hack`, which the test defines and counts.
TAGS = (
    "<script>hack()</script>",
    "<SCRIPT SRC=data:text/javascript,hack()></SCRIPT>",
    "<img src=x onerror=hack()>",
    "<img src=x onerror='hack()'",
    '"><img src=x onerror=hack()>',
    "'><img src=x onerror=hack()>",
    "</title><img src=x onerror=hack()>",
    "</textarea><img src=x onerror=hack()>",
    "</script><script>hack()</script>",
    "--><img src=x onerror=hack()>",
    "<svg onload=hack()>",
    "<svg><script>hack()</script></svg>",
    "<svg><style><img src=x onerror=hack()></style></svg>",
    "<svg><title><img src=x onerror=hack()></title></svg>",
    "<svg><animate onbegin=hack() attributeName=x dur=1s></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=hack()></style></mglyph></table></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=hack()>'></noscript>",
    "<body onload=hack()>",
    "<details open ontoggle=hack()>",
    "<input autofocus onfocus=hack()>",
    "<video><source onerror=hack()></video>",
    "<audio src=x onerror=hack()></audio>",
    "<iframe src=javascript:hack()></iframe>",
    "<iframe srcdoc='<script>parent.hack()</script>'></iframe>",
    "<object data=javascript:hack()></object>",
    "<embed src=javascript:hack()>",
    "<base href=//attacker.invalid/>",
    "<meta http-equiv=refresh content='0;url=javascript:hack()'>",
    "<link rel=stylesheet href=//attacker.invalid/a.css>",
    "<style>@import '//attacker.invalid/a.css'</style>",
    "<form action=javascript:hack()><button autofocus>go</button></form>",
    "<a href=javascript:hack()>go</a>",
    "<a href='data:text/html,<script>hack()</script>'>go</a>",
    "<p onmouseover=hack() onmouseenter=hack()>over</p>",
    "<marquee onstart=hack()>x</marquee>",
    "<template><img src=x onerror=hack()></template>",
    "<x contenteditable autofocus onfocus=hack()>x</x>",
    "<select autofocus onfocus=hack()></select>",
    "<button popovertarget=x onclick=hack()>go</button>",
)
# These come to life when something undoes an escaping, or puts them where no tag is needed.
DISGUISED = (
    "&lt;img src=x onerror=hack()&gt;",
    "&amp;lt;img src=x onerror=hack()&amp;gt;",
    "&#60;img src=x onerror=hack()&#62;",
    '" onmouseover=hack() onmouseenter=hack() autofocus onfocus=hack() x="',
    "' onmouseover=hack() onmouseenter=hack() autofocus onfocus=hack() x='",
    "javascript:hack()",
    "{{ hack() }} {% raw %}",
    "${hack()} `hack()`",
    "R&D <b>bold</b> &amp; <i",
)
PAYLOADS = TAGS + DISGUISED

# Several at once, to spare pages. What is not closed is last.
GROUPS = tuple(" ".join(PAYLOADS[start::12][::-1]) for start in range(12))
SOURCES = ("nav", "front matter", "heading", "file")

LINKS = (
    "javascript:hack()",
    "JaVaScRiPt:hack()",
    " javascript:hack()",
    "java&#10;script:hack()",
    "&#106;avascript:hack()",
    "javascript&colon;hack()",
    "data:text/html,<script>hack()</script>",
    "vbscript:hack()",
    "//attacker.invalid/x",
)

_CONFIG = """\
site_url: https://example.org/sub/
docs_dir: content
exclude_docs: fact_sheets/
repo_url: https://github.com/attacker/attacker
edit_uri: edit/main/content/
theme:
  name: material
  language: en
  features: [announce.dismiss, content.action.edit, content.action.view, content.code.annotate,
    content.code.copy, content.footnote.tooltips, content.tabs.link, content.tooltips, navigation.footer,
    navigation.indexes, navigation.path, navigation.tabs, navigation.top, search.highlight, search.share,
    search.suggest, toc.follow]
  palette:
    - {scheme: default, toggle: {icon: material/weather-sunny, name: Dark}}
    - {scheme: slate, toggle: {icon: material/weather-night, name: Light}}
plugins: [search, tags, briefings]
extra:
  analytics: {provider: google, property: G-XXXXXXXXXX}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc,
  pymdownx.details, pymdownx.superfences, pymdownx.highlight, pymdownx.keys, pymdownx.mark,
  pymdownx.tabbed: {alternate_style: true}, pymdownx.tasklist: {custom_checkbox: true},
  pymdownx.emoji: {emoji_generator: !!python/name:material.extensions.emoji.to_svg ,
    emoji_index: !!python/name:material.extensions.emoji.twemoji }]
"""

# Where a fact sheet holds free text.
_TEXT_KEYS = """
at because caveat definition en handling ja known ko label method not_known note place publisher
question quote reading reported settles_if stance summary text title via why
""".split()  # noqa: SIM905


def write_hostile_site(folder: Path) -> Path:
    """Return the folder of a site whose titles, articles and fact sheets are hostile."""
    site = copy_sample(folder)
    content = site / "content"
    _spoil_facts(content / "fact_sheets")
    (content / "articles" / "hostile.md").write_text(_article(), encoding="utf-8")
    (content / "articles" / "x.png").write_bytes(_PIXEL)
    (content / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")
    nav: list[Any] = ["index.md", "tags.md", "timeline.md", "glossary.md", "articles/hostile.md"]
    for number, together in enumerate(GROUPS):
        # A page has its title from the navigation, from its front matter, from its heading or its file.
        pages = [_page(content / "pages", number, source, together) for source in SOURCES]
        nav.append({f"S {together}": [{together: pages[0]}, *pages[1:], {together: LINKS[0]}]})
    settings = {
        "site_name": "".join(PAYLOADS[2:6]) + DISGUISED[-1],
        "site_description": "".join(PAYLOADS[4:6]),
        "site_author": PAYLOADS[4],
        "copyright": "".join(TAGS),
        "nav": nav,
    }
    (site / "mkdocs.yml").write_text(
        _CONFIG + "".join(f"{key}: {json.dumps(value)}\n" for key, value in settings.items()), "utf-8"
    )
    return site


def _page(folder: Path, number: int, source: str, payload: str) -> str:
    folder.mkdir(exist_ok=True)
    keys: dict[str, Any] = dict.fromkeys(("description", "subtitle", "status"), payload)
    keys |= {"tags": [payload], "authors": [payload]}
    if source == "front matter":
        keys["title"] = payload
    heading = f"# {payload}\n\n" if source == "heading" else ""
    name = f"{number} {source}"
    if source == "file":
        name = f"{number} {payload[:120]}".replace("/", "\N{DIVISION SLASH}").strip(" .")
    (folder / f"{name}.md").write_text(
        "".join(("---\n", *(f"{key}: {json.dumps(value)}\n" for key, value in keys.items()), "---\n"))
        + f"{heading}needle{number}\n\n## {payload} {{ #{number} }}\n\nText {payload} text\n",
        encoding="utf-8",
    )
    return f"pages/{name}.md"


def _article() -> str:
    """Return an article with every payload in every place that Markdown has for it."""
    parts = ["---\ntitle: Everything\ndate: 2031-02-11\nkind: analysis\nrights: own\n---\n\n# Everything\n"]
    for number, payload in enumerate(PAYLOADS):
        quoted = payload.replace('"', "&quot;")
        label = payload.translate({ord(mark): None for mark in "[]|;\n"})
        parts.append(f"""
Inline {payload} text.

{payload}

- {payload}

> {payload}

![{payload}](x.png "{quoted}")

[{payload}](index.md "{quoted}")

`{payload}`

| {payload.replace("|", "")} | b |
|---:|---|
| {payload.replace("|", "")} | b |

Term{number} is short.[^{number}]

[^{number}]: {payload}

*[Term{number}]: {payload}

!!! note "{quoted}"
    {payload}

??? tip "{quoted}"
    {payload}

=== "{quoted}"
    {payload}

```py title="{quoted}"
{payload}
```

<div markdown title="{quoted}">{payload}</div>

The quota on [[rock-salt]], [[rock-salt|{label}]], began with [[quota-in-force.dates.in-force|{label}]] and
[[quota-in-force]], by the {{.x}} rule [@salt-institute, para 4; @northland-order, {label}].

/// timeline
///
""")
    for link in LINKS:
        parts.append(f"""
[go]({link}) [go](<{link}>) [go][{link}] ![go]({link}) <{link}>

[{link}]: {link}

<a href="{link}">go</a> <a href='{link}'>go</a> <area href="{link}"> <img src="{link}">
<form action="{link}"><button formaction="{link}">go</button></form>
<iframe src="{link}"></iframe> <svg><a xlink:href="{link}" href="{link}"><circle r="9"/></a></svg>
<blockquote cite="{link}">q</blockquote>
<video src="{link}" poster="{link}"></video>
<source srcset="{link}"> <img srcset="{link} 2x"> <link rel="stylesheet" href="{link}">
""")
    parts.append(_ATTRIBUTES)
    return "\n".join(parts)


_PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

_ATTRIBUTES = """
A paragraph.
{: onmouseover="hack()" onclick="hack()" style="background:url(//attacker.invalid/x)" id="__search" }

[a link](index.md){ onmouseenter="hack()" href="javascript:hack()" target="_top" }

![x](x.png){ onerror="hack()" src="javascript:hack()" srcset="//attacker.invalid/x 2x" }

## A heading { onmouseover="hack()" data-toc-label="<img src=x onerror=hack()>" }

<div data-md-component="palette" class="md-overlay" id="__drawer" data-clipboard-text="x">theme</div>

<input type="checkbox" id="__search" name="query"><input type="text"><label for="__search">go</label>

<a id="mermaid" name="forms">a</a><img name="body"><form name="search" id="__config"></form>

```mermaid
graph LR; A-->B
```

<pre class="mermaid"><code>graph LR; A["<img src=x onerror=hack()>"]-->B</code></pre>

<pre class="mermaid">%%{init: {"securityLevel": "loose"}}%% graph LR</pre>
"""


def _spoil_facts(folder: Path) -> None:
    payloads = cycle(PAYLOADS)

    def spoilt(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: spoilt(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [spoilt(each, key) for each in value]
        return f"{value} {next(payloads)}" if key in _TEXT_KEYS and isinstance(value, str) else value

    for sheet in sorted(folder.rglob("*.yml")):
        written = yaml.load(sheet.read_text("utf-8"), Loader=yaml.BaseLoader)
        sheet.write_text(json.dumps(spoilt(written), ensure_ascii=False), "utf-8")
