"""The keys by which push services know this service (VAPID), and browsers' addresses: sealed in the database."""

from __future__ import annotations

from typing import Final

import msgspec

from skilltree.model.errors import Conflict
from skilltree.model.ids import PushSubscriptionId, TerritoryId, new_id
from skilltree.model.notice import PushKey, PushSubscription, PushTarget
from skilltree.service.ports.clock import Clock
from skilltree.service.ports.push import PushSender
from skilltree.service.ports.store import Store
from skilltree.service.sealing import seal, unseal

KEY_PURPOSE: Final = "push key"
TARGET_PURPOSE: Final = "push subscription"


async def make_push_key(
    store: Store, sender: PushSender, clock: Clock, secret: bytes, territory_id: TerritoryId, *, rotate: bool
) -> PushKey:
    """Make a territory's key. Raises Conflict where it has one, unless it is to be followed by another.

    Browsers that were subscribed with the one before are still written to with that one.
    """
    public, private = sender.new_key()
    key_id = new_id("PushKey")
    key = PushKey(
        territory_id=territory_id,
        id=key_id,
        public=public,
        sealed=seal(secret, private, purpose=KEY_PURPOSE, bound_to=key_id),
        created_at=clock(),
    )
    async with store.writing(territory_id) as tx:
        if not rotate and await tx.notices.push_key(territory_id) is not None:
            raise Conflict("this territory has a key already: --rotate makes another", field="territory")
        await tx.notices.add_push_key(key)
    return key


def open_push_key(secret: bytes, key: PushKey) -> bytes:
    """Return the private number. Raises SealError."""
    return unseal(secret, key.sealed, purpose=KEY_PURPOSE, bound_to=key.id)


def seal_target(secret: bytes, subscription_id: PushSubscriptionId, target: PushTarget) -> bytes:
    """Return a browser's address and keys as the database keeps them."""
    return seal(secret, msgspec.json.encode(target), purpose=TARGET_PURPOSE, bound_to=subscription_id)


def open_target(secret: bytes, subscription: PushSubscription) -> PushTarget:
    """Return a browser's address and keys. Raises SealError."""
    plain = unseal(secret, subscription.sealed, purpose=TARGET_PURPOSE, bound_to=subscription.id)
    return msgspec.json.decode(plain, type=PushTarget)
