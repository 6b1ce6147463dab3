"""`skilltree keys push`: the keys by which push services know this service (VAPID, RFC 8292)."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from skilltree.interop.public_post import PublicPoster
from skilltree.interop.push import WebPush
from skilltree.model.errors import NotFound
from skilltree.service.ports.clock import system_clock
from skilltree.service.push_keys import make_push_key
from skilltree.store import SqlStore


async def make_push_keys(store: SqlStore, secret: bytes, siren: str | None, *, rotate: bool) -> None:
    """Make the keys that are wanted and print their public halves. Raises NotFound, Conflict."""
    async with store.reading() as db:
        territories = [one for one in await db.territories.territories() if siren in {None, one.code}]
        have = {one.id for one in territories if await db.notices.push_key(one.id) is not None}
    if not territories:
        raise NotFound("there is no territory with this SIREN")
    sender = WebPush(PublicPoster())
    for territory in territories:
        # One that is named says itself that it has a key; of all, those that have one are left as they are.
        if territory.id in have and not rotate and siren is None:
            print(f"{territory.code}  has a key")  # noqa: T201
            continue
        made = await make_push_key(store, sender, system_clock, secret, territory.id, rotate=rotate)
        print(f"{territory.code}  {urlsafe_b64encode(made.public).rstrip(b'=').decode()}")  # noqa: T201
