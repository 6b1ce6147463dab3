"""Ranking a few hundred texts (courses, opportunities) by a typed query, typos allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skilltree.engine.labels import LabelIndex
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language


def rank_texts(query: str, texts: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return the score (0 to 1) of each id that matches; every id scores 1 for an empty query."""
    if not query:
        return dict.fromkeys(texts, 1.0)
    labels = [
        ConceptLabel(concept=found, text=text, language=Language.FR, rank=0)
        for found, several in texts.items()
        for text in several
    ]
    index = LabelIndex.build(labels)
    return {hit.concept: hit.score for hit in index.search(query, limit=len(texts) or 1)}
