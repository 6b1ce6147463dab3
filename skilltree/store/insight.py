"""What authors learn from: counting, and the figures of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import distinct, func, select

from skilltree.model.ids import ModuleId, SkillId, TerritoryId
from skilltree.model.insight import (
    Furthest,
    KeptModuleFigures,
    KeptWantedFigures,
    RawCounts,
    Stuck,
    Tally,
    Wish,
    Wished,
)
from skilltree.model.words import WishedBy
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import insight as t
from skilltree.store.tables.courses import progress
from skilltree.store.tables.teaching import question_for_author


class InsightReading(Part):
    """See `service.ports.insight.InsightReads`."""

    async def raw_counts(self, module_id: ModuleId, version: int) -> RawCounts:
        """What is counted of one version; each person once in each group."""
        version_is = {"module_id": module_id, "version": version}
        completed = progress.c.completed_at.is_not(None).label("completed")
        furthest = await self._db.rows(
            select(progress.c.blocks_done, completed, func.count().label("people"))
            .filter_by(**version_is)
            .group_by(progress.c.blocks_done, completed)
            .order_by(progress.c.blocks_done, completed)
        )
        tallies = await self._db.rows(
            t.question_tally.select().filter_by(**version_is).order_by(t.question_tally.c.question_id)
        )
        asked = question_for_author
        stuck = await self._db.rows(
            select(asked.c.block, func.count(distinct(asked.c.person_id)).label("people"))
            .filter_by(**version_is)
            .group_by(asked.c.block)
            .order_by(asked.c.block)
        )
        return RawCounts(
            furthest=tuple(
                Furthest(blocks_done=row.blocks_done, completed=bool(row.completed), people=row.people)
                for row in furthest
            ),
            tallies=tuple(struct_of(Tally, row) for row in tallies),
            stuck=tuple(struct_of(Stuck, row) for row in stuck),
        )

    async def module_figures(self, module_id: ModuleId, version: int) -> KeptModuleFigures | None:
        """What was last shown of a version."""
        row = await self._db.first(t.module_figures.select().filter_by(module_id=module_id, version=version))
        return None if row is None else struct_of(KeptModuleFigures, row)

    async def wished(self, territory_id: TerritoryId, since: date) -> list[Wished]:
        """How many looked in vain since that month, by way and skill."""
        rows = await self._db.rows(
            select(t.wish.c.way, t.wish.c.skill_id, func.count().label("count"))
            .where(t.wish.c.territory_id == territory_id, t.wish.c.month >= since)
            .group_by(t.wish.c.way, t.wish.c.skill_id)
            .order_by(t.wish.c.way, t.wish.c.skill_id)
        )
        return [Wished(way=way, skill_id=skill_id, count=count) for way, skill_id, count in rows]

    async def wanted_figures(self, territory_id: TerritoryId) -> KeptWantedFigures | None:
        """What was last shown of a territory's wishes."""
        row = await self._db.first(t.wanted_figures.select().filter_by(territory_id=territory_id))
        return None if row is None else struct_of(KeptWantedFigures, row)

    async def tried(self, territory_id: TerritoryId) -> list[tuple[ModuleId, int]]:
        """Versions whose quiz somebody tried."""
        versions = select(t.first_try.c.module_id, t.first_try.c.version).distinct()
        rows = await self._db.rows(versions.where(t.first_try.c.territory_id == territory_id))
        return [(row.module_id, row.version) for row in rows]

    async def searched(self, territory_id: TerritoryId) -> list[SkillId]:
        """Skills that some inhabitant looked for in vain."""
        skills = select(t.wish.c.skill_id).distinct()
        own = (t.wish.c.territory_id == territory_id) & (t.wish.c.way == WishedBy.SEARCH)
        return [row.skill_id for row in await self._db.rows(skills.where(own))]


class InsightWriting(InsightReading):
    """See `service.ports.insight.InsightWrites`."""

    async def first_try(self, territory_id: TerritoryId, module_id: ModuleId, version: int, who: bytes) -> bool:
        """Note that somebody tried the quiz of a version; False when they did before."""
        row = {"territory_id": territory_id, "module_id": module_id, "version": version, "who": who}
        noted = await self._db.run(self._db.insert(t.first_try).values(**row).on_conflict_do_nothing())
        return noted.rowcount == 1

    async def tally(
        self, territory_id: TerritoryId, module_id: ModuleId, version: int, rights: Mapping[str, bool]
    ) -> None:
        """Count one answer to each of these questions."""
        table = t.question_tally
        for question_id in sorted(rights):
            right = int(rights[question_id])
            insert = self._db.insert(table).values(
                territory_id=territory_id, module_id=module_id, version=version, question_id=question_id, asked=1,
                right=right,
            )  # fmt: skip
            await self._db.run(
                insert.on_conflict_do_update(
                    index_elements=table.primary_key.columns.keys(),
                    set_={"asked": table.c.asked + 1, "right": table.c.right + right},
                )
            )

    async def wish(self, wish: Wish) -> None:
        """Note a wish; the same one again moves it to its newest month."""
        await self._db.run(self._db.upsert(t.wish).values(**fields(wish)))

    async def forget_traces(self, territory_id: TerritoryId, hashes: Sequence[bytes]) -> None:
        """Delete the notes under these hashes, of tries and of wishes."""
        for some in chunks(hashes):
            for table in (t.first_try, t.wish):
                await self._db.run(table.delete().where(table.c.territory_id == territory_id, table.c.who.in_(some)))

    async def forget_wishes(self, before: date) -> int:
        """Delete wishes of months before this one; return how many."""
        return (await self._db.run(t.wish.delete().where(t.wish.c.month < before))).rowcount

    async def keep_module_figures(self, kept: KeptModuleFigures) -> None:
        """Keep what is shown of a version, instead of what was."""
        await self._db.run(self._db.upsert(t.module_figures).values(**fields(kept)))

    async def keep_wanted_figures(self, kept: KeptWantedFigures) -> None:
        """Keep what is shown of a territory's wishes, instead of what was."""
        await self._db.run(self._db.upsert(t.wanted_figures).values(**fields(kept)))
