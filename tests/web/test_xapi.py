"""`/xapi`: who may tell and read, the headers, what is kept once, and refusals."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from uuid import uuid4

import httpx
import msgspec
import pytest

from skilltree.interop.xapi.bodies import read_body, write_multipart
from skilltree.model.platform_words import PlatformScope
from skilltree.model.xapi import Attachment
from skilltree.service.xapi_platforms import PlatformKeys, add_platform, revoke_platform
from tests.interop.xapi.samples import COURSE, VOIDED, statement
from tests.web.people import organisation
from tests.web.served import Served

WRITING = organisation("fabrique-numerique")
VERSIONS = {"1.0.3": "1.0.3", "2.0": "2.0.0"}


def keys_of(served: Served, *scopes: PlatformScope) -> PlatformKeys:
    deps = served.deps
    chosen = scopes or (PlatformScope.WRITE, PlatformScope.READ_MINE)
    return served.run(add_platform(deps.store, deps.clock, WRITING, "Moodle de la Fabrique", chosen))


def ask(
    served: Served, keys: PlatformKeys | None, method: str = "GET", path: str = "/1.0.3/statements", **more: Any
) -> httpx.Response:
    version = VERSIONS[path.split("/")[1]]
    headers = {"x-experience-api-version": version} | more.pop("headers", {})
    auth = (keys.platform_id, keys.secret) if keys else None
    return served.shared.request(method, f"/xapi{path}", headers=headers, auth=auth, **more)


def tell(served: Served, keys: PlatformKeys, *several: dict[str, Any]) -> httpx.Response:
    return ask(served, keys, "POST", json=list(several))


@pytest.mark.parametrize(("folder", "version"), VERSIONS.items())
def test_what_is_told_is_read_back(served: Served, folder: str, version: str) -> None:
    keys, one = keys_of(served), statement(id=str(uuid4()))
    told = ask(served, keys, "POST", f"/{folder}/statements", json=one)
    assert (told.status_code, told.json()) == (200, [one["id"]])
    read = ask(served, keys, path=f"/{folder}/statements", params={"statementId": one["id"]})
    assert read.status_code == 200
    assert read.json() | one == read.json()
    assert read.json()["authority"]["account"] == {"homePage": served.url, "name": keys.platform_id}
    assert read.headers["x-experience-api-version"] == version
    assert read.json()["stored"] <= read.headers["x-experience-api-consistent-through"]


@pytest.mark.parametrize(("folder", "version"), VERSIONS.items())
@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"path": "/nothing"}, 404),
        ({"params": {"statementId": str(uuid4())}}, 404),
        ({"params": {"statementId": "7"}}, 400),
        ({"params": {"stray": "7"}}, 400),
        ({"headers": {"x-experience-api-version": "0.95"}}, 400),
        ({"headers": {"x-experience-api-version": ""}}, 400),
        ({"method": "DELETE"}, 404),
        ({"method": "PATCH"}, 404),
        ({"path": "/activities/state"}, 404),
        ({"path": "/agents", "params": {"agent": "{"}}, 400),
        ({"path": "/activities"}, 400),
        ({"params": {"agent": "{}"}}, 400),
        ({"params": {"limit": "-1"}}, 400),
        ({"params": {"since": "yesterday"}}, 400),
        ({"params": {"ascending": "maybe"}}, 400),
        ({"method": "POST", "content": b"{"}, 400),
        ({"method": "POST", "content": b"\0" * 1_100_000}, 413),
    ],
)
def test_refusals_bear_the_headers_too(
    served: Served, folder: str, version: str, how: dict[str, Any], status: int
) -> None:
    asked = {"headers": {"content-type": "application/json"}} | how
    answer = ask(served, keys_of(served), **(asked | {"path": f"/{folder}{how.get('path', '/statements')}"}))
    assert answer.status_code == status
    assert answer.headers["x-experience-api-version"] == version
    assert answer.headers["x-experience-api-consistent-through"]


def test_only_a_platforms_own_keys_open_anything(served: Served) -> None:
    keys = keys_of(served)
    wrong = PlatformKeys(platform_id=keys.platform_id, secret=keys.secret[:-1])
    for who in (None, wrong, PlatformKeys(platform_id="nobody", secret="x")):
        answer = ask(served, who)
        assert (answer.status_code, answer.headers["www-authenticate"][:5]) == (401, "Basic")
    assert ask(served, keys).status_code == 200
    assert served.run(revoke_platform(served.deps.store, served.deps.clock, keys.platform_id))
    assert ask(served, keys).status_code == 401
    assert ask(served, None, path="/1.0.3/about").json()["version"] == ["1.0.3"]


def test_a_platform_does_what_its_scopes_say(served: Served) -> None:
    writer, reader = keys_of(served, PlatformScope.WRITE), keys_of(served, PlatformScope.READ_MINE)
    wide, one = keys_of(served, PlatformScope.READ), statement(id=str(uuid4()))
    assert tell(served, writer, one).status_code == 200
    assert ask(served, writer).status_code == 403
    assert tell(served, reader, statement()).status_code == 403
    assert ask(served, reader).json()["statements"] == []
    assert ask(served, reader, params={"statementId": one["id"]}).status_code == 404
    assert ask(served, wide, params={"statementId": one["id"]}).status_code == 200


def test_only_the_hash_of_a_secret_is_stored(served: Served) -> None:
    keys = keys_of(served)

    async def kept() -> bytes:
        async with served.deps.store.reading() as db:
            found = await db.xapi.platform(keys.platform_id)
            assert found is not None
            return found.secret_hash

    assert served.run(kept()) == sha256(keys.secret.encode()).digest()


def test_one_id_is_one_statement(served: Served) -> None:
    keys, one = keys_of(served), statement(id=str(uuid4()))
    put: dict[str, Any] = {"method": "PUT", "params": {"statementId": one["id"]}}
    assert [ask(served, keys, json=one, **put).status_code for _ in range(2)] == [204, 204]
    assert tell(served, keys, one).status_code == 200
    changed = one | {"result": {"success": True}}
    assert ask(served, keys, json=changed, **put).status_code == 409
    other = statement(id=str(uuid4()))
    assert tell(served, keys, other, changed).status_code == 409
    assert ask(served, keys, params={"statementId": other["id"]}).status_code == 404


def test_pages_lead_to_the_next(served: Served) -> None:
    keys = keys_of(served)
    told = tell(served, keys, *(statement() for _ in range(5))).json()
    seen, path = [], "/1.0.3/statements?limit=2"
    while path:
        page = ask(served, keys, path=path).json()
        seen += [one["id"] for one in page["statements"]]
        path = page["more"].removeprefix("/xapi")
    assert seen == told[::-1]


def test_a_voided_statement_is_read_as_such_alone(served: Served) -> None:
    keys, one = keys_of(served), statement(id=str(uuid4()))
    void = statement(id=str(uuid4()), verb={"id": VOIDED}, object={"objectType": "StatementRef", "id": one["id"]})
    assert tell(served, keys, one).status_code == 200
    assert tell(served, keys, void).status_code == 200
    assert ask(served, keys, params={"statementId": one["id"]}).status_code == 404
    assert ask(served, keys, params={"voidedStatementId": one["id"]}).json()["id"] == one["id"]
    again = statement(verb={"id": VOIDED}, object={"objectType": "StatementRef", "id": void["id"]})
    assert tell(served, keys, again).status_code == 400


def test_files_come_back_when_they_are_asked_for(served: Served) -> None:
    keys, proof = keys_of(served), b"proof \0\xff"
    file = Attachment(sha2=sha256(proof).hexdigest(), mime="image/png", content=proof)
    said = {"usageType": "https://x.example/proof", "display": {"fr": "preuve"}, "contentType": "image/png"}
    one = statement(id=str(uuid4()), attachments=[said | {"length": len(proof), "sha2": file.sha2}])
    assert tell(served, keys, one).status_code == 400
    headers = {"content-type": "multipart/mixed; boundary=abc"}
    body = write_multipart(msgspec.json.encode(one), [file], "abc")
    assert ask(served, keys, "POST", content=body, headers=headers).status_code == 200
    read = ask(served, keys, params={"activity": COURSE, "attachments": "true"})
    assert read_body(read.headers["content-type"], read.content)[1] == {file.sha2: file}


def test_another_platform_may_use_the_same_id(served: Served) -> None:
    one = statement(id=str(uuid4()))
    assert tell(served, keys_of(served), one).status_code == 200
    assert tell(served, keys_of(served), one | {"result": {"success": True}}).status_code == 200


def test_too_many_statements_have_to_wait(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skilltree.service.xapi_platforms.STATEMENTS_AN_HOUR", 3)
    keys = keys_of(served)
    assert tell(served, keys, statement(), statement()).status_code == 200
    answer = tell(served, keys, statement(), statement())
    assert (answer.status_code, answer.json()["code"]) == (429, "RATE_LIMITED")
    assert int(answer.headers["retry-after"]) > 0
