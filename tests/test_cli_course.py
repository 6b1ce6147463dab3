"""`skilltree course`: check without a database, export to a folder, import from it."""

import asyncio
from pathlib import Path

import pytest

from skilltree.cli import main
from skilltree.service.ports.clock import system_clock
from skilltree.starter import load_starter, names
from skilltree.store import open_store
from tests.web.people import organisation

MODULE = """---
format: 1
language: fr
title: Tresser
summary: Une anse
hours: 1
blocks:
- title: Les brins
---

<!-- block 1 -->

Prenez trois brins.
"""


async def prepare(data: Path) -> None:
    store = await open_store(data / "skilltree.sqlite3", migrate=True)
    await load_starter(store, system_clock, demo=True)
    await store.close()


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    asyncio.run(prepare(tmp_path / "data"))
    return tmp_path / "data"


def folder(at: Path, text: str = MODULE) -> Path:
    (at / "modules").mkdir(parents=True)
    (at / "modules" / "tresser.md").write_text(text, encoding="utf-8")
    return at


def test_check_says_what_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder(tmp_path / "c") / "README.md").write_text("About")
    assert main(["course", "check", str(tmp_path / "c")]) == 0
    said = capsys.readouterr()
    assert said.out == "1 modules, nothing wrong\n"
    assert said.err == "README.md:1: no module names it, left aside\n"


def test_check_tells_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = folder(tmp_path / "c", MODULE.replace("hours: 1", "hours: -1"))
    assert main(["course", "check", str(wrong)]) == 1
    assert capsys.readouterr().err.startswith("modules/tresser.md:6: hours: more than 0")


def test_a_link_in_a_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = folder(tmp_path / "c")
    (wrong / "media").symlink_to("/etc")
    assert main(["course", "check", str(wrong)]) == 1
    assert "media:1: a link" in capsys.readouterr().err


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert main(["course", "check", str(tmp_path / "none")]) == 2


def test_export_to_a_folder_and_import_from_it(
    data_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(data_folder)]
    course = names.course_id("plaine-commune", "fibre")
    assert main(["course", "export", course, str(tmp_path / "out"), *data]) == 0
    assert "course.yaml" in capsys.readouterr().out.split()
    assert main(["course", "check", str(tmp_path / "out")]) == 0
    assert main(["course", "export", course, str(tmp_path / "out"), *data]) == 2
    assert main(["course", "export", course, str(tmp_path / "out.zip"), *data]) == 0
    capsys.readouterr()
    to = ["--organisation", organisation("fabrique-numerique"), "--author", "karim@demo.invalid", *data]
    assert main(["course", "import", str(tmp_path / "out"), *to]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 9
    assert main(["course", "import", str(tmp_path / "out"), *to[:3], "nobody@demo.invalid", *data]) == 2
