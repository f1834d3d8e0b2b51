"""What every briefing looks like: our templates before the theme's own, our styles and scripts everywhere."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dispute_briefings.mkdocs_plugin.mending import mended

_THEME = Path(__file__).parents[1] / "theme"
_TEMPLATES = _THEME / "templates"
_ASSETS = _THEME / "assets"

# Where our files stand on the site, apart from the theme's and the author's.
_FOLDER = "assets/briefings"

# What is joined into one file, so that a page asks for one of each: the parts in the order of their names.
_STYLES, _SCRIPTS = f"{_FOLDER}/briefings.css", f"{_FOLDER}/briefings.js"


def with_appearance(config: MkDocsConfig) -> MkDocsConfig:
    """Put our templates behind the site's own and before the theme's, and name our styles and scripts."""
    own = 1 if config.theme.custom_dir else 0
    if str(_TEMPLATES) not in config.theme.dirs:
        config.theme.dirs.insert(own, str(_TEMPLATES))
    # The site's own styles and scripts come after ours, so that they may override them.
    config.extra_css = [_STYLES, *(each for each in config.extra_css if each != _STYLES)]
    others = [each for each in config.extra_javascript if str(each) != _SCRIPTS]
    config.extra_javascript = [_SCRIPTS, *others]
    return config


def with_assets(files: Files, config: MkDocsConfig) -> Files:
    """Add our styles, scripts and fonts; the same files are returned."""
    for name, parts in ((_STYLES, "styles/*.css"), (_SCRIPTS, "scripts/*.js")):
        files.append(File.generated(config, name, content=_joined(parts)))
    for path in _assets():
        name = path.relative_to(_ASSETS).as_posix()
        files.append(File.generated(config, f"{_FOLDER}/{name}", abs_src_path=str(path)))
    return files


def with_templates(env: Environment, config: MkDocsConfig) -> Environment:
    """Let our templates extend the theme's, which are mended; the same environment is returned."""
    ours = config.theme.dirs.index(str(_TEMPLATES)) + 1
    return mended(env, ours=config.theme.dirs[:ours], theme=config.theme.dirs[ours:])


def _joined(pattern: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_THEME.glob(pattern)))


def _assets() -> list[Path]:
    return sorted(path for path in _ASSETS.rglob("*") if path.is_file() and not path.name.startswith("."))
