"""The package keeps the import directions of the house: left may import right, never back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = "dispute_briefings"
SOURCE = Path(__file__).parents[1] / "plugins" / PACKAGE

# From left to right. Parts of one layer do not import each other.
LAYERS = (
    ("mkdocs_plugin", "cli"),
    ("pages", "exports", "importing"),
    ("prose",),
    ("views",),
    ("language",),
    ("facts",),
    ("source_yaml",),
    ("problems",),
)
RANK = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}

# In these parts each module stands alone, on the shared base modules that are named here;
BASE_MODULES = {
    "pages": frozenset({"page", "settings"}),
    "views": frozenset(
        {
            "addresses",
            "chart",
            "citations",
            "course",
            "day_links",
            "drawing",
            "fact_links",
            "filing",
            "filling",
            "labels",
            "lanes",
            "lines",
            "pieces",
            "plans",
            "reports",
            "rows",
            "scale",
            "setting",
            "strictness",
            "values",
            "wording",
        }
    ),
}
# and these know all of them: they say which there are.
GATHERING_MODULES = {
    "pages": frozenset({"__init__", "site"}),
    "views": frozenset({"__init__"}),
}

HOSTS = frozenset({"mkdocs", "material", "properdocs"})
RENDERERS = frozenset({"markdown", "jinja2"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """`importer` imports `imported`, both as dotted paths; `late` when only inside a function."""

    importer: tuple[str, ...]
    imported: tuple[str, ...]
    place: str
    late: bool

    @property
    def part(self) -> str:
        """The part of the house that imports; empty for the package itself."""
        return "".join(self.importer[1:2])

    @property
    def target(self) -> str:
        """The part of the house that is imported; empty for another distribution."""
        return "".join(self.imported[1:2]) if self.imported[0] == PACKAGE else ""


def broken_directions(source: Path) -> list[str]:
    """Return ``file:line: what`` for each import below the package folder `source` that the house forbids."""
    found = (
        f"{each.place}: {complaint}"
        for path in sorted(source.rglob("*.py"))
        for each in imports_of(path, source)
        if (complaint := complaint_about(each))
    )
    return list(dict.fromkeys(found))


def imports_of(path: Path, source: Path) -> Iterator[Import]:
    """Yield the imports of one file, those inside functions and behind ``if TYPE_CHECKING`` too."""
    inside = path.relative_to(source).with_suffix("").parts
    module = (source.name, *inside)
    importer = module[:-1] if module[-1] == "__init__" else module
    for node, late in statements(ast.parse(path.read_text(encoding="utf-8"))):
        for imported in targets(node, package=module[:-1]):
            place = f"{path.relative_to(source).as_posix()}:{node.lineno}"
            yield Import(importer=importer, imported=existing(imported, source), place=place, late=late)


def statements(node: ast.AST, *, late: bool = False) -> Iterator[tuple[ast.stmt | ast.expr, bool]]:
    """Yield each statement and expression with whether it stands inside a function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.expr):
            yield child, late
        inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from statements(child, late=late or inside)


