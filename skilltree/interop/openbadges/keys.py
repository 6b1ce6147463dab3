"""Ed25519 keys as Multikeys (W3C Controlled Identifiers v1.0, section 2.2.2) and as the PEM that the signer takes."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from openbadgeslib.ob3.did import multikey_from_pem

from skilltree.model.credential import Addresses, IssuerKey
from skilltree.model.xapi import xapi_time
from skilltree.service.ports.badges import Issuer


def new_key() -> tuple[str, bytes]:
    """Return a fresh key: its public part as a Multikey, and the 32 bytes of its private part."""
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return str(multikey_from_pem(public)), key.private_bytes_raw()


def pem_of(private: bytes) -> bytes:
    """Return a private key as the signer takes it; it is written nowhere."""
    key = Ed25519PrivateKey.from_private_bytes(private)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def issuer_paper(where: Addresses, issuer: Issuer, keys: Sequence[IssuerKey]) -> dict[str, object]:
    """Return a Profile that is the controller document of its keys too.

    A retired key stays among those that assert, so that what it signed is believed; a revoked one is told, with
    the instant, and asserts nothing. The first context makes verifiers read `assertionMethod` as it stands.
    """
    address = where.issuer(issuer.id)
    methods = [
        {
            "id": where.key(issuer.id, key.public),
            "type": "Multikey",
            "controller": address,
            "publicKeyMultibase": key.public,
        }
        | ({"revoked": xapi_time(key.revoked_at)} if key.revoked_at else {})
        for key in keys
    ]
    paper: dict[str, object] = {
        "@context": [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": address,
        "type": ["Profile"],
        "name": issuer.name,
        "verificationMethod": methods,
        "assertionMethod": [where.key(issuer.id, key.public) for key in keys if key.revoked_at is None],
    }
    return paper | ({"description": issuer.about} if issuer.about else {})
