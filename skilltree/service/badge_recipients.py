"""Whose a badge is: it names an address, plain or hashed with a salt (IdentityHash of 2.0, IdentityObject of 3.0)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import md5, sha256

from skilltree.model.badges import Recipient
from skilltree.model.person import Contact

SCHEMES = ("mailto:", "tel:")


def is_for(recipients: Sequence[Recipient], contacts: Sequence[Contact]) -> bool:
    """True when one of the recipients is one of these proven addresses."""
    return any(_is(recipient, contact.address) for recipient in recipients for contact in contacts)


def _is(recipient: Recipient, address: str) -> bool:
    if not recipient.hashed:
        named = recipient.value.strip().lower()
        return next((named[len(scheme) :] for scheme in SCHEMES if named.startswith(scheme)), named) == address
    named, _, digest = recipient.value.strip().lower().partition("$")
    salted = (address + recipient.salt).encode("utf-8", "replace")
    if named == "sha256":
        return sha256(salted).hexdigest() == digest
    # Old badges do; a match tells no more than that the address is the person's own.
    return named == "md5" and md5(salted, usedforsecurity=False).hexdigest() == digest
