"""`skilltree keys push`: a key for each territory, once, followed by another only where that is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from skilltree.cli import main
from tests.web.fixtures import template

__all__ = ["template"]


@pytest.fixture
def data(template: Path, tmp_path: Path) -> Path:
    """A data folder of one's own."""
    for name in ("skilltree.sqlite3", "secret.key"):
        (tmp_path / name).write_bytes((template / name).read_bytes())
    return tmp_path


def keys(data: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[str]]:
    capsys.readouterr()
    status = main(["keys", "push", "--data", str(data), *more])
    return status, capsys.readouterr().out.splitlines()


def test_each_territory_gets_one_key(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, made = keys(data, capsys)
    assert status == 0
    assert made
    # An uncompressed point of 65 bytes, whose first is 4.
    assert all(len(line.split()[1]) == 87 and line.split()[1].startswith("B") for line in made)
    assert [line.partition(" ")[2].strip() for line in keys(data, capsys)[1]] == ["has a key"] * len(made)


def test_one_territory_has_one_key_unless_another_is_asked(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    siren = keys(data, capsys)[1][0].split()[0]
    assert keys(data, capsys, "--territory", siren) == (2, [])
    status, [line] = keys(data, capsys, "--territory", siren, "--rotate")
    assert (status, line.split()[0]) == (0, siren)


def test_an_unknown_territory_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert keys(data, capsys, "--territory", "000000000") == (2, [])
