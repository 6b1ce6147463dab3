"""Issuers of the tests: real keys, real signatures by openbadgeslib, and the documents that they host."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

from openbadgeslib.keys import KeyEd25519, KeyRSA
from openbadgeslib.ob2 import Assertion, OB2Signer
from openbadgeslib.ob2.models import IdentityObject as Identity2
from openbadgeslib.ob2.models import Verification
from openbadgeslib.ob3 import Achievement, Issuer, OB3LdpSigner, OB3Signer, OpenBadgeCredential
from openbadgeslib.ob3.credential import Alignment, IdentityObject
from openbadgeslib.ob3.did import did_key_from_pem, multikey_from_pem
from openbadgeslib.ob3.ldp import add_data_integrity_proof
from openbadgeslib.ob3.status_list import build_status_list_credential, sign_status_list_credential, status_entry
from PIL import Image

from skilltree.service.ports.fetching import CannotFetch, Gone

ADA = "ada@example.org"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
OB2 = "https://w3id.org/openbadges/v2"
HOST = "https://ecole.example"
ESCO = "http://data.europa.eu/esco/skill/1"


class Web:
    """The Internet of a test: what each address answers, and what was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | Exception] = {}
        self.asked: list[str] = []

    def put(self, url: str, page: object) -> None:
        """Host a document."""
        self.pages[url] = page if isinstance(page, bytes) else json.dumps(page).encode()

    def take_away(self, url: str) -> None:
        """It is gone for good."""
        self.pages[url] = Gone("gone")

    def fetch(self, url: str) -> bytes:
        """See `service.ports.fetching.Fetcher`."""
        self.asked.append(url)
        found = self.pages.get(url, CannotFetch(f"nobody is at {url}"))
        if isinstance(found, Exception):
            raise found
        return found


def png() -> bytes:
    """A small picture."""
    written = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(written, "PNG")
    return written.getvalue()


def keys_of(kind: type[KeyEd25519] | type[KeyRSA]) -> tuple[bytes, bytes]:
    """A fresh private key and its public half, PEM."""
    return kind().generate_keypair()


@dataclass
class Issuer3:
    """An issuer of Open Badges 3.0: by its own address, by a key alone (`did:key`), or by `did:web`."""

    web: Web
    kind: str = "https"
    private: bytes = b""
    public: bytes = b""
    name: str = "École de la Fibre"
    number: str = "1"
    achievement: str = field(default_factory=lambda: f"{HOST}/achievements/{uuid4().hex}")

    def __post_init__(self) -> None:
        self.private, self.public = keys_of(KeyEd25519)
        self.publish()

    @property
    def id(self) -> str:
        """Its name in its badges."""
        if self.kind == "did:key":
            return did_key_from_pem(self.public)
        return "did:web:ecole.example" if self.kind == "did:web" else f"{HOST}/issuers/{self.number}"

    @property
    def method(self) -> str:
        """The name of its key."""
        if self.kind == "did:key":
            return f"{self.id}#{self.id.removeprefix('did:key:')}"
        return f"{self.id}#key-1"

    @property
    def list_url(self) -> str:
        """Where its list of withdrawn badges is."""
        return f"{HOST}/status/{self.number}"

    def publish(self, **more: Any) -> None:
        """Host who it is and its keys."""
        key = {"id": self.method, "type": "Multikey", "controller": self.id}
        page = {
            "id": self.id, "type": ["Profile"], "name": self.name,
            "verificationMethod": [key | {"publicKeyMultibase": multikey_from_pem(self.public)}],
            "assertionMethod": [self.method],
        } | more  # fmt: skip
        if self.kind == "https":
            self.web.put(self.id, page)
        if self.kind == "did:web":
            self.web.put(f"{HOST}/.well-known/did.json", page)

    def credential(self, **changes: Any) -> OpenBadgeCredential:
        """What Ada achieved."""
        aligned = changes.pop("alignments", [])
        achievement = Achievement(
            id=self.achievement, name="Souder la fibre", description="Souder une fibre optique.",
            criteria_narrative="Trois soudures propres.", alignments=[Alignment("Souder", url) for url in aligned],
        )  # fmt: skip
        given: dict[str, Any] = {
            "issuer": Issuer(id=self.id, name=self.name), "recipient_id": f"mailto:{ADA}", "achievement": achievement,
            "issuance_date": datetime.now(UTC) - timedelta(days=3),
        }  # fmt: skip
        return OpenBadgeCredential(**(given | changes))

    def hashed(self, address: str = ADA, salt: str = "sel") -> dict[str, Any]:
        """Changes that name the person by a hash."""
        return {"recipient_id": None, "identifiers": [IdentityObject.create(address, salt)]}

    def listed(self, index: int = 7) -> dict[str, Any]:
        """Changes that give the badge a place in the list."""
        return {"credential_status": [status_entry(self.list_url, "revocation", index)]}

    def publish_list(self, *withdrawn: int, signed_as: str = "json", by: Issuer3 | None = None, **more: Any) -> None:
        """Host the list of withdrawn badges, signed."""
        signer = by or self
        unsigned = build_status_list_credential(self.id, self.list_url, "revocation", withdrawn, **more)
        if signed_as == "jwt":
            page = sign_status_list_credential(unsigned, signer.private, "EdDSA").encode()
        else:
            page = json.dumps(add_data_integrity_proof(unsigned, signer.private, signer.method)).encode()
        self.web.put(self.list_url, page)

    def json(self, **changes: Any) -> bytes:
        """A badge as JSON with a Data Integrity proof."""
        return self.signer().sign_to_json(self.credential(**changes)).encode()

    def jwt(self, **changes: Any) -> bytes:
        """A badge as a VC-JWT."""
        return OB3Signer(self.private, "EdDSA").sign(self.credential(**changes)).encode()

    def signer(self) -> OB3LdpSigner:
        """Signs documents and pictures."""
        return OB3LdpSigner(self.private, self.method)


