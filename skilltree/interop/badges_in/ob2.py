"""Open Badges 2.0: an assertion that its issuer hosts (JSON), or a signed one (JWS)."""

from __future__ import annotations

import json

from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob2 import OB2Verifier

from skilltree.interop.badges_in.ob3 import read_alignments
from skilltree.interop.badges_in.values import NAME, TEXT, Object, instant, iri, items, shown, types_of
from skilltree.interop.badges_in.visits import Visits, is_unreachable
from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import BadgeRead, Recipient
from skilltree.service.ports.fetching import CannotFetch

_EXPIRED = "Assertion has expired"
_UNKNOWN = (
    "CryptographicKey owner", "Issuer Profile '", "Issuer Profile at", "Hosted assertion id", "BadgeClass at",
)  # fmt: skip


def check_assertion(text: str, document: Object, visits: Visits) -> BadgeRead | None:
    """Return what an assertion says and whether it stands; None when it is none. `document` is what `text` holds."""
    verification = document.get("verification")
    if "Assertion" not in types_of(document) or not isinstance(verification, dict):
        return None
    credential, achievement = iri(document), iri(document.get("badge"))
    if credential is None or achievement is None:
        return None
    hosted = "host" in str(verification.get("type")).lower()
    if not hosted and text.startswith("{"):
        # It says that it is signed, and bears no signature.
        verdict, proven = BadgeVerdict.TAMPERED, False
    else:
        verdict, proven = _verdict(text, document, credential, visits, hosted=hosted)
    if proven and hosted and verdict is not BadgeVerdict.REVOKED:
        # What the issuer hosts counts, to the last word.
        document = visits.known(credential) or document
    # Of what is proven, the issuer's own documents speak alone.
    badge = _told(achievement, visits) if proven else _inside(document.get("badge"))
    issuer = iri(badge.get("issuer"))
    profile = _told(issuer, visits) if issuer and proven else None
    return BadgeRead(
        verdict=verdict,
        proven=proven,
        document=text.encode(),
        credential=credential,
        issuer=issuer or achievement,
        issuer_name=shown((profile or _inside(badge.get("issuer"))).get("name"), otherwise=(issuer or "")[:NAME]),
        achievement=achievement,
        name=shown(badge.get("name"), otherwise=achievement[:NAME]),
        description=shown(badge.get("description"), most=TEXT),
        issued_at=instant(document.get("issuedOn")),
        expires_at=instant(document.get("expires")),
        recipients=_recipients(document),
        alignments=read_alignments(badge.get("alignment") or badge.get("alignments")),
    )


def _verdict(
    text: str, document: Object, credential: str, visits: Visits, *, hosted: bool
) -> tuple[BadgeVerdict, bool]:
    """Return the verdict, and whether the issuer's word held."""

    def download(url: str) -> bytes:
        return _by_reference(visits.fetch(url))

    verifier = OB2Verifier(download=download)
    try:
        if text.startswith("{"):
            verifier.verify_hosted(_with_reference(document), check_revocation=True)
        else:
            verifier.verify(text, check_revocation=True)
    except LibOpenBadgesException as error:
        if hosted and (credential in visits.gone or (visits.known(credential) or {}).get("revoked") is True):
            return BadgeVerdict.REVOKED, True
        return _why(error)
    return BadgeVerdict.VALID, True


def _why(error: LibOpenBadgesException) -> tuple[BadgeVerdict, bool]:
    """The library looks at dates and lists after the signature or the hosted copy held (see the tests)."""
    said = str(error)
    if said.startswith(_EXPIRED):
        return BadgeVerdict.EXPIRED, True
    if "has been revoked" in said:
        return BadgeVerdict.REVOKED, True
    if "Invalid signature" in said or "does not match the badge's local claims" in said:
        return BadgeVerdict.TAMPERED, False
    if not is_unreachable(error) and said.startswith(_UNKNOWN):
        return BadgeVerdict.UNKNOWN_ISSUER, False
    return BadgeVerdict.NOT_CHECKED, False


def _by_reference(raw: bytes) -> bytes:
    """An assertion may hold its badge class whole; the library wants its address, and fetches it."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return raw
    if not isinstance(found, dict) or not isinstance(found.get("badge"), dict):
        return raw
    return json.dumps(_with_reference(found)).encode()


def _with_reference(document: Object) -> Object:
    badge = document.get("badge")
    return document | {"badge": iri(badge)} if isinstance(badge, dict) else document


def _told(url: str, visits: Visits) -> Object:
    """Return a document that was fetched before, or can be; nothing where it is away."""
    try:
        return visits.read(url)
    except CannotFetch:
        return {}


def _inside(value: object) -> Object:
    return value if isinstance(value, dict) else {}


def _recipients(document: Object) -> tuple[Recipient, ...]:
    found = [each for each in items(document.get("recipient")) if isinstance(each, dict)]
    return tuple(
        Recipient(value=each["identity"], hashed=each.get("hashed") is True, salt=str(each.get("salt") or ""))
        for each in found
        if isinstance(each.get("identity"), str)
    )
