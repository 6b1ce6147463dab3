"""Keys that sign credentials: made, kept sealed, rotated, revoked. Never in a log or an answer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from skilltree.model.credential import IssuerKey
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import IssuerKeyId, OrganisationId, TerritoryId, new_id, row_id
from skilltree.service.ports.badges import BadgeMaker, SigningKey
from skilltree.service.ports.clock import Clock
from skilltree.service.ports.store import Reading, Store, Writing
from skilltree.service.sealing import SealError, seal, unseal

PURPOSE = "issuer key"


class Keyring:
    """What the commands and the start of a server do with keys."""

    def __init__(self, store: Store, maker: BadgeMaker, clock: Clock, secret: bytes) -> None:
        self._store, self._maker, self._clock, self._secret = store, maker, clock, secret

    async def keys(self) -> list[IssuerKey]:
        """Return every issuer's keys, newest first."""
        async with self._store.reading() as db:
            return await db.credentials.all_keys()

    async def ensure(self) -> list[TerritoryId]:
        """Give a key to each territory that has none that signs; return those whose key does not open."""
        async with self._store.reading() as db:
            territories = await db.territories.territories()
            signing = {one.id: await signing_key(db, one.id, None) for one in territories}
        for territory_id, key in signing.items():
            if key is None:
                # Another server that starts at the same time may have been first.
                with suppress(Conflict):
                    await self.create(territory_id, None)
        return [territory_id for territory_id, key in signing.items() if key is not None and not self.opens(key)]

    def opens(self, key: IssuerKey) -> bool:
        """True for a key that was sealed with this server's secret."""
        try:
            open_key(self._secret, key)
        except Conflict:
            return False
        return True

    async def create(self, territory_id: TerritoryId, organisation_id: OrganisationId | None) -> IssuerKey:
        """Make an issuer's key. Raises Conflict where it has one that signs."""
        async with self._store.writing(territory_id) as tx:
            if await signing_key(tx, territory_id, organisation_id) is not None:
                raise Conflict("this issuer has a key already: rotate it", field="issuer")
            return await self._add(tx, territory_id, organisation_id)

    async def rotate(self, territory_id: TerritoryId, organisation_id: OrganisationId | None) -> IssuerKey:
        """Make a new key and let the one before sign no more; what that one signed stays good."""
        async with self._store.writing(territory_id) as tx:
            before = await signing_key(tx, territory_id, organisation_id)
            if before is not None:
                await tx.credentials.retire_key(before.id, self._clock())
            return await self._add(tx, territory_id, organisation_id)

    async def revoke(self, key_id: IssuerKeyId) -> bool:
        """Let nothing count that a key signed: somebody else may have it. Raises NotFound."""
        row_id("IssuerKey", key_id)
        found = next((key for key in await self.keys() if key.id == key_id), None)
        if found is None:
            raise NotFound("there is no such key", field="key")
        async with self._store.writing(found.territory_id) as tx:
            return await tx.credentials.revoke_key(found.id, self._clock())

    async def _add(self, tx: Writing, territory_id: TerritoryId, organisation_id: OrganisationId | None) -> IssuerKey:
        public, private = self._maker.new_key()
        key_id = new_id("IssuerKey")
        key = IssuerKey(
            territory_id=territory_id,
            id=key_id,
            organisation_id=organisation_id,
            public=public,
            sealed=seal(self._secret, private, purpose=PURPOSE, bound_to=key_id),
            created_at=self._clock(),
        )
        await tx.credentials.add_key(key)
        return key


async def signing_key(
    db: Reading | Writing, territory_id: TerritoryId, organisation_id: OrganisationId | None
) -> IssuerKey | None:
    """Return the key with which an issuer signs today; None where it has none."""
    return _first_that_signs(await db.credentials.issuer_keys(territory_id, organisation_id))


def _first_that_signs(keys: Sequence[IssuerKey]) -> IssuerKey | None:
    return next((key for key in keys if key.signs), None)


def open_key(secret: bytes, key: IssuerKey) -> SigningKey:
    """Open a key for one signature. Raises Conflict (KEY_SEALED) for one that was sealed with another secret."""
    try:
        private = unseal(secret, key.sealed, purpose=PURPOSE, bound_to=key.id)
    except SealError as error:
        raise Conflict(
            "the issuer's key was sealed with another secret: give the server its secret back, or rotate the key",
            field="issuer",
            code="KEY_SEALED",
        ) from error
    return SigningKey(issuer=key.issuer, public=key.public, private=private)
