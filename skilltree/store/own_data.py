"""All rows about a person: told to them, or deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import LargeBinary, Table, delete, select, update

from skilltree.model.ids import PersonId
from skilltree.service.ports.own_data import Erased, Photo, Row
from skilltree.store.connection import Part
from skilltree.store.fields import AnyRow, struct_of
from skilltree.store.own_rows import Told, conditions, told_by_platforms
from skilltree.store.own_words import forget_own_words
from skilltree.store.tables import metadata
from skilltree.store.tables.badges import received_badge
from skilltree.store.tables.credentials import credential
from skilltree.store.tables.media import media, media_content
from skilltree.store.tables.opportunities import opportunity, opportunity_report
from skilltree.store.tables.outbox import idempotency_key
from skilltree.store.tables.people import erasure, organisation, person
from skilltree.store.tables.xapi import mention, statement

JSON_TEXTS = (statement.c.content, credential.c.content)
"""Columns of bytes that are JSON."""
UNTOLD = frozenset({idempotency_key.name, media_content.name, mention.name})
"""Repeats what other tables tell, or is told as a file."""
SECRET_ENDINGS = ("_hash", "_key")


class OwnDataReading(Part):
    """See `service.ports.own_data.OwnDataReads`."""

    async def rows_about(self, person_id: PersonId) -> Mapping[str, Sequence[Row]]:
        """Rows by table, by column; hashes and secrets are left out."""
        found = {}
        for table, condition in conditions(person_id, await self._told(person_id)).items():
            if table.name in UNTOLD:
                continue
            keys = list(table.primary_key.columns)
            rows = await self._db.rows(table.select().where(condition).order_by(*keys))
            found[table.name] = [_shown(table, row) for row in rows]
        return found

    async def photos(self, person_id: PersonId) -> list[Photo]:
        """Files that the person handed in."""
        rows = await self._db.rows(
            select(media.c.id, media.c.mime, media_content.c.content)
            .join(media_content, media_content.c.media_id == media.c.id)
            .where(media.c.created_by == person_id, media.c.organisation_id.is_(None))
            .order_by(media.c.id)
        )
        return [struct_of(Photo, row) for row in rows]

    async def erased(self) -> list[Erased]:
        """Everybody who was erased here, in order of id."""
        rows = await self._db.rows(erasure.select().order_by(erasure.c.person_id))
        return [Erased(territory_id=row.territory_id, person_id=row.person_id, at=row.asked_at) for row in rows]

    async def _told(self, person_id: PersonId) -> Told:
        rows = await self._db.rows(told_by_platforms(person_id))
        return [(row.platform_id, row.statement_id) for row in rows]


class OwnDataWriting(OwnDataReading):
    """See `service.ports.own_data.OwnDataWrites`."""

    async def erase(self, who: Erased) -> list[str]:
        """Delete what is about a person, and remember the id; return the opportunities that went with them."""
        found = conditions(who.person_id, await self._told(who.person_id))
        # From now on, and for this person, append-only tables let go.
        await self._db.run(
            self._db.insert(erasure)
            .values(territory_id=who.territory_id, person_id=who.person_id, asked_at=who.at)
            .on_conflict_do_nothing()
        )
        offers = await self._db.rows(select(opportunity.c.id).where(found[opportunity]))
        # What others reported of them is told to nobody, so it is not among the rows about this person.
        of_these = opportunity_report.c.opportunity_id.in_(select(opportunity.c.id).where(found[opportunity]))
        await self._db.run(delete(opportunity_report).where(of_these))
        await self._leave_offices(who.person_id)
        for table in reversed(metadata.sorted_tables):
            if table in found and table is not person:
                await self._db.run(delete(table).where(found[table]))
        await forget_own_words(self._db, who.person_id)
        await self._empty(who.person_id)
        return [row.id for row in offers]

    async def _leave_offices(self, person_id: PersonId) -> None:
        """What was done for an organisation stays with it, without the name."""
        own_name = select(person.c.display_name).where(person.c.id == person_id).scalar_subquery()
        its_name = select(organisation.c.name).where(organisation.c.id == opportunity.c.organisation_id)
        offers = (opportunity.c.posted_by == person_id) & opportunity.c.organisation_id.is_not(None)
        await self._db.run(
            update(opportunity)
            .where(offers, opportunity.c.contact_name == own_name)
            .values(contact_name=its_name.scalar_subquery())
        )
        await self._db.run(update(opportunity).where(offers).values(posted_by=None))

    async def _empty(self, person_id: PersonId) -> None:
        """Leave a row without anything in it, to which what belongs to others may point."""
        await self._db.run(
            update(person)
            .where(person.c.id == person_id)
            .values(display_name="", insee=None, birth_year=None, works_in=(), fictional=False)
        )


def _shown(table: Table, row: AnyRow) -> Row:
    shown: dict[str, object] = {}
    for column in table.columns:
        value = row._mapping[column]
        if any(column is text for text in JSON_TEXTS):
            shown[column.name] = msgspec.json.decode(value)
        elif column is received_badge.c.document:
            shown[column.name] = value.decode("utf-8", "replace")
        elif not isinstance(column.type, LargeBinary) and not column.name.endswith(SECRET_ENDINGS):
            shown[column.name] = _plain(value)
    return shown


def _plain(value: Any) -> object:  # noqa: ANN401 -- as the column
    return value.value if isinstance(value, StrEnum) else msgspec.to_builtins(value)
