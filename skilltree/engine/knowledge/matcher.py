"""Two signals in one ranking: the labels' letters, and what taxonomies know.

The order is that of their sum. The score is the sum too, bent where it nears 1, so that it stays
below; only the very words of a label score 1, and the second signal is not asked then.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from skilltree.engine.knowledge.attachments import Attachments
from skilltree.engine.knowledge.knowledge import Knowledge
from skilltree.engine.labels import LabelHit, LabelIndex
from skilltree.model.base import Struct
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

SURE: Final = 0.99
"""A lexical score from which on the second signal is not asked."""

BENT_FROM: Final = 0.8
"""Where the sum of both signals begins to be bent."""

LEAST_KNOWN: Final = 0.035
"""Support from which on the second signal finds a concept that the letters do not."""

WEAKEST_MEANING: Final = 0.1
"""Score from which on an answer that no letter tells is shown; below it is noise, though worth ranking."""

LOOKED_AT: Final = 20
"""Answers of each signal that are weighed against each other, at least."""


class Match(Struct):
    """A concept and how sure it is, 0 to 1, with the label to show.

    `by_meaning`: the letters of no label answer; `hit` is then the concept's everyday label in the
    language asked for, or else in another, without spans. `hit.score` is that of the letters alone.
    """

    concept: str
    score: float
    by_meaning: bool
    hit: LabelHit


class Matcher:
    """A label index beside a knowledge. As the index: not for several threads at once.

    The index may change meanwhile: a new concept is found by its letters, one that left is not found.
    """

    def __init__(self, index: LabelIndex, knowledge: Knowledge, attachments: Attachments) -> None:
        """`attachments` are of the index's labels and this knowledge."""
        attachments.check(knowledge)
        self._index = index
        self._knowledge = knowledge
        self._attachments = attachments

    def search(
        self, text: str, *, limit: int = 10, language: Language | None = None, prefix: bool = True
    ) -> list[Match]:
        """Return the best concepts, best first; equal scores by id."""
        looked_at = max(limit, LOOKED_AT)
        hits = {hit.concept: hit for hit in self._index.search(text, limit=looked_at, language=language, prefix=prefix)}
        letters = {concept: hit.score for concept, hit in hits.items()}
        found: list[Match] = []
        for concept, score in self._ordered(text, letters, looked_at):
            if len(found) >= limit:
                break
            hit = hits.get(concept)
            if hit is None and score >= WEAKEST_MEANING:
                hit = self._shown(concept, language)
            if hit is not None:
                found.append(Match(concept=concept, score=score, by_meaning=concept not in hits, hit=hit))
        return found

    def rank(self, text: str, *, limit: int, prefix: bool = False) -> list[tuple[str, float]]:
        """Return the best concepts with their scores, weak ones too: for evaluation and for ranking on."""
        looked_at = max(limit, LOOKED_AT)
        letters = dict(self._index.rank(text, limit=looked_at, prefix=prefix))
        return self._ordered(text, letters, looked_at)[: max(limit, 0)]

    def _ordered(self, text: str, letters: Mapping[str, float], most: int) -> list[tuple[str, float]]:
        scores = dict(letters)
        if text.strip() and max(letters.values(), default=0.0) < SURE:
            scores = self._with_knowledge(text, letters, most)
        best = sorted((-round(score, 6), concept) for concept, score in scores.items() if score > 0)
        return [(concept, -score) for score, concept in best]

    def _with_knowledge(self, text: str, letters: Mapping[str, float], most: int) -> dict[str, float]:
        attachments = self._attachments
        support = self._knowledge.support(text)
        sums = {concept: score + attachments.of_concept(support, concept) for concept, score in letters.items()}
        for number, more in attachments.best(support, most, LEAST_KNOWN).items():
            sums.setdefault(attachments.concepts[number], more)
        return {concept: bent(both) for concept, both in sums.items()}

    def _shown(self, concept: str, language: Language | None) -> LabelHit | None:
        """Return the label to show of a concept that the letters do not answer; None for one that left the index."""
        labels = self._index.labels_of(concept)
        if not labels:
            return None

        def place(label: ConceptLabel) -> tuple[bool, int, str]:
            return language is not None and label.language is not language, label.rank, label.text

        best = min(labels, key=place)
        return LabelHit(concept=concept, text=best.text, language=best.language, rank=best.rank, score=0.0, spans=())


def bent(both: float) -> float:
    """Return the score of a sum of both signals: the same up to `BENT_FROM`, then ever closer to 1."""
    room, over = 1 - BENT_FROM, both - BENT_FROM
    return both if over <= 0 else 1 - room * room / (room + over)
