"""Keeping credentials, the keys that sign them, and links that show them."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import delete, func, or_, select

from skilltree.model.credential import LIST_BITS, Achievement, Credential, CredentialShare, IssuerKey, Place
from skilltree.model.ids import CredentialId, GlobalId, IssuerKeyId, TerritoryId
from skilltree.store.credentials import CredentialReading
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import credentials as t

FULL = LIST_BITS // 2
"""Half of the places stay free, so that drawing one is quick and a list hides who is on it."""
_JOINED = ("retracted_at", "key_revoked_at")


class CredentialWriting(CredentialReading):
    """See `service.ports.credentials.CredentialWrites`."""

    async def add_key(self, key: IssuerKey) -> None:
        """A new key. Raises Conflict where its issuer has one that signs."""
        await self._db.run(t.issuer_key.insert().values(**fields(key)))

    async def retire_key(self, key_id: IssuerKeyId, at: datetime) -> bool:
        """Let a key sign no more; False when it was so already."""
        done = await self._db.run(
            t.issuer_key.update()
            .where(t.issuer_key.c.id == key_id, t.issuer_key.c.retired_at.is_(None))
            .values(retired_at=at)
        )
        return done.rowcount == 1

    async def revoke_key(self, key_id: IssuerKeyId, at: datetime) -> bool:
        """Let nothing count that a key signed; False when it was so already."""
        done = await self._db.run(
            t.issuer_key.update()
            .where(t.issuer_key.c.id == key_id, t.issuer_key.c.revoked_at.is_(None))
            .values(revoked_at=at)
        )
        return done.rowcount == 1

    async def put_achievement(self, achievement: Achievement) -> Achievement:
        """Keep what credentials are given for, and return the one that stands for it."""
        await self._db.run(self._db.insert(t.achievement).values(**fields(achievement)).on_conflict_do_nothing())
        same = ("territory_id", "issuer", "skill_id", "level", "way", "source_id", "language")
        row = await self._db.first(
            t.achievement.select().where(*(t.achievement.c[name] == getattr(achievement, name) for name in same))
        )
        return achievement if row is None else struct_of(Achievement, row)

    async def take_place(self, territory_id: TerritoryId, issuer: GlobalId) -> Place:
        """Give a place that was never given, at random, so that its number tells nothing."""
        table = t.status_place
        row = await self._db.first(
            select(table.c.list_number, func.count())
            .where(table.c.issuer == issuer)
            .group_by(table.c.list_number)
            .order_by(table.c.list_number.desc())
        )
        number, used = (0, 0) if row is None else (row[0], row[1])
        number += used >= FULL
        while True:
            place = Place(list_number=number, position=secrets.randbelow(LIST_BITS))
            given = await self._db.first(
                self._db.insert(table)
                .values(territory_id=territory_id, issuer=issuer, **fields(place))
                .on_conflict_do_nothing()
                .returning(table.c.position)
            )
            if given is not None:
                return place

    async def add_credential(self, credential: Credential) -> None:
        """A new credential. Raises Conflict where the fact has one that was not withdrawn."""
        await self._db.run(t.credential.insert().values(**fields(credential, but=_JOINED)))

    async def withdraw_credential(self, credential_id: CredentialId, at: datetime) -> bool:
        """Let it count no more; False when it was so already."""
        done = await self._db.run(
            t.credential.update()
            .where(t.credential.c.id == credential_id, t.credential.c.withdrawn_at.is_(None))
            .values(withdrawn_at=at)
        )
        return done.rowcount == 1

    async def add_share(self, share: CredentialShare) -> None:
        """A new link."""
        await self._db.run(t.share.insert().values(**fields(share)))

    async def stop_shares(self, credential_id: CredentialId, at: datetime) -> int:
        """Let the links of a credential show nothing any more; how many did."""
        done = await self._db.run(
            t.share.update()
            .where(t.share.c.credential_id == credential_id, t.share.c.stopped_at.is_(None))
            .values(stopped_at=at)
        )
        return done.rowcount

    async def forget_shares(self, ended_before: datetime) -> int:
        """Delete links that ended before; how many."""
        ended = or_(t.share.c.until < ended_before, t.share.c.stopped_at < ended_before)
        return (await self._db.run(delete(t.share).where(ended))).rowcount
