"""Sealing what the database must hold and nobody may read there: signing keys, webhook secrets.

AES-256-GCM (NIST SP 800-38D) under a key drawn from the server's secret by HKDF (RFC 5869), one key a purpose, so
that a copy of the database alone opens nothing, and a seal moved to another row or use does not open.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12


class SealError(ValueError):
    """The seal was made with another secret, for another use, or was changed."""


def seal(secret: bytes, plain: bytes, *, purpose: str, bound_to: str) -> bytes:
    """Return nonce and ciphertext; `bound_to` is the row's id, without which it does not open."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(_key(secret, purpose)).encrypt(nonce, plain, bound_to.encode())


def unseal(secret: bytes, sealed: bytes, *, purpose: str, bound_to: str) -> bytes:
    """Return what was sealed. Raises SealError."""
    try:
        return AESGCM(_key(secret, purpose)).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to.encode())
    except (InvalidTag, ValueError) as error:
        raise SealError("this was sealed with another secret, or changed since") from error


def _key(secret: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"skilltree {purpose}".encode()).derive(secret)
