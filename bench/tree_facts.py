"""One fact more: what it takes to bring counters and tree of a territory up to date, at several sizes.

New members learn outwards from the root, a skill at a time, as in the bulk part. Processor time of this process, with
what the linear algebra's threads take. A step crossed by what many columns read is rare, so there are many facts.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec
import numpy as np

from bench.child import ask_child
from bench.tree_worlds import Parents, Walks
from skilltree.engine.community import CommunityCounters, LivingTree, count_histories, kernel

BAR_MS: Final = 50
SIZES: Final = ((300, 3_000, 400), (1_600, 8_000, 400), (2_000, 60_000, 400))
"""Skills, members there before, people who come."""


def measure(quick: bool) -> dict[str, Any]:
    """Return the figures of each size, each in a process of its own. Raises BenchError where one fails."""
    figures: dict[str, Any] = {"compiled": kernel.library() is not None}
    for skills, members, people in ((100, 300, 5),) if quick else SIZES:
        found = ask_child("bench.tree_facts", str(skills), str(members), str(people))
        figures |= {f"{skills}_skills_{members}_members_{key}": value for key, value in found.items()}
    return figures


def add_facts(counters: CommunityCounters, tree: LivingTree, parent: Parents, people: int) -> list[float]:
    """Let people learn outwards from the root, a skill at a time; return what each fact took, in milliseconds."""
    draw, start = random.Random(1), datetime(2026, 1, 1, tzinfo=UTC)
    children: dict[str | None, list[str]] = {}
    for skill, above in parent.items():
        children.setdefault(above, []).append(skill)
    took = []
    for person in range(people):
        at: str | None = None
        for hour in range(draw.randint(8, 20)):
            if at not in children:
                break
            at = draw.choice(children[at])
            begun = time.process_time()
            tree.follow(counters.learn(f"new-{person}", at, start + timedelta(hours=hour)))
            tree.parents()
            took.append(1000 * (time.process_time() - begun))
    return took


def shown(took: list[float]) -> dict[str, Any]:
    """Return the figures of these times."""
    return {
        "facts_added": len(took),
        "one_fact_cpu_p50_ms": round(float(np.percentile(took, 50)), 2),
        "one_fact_cpu_p99_ms": round(float(np.percentile(took, 99)), 2),
        "one_fact_cpu_p999_ms": round(float(np.percentile(took, 99.9)), 2),
        "one_fact_cpu_most_ms": round(max(took), 2),
        "facts_over_the_bar_share": round(sum(each > BAR_MS for each in took) / len(took), 5),
    }


def _child(skills: int, members: int, people: int) -> dict[str, Any]:
    parent, histories = Walks().make(skills, members, 0.2, 201)
    counters = count_histories(histories)
    tree = LivingTree(counters)
    tree.parents()
    figures = shown(add_facts(counters, tree, parent, people))
    return {**figures, "followed_equals_from_scratch": LivingTree(counters).parents() == tree.parents()}


if __name__ == "__main__":
    print(msgspec.json.encode(_child(*map(int, sys.argv[1:]))).decode())
