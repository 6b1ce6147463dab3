"""Territories and communes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Column, ColumnElement, and_, or_

from skilltree.model.ids import TerritoryId
from skilltree.model.person import Territory
from skilltree.model.place import Commune, current_insee
from skilltree.service.ports.taxonomy import PutCount
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.folding import beyond, fold_name, name_prefixes
from skilltree.store.tables import territories as t


class TerritoryReading(Part):
    """See `service.ports.territories.TerritoryReads`."""

    async def territories(self) -> list[Territory]:
        """All, by name."""
        rows = await self._db.rows(t.territory.select().order_by(t.territory.c.name, t.territory.c.id))
        return [struct_of(Territory, row) for row in rows]

    async def territory(self, territory_id: TerritoryId) -> Territory | None:
        """One territory."""
        row = await self._db.first(t.territory.select().where(t.territory.c.id == territory_id))
        return None if row is None else struct_of(Territory, row)

    async def communes(self, insee_codes: Sequence[str]) -> dict[str, Commune]:
        """Several, by INSEE code; codes of merged communes answer with today's commune."""
        today = {insee: current_insee(insee) for insee in insee_codes}
        found = await self._stored(list(today.values()))
        return {insee: found[current] for insee, current in today.items() if current in found}

    async def search_communes(self, text: str, limit: int) -> list[Commune]:
        """By name (accent and case blind, prefix) or postcode; larger communes first, then by name."""
        digits = re.match("[0-9]+", text.strip())
        if digits:
            matches = [_starts(t.commune.c.postcode, digits[0])]
        else:
            matches = [_starts(t.commune.c.folded, prefix) for prefix in name_prefixes(text)]
        if not matches:
            return []
        rows = await self._db.rows(
            t.commune.select()
            .where(or_(*matches))
            .order_by(t.commune.c.population.desc().nulls_last(), t.commune.c.folded, t.commune.c.insee)
            .limit(limit)
        )
        return [struct_of(Commune, row) for row in rows]

    async def _stored(self, insee_codes: Sequence[str]) -> dict[str, Commune]:
        found = {}
        for some in chunks(insee_codes):
            rows = await self._db.rows(t.commune.select().where(t.commune.c.insee.in_(some)))
            found.update({row.insee: struct_of(Commune, row) for row in rows})
        return found


class TerritoryWriting(TerritoryReading):
    """See `service.ports.territories.TerritoryWrites`."""

    async def put_territory(self, territory: Territory) -> None:
        """Insert or update with its communes."""
        await self._db.run(self._db.upsert(t.territory).values(**fields(territory)))

    async def put_communes(self, communes: Sequence[Commune]) -> PutCount:
        """Insert or update; None leaves what is stored."""
        stored = await self._stored([new.insee for new in communes])
        count, written = PutCount(), {}
        for new in communes:
            before = stored.get(new.insee)
            after = new if before is None else _filled(new, before)
            stored[new.insee] = after
            count += PutCount(
                new=before is None, changed=before is not None and before != after, unchanged=before == after
            )
            if before != after:
                written[new.insee] = {**fields(after), "folded": fold_name(after.name)}
        await self._db.many(self._db.upsert(t.commune), list(written.values()))
        return count


def _filled(new: Commune, before: Commune) -> Commune:
    stated = {name: value for name, value in fields(new).items() if value is not None}
    return Commune(**{**fields(before), **stated})


def _starts(column: Column[str], prefix: str) -> ColumnElement[bool]:
    return and_(column >= prefix, column < beyond(prefix))
