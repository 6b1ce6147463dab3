"""The fast index against a slow, obvious one, and what longer beginnings may not lose."""

from __future__ import annotations

from math import log1p

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from skilltree.engine.labels import LabelIndex, fold
from skilltree.engine.labels.fold import FUNCTION_WORDS
from skilltree.engine.labels.likeness import word_likeness
from skilltree.engine.labels.query import UNKNOWN_WEIGHT
from skilltree.engine.labels.steps import (
    ANSWERED_WHOLE,
    SURE,
    SURE_ANSWER,
    SURE_SCORE,
    WEAKEST_ANSWER,
    WEAKEST_SCORE,
)
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

KNOWN = ["souder", "soudage", "arc", "cuisine", "cuisiner", "jardin", "jardinier", "de", "la", "dj", "c++", "r486"]
WORD = st.sampled_from(KNOWN)
LABELS = st.lists(
    st.builds(
        ConceptLabel,
        concept=st.sampled_from("abcdefgh"),
        text=st.lists(WORD, min_size=1, max_size=4).map(" ".join),
        language=st.just(Language.FR),
        rank=st.integers(0, 2),
    ),
    max_size=14,
    unique=True,
)
TYPED = st.lists(st.sampled_from([*KNOWN, "soudre", "jardins", "kuisine", "zzz"]), min_size=1, max_size=4)


@settings(max_examples=150)
@given(LABELS, TYPED.map(" ".join))
def test_the_fast_index_equals_the_slow_one(labels: list[ConceptLabel], text: str) -> None:
    fast = {hit.concept: hit.score for hit in LabelIndex.build(labels).search(text, limit=50, prefix=False)}
    assert fast == pytest.approx(oracle(labels, text), abs=2e-5)


@given(LABELS, st.lists(TYPED.map(" ".join), max_size=4))
def test_many_at_once_equal_one_by_one(labels: list[ConceptLabel], texts: list[str]) -> None:
    index = LabelIndex.build(labels)
    assert index.search_many(texts) == [LabelIndex.build(labels).search(text) for text in texts]


@given(LABELS.filter(bool), st.data())
def test_a_longer_beginning_of_a_label_never_loses_it(labels: list[ConceptLabel], data: st.DataObject) -> None:
    index = LabelIndex.build(labels)
    label = data.draw(st.sampled_from(labels))
    lost = False
    for size in range(1, len(label.text) + 1):
        found = any(hit.concept == label.concept for hit in index.search(label.text[:size], limit=50))
        assert found or size == 1 or lost, label.text[:size]
        lost = not found
    assert not lost


def test_many_labels_of_one_concept_leave_room_for_others() -> None:
    crowd = [
        ConceptLabel(
            concept="crowd", text=f"souder {chr(97 + n // 26)}{chr(97 + n % 26)}", language=Language.FR, rank=1
        )
        for n in range(600)
    ]
    longer = ConceptLabel(concept="other", text="souder et assembler des pièces", language=Language.FR, rank=1)
    hits = LabelIndex.build([*crowd, longer]).search("souder")
    assert [hit.concept for hit in hits] == ["crowd", "other"]


def oracle(labels: list[ConceptLabel], text: str) -> dict[str, float]:
    """Score every label with loops and dictionaries; the best score of each concept."""
    contents = [set(fold(label.text).split()) for label in labels]
    vocabulary = sorted(set[str]().union(*contents))

    def weight(word: str) -> float:
        uses = sum(word in words for words in contents)
        return log1p(len(labels) / uses) * (0.2 if word in FUNCTION_WORDS else 1.0)

    asked = list(dict.fromkeys(fold(text).split()))
    meant: list[dict[str, float]] = []
    weights: list[float] = []
    for word in asked:
        alike = {other: word_likeness(word, other, known=word in vocabulary) for other in vocabulary}
        meant.append(alike)
        best = max(alike.values(), default=0.0)
        rarest = max((weight(other) for other, each in alike.items() if each == best), default=0.0)
        weights.append(rarest if best else UNKNOWN_WEIGHT * log1p(len(labels)) * (0.2 if word in FUNCTION_WORDS else 1))
    found: dict[str, tuple[float, float]] = {}
    only_function_words = all(word in FUNCTION_WORDS for word in asked)
    for label, words in zip(labels, contents, strict=True):
        best_of = [max(alike[word] for word in words) for alike in meant]
        telling = [
            b for b, word in zip(best_of, asked, strict=True) if only_function_words or word not in FUNCTION_WORDS
        ]
        if not any(telling):
            continue
        answered = sum(b * w for b, w in zip(best_of, weights, strict=True)) / sum(weights)
        named = sum(weight(word) * max(alike[word] for alike in meant) for word in words) / sum(map(weight, words))
        letters = Indel.normalized_similarity(" ".join(sorted(asked)), " ".join(sorted(words)))
        score = (answered**0.6 * named**0.4 + 0.3 * letters) / 1.3
        sure = any(b >= SURE and len(w) >= 4 and w not in FUNCTION_WORDS for b, w in zip(best_of, asked, strict=True))
        least = (SURE_ANSWER, SURE_SCORE) if sure else (WEAKEST_ANSWER, WEAKEST_SCORE)
        if (answered >= least[0] and score >= least[1]) or answered >= ANSWERED_WHOLE:
            key = round(score, 5) + {0: 0.03, 1: 0.01, 2: 0.0}[label.rank]
            found[label.concept] = max(found.get(label.concept, (0.0, 0.0)), (key, score))
    return {concept: score for concept, (_, score) in found.items()}
