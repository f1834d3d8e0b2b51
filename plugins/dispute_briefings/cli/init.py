"""``briefings init``: a new site on another dispute, which builds at once."""

from __future__ import annotations

import datetime
import json
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from string import Template

import click
from pydantic_core import PydanticCustomError

from dispute_briefings.cli.days import Day, today
from dispute_briefings.cli.schema import editor_settings, files_of_vscode, written
from dispute_briefings.cli.settings import read_settings
from dispute_briefings.facts.shape import as_id
from dispute_briefings.facts.values import language_tag

_FILES = Path(__file__).parent / "new_site"
# What a file is called there and cannot be called in a package, and the folder that has the dispute's id.
_NAMED = {"gitignore": ".gitignore"}
_DISPUTE = "DISPUTE"


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", prompt="What is the dispute called", help="The name of the dispute.")
@click.option("--id", "dispute_id", help="The id of the dispute; left out, it is made from the name.")
@click.option(
    "--party",
    "parties",
    multiple=True,
    help="A party's name, or id=Name; give two, the first one acts.",
)
@click.option(
    "--language",
    default="en",
    show_default=True,
    callback=lambda _context, _option, tag: _language(tag),
    help="The language of the site, a BCP 47 tag.",
)
@click.option(
    "--as-of",
    type=Day(),
    help="The day on which the state of play was checked; left out, today.",
)
def init(
    folder: Path,
    name: str,
    dispute_id: str | None,
    parties: tuple[str, ...],
    language: str,
    as_of: datetime.date | None,
) -> None:
    """Write a new site to FOLDER: settings, and an example of each thing to replace.

    FOLDER is new or empty. The site builds as it is.
    """
    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} holds files already: name a new or an empty folder")
    named = parties or (click.prompt("Which party acts"), click.prompt("Toward which party"))
    values = _values(name, dispute_id, named, language, as_of or today())
    for path, text in _written(values):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    _set_up_editor(folder)
    click.echo(f"A new site is in {folder}; its README.md says how to go on. Next:")
    click.echo(f"  cd {shlex.quote(str(folder))}")
    click.echo(f"  {_program()} serve")


def _language(tag: str) -> str:
    try:
        return language_tag(tag)
    except PydanticCustomError as error:
        raise click.BadParameter(str(error)) from error


def _program() -> str:
    """How to call this program again, from any folder: by its name where the shell finds it by that."""
    called = Path(sys.argv[0])
    found = shutil.which(called.name)
    if called.stem != "briefings" or (found is not None and called.resolve() == Path(found).resolve()):
        return "briefings"
    return shlex.quote(str(called.absolute()))


def _set_up_editor(folder: Path) -> None:
    """Let VS Code complete what is written, from the first file that is opened in it."""
    config_file = folder / "mkdocs.yml"
    settings = read_settings(config_file)
    for path, text in files_of_vscode(editor_settings(settings, config_file)).items():
        target = folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    written(settings)


def _values(
    name: str, dispute_id: str | None, parties: tuple[str, ...], language: str, as_of: datetime.date
) -> Mapping[str, str]:
    if len(parties) != 2:
        raise click.UsageError("give two parties: --party A --party B")
    own = _id_of(dispute_id or name, "give one in letters a to z with --id", is_id=dispute_id is not None)
    (first_id, first), (second_id, second) = map(_party, parties)
    if len({own, first_id, second_id}) < 3:
        raise click.ClickException("the dispute and its two parties have three names that differ")
    return {
        "site_name": _quoted(f"{name}: a dispute briefing"),
        "site_title": name,
        "dispute_name": _quoted(name),
        "dispute_id": own,
        "first": _quoted(first)[1:-1],
        "first_name": _quoted(first),
        "first_id": first_id,
        "second_name": _quoted(second),
        "second_id": second_id,
        "language": language,
        "as_of": as_of.isoformat(),
        "version": version("mkdocs-dispute-briefings"),
    }


def _party(written: str) -> tuple[str, str]:
    """Return the id and the name of a party: ``id=Name``, or a name that an id can be made from."""
    given, parted, name = (part.strip() for part in written.partition("="))
    cure = f"write an id in letters a to z before the name, as in --party 'some-id={name or written}'"
    return _id_of(given, cure, is_id=bool(parted)), name or written


def _id_of(written: str, cure: str, *, is_id: bool = False) -> str:
    made = as_id(written)
    if not made or (is_id and made != written):
        raise click.ClickException(f"'{written}' makes no id: {cure}")
    return made


def _quoted(text: str) -> str:
    """A text in double quotes, as YAML takes it too (YAML 1.2, section 1.3: JSON is a part of it)."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _written(values: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    for path in sorted(_FILES.rglob("*")):
        if path.is_file():
            parts = [
                values["dispute_id"] if part == _DISPUTE else _NAMED.get(part, part)
                for part in path.relative_to(_FILES).parts
            ]
            yield Path(*parts), Template(path.read_text(encoding="utf-8")).substitute(values)
