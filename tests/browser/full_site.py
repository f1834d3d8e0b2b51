"""The sample site with every feature of the theme that a reader can use, and an article that uses them."""

from __future__ import annotations

from pathlib import Path

from tests.sample_site import copy_sample

SITE_NAME = "R&D <b>salt</b>"
TITLE = "Salt & <i> more"

_CONFIG = f"""\
site_name: "{SITE_NAME}"
site_url: https://example.org/sub/
docs_dir: content
exclude_docs: fact_sheets/
repo_url: https://github.com/example/salt
edit_uri: edit/main/content/
copyright: <b>Salt</b> &copy; <a href="https://example.org/">us</a>
theme:
  name: material
  language: en
  features: [announce.dismiss, content.action.edit, content.code.annotate, content.code.copy,
    content.code.select, content.footnote.tooltips, content.tabs.link, content.tooltips, navigation.footer,
    navigation.indexes, navigation.instant, navigation.instant.progress, navigation.path, navigation.tabs,
    navigation.top, navigation.tracking, search.highlight, search.share, search.suggest, toc.follow]
  palette:
    - {{scheme: default, toggle: {{icon: material/weather-sunny, name: To dark colours}}}}
    - {{scheme: slate, toggle: {{icon: material/weather-night, name: To light colours}}}}
plugins: [search, tags, briefings]
extra:
  analytics: {{provider: google, property: G-XXXXXXXXXX}}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc,
  pymdownx.details, pymdownx.superfences, pymdownx.highlight, pymdownx.inlinehilite, pymdownx.keys,
  pymdownx.mark,
  pymdownx.tabbed: {{alternate_style: true}}, pymdownx.tasklist: {{custom_checkbox: true}},
  pymdownx.emoji: {{emoji_generator: !!python/name:material.extensions.emoji.to_svg ,
    emoji_index: !!python/name:material.extensions.emoji.twemoji }}]
"""

ARTICLE = f"""\
---
title: {TITLE}
date: 2031-02-12
kind: analysis
rights: own
tags: [R&D, salt]
---

Everything about the SALT quota.[^1] Press ++ctrl+c++. ==Marked== :material-check:

*[SALT]: sodium chloride, NaCl & more, a < b <i>

[^1]: A note with `code`.

## Heading with `code` & <b>bold</b>

!!! note "A note"
    Inside.

??? tip
    Folded.

=== "First"
    one

=== "Second"
    two

- [x] done
- [ ] open

Term
:   Meaning.

| left | right |
|:-----|------:|
| 1    | 2     |

```py title="code.py" linenums="1"
print("<b>")  # (1)!
```

1.  An annotation.

`#!py print("inline")`

```mermaid
graph LR; A-->B
```

![outside](https://attacker.invalid/x.png) [outside](https://example.org/)

[next](the-first-day.md "a title & <i>")
"""


def write_full_site(folder: Path) -> Path:
    """Return the folder of the site."""
    site = copy_sample(folder)
    (site / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    (site / "content" / "articles" / "everything.md").write_text(ARTICLE, encoding="utf-8")
    return site
