"""Who sends: the example of RFC 8292 (section 2.4), and tokens that its key verifies."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from skilltree.interop.push.vapid import authorization, new_key, signing_input

TOKEN = (
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1Yi"
    "I6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9"
    "OkSSHzvoD1oA"
)
KEY = "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def verified(token: str, key: str) -> dict[str, Any]:
    """What a push service does."""
    signed, _, signature = token.rpartition(".")
    left, right = (int.from_bytes(part, "big") for part in (raw(signature)[:32], raw(signature)[32:]))
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(key))
    public.verify(encode_dss_signature(left, right), signed.encode(), ec.ECDSA(SHA256()))
    claims: dict[str, Any] = msgspec.json.decode(raw(signed.partition(".")[2]))
    return claims


def test_the_example_of_the_standard() -> None:
    claims = {"aud": "https://push.example.net", "exp": 1453523768, "sub": "mailto:push@example.com"}
    assert signing_input(claims).decode() == TOKEN.rpartition(".")[0]
    assert verified(TOKEN, KEY) == claims


def test_what_is_signed_here_verifies() -> None:
    public, private = new_key()
    value = authorization(
        "https://fcm.example", now=NOW, contact="https://here.example", public=public, private=private
    )
    scheme, _, rest = value.partition(" ")
    token, key = (part.partition("=")[2] for part in rest.split(", "))
    assert scheme == "vapid"
    assert raw(key) == public
    assert verified(token, key) == {
        "aud": "https://fcm.example", "exp": int(NOW.timestamp()) + 12 * 3600, "sub": "https://here.example",
    }  # fmt: skip
    with pytest.raises(InvalidSignature):
        verified(token, KEY)


def test_halves_of_two_keys_sign_nothing() -> None:
    with pytest.raises(ValueError, match="together"):
        authorization("https://x.example", now=NOW, contact=None, public=new_key()[0], private=new_key()[1])
