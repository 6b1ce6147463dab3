"""SQLite's FTS5 with the trigram tokenizer, ranked by bm25 through `ORDER BY rank`, which its page says is quickest.

A phrase would only find substrings, which a mistyped text is not: its trigrams are asked for, any
of them. With `detail=none` the ranking would read every text again, so detail is left whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.matching_peer import InProcess, MissingPeerError
from bench.matching_tasks import Found

FIND = "SELECT rowid, -rank FROM labels WHERE labels MATCH ? ORDER BY rank LIMIT ?"


class Fts5Trigram(InProcess):
    """A database file of one virtual table."""

    version = sqlite3.sqlite_version

    def __init__(self) -> None:
        with closing(sqlite3.connect(":memory:")) as trial:
            try:
                trial.execute("CREATE VIRTUAL TABLE trial USING fts5(text, tokenize='trigram')")
            except sqlite3.OperationalError as error:
                raise MissingPeerError(f"a Python whose SQLite is 3.34 or newer and has FTS5 ({error})") from error
        self._folder = TemporaryDirectory(prefix="skilltree-bench-")
        self._database: sqlite3.Connection | None = None

    def build(self, labels: Sequence[str]) -> None:
        """Fill the table and merge its segments into one."""
        if self._database is not None:
            self._database.close()
        path = Path(self._folder.name) / "labels.sqlite3"
        path.unlink(missing_ok=True)
        self._database = sqlite3.connect(path)
        with self._database as database:
            database.execute("CREATE VIRTUAL TABLE labels USING fts5(text, tokenize='trigram')")
            database.executemany("INSERT INTO labels(rowid, text) VALUES (?, ?)", enumerate(labels))
            database.execute("INSERT INTO labels(labels) VALUES ('optimize')")

    def search(self, text: str, limit: int, *, prefix: bool) -> Found:
        """Ask for any trigram of the text; of each word alone where the words are unfinished."""
        parts = text.split() if prefix else [text]
        trigrams = dict.fromkeys(part[at : at + 3] for part in parts for at in range(len(part) - 2))
        if not trigrams:
            return []
        assert self._database is not None
        query = " OR ".join('"{}"'.format(each.replace('"', '""')) for each in trigrams)
        return self._database.execute(FIND, (query, limit)).fetchall()

    def close(self) -> None:
        """Remove the file."""
        if self._database is not None:
            self._database.close()
        self._folder.cleanup()
