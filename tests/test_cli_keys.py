"""`skilltree keys`: made, rotated, revoked, never shown in the open; a server starts with one that does not open."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from skilltree.cli import main
from skilltree.cli_serve import prepare as prepare_server
from skilltree.interop.openbadges import SignedBadges
from skilltree.model.credential import IssuerKey
from skilltree.model.ids import new_id
from skilltree.service.issuer_keys import Keyring, open_key
from skilltree.service.ports.clock import system_clock
from skilltree.store import open_store
from tests.test_cli_card import prepare
from tests.web.people import organisation
from tests.web.served import settings_of

WRITING = organisation("fabrique-numerique")
SIREN = "200057867"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    asyncio.run(prepare(tmp_path))
    return tmp_path


def keys_in(folder: Path) -> list[IssuerKey]:
    async def read() -> list[IssuerKey]:
        store = await open_store(folder / "skilltree.sqlite3")
        ring = Keyring(store, SignedBadges(), system_clock, b"unused")
        found = await ring.keys()
        await store.close()
        return found

    return asyncio.run(read())


def states(text: str) -> list[str]:
    return [line.split()[1] for line in text.splitlines()]


def test_a_key_lives(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whose = ["--organisation", WRITING, "--data", str(data)]
    assert main(["keys", "list", "--data", str(data)]) == 0
    assert capsys.readouterr().out == "there are no keys\n"
    assert main(["keys", "create", *whose]) == 0
    assert states(capsys.readouterr().out) == ["signs"]
    assert main(["keys", "create", *whose]) == 2
    assert "rotate" in capsys.readouterr().err
    assert main(["keys", "rotate", *whose]) == 0
    capsys.readouterr()
    assert main(["keys", "list", *whose]) == 0
    listed = capsys.readouterr().out
    assert states(listed) == ["signs", "retired"]
    old = listed.splitlines()[1].split()[0]
    for given in ([old], whose[:2]):
        assert main(["keys", "revoke", *given, "--data", str(data)]) == 0
    assert main(["keys", "revoke", old, "--data", str(data)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "it was revoked already"
    assert main(["keys", "list", *whose]) == 0
    assert states(capsys.readouterr().out) == ["revoked", "revoked"]
    secret = (data / "secret.key").read_bytes()
    for key in keys_in(data):
        private = open_key(secret, key).private
        assert private.hex() not in listed
        assert private not in (data / "skilltree.sqlite3").read_bytes()
        assert repr(private) not in repr(open_key(secret, key))


def test_a_territory_is_named_by_its_siren(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "rotate", "--territory", SIREN, "--data", str(data)]) == 0
    assert "territory" in capsys.readouterr().out
    assert [key.organisation_id for key in keys_in(data)] == [None]


@pytest.mark.parametrize(
    "given",
    [
        ["create", "--organisation", new_id("Organisation")],
        ["create", "--organisation", "nonsense"],
        ["rotate", "--territory", "0"],
        ["revoke", new_id("IssuerKey")],
        ["revoke", "nonsense"],
        ["revoke", "--territory", SIREN],
        ["revoke"],
    ],
)
def test_nothing_is_made_of_nonsense(data: Path, capsys: pytest.CaptureFixture[str], given: list[str]) -> None:
    assert main(["keys", *given, "--data", str(data)]) == 2
    assert capsys.readouterr().err.startswith("skilltree keys: ")
    assert keys_in(data) == []


def test_every_territory_has_a_key_once_it_is_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = settings_of(tmp_path)
    asyncio.run(prepare_server(settings))
    made = keys_in(tmp_path)
    assert len({key.territory_id for key in made}) == len(made) >= 2
    asyncio.run(prepare_server(settings))
    assert keys_in(tmp_path) == made
    assert capsys.readouterr().err == ""


def test_a_server_with_another_secret_starts_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = settings_of(tmp_path)
    asyncio.run(prepare_server(settings))
    (tmp_path / "secret.key").write_bytes(b"another secret of this server...")
    asyncio.run(prepare_server(settings))
    told = capsys.readouterr().err
    assert told.count("sealed with another secret") == len(keys_in(tmp_path))
    assert main(["keys", "list", "--data", str(tmp_path)]) == 0
    assert "SEALED WITH ANOTHER SECRET" in capsys.readouterr().out
    assert main(["keys", "rotate", "--territory", SIREN, "--data", str(tmp_path)]) == 0
    assert "SEALED" not in capsys.readouterr().out
