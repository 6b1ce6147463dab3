"""The tree: true parents found in planted worlds, bulk building, one fact more, and reading one's own.

Seeds from 201 on are for this alone: what was fitted used others (`bench.tree_fit`), and the family `goals` was not
used at all. A share is a mean over worlds; `possible` is the share of skills of which at least one member learnt the
parent first, which nothing but a guess can pass. Processor time, in a process of its own where memory is measured.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from bench import own_tree, tree_facts
from bench.child import ask_child
from bench.own_tree_world import SEED
from bench.result import Result
from bench.tree_peers import PEERS
from bench.tree_worlds import Parents, Walks, World, front, goals, prior_of, recovered
from skilltree.engine.community import CommunityCounters, LivingTree, count_histories
from tests.support.postgres import PostgresServer

PARTS = ("shares", "bulk", "facts", "own", "own_postgresql")
FIRST_SEED = 201
WRONG = 1 / 3
NOISE = 0.2
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes that one unit of `ru_maxrss` stands for."""


def run(quick: bool, parts: Sequence[str] = PARTS) -> Result:
    """Measure these parts. Raises BenchError where a child fails."""
    begun = time.perf_counter()
    figures: dict[str, Any] = {}
    if "shares" in parts:
        figures |= _all_shares(quick)
    if "bulk" in parts:
        figures |= _bulk(*((100, 3000) if quick else (2000, 500_000)))
    if "facts" in parts:
        figures |= tree_facts.measure(quick)
    if "own" in parts:
        figures |= {f"own_tree_{key}": value for key, value in own_tree.measure(quick).items()}
    if "own_postgresql" in parts:
        with closing(PostgresServer(external=os.environ.get("DATABASE_URL"))) as postgres:
            found = own_tree.measure(quick, postgres.create())
        figures |= {f"own_tree_postgresql_{key}": value for key, value in found.items()}
    figures["seconds_of_the_run"] = round(time.perf_counter() - begun)
    corpus = f"planted trees, seeds from {FIRST_SEED}; bulk: seed 1, 10 % noise; own tree: 150 skills, seed {SEED}"
    return Result(name="tree", corpus=corpus, figures=figures)


def _all_shares(quick: bool) -> dict[str, Any]:
    walks = Walks()
    figures: dict[str, Any] = {}
    sizes = [(69, 200, 2)] if quick else [(69, 200, 12), (69, 1000, 6), (69, 5000, 8), (500, 5000, 3), (500, 20000, 3)]
    for skills, members, worlds in sizes:
        made = (walks.make(skills, members, NOISE, seed) for seed in _seeds(worlds))
        figures |= _shares(f"{skills}_skills_{members}_members", made)
    figures |= _with_prior([walks.make(69, 200, NOISE, seed) for seed in _seeds(2 if quick else 12)])
    others: list[tuple[str, Callable[[int], World]]] = [
        ("other_noise_10_percent", lambda seed: walks.make(120, 3000, 0.1, seed)),
        ("other_noise_30_percent", lambda seed: walks.make(120, 3000, 0.3, seed)),
        ("other_shape", lambda seed: Walks(4, 12, 7, 0.92, 0.5, (1, 2)).make(150, 4000, NOISE, seed)),
        ("other_family_front", lambda seed: front(69, 3000, NOISE, seed)),
        ("other_family_goals", lambda seed: goals(69, 3000, NOISE, seed)),
    ]
    for name, make in others[:1] if quick else others:
        figures |= _shares(name, (make(seed) for seed in _seeds(1 if quick else 6)))
    return figures


def _seeds(worlds: int) -> range:
    return range(FIRST_SEED, FIRST_SEED + worlds)


def _shares(name: str, worlds: Iterable[World]) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for parent, histories in worlds:
        counters = count_histories(histories)
        found.setdefault("found", []).append(recovered(parent, LivingTree(counters).parents()))
        found.setdefault("possible", []).append(_possible(parent, counters))
        for peer, grow in PEERS.items():
            found.setdefault(f"by_{peer}", []).append(recovered(parent, grow(counters)))
    shares = {f"{name}_{key}_share": round(mean(values), 3) for key, values in found.items()}
    return {**shares, f"{name}_least_found_share": round(min(found["found"]), 3)}


def _with_prior(worlds: list[World]) -> dict[str, float]:
    alone, both = [], []
    for seed, (parent, histories) in enumerate(worlds, start=FIRST_SEED):
        prior = prior_of(parent, WRONG, seed + 50)
        alone.append(recovered(parent, prior))
        both.append(recovered(parent, LivingTree(count_histories(histories), prior).parents()))
    return {
        "with_prior_found_share": round(mean(both), 3),
        "with_prior_least_found_share": round(min(both), 3),
        "prior_alone_share": round(mean(alone), 3),
    }


def _possible(parent: Parents, counters: CommunityCounters) -> float:
    index, ahead = counters.index, counters.before.sum(axis=0)
    seen = sum(
        skill in index and (above is None or (above in index and ahead[index[above], index[skill]] > 0))
        for skill, above in parent.items()
    )
    return float(seen / len(parent))


def _bulk(skills: int, members: int) -> dict[str, Any]:
    """Write the members to a file and grow their tree in a child process; then add facts to it there."""
    parent, histories = Walks().make(skills, members, 0.1, 1)
    with TemporaryDirectory(prefix="skilltree-bench-") as scratch:
        file = Path(scratch) / "members.jsonl"
        encode = msgspec.json.Encoder().encode
        with file.open("wb") as lines:
            lines.write(encode({"parent": parent}) + b"\n")
            lines.writelines(encode(history) + b"\n" for history in histories)
        del histories
        return {f"bulk_{key}": value for key, value in ask_child("bench.tree", str(file)).items()}


def _child(file: Path) -> dict[str, Any]:
    with file.open("rb") as lines:
        parent = msgspec.json.decode(next(lines), type=dict[str, dict[str, str | None]])["parent"]
        start = time.process_time()
        decode = msgspec.json.Decoder(list[str]).decode
        counters = count_histories(map(decode, lines))
    counted = time.process_time()
    members, tree = counters.members, LivingTree(counters)
    found = tree.parents()
    grown = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 1e6
    took = tree_facts.add_facts(counters, tree, parent, 60)
    return {
        "skills": len(parent),
        "members": members,
        "found_share": round(recovered(parent, found), 4),
        "counting_cpu_seconds": round(counted - start, 2),
        "tree_cpu_seconds": round(grown - counted, 2),
        "cpu_seconds": round(grown - start, 2),
        "peak_memory_mb": round(memory),
        **tree_facts.shown(took),
        "followed_equals_from_scratch": LivingTree(counters).parents() == tree.parents(),
    }


if __name__ == "__main__":
    print(msgspec.json.encode(_child(Path(sys.argv[1]))).decode())
