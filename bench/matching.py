"""Typed text to label over all of ESCO and ROME: speed, memory and quality, beside other ways to search.

Everything measured runs in a process of its own, on one core. `cpu_` figures do not count waiting
for a busy machine. Ratios are between medians of processor time over the same queries in the same run.
"""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.matching_corpus import distinct_words, read_labels
from bench.matching_own import own_figures
from bench.matching_peers import PEERS, peers_figures
from bench.matching_signal import signal_figures
from bench.matching_table import table
from bench.matching_tasks import Figures, corpus_of, melo_of
from bench.result import Result, reference_data

__all__ = ["PARTS", "run", "table"]

PARTS = ("own", *PEERS, "quality")
"""What can be run alone; ratios need our own and a peer."""

QUERIES, QUICK_QUERIES = 2000, 60
PEER_QUERIES = 300
DEFAULT = "process_extract_default"


def run(quick: bool, parts: Collection[str] = PARTS) -> Result:
    """Run the parts. Quick is ESCO alone, few queries, and neither MELO nor what takes a knowledge to be built.

    Raises BenchError where the data or a folder of it is missing.
    """
    begun = time.perf_counter()
    data = reference_data()
    every = read_labels(data, rome=not quick)
    corpus = corpus_of(data, every, QUICK_QUERIES if quick else QUERIES)
    figures: Figures = {
        "measured": _where(),
        "labels": len(every),
        "distinct_labels": len(corpus.labels),
        "distinct_words": distinct_words(corpus.labels),
        "queries": len(corpus.asked),
        "french_skill_labels": len(corpus.skills),
    }
    melo_french = None if quick else melo_of(data)
    own_cpu: list[float] = []
    with TemporaryDirectory(prefix="skilltree-bench-") as scratch:
        folder = Path(scratch)
        if "own" in parts:
            own, own_cpu = own_figures(corpus, melo_french, folder, sample=PEER_QUERIES)
            figures |= own
        if "quality" in parts and not quick:
            figures |= signal_figures(data)
        peers = peers_figures(
            [name for name in PEERS if name in parts],
            corpus,
            melo_french,
            folder,
            sample=PEER_QUERIES,
        )
    for peer in peers.values():
        if own_cpu and "queries" in peer:
            peer["slower_times"] = round(peer["cpu_p50_ms"] / median(own_cpu[: peer["queries"]]), 1)
    figures["peers"] = peers
    if "slower_times" in peers.get(DEFAULT, {}):
        figures[f"times_faster_than_{DEFAULT}"] = round(peers[DEFAULT]["slower_times"])
    figures["seconds_of_the_run"] = round(time.perf_counter() - begun)
    corpus_words = f"{len(corpus.labels):,} distinct labels of ESCO{'' if quick else ' and ROME'}"
    return Result(name="matching", corpus=f"{corpus_words}, {len(corpus.asked):,} queries", figures=figures)


def _where() -> str:
    """Return when and on what this runs; the load is what others took before it."""
    load = f"load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else "load unknown"
    machine = f"{os.cpu_count()} cores {platform.machine()}"
    return f"{datetime.now(UTC):%d %B %Y}, {machine}, Python {platform.python_version()}, {load}"
