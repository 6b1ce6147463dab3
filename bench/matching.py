"""Typed text to label over all of ESCO and ROME: speed, memory and quality, beside RapidFuzz.

Building and searching run in processes of their own, so that memory is honest; the searching one
maps the file that the building one wrote. Times are of one core; `cpu_` figures do not count
waiting for a busy machine. Ratios are between medians of CPU time in the same run.
"""

from __future__ import annotations

import mmap
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import fmean, median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from bench.imports import RSS_UNIT
from bench.matching_corpus import (
    Asked,
    HeldOut,
    beginnings,
    bench_queries,
    distinct,
    held_out,
    melo,
    mistyped,
    read_labels,
    restore,
    skills_fr,
    store,
)
from bench.matching_peers import PEERS, SAMPLE
from bench.result import ROOT, BenchError, Result, reference_data
from skilltree.engine.labels import LabelIndex, fold
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

Figures = dict[str, Any]
QUERIES, QUICK_QUERIES = 2000, 300
DEPTH = 1000


def run(quick: bool) -> Result:
    """Run all parts. Raises BenchError where the data or a folder of it is missing."""
    data = reference_data()
    every = read_labels(data, rome=not quick)
    labels = distinct(every)
    asked = bench_queries(labels, QUICK_QUERIES if quick else QUERIES)
    figures: Figures = {"labels": len(every), "distinct_labels": len(labels)}
    with TemporaryDirectory(prefix="skilltree-bench-") as scratch:
        folder = Path(scratch)
        store(labels, folder / "labels.json")
        (folder / "asked.json").write_bytes(msgspec.json.encode(asked))
        figures |= _child("build", folder)
        figures |= _child("search", folder)
    figures |= _peers(labels, asked, figures["cpu_p50_ms"])
    figures |= _quality(data, every, quick=quick)
    corpus = f"{len(labels):,} distinct labels of ESCO{'' if quick else ' and ROME'}, {len(asked):,} queries"
    return Result(name="matching", corpus=corpus, figures=figures)


def _child(part: str, folder: Path) -> Figures:
    command = [sys.executable, "-m", "bench.matching", part, str(folder)]
    child = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False)
    if child.returncode:
        raise BenchError(f"{part} ended with status {child.returncode}")
    return msgspec.json.decode(child.stdout, type=dict[str, Any])


def build(folder: Path) -> Figures:
    """Build from labels and write the file."""
    labels = restore(folder / "labels.json")
    begun, cpu = time.perf_counter(), time.process_time()
    index = LabelIndex.build(labels)
    figures: Figures = {
        "build_seconds": round(time.perf_counter() - begun, 2),
        "build_cpu_seconds": round(time.process_time() - cpu, 2),
    }
    with (folder / "labels.index").open("wb") as file:
        for part in index.to_buffers():
            file.write(part)
    return figures | {"build_peak_memory_mb": _peak_mb()}


def search(folder: Path) -> Figures:
    """Map the file, ask every query once, and say how long each took."""
    asked = msgspec.json.decode((folder / "asked.json").read_bytes(), type=list[Asked])
    begun = time.perf_counter()
    with (folder / "labels.index").open("rb") as file:
        whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    index = LabelIndex.from_buffer(whole)
    index.search("soudure")
    load = time.perf_counter() - begun
    wall: list[float] = []
    cpu: list[float] = []
    found: dict[int, list[bool]] = {0: [], 1: [], 2: []}
    for each in asked:
        cpu_begun, wall_begun = time.process_time_ns(), time.perf_counter_ns()
        hits = index.search(each.text, prefix=False)
        wall.append((time.perf_counter_ns() - wall_begun) / 1e6)
        cpu.append((time.process_time_ns() - cpu_begun) / 1e6)
        found[each.edits].append(bool(hits) and _meant(each, hits[0].concept, hits[0].text))
    return {
        "load_seconds": round(load, 3),
        "file_mb": round(len(whole) / 1e6, 1),
        "memory_mb": _peak_mb(),
        "p50_ms": round(median(wall), 3),
        "p99_ms": round(quantiles(wall, n=100)[98], 3),
        "cpu_p50_ms": round(median(cpu), 3),
        "cpu_p99_ms": round(quantiles(cpu, n=100)[98], 3),
        **{f"bench_hit_at_1_{edits}_edits": round(fmean(each), 3) for edits, each in found.items()},
    }


def _meant(asked: Asked, concept: str, text: str) -> bool:
    return concept == asked.label.concept or fold(text) == fold(asked.label.text)


def _peers(labels: list[ConceptLabel], asked: list[Asked], own_cpu_p50: float) -> Figures:
    folded = [fold(label.text) for label in labels]
    figures: Figures = {}
    for name, make in PEERS.items():
        search_peer = make(folded)
        step = max(1, len(asked) // SAMPLE.get(name, len(asked)))
        times: list[float] = []
        hits: list[bool] = []
        for each in asked[1::step]:
            begun = time.process_time()
            numbers = search_peer(each.text, 10)
            times.append((time.process_time() - begun) * 1000)
            hits.append(bool(numbers) and _meant(each, labels[numbers[0]].concept, labels[numbers[0]].text))
        figures |= {
            f"{name}_cpu_p50_ms": round(median(times), 1),
            f"{name}_hit_at_1": round(fmean(hits), 3),
            f"times_faster_than_{name}": round(median(times) / own_cpu_p50),
        }
    return figures


def _quality(data: Path, every: list[ConceptLabel], *, quick: bool) -> Figures:
    skills = skills_fr(data)
    count = QUICK_QUERIES if quick else QUERIES
    index = LabelIndex.build(skills)

    def share(asked: list[Asked], first: int) -> float:
        return round(
            fmean(
                any(_meant(each, hit.concept, hit.text) for hit in index.search(each.text, limit=first))
                for each in asked
            ),
            4,
        )

    figures: Figures = {
        "hit_at_1_one_edit": share(mistyped(skills, count, 1), 1),
        "hit_at_1_two_edits": share(mistyped(skills, count, 2), 1),
        "autocomplete_hit_at_5": share(beginnings(skills, count), 5),
    }
    if quick:
        return figures
    sets: dict[str, Callable[[], HeldOut]] = {
        "melo_french": lambda: melo(data),
        "held_out_french": lambda: held_out(every, Language.FR, 1000),
        "held_out_english": lambda: held_out(every, Language.EN, 1000),
    }
    for name, make in sets.items():
        figures |= {f"{name}_{key}": value for key, value in _first_right(make()).items()}
    return figures


def _first_right(task: HeldOut) -> Figures:
    index = LabelIndex.build(task.labels)
    places: list[int] = []
    for text, relevant in task.queries:
        ranked = index.rank(text, limit=DEPTH)
        places.append(next((at for at, (concept, _) in enumerate(ranked, 1) if concept in relevant), 0))
    return {
        "mrr": round(fmean(1 / place if place else 0.0 for place in places), 4),
        "hit_at_1": round(fmean(place == 1 for place in places), 4),
        "hit_at_10": round(fmean(0 < place <= 10 for place in places), 4),
    }


def _peak_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 1e6, 1)


if __name__ == "__main__":
    print(msgspec.json.encode({"build": build, "search": search}[sys.argv[1]](Path(sys.argv[2]))).decode())
