"""The dependency direction of the house, as import-linter's contracts in pyproject.toml and two allow-lists say it."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.install import ROOT

PACKAGE = ROOT / "skilltree"
CONTRACTS = 9
STORES = ("sqlalchemy", "alembic", "asyncpg", "aiosqlite", "sqlite3", "redis")


def imported_modules(source: str) -> Iterator[str]:
    """Every absolute module name that `source` imports, `from a import b` as a.b."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def allowed(module: str, *, packages: tuple[str, ...]) -> bool:
    """Whether `module` is of the standard library or lies in one of `packages`."""
    if module.partition(".")[0] in sys.stdlib_module_names:
        return True
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def test_all_contracts_are_kept() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert f"Contracts: {CONTRACTS} kept, 0 broken." in done.stdout


@pytest.mark.parametrize(
    ("folder", "packages"),
    [
        ("model", ("msgspec", "skilltree.model")),
        ("service/ports", ("msgspec", "skilltree.model", "skilltree.service.ports")),
        ("engine", ("msgspec", "numpy", "scipy", "rapidfuzz", "skilltree.model", "skilltree.engine")),
    ],
)
def test_lower_floors_import_what_is_listed_and_no_more(folder: str, packages: tuple[str, ...]) -> None:
    files = sorted((PACKAGE / folder).rglob("*.py"))
    assert files, f"skilltree/{folder} is empty"
    strangers = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in files
        for module in imported_modules(path.read_text(encoding="utf-8"))
        if not allowed(module, packages=packages)
    }
    assert strangers == set()


def test_command_line_modules_are_on_top_and_speak_neither_sql_nor_redis() -> None:
    # import-linter names modules one by one, so a new cli_something.py would escape its contracts.
    broken = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        on_top = path.parent == PACKAGE and path.name.startswith(("cli", "__main__"))
        forbidden = STORES if on_top else ("skilltree.cli",)
        for module in imported_modules(path.read_text(encoding="utf-8")):
            if module.startswith(forbidden):
                broken.add(f"{path.relative_to(ROOT)}: {module}")
    assert broken == set()


def test_the_import_reader_sees_every_form() -> None:
    source = "import os.path, redis\nfrom skilltree import store\ndef f() -> None:\n    from litestar import get\n"
    found = set(imported_modules(source))
    assert found == {"os.path", "redis", "skilltree.store", "litestar.get"}
    assert [module for module in sorted(found) if not allowed(module, packages=("skilltree.model",))] == [
        "litestar.get",
        "redis",
        "skilltree.store",
    ]
