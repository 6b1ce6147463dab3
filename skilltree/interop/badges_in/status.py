"""Whether an issuer took a credential back: Bitstring Status List 1.0, and the simple list of Open Badges 3.0.

The list must be signed by the same issuer. What cannot be read counts as not checked, never as good.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import OB3Verifier, ldp
from openbadgeslib.ob3.contexts import document_loader
from openbadgeslib.ob3.status import decode_encoded_list

from skilltree.interop.badges_in.keys import UnknownKey, find_key
from skilltree.interop.badges_in.values import Object, instant, iri, items, read_object, token_parts, types_of
from skilltree.interop.badges_in.visits import LONGEST, Visits
from skilltree.service.ports.fetching import CannotFetch

BITSTRINGS = frozenset({"BitstringStatusListEntry", "StatusList2021Entry"})
SIMPLE = "1EdTechRevocationList"
TAKEN_BACK = frozenset({"revocation", "suspension"})
CLOCKS = timedelta(minutes=1)


def is_taken_back(entries: list[Object], credential: str, issuer: str, visits: Visits) -> bool:
    """Return whether one of the entries says so. Raises CannotFetch where that cannot be told."""
    found = False
    for entry in entries:
        kinds = types_of(entry)
        if kinds & BITSTRINGS:
            found = _bit(entry, issuer, visits) or found
        elif SIMPLE in kinds:
            found = _listed(entry, credential, issuer, visits) or found
        else:
            raise CannotFetch("a kind of status that is not read here")
    return found


def _listed(entry: Object, credential: str, issuer: str, visits: Visits) -> bool:
    """The simple list bears no signature: it is as good as the address that the signed badge names."""
    document = visits.read(iri(entry) or "")
    if iri(document.get("issuer")) != issuer:
        raise CannotFetch("a list of somebody else")
    listed = document.get("revokedCredential")
    return any(iri(each) == credential for each in (listed if isinstance(listed, list) else []))


def _bit(entry: Object, issuer: str, visits: Visits) -> bool:
    purpose = entry.get("statusPurpose", "revocation")
    where, index = iri(entry.get("statusListCredential")), _number(entry.get("statusListIndex"))
    if where is None or index is None or str(entry.get("statusSize", 1)) != "1" or not isinstance(purpose, str):
        raise CannotFetch("an entry that cannot be read")
    if purpose not in TAKEN_BACK:
        return False
    subject = _subject(visits.fetch(where), issuer, visits)
    encoded = subject.get("encodedList")
    if purpose not in items(subject.get("statusPurpose")) or not isinstance(encoded, str):
        raise CannotFetch("a list for something else")
    try:
        bits = decode_encoded_list(encoded)
    except (ValueError, LibOpenBadgesException) as error:
        raise CannotFetch("a list that cannot be read") from error
    if index >= len(bits) * 8:
        raise CannotFetch("an entry beyond the list")
    return bool(bits[index // 8] >> (7 - index % 8) & 1)


def _subject(raw: bytes, issuer: str, visits: Visits) -> Object:
    """Return what a list says, once its own signature is checked."""
    try:
        text = raw.decode("utf-8").strip()
        document = _signed_document(text, issuer, visits) if text.startswith("{") else _token(text, issuer, visits)
    except (UnicodeDecodeError, UnknownKey, LibOpenBadgesException) as error:
        raise CannotFetch("a list whose signature does not hold") from error
    now = datetime.now(UTC)
    start, end = instant(document.get("validFrom")), instant(document.get("validUntil"))
    # An old copy, shown again, must not bring a badge back.
    if (start and start > now + CLOCKS) or (end and end < now - CLOCKS) or (end is None and document.get("validUntil")):
        raise CannotFetch("a list of another time")
    subject = document.get("credentialSubject")
    found = subject[0] if isinstance(subject, list) and subject else subject
    if iri(document.get("issuer")) != issuer or not isinstance(found, dict):
        raise CannotFetch("a list of somebody else")
    return found


def _token(token: str, issuer: str, visits: Visits) -> Object:
    parts = token_parts(token)
    if parts is None:
        raise CannotFetch("neither JSON nor a token")
    header, _ = parts
    kid, jwk = header.get("kid"), header.get("jwk")
    key = find_key(issuer, kid if isinstance(kid, str) else None, visits, jwk=jwk if isinstance(jwk, dict) else None)
    # Checks the signature under the kinds of the key alone; the types of a badge do not hold for a list.
    found: Object = OB3Verifier(pubkey_pem=key.pem)._decode_payload(token)
    return found


def _signed_document(text: str, issuer: str, visits: Visits) -> Object:
    document = read_object(text, most=LONGEST)
    if document is None:
        raise CannotFetch("not a list")
    proof = document.get("proof")
    proof = proof[0] if isinstance(proof, list) and proof else proof
    if not isinstance(proof, dict):
        raise CannotFetch("a list that nobody signed")
    key = find_key(issuer, iri(proof.get("verificationMethod")), visits)
    # The signature is over what the JSON means; what is read below must be exactly that.
    ldp._check_json_ld_form(document, proof, document_loader())
    ldp.verify_data_integrity_proof(document, key.pem)
    return document


def _number(value: object) -> int | None:
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else None
