"""Webhooks of learning platforms, what platforms brought to people, and forgetting what brought nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Select, Text, and_, cast, delete, exists, func, select
from sqlalchemy.sql.elements import ColumnElement

from skilltree.model.hook import Brought, Hook
from skilltree.model.ids import PersonId, PlatformId
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import AnyRow, fields, struct_of
from skilltree.store.tables import xapi as t
from skilltree.store.tables.hooks import webhook


class HookReading(Part):
    """See `service.ports.hooks.HookReads`."""

    async def hook(self, platform_id: PlatformId) -> Hook | None:
        """The webhook of a platform; None for one that tells by xAPI."""
        row = await self._db.first(webhook.select().where(webhook.c.platform_id == platform_id))
        return None if row is None else struct_of(Hook, row)

    async def with_hook(self, platform_ids: Sequence[PlatformId]) -> set[PlatformId]:
        """Those of the platforms that tell by webhook."""
        found: set[PlatformId] = set()
        for some in chunks(platform_ids):
            rows = await self._db.rows(select(webhook.c.platform_id).where(webhook.c.platform_id.in_(some)))
            found |= {row.platform_id for row in rows}
        return found

    async def last_told(self, platform_id: PlatformId) -> datetime | None:
        """When a platform last told anything that is still here."""
        row = await self._db.first(
            select(t.statement.c.stored)
            .where(t.statement.c.platform_id == platform_id)
            .order_by(t.statement.c.sequence.desc())
            .limit(1)
        )
        return None if row is None else row.stored

    async def brought(self, person_id: PersonId) -> list[Brought]:
        """All that platforms brought to a person, taken back or not, newest first."""
        told, void = t.statement.alias("told"), t.statement.alias("void")
        rows = await self._db.rows(
            select(
                t.grown.c.platform_id,
                t.grown.c.evidence_id,
                t.grown.c.taken_back_at,
                void.c.content.label("told"),
            )
            .join_from(
                t.grown,
                told,
                and_(
                    told.c.territory_id == t.grown.c.territory_id,
                    told.c.platform_id == t.grown.c.platform_id,
                    told.c.id == t.grown.c.statement_id,
                ),
            )
            .outerjoin(
                void,
                and_(
                    void.c.territory_id == told.c.territory_id,
                    void.c.platform_id == told.c.platform_id,
                    void.c.id == told.c.voided_by,
                ),
            )
            .where(t.grown.c.person_id == person_id)
            .order_by(told.c.sequence.desc(), t.grown.c.evidence_id)
        )
        return [struct_of(Brought, row) for row in rows]

    async def has_idle(self, before: datetime) -> bool:
        """Whether `forget_statements` would find any."""
        return bool(await self._db.rows(_idle(before, 1)))


class HookWriting(HookReading):
    """See `service.ports.hooks.HookWrites`."""

    async def add_hook(self, hook: Hook) -> None:
        """The webhook of a new platform."""
        await self._db.run(webhook.insert().values(**fields(hook)))

    async def forget_statements(self, before: datetime, most: int) -> int:
        """Delete statements stored before that made no fact and void none that did, with their files; how many."""
        old, rows = t.statement, await self._db.rows(_idle(before, most))
        for platform_id in {row.platform_id for row in rows}:
            for some in chunks([row.id for row in rows if row.platform_id == platform_id]):
                for table, column in ((t.mention, t.mention.c.statement_id), (old, old.c.id)):
                    await self._db.run(delete(table).where(table.c.platform_id == platform_id, column.in_(some)))
        for row in rows:
            await self._forget_files(row)
        if rows:
            await self._forget_waiting()
        return len(rows)

    async def _forget_waiting(self) -> None:
        """Delete activities that wait for an author and that no statement speaks of any more."""
        told = exists().where(
            t.mention.c.territory_id == t.activity.c.territory_id,
            t.mention.c.platform_id == t.activity.c.platform_id,
            t.mention.c.what == "activity",
            t.mention.c.hash == t.activity.c.hash,
        )
        await self._db.run(delete(t.activity).where(t.activity.c.mapped_at.is_(None), ~told))

    async def _forget_files(self, gone: AnyRow) -> None:
        """Delete the files that came with a statement and with no other that is here."""
        for sha2 in _files_of(gone.content):
            named = exists().where(t.statement.c.platform_id == gone.platform_id, self._names(sha2))
            await self._db.run(
                delete(t.attachment).where(
                    t.attachment.c.platform_id == gone.platform_id, t.attachment.c.sha2 == sha2, ~named
                )
            )

    def _names(self, sha2: str) -> ColumnElement[bool]:
        """Whether a statement's content names a file: there is no index, and it is asked once a year for few."""
        content = t.statement.c.content
        if self._db.dialect_name == "postgresql":
            return func.strpos(func.lower(func.encode(content, "escape")), sha2) > 0
        return func.instr(func.lower(cast(content, Text)), sha2) > 0


def _idle(before: datetime, most: int) -> Select[Any]:
    """The oldest statements stored before that made no fact and void none that did."""
    old = t.statement
    return (
        select(old.c.platform_id, old.c.id, old.c.content)
        .where(old.c.stored < before, ~_made_a_fact(old.c.id), ~_made_a_fact(old.c.refers))
        .order_by(old.c.stored)
        .limit(most)
    )


def _made_a_fact(statement_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a statement of the same platform as the row's made a fact."""
    return exists().where(
        t.grown.c.territory_id == t.statement.c.territory_id,
        t.grown.c.platform_id == t.statement.c.platform_id,
        t.grown.c.statement_id == statement_id,
    )


def _files_of(content: bytes) -> set[str]:
    statement = msgspec.json.decode(content)
    parts = (statement, statement.get("object", {}))
    return {str(one["sha2"]).lower() for part in parts for one in part.get("attachments", ())}
