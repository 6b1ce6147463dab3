"""Rules about files: one reason each, said at its top; short; naming no machine, no index and no host in a lock."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import skilltree
from tests.support.install import ROOT

MAX_LINES = 300
#: Long by nature: a migration is written once, a starter file is data.
LONG_BY_NATURE = ("skilltree/store/migrations/", "skilltree/starter/data/")
#: Written by tools, or words of others; their addresses are checked by tests of their own where it matters.
LOCKS = ("requirements/", "frontend/package-lock.json", "tests/support/chromium_package/package-lock.json")
# In pieces, so that this file passes its own rule.
INDEX_HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "registry.npm" + "js.org", "registry.yarn" + "pkg.com")
MACHINE_PATHS = re.compile("(?<![\\w.])/(" + "work/|root/|home/[a-z])")


def committed_files() -> list[str]:
    """The paths that git knows, from the project's root."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def committed_texts() -> dict[str, str]:
    """Path to text of the committed files that are text."""
    texts = {}
    for name in committed_files():
        content = (ROOT / name).read_bytes()
        if b"\0" not in content:
            texts[name] = content.decode("utf-8", errors="replace")
    return texts


def python_files(*folders: str) -> list[Path]:
    """The Python files under `folders`, committed or not yet."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def test_every_module_says_its_reason() -> None:
    files = python_files("skilltree", "tests", "bench")
    silent = [
        str(path.relative_to(ROOT))
        for path in files
        if (source := path.read_text(encoding="utf-8")).strip() and ast.get_docstring(ast.parse(source)) is None
    ]
    assert len(files) > 20
    assert silent == []


def test_no_source_file_is_too_long() -> None:
    suffixes = (".py", ".ts", ".svelte", ".mjs", ".css")
    sources = [*python_files("skilltree", "tests", "bench"), *(ROOT / name for name in committed_files())]
    lengths = {
        name: len(path.read_text(encoding="utf-8").splitlines())
        for path in sources
        if path.suffix in suffixes and not (name := path.relative_to(ROOT).as_posix()).startswith(LONG_BY_NATURE)
    }
    assert lengths
    assert {name: length for name, length in lengths.items() if length > MAX_LINES} == {}


def test_no_committed_file_names_an_index() -> None:
    texts = committed_texts()
    naming = [f"{name}: {host}" for name, text in texts.items() for host in INDEX_HOSTS if host in text]
    assert "pyproject.toml" in texts
    assert naming == []


def test_no_committed_file_names_a_machine_path() -> None:
    naming = [name for name, text in committed_texts().items() if MACHINE_PATHS.search(text)]
    assert naming == []


@pytest.mark.parametrize(
    ("text", "names_one"),
    [
        ("see /wo" + "rk/main", True),
        ("cd /ro" + "ot/x", True),
        ("/ho" + "me/ada/skilltree", True),
        ("https://host/wo" + "rk/3", False),
        ("../shared/data", False),
        ("at home/work", False),
    ],
)
def test_the_machine_path_rule_tells_paths_from_words(text: str, *, names_one: bool) -> None:
    assert (MACHINE_PATHS.search(text) is not None) is names_one


@pytest.mark.parametrize("lock", ["run.txt", "test.txt", "servers.txt", "node.txt"])
def test_python_locks_are_hashed_and_name_no_host(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    pinned = re.findall(r"^[A-Za-z0-9][\w.\[\]-]*==", text, flags=re.MULTILINE)
    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "://" not in text
    assert "--index-url" not in text


@pytest.mark.parametrize("lock", ["frontend", "tests/support/chromium_package"])
def test_npm_locks_name_no_host(lock: str) -> None:
    text = (ROOT / lock / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity": "sha512-' in text
    assert '"resolved"' not in text


def test_the_test_lock_holds_the_run_lock() -> None:
    def pins(lock: str) -> set[str]:
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        return set(re.findall(r"^[A-Za-z0-9].*?==[^\s;\\]+", text, flags=re.MULTILINE))

    assert pins("run.txt") < pins("test.txt") < pins("servers.txt")


def test_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == skilltree.__version__
