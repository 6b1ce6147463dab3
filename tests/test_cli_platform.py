"""`skilltree platform`: keys for a platform of an organisation, told once, and ended."""

import asyncio
from base64 import b64decode
from pathlib import Path

import pytest

from skilltree.cli import main
from skilltree.model.ids import new_id
from skilltree.model.platform_words import PlatformScope
from skilltree.model.xapi import Platform
from skilltree.service.secrets import token_hash
from skilltree.store import open_store
from tests.test_cli_card import prepare
from tests.web.people import organisation

WRITING = organisation("fabrique-numerique")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    asyncio.run(prepare(tmp_path))
    return tmp_path


def platform(folder: Path, platform_id: str) -> Platform:
    async def read() -> Platform:
        store = await open_store(folder / "skilltree.sqlite3")
        async with store.reading() as db:
            found = await db.xapi.platform(platform_id)
        await store.close()
        assert found is not None
        return found

    return asyncio.run(read())


def test_keys_are_printed_once_and_ended(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["platform", "add", "--organisation", WRITING, "--label", "Moodle", "--data", str(data)]
    assert main([*given, "--scope", "statements/write"]) == 0
    name, secret = (line.rpartition(" ")[2] for line in capsys.readouterr().out.splitlines())
    kept = platform(data, name)
    assert (kept.label, kept.scopes, kept.organisation_id) == ("Moodle", (PlatformScope.WRITE,), WRITING)
    assert kept.secret_hash == token_hash(secret)
    for said in ("revoked\n", "it was revoked already\n"):
        assert main(["platform", "revoke", name, "--data", str(data)]) == 0
        assert capsys.readouterr().out == said
    assert platform(data, name).revoked_at is not None


def test_a_webhooks_secret_is_printed_once_and_kept_sealed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["platform", "add", "--organisation", WRITING, "--label", "Cours du soir", "--webhook", "--data", str(data)]
    assert main(given) == 0
    address, secret = (line.rpartition(" ")[2] for line in capsys.readouterr().out.splitlines())
    assert address.startswith("/hooks/")
    assert platform(data, address.rpartition("/")[2]).scopes == ()
    raw = b64decode(secret.removeprefix("whsec_"))
    assert len(raw) == 32
    kept = b"".join(path.read_bytes() for path in data.glob("*") if path.is_file())
    assert raw not in kept
    assert secret.encode() not in kept


@pytest.mark.parametrize(
    "given",
    [
        ["add", "--organisation", new_id("Organisation"), "--label", "Moodle"],
        ["add", "--organisation", "nonsense", "--label", "Moodle"],
        ["add", "--organisation", WRITING, "--label", " "],
        ["revoke", new_id("Platform")],
        ["revoke", "nonsense"],
    ],
)
def test_nothing_is_made_of_nonsense(data: Path, capsys: pytest.CaptureFixture[str], given: list[str]) -> None:
    assert main(["platform", *given, "--data", str(data)]) == 2
    assert capsys.readouterr().err.startswith("skilltree platform: ")
