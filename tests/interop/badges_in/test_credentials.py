"""Open Badges 3.0 from real signatures: what stands, and why the others do not."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from openbadgeslib.ob3 import OB3Signer

from skilltree.interop.badges_in import CheckedBadges
from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import BadgeRead
from skilltree.service.ports.fetching import CannotFetch
from tests.interop.badges_in.issuing import ADA, HOST, SVG, Issuer3, Web, png

YESTERDAY = datetime.now(UTC) - timedelta(days=1)
TOMORROW = datetime.now(UTC) + timedelta(days=1)


@pytest.fixture
def web() -> Web:
    return Web()


def read(web: Web, content: bytes) -> BadgeRead:
    found = CheckedBadges(web).read(content)
    assert found is not None
    return found


def verdict(web: Web, content: bytes) -> str:
    found = read(web, content)
    assert found.proven is (found.verdict.name in {"VALID", "REVOKED", "EXPIRED"}) or found.issuer.startswith("did:key")
    return found.verdict.name


@pytest.mark.parametrize("kind", ["https", "did:web"])
@pytest.mark.parametrize("form", ["json", "jwt"])
def test_a_badge_of_an_issuer_with_an_address_stands(web: Web, kind: str, form: str) -> None:
    issuer = Issuer3(web, kind)
    aligned = ["http://data.europa.eu/esco/skill/42"]
    found = read(web, getattr(issuer, form)(expiration_date=TOMORROW, alignments=aligned))
    assert (found.verdict, found.proven) == (BadgeVerdict.VALID, True)
    assert (found.name, found.issuer, found.issuer_name) == ("Souder la fibre", issuer.id, "École de la Fibre")
    assert (found.achievement, [each.url for each in found.alignments]) == (issuer.achievement, aligned)
    assert [each.value for each in found.recipients] == [f"mailto:{ADA}"]
    assert found.expires_at == TOMORROW.replace(microsecond=found.expires_at.microsecond if found.expires_at else 0)


@pytest.mark.parametrize("form", ["json", "jwt"])
def test_a_key_alone_says_nothing_of_who_holds_it(web: Web, form: str) -> None:
    found = read(web, getattr(Issuer3(web, "did:key"), form)())
    assert (found.verdict, found.proven) == (BadgeVerdict.UNKNOWN_ISSUER, True)
    assert web.asked == []


@pytest.mark.parametrize("form", ["json", "jwt"])
@pytest.mark.parametrize("picture", ["png", "svg"])
def test_it_is_found_in_a_picture(web: Web, form: str, picture: str) -> None:
    issuer = Issuer3(web)
    signer: Any = issuer.signer() if form == "json" else OB3Signer(issuer.private, "EdDSA")
    baked = (
        signer.sign_into_png(issuer.credential(), png())
        if picture == "png"
        else signer.sign_into_svg(issuer.credential(), SVG)
    )
    found = read(web, baked)
    assert found.verdict is BadgeVerdict.VALID
    # What is kept is the badge without the picture, and it can be checked again.
    assert len(found.document) < 8_000
    assert read(web, found.document) == found


@pytest.mark.parametrize("path", ["name", "validUntil", "credentialSubject", "issuer", "proof", "added"])
def test_a_changed_document_is_told(web: Web, path: str) -> None:
    document = json.loads(Issuer3(web).json(expiration_date=TOMORROW))
    match path:
        case "name":
            document["credentialSubject"]["achievement"]["name"] = "Chirurgie"
        case "validUntil":
            document["validUntil"] = "2099-01-01T00:00:00Z"
        case "credentialSubject":
            document["credentialSubject"]["id"] = "mailto:eve@example.org"
        case "issuer":
            document["issuer"]["name"] = "Croix-Rouge"
        case "proof":
            del document["proof"]
        case _:
            document["credentialSubject"]["hidden"] = "more"
    assert verdict(web, json.dumps(document).encode()) == "TAMPERED"


def test_a_changed_token_is_told(web: Web) -> None:
    token = Issuer3(web).jwt().decode()
    other = Issuer3(web, achievement=f"{HOST}/achievements/other").jwt().decode()
    head, _, signature = token.split(".")
    assert verdict(web, f"{head}.{other.split('.')[1]}.{signature}".encode()) != "VALID"
    issuer = Issuer3(web)
    head, body, signature = issuer.jwt().decode().split(".")
    changed = ("A" if signature[0] != "A" else "B") + signature[1:]
    assert verdict(web, f"{head}.{body}.{changed}".encode()) == "TAMPERED"


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_that_nobody_signed_is_told(web: Web, algorithm: str) -> None:
    import jwt

    payload = Issuer3(web).credential().to_jwt_payload()
    token = jwt.encode(payload, "" if algorithm == "none" else "secret" * 8, algorithm=algorithm)
    assert verdict(web, token.encode()) == "TAMPERED"


@pytest.mark.parametrize("form", ["json", "jwt"])
@pytest.mark.parametrize("kind", ["https", "did:key"])
def test_an_old_badge_is_told(web: Web, form: str, kind: str) -> None:
    found = read(web, getattr(Issuer3(web, kind), form)(expiration_date=YESTERDAY))
    assert (found.verdict, found.proven) == (BadgeVerdict.EXPIRED, True)


@pytest.mark.parametrize("form", ["json", "jwt"])
def test_a_badge_of_tomorrow_waits(web: Web, form: str) -> None:
    assert verdict(web, getattr(Issuer3(web), form)(issuance_date=TOMORROW)) == "NOT_CHECKED"


@pytest.mark.parametrize("form", ["json", "jwt"])
@pytest.mark.parametrize("signed_as", ["json", "jwt"])
@pytest.mark.parametrize("kind", ["https", "did:web", "did:key"])
def test_a_withdrawn_badge_is_told_by_its_list(web: Web, form: str, signed_as: str, kind: str) -> None:
    issuer = Issuer3(web, kind)
    badge = getattr(issuer, form)(**issuer.listed(7))
    assert read(web, badge).verdict is BadgeVerdict.NOT_CHECKED
    issuer.publish_list(6, 8, signed_as=signed_as)
    assert read(web, badge).verdict is (BadgeVerdict.UNKNOWN_ISSUER if kind == "did:key" else BadgeVerdict.VALID)
    issuer.publish_list(7, signed_as=signed_as)
    found = read(web, badge)
    assert (found.verdict, found.proven) == (BadgeVerdict.REVOKED, True)


@pytest.mark.parametrize("signed_as", ["json", "jwt"])
def test_a_list_that_is_not_the_issuers_brings_nothing_back(web: Web, signed_as: str) -> None:
    issuer, eve = Issuer3(web), Issuer3(Web())
    badge = issuer.json(**issuer.listed(7))
    issuer.publish_list(signed_as=signed_as, by=eve)
    assert verdict(web, badge) == "NOT_CHECKED"
    issuer.publish_list(signed_as=signed_as, valid_until=YESTERDAY)
    assert verdict(web, badge) == "NOT_CHECKED"


def test_a_simple_list_is_read_too(web: Web) -> None:
    issuer = Issuer3(web)
    where = f"{HOST}/revocations"
    badge = issuer.json(credential_status=[{"id": where, "type": "1EdTechRevocationList"}])
    name = json.loads(badge)["id"]
    web.put(where, {"id": where, "issuer": issuer.id, "revokedCredential": []})
    assert verdict(web, badge) == "VALID"
    web.put(where, {"id": where, "issuer": issuer.id, "revokedCredential": [{"id": name}]})
    assert verdict(web, badge) == "REVOKED"
    web.put(where, {"id": where, "issuer": "https://eve.example", "revokedCredential": []})
    assert verdict(web, badge) == "NOT_CHECKED"


@pytest.mark.parametrize("form", ["json", "jwt"])
def test_an_issuer_who_does_not_know_the_key_is_unknown(web: Web, form: str) -> None:
    badge = getattr(Issuer3(web), form)()
    Issuer3(web)
    assert verdict(web, badge) in {"UNKNOWN_ISSUER", "TAMPERED"}
    web.put(f"{HOST}/issuers/1", {"id": "https://eve.example", "name": "Eve"})
    assert verdict(web, badge) == "UNKNOWN_ISSUER"
    web.pages.clear()
    assert verdict(web, badge) == "NOT_CHECKED"


def test_a_key_that_no_longer_signs_for_the_issuer_is_unknown(web: Web) -> None:
    issuer = Issuer3(web)
    issuer.publish(assertionMethod=[f"{issuer.id}#another"])
    assert verdict(web, issuer.json()) == "UNKNOWN_ISSUER"


def test_nobody_signs_for_another_key(web: Web) -> None:
    eve, victim = Issuer3(web, "did:key"), Issuer3(web, "did:key")
    document = victim.credential()
    signed = eve.signer().sign_to_json(document).encode()
    assert verdict(web, signed) == "UNKNOWN_ISSUER"
    assert not read(web, signed).proven


def test_a_key_by_its_own_address_is_read(web: Web) -> None:
    import jwt
    from openbadgeslib.keys import public_jwk_from_pem

    issuer = Issuer3(web)
    issuer.publish(verificationMethod=[], assertionMethod=[])
    where = f"{HOST}/keys/9"
    web.put(where, public_jwk_from_pem(issuer.public))
    payload = issuer.credential().to_jwt_payload()

    def token(kid: str) -> bytes:
        return jwt.encode(payload, issuer.private.decode(), algorithm="EdDSA", headers={"kid": kid}).encode()

    assert verdict(web, token(where)) == "VALID"
    web.put("https://eve.example/keys/9", public_jwk_from_pem(issuer.public))
    assert verdict(web, token("https://eve.example/keys/9")) == "UNKNOWN_ISSUER"


def test_a_signature_of_a_kind_that_is_not_read_is_no_forgery(web: Web) -> None:
    document = json.loads(Issuer3(web).json())
    document["proof"]["cryptosuite"] = "ecdsa-rdfc-2019"
    assert verdict(web, json.dumps(document).encode()) == "NOT_CHECKED"
    document = json.loads(Issuer3(web).json())
    document["@context"].append("https://ecole.example/own-context.json")
    assert verdict(web, json.dumps(document).encode()) == "NOT_CHECKED"
    assert "https://ecole.example/own-context.json" not in web.asked


def test_an_issuer_may_be_an_address_alone(web: Web) -> None:
    issuer = Issuer3(web)
    from openbadgeslib.ob3.ldp import add_data_integrity_proof

    document = issuer.credential().to_vc() | {"issuer": issuer.id}
    found = read(web, json.dumps(add_data_integrity_proof(document, issuer.private, issuer.method)).encode())
    assert (found.verdict, found.issuer_name) == (BadgeVerdict.VALID, "École de la Fibre")


def test_a_server_that_is_away_is_told_from_a_forgery(web: Web) -> None:
    issuer = Issuer3(web)
    badge = issuer.json()
    web.pages[issuer.id] = CannotFetch("it takes too long")
    found = read(web, badge)
    assert (found.verdict, found.proven, found.name) == (BadgeVerdict.NOT_CHECKED, False, "Souder la fibre")
