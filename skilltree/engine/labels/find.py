"""From a query to the best label of each of the best concepts, over all segments of an index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from skilltree.engine.labels.fold import FUNCTION_WORDS
from skilltree.engine.labels.hit import LabelHit, spans_of
from skilltree.engine.labels.match import Closely, likeliest, score_rows
from skilltree.engine.labels.query import Query
from skilltree.engine.labels.steps import Steps, Wanted

RESCORED: Final = 100
"""Labels of the first stage that are looked at closely, at least."""


class Found(NamedTuple):
    """A concept's best label, and where it was found; the first three give the order."""

    negative_key: float
    concept: str
    text: str
    score: float
    label: int
    row: int
    begin: int
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
    segment, scores = closely.steps.segment, closely.scores
    places, keys, concepts = closely.steps.choose(closely.rows, scores, closely.shares, wanted)
    rows = closely.rows[places]
    columns = (keys, scores[places], segment.row_label[rows], rows, closely.shares.begins[places])
    found = [
        Found(-key, segment.concept_of(label), segment.text(label), score, label, row, begin, closely)
        for key, score, label, row, begin in zip(*(column.tolist() for column in columns), strict=True)
    ]
    return found, concepts


def hit_of(query: Query, found: Found) -> LabelHit:
    """Return what to show of it."""
    segment = found.closely.steps.segment
    names, asked = segment.words.words, query.words
    shown: dict[str, int] = {}
    for number in found.closely.words_matched(found.row, found.begin):
        word = names[number]
        if word not in FUNCTION_WORDS or word in asked:
            shown[word] = query.letters_matched(word)
    return LabelHit(
        concept=found.concept,
        text=found.text,
        language=segment.language(found.label),
        rank=segment.rank(found.label),
        score=found.score,
        spans=spans_of(found.text, shown),
    )
