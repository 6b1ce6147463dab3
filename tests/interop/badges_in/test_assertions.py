"""Open Badges 2.0, hosted and signed: what stands, and why the others do not."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from openbadgeslib.keys import KeyRSA

from skilltree.interop.badges_in import CheckedBadges
from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import BadgeRead
from tests.interop.badges_in.issuing import ESCO, HOST, SVG, Issuer2, Web, keys_of, png

YESTERDAY = datetime.now(UTC) - timedelta(days=1)


@pytest.fixture
def web() -> Web:
    return Web()


def read(web: Web, content: bytes) -> BadgeRead:
    found = CheckedBadges(web).read(content)
    assert found is not None
    return found


def verdict(web: Web, content: bytes) -> tuple[str, bool]:
    found = read(web, content)
    return found.verdict.name, found.proven


@pytest.mark.parametrize("form", ["signed", "hosted"])
def test_a_badge_stands(web: Web, form: str) -> None:
    issuer = Issuer2(web)
    found = read(web, getattr(issuer, form)())
    assert (found.verdict, found.proven) == (BadgeVerdict.VALID, True)
    assert (found.name, found.issuer, found.issuer_name) == ("Réparer un vélo", issuer.id, "Atelier Vélo")
    assert (found.achievement, [each.url for each in found.alignments]) == (issuer.badge, [ESCO])
    assert found.recipients[0].hashed
    assert found.recipients[0].salt == "sel"


@pytest.mark.parametrize("hosted", [True, False])
@pytest.mark.parametrize("picture", ["png", "svg"])
def test_it_is_found_in_a_picture(web: Web, picture: str, hosted: bool) -> None:
    issuer = Issuer2(web)
    assertion = issuer.assertion(hosted=hosted)
    web.put(str(assertion.id), assertion.to_dict())
    signer = issuer.signer()
    baked = signer.sign_into_png(assertion, png()) if picture == "png" else signer.sign_into_svg(assertion, SVG)
    assert verdict(web, baked) == ("VALID", True)


def test_a_picture_may_hold_an_address_alone(web: Web) -> None:
    document = json.loads(Issuer2(web).hosted())
    assert verdict(web, document["id"].encode()) == ("VALID", True)
    assert CheckedBadges(web).read(b"https://ecole.example/nothing/here") is None


def test_a_badge_class_may_be_written_out_whole(web: Web) -> None:
    issuer = Issuer2(web)
    document = json.loads(issuer.hosted())
    whole = document | {"badge": json.loads(web.fetch(issuer.badge))}
    web.put(document["id"], whole)
    assert verdict(web, json.dumps(whole).encode()) == ("VALID", True)


@pytest.mark.parametrize("form", ["signed", "hosted"])
def test_an_old_badge_is_told(web: Web, form: str) -> None:
    found = read(web, getattr(Issuer2(web), form)(expires=YESTERDAY))
    assert (found.verdict, found.proven, found.name) == (BadgeVerdict.EXPIRED, True, "Réparer un vélo")


@pytest.mark.parametrize("form", ["signed", "hosted"])
def test_a_revoked_badge_is_told_by_the_list(web: Web, form: str) -> None:
    issuer = Issuer2(web)
    content = getattr(issuer, form)()
    name = read(web, content).credential
    issuer.publish(name)
    assert verdict(web, content) == ("REVOKED", True)


@pytest.mark.parametrize("how", ["gone", "said"])
def test_a_revoked_badge_is_told_by_its_own_address(web: Web, how: str) -> None:
    content = Issuer2(web).hosted()
    where = json.loads(content)["id"]
    if how == "gone":
        web.take_away(where)
    else:
        web.put(where, {"@context": "https://w3id.org/openbadges/v2", "id": where, "revoked": True})
    assert verdict(web, content) == ("REVOKED", True)


def test_what_the_issuer_hosts_counts(web: Web) -> None:
    document = json.loads(Issuer2(web).hosted())
    changed = json.dumps(document | {"expires": "2099-01-01T00:00:00Z"}).encode()
    assert verdict(web, changed) == ("TAMPERED", False)
    moved = json.dumps(document | {"recipient": document["recipient"] | {"salt": "poivre"}}).encode()
    assert verdict(web, moved) == ("TAMPERED", False)


def test_a_changed_token_is_told(web: Web) -> None:
    issuer = Issuer2(web)
    head, _, signature = issuer.signed().decode().split(".")
    other = issuer.signed().decode().split(".")[1]
    assert verdict(web, f"{head}.{other}.{signature}".encode()) == ("TAMPERED", False)


def test_a_signed_badge_without_its_signature_is_told(web: Web) -> None:
    document = Issuer2(web).assertion().to_dict()
    assert verdict(web, json.dumps(document).encode()) == ("TAMPERED", False)


def test_another_key_than_the_issuers_is_unknown(web: Web) -> None:
    issuer = Issuer2(web)
    content = issuer.signed()
    issuer.publish(publicKey=f"{HOST}/ob2/other")
    assert verdict(web, content) == ("UNKNOWN_ISSUER", False)
    eve = Issuer2(Web())
    forged = eve.signed(badge=issuer.badge)
    web.put(eve.key, {"@context": "https://w3id.org/openbadges/v2", "id": eve.key, "type": "CryptographicKey",
                      "owner": "https://eve.example", "publicKeyPem": eve.public.decode()})  # fmt: skip
    assert verdict(web, forged) == ("UNKNOWN_ISSUER", False)


def test_nobody_hosts_badges_of_another_issuer(web: Web) -> None:
    issuer = Issuer2(web)
    where = "https://eve.example/assertions/1"
    document = issuer.assertion(hosted=True, id=where).to_dict()
    web.put(where, document)
    assert verdict(web, json.dumps(document).encode()) == ("UNKNOWN_ISSUER", False)


@pytest.mark.parametrize("missing", ["class", "issuer", "key", "list", "hosted"])
def test_a_server_that_is_away_is_told_from_a_forgery(web: Web, missing: str) -> None:
    issuer = Issuer2(web)
    content = issuer.hosted() if missing == "hosted" else issuer.signed()
    where = {
        "class": issuer.badge, "issuer": issuer.id, "key": issuer.key, "list": f"{HOST}/ob2/revoked",
        "hosted": json.loads(content)["id"] if missing == "hosted" else "",
    }[missing]  # fmt: skip
    del web.pages[where]
    assert verdict(web, content) == ("NOT_CHECKED", False)


def test_a_key_that_is_no_key_is_not_checked(web: Web) -> None:
    issuer = Issuer2(web)
    content = issuer.signed()
    key = json.loads(web.fetch(issuer.key))
    web.put(issuer.key, key | {"publicKeyPem": "-----BEGIN NOTHING-----"})
    assert verdict(web, content)[1] is False
    web.put(issuer.key, key | {"publicKeyPem": keys_of(KeyRSA)[1].decode()})
    assert verdict(web, content) == ("TAMPERED", False)
