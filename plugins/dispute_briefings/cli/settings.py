"""The settings of a site, read from mkdocs.yml without MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import click
import yaml
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.values import language_tag
from dispute_briefings.pages.settings import Settings
from dispute_briefings.problems import nearest
from dispute_briefings.source_yaml import settings_problems

F = TypeVar("F", bound=Callable[..., Any])
CONFIG = "mkdocs.yml"
VOCABULARY = "site_config/vocabulary.yml"
# Those of the plugin, which only MkDocs can be asked for.
OPTIONS = (
    "fact_sheets",
    "vocabulary",
    "strict_review",
    "raw_html",
    "search",
    "instant",
    "cache",
    "unbound",
    "share_pictures",
    "editor",
)
_ADDING_NO_FILES = frozenset({"briefings", "search", "material/search"})
# What MkDocs does about links to nothing where nothing is said (https://www.mkdocs.org/user-guide/configuration/).
_LEVELS = {"not_found": "warn", "unrecognized_links": "info"}
_YAML = "tag:yaml.org,2002:"


class _Loader(yaml.SafeLoader):
    """Reads what this command needs; a tag of MkDocs' own, such as !ENV, gives its default or nothing."""


def _tagged(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        values = loader.construct_sequence(node)
        return values[-1] if values else None
    return None


_Loader.add_multi_constructor("!", _tagged)
_Loader.add_multi_constructor(f"{_YAML}python/", _tagged)


def config_file_option(command: F) -> F:
    """Add the option ``-f`` that names mkdocs.yml; left out, it is the one of the nearest folder above."""
    return click.option(
        "-f",
        "--config-file",
        type=click.Path(dir_okay=False, path_type=Path),
        callback=lambda _context, _option, given: given or _nearest_config(),
        help="The site's mkdocs.yml; left out, that of this folder, or of the nearest one above.",
    )(command)


def _nearest_config() -> Path:
    """Return the mkdocs.yml of this folder, or of the nearest one above, which is told then."""
    above = Path()
    for folder in (here := Path.cwd(), *here.parents):
        if (folder / CONFIG).is_file():
            if above != Path():
                click.echo(f"The site is in {folder}.", err=True)
            return above / CONFIG
        above /= ".."
    return Path(CONFIG)


def read_settings(config_file: Path) -> Settings:
    """Return the settings of the site that a mkdocs.yml describes.

    Raises:
        click.ClickException: the file is missing, is no YAML, or does not name the plugin; the plugin has no
            such option, or no language has that tag.
    """
    config = _read(config_file)
    options = _options(config, config_file)
    root = config_file.resolve().parent
    content = root / str(config.get("docs_dir", "docs"))
    theme = config.get("theme")
    language = theme.get("language", "en") if isinstance(theme, dict) else "en"
    try:
        language_tag(str(language))
    except PydanticCustomError as error:
        raise click.ClickException(f"{config_file}: `theme.language`: {error}") from error
    vocabulary = root / str(options.get("vocabulary") or VOCABULARY)
    return Settings(
        root=root,
        content=content,
        fact_sheets=content / str(options.get("fact_sheets", "fact_sheets")),
        vocabulary=vocabulary if options.get("vocabulary") or vocabulary.exists() else None,
        language=str(language),
        strict_review=options.get("strict_review") is True,
        exclude_docs=str(config.get("exclude_docs") or ""),
        unbound="warning" if options.get("unbound") == "warning" else "note",
        links=_links(config),
    )


def _links(config: dict[str, Any]) -> frozenset[str]:
    """Return the kinds of links to nothing that MkDocs warns of, where nobody else adds files to the site."""
    named = {name for name, _ in _plugins(config)}
    if config.get("hooks") or not named <= _ADDING_NO_FILES:
        return frozenset()
    written = config.get("validation")
    validation = written if isinstance(written, dict) else {}
    of_links = validation.get("links")
    levels = {**_LEVELS, **validation, **(of_links if isinstance(of_links, dict) else {})}
    return frozenset(kind for kind in _LEVELS if levels[kind] == "warn")


def _read(config_file: Path) -> dict[str, Any]:
    try:
        config = yaml.load(config_file.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError as error:
        where = "here or in a folder above" if config_file == Path(CONFIG) else "there"
        message = f"there is no {config_file} {where}: go to the site's folder, or name the file with -f"
        raise click.ClickException(message) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise click.ClickException(_unread(config_file, error)) from error
    if not isinstance(config, dict):
        raise click.ClickException(f"{config_file} holds no settings")
    parent = config.get("INHERIT")
    return {**_read(config_file.parent / parent), **config} if isinstance(parent, str) else config


def demand_readable(config_file: Path) -> None:
    """See that a mkdocs.yml is YAML before MkDocs reads it, which says less about a mistake in it.

    Raises:
        click.ClickException: it is none.
    """
    if config_file.is_file():
        _read(config_file)


def _unread(config_file: Path, error: Exception) -> str:
    """Return why a mkdocs.yml cannot be read, with place and cure where our own reading finds them."""
    is_text = isinstance(error, yaml.YAMLError)
    text = config_file.read_text(encoding="utf-8") if is_text else ""
    if problems := settings_problems(text, str(config_file)):
        return "\n".join(map(str, problems))
    return f"{config_file} cannot be read: {' '.join(str(error).split())}"


def own_tags(config_file: Path) -> tuple[str, ...]:
    """Return the tags of a mkdocs.yml that YAML has not itself, as editors are told them: ``!ENV scalar``.

    Raises:
        click.ClickException: the file is no YAML.
    """
    try:
        root = yaml.compose(config_file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise click.ClickException(_unread(config_file, error)) from error
    kinds = {yaml.ScalarNode: "scalar", yaml.SequenceNode: "sequence", yaml.MappingNode: "mapping"}
    found = {f"{node.tag} {kinds[type(node)]}" for node in _nodes(root) if _is_own(node.tag)}
    return tuple(sorted(found))


def _nodes(node: yaml.Node | None) -> Iterator[yaml.Node]:
    if node is None:
        return
    yield node
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            yield from chain.from_iterable(map(_nodes, pair))
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _nodes(each)


def _is_own(tag: str) -> bool:
    return not tag.startswith(_YAML) or tag.startswith(f"{_YAML}python/")


def _options(config: dict[str, Any], config_file: Path) -> dict[str, Any]:
    for name, options in _plugins(config):
        if name == "briefings":
            given = options if isinstance(options, dict) else {}
            for key in (str(each) for each in given):
                if key not in OPTIONS:
                    cure = nearest(key, OPTIONS) or f"its options are {', '.join(OPTIONS)}"
                    raise click.ClickException(f"{config_file}: the plugin has no option '{key}'; {cure}")
            return given
    raise click.ClickException(f"{config_file} does not name the plugin: add `- briefings` under `plugins:`")


def _plugins(config: dict[str, Any]) -> list[tuple[str, Any]]:
    plugins = config.get("plugins") or []
    return [*plugins.items()] if isinstance(plugins, dict) else _pairs(plugins)


def _pairs(plugins: list[Any]) -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for plugin in plugins:
        pairs += plugin.items() if isinstance(plugin, dict) else [(str(plugin), None)]
    return pairs
