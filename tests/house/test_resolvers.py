"""Resolvers are short, reach the world through use cases, and leave batching to the loaders."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.install import ROOT

FOLDER = ROOT / "skilltree" / "graphql"
MOST_STATEMENTS = 6
DECORATORS = {"field", "mutation", "subscription"}
#: What only a use case may touch.
STORE_WORDS = {"store", "reading", "writing", "execute", "select", "sqlalchemy"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def resolvers(tree: ast.AST) -> Iterator[Function]:
    """Every function under @field, @mutation or @subscription."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            called = [each.func for each in node.decorator_list if isinstance(each, ast.Call)]
            if any(isinstance(name, ast.Name) and name.id in DECORATORS for name in called):
                yield node


def body_of(function: Function) -> list[ast.stmt]:
    """The statements of a function without its docstring."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return function.body[1:] if documented else function.body


def count(statements: list[ast.stmt]) -> int:
    """How many statements, those inside others too."""
    return sum(isinstance(node, ast.stmt) for statement in statements for node in ast.walk(statement))


def faults(source: str) -> set[str]:
    """What is wrong with the resolvers of a module: "name: fault"."""
    found = set()
    for function in resolvers(ast.parse(source)):
        body = body_of(function)
        nodes = [node for statement in body for node in ast.walk(statement)]
        if count(body) > MOST_STATEMENTS:
            found.add(f"{function.name}: long")
        if any(isinstance(node, ast.Attribute) and node.attr in STORE_WORDS for node in nodes):
            found.add(f"{function.name}: store")
        if any(_waits_in_a_loop(node) for node in nodes):
            found.add(f"{function.name}: await in a loop")
        if isinstance(function, ast.AsyncFunctionDef) and _only_awaits_a_loader(body):
            found.add(f"{function.name}: awaits only a loader")
    return found


def _waits_in_a_loop(node: ast.AST) -> bool:
    """A `for` or a comprehension that awaits one thing after the other; `async for` over a source is none."""
    loops = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    return isinstance(node, loops) and any(isinstance(inner, ast.Await) for inner in ast.walk(node))


def _only_awaits_a_loader(body: list[ast.stmt]) -> bool:
    """A body whose awaits are loads, and whose last statement gives one back as it came."""
    last = body[-1]
    given = last.value if isinstance(last, ast.Return) else None
    branches = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
    return any(isinstance(value, ast.Await) and _is_load(value.value) for value in branches)


def _is_load(node: ast.AST) -> bool:
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in {"load", "load_many"}


def modules() -> list[Path]:
    return sorted(FOLDER.rglob("*.py"))


def test_there_are_resolvers_to_look_at() -> None:
    names = [function.name for path in modules() for function in resolvers(ast.parse(path.read_text(encoding="utf-8")))]
    assert len(names) > 60
    assert {"declare_skill", "find_talents", "tree_changed", "taught_by"} <= set(names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_resolvers_keep_to_the_house(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_no_module_opens_the_store(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert attributes & {"reading", "writing", "sqlalchemy"} == set()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("a = 1\n    b = 2\n    c = 3\n    d = 4\n    e = 5\n    f = 6\n    return a", "long"),
        ("if 1:\n        a = 1\n        b = 1\n        c = 1\n        d = 1\n        e = 1\n    return 1", "long"),
        ("async with info.context.deps.store.reading() as db:\n        return db", "store"),
        ("return [await one(x) for x in root.ids]", "await in a loop"),
        ("for x in root.ids:\n        await one(x)", "await in a loop"),
        ("return await info.context.loaders.commune.load(root.insee)", "awaits only a loader"),
        ("return await info.context.loaders.commune.load(root.insee) if root.insee else None", "awaits only a loader"),
    ],
)
def test_each_fault_is_found(body: str, fault: str) -> None:
    source = f'@field(int)\n@staticmethod\nasync def bad(root, info):\n    """Doc."""\n    {body}\n'
    assert faults(source) == {f"bad: {fault}"}


@pytest.mark.parametrize(
    "body",
    [
        "row = await info.context.loaders.occupation.load(root.id)\n    return shown(info, row) if row else []",
        "async for tree in live.tree_changes(info):\n        yield tree",
        "return await read_tree(info.context.deps)",
    ],
)
def test_what_is_good_is_left_alone(body: str) -> None:
    assert faults(f'@field(int)\n@staticmethod\nasync def good(root, info):\n    """Doc."""\n    {body}\n') == set()
