"""All of ESCO into a fresh SQLite file: seconds and peak memory, in a process of its own.

The child is the whole command line, so that starting Python, reading, checking, storing and
`synchronous=FULL` are all in the figures. Bars: 90 s and 500 MB.
"""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from bench.result import ROOT, BenchError, Result, reference_data
from skilltree.interop.esco import ESCO
from skilltree.service.import_taxonomy import import_records
from skilltree.service.ports.readers import FileReport, RecordReader, RefusedRow
from skilltree.store import open_store

QUICK = ("derived_esco_v1.2_skills_fr_en",)
FULL = (*QUICK, "esco_v1.1.1_en_official", "esco_v1.2.1_fr_partial")
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes that one unit of `ru_maxrss` stands for."""


def run(quick: bool) -> Result:
    """Import in a child process. Raises BenchError where the data or a folder of it is missing."""
    data = reference_data()
    folders = [data / name for name in (QUICK if quick else FULL)]
    for folder in folders:
        if not folder.is_dir():
            raise BenchError(f"{folder} does not exist")
    with TemporaryDirectory(prefix="skilltree-bench-") as scratch:
        begun = time.perf_counter()
        child = subprocess.run(
            [sys.executable, "-m", "bench.imports", str(Path(scratch) / "bench.sqlite3"), *map(str, folders)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=False,
        )
        seconds = time.perf_counter() - begun
    if child.returncode:
        raise BenchError(f"the import ended with status {child.returncode}")
    figures = {"seconds": round(seconds, 1), **msgspec.json.decode(child.stdout, type=dict[str, float | int])}
    return Result(name="import", corpus=", ".join(folder.name for folder in folders), figures=figures)


class _Silent:
    """An ImportWatcher that shows nothing."""

    def started(self, reader: RecordReader) -> None: ...
    def advanced(self, reader: RecordReader, line: int) -> None: ...
    def refused(self, row: RefusedRow) -> None: ...
    def finished(self, report: FileReport) -> None: ...


async def _import(database: Path, folders: list[Path]) -> dict[str, float | int]:
    store = await open_store(database, migrate=True)
    try:
        reports = await import_records(store, ESCO.plan(folders).readers, _Silent())
        async with store.reading() as view:
            counts = await view.taxonomy.counts()
    finally:
        await store.close()
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 1),
        "peak_memory_mb": round(usage.ru_maxrss * RSS_UNIT / 1e6, 1),
        "rows": sum(report.read for report in reports),
        "refused": sum(report.refused for report in reports),
        "skills": counts["skills"],
        "occupations": counts["occupations"],
        "occupation_skill_relations": counts["occupation_skills"],
    }


if __name__ == "__main__":
    found = asyncio.run(_import(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]]))
    print(msgspec.json.encode(found).decode())
