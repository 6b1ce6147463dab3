"""Two signals in one ranking: the labels' letters, and what taxonomies know.

The second signal closes part of the distance between a lexical score and 1, so it never lowers a
score and never makes a 1; where the letters are sure it is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.knowledge.knowledge import Floats, Knowledge
from skilltree.engine.labels import LabelIndex
from skilltree.model.base import Struct
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

SURE: Final = 0.85
"""A lexical score from which on the second signal is not asked."""

LEAST_ATTACHED: Final = 0.35
"""Likeness from which on a label that no taxonomy has counts as one of its nearest row, in that measure."""

LEAST_KNOWN: Final = 0.05
"""Likeness from which on the second signal finds a concept that the letters do not."""

LOOKED_AT: Final = 20
"""Answers of each signal that are weighed against each other, at least."""


class Match(Struct):
    """A concept and how sure it is, 0 to 1."""

    concept: str
    score: float


class Matcher:
    """A label index beside a knowledge, for one set of labels."""

    def __init__(self, index: LabelIndex, knowledge: Knowledge, labels: Iterable[ConceptLabel]) -> None:
        """Attach the labels, which are those of the index, to what the knowledge has of them."""
        self._index = index
        self._knowledge = knowledge
        rows: dict[str, dict[int, float]] = {}
        for label in labels:
            mine = rows.setdefault(label.concept, {})
            for row, measure in _attached(knowledge, label.text):
                mine[row] = max(mine.get(row, 0.0), measure)
        self._concepts = sorted(rows)
        self._numbers = {concept: number for number, concept in enumerate(self._concepts)}
        pairs = [
            (number, row, rows[concept][row]) for number, concept in enumerate(self._concepts) for row in rows[concept]
        ]
        self._pair_concepts = np.array([pair[0] for pair in pairs], np.int32)
        self._pair_rows = np.array([pair[1] for pair in pairs], np.int32)
        self._pair_measures = np.array([pair[2] for pair in pairs], np.float32)
        sizes = np.bincount(self._pair_concepts, minlength=len(self._concepts)) if pairs else np.zeros(0, np.int64)
        self._has_rows = np.flatnonzero(sizes)
        self._begins = (np.cumsum(sizes) - sizes)[self._has_rows]

    def search(
        self, text: str, *, limit: int = 10, language: Language | None = None, prefix: bool = True
    ) -> list[Match]:
        """Return the best concepts, best first; equal scores by id."""
        looked_at = max(limit, LOOKED_AT)
        hits = self._index.search(text, limit=looked_at, language=language, prefix=prefix)
        scores = {hit.concept: hit.score for hit in hits}
        if text.strip() and limit > 0 and (not hits or hits[0].score < SURE):
            scores = self._with_knowledge(text, scores, looked_at)
        best = sorted((-round(score, 6), concept) for concept, score in scores.items() if score > 0)
        return [Match(concept=concept, score=-score) for score, concept in best[:limit]]

    def _with_knowledge(self, text: str, lexical: dict[str, float], most: int) -> dict[str, float]:
        known = self._known(self._knowledge.likeness(text))
        likely = np.flatnonzero(known > LEAST_KNOWN)
        if likely.size > most:
            least = np.partition(known[likely], likely.size - most)[likely.size - most]
            likely = likely[known[likely] >= least]
        names = {self._concepts[number] for number in likely.tolist()} | lexical.keys()
        scores: dict[str, float] = {}
        for concept in names:
            letters = lexical.get(concept, 0.0)
            number = self._numbers.get(concept)
            second = float(known[number]) if number is not None else 0.0
            scores[concept] = letters + (1.0 - letters) * second
        return scores

    def _known(self, likeness: Floats) -> NDArray[np.float32]:
        """Return each concept's likeness: that of its likest row."""
        known = np.zeros(len(self._concepts), np.float32)
        if self._has_rows.size:
            here = likeness[self._pair_rows] * self._pair_measures
            known[self._has_rows] = np.maximum.reduceat(here, self._begins)
        return known


def _attached(knowledge: Knowledge, text: str) -> Sequence[tuple[int, float]]:
    rows = knowledge.rows_of_label(text)
    if rows or not knowledge.rows:
        return [(row, 1.0) for row in rows]
    likeness = knowledge.likeness(text)
    best = int(likeness.argmax())
    measure = float(likeness[best])
    return [(best, measure)] if measure >= LEAST_ATTACHED else []
