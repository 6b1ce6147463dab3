"""Keeping what other learning platforms tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select

from skilltree.model.ids import PersonId, PlatformId
from skilltree.model.xapi import VOIDED, ActivityMap, Attachment, Grown, Kept, Platform, PlatformLink, Received
from skilltree.store.connection import chunks
from skilltree.store.fields import AnyRow, fields, struct_of
from skilltree.store.tables import xapi as t
from skilltree.store.xapi import XapiReading
from skilltree.store.xapi_filter import hash_of


class XapiWriting(XapiReading):
    """See `service.ports.xapi.XapiWrites`."""

    async def add_platform(self, platform: Platform) -> None:
        """A new platform."""
        await self._db.run(t.platform.insert().values(**fields(platform)))

    async def revoke_platform(self, platform_id: PlatformId, at: datetime) -> bool:
        """Let a platform do nothing any more; False when it was so already."""
        done = await self._db.run(
            t.platform.update()
            .where(t.platform.c.id == platform_id, t.platform.c.revoked_at.is_(None))
            .values(revoked_at=at)
        )
        return done.rowcount == 1

    async def add_statements(
        self, platform_id: PlatformId, told: Sequence[tuple[Received, bytes]], stored: datetime
    ) -> list[Kept]:
        """Keep new statements with their content as it will be shown. One that voids any may have come before."""
        newest = await self._db.value(
            select(func.max(t.statement.c.sequence)).where(t.statement.c.territory_id == self._db.territory_id)
        )
        voiders = await self._voiders(platform_id, [received.id for received, _ in told if received.voids is None])
        several = [
            Kept(
                platform_id=platform_id,
                id=received.id,
                content=content,
                digest=received.digest,
                stored=stored,
                timestamp=received.timestamp or stored,
                sequence=sequence,
                verb=received.verb,
                activity=received.activity,
                activity_name=received.activity_name,
                finished=received.finished,
                voided_by=voiders.get(received.id),
            )
            for sequence, (received, content) in enumerate(told, (newest or 0) + 1)
        ]
        await self._db.many(
            t.statement.insert(),
            [
                {
                    "territory_id": self._db.territory_id,
                    "registration": received.registration,
                    "refers": received.refers,
                    **fields(kept),
                }
                for kept, (received, _) in zip(several, told, strict=True)
            ],
        )
        await self._db.many(
            t.mention.insert(),
            [
                {"territory_id": self._db.territory_id, "platform_id": platform_id, "statement_id": received.id, **row}
                for received, _ in told
                for row in _mentions_of(received)
            ],
        )
        return several

    async def _voiders(self, platform_id: PlatformId, ids: Sequence[str]) -> dict[str, str]:
        """The first statement that voids each of these."""
        rows: list[AnyRow] = []
        for some in chunks(ids):
            rows += await self._db.rows(
                select(t.statement.c.sequence, t.statement.c.id, t.statement.c.refers).where(
                    t.statement.c.platform_id == platform_id,
                    t.statement.c.refers.in_(some),
                    t.statement.c.verb == VOIDED,
                )
            )
        return {row.refers: row.id for row in sorted(rows, reverse=True)}

    async def add_attachments(self, platform_id: PlatformId, files: Sequence[Attachment]) -> None:
        """Keep files, each once."""
        for one in files:
            await self._db.run(
                self._db.insert(t.attachment)
                .values(territory_id=self._db.territory_id, platform_id=platform_id, **fields(one))
                .on_conflict_do_nothing()
            )

    async def void(self, platform_id: PlatformId, statement_id: str, by: str) -> bool:
        """Mark a statement as voided by another; False when it is unknown, voided, or voids one itself."""
        done = await self._db.run(
            t.statement.update()
            .where(
                t.statement.c.platform_id == platform_id,
                t.statement.c.id == statement_id,
                t.statement.c.voided_by.is_(None),
                t.statement.c.verb != VOIDED,
            )
            .values(voided_by=by)
        )
        return done.rowcount == 1

    async def put_activity(self, activity: ActivityMap) -> None:
        """Insert or update."""
        await self._db.run(
            self._db.upsert(t.activity).values(
                territory_id=self._db.territory_id, hash=hash_of(activity.iri), **fields(activity)
            )
        )

    async def add_link(self, link: PlatformLink, names: Sequence[str]) -> None:
        """Let a platform grow a person's tree, who is known there by these names."""
        territory = self._db.territory_id
        await self._db.run(self._db.upsert(t.link).values(territory_id=territory, **fields(link)))
        for name in dict.fromkeys(names):
            await self._db.run(
                self._db.upsert(t.known_as).values(
                    territory_id=territory,
                    platform_id=link.platform_id,
                    hash=hash_of(name),
                    person_id=link.person_id,
                )
            )

    async def remove_link(self, platform_id: PlatformId, person_id: PersonId) -> bool:
        """Stop it; False when there was none."""
        first, then = (
            delete(table).where(table.c.platform_id == platform_id, table.c.person_id == person_id)
            for table in (t.known_as, t.link)
        )
        await self._db.run(first)
        return (await self._db.run(then)).rowcount == 1

    async def add_grown(self, grown: Grown) -> None:
        """Remember which statement made which fact."""
        await self._db.run(t.grown.insert().values(territory_id=self._db.territory_id, **fields(grown)))

    async def take_back(self, platform_id: PlatformId, statement_id: str, at: datetime, reason: str) -> list[Grown]:
        """Mark what a statement made as taken back, and return it."""
        rows = await self._db.rows(
            t.grown.update()
            .where(
                t.grown.c.platform_id == platform_id,
                t.grown.c.statement_id == statement_id,
                t.grown.c.taken_back_at.is_(None),
            )
            .values(taken_back_at=at, reason=reason)
            .returning(*t.grown.c)
        )
        return [struct_of(Grown, row) for row in rows]


def _mentions_of(received: Received) -> list[dict[str, Any]]:
    activity = () if received.activity is None else (received.activity,)
    said = {
        "actor": received.actors,
        "agent": received.agents,
        "related_agent": received.related_agents,
        "activity": activity,
        "related_activity": received.related_activities,
        "verb": (received.verb,),
    }
    return [{"what": what, "hash": hash_of(key)} for what, keys in said.items() for key in dict.fromkeys(keys)]
