"""What every searcher is asked, ours and the peers, and how its answers are judged.

A task is labels and batches of queries over them. Peers get labels and queries folded, so that
none loses for accents, case or elisions; they answer with numbers of labels and scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean, median, quantiles
from typing import Any

from bench.matching_corpus import Asked, beginnings, bench_queries, distinct, mistyped, skills_fr
from bench.matching_quality import melo
from skilltree.engine.labels import fold
from skilltree.model.base import Struct
from skilltree.model.taxonomy import ConceptLabel

Found = list[tuple[int, float]]
"""Numbers of labels with scores, best first."""
Figures = dict[str, Any]
DEPTH = 1000
"""Answers that MELO's mean reciprocal rank looks at."""


MELO_FIRST = 500
"""Queries of MELO that slow peers are asked."""


class Batch(Struct):
    """Texts to search; `prefix` where they are unfinished."""

    name: str
    texts: list[str]
    limit: int
    prefix: bool = False


class Task(Struct):
    """Labels, and what is searched in them."""

    name: str
    labels: list[str]
    batches: list[Batch]


class Outcome(Struct):
    """What a batch gave, query by query."""

    found: list[Found]
    wall_ms: list[float]
    cpu_ms: list[float]


class TaskReport(Struct):
    """What a peer gave for a task; `memory_mb` is the peak of all its processes so far."""

    build_seconds: float
    memory_mb: float
    batches: dict[str, Outcome]


class PeerReport(Struct):
    """What a peer gave: reports in the order of the tasks; or how to get what it misses here."""

    version: str = ""
    tasks: tuple[TaskReport, ...] = ()
    missing: str = ""


class Corpus(Struct):
    """All labels and queries of a run."""

    labels: list[ConceptLabel]
    asked: list[Asked]
    skills: list[ConceptLabel]
    one_edit: list[Asked]
    two_edits: list[Asked]
    beginnings: list[Asked]


class Melo(Struct):
    """MELO's French task."""

    labels: list[ConceptLabel]
    texts: list[str]
    right: list[frozenset[str]]


def corpus_of(data: Path, every: Sequence[ConceptLabel], count: int) -> Corpus:
    """Draw `count` queries of each kind, or as many as there are labels."""
    labels, skills = distinct(every), skills_fr(data)
    most = min(count, len(skills))
    return Corpus(
        labels=labels,
        asked=bench_queries(labels, min(count, len(labels))),
        skills=skills,
        one_edit=mistyped(skills, most, 1),
        two_edits=mistyped(skills, most, 2),
        beginnings=beginnings(skills, most),
    )


def melo_of(data: Path) -> Melo:
    """Read MELO French."""
    queries = melo(data)
    return Melo(
        labels=list(queries.labels),
        texts=[text for text, _ in queries.queries],
        right=[right for _, right in queries.queries],
    )


def tasks_of(corpus: Corpus, melo_french: Melo | None, *, sample: int, melo_sample: int) -> list[Task]:
    """Return the tasks of a peer, the first `sample` queries of each kind."""
    tasks = [
        _task("bench", corpus.labels, _batch("bench", corpus.asked[:sample], 10)),
        _task(
            "skills",
            corpus.skills,
            _batch("one_edit", corpus.one_edit[:sample], 10),
            _batch("two_edits", corpus.two_edits[:sample], 10),
            _batch("beginnings", corpus.beginnings[:sample], 5, prefix=True),
        ),
    ]
    if melo_french is not None:
        texts = [fold(text) for text in melo_french.texts[:melo_sample]]
        tasks.append(_task("melo", melo_french.labels, Batch(name="melo", texts=texts, limit=DEPTH)))
    return tasks


def _task(name: str, labels: Iterable[ConceptLabel], *batches: Batch) -> Task:
    return Task(name=name, labels=[fold(label.text) for label in labels], batches=list(batches))


def _batch(name: str, asked: Iterable[Asked], limit: int, *, prefix: bool = False) -> Batch:
    return Batch(name=name, texts=[fold(each.text) for each in asked], limit=limit, prefix=prefix)


def is_meant(asked: Asked, concept: str, text: str) -> bool:
    """Tell whether an answer has the concept or the folded text of the label drawn."""
    return concept == asked.label.concept or fold(text) == fold(asked.label.text)


def times(outcome: Outcome) -> Figures:
    """Return the middle and the slow end of clock and processor time."""
    return {
        f"{kind}{name}_ms": round(value, 3)
        for kind, took in (("", outcome.wall_ms), ("cpu_", outcome.cpu_ms))
        for name, value in (("p50", median(took)), ("p99", quantiles(took, n=100)[98]))
    }


def judged(report: PeerReport, corpus: Corpus, melo_french: Melo | None) -> Figures:
    """Return a peer's figures."""
    bench, skills = report.tasks[0], report.tasks[1]
    answers = bench.batches["bench"]
    figures: Figures = {"version": report.version, **times(answers)}
    figures |= {
        "build_seconds": round(bench.build_seconds, 2),
        "memory_mb": round(bench.memory_mb, 1),
        "queries": len(answers.found),
    }
    for edits in range(3):
        some = [at for at in range(len(answers.found)) if corpus.asked[at].edits == edits]
        hits = _hits([corpus.asked[at] for at in some], [answers.found[at] for at in some], corpus.labels)
        figures[f"bench_hit_at_1_{edits}_edits"] = hits
    for name, asked, key in (
        ("one_edit", corpus.one_edit, "hit_at_1_one_edit"),
        ("two_edits", corpus.two_edits, "hit_at_1_two_edits"),
    ):
        figures[key] = _hits(asked, skills.batches[name].found, corpus.skills)
    typed = skills.batches["beginnings"]
    figures["autocomplete_hit_at_5"] = _hits(corpus.beginnings, typed.found, corpus.skills, first=5)
    figures["autocomplete_cpu_p50_ms"] = round(median(typed.cpu_ms), 3)
    if melo_french is not None:
        figures |= melo_figures(report.tasks[2].batches["melo"].found, melo_french)
    return figures


def _hits(asked: Sequence[Asked], found: Sequence[Found], labels: Sequence[ConceptLabel], first: int = 1) -> float:
    """Return the share of queries whose first answers hold the label drawn."""

    def is_there(each: Asked, some: Found) -> bool:
        return any(is_meant(each, labels[number].concept, labels[number].text) for number, _ in some[:first])

    return round(fmean(is_there(each, some) for each, some in zip(asked, found, strict=False)), 4)


def melo_figures(found: Sequence[Found], melo_french: Melo) -> Figures:
    """Return the mean reciprocal rank over the first queries, which every peer is asked, and over all."""
    figures: Figures = {"melo_french_queries": len(found)}
    figures[f"melo_french_first_{MELO_FIRST}_mrr"] = _mrr(found[:MELO_FIRST], melo_french)
    return figures | ({"melo_french_mrr": _mrr(found, melo_french)} if len(found) == len(melo_french.texts) else {})


def _mrr(found: Sequence[Found], melo_french: Melo) -> float:
    """Return the mean reciprocal rank of the first queries; equal scores as trec_eval has them, by id from the last."""
    places: list[float] = []
    for some, right in zip(found, melo_french.right, strict=False):
        ranked = sorted(((score, melo_french.labels[number].concept) for number, score in some), reverse=True)
        places.append(next((1 / at for at, (_, concept) in enumerate(ranked, 1) if concept in right), 0.0))
    return round(fmean(places), 4)