def targets(node: ast.stmt | ast.expr, *, package: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what a statement imports, as dotted paths; `package` is what a relative import starts from."""
    match node:
        case ast.Import(names=names):
            yield from (tuple(alias.name.split(".")) for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            start = package[: len(package) - level + 1] if level else ()
            origin = (*start, *(module.split(".") if module else ()))
            yield from ((*origin, alias.name) for alias in names)
        case ast.Call(
            func=ast.Name(id="__import__" | "import_module") | ast.Attribute(attr="import_module"),
            args=[ast.Constant(value=str(name)), *_],
        ):
            yield tuple(name.split("."))


def existing(imported: tuple[str, ...], source: Path) -> tuple[str, ...]:
    """Return the path without the names that are no module: ``a.b.Name`` is ``a.b``."""
    if imported[0] != source.name:
        return imported
    known = [source.name]
    for name in imported[1:]:
        place = source.joinpath(*known[1:], name)
        if not place.is_dir() and not place.with_suffix(".py").is_file():
            break
        known.append(name)
    return tuple(known)


def complaint_about(each: Import) -> str:
    """Return what is wrong with one import, or nothing."""
    rules = (wrong_host, wrong_renderer, wrong_place, wrong_direction, wrong_sibling)
    return next((complaint for rule in rules if (complaint := rule(each))), "")


def wrong_host(each: Import) -> str:
    """Only the plugin knows MkDocs; the command line imports it, and the plugin, when called."""
    is_host = each.imported[0] in HOSTS
    if each.part == "cli" and (is_host or each.target == "mkdocs_plugin"):
        return "" if each.late else f"'cli' imports '{each.target or each.imported[0]}' outside a function"
    return f"'{each.part}' knows '{each.imported[0]}'" if is_host and each.part != "mkdocs_plugin" else ""


def wrong_renderer(each: Import) -> str:
    """Facts know neither Markdown nor templates."""
    known = each.imported[0]
    return f"'facts' knows '{known}'" if each.part == "facts" and known in RENDERERS else ""


def wrong_place(each: Import) -> str:
    """Every part is in a layer."""
    unknown = sorted({each.part, each.target} - RANK.keys() - {""})
    return f"'{unknown[0]}' has no place among the layers of the house" if unknown else ""


def wrong_direction(each: Import) -> str:
    """A part imports what is right of it."""
    if not each.target or each.part == each.target or (each.part, each.target) == ("cli", "mkdocs_plugin"):
        return ""
    # The package itself, which has no part, is imported by all and so is right of all.
    here = RANK.get(each.part, len(LAYERS))
    return f"'{each.part or PACKAGE}' imports '{each.target}'" if here >= RANK[each.target] else ""


def wrong_sibling(each: Import) -> str:
    """Pages do not import each other, nor do views."""
    if each.part not in BASE_MODULES or each.part != each.target:
        return ""
    module = "".join(each.importer[2:3]) or "__init__"
    sibling = "".join(each.imported[2:3]) or "__init__"
    if module in GATHERING_MODULES[each.part] or sibling in {module, *BASE_MODULES[each.part]}:
        return ""
    return f"'{each.part}.{module}' imports '{each.part}.{sibling}'"


def test_the_package_keeps_the_directions() -> None:
    assert broken_directions(SOURCE) == []


def test_every_part_of_the_package_is_read() -> None:
    read = {path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in SOURCE.rglob("*.py")}
    assert read - {"__init__", "__main__"} <= set(RANK)
    assert {"facts", "problems"} <= read


def test_the_modules_that_are_named_here_exist() -> None:
    for part, names in BASE_MODULES.items():
        for name in names:
            assert (SOURCE / part / f"{name}.py").exists() or (SOURCE / part / name).is_dir(), (
                f"{part}.{name}"
            )


def test_a_base_module_is_no_view_itself() -> None:
    modules = [
        path
        for name in sorted(BASE_MODULES["views"])
        for path in (*SOURCE.glob(f"views/{name}.py"), *SOURCE.glob(f"views/{name}/*.py"))
    ]
    views = [path.name for path in modules if "= View(" in path.read_text(encoding="utf-8")]
    assert views == []


def tree(folder: Path, files: dict[str, str]) -> Path:
    """Write a small package with every part of the house and the given files, and return its folder."""
    source = folder / PACKAGE
    stock = [f"{part}/__init__.py" for part in RANK if part not in {"problems", "source_yaml"}]
    stock += ["__init__.py", "problems.py", "source_yaml.py"]
    stock += ["pages/home.py", "pages/page.py", "views/bar.py", "views/drawing.py"]
    for name, text in {**dict.fromkeys(stock, ""), **files}.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return source


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("facts/book.py", "from dispute_briefings.views import bar", "1: 'facts' imports 'views'"),
        ("facts/book.py", "import dispute_briefings.views.bar", "1: 'facts' imports 'views'"),
        ("facts/book.py", "\nfrom ..views.bar import Bar", "2: 'facts' imports 'views'"),
        ("facts/model/event.py", "from ... import pages", "1: 'facts' imports 'pages'"),
        ("facts/book.py", "def f():\n    from dispute_briefings import cli", "2: 'facts' imports 'cli'"),
        ("facts/book.py", "if TYPE_CHECKING:\n    from ..prose import x", "2: 'facts' imports 'prose'"),
        ("facts/book.py", "import_module('dispute_briefings.prose')", "1: 'facts' imports 'prose'"),
        ("facts/book.py", "importlib.import_module('mkdocs.plugins')", "1: 'facts' knows 'mkdocs'"),
        ("facts/book.py", "import os, jinja2.sandbox", "1: 'facts' knows 'jinja2'"),
        ("facts/book.py", "from markdown import Markdown", "1: 'facts' knows 'markdown'"),
        ("views/drawing.py", "from .bar import Bar", "1: 'views.drawing' imports 'views.bar'"),
        ("problems.py", "from . import source_yaml", "1: 'problems' imports 'source_yaml'"),
        ("language/names.py", "from ..views import bar", "1: 'language' imports 'views'"),
        ("exports/feed.py", "from ..pages import home", "1: 'exports' imports 'pages'"),
        ("pages/x.py", "from mkdocs.structure.files import File", "1: 'pages' knows 'mkdocs'"),
        ("pages/x.py", "from .home import heading", "1: 'pages.x' imports 'pages.home'"),
        ("pages/x.py", "from . import Page", "1: 'pages.x' imports 'pages.__init__'"),
        ("views/x/draw.py", "from ..bar import Bar", "1: 'views.x' imports 'views.bar'"),
        ("cli/build.py", "import mkdocs.commands.build", "1: 'cli' imports 'mkdocs' outside a function"),
        (
            "cli/build.py",
            "from ..mkdocs_plugin import x",
            "1: 'cli' imports 'mkdocs_plugin' outside a function",
        ),
        ("mkdocs_plugin/x.py", "from ..cli import main", "1: 'mkdocs_plugin' imports 'cli'"),
        ("__init__.py", "from .problems import Problem", "1: 'dispute_briefings' imports 'problems'"),
        ("helpers.py", "import os", "1: 'helpers' has no place among the layers of the house"),
    ],
)
def test_a_wrong_import_is_named(tmp_path: Path, file: str, text: str, complaint: str) -> None:
    assert broken_directions(tree(tmp_path, {file: text})) == [f"{file}:{complaint}"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            "mkdocs_plugin/plugin.py",
            "import mkdocs\nfrom ..pages import home\nfrom ..problems import Problem",
        ),
        (
            "cli/build.py",
            "def build():\n    import mkdocs\n    from dispute_briefings.mkdocs_plugin import x",
        ),
        ("pages/x.py", "from ..views.bar import Bar\nfrom ..facts import book\nimport markdown"),
        ("pages/__init__.py", "from .home import Home"),
        ("pages/site.py", "from dispute_briefings.pages import home, page"),
        ("views/bar.py", "from .drawing import View\nimport dispute_briefings"),
        (
            "views/x/draw.py",
            "from .shape import Shape\nfrom ..x import y\nfrom ...language import names\nimport jinja2",
        ),
        ("facts/book.py", "from .dates import Date\nfrom dispute_briefings import problems, source_yaml"),
        ("source_yaml.py", "from .problems import Problem"),
    ],
)
def test_a_right_import_passes(tmp_path: Path, file: str, text: str) -> None:
    assert broken_directions(tree(tmp_path, {file: text})) == []
