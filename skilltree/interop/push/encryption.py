"""Sealing a message for one browser: RFC 8291 (keys) over RFC 8188 (aes128gcm, one record)."""

from __future__ import annotations

import os
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

POINT_BYTES: Final = 65
AUTH_BYTES: Final = 16
SALT_BYTES: Final = 16
RECORD_BYTES: Final = 4_096
PADDED_BYTES: Final = 512
"""All messages are this long before sealing, so that their length tells nothing."""
LAST_RECORD: Final = b"\x02"


def sealed_message(
    content: bytes,
    *,
    p256dh: bytes,
    auth: bytes,
    own: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
    padded: int = PADDED_BYTES,
) -> bytes:
    """Return the body of the request. `own` and `salt` are fresh each time; tests give those of the RFC.

    Raises ValueError for a point that is not on the curve, or for content longer than a record.
    """
    own = own or ec.generate_private_key(ec.SECP256R1())
    salt = salt or os.urandom(SALT_BYTES)
    theirs = point(p256dh)
    public = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = own.exchange(ec.ECDH(), theirs)
    secret = _derived(shared, auth, b"WebPush: info\0" + p256dh + public, 32)
    key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
    plain = (content + LAST_RECORD).ljust(padded, b"\0")
    if len(plain) + 16 > RECORD_BYTES:
        raise ValueError("longer than one record")
    head = salt + RECORD_BYTES.to_bytes(4, "big") + bytes([POINT_BYTES]) + public
    return head + AESGCM(key).encrypt(nonce, plain, None)


def point(public: bytes) -> ec.EllipticCurvePublicKey:
    """Return a public key of its uncompressed point. Raises ValueError for what is none."""
    if len(public) != POINT_BYTES:
        raise ValueError("not an uncompressed point of P-256")
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
