"""Suggestions in a planted territory: time for one and for everybody, what people took next, and memory.

The world is frozen (`bench/suggestion_world.py`), its seed here measures and fits nothing. `quality`: how often the
last module that somebody took is among the first ten, beside popularity, item-kNN and EASE in the same run, on the
frozen world and three shifted ones (of 100,000 people). `speed`: processor and clock time of one answer of 20 over all
modules and opportunities. `bulk`: so many people in one process for each core, and everybody's time from it. `memory`:
resident after building, of a process that holds the index of suggestions, co-learning and the community's counters; a
worker also has labels, the tagger and the recruiters' index, which are not in it.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import msgspec
import numpy as np

from bench.result import ROOT, BenchError, Result
from bench.suggestion_engine import (
    date_of,
    learn_from,
    module_candidates,
    near_of,
    offer_candidates,
    skill_id,
    state_of,
)
from bench.suggestion_history import History, make_history
from bench.suggestion_quality import quality
from bench.suggestion_world import FROZEN, LAST_DAY, QUICK, SHIFTED, Shape
from skilltree.engine.community import count_histories
from skilltree.engine.suggest import suggest
from skilltree.engine.suggest_index import SuggestIndex
from skilltree.engine.suggest_types import PersonState

PARTS = ("quality", "speed", "bulk", "memory")
SEED = 20261122
ASKED, QUICK_ASKED = 2000, 200
MEASURED, QUICK_MEASURED = 1000, 100
IN_BULK, QUICK_IN_BULK = 50_000, 500
SHOWN = 20
MEGABYTE = 2**20


def run(quick: bool, parts: Sequence[str] = PARTS) -> Result:
    """Measure. Raises BenchError where a child fails."""
    shape = QUICK if quick else FROZEN
    figures: dict[str, Any] = {}
    history = make_history(shape, SEED)
    if "quality" in parts:
        worlds = {"frozen": history}
        for name, other in ({} if quick else SHIFTED).items():
            worlds[name] = make_history(other, SEED)
        for name, world in worlds.items():
            found = quality(world, QUICK_ASKED if quick else ASKED, SEED)
            figures |= {f"{name}_{key}": value for key, value in found.items()}
    if "speed" in parts:
        figures |= speed(history, QUICK_MEASURED if quick else MEASURED)
    if "bulk" in parts:
        figures |= bulk(history, QUICK_IN_BULK if quick else IN_BULK)
    if "memory" in parts:
        figures |= _memory(quick)
    corpus = f"{shape.people} people, {shape.modules} modules, {shape.opportunities} opportunities, seed {SEED}"
    return Result(name="suggestions", corpus=corpus, figures=figures)


def engine_of(history: History) -> tuple[SuggestIndex, Callable[[str], Any]]:
    """Return the index over all modules and opportunities, and what comes near a skill."""
    near = near_of(history.ground)
    candidates = [*module_candidates(history.ground), *offer_candidates(history.ground)]
    return SuggestIndex(candidates, learnt=learn_from(history)), lambda skill: near.get(skill, {})


def states(history: History, people: Sequence[int]) -> list[PersonState]:
    """Return people as they are today."""
    return [state_of(history, person, int(history.first[person + 1]), LAST_DAY) for person in people]


def speed(history: History, count: int) -> dict[str, Any]:
    """Time one answer after another, and the first one after a change."""
    index, near = engine_of(history)
    draw = np.random.default_rng([SEED, 5])
    asked = states(history, draw.choice(len(history.home), count, replace=False).tolist())
    suggest(asked[0], index, limit=SHOWN, near=near)
    clock, processor = [], []
    for state in asked:
        begun, busy = time.perf_counter(), time.process_time()
        suggest(state, index, limit=SHOWN, near=near)
        clock.append(1000 * (time.perf_counter() - begun))
        processor.append(1000 * (time.process_time() - busy))
    changed = []
    for candidate in module_candidates(history.ground)[:10]:
        index.put(candidate)
        busy = time.process_time()
        suggest(asked[0], index, limit=SHOWN, near=near)
        changed.append(1000 * (time.process_time() - busy))
    return {
        "p50_ms": round(median(clock), 2),
        "p99_ms": round(quantiles(clock, n=100)[98], 2),
        "cpu_p50_ms": round(median(processor), 2),
        "cpu_p99_ms": round(quantiles(processor, n=100)[98], 2),
        "first_after_a_change_cpu_p50_ms": round(median(changed), 1),
        "load_before": round(os.getloadavg()[0], 1),
    }


_SHARED: dict[str, Any] = {}


def _some(people: range) -> float:
    """Suggest to some people; return the processor seconds."""
    history, (index, near) = _SHARED["history"], _SHARED["engine"]
    busy = time.process_time()
    for person in people:
        suggest(states(history, [person])[0], index, limit=SHOWN, near=near)
    return time.process_time() - busy


def bulk(history: History, count: int) -> dict[str, Any]:
    """Suggest to many, a process a core; everybody's time is the measured one times how many more there are."""
    cores = os.cpu_count() or 1
    _SHARED["history"], _SHARED["engine"] = history, engine_of(history)
    suggest(states(history, [0])[0], _SHARED["engine"][0], limit=SHOWN, near=_SHARED["engine"][1])
    edges = np.linspace(0, count, 4 * cores + 1).astype(int).tolist()
    begun = time.perf_counter()
    with ProcessPoolExecutor(cores) as pool:  # a fork: the engine is shared, not copied
        busy = sum(pool.map(_some, [range(low, high) for low, high in pairwise(edges)]))
    took = time.perf_counter() - begun
    _SHARED.clear()
    people = len(history.home)
    return {
        "bulk_people_measured": count,
        "bulk_processes": cores,
        "bulk_seconds_measured": round(took, 1),
        "bulk_cpu_seconds_measured": round(busy, 1),
        "bulk_minutes_for_everybody_extrapolated": round(took / count * people / 60, 1),
        "bulk_cpu_minutes_a_core_for_everybody_extrapolated": round(busy / count * people / 60 / cores, 1),
    }


def _memory(quick: bool) -> dict[str, Any]:
    made = subprocess.run(
        [sys.executable, "-m", "bench.suggestions", "quick" if quick else "whole"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if made.returncode:
        raise BenchError(f"the child that builds all engines failed: {made.stderr.decode()[-500:]}")
    figures: dict[str, Any] = msgspec.json.decode(made.stdout)
    return figures


def _child(shape: Shape) -> dict[str, Any]:
    """Build what a worker holds of one territory; the histories are let go before memory is read."""
    history = make_history(shape, SEED)
    names = [skill_id(at) for at in range(shape.skills)]
    busy = time.process_time()
    engine = engine_of(history)
    built = time.process_time() - busy
    community = count_histories(
        [names[item] for item in history.held(person, int(history.first[person + 1]))]
        for person in range(len(history.home))
    )
    del history
    suggest(PersonState(levels={}, today=date_of(LAST_DAY)), engine[0], limit=SHOWN)
    learnt = engine[0].learnt
    return {
        "resident_mb": round(_resident() / MEGABYTE),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE),
        "colearning_mb": round(learnt.bytes / MEGABYTE) if learnt else 0,
        "build_cpu_seconds": round(built, 1),
        "community_members": community.members,
    }


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    print(msgspec.json.encode(_child(QUICK if sys.argv[1] == "quick" else FROZEN)).decode())
