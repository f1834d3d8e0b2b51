"""Schemas for editors: they admit all that is written here, and refuse a mistake at its place."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from pathspec import GitIgnoreSpec
from tests.documented import ROOT, guided_site
from tests.sample_site import SAMPLE, book_of, copy_sample, load_site, write_sheet

from dispute_briefings.exports.editor_schemas import (
    FOLDER,
    Layout,
    Schema,
    keep,
    schemas,
    settings_of_editor,
    write,
)
from dispute_briefings.facts.layout import sheets
from dispute_briefings.facts.model import KINDS
from dispute_briefings.facts.vocabulary import DEFAULTS
from dispute_briefings.mkdocs_plugin.options_schema import options_schema
from dispute_briefings.problems import RULES

FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


class EditorsYaml(yaml.SafeLoader):
    """Reads YAML as editors do, by the core schema of YAML 1.2 (section 10.3.2): a date is a text there."""


EditorsYaml.yaml_implicit_resolvers = {}
for _tag, _pattern, _begins in (
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(~|null|Null|NULL|)$", "~nN"),
    ("null", r"^$", ["", None]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    EditorsYaml.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), [*_begins])


def read(text: str) -> Any:
    """Return what an editor sees in a text of YAML."""
    return yaml.load(text, EditorsYaml)


@cache
def of_site(site: Path) -> Mapping[str, Schema]:
    """Return the schemas of a site."""
    return schemas(book_of(site))


def places(schema: Schema, written: Any) -> list[str]:
    """Return where what is written is refused, as an editor marks it: ``0.sources.1.ref``."""
    return sorted(
        {place for error in Draft7Validator(schema).iter_errors(written) for place in _places(error)}
    )


def _places(error: ValidationError) -> Iterator[str]:
    """Of several forms of which none fits, the one is meant that has the right type, and fits furthest."""
    if error.validator == "anyOf":
        here = len(error.absolute_path)
        for each in min(_forms(error), key=lambda form: (_is_of_another_type(form, here), -_depth(form))):
            yield from _places(each)
        return
    path = [*map(str, error.absolute_path)]
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        yield from (".".join([*path, name]) for name in error.instance if name not in known)
    else:
        yield ".".join(path)


def _forms(error: ValidationError) -> list[list[ValidationError]]:
    forms: dict[Any, list[ValidationError]] = {}
    for each in error.context or ():
        forms.setdefault(each.schema_path[0], []).append(each)
    return [*forms.values()]


def _is_of_another_type(form: list[ValidationError], here: int) -> bool:
    return any(
        all(_is_of_another_type(inner, here) for inner in _forms(each))
        if each.validator == "anyOf"
        else each.validator in {"type", "enum", "required"}
        for each in form
        if len(each.absolute_path) == here
    )


def _depth(form: list[ValidationError]) -> int:
    return max(
        max(map(_depth, _forms(each))) if each.validator == "anyOf" else len(each.absolute_path)
        for each in form
    )


def mappings(schema: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every schema of a mapping inside a schema."""
    if isinstance(schema, dict):
        if "properties" in schema and isinstance(schema["properties"], dict):
            yield schema
        for inner in schema.values():
            yield from mappings(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from mappings(inner)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site that the guide's examples make: every field of every kind."""
    return guided_site(tmp_path_factory.mktemp("sites") / "guided")


@pytest.mark.parametrize("name", ["shipped", "sample", "guide"])
def test_all_content_is_admitted(name: str, guide: Path) -> None:
    site = {"shipped": ROOT, "sample": SAMPLE, "guide": guide}[name]
    found, _, _ = sheets(site / "content" / "fact_sheets", root=site)
    assert found
    told = [
        f"{sheet.file}: {place}"
        for sheet in found
        for place in places(of_site(site)[sheet.kind], read(sheet.path.read_text(encoding="utf-8")))
    ]
    assert told == []


@pytest.mark.parametrize("site", [ROOT, SAMPLE])
def test_all_front_matter_and_words_are_admitted(site: Path) -> None:
    pages = sorted(page for page in (site / "content").rglob("*.md") if "fact_sheets" not in page.parts)
    matters = {page: FRONT_MATTER.match(page.read_text(encoding="utf-8")) for page in pages}
    told = [
        f"{page}: {place}"
        for page, matter in matters.items()
        if matter is not None
        for place in places(of_site(site)["article" if "articles" in page.parts else "page"], read(matter[1]))
    ]
    assert any(matters.values())
    for words in (DEFAULTS, site / "site_config" / "vocabulary.yml"):
        told += places(of_site(site)["vocabulary"], read(words.read_text(encoding="utf-8")))
    assert told == []


EVENT = {"id": "more", "title": "More", "date": "2031-04-02", "kind": "act", "level": 3}
SOURCE = "northland-order"


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        # an id that the site has not
        ({"actors": ["northland", "nortland"]}, "actors.1"),
        ({"actors": "nortland"}, "actors"),
        ({"sources": ["northland-oder"]}, "sources.0"),
        ({"sources": [{"ref": "northland-oder", "at": 4}]}, "sources.0.ref"),
        ({"date": {"value": 2031, "sources": ["northland-oder"]}}, "date.sources.0"),
        ({"strand": "licence"}, "strand"),
        ({"facts": {"price": {"label": "Price", "value": 3, "unit": "ton"}}}, "facts.price.unit"),
        # a word that the vocabulary has not
        ({"kind": "acts"}, "kind"),
        ({"date": None, "dates": {"anounced": 2031}}, "dates.anounced"),
        ({"level": 4}, "level"),
        # an unknown field
        ({"sorces": [SOURCE]}, "sorces"),
        ({"sources": [{"ref": SOURCE, "page": 4}]}, "sources.0.page"),
        ({"date": {"value": 2031, "source": [SOURCE]}}, "date.source"),
        ({"date": {"reports": [{"value": 2031, "rang": "normal"}]}}, "date.reports.0.rang"),
        # a wrong type
        ({"title": ["More"]}, "title"),
        ({"title": {"en": ["More"]}}, "title.en"),
        ({"materials": "rock-salt"}, "materials"),
        ({"date": "2 April 2031"}, "date"),
        ({"date": {"value": "2031-4-2", "sources": [SOURCE]}}, "date.value"),
        ({"review": "yes"}, "review"),
        ({"actors": None}, "actors"),
    ],
)
def test_a_mistake_is_refused_at_its_place(fields: Mapping[str, Any], place: str) -> None:
    written = {name: value for name, value in {**EVENT, **fields}.items() if name != "date" or value}
    event = of_site(SAMPLE)["event"]
    assert places(event, [EVENT]) == []
    assert places(event, [EVENT, written]) == [f"1.{place}"]


