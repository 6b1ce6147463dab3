"""The secret of a webhook: 256 bits, shown as `whsec_` and base64 (Standard Webhooks), sealed in the database."""

from __future__ import annotations

from base64 import b64encode

from skilltree.model.hook import Hook
from skilltree.model.ids import PlatformId, TerritoryId
from skilltree.service.sealing import seal, unseal

PURPOSE = "webhook secret"
PREFIX = "whsec_"


def shown_secret(raw: bytes) -> str:
    """Return a secret as an administrator types it in."""
    return PREFIX + b64encode(raw).decode()


def sealed_hook(secret: bytes, territory_id: TerritoryId, platform_id: PlatformId, raw: bytes) -> Hook:
    """Return a webhook's row; `secret` is the server's."""
    sealed = seal(secret, raw, purpose=PURPOSE, bound_to=platform_id)
    return Hook(territory_id=territory_id, platform_id=platform_id, sealed=sealed)


def opened_secret(secret: bytes, hook: Hook) -> bytes:
    """Return what the platform signs with. Raises SealError."""
    return unseal(secret, hook.sealed, purpose=PURPOSE, bound_to=hook.platform_id)