@dataclass
class Issuer2:
    """An issuer of Open Badges 2.0 with a badge class, a key and a list of revoked badges."""

    web: Web
    private: bytes = b""
    public: bytes = b""
    id: str = f"{HOST}/ob2/issuer"
    badge: str = field(default_factory=lambda: f"{HOST}/ob2/class/{uuid4().hex}")
    key: str = f"{HOST}/ob2/key"

    def __post_init__(self) -> None:
        self.private, self.public = keys_of(KeyRSA)
        self.publish()

    def publish(self, *revoked: str, **changes: Any) -> None:
        """Host all that is known of it."""
        own = {"@context": OB2, "id": self.id, "type": "Issuer", "name": "Atelier Vélo", "url": HOST}
        listed = {"publicKey": self.key, "revocationList": f"{HOST}/ob2/revoked"}
        self.web.put(self.id, own | listed | changes)
        key = {"@context": OB2, "id": self.key, "type": "CryptographicKey", "owner": self.id}
        self.web.put(self.key, key | {"publicKeyPem": self.public.decode()})
        revocations = {"@context": OB2, "id": f"{HOST}/ob2/revoked", "type": "RevocationList", "issuer": self.id}
        self.web.put(f"{HOST}/ob2/revoked", revocations | {"revokedAssertions": list(revoked)})
        badge = {
            "@context": OB2, "id": self.badge, "type": "BadgeClass", "name": "Réparer un vélo", "issuer": self.id,
            "description": "Changer une chambre à air.", "image": f"{HOST}/velo.png", "criteria": f"{HOST}/velo",
            "alignment": [{"targetName": "Réparer", "targetUrl": ESCO, "targetCode": "1"}],
        }  # fmt: skip
        self.web.put(self.badge, badge)

    def assertion(self, *, hosted: bool = False, **changes: Any) -> Assertion:
        """What Ada achieved."""
        given: dict[str, Any] = {
            "recipient": Identity2.create(ADA, "sel"), "badge": self.badge,
            "verification": Verification("HostedBadge") if hosted else Verification("SignedBadge", self.key),
            "id": f"{HOST}/ob2/assertions/{uuid4().hex}" if hosted else f"urn:uuid:{uuid4()}",
            "issued_on": datetime.now(UTC) - timedelta(days=3),
        }  # fmt: skip
        return Assertion(**(given | changes))

    def signed(self, **changes: Any) -> bytes:
        """A badge as a JWS."""
        return OB2Signer(self.private).sign(self.assertion(**changes)).encode()

    def hosted(self, **changes: Any) -> bytes:
        """A badge that the issuer hosts, and hosts it."""
        found = self.assertion(hosted=True, **changes).to_dict()
        self.web.put(found["id"], found)
        return json.dumps(found).encode()

    def signer(self) -> OB2Signer:
        """Signs tokens and pictures."""
        return OB2Signer(self.private)
