"""The two sites that are compared: the real one, and its articles in MkDocs and Material alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.browser.page_types import TYPES

ROOT = Path(__file__).parents[2]

_STOCK = """\
site_name: "Korea–Japan export controls"
site_description: Articles on Japan's 2019 export controls for Korea.
site_url: http://127.0.0.1/
theme:
  name: material
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/brightness-7, name: Switch to dark mode}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/brightness-4, name: Switch to light mode}
plugins: [search]
markdown_extensions: [admonition, attr_list, footnotes, tables, pymdownx.details, toc: {permalink: true}]
"""
"""As Material's own guide has it: with its fonts, and a palette for light and dark."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """A site that was built: its folder, and paths in it.

    `types` has one page of every type; `scored` are those that Lighthouse weighs, by what they are, and
    `search` is how it is searched.
    """

    name: str
    folder: Path
    types: tuple[str, ...]
    scored: dict[str, str]
    search: Search


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """How a site is searched, after a stroke has opened its search.

    `query` is where words are typed and `result` what stands for what was found (CSS); `patience` is how
    long to wait for it, in milliseconds.
    """

    query: str
    result: str
    words: str = "licence"
    patience: int = 30_000


def build_ours(folder: Path) -> Built:
    """Build the real site into a folder."""
    _build(ROOT, folder)
    return Built(
        name="ours",
        folder=folder,
        types=TYPES,
        scored={
            "home": "",
            "timeline": "timeline/",
            "article": "articles/video-talks-2020-03/",
            "material": "materials/hydrogen-fluoride/",
        },
        search=Search(query=".bf-search-query", result=".bf-search-results a"),
    )


def build_stock(folder: Path) -> Built:
    """Build the articles with MkDocs and Material alone, below a home page that lists them."""
    source = folder.with_name(f"{folder.name}-source")
    articles = source / "docs" / "articles"
    shutil.copytree(ROOT / "content" / "articles", articles)
    (source / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    listed = "".join(f"- [{path.stem}](articles/{path.name})\n" for path in sorted(articles.glob("*.md")))
    (source / "docs" / "index.md").write_text(f"# Export controls\n\n{listed}", encoding="utf-8")
    _build(source, folder)
    article = "articles/video-talks-2020-03/"
    return Built(
        name="stock",
        folder=folder,
        types=("", article, "articles/three-materials/", "404.html"),
        scored={"home": "", "article": article},
        search=Search(query="input[name=query]", result=".md-search-result__item a"),
    )


def _build(source: Path, target: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", str(target)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "http://127.0.0.1/"}
    subprocess.run(command, cwd=source, check=True, env=environment)
