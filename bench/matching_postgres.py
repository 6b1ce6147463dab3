"""PostgreSQL's pg_trgm on a server of its own, with either of the two indexes that its page describes.

GIN answers `text % query`, all labels over the default threshold, sorted by `similarity`; GiST answers
"the closest ten" by `<->`, which the page says usually beats the other where few are wanted, with a
longer signature, which it says is more precise. Unfinished text goes to `word_similarity`. No
parallel workers, so that it is one core.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import psutil

from bench.matching_peer import MissingPeerError
from bench.matching_tasks import Found
from tests.support.postgres import PostgresServer, find_programs

SETTINGS = {"max_parallel_workers_per_gather": "0", "max_parallel_maintenance_workers": "0", "jit": "off"}
SIGNATURE = 64
UNFINISHED = 0.3
"""Word similarity from which on unfinished text is found; the default of .6 leaves out nearly all that is mistyped."""


class _Trigrams:
    """A database with one table; subclasses say with which index and how it is asked."""

    index: str
    whole: str
    unfinished: str

    def __init__(self) -> None:
        if find_programs() is None:
            raise MissingPeerError("apt-get install postgresql")
        self._server = PostgresServer()
        self._loop = asyncio.new_event_loop()
        url = urlsplit(self._server.create())
        self._connection = self._loop.run_until_complete(
            asyncpg.connect(urlunsplit(url._replace(scheme="postgresql")), server_settings=SETTINGS)
        )
        try:
            self._await(self._connection.execute("CREATE EXTENSION pg_trgm"))
        except asyncpg.PostgresError as error:
            self.close()
            raise MissingPeerError(f"apt-get install postgresql-contrib ({error})") from error
        self._await(self._connection.execute(f"SET pg_trgm.word_similarity_threshold = {UNFINISHED}"))
        backend: int = self._await(self._connection.fetchval("SELECT pg_backend_pid()"))
        self._backend = Path(f"/proc/{backend}/schedstat")
        self._main = psutil.Process(psutil.Process(backend).ppid())
        self.version: str = self._await(self._connection.fetchval("SHOW server_version"))

    def build(self, labels: Sequence[str]) -> None:
        """Copy, index, and let the planner know."""
        self._await(self._connection.execute("DROP TABLE IF EXISTS labels"))
        self._await(self._connection.execute("CREATE TABLE labels (number integer, text text)"))
        self._await(self._connection.copy_records_to_table("labels", records=enumerate(labels)))
        self._await(self._connection.execute(f"CREATE INDEX labels_text ON labels USING {self.index}"))
        self._await(self._connection.execute("VACUUM ANALYZE labels"))

    def search(self, text: str, limit: int, *, prefix: bool) -> Found:
        """Run one prepared query."""
        rows = self._await(self._connection.fetch(self.unfinished if prefix else self.whole, text, limit))
        return [(row[0], row[1]) for row in rows]

    def cpu_ns(self) -> int:
        """Return what this process and the server's for this connection took; by the clock where nobody tells."""
        if not self._backend.exists():
            return time.perf_counter_ns()
        return time.process_time_ns() + int(self._backend.read_text().split()[0])

    def memory_mb(self) -> float:
        """Return the server's memory, what its processes share counted once."""
        every = [self._main, *self._main.children(recursive=True)]
        return float(sum(each.memory_full_info().pss for each in every)) / 1e6

    def close(self) -> None:
        """Stop the server."""
        self._await(self._connection.close())
        self._loop.close()
        self._server.close()

    def _await(self, waited: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401
        return self._loop.run_until_complete(waited)


class TrigramsGin(_Trigrams):
    """Everything over the threshold."""

    index = "GIN (text gin_trgm_ops)"
    whole = "SELECT number, similarity(text, $1) AS sml FROM labels WHERE text % $1 ORDER BY sml DESC, text LIMIT $2"
    unfinished = (
        "SELECT number, word_similarity($1, text) AS sml FROM labels WHERE $1 <% text ORDER BY sml DESC, text LIMIT $2"
    )


class TrigramsGist(_Trigrams):
    """The closest."""

    index = f"GIST (text gist_trgm_ops(siglen={SIGNATURE}))"
    whole = "SELECT number, 1 - (text <-> $1) FROM labels ORDER BY text <-> $1 LIMIT $2"
    unfinished = "SELECT number, 1 - ($1 <<-> text) FROM labels ORDER BY $1 <<-> text LIMIT $2"
