"""The records of a fact sheet as they are written: a list holds many, a mapping holds one."""

from __future__ import annotations

from dataclasses import dataclass

from dispute_briefings.facts.layout import KIND_OF_NAME, Sheet
from dispute_briefings.facts.shape import as_id
from dispute_briefings.problems import Position, Problem, problem
from dispute_briefings.source_yaml import Document, Yaml, YamlMapping, YamlSequence

FORMAT = "1"
# Of the entries of one list that are no records, so many are told.
MOST_TOLD = 20
_NO_LIST_OF_DISPUTES = "write its fields without hyphens, as `name:`, each at the beginning of a line"


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """One record as written: where it stands in its document."""

    sheet: Sheet
    document: Document
    path: tuple[str | int, ...]
    mapping: YamlMapping
    id: str

    @property
    def position(self) -> Position:
        """Where it begins."""
        return self.document.position(self.path)


def written_in(sheet: Sheet, document: Document) -> tuple[list[Written], list[Problem]]:
    """Return the records of a document as written; a list holds many, a mapping holds one."""
    root: Yaml = document.root
    path: tuple[str | int, ...] = ()
    if root is None and sheet.kind == "dispute" and document.complete:
        root = YamlMapping(document.start)
    if root is None:
        return [], []
    if isinstance(root, YamlMapping) and (told := _format_problem(root, document)):
        return [], [told]
    if isinstance(root, YamlMapping) and "records" in root:
        root, path = root["records"], ("records",)
    if isinstance(root, YamlMapping):
        return _lone(sheet, document, root)
    if not isinstance(root, YamlSequence):
        return [], [_no_list(sheet, document.position())]
    return _listed(sheet, document, root, path)


def _listed(
    sheet: Sheet, document: Document, root: YamlSequence, path: tuple[str | int, ...]
) -> tuple[list[Written], list[Problem]]:
    """Return the records of a list."""
    begin = "begin it with `- id:`" if sheet.kind != "dispute" else _NO_LIST_OF_DISPUTES
    records: list[Written] = []
    wrong: list[tuple[int, str, str, str]] = []
    for index, mapping in enumerate(root):
        if not isinstance(mapping, YamlMapping):
            wrong.append((index, "bad-value", f"entry {index + 1} of the list is no {sheet.kind}", begin))
        elif not isinstance(record_id := mapping.get("id"), str) and not document.complete:
            continue  # it may be what could not be read, and that is told already
        elif not isinstance(record_id, str):
            meant = _meant(mapping)
            cure = f"begin it with `- id: {meant}`" if meant and sheet.kind != "dispute" else begin
            wrong.append((index, "missing-field", f"{sheet.kind} number {index + 1} has no id", cure))
        else:
            here = (*path, index)
            records.append(Written(sheet=sheet, document=document, path=here, mapping=mapping, id=record_id))
    more = f" (and {len(wrong) - MOST_TOLD} more of the list)" if len(wrong) > MOST_TOLD else ""
    return records, [
        problem(
            code,
            document.position((*path, index)),
            what + (more if index == wrong[:MOST_TOLD][-1][0] else ""),
            cure,
        )
        for index, code, what, cure in wrong[:MOST_TOLD]
    ]


def _meant(mapping: YamlMapping) -> str:
    """The id that a record without one would have: made from its name or title, or nothing."""
    heading = mapping.get("name") or mapping.get("title")
    return as_id(heading) if isinstance(heading, str) else ""


def ids_meant(document: Document) -> set[str]:
    """The ids that the records of a list would have that have none."""
    root = document.root.get("records") if isinstance(document.root, YamlMapping) else document.root
    entries = root if isinstance(root, YamlSequence) else ()
    return {_meant(each) for each in entries if isinstance(each, YamlMapping) and "id" not in each}


def _lone(sheet: Sheet, document: Document, mapping: YamlMapping) -> tuple[list[Written], list[Problem]]:
    if sheet.stem in KIND_OF_NAME and sheet.kind != "dispute":
        return [], [_no_list(sheet, document.position())]
    record_id = sheet.dispute if sheet.kind == "dispute" else sheet.stem
    if record_id is None:
        what = "this dispute has no folder of its own"
        cure = "move it to a folder named after the dispute's id: <id>/dispute.yml"
        return [], [problem("unknown-kind", document.position(), what, cure)]
    written = [Written(sheet=sheet, document=document, path=(), mapping=mapping, id=record_id)]
    if as_id(record_id) != record_id:
        place = "folder" if sheet.kind == "dispute" else "file"
        what = f"the {place}'s name '{record_id}' is no id, and it is the id of the record in it"
        cure = f"rename the {place} to {as_id(record_id) or 'lower-case letters, digits and hyphens'}"
        return [], [problem("bad-id", document.position(), what, cure)]
    if "id" in mapping and mapping["id"] != record_id:
        what = f"the id '{mapping['id']}' is not the file's name"
        cure = f"take it out: the id of a file with one record is '{record_id}'"
        # What names the record by its right id is not told as well.
        return written, [problem("bad-id", document.position(("id",)), what, cure)]
    return written, []


def _format_problem(root: YamlMapping, document: Document) -> Problem | None:
    written = root.get("format", FORMAT)
    if written == FORMAT:
        return None
    cure = f"this version reads format {FORMAT}: write `format: {FORMAT}`, or install a later version"
    return problem("unknown-format", document.position(("format",)), f"format {written!r} is not known", cure)


def _no_list(sheet: Sheet, position: Position) -> Problem:
    what = f"this file holds no list of records of the kind {sheet.kind}"
    return problem(
        "bad-value", position, what, "begin each record with `- id:`, its fields indented below it"
    )
