"""The shape of the code base: one-way layers, imports in the open, small files and functions."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "travaux"
LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in (
        "record errors settings",
        "text store engine",
        "intake world parallels reading collecting",
        "questions brief render",
        "workbench",
        "web",
        "cli",
    )
)
WITHIN_GROUND = {"record": {"errors"}, "settings": {"errors"}, "errors": set[str]()}
"""The ground layer's own order: nouns raise errors, errors know nothing."""

RUNS_BY_ITSELF = frozenset({"specimen"})
"""Programs beside the package's layers: they may use the workbench, nothing may use them."""

MAY_DEFER = ("workbench/", "cli/app.py", "__init__.py")
"""Files and folders whose functions may import, so that ``import travaux`` and ``travaux --version`` stay fast."""

MAX_FILE, MAX_FUNCTION, MAX_PARAMETERS = 350, 50, 5
LONG_FILES: frozenset[str] = frozenset()
LONG_FUNCTIONS: frozenset[str] = frozenset()
MANY_PARAMETERS: frozenset[str] = frozenset()
COMPILED = "njit"
"""A compiled kernel takes flat arrays, as many as it needs: it is called from one place and knows no classes."""
HEAVY = ("sqlalchemy", "numpy", "numba", "polars", "pyarrow", "trafilatura", "pypdf", "docx", "lxml", "rich", "click")

MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def _tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"), module)


def _part(dotted: str) -> str:
    return dotted.split(".")[1] if "." in dotted else ""


def _own_part(module: str) -> str:
    return module.split("/")[0].removesuffix(".py")


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _level(part: str) -> int:
    return next(level for level, parts in enumerate(LAYERS) if part in parts)


def _functions(module: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{module}:{node.name}", node


def _may_import(own: str, other: str) -> bool:
    if own == other or own in RUNS_BY_ITSELF:
        return True
    if _level(own) == 0:
        return other in WITHIN_GROUND[own]
    return other not in RUNS_BY_ITSELF and _level(other) < _level(own)


def test_every_part_of_the_package_has_its_layer() -> None:
    parts = {_own_part(module) for module in MODULES} - {"__init__", "data", "cases"}
    assert parts <= frozenset().union(*LAYERS) | RUNS_BY_ITSELF


@pytest.mark.parametrize("module", [module for module in MODULES if module != "__init__.py"])
def test_imports_go_one_way(module: str) -> None:
    names = [name for name in _imported(_tree(module)) if name.startswith("travaux.")]
    others = {_part(name) for name in names} - {"__version__", "data"}
    wrong = sorted(other for other in others if not _may_import(_own_part(module), other))
    assert not wrong, f"{module} imports {wrong}"


@pytest.mark.parametrize("module", MODULES)
def test_imports_stand_in_the_open(module: str) -> None:
    relative = [node for node in ast.walk(_tree(module)) if isinstance(node, ast.ImportFrom) and node.level]
    hidden = {name: list(_imported(node)) for name, node in _functions(module) if list(_imported(node))}
    assert not relative
    assert module.startswith(MAY_DEFER) or not hidden, f"{module} hides imports: {hidden}"


def test_files_and_functions_stay_small() -> None:
    lines = {module: len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) for module in MODULES}
    long_files = {module for module, length in lines.items() if length > MAX_FILE}
    functions = {name: node for module in MODULES for name, node in _functions(module)}
    long_functions = {name for name, node in functions.items() if (node.end_lineno or 0) - node.lineno >= MAX_FUNCTION}
    assert long_files == LONG_FILES
    assert long_functions == LONG_FUNCTIONS


def test_functions_take_few_parameters() -> None:
    functions = {name: node for module in MODULES for name, node in _functions(module)}
    many = {
        name
        for name, node in functions.items()
        if _parameters(node) > MAX_PARAMETERS and COMPILED not in map(_decorator, node.decorator_list)
    }
    assert many == MANY_PARAMETERS


def _decorator(node: ast.expr) -> str:
    called = node.func if isinstance(node, ast.Call) else node
    return called.id if isinstance(called, ast.Name) else ""


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    named = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len([name for name in named if name not in ("self", "cls")])


def test_workbench_methods_stay_under_ten_lines() -> None:
    methods = [found for module in MODULES if module.startswith("workbench/") for found in _functions(module)]
    long = {name: length for name, node in methods if (length := sum(1 for _ in _code_lines(node))) >= 10}
    assert methods
    assert not long


def _code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[int]:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return iter(range(body[0].lineno, (body[-1].end_lineno or 0) + 1)) if body else iter(())


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "base"}
    assert not [module for module in MODULES if drawers & set(module.removesuffix(".py").split("/"))]


@pytest.mark.parametrize("statement", ["import travaux", "import travaux.cli.app"])
def test_importing_loads_nothing_heavy(statement: str) -> None:
    program = f"{statement}\nimport sys\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    allowed = {"click"} if "cli" in statement else set()
    assert "travaux" in loaded
    assert not loaded & (set(HEAVY) - allowed)
