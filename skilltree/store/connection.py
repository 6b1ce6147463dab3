"""One open transaction, as the queries see it: run, fetch, write many, upsert."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Executable, Table
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncConnection

from skilltree.model.errors import NotFound
from skilltree.model.ids import PersonId, TerritoryId
from skilltree.store.faults import told_apart
from skilltree.store.fields import AnyRow
from skilltree.store.patience import to_its_end
from skilltree.store.tables.people import person
from skilltree.store.untold import Untold

K = TypeVar("K")

CHUNK = 1_000
"""Ids in one IN list; both databases stop at about 32,000 parameters."""


class Connection:
    """Statements of one transaction. `territory_id` is the territory whose lock it holds, "" for none."""

    def __init__(self, connection: AsyncConnection, territory_id: TerritoryId = "") -> None:
        self._connection = connection
        self.territory_id = territory_id
        self.untold = Untold(territory_id)

    @property
    def dialect_name(self) -> str:
        """Which SQL is spoken: `sqlite` or `postgresql`."""
        return self._connection.dialect.name

    async def run(self, statement: Executable) -> CursorResult[*tuple[Any, ...]]:
        """Run one statement."""
        with told_apart():
            return await to_its_end(self._connection.execute(statement))

    async def rows(self, statement: Executable) -> Sequence[AnyRow]:
        """All rows."""
        return (await self.run(statement)).all()

    async def first(self, statement: Executable) -> AnyRow | None:
        """The first row."""
        return (await self.run(statement)).first()

    async def value(self, statement: Executable) -> Any:  # noqa: ANN401 -- as the column
        """The first column of the first row."""
        return (await self.run(statement)).scalar()

    async def many(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run one statement for many rows of values; nothing for none."""
        if rows:
            with told_apart():
                await to_its_end(self._connection.execute(statement, rows))

    def insert(self, table: Table) -> Insert:
        """An INSERT that knows ON CONFLICT, which both dialects spell alike."""
        if self._connection.dialect.name == "postgresql":
            return postgres_insert(table)  # type: ignore[return-value]  # the same methods
        return sqlite_insert(table)

    def upsert(self, table: Table, *, but: Collection[str] = ()) -> Insert:
        """An INSERT that replaces the row of the same key, columns in `but` left as they are."""
        statement = self.insert(table)
        keys = table.primary_key.columns.keys()
        changed = {
            column.name: statement.excluded[column.name]
            for column in table.columns
            if column.name not in keys and column.name not in but
        }
        return statement.on_conflict_do_update(index_elements=keys, set_=changed)

    async def territory_of(self, person_id: PersonId) -> TerritoryId:
        """The territory of a person. Raises NotFound."""
        found = await self.first(person.select().where(person.c.id == person_id))
        if found is None:
            raise NotFound("no such person", field="person_id")
        territory: TerritoryId = found.territory_id
        return territory


class Part:
    """A port's queries over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection


def chunks(keys: Collection[K]) -> Iterator[list[K]]:
    """Keys without repeats, in their order, some at a time."""
    unique = list(dict.fromkeys(keys))
    for start in range(0, len(unique), CHUNK):
        yield unique[start : start + CHUNK]