@pytest.mark.parametrize(
    "date", [2031, "2031", "2031-04", "2031-04-02/..", "2031~", "2031-Q2", "2031-04-02T09:00Z"]
)
def test_a_date_is_a_number_or_a_text(date: int | str) -> None:
    assert places(of_site(SAMPLE)["event"], [{**EVENT, "date": date}]) == []


def test_a_required_field_is_missed_in_its_record() -> None:
    without = {name: value for name, value in EVENT.items() if name != "title"}
    assert places(of_site(SAMPLE)["event"], [EVENT, without]) == ["1"]


def test_a_file_of_one_record_needs_no_id_and_may_say_its_format() -> None:
    one = {name: value for name, value in EVENT.items() if name != "id"}
    event = of_site(SAMPLE)["event"]
    for written in (one, {"format": 1, **one}, {"format": 1, "records": [EVENT]}, None, []):
        assert places(event, written) == [], written
    assert places(event, {"records": [one]}) == ["records.0"]


def test_points_do_not_stand_in_a_fact_sheet() -> None:
    figure = of_site(SAMPLE)["figure"]["definitions"]["record"]
    assert "points" not in figure["properties"]
    assert {"title", "unit", "mirror"} <= figure["properties"].keys()


def test_an_office_has_a_title() -> None:
    party = {"id": "ann", "name": "Ann", "kind": "person", "sources": [SOURCE]}
    offices = [{"title": "Minister", "of": "northland", "from": 2031}]
    assert places(of_site(SAMPLE)["party"], [{**party, "offices": offices}]) == []
    assert places(of_site(SAMPLE)["party"], [{**party, "offices": [{"titel": "Minister"}]}]) == [
        "0.offices.0.titel"
    ]


