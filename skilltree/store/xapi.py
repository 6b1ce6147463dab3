"""Reading what other learning platforms told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from skilltree.model.ids import OrganisationId, PersonId, PlatformId, TerritoryId
from skilltree.model.xapi import (
    ActivityMap,
    Attachment,
    Grown,
    Kept,
    Platform,
    PlatformLink,
    StatementFilter,
)
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import struct_of
from skilltree.store.tables import xapi as t
from skilltree.store.xapi_filter import hash_of, select_statements


class XapiReading(Part):
    """See `service.ports.xapi.XapiReads`."""

    async def platform(self, platform_id: PlatformId) -> Platform | None:
        """One platform, revoked or not."""
        row = await self._db.first(t.platform.select().where(t.platform.c.id == platform_id))
        return None if row is None else struct_of(Platform, row)

    async def platforms(self, territory_id: TerritoryId) -> list[Platform]:
        """Those of a territory that work, by label."""
        rows = await self._db.rows(
            t.platform.select()
            .where(t.platform.c.territory_id == territory_id, t.platform.c.revoked_at.is_(None))
            .order_by(t.platform.c.label, t.platform.c.id)
        )
        return [struct_of(Platform, row) for row in rows]

    async def statement(self, platform_ids: Sequence[PlatformId], statement_id: str) -> Kept | None:
        """One statement of these platforms, voided or not."""
        # Sorted here: asked to sort, SQLite walks through the whole platform in that order.
        rows = await self._db.rows(
            t.statement.select().where(t.statement.c.platform_id.in_(platform_ids), t.statement.c.id == statement_id)
        )
        return min((struct_of(Kept, row) for row in rows), key=lambda kept: kept.sequence, default=None)

    async def named(self, platform_id: PlatformId, ids: Sequence[str]) -> dict[str, Kept]:
        """Several statements of one platform, by id, voided or not."""
        found = {}
        for some in chunks(ids):
            rows = await self._db.rows(
                t.statement.select().where(t.statement.c.platform_id == platform_id, t.statement.c.id.in_(some))
            )
            found.update({row.id: struct_of(Kept, row) for row in rows})
        return found

    async def statements(self, platform_ids: Sequence[PlatformId], asked: StatementFilter) -> list[Kept]:
        """Those that are asked for, and those that point at one of them, but none that was voided."""
        return [struct_of(Kept, row) for row in await self._db.rows(select_statements(platform_ids, asked))]

    async def attachments(self, platform_ids: Sequence[PlatformId], hashes: Sequence[str]) -> list[Attachment]:
        """The files that are here, each once."""
        rows = await self._db.rows(
            t.attachment.select()
            .where(t.attachment.c.platform_id.in_(platform_ids), t.attachment.c.sha2.in_(hashes))
            .order_by(t.attachment.c.sha2)
        )
        return list({row.sha2: struct_of(Attachment, row) for row in rows}.values())

    async def activity(self, platform_id: PlatformId, iri: str) -> ActivityMap | None:
        """What an activity teaches; without skills where nobody said yet."""
        row = await self._db.first(
            t.activity.select().where(t.activity.c.platform_id == platform_id, t.activity.c.hash == hash_of(iri))
        )
        return None if row is None else struct_of(ActivityMap, row)

    async def activities(
        self, organisation_ids: Sequence[OrganisationId], limit: int, *, waiting: bool
    ) -> list[ActivityMap]:
        """Activities of the organisations' platforms, those that wait for an author or those that do not, by name."""
        theirs = select(t.platform.c.id).where(
            t.platform.c.organisation_id.in_(organisation_ids), t.platform.c.revoked_at.is_(None)
        )
        mapped = t.activity.c.mapped_at.is_(None) if waiting else t.activity.c.mapped_at.is_not(None)
        rows = await self._db.rows(
            t.activity.select()
            .where(t.activity.c.platform_id.in_(theirs), mapped)
            .order_by(t.activity.c.name, t.activity.c.hash)
            .limit(limit)
        )
        return [struct_of(ActivityMap, row) for row in rows]

    async def links(self, person_id: PersonId) -> list[PlatformLink]:
        """The platforms that may grow a person's tree, the oldest first."""
        rows = await self._db.rows(
            t.link.select().where(t.link.c.person_id == person_id).order_by(t.link.c.since, t.link.c.platform_id)
        )
        return [struct_of(PlatformLink, row) for row in rows]

    async def person_known_as(self, platform_id: PlatformId, statement_id: str) -> PersonId | None:
        """Who, of those that linked their account, a statement is about."""
        row = await self._db.first(
            select(t.known_as.c.person_id)
            .join_from(
                t.mention,
                t.known_as,
                (t.known_as.c.territory_id == t.mention.c.territory_id)
                & (t.known_as.c.platform_id == t.mention.c.platform_id)
                & (t.known_as.c.hash == t.mention.c.hash),
            )
            .where(
                t.mention.c.platform_id == platform_id,
                t.mention.c.what == "actor",
                t.mention.c.statement_id == statement_id,
            )
            .order_by(t.known_as.c.person_id)
        )
        return None if row is None else str(row.person_id)

    async def finished(
        self, platform_id: PlatformId, *, iri: str | None = None, names: Sequence[str] | None = None
    ) -> list[Kept]:
        """Successes that were not voided, about an activity or of an actor under one of these names, oldest first."""
        found = t.statement.select().where(
            t.statement.c.platform_id == platform_id,
            t.statement.c.finished.is_(True),
            t.statement.c.voided_by.is_(None),
        )
        if iri is not None:
            found = found.where(t.statement.c.id.in_(_mentioning(platform_id, "activity", [iri])))
        if names is not None:
            found = found.where(t.statement.c.id.in_(_mentioning(platform_id, "actor", names)))
        rows = await self._db.rows(found)
        return sorted((struct_of(Kept, row) for row in rows), key=lambda kept: kept.sequence)

    async def grown(self, platform_id: PlatformId, statement_id: str) -> list[Grown]:
        """What a statement made."""
        rows = await self._db.rows(
            t.grown.select()
            .where(t.grown.c.platform_id == platform_id, t.grown.c.statement_id == statement_id)
            .order_by(t.grown.c.evidence_id)
        )
        return [struct_of(Grown, row) for row in rows]

    async def has_grown(self, platform_id: PlatformId, iri: str, person_id: PersonId) -> bool:
        """Whether an activity stands in a person's tree already."""
        row = await self._db.first(
            t.grown.select().where(
                t.grown.c.platform_id == platform_id,
                t.grown.c.person_id == person_id,
                t.grown.c.taken_back_at.is_(None),
                t.grown.c.statement_id.in_(_mentioning(platform_id, "activity", [iri])),
            )
        )
        return row is not None


def _mentioning(platform_id: PlatformId, what: str, keys: Sequence[str]) -> Select[Any]:
    """The ids of a platform's statements that mention one of these keys."""
    return select(t.mention.c.statement_id).where(
        t.mention.c.platform_id == platform_id,
        t.mention.c.what == what,
        t.mention.c.hash.in_([hash_of(key) for key in keys]),
    )
