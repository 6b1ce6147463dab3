"""`skilltree import`: its report, its refusals and its exit status."""

from __future__ import annotations

import argparse
import zipfile
from pathlib import Path

import pytest

from skilltree.cli_import import DATABASE_FILE, add_import_parser, run_import
from tests.interop import files
from tests.interop.files import plain, skill, table
from tests.service.import_doubles import counts, opened

GOOD = table(files.LABELS, {"conceptUri": skill("a"), "preferredLabel_fr": "souder"})


async def run(*words: str | Path) -> int:
    """Run the command as the program does."""
    parser = argparse.ArgumentParser()
    add_import_parser(parser.add_subparsers())
    return await run_import(parser.parse_args(["import", *map(str, words)]))


@pytest.fixture(autouse=True)
def _no_other_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


def totals(out: str) -> list[int]:
    """The last line of a report: read, new, changed, unchanged, refused, left out."""
    word, *numbers = out.rstrip().splitlines()[-1].split()
    assert word == "total"
    return [int(number) for number in numbers]


async def test_import_twice_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, data = plain(tmp_path / "labels.csv", GOOD), tmp_path / "new" / "data"
    assert await run("esco", path, "--data", data) == 0
    shown = capsys.readouterr()
    assert totals(shown.out) == [1, 1, 0, 0, 0, 0]
    assert shown.err.splitlines() == [f"reading {path} (esco.labels)"]
    assert await run("esco", path, "--data", data) == 0
    assert totals(capsys.readouterr().out) == [1, 0, 0, 1, 0, 0]
    async with opened(data / DATABASE_FILE) as store:
        assert (await counts(store))["skills"] == 1


async def test_refused_rows_are_shown_written_down_and_told_by_the_exit_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"conceptUri": f"bad\x1b[31m {n}"} for n in range(60)]
    path = plain(tmp_path / "labels.csv", GOOD + table(files.LABELS, *rows).partition("\r\n")[2])
    listed = tmp_path / "refused.txt"
    assert await run("esco", path, "--data", tmp_path, "--refused", listed) == 3
    shown = capsys.readouterr()
    assert totals(shown.out) == [61, 1, 0, 0, 60, 0]
    refusals = [line for line in shown.err.splitlines() if line.startswith("refused: ")]
    assert len(refusals) == 51
    assert refusals[0].startswith(f"refused: {path}:3: not the URI of an ESCO skill")
    assert refusals[-1] == "refused: 10 more rows"
    assert "\x1b" not in shown.err
    lines = listed.read_text(encoding="utf-8").splitlines()
    assert [line.partition(": ")[0] for line in lines] == [f"{path}:{n}" for n in range(3, 63)]


@pytest.mark.parametrize(
    ("form", "content", "reason"),
    [
        ("esco", b"<html>404</html>", "this is a web page or XML, not CSV"),
        ("rome", GOOD.encode(), "not a file of ROME 4.0"),
        ("communes", b"\xfd7zXZ\x00 and no more", "the file is damaged or cut short"),
        ("esco", b"PK\x03\x04 and no more", "the file is damaged or cut short"),
    ],
)
async def test_an_unreadable_file_is_one_line_and_stores_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, content: bytes, reason: str
) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    assert await run(form, path, "--data", tmp_path / "data") == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"skilltree import: {path}: {reason}")
    assert shown.err.count("\n") == 1
    assert not (tmp_path / "data").exists()


async def test_the_data_folder_given_wins_over_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = plain(tmp_path / "labels.csv", GOOD)
    monkeypatch.setenv("DATABASE_URL", "mysql://nowhere/x")
    assert await run("esco", path, "--data", tmp_path) == 0
    assert await run("esco", path) == 2
    assert "not mysql" in capsys.readouterr().err


async def test_an_encrypted_zip_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "secret.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("skills.csv", GOOD)
    content = bytearray(path.read_bytes())
    content[6] |= 1  # the flag in the member's own header
    content[content.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    path.write_bytes(content)
    assert await run("esco", path, "--data", tmp_path) == 2
    assert "encrypted" in capsys.readouterr().err


async def test_a_database_that_cannot_be_reached_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = plain(tmp_path / "labels.csv", GOOD)
    assert await run("esco", path, "--database-url", "mysql://nowhere/x") == 2
    assert "the database is sqlite or postgresql" in capsys.readouterr().err
    assert await run("esco", path, "--data", path) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"skilltree import: {path}: ")


async def test_a_bar_on_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert await run("esco", plain(tmp_path / "labels.csv", GOOD), "--data", tmp_path) == 0
    shown = capsys.readouterr().err
    assert "100%" in shown
    assert "reading" not in shown
