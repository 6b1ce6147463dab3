"""Saying to a push service who sends: RFC 8292, a JWT of ES256 (RFC 7518, section 3.4)."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LIFE: Final = timedelta(hours=12)
"""The standard's most is 24 hours; clocks differ."""
NUMBER_BYTES: Final = 32


def new_key() -> tuple[bytes, bytes]:
    """Return a fresh (public point, private number)."""
    made = ec.generate_private_key(ec.SECP256R1())
    return _public(made), made.private_numbers().private_value.to_bytes(NUMBER_BYTES, "big")


def authorization(origin: str, *, now: datetime, contact: str | None, public: bytes, private: bytes) -> str:
    """Return the value of the Authorization header. Raises ValueError for a key that is none, or another's."""
    key = ec.derive_private_key(int.from_bytes(private, "big"), ec.SECP256R1())
    if _public(key) != public:
        raise ValueError("the two halves of this key do not belong together")
    claims: dict[str, Any] = {"aud": origin, "exp": int((now + LIFE).timestamp())}
    if contact is not None:
        claims["sub"] = contact
    signed = signing_input(claims)
    left, right = decode_dss_signature(key.sign(signed, ec.ECDSA(SHA256())))
    signature = left.to_bytes(NUMBER_BYTES, "big") + right.to_bytes(NUMBER_BYTES, "big")
    return f"vapid t={signed.decode()}.{_text(signature)}, k={_text(public)}"


def signing_input(claims: dict[str, Any]) -> bytes:
    """Return what is signed: header and claims."""
    header = msgspec.json.encode({"typ": "JWT", "alg": "ES256"})
    return f"{_text(header)}.{_text(msgspec.json.encode(claims))}".encode()


def _public(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
