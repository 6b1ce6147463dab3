"""The tests' own servers are what they say: real, fresh, apart, and never silently missing."""

import os
import subprocess
import sys

import redis as client

from tests.support.install import ROOT
from tests.support.postgres import PostgresServer
from tests.support.redis import RedisServer
from tests.support.sql import run_sql


def test_every_database_is_fresh(postgres: PostgresServer) -> None:
    first, second = postgres.create(), postgres.create()
    try:
        run_sql(first, "CREATE TABLE seed (grain integer)")
        run_sql(second, "CREATE TABLE seed (grain integer)")
    finally:
        postgres.drop(first)
        postgres.drop(second)


def test_a_database_can_be_copied_with_its_rows(postgres: PostgresServer, postgres_url: str) -> None:
    run_sql(postgres_url, "CREATE TABLE seed AS SELECT 1 AS grain")
    copy = postgres.create(template=postgres_url)
    try:
        run_sql(copy, "DO $$ BEGIN ASSERT (SELECT grain FROM seed) = 1; END $$")
    finally:
        postgres.drop(copy)


def test_postgres_keeps_what_it_acknowledges(postgres_url: str) -> None:
    run_sql(
        postgres_url,
        "DO $$ BEGIN ASSERT current_setting('fsync') = 'on' AND current_setting('synchronous_commit') = 'on'; END $$",
    )


def test_redis_comes_back_empty_after_a_kill() -> None:
    server = RedisServer()
    try:
        with client.Redis.from_url(server.url) as connection:
            connection.set("leaf", "green")
        server.kill()
        server.start_again()
        with client.Redis.from_url(server.url) as connection:
            assert connection.get("leaf") is None
    finally:
        server.close()


def test_a_missing_part_stops_with_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.ensure"],
        cwd=ROOT,
        env={**os.environ, "CHROMIUM": "no-such-browser"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["make test: CHROMIUM names no program: no-such-browser"]
