"""What every briefing looks like: our templates before the theme's own, our styles and scripts everywhere."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dispute_briefings.mkdocs_plugin.compacting import compact_script, compact_styles
from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.mending import mended
from dispute_briefings.mkdocs_plugin.theme_styles import ThemeStyles, theme_styles

_THEME = Path(__file__).parents[1] / "theme"
_TEMPLATES = _THEME / "templates"
_ASSETS = _THEME / "assets"

# Where our files stand on the site, apart from the theme's and the author's.
_FOLDER = "assets/briefings"

# What is joined into one file, so that a page asks for one of each: the parts in the order of their names.
_STYLES, _SCRIPTS = f"{_FOLDER}/briefings.css", f"{_FOLDER}/briefings.js"

# Joined into the script of every page where the site wants it.
_INSTANT = "instant"

# The theme's own way of loading pages in place, and what it has on top.
_INSTANT_OF_THE_THEME = "navigation.instant"


def with_appearance(config: MkDocsConfig, options: BriefingsOptions) -> MkDocsConfig:
    """Put our templates behind the site's own and before the theme's, and name our styles and scripts."""
    own = 1 if config.theme.custom_dir else 0
    if str(_TEMPLATES) not in config.theme.dirs:
        config.theme.dirs.insert(own, str(_TEMPLATES))
    # The site's own styles and scripts come after ours, so that they may override them.
    config.extra_css = [_STYLES, *(each for each in config.extra_css if each != _STYLES)]
    others = [each for each in config.extra_javascript if str(each) != _SCRIPTS]
    config.extra_javascript = [_SCRIPTS, *others]
    if options.instant and "features" in config.theme:
        # Two that load pages in place would load each of them twice.
        features = config.theme["features"] or []
        config.theme["features"] = [each for each in features if not each.startswith(_INSTANT_OF_THE_THEME)]
    return config


def with_assets(files: Files, config: MkDocsConfig, options: BriefingsOptions) -> tuple[Files, ThemeStyles]:
    """Add our styles, scripts and fonts; return the same files, and what the styles are linked by."""
    ours = compact_styles(_joined("styles/*.css"))
    parts = {
        f"{_FOLDER}/{path.name}.css": compact_styles(_joined(f"styles/{path.name}/*.css"))
        for path in _folders("styles")
    }
    styles = theme_styles(config, files, "".join((ours, *parts.values())))
    made = {_STYLES: ours, **parts, **_scripts(options)}
    made.update((f"{_FOLDER}/{name}", content) for name, content in styles.contents.items())
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    for path in _assets():
        name = path.relative_to(_ASSETS).as_posix()
        files.append(File.generated(config, f"{_FOLDER}/{name}", abs_src_path=str(path)))
    return files, styles


def with_templates(env: Environment, config: MkDocsConfig) -> Environment:
    """Let our templates extend the theme's, which are mended; the same environment is returned."""
    ours = config.theme.dirs.index(str(_TEMPLATES)) + 1
    return mended(env, ours=config.theme.dirs[:ours], theme=config.theme.dirs[ours:])


def _scripts(options: BriefingsOptions) -> dict[str, str]:
    """Return the scripts by their addresses: that of every page, and one per folder, which some need."""
    parts = {path.name: _joined(f"scripts/{path.name}/*.js") for path in _folders("scripts")}
    instant = parts.pop(_INSTANT)
    everywhere = _joined("scripts/*.js") + (instant if options.instant else "")
    scripts = {_SCRIPTS: everywhere, **{f"{_FOLDER}/{name}.js": content for name, content in parts.items()}}
    return {name: compact_script(content) for name, content in scripts.items()}


def _folders(name: str) -> list[Path]:
    return sorted(path for path in (_THEME / name).iterdir() if path.is_dir())


def _joined(pattern: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_THEME.glob(pattern)))


def _assets() -> list[Path]:
    return sorted(path for path in _ASSETS.rglob("*") if path.is_file() and not path.name.startswith("."))
