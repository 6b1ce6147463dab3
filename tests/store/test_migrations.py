"""Migrations: frozen SQL that agrees with today's tables; several workers may start at once."""

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, inspect, text

from skilltree.store import open_store
from skilltree.store.engine import open_engines
from skilltree.store.migrations.frozen import ddl
from tests.support.postgres import PostgresServer

SQLITE_CATALOGUE = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
POSTGRES_COLUMNS = """
SELECT 'column', table_name, column_name, data_type, is_nullable, collation_name, column_default
FROM information_schema.columns WHERE table_schema = 'public'"""
POSTGRES_CONSTRAINTS = """
SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace"""
POSTGRES_INDEXES = "SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
POSTGRES_TRIGGERS = """
SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"""
POSTGRES_FUNCTIONS = "SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
POSTGRES_CATALOGUE = (
    POSTGRES_COLUMNS,
    POSTGRES_CONSTRAINTS,
    POSTGRES_INDEXES,
    POSTGRES_TRIGGERS,
    POSTGRES_FUNCTIONS,
)


async def catalogue(url: str) -> set[tuple[object, ...]]:
    """All that a database says of its tables, but for Alembic's own."""
    engines = open_engines(url)
    async with engines.reader.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        queries = (SQLITE_CATALOGUE,) if sqlite else POSTGRES_CATALOGUE
        rows = [tuple(row) for query in queries for row in await connection.execute(text(query))]
        if sqlite:
            rows += await connection.run_sync(sqlite_tables)
    await engines.dispose()
    return {row for row in rows if not any("alembic_version" in str(part) for part in row)}


def sqlite_tables(connection: Connection) -> list[tuple[object, ...]]:
    """Columns and constraints; SQLite keeps a table's text, which ALTER TABLE orders in its own way."""
    inspector = inspect(connection)
    rows: list[tuple[object, ...]] = []
    for name in inspector.get_table_names():
        rows += [("column", name, column.pop("name"), str(column)) for column in map(dict, inspector.get_columns(name))]
        rows += [("check", name, one["name"], one["sqltext"]) for one in inspector.get_check_constraints(name)]
        rows += [("unique", name, one["name"], str(one)) for one in inspector.get_unique_constraints(name)]
        rows += [("foreign", name, one["name"], str(one)) for one in inspector.get_foreign_keys(name)]
        rows.append(("key", name, str(inspector.get_pk_constraint(name))))
    return rows


async def create_from_tables(url: str) -> None:
    """What the migrations should come to."""
    engines = open_engines(url)
    async with engines.writer.begin() as connection:
        for statement in ddl(connection.dialect.name):
            await connection.exec_driver_sql(statement)
    await engines.dispose()


@pytest.fixture
def second_url(request: pytest.FixtureRequest, database_url: str) -> Iterator[str]:
    """One more empty database on the same engine."""
    if database_url.startswith("sqlite"):
        yield f"{database_url}.second"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    url = server.create()
    yield url
    server.drop(url)


async def test_migrated_and_todays_tables_agree(database_url: str, second_url: str) -> None:
    store = await open_store(database_url, migrate=True)
    await store.close()
    await create_from_tables(second_url)
    made = await catalogue(second_url)
    assert len(made) > 60
    assert await catalogue(database_url) == made


async def test_migrating_again_changes_nothing(database_url: str) -> None:
    first = await open_store(database_url, migrate=True)
    await first.close()
    before = await catalogue(database_url)
    second = await open_store(database_url, migrate=True)
    await second.close()
    assert await catalogue(database_url) == before


async def test_workers_may_start_at_once(database_url: str) -> None:
    stores = await asyncio.gather(*(open_store(database_url, migrate=True) for _ in range(4)))
    for store in stores:
        async with store.reading() as reading:
            assert await reading.territories.territories() == []
        await store.close()


async def test_a_store_that_was_not_migrated_is_opened_as_it_is(database_url: str) -> None:
    store = await open_store(database_url)
    await store.close()
    assert await catalogue(database_url) == set()
