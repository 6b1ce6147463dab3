"""Opaque tokens, one-time codes and their hashes. Only hashes are stored."""

from __future__ import annotations

import hmac
import secrets
from hashlib import scrypt, sha256

TOKEN_BYTES = 32
CODE_DIGITS = 6
_SCRYPT = {"n": 2**14, "r": 8, "p": 1}


def new_token() -> str:
    """Return an opaque 256-bit token, URL-safe."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> bytes:
    """Return what is stored of a token; tokens have 256 bits, so a fast hash is enough."""
    return sha256(token.encode()).digest()


def new_code() -> str:
    """Return a one-time code of six digits."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def keyed_hash(secret: bytes, *parts: str) -> bytes:
    """Return an HMAC-SHA-256 of parts: address hashes, short codes, pseudonyms."""
    return hmac.digest(secret, "\x1f".join(parts).encode(), "sha256")


def same(left: bytes, right: bytes) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(left, right)


def pin_hash(pin: str) -> str:
    """Return a salted slow hash (scrypt, RFC 7914) of a PIN, as hex salt and hex hash."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}:{_slow(pin, salt).hex()}"


def pin_matches(pin: str, stored: str) -> bool:
    """Compare a PIN with its slow hash in constant time."""
    salt, _, expected = stored.partition(":")
    return same(_slow(pin, bytes.fromhex(salt)), bytes.fromhex(expected))


def _slow(pin: str, salt: bytes) -> bytes:
    return scrypt(pin.encode(), salt=salt, n=_SCRYPT["n"], r=_SCRYPT["r"], p=_SCRYPT["p"], dklen=32)
