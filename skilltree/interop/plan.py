"""From paths to readers: every file surveyed, recognised by its columns, put in the right order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from skilltree.interop.reader import TableReader
from skilltree.interop.sources import find_sources
from skilltree.interop.table import Table, survey
from skilltree.service.ports.readers import UnreadableFile

VERSION = re.compile(r"v(\d+)\.(\d+)(?:\.(\d+))?", re.IGNORECASE)
Found: TypeAlias = tuple[TableReader, ...] | str | None
"""The readers of a table; or a word on why this known table is left aside; or None for a stranger."""
Recognise: TypeAlias = Callable[[Table], Found]


@dataclass(frozen=True)
class Plan:
    """What to import, in order, and what was left aside with the reason."""

    readers: tuple[TableReader, ...]
    ignored: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Format:
    """How one publisher's files are read."""

    title: str
    recognise: Callable[[Sequence[Table]], Recognise]
    fallback_encoding: str | None = None

    def plan(self, paths: Sequence[Path]) -> Plan:
        """Survey the files and order their readers. Raises UnreadableFile; nothing is stored yet."""
        tables = [survey(source, fallback=self.fallback_encoding) for source in find_sources(paths)]
        recognise = self.recognise(tables)
        readers: list[TableReader] = []
        ignored: list[tuple[str, str]] = []
        for table in tables:
            outcome = recognise(table)
            if isinstance(outcome, tuple):
                readers.extend(outcome)
            elif outcome is not None:
                ignored.append((table.source.name, outcome))
            elif table.source.asked:
                found = ", ".join(table.columns[:6])[:160]
                raise UnreadableFile(table.source.name, f"not a file of {self.title} (columns: {found})")
            else:
                ignored.append((table.source.name, f"not a table of {self.title} that is imported"))
        if not readers and not ignored:
            raise UnreadableFile(", ".join(map(str, paths)), f"no file of {self.title}")
        readers.sort(key=_place)
        return Plan(tuple(readers), tuple(ignored))


def _place(reader: TableReader) -> tuple[int, tuple[int, ...], str]:
    """Concepts before links; of two releases of one table the newer last, so that it stays."""
    versions = [tuple(int(part or 0) for part in found) for found in VERSION.findall(reader.file)]
    return reader.order, max(versions, default=()), reader.file
