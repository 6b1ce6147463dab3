"""A software authenticator: keys on P-256 that it finds by itself, a counter, and what a browser adds to it."""

from __future__ import annotations

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def b64(raw: bytes) -> str:
    """Encode as WebAuthn's JSON does."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    """Decode what `b64` made."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Held:
    """A key of one site."""

    site: str
    handle: bytes
    key: ec.EllipticCurvePrivateKey
    id: bytes = field(default_factory=lambda: os.urandom(32))


@dataclass
class Authenticator:
    """A phone with passkeys. What a test changes of it is what a broken or hostile one would do."""

    origin: str
    count: int = 0
    step: int = 1
    flags: int = PRESENT | VERIFIED
    held: list[Held] = field(default_factory=list)

    def make(self, options: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """Answer creation options: RegistrationResponseJSON. `changes` are of what is signed or told."""
        made = Held(
            options["rp"]["id"], unb64(options["user"]["id"]), ec.generate_private_key(ec.SECP256R1()), **_ids(changes)
        )
        self.held.append(made)
        number = made.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: number.x.to_bytes(32, "big"), -3: number.y.to_bytes(32, "big")}
        attested = bytes(16) + len(made.id).to_bytes(2, "big") + made.id + cbor2.dumps(cose)
        data = self._data(changes.get("site", made.site), ATTESTED) + attested
        told = {
            "clientDataJSON": b64(self._client_data("webauthn.create", options, changes)),
            "attestationObject": b64(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})),
        }
        return {"id": b64(made.id), "rawId": b64(made.id), "type": "public-key", "response": told}

    def sign(self, options: dict[str, Any], held: Held | None = None, **changes: Any) -> dict[str, Any]:
        """Answer request options by the newest key of the site: AuthenticationResponseJSON."""
        used = held or next(one for one in reversed(self.held) if one.site == options["rpId"])
        data = self._data(changes.get("site", used.site), 0)
        client = self._client_data("webauthn.get", options, changes)
        key = changes.get("key", used.key)
        told = {
            "clientDataJSON": b64(client),
            "authenticatorData": b64(data),
            "signature": b64(key.sign(data + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))),
            "userHandle": b64(used.handle),
        }
        return {"id": b64(used.id), "rawId": b64(used.id), "type": "public-key", "response": told}

    def _data(self, site: str, more: int) -> bytes:
        self.count += self.step
        return sha256(site.encode()).digest() + bytes([self.flags | more]) + self.count.to_bytes(4, "big")

    def _client_data(self, kind: str, options: dict[str, Any], changes: dict[str, Any]) -> bytes:
        given = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        given |= {name: changes[name] for name in ("type", "challenge", "origin") if name in changes}
        return json.dumps(given).encode()


def _ids(changes: dict[str, Any]) -> dict[str, Any]:
    return {"id": changes["id"]} if "id" in changes else {}
