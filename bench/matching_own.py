"""The label index: built in one process, mapped and searched in another, each on one core."""

from __future__ import annotations

import mmap
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

import msgspec

from bench.imports import RSS_UNIT
from bench.matching_corpus import Asked, restore, store
from bench.matching_peer import use_one_core
from bench.matching_tasks import DEPTH, Corpus, Figures, Found, Melo, Outcome, is_meant, melo_figures, times
from bench.result import ROOT, BenchError
from skilltree.engine.labels import LabelIndex
from skilltree.engine.labels.kernel import library
from skilltree.model.base import Struct


class Searched(Struct):
    """What the searching process gives."""

    figures: Figures
    times: Outcome
    first_right: list[bool]


def own_figures(corpus: Corpus, melo_french: Melo | None, folder: Path, *, sample: int) -> tuple[Figures, list[float]]:
    """Return the figures, and the milliseconds of processor time of each bench query, in order.

    `same_queries` in them is judged on the first `sample` queries of each kind, those that the peers are asked.
    """
    store(corpus.labels, folder / "labels.json")
    (folder / "asked.json").write_bytes(msgspec.json.encode(corpus.asked))
    figures: Figures = msgspec.json.decode(_child("build", folder))
    searched = msgspec.json.decode(_child("search", folder), type=Searched)
    figures |= searched.figures | times(searched.times)
    if figures["kernel"]:
        slower = msgspec.json.decode(_child("search", folder, SKILLTREE_KERNEL="off"), type=Searched)
        figures |= {f"without_kernel_{key}": value for key, value in times(slower.times).items()}
    right = _right_by_kind(corpus, searched.first_right)
    figures |= {name: round(fmean(hits), 4) for name, (_, hits) in right.items()}
    same: Figures = {"queries": min(sample, len(corpus.asked))}
    same |= {name: _share_before(sample, places, hits) for name, (places, hits) in right.items()}
    if melo_french is not None:
        figures |= melo_figures(_melo_found(melo_french), melo_french)
    return figures | {"same_queries": same}, searched.times.cpu_ms


def _right_by_kind(corpus: Corpus, bench: Sequence[bool]) -> dict[str, tuple[list[int], list[bool]]]:
    """Return for each figure the numbers of its queries, and whether each was answered rightly."""
    right: dict[str, tuple[list[int], list[bool]]] = {}
    for edits in range(3):
        places = [place for place, each in enumerate(corpus.asked) if each.edits == edits]
        right[f"bench_hit_at_1_{edits}_edits"] = (places, [bench[place] for place in places])
    index = LabelIndex.build(corpus.skills)
    for name, asked, first in (
        ("hit_at_1_one_edit", corpus.one_edit, 1),
        ("hit_at_1_two_edits", corpus.two_edits, 1),
        ("autocomplete_hit_at_5", corpus.beginnings, 5),
    ):
        found = ((each, index.search(each.text, limit=first)) for each in asked)
        hits = [any(is_meant(each, hit.concept, hit.text) for hit in some) for each, some in found]
        right[name] = (list(range(len(hits))), hits)
    return right


def _share_before(sample: int, places: Sequence[int], hits: Sequence[bool]) -> float:
    return round(fmean(hit for place, hit in zip(places, hits, strict=True) if place < sample), 4)


def _melo_found(melo_french: Melo) -> list[Found]:
    index = LabelIndex.build(melo_french.labels)
    numbers = {label.concept: number for number, label in enumerate(melo_french.labels)}
    return [
        [(numbers[concept], score) for concept, score in index.rank(text, limit=DEPTH)] for text in melo_french.texts
    ]


def _child(part: str, folder: Path, **environment: str) -> bytes:
    command = [sys.executable, "-m", "bench.matching_own", part, str(folder)]
    child = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, check=False)
    if child.returncode:
        raise BenchError(f"{part} ended with status {child.returncode}")
    return child.stdout


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


def search(folder: Path) -> Searched:
    """Map the file, ask every query once, and say how long each took."""
    asked = msgspec.json.decode((folder / "asked.json").read_bytes(), type=list[Asked])
    begun, cpu = time.perf_counter(), time.process_time()
    with (folder / "labels.index").open("rb") as file:
        whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    index = LabelIndex.from_buffer(whole)
    index.search("soudure")
    figures: Figures = {
        "load_seconds": round(time.perf_counter() - begun, 3),
        "load_cpu_seconds": round(time.process_time() - cpu, 3),
        "kernel": library() is not None,
        "file_mb": round(len(whole) / 1e6, 1),
    }
    took = Outcome(found=[], wall_ms=[], cpu_ms=[])
    right: list[bool] = []
    for each in asked[:3]:
        index.search(each.text, prefix=False)  # as the peers do
    for each in asked:
        cpu_begun, wall_begun = time.process_time_ns(), time.perf_counter_ns()
        hits = index.search(each.text, prefix=False)
        took.wall_ms.append((time.perf_counter_ns() - wall_begun) / 1e6)
        took.cpu_ms.append((time.process_time_ns() - cpu_begun) / 1e6)
        right.append(bool(hits) and is_meant(each, hits[0].concept, hits[0].text))
    return Searched(figures=figures | {"memory_mb": _peak_mb()}, times=took, first_right=right)


def _peak_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 1e6, 1)


if __name__ == "__main__":
    use_one_core()
    print(msgspec.json.encode({"build": build, "search": search}[sys.argv[1]](Path(sys.argv[2]))).decode())
