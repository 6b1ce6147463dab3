"""What checking a badge from elsewhere may say."""

from __future__ import annotations

from enum import StrEnum


class BadgeVerdict(StrEnum):
    """What checking a badge from elsewhere said, in the one word that its owner is told."""

    EXPIRED = "expired"
    NOT_A_BADGE = "not_a_badge"
    NOT_CHECKED = "not_checked"
    """Whoever issued it, or what it points at, cannot be asked now, or signs in a way that is not read here."""
    NOT_YOURS = "not_yours"
    REVOKED = "revoked"
    TAMPERED = "tampered"
    UNKNOWN_ISSUER = "unknown_issuer"
    VALID = "valid"
