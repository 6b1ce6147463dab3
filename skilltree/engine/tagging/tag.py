"""One skill found in a text."""

from __future__ import annotations

from skilltree.model.base import Struct
from skilltree.model.words import Language


class Tag(Struct):
    """`start` and `end` are code points of the text, half-open; `label` is the label found there.

    `score`: 1 the label's own words, .96 other endings or linking words (plural, gender), .85 another
    word of the family (souder, soudage); .1 less for another order, .1 for a word in between.
    """

    start: int
    end: int
    concept: str
    label: str
    language: Language
    score: float
