"""What every briefing looks like: our templates before the theme's own, our styles on every page."""

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


def with_appearance(config: MkDocsConfig) -> MkDocsConfig:
    """Put our templates behind the site's own and before the theme's, and our styles on every page."""
    own = 1 if config.theme.custom_dir else 0
    if str(_TEMPLATES) not in config.theme.dirs:
        config.theme.dirs.insert(own, str(_TEMPLATES))
    styles = [f"{_FOLDER}/{path.name}" for path in _assets() if path.suffix == ".css"]
    # The site's own styles come after ours, so that they may override them.
    config.extra_css = [*styles, *(each for each in config.extra_css if each not in styles)]
    return config


def with_assets(files: Files, config: MkDocsConfig) -> Files:
    """Add our styles, scripts and fonts; the same files are returned."""
    for path in _assets():
        files.append(File.generated(config, f"{_FOLDER}/{path.name}", abs_src_path=str(path)))
    return files


def with_templates(env: Environment, config: MkDocsConfig) -> Environment:
    """Let our templates extend the theme's, which are mended; the same environment is returned."""
    ours = config.theme.dirs.index(str(_TEMPLATES)) + 1
    return mended(env, ours=config.theme.dirs[:ours], theme=config.theme.dirs[ours:])


def _assets() -> list[Path]:
    return sorted(path for path in _ASSETS.iterdir() if path.is_file() and not path.name.startswith("."))
