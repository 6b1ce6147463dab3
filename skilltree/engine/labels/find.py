"""From a query to the best label of each of the best concepts, over all segments of an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from skilltree.engine.labels.arrays import Ints
from skilltree.engine.labels.fold import FUNCTION_WORDS
from skilltree.engine.labels.hit import LabelHit, spans_of
from skilltree.engine.labels.match import Closely, likeliest, score_rows
from skilltree.engine.labels.query import Query
from skilltree.engine.labels.steps import Steps
from skilltree.model.words import Language

RESCORED: Final = 100
"""Labels of the first stage that are looked at closely, at least."""

WEAKEST_ANSWER: Final = 0.35
"""Share of the query's weight that a label must answer; below it is noise, not an answer."""

WEAKEST_SCORE: Final = 0.38
ANSWERED_WHOLE: Final = 0.75
"""A label that answers so much of the query is no noise however long it is."""

SURE_ANSWER: Final = 0.15
SURE_SCORE: Final = 0.2
"""The same for a label that holds a telling word of the query almost to the letter, four letters or more."""

RANK_BONUS = np.array([0.03, 0.01, 0.0])
LANGUAGE_BONUS: Final = 0.02


@dataclass(slots=True, frozen=True)
class Wanted:
    """What a caller asked for; `noise`: answers too weak to be shown as well."""

    limit: int
    language: Language | None
    prefix: bool
    noise: bool


class Found(NamedTuple):
    """A concept's best label, and where it was found; the first three give the order."""

    negative_key: float
    concept: str
    text: str
    score: float
    label: int
    place: int
    closely: Closely


def find(steps: Sequence[Steps], query: Query, wanted: Wanted) -> list[Found]:
    """Return the best concepts, best first."""
    if not query.words:
        return []
    most = max(RESCORED, 2 * wanted.limit)
    while True:
        pools = [
            each.likely_rows(query.asked, meanings, most) for each, meanings in zip(steps, query.meanings, strict=True)
        ]
        found: list[Found] = []
        concepts = 0
        for at, rows in enumerate(likeliest(pools, most)):
            if rows.size:
                best, looked_at = _look_closely(score_rows(steps[at], query.asked, query.meanings[at], rows), wanted)
                found += best
                concepts += looked_at
        if concepts >= wanted.limit or most >= sum(pool.total for pool in pools):
            break
        most *= 4  # the labels of a few concepts fill the list: look further for others
    found.sort(key=_order)
    first: dict[str, Found] = {}
    for each in found:
        first.setdefault(each.concept, each)
    return list(first.values())[: wanted.limit]


def _order(found: Found) -> tuple[float, str, str]:
    return found[:3]


def _look_closely(closely: Closely, wanted: Wanted) -> tuple[list[Found], int]:
    """Return the best row of each of the best concepts in a segment, and how many concepts were looked at."""
    segment, scores = closely.segment, closely.scores
    labels: Ints = segment.row_label[closely.rows]
    keys = scores + RANK_BONUS[segment.label_rank[labels]]
    if wanted.language is not None:
        keys += segment.in_language(labels, wanted.language) * LANGUAGE_BONUS
    keys = keys.round(5)
    if not wanted.noise:
        sure, answered = closely.sure, closely.answered
        enough = answered >= np.where(sure, SURE_ANSWER, WEAKEST_ANSWER)
        enough &= scores >= np.where(sure, SURE_SCORE, WEAKEST_SCORE)
        enough |= answered >= ANSWERED_WHOLE
        keys *= enough
    # rows are in the order of concept ids, then texts, which a stable sort keeps
    order: list[int] = np.argsort(-keys, kind="stable").tolist()
    concepts: list[int] = segment.label_concept[labels].tolist()
    seen: set[int] = set()
    found: list[Found] = []
    for place in order:
        if len(seen) == wanted.limit or keys[place] <= 0:
            break
        concept = concepts[place]
        if concept not in seen:
            seen.add(concept)
            label = int(labels[place])
            found.append(
                Found(
                    -float(keys[place]),
                    segment.concept(concept),
                    segment.text(label),
                    float(scores[place]),
                    label,
                    place,
                    closely,
                )
            )
    return found, len(set(concepts))


def hit_of(query: Query, found: Found) -> LabelHit:
    """Return what to show of it."""
    segment, words = found.closely.segment, found.closely.segment.words.words
    matched = {
        word: query.letters_matched(word)
        for word in map(words.__getitem__, found.closely.words_matched(found.place))
        if word not in FUNCTION_WORDS or word in query.words
    }
    return LabelHit(
        concept=found.concept,
        text=found.text,
        language=segment.language(found.label),
        rank=segment.rank(found.label),
        score=found.score,
        spans=spans_of(found.text, matched),
    )
