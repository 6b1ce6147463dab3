"""`skilltree import offers`: its report, what it writes down, its exit status."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from skilltree.cli_import import DATABASE_FILE, add_import_parser, run_import
from skilltree.model.place import Commune
from tests.interop.offers import HEADER, write
from tests.service.import_doubles import opened
from tests.store.samples import make_organisation, make_territory

TOWN = make_territory(code="200057867")
BOARD = make_organisation(TOWN.id, verified=True)
GOOD = "1;Cuisinier;Vous préparez les repas.;93066;x"


async def run(*words: str | Path) -> int:
    """Run the command as the program does."""
    parser = argparse.ArgumentParser()
    add_import_parser(parser.add_subparsers())
    return await run_import(parser.parse_args(["import", "offers", *map(str, words)]))


@pytest.fixture(name="data")
async def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = tmp_path / "data"
    folder.mkdir()
    async with opened(folder / DATABASE_FILE) as store:
        async with store.writing() as work:
            await work.territories.put_communes([Commune(insee="93066", name="Saint-Denis", postcode="93200")])
        async with store.writing(TOWN.id) as work:
            await work.territories.put_territory(TOWN)
            await work.people.put_organisation(BOARD)
    return folder


async def test_the_report_and_what_is_written_down(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "o.csv", f"{HEADER};notre code\n{GOOD}\n2;;Texte moi@mail.example;93066;x\n")
    refused, taken = tmp_path / "refused.txt", tmp_path / "taken.txt"
    words = (path, "--organisation", BOARD.id, "--data", data, "--refused", refused, "--taken", taken)
    assert await run(*words, "--dry-run") == 3
    shown = capsys.readouterr()
    assert "dry run: nothing was stored" in shown.out
    assert f"left aside: {path}: the column notre code" in shown.err
    assert "@" not in shown.err
    assert await run(*words, "--territory", "200057867") == 3
    assert capsys.readouterr().out.split()[-7:] == ["total", "2", "1", "0", "0", "1", "0"]
    assert refused.read_text() == f"{path}:3: 2: title: this text is missing\n"
    assert taken.read_text() == "2\t1\tnew\t93066\tCuisinier\t\n"
    write(path, f"{HEADER}\n3;Plombier;Vous posez des tuyaux.;93066\n")
    assert await run(*words, "--close-missing") == 0
    assert "closed: 1 offers" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--organisation", "nobody"), "this id is not one of ours"),
        (("--organisation", BOARD.id, "--territory", "1"), "this organisation is of another territory"),
        (("--organisation", BOARD.id, "--database-url", "mysql://x/y"), "the database is sqlite or postgresql"),
        (("--organisation", BOARD.id, "--refused", "/nowhere/at/all"), "No such file"),
    ],
)
async def test_what_will_not_do_is_one_line(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], reason: str
) -> None:
    path = write(tmp_path / "o.csv", f"{HEADER};x\n{GOOD}\n")
    where = () if "--database-url" in words else ("--data", data)
    assert await run(path, *words, *where) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("skilltree import: ")
    assert reason in last
