"""A status list (W3C Bitstring Status List v1.0), signed as badges are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from openbadgeslib.ob3.ldp import add_data_integrity_proof
from openbadgeslib.ob3.status_list import build_status_list_credential

from skilltree.interop.openbadges.keys import pem_of
from skilltree.model.credential import LIST_BITS, Addresses
from skilltree.service.ports.badges import SigningKey

LIST_IS_GOOD_FOR = timedelta(days=1)
"""An older copy that somebody kept is refused by verifiers."""
ASK_AGAIN_MILLISECONDS = 60_000


def sign_status_list(
    where: Addresses, number: int, revoked: Sequence[int], key: SigningKey, at: datetime
) -> dict[str, Any]:
    """Return the signed list whose bits at these places are set."""
    made = at.replace(microsecond=0)
    paper = build_status_list_credential(
        where.issuer(key.issuer),
        where.status_list(key.issuer, number),
        "revocation",
        revoked,
        size_bits=LIST_BITS,
        issued=made,
        valid_until=made + LIST_IS_GOOD_FOR,
        ttl=ASK_AGAIN_MILLISECONDS,
    )
    signed: dict[str, Any] = add_data_integrity_proof(
        paper, pem_of(key.private), where.key(key.issuer, key.public), created=made
    )
    return signed