def test_an_id_is_offered_where_other_words_may_stand_too() -> None:
    source = {"id": "more", "kind": "press", "publisher": "Post", "language": "en", "read_as": "full"}
    schema = of_site(SAMPLE)["source"]
    offered, _ = schema["definitions"]["record"]["properties"]["derived_from"]["anyOf"]
    assert offered == {"allOf": [{"$ref": "#/definitions/id-of-source"}]}
    for written in (SOURCE, "a news agency"):
        assert places(schema, [{**source, "derived_from": written}]) == []


def test_what_is_silenced_is_a_problem_that_there_is() -> None:
    event = of_site(SAMPLE)["event"]
    codes = event["definitions"]["record"]["properties"]["ignore"]["properties"]
    assert codes["motive"]["description"] == RULES["motive"].title
    assert places(event, [{**EVENT, "ignore": {"motive": "It is a quotation."}}]) == []
    assert places(event, [{**EVENT, "ignore": {"motif": "It is a quotation."}}]) == ["0.ignore.motif"]


def test_the_options_of_the_plugin_are_checked_and_nothing_else_of_mkdocs_yml() -> None:
    for config in (ROOT / "mkdocs.yml", SAMPLE / "mkdocs.yml"):
        nodes = yaml.compose(config.read_text(encoding="utf-8"))
        plugins = next(value for key, value in nodes.value if key.value == "plugins")
        written = read(yaml.serialize(plugins))
        assert places(options_schema(), {"site_name": 3, "plugins": written}) == []
    for options, place in (
        ({"unbound": "error"}, "unbound"),
        ({"cash": True}, "cash"),
        ({"search": "yes"}, "search"),
        ({"vocabulary": ["a"]}, "vocabulary"),
    ):
        wrong = places(options_schema(), {"plugins": ["tags", {"briefings": options}]})
        assert wrong == [f"plugins.1.briefings.{place}"]


def test_every_field_says_what_it_is() -> None:
    silent = [
        f"{file}: {name}"
        for file, schema in {**of_site(SAMPLE), "mkdocs": options_schema()["definitions"]}.items()
        for mapping in mappings(schema)
        for name, field in mapping["properties"].items()
        if not re.search(r"\w.*[\w.)]$", field.get("description", ""))
    ]
    assert silent == []


def test_what_is_chosen_from_says_what_each_is() -> None:
    definitions = of_site(SAMPLE)["event"]["definitions"]
    source, kinds = definitions["id-of-source"], definitions["event-kinds"]
    told = dict(zip(source["enum"], source["enumDescriptions"], strict=True))
    book = book_of(SAMPLE)
    assert {*told} == {each.id for each in book.records if each.kind_name == "source"}
    assert told[SOURCE].startswith(book.by_id[SOURCE].publisher)  # type: ignore[attr-defined]
    assert dict(zip(kinds["enum"], kinds["enumDescriptions"], strict=True))["talks"] == "talks"
    assert {*definitions["id-of-any-record"]["enum"]} == {*book.by_id}


def test_every_schema_is_one() -> None:
    for schema in (*of_site(ROOT).values(), options_schema()):
        Draft7Validator.check_schema(schema)


