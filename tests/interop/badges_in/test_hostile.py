"""Files that want to harm: each is refused, in bounded time, and none of them raises."""
# ruff: noqa: PLW0108 -- what is large is made when it is needed

from __future__ import annotations

import base64
import json
import struct
import time
import zlib
from typing import Any

import pytest

from skilltree.interop.badges_in import CheckedBadges
from skilltree.interop.badges_in.visits import MOST_DOCUMENTS
from skilltree.model.badge_words import BadgeVerdict
from tests.interop.badges_in.issuing import HOST, SVG, Issuer2, Issuer3, Web, png

SECONDS = 5.0
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">'


def chunk(tag: bytes, data: bytes) -> bytes:
    return struct.pack("!I", len(data)) + tag + data + struct.pack("!I", zlib.crc32(tag + data))


def with_chunk(data: bytes, tag: bytes = b"iTXt") -> bytes:
    picture = png()
    return picture[:-12] + chunk(tag, data) + picture[-12:]


def bomb(size: int = 200_000_000) -> bytes:
    packed = zlib.compressobj(9)
    body = b"".join(packed.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)) + packed.flush()
    return with_chunk(b"openbadgecredential\x00\x01\x00\x00\x00" + body)


def token(payload: str) -> bytes:
    parts = [base64.urlsafe_b64encode(part.encode()).rstrip(b"=") for part in ('{"alg":"EdDSA"}', payload, "sig")]
    return b".".join(parts)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE: dict[str, Any] = {
    "nothing": b"",
    "10 MB of letters": lambda: b"x" * 10_000_000,
    "10 MB of JSON": lambda: b'{"a":"' + b"x" * 10_000_000 + b'"}',
    "bomb in a picture": bomb,
    "cut picture": lambda: png()[:40],
    "picture of a lie": lambda: with_chunk(b"openbadgecredential\x00\x00\x00\x00\x00{not json"),
    "chunk without an end": lambda: png()[:-12] + struct.pack("!I", 2**31 - 1) + b"iTXtopenbadges",
    "bytes that are no text": lambda: with_chunk(b"openbadges\x00\x00\x00\x00\x00\xff\xfe\xff"),
    "entity bomb": lambda: (
        f'<!DOCTYPE svg [<!ENTITY a0 "ha">{LAUGHS}]>{OPEN}<openbadges:credential>&a11;</openbadges:credential></svg>'
    ).encode(),
    "external entity": (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<svg xmlns:openbadges="http://openbadges.org"><openbadges:assertion>&x;</openbadges:assertion></svg>'
    ),
    "deep picture": lambda: f"{OPEN}{'<g>' * 100_000}{'</g>' * 100_000}</svg>".encode(),
    "wide picture": lambda: f"{OPEN}{'<a/>' * 240_000}</svg>".encode(),
    "endless text": lambda: f"{OPEN}<openbadges:credential>{'x' * 900_000}</openbadges:credential></svg>".encode(),
    "picture without a badge": SVG,
    "deep JSON": lambda: b'{"a":' * 30_000 + b"1" + b"}" * 30_000,
    "deep list": lambda: b'{"a":' + b"[" * 60_000 + b"]" * 60_000 + b"}",
    "wide JSON": lambda: ('{"a":[' + "1," * 100_000 + "1]}").encode(),
    "a lone surrogate": b'{"type":"Assertion","id":"urn:\\ud800","verification":{},"badge":"urn:x"}',
    "NUL in an id": b'{"type":"Assertion","id":"urn:a\\u0000b","verification":{},"badge":"urn:x"}',
    "NUL in the file": b'{"type":"Assertion\x00"}',
    "infinity": b'{"type":"Assertion","id":1e999,"verification":{},"badge":NaN}',
    "deep token": lambda: token('{"a":' * 20_000 + "1" + "}" * 20_000),
    "token of nothing": lambda: token("[]"),
    "two dots": b"..",
    "a list": b"[1,2]",
    "other JSON": b'{"@context":"https://schema.org","@type":"Person"}',
    "wrong shapes": b'{"type":["OpenBadgeCredential"],"issuer":[[]],"credentialSubject":[],"@context":{}}',
    "types that are no names": b'{"type":[["OpenBadgeCredential"],{},1],"credentialSubject":{"achievement":[]}}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_no_badge(name: str) -> None:
    made = HOSTILE[name]
    content = made() if callable(made) else made
    web, start = Web(), time.process_time()
    assert CheckedBadges(web).read(content) is None
    assert time.process_time() - start < SECONDS
    assert web.asked == []


def test_names_are_made_fit_to_show() -> None:
    web = Web()
    issuer = Issuer3(web, name="Éco\x00le\u202e\n\ud7ff de  la Fibre")
    found = CheckedBadges(web).read(issuer.jwt())
    assert found is not None
    assert found.issuer_name == "Éco le de la Fibre"


@pytest.mark.parametrize(
    "where",
    [
        "http://ecole.example/issuers/1",
        "https://127.0.0.1/issuers/1",
        "file:///etc/passwd",
        "urn:uuid:0",
        "did:ion:abc",
        "did:web:127.0.0.1%3A8000",
    ],
)
def test_an_issuer_of_another_kind_of_address_is_not_taken(where: str) -> None:
    web = Web()
    document = json.loads(Issuer3(web).json())
    document["issuer"]["id"] = where
    document["proof"]["verificationMethod"] = f"{where}#key"
    found = CheckedBadges(web).read(json.dumps(document).encode())
    assert found is not None
    assert (found.verdict, found.proven) in {
        (BadgeVerdict.UNKNOWN_ISSUER, False),
        (BadgeVerdict.NOT_CHECKED, False),
    }
    assert not any(asked.startswith(("http:", "file:", "urn:")) for asked in web.asked)


def test_endless_lists_of_keys_are_read_up_to_a_bound() -> None:
    web = Web()
    issuer = Issuer3(web)
    key = {"type": "Multikey", "controller": issuer.id, "publicKeyMultibase": "z" + "1" * 100}
    issuer.publish(verificationMethod=[key | {"id": f"{issuer.id}#{n}"} for n in range(3_000)], assertionMethod=[])
    start = time.process_time()
    found = CheckedBadges(web).read(issuer.json())
    assert time.process_time() - start < SECONDS
    assert found is not None
    assert (found.verdict, found.proven) == (BadgeVerdict.UNKNOWN_ISSUER, False)
    issuer.publish(verificationMethod=[{"id": [[]]}, None, 7, {"id": issuer.method}], assertionMethod={"a": 1})
    found = CheckedBadges(web).read(issuer.json())
    assert found is not None
    assert not found.proven


def test_a_badge_may_not_ask_for_the_whole_internet() -> None:
    web = Web()
    issuer = Issuer3(web)
    entries = [{"id": f"{HOST}/r/{n}", "type": "1EdTechRevocationList"} for n in range(40)]
    for entry in entries:
        web.put(entry["id"], {"id": entry["id"], "issuer": issuer.id, "revokedCredential": []})
    found = CheckedBadges(web).read(issuer.json(credential_status=entries))
    assert found is not None
    assert found.verdict is BadgeVerdict.NOT_CHECKED
    assert len(web.asked) == MOST_DOCUMENTS


@pytest.mark.parametrize("page", [b"", b"null", b"[]", b"\xff", b"{" * 100_000, b'{"a":' * 5_000, b"x" * 2_000_000])
@pytest.mark.parametrize("which", ["issuer", "list"])
def test_what_a_server_answers_is_a_strangers_too(page: bytes, which: str) -> None:
    web = Web()
    issuer = Issuer3(web)
    badge = issuer.json(**issuer.listed())
    issuer.publish_list()
    web.pages[issuer.id if which == "issuer" else issuer.list_url] = page
    found = CheckedBadges(web).read(badge)
    assert found is not None
    assert (found.verdict, found.proven) == (BadgeVerdict.NOT_CHECKED, False)


@pytest.mark.parametrize("index", ["-1", "99999999999", "x", None, 1.5, "131072"])
def test_a_place_that_no_list_has_is_not_checked(index: Any) -> None:
    web = Web()
    issuer = Issuer3(web)
    issuer.publish_list()
    entry = issuer.listed()["credential_status"][0]
    badge = issuer.jwt(credential_status=[entry | {"statusListIndex": index}])
    found = CheckedBadges(web).read(badge)
    assert found is not None
    assert found.verdict is BadgeVerdict.NOT_CHECKED


def test_a_list_that_unpacks_without_end_is_not_checked() -> None:
    web = Web()
    issuer = Issuer3(web)
    issuer.publish_list()
    import gzip

    from openbadgeslib.ob3.status_list import build_status_list_credential, sign_status_list_credential

    endless = base64.urlsafe_b64encode(gzip.compress(b"\0" * 60_000_000)).rstrip(b"=").decode()
    unsigned = build_status_list_credential(issuer.id, issuer.list_url, "revocation", [])
    unsigned["credentialSubject"]["encodedList"] = f"u{endless}"
    web.put(issuer.list_url, sign_status_list_credential(unsigned, issuer.private, "EdDSA").encode())
    found = CheckedBadges(web).read(issuer.jwt(**issuer.listed()))
    assert found is not None
    assert found.verdict is BadgeVerdict.NOT_CHECKED


@pytest.mark.parametrize("field", ["publicKey", "revocationList", "id", "verification"])
@pytest.mark.parametrize("value", [None, 7, [], {}, [[]], "x" * 5_000, "http://127.0.0.1/"])
def test_an_issuer_of_wrong_shapes_does_no_harm(field: str, value: Any) -> None:
    web = Web()
    issuer = Issuer2(web)
    content = issuer.signed()
    issuer.publish(**{field: value})
    found = CheckedBadges(web).read(content)
    assert found is not None
    assert not any("127.0.0.1" in asked for asked in web.asked) or not found.proven
