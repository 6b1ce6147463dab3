"""`skilltree card`: a card for somebody who has an account, and a clear no for anybody else."""

import asyncio
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from skilltree.cli import main
from skilltree.service.ports.clock import system_clock
from skilltree.starter import load_starter
from skilltree.store import open_store


async def prepare(folder: Path) -> None:
    store = await open_store(folder / "skilltree.sqlite3", migrate=True)
    await load_starter(store, system_clock, demo=True)
    await store.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    asyncio.run(prepare(tmp_path))
    return tmp_path


def test_a_card_is_printed_without_its_pin(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = data / "card.svg"
    assert main(["card", "amina@demo.invalid", "--data", str(data), "--output", str(card)]) == 0
    name, number, pin = capsys.readouterr().out.splitlines()
    assert (name, len(pin.removeprefix("PIN "))) == ("Amina B.", 4)
    drawn = ET.fromstring(card.read_text(encoding="utf-8"))  # noqa: S314 -- our own text
    words = [part.text for part in drawn.iter() if part.tag.endswith("text")]
    assert words == [name, number.removeprefix("number ")]


@pytest.mark.parametrize("address", ["nobody@demo.invalid", "not an address"])
def test_nobody_gets_no_card(data: Path, capsys: pytest.CaptureFixture[str], address: str) -> None:
    assert main(["card", address, "--data", str(data)]) == 2
    assert capsys.readouterr().err.startswith("skilltree card: ")
