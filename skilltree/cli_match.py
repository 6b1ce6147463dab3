"""`skilltree match LABELS.tsv < queries.txt`: which label each line of text means, without a database.

One line an answer, best first: query number, id, score; equal scores by id.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np

from skilltree.cli_cache import knowledge_of
from skilltree.cli_labels import STANDARD_INPUT, ended, lines_of, read_labels, write_lines
from skilltree.engine.knowledge import Attachments, Matcher
from skilltree.engine.labels import LabelIndex
from skilltree.model.taxonomy import ConceptLabel

DEFAULT_LIMIT: Final = 10
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes that one unit of `ru_maxrss` stands for."""

Found: TypeAlias = list[tuple[str, float]]
"""Ids and scores."""


def add_match_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `match` command to those of the program."""
    parser = subparsers.add_parser("match", help="find the labels that lines of text mean")
    parser.add_argument("labels", type=Path, metavar="LABELS.tsv", help="id<TAB>label lines, UTF-8")
    parser.add_argument("--limit", type=positive, default=DEFAULT_LIMIT, metavar="N", help="answers a query, at most")
    parser.add_argument("--taxonomy", type=Path, metavar="DIR", help="ESCO and ROME: what they know of the words")
    parser.add_argument("--time", action="store_true", help="say at the end how long it took")


def positive(text: str) -> int:
    """Return a number of 1 or more, for argparse."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


def run_match(args: argparse.Namespace) -> int:
    """Answer every line of standard input; return the exit status."""
    return ended("match", lambda: _match(args))


def _match(args: argparse.Namespace) -> None:
    begun = time.perf_counter()
    find = _finder(read_labels(args.labels), args.taxonomy)
    built = time.perf_counter() - begun
    took: list[float] = []
    for number, query in lines_of(sys.stdin.buffer, STANDARD_INPUT):
        start = time.perf_counter()
        found = find(query, args.limit)
        took.append(1000 * (time.perf_counter() - start))
        shown = sorted((-round(score, 6), concept) for concept, score in found)
        write_lines(f"{number}\t{concept}\t{-score:.6f}\n" for score, concept in shown)
    sys.stdout.buffer.flush()
    if args.time:
        sys.stderr.write(_times(built, took))


def _finder(labels: list[ConceptLabel], taxonomy: Path | None) -> Callable[[str, int], Found]:
    """Return what answers a query: by the labels alone, or with what a taxonomy knows."""
    index = LabelIndex.build(labels)
    if taxonomy is not None:
        knowledge = knowledge_of(taxonomy)
        matcher = Matcher(index, knowledge, Attachments.build(knowledge, labels))
        return lambda query, limit: matcher.rank(query, limit=limit)

    def find(query: str, limit: int) -> Found:
        return index.rank(query, limit=limit)

    return find


def _times(built: float, took: list[float]) -> str:
    half, most = np.percentile(took, (50, 99)) if took else (0.0, 0.0)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT / 1e6
    return (
        f"build {built:.3f} s, {len(took)} queries, p50 {half:.3f} ms, p99 {most:.3f} ms, peak memory {memory:.1f} MB\n"
    )