def test_patterns_are_those_that_editors_know_too() -> None:
    text = json.dumps([*of_site(SAMPLE).values()])
    patterns = set(re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', text))
    assert len(patterns) >= 4
    # What Python has and ECMAScript has not, or reads otherwise.
    assert not [each for each in patterns if re.search(r"\(\?[P<aiLmsux#]|\\\\[AZ]|\$\)?.", each)]


def test_nothing_in_them_is_of_one_run() -> None:
    program = (
        "import json; from pathlib import Path; from tests.sample_site import *; "
        "from dispute_briefings.exports.editor_schemas import schemas; "
        "print(json.dumps(schemas(book_of(SAMPLE))))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert not re.search(r"0x[0-9a-f]{6}|" + re.escape(str(ROOT)), runs[0])


def globs(site: Path) -> Mapping[str, GitIgnoreSpec]:
    """Return which files of a site have which schema, as its editors are told."""
    layout = Layout(
        root=site,
        fact_sheets=site / "content" / "fact_sheets",
        vocabulary=site / "site_config" / "vocabulary.yml",
        config_file=site / "mkdocs.yml",
    )
    told = settings_of_editor(layout)["yaml.schemas"]
    return {
        name.removeprefix(f"{FOLDER}/").removesuffix(".json"): GitIgnoreSpec.from_lines(
            [f"/{g}" for g in each]
        )
        for name, each in told.items()
    }


@pytest.mark.parametrize("site", [ROOT, SAMPLE])
def test_each_file_has_the_schema_of_its_kind(site: Path) -> None:
    told = globs(site)
    assert told.keys() == {*KINDS, "vocabulary", "mkdocs"}
    found, _, _ = sheets(site / "content" / "fact_sheets", root=site)
    expected = {sheet.file: [sheet.kind] for sheet in found}
    expected |= {"mkdocs.yml": ["mkdocs"], "site_config/vocabulary.yml": ["vocabulary"]}
    assert {
        file: [name for name, spec in told.items() if spec.match_file(file)] for file in expected
    } == expected


def written(site: Path) -> dict[str, str]:
    """Return the schemas that stand beside a site."""
    return {path.name: path.read_text(encoding="utf-8") for path in (site / FOLDER).glob("*.json")}


def test_they_are_written_once_and_again_only_where_something_changed(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    first = write(site, book_of(site), options_schema)
    assert {path.stem for path in first} == {*KINDS, "vocabulary", "article", "page", "mkdocs"}
    assert write(site, book_of(site), options_schema) == ()
    write_sheet(site, "salt-quota/events/more.yml", f"- {json.dumps({**EVENT, 'sources': [SOURCE]})}")
    again = write(site, book_of(site), options_schema)
    assert "event.json" in {path.name for path in again}
    assert not {"mkdocs.json", "vocabulary.json"} & {path.name for path in again}


def test_they_are_kept_up_to_date_where_they_are(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    keep(site, book_of(site), options_schema)
    assert not (site / FOLDER).exists()
    keep(site, book_of(site), options_schema, begin=True)
    before = written(site)
    assert before
    write_sheet(site, "salt-quota/events/more.yml", f"- {json.dumps({**EVENT, 'sources': [SOURCE]})}")
    keep(site, book_of(site), options_schema)
    assert '"more"' in written(site)["event.json"]
    assert '"more"' not in before["event.json"]


def test_what_is_up_to_date_is_not_made_again(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    keep(site, book_of(site), options_schema, begin=True)

    def never() -> Schema:
        raise AssertionError("they were made again")

    keep(site, book_of(site), never)
    write_sheet(site, "salt-quota/events/more.yml", f"- {json.dumps({**EVENT, 'sources': [SOURCE]})}")
    with pytest.raises(AssertionError):
        keep(site, book_of(site), never)


def test_a_new_id_is_known_while_something_else_is_wrong(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/events/more.yml", f"- {json.dumps({**EVENT, 'sources': ['nowhere']})}")
    loaded = load_site(site)
    assert loaded.book is None
    keep(site, loaded.known, options_schema, begin=True)
    assert '"more"' in written(site)["event.json"]


def test_they_stay_out_of_git_and_what_cannot_be_written_is_left(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    keep(site, book_of(site), options_schema, begin=True)
    assert (site / FOLDER).parent.joinpath(".gitignore").read_text(encoding="utf-8") == "*\n"
    other = tmp_path / "other"
    other.mkdir()
    (other / ".briefings").write_text("a file", encoding="utf-8")
    keep(other, book_of(site), options_schema, begin=True)
    assert (other / ".briefings").read_text(encoding="utf-8") == "a file"


def empty_choices(schema: object, path: str = "") -> Iterator[str]:
    """Yield where a schema offers a choice among nothing."""
    if isinstance(schema, dict):
        for name, each in schema.items():
            if name in {"enum", "anyOf"} and each == []:
                yield f"{path}/{name}"
            yield from empty_choices(each, f"{path}/{name}")
    elif isinstance(schema, list):
        for index, each in enumerate(schema):
            yield from empty_choices(each, f"{path}/{index}")


@pytest.mark.parametrize("gone", [("proceedings.yml",), ("figures.yml", "proceedings.yml", "measures.yml")])
def test_a_kind_without_records_leaves_the_schemas_whole(gone: tuple[str, ...], tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    for name in gone:
        (site / "content/fact_sheets/salt-quota" / name).unlink()
    made = schemas(load_site(site).known)
    assert [each for schema in made.values() for each in empty_choices(schema)] == []
    event = [{"id": "a", "title": "A", "date": 2031, "kind": "act", "level": 1, "proceedings": ["b"]}]
    assert places(made["event"], event) == ["0.proceedings.0"]
