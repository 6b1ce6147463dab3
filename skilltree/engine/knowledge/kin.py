"""The nearest concept of another taxonomy, by its labels alone: no crosswalk is read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from skilltree.engine.knowledge.concept import KnownConcept
from skilltree.engine.knowledge.terms import terms_of
from skilltree.model.words import Language

LEAST_LIKENESS: Final = 0.5
"""Cosine of the likest two labels; below it the two only share a common word."""

SHORTEST_PIECE: Final = 3
LONGEST_PIECE: Final = 5
_CHUNK: Final = 1000


def nearest_kin(concepts: Sequence[KnownConcept], language: Language) -> dict[str, KnownConcept]:
    """Return for each concept its nearest of another family, where one is near enough; ties to the first id.

    Labels are compared by the cosine of their words' pieces of 3 to 5 letters, weighted by their rarity.
    """
    families: dict[str, list[KnownConcept]] = {}
    for concept in sorted(concepts, key=lambda each: each.id):
        if concept.family is not None and any(label.language is language for label in concept.labels):
            families.setdefault(concept.family, []).append(concept)
    if len(families) < 2:
        return {}
    members = [concept for family in sorted(families) for concept in families[family]]
    vectors, owners = _label_vectors(members, language)
    found: dict[str, KnownConcept] = {}
    first = 0
    for family in sorted(families):
        last = first + len(families[family])
        own = (owners >= first) & (owners < last)
        best, likest = _likest(vectors[own], owners[own] - first, vectors[~own], owners[~own], last - first)
        for concept, score, other in zip(families[family], best.tolist(), likest.tolist(), strict=True):
            if score >= LEAST_LIKENESS:
                found[concept.id] = members[other]
        first = last
    return found


def _likest(
    ours: sparse.csr_matrix,
    our_owners: NDArray[np.int64],
    theirs: sparse.csr_matrix,
    owners: NDArray[np.int64],
    count: int,
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return for each of our concepts the cosine of its likest label pair, and whose label that is."""
    best = np.zeros(count, np.float32)
    likest = np.zeros(count, np.int64)
    others = theirs.T.tocsr()
    for start in range(0, ours.shape[0], _CHUNK):
        product = (ours[start : start + _CHUNK] @ others).tocoo()
        near = product.data >= LEAST_LIKENESS
        rows, whose = our_owners[start + product.row[near]], owners[product.col[near]]
        cosine = product.data[near].round(5)
        order = np.lexsort((whose, -cosine, rows))
        for at in order[np.unique(rows[order], return_index=True)[1]].tolist():
            if cosine[at] > best[rows[at]] or (cosine[at] == best[rows[at]] and whose[at] < likest[rows[at]]):
                best[rows[at]], likest[rows[at]] = cosine[at], whose[at]
    return best, likest


def _label_vectors(members: Sequence[KnownConcept], language: Language) -> tuple[sparse.csr_matrix, NDArray[np.int64]]:
    columns: dict[str, int] = {}
    places: list[int] = []
    ends: list[int] = [0]
    owners: list[int] = []
    for owner, concept in enumerate(members):
        readings = {tuple(terms_of(label.text)) for label in concept.labels if label.language is language}
        for terms in sorted(readings):
            pieces = dict.fromkeys(piece for term in terms for piece in _pieces(term))
            places.extend(columns.setdefault(piece, len(columns)) for piece in pieces)
            ends.append(len(places))
            owners.append(owner)
    uses = np.bincount(np.array(places, np.int64), minlength=len(columns))
    rarity = np.log(len(owners) / np.maximum(uses, 1)).astype(np.float32)
    data = rarity[np.array(places, np.int64)]
    vectors = sparse.csr_matrix(
        (data, np.array(places, np.int64), np.array(ends, np.int64)), (len(owners), len(columns))
    )
    return unit_rows(vectors), np.array(owners, np.int64)


def _pieces(term: str) -> list[str]:
    padded = f" {term} "
    return [
        padded[at : at + size]
        for size in range(SHORTEST_PIECE, LONGEST_PIECE + 1)
        for at in range(len(padded) - size + 1)
    ]


def unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the matrix with rows of length 1; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1), np.float64).ravel())
    scale = 1.0 / np.maximum(lengths, math.ulp(1.0))
    return sparse.csr_matrix(sparse.diags(scale.astype(np.float32)) @ matrix)
