"""What authenticators are asked and what they answer (WebAuthn level 2), by the library `webauthn`.

A passkey must be found without typing anything (resident key), attestation is not asked for: the
service has no list of makers to trust, and a model's number would tell something of the person.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from skilltree.model.base import Struct
from skilltree.model.doors import Passkey
from skilltree.model.errors import InvalidInput

CHALLENGE_MINUTES = 5
MOST_ID_BYTES = 1_023
MOST_KEY_BYTES = 2_048
MOST_COUNT = 2**31 - 1
"""Counters go to 2^32; above this they are kept as this, which PostgreSQL's integer holds."""

_ALGORITHMS = [
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
]
_SERVICE = "skilltree"


class Site(Struct):
    """The relying party: for which name a passkey is made, and on which origin the page stands."""

    name: str
    origin: str


class NewKey(Struct):
    """What an authenticator made."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


def creation_options(
    site: Site, challenge: bytes, *, handle: bytes, name: str, known: Sequence[bytes]
) -> dict[str, Any]:
    """Return PublicKeyCredentialCreationOptionsJSON; `name` is what the phone shows beside the passkey."""
    options = generate_registration_options(
        rp_id=site.name,
        rp_name=_SERVICE,
        user_id=handle,
        user_name=name,
        challenge=challenge,
        timeout=CHALLENGE_MINUTES * 60_000,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
        supported_pub_key_algs=_ALGORITHMS,
    )
    return _plain(options_to_json(options))


def request_options(site: Site, challenge: bytes) -> dict[str, Any]:
    """Return PublicKeyCredentialRequestOptionsJSON, naming no passkey: the phone shows those it has."""
    options = generate_authentication_options(
        rp_id=site.name,
        challenge=challenge,
        timeout=CHALLENGE_MINUTES * 60_000,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return _plain(options_to_json(options))


def _plain(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def credential_id_of(credential: Mapping[str, Any]) -> bytes:
    """Return the id that an authenticator's answer bears. Raises InvalidInput."""
    try:
        found = base64url_to_bytes(credential["id"])
    except Exception as error:
        raise refused() from error
    if not 0 < len(found) <= MOST_ID_BYTES:
        raise refused()
    return found


def check_new_key(site: Site, challenge: bytes, credential: Mapping[str, Any]) -> NewKey:
    """Return what was made. Raises InvalidInput for another challenge, site or ceremony, or for nonsense."""
    try:
        made = verify_registration_response(
            credential=dict(credential),
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            supported_pub_key_algs=_ALGORITHMS,
        )
    except Exception as error:
        # The library parses what anybody may send, and raises many types besides its own.
        raise refused() from error
    if len(made.credential_id) > MOST_ID_BYTES or len(made.credential_public_key) > MOST_KEY_BYTES:
        raise refused()
    return NewKey(
        credential_id=made.credential_id,
        public_key=made.credential_public_key,
        sign_count=min(made.sign_count, MOST_COUNT),
    )


def check_use(site: Site, challenge: bytes, credential: Mapping[str, Any], passkey: Passkey) -> int:
    """Return the new counter. Raises InvalidInput for a wrong signature or a counter that did not grow.

    The user handle is not looked at: no signature covers it, and who lost the server's secret keeps their passkeys.
    """
    try:
        used = verify_authentication_response(
            credential=dict(credential),
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
        )
    except Exception as error:
        raise refused() from error
    return min(used.new_sign_count, MOST_COUNT)


def refused() -> InvalidInput:
    """Return the one answer to all that is wrong, so that it tells nothing."""
    return InvalidInput("this passkey is not right", field="credential", code="BAD_CODE")
