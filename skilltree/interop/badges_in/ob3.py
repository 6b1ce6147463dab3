"""Open Badges 3.0: a JSON document with a Data Integrity proof (eddsa-rdfc-2022), or a VC-JWT."""

from __future__ import annotations

from typing import Final

from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import OB3LdpVerifier, OB3Verifier, OpenBadgeCredential
from openbadgeslib.ob3.contexts import bundled_contexts

from skilltree.interop.badges_in.keys import IssuerKey, UnknownKey, find_key
from skilltree.interop.badges_in.status import is_taken_back
from skilltree.interop.badges_in.values import NAME, TEXT, Object, iri, items, shown, token_parts, types_of, utc
from skilltree.interop.badges_in.visits import Visits
from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import Alignment, BadgeRead, Recipient
from skilltree.service.ports.fetching import CannotFetch

TYPES: Final = frozenset({"OpenBadgeCredential", "AchievementCredential"})
SUITE: Final = "eddsa-rdfc-2022"
ALGORITHMS: Final = frozenset({"RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "EdDSA"})
_EXPIRED = "Credential has expired"
_EARLY = ("Credential is not yet valid", "The token is not yet valid")
_UNREAD = ("refusing", "cannot canonicalize safely", "the Data Integrity proof has expired", "JSON-LD context")


def check_credential(text: str, document: Object, visits: Visits) -> BadgeRead | None:
    """Return what a credential says and whether it stands; None when it is none. `document` is what `text` holds."""
    if not types_of(document) & TYPES:
        return None
    try:
        read = OpenBadgeCredential.from_vc_document(document)
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError):
        return None
    issuer, credential, achievement = iri(read.issuer.id), iri(read.id), iri(read.achievement.id)
    if issuer is None or credential is None or achievement is None:
        return None
    verdict, proven = _verdict(text, document, issuer, read, visits)
    return BadgeRead(
        verdict=verdict,
        proven=proven,
        document=text.encode(),
        credential=credential,
        issuer=issuer,
        issuer_name=shown(read.issuer.name) or _named_elsewhere(issuer, visits),
        achievement=achievement,
        name=shown(read.achievement.name, otherwise=achievement[:NAME]),
        description=shown(read.achievement.description, most=TEXT),
        issued_at=utc(read.issuance_date),
        expires_at=utc(read.expiration_date),
        recipients=_recipients(read),
        alignments=_alignments(document),
    )


def _verdict(
    text: str, document: Object, issuer: str, read: OpenBadgeCredential, visits: Visits
) -> tuple[BadgeVerdict, bool]:
    """Return the verdict, and whether the signature held."""
    try:
        key, refused = (_of_token if "." in text and not text.startswith("{") else _of_document)(
            text, document, issuer, visits
        )
    except CannotFetch:
        return BadgeVerdict.NOT_CHECKED, False
    except UnknownKey:
        return BadgeVerdict.UNKNOWN_ISSUER, False
    if key is None or refused is not None:
        return refused or BadgeVerdict.NOT_CHECKED, refused is BadgeVerdict.EXPIRED
    try:
        if is_taken_back(read.credential_status, str(read.id), issuer, visits):
            return BadgeVerdict.REVOKED, True
    except CannotFetch:
        return BadgeVerdict.NOT_CHECKED, False
    return (BadgeVerdict.VALID if key.known else BadgeVerdict.UNKNOWN_ISSUER), True


def _of_token(
    text: str, _document: Object, issuer: str, visits: Visits
) -> tuple[IssuerKey | None, BadgeVerdict | None]:
    header = (token_parts(text) or ({}, {}))[0]
    algorithm, kid, jwk = header.get("alg"), header.get("kid"), header.get("jwk")
    if algorithm not in ALGORITHMS:
        unsigned = not isinstance(algorithm, str) or algorithm.lower() == "none" or algorithm.startswith("HS")
        return None, BadgeVerdict.TAMPERED if unsigned else BadgeVerdict.NOT_CHECKED
    key = find_key(issuer, kid if isinstance(kid, str) else None, visits, jwk=jwk if isinstance(jwk, dict) else None)
    try:
        OB3Verifier(pubkey_pem=key.pem).verify(text)
    except LibOpenBadgesException as error:
        return key, _why(error)
    return key, None


def _of_document(
    text: str, document: Object, issuer: str, visits: Visits
) -> tuple[IssuerKey | None, BadgeVerdict | None]:
    proofs = [proof for proof in items(document.get("proof")) if isinstance(proof, dict)]
    if not proofs:
        return None, BadgeVerdict.TAMPERED
    proof = next((proof for proof in proofs if proof.get("cryptosuite") == SUITE), None)
    contexts = items(document.get("@context"))
    if proof is None or not all(isinstance(each, str) and each in bundled_contexts() for each in contexts):
        return None, BadgeVerdict.NOT_CHECKED
    method = iri(proof.get("verificationMethod"))
    if method is None:
        return None, BadgeVerdict.TAMPERED
    key = find_key(issuer, method, visits)
    try:
        OB3LdpVerifier(pubkey_pem=key.pem).verify(text)
    except LibOpenBadgesException as error:
        return key, _why(error)
    return key, None


def _why(error: LibOpenBadgesException) -> BadgeVerdict:
    """The library looks at dates only after the signature held, and says so in these words (see the tests)."""
    said = str(error)
    if said.startswith(_EXPIRED):
        return BadgeVerdict.EXPIRED
    unread = said.startswith((*_EARLY, *_UNREAD))
    return BadgeVerdict.NOT_CHECKED if unread else BadgeVerdict.TAMPERED


def _named_elsewhere(issuer: str, visits: Visits) -> str:
    """An issuer may be an address alone; its own document says its name."""
    found = visits.known(issuer) if issuer.startswith("https://") else None
    return shown((found or {}).get("name"), otherwise=issuer[:NAME])


def _recipients(read: OpenBadgeCredential) -> tuple[Recipient, ...]:
    named = [
        Recipient(value=each.identity_hash, hashed=each.hashed, salt=each.salt if isinstance(each.salt, str) else "")
        for each in items(read.identifiers)
        if isinstance(each.identity_hash, str)
    ]
    subject = read.recipient_id
    return tuple(([Recipient(value=subject)] if subject else []) + named)


def _alignments(document: Object) -> tuple[Alignment, ...]:
    subject = document.get("credentialSubject")
    subject = subject[0] if isinstance(subject, list) and subject else subject
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    return read_alignments(achievement.get("alignment") if isinstance(achievement, dict) else None)


def read_alignments(value: object) -> tuple[Alignment, ...]:
    """Return the competences that an achievement, of either version, is said to stand for."""
    found = []
    for each in items(value):
        url = iri(each.get("targetUrl")) if isinstance(each, dict) else None
        if url is not None:
            code = shown(each.get("targetCode"), most=100) or None
            found.append(Alignment(url=url, name=shown(each.get("targetName")), code=code))
    return tuple(found)
