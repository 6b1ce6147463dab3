"""Kin: concepts of different taxonomies that mean nearly the same, by their labels alone. No crosswalk is read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from skilltree.engine.labels.arrays import Floats

LEAST_LIKENESS: Final = 0.3
"""Cosine of the likest two labels; below it the two only share a common word."""

SHORTEST_PIECE: Final = 3
LONGEST_PIECE: Final = 5
_CHUNK: Final = 1000

Reading: TypeAlias = tuple[int, ...]
"""A label as the numbers of its terms."""

Longs: TypeAlias = NDArray[np.int64]


def likeness_of_kin(
    readings: Sequence[Sequence[Reading]], families: Sequence[str | None], terms: Sequence[str]
) -> sparse.csr_matrix:
    """Return the cosine of the likest two labels of each two concepts of different families, where it is enough.

    Labels are compared by their words' pieces of 3 to 5 letters, weighted by their rarity. A concept
    without a family has no kin. `terms` spells the terms by number.
    """
    count = len(readings)
    members = [number for number, family in enumerate(families) if family is not None]
    names = sorted({str(families[number]) for number in members})
    whole = sparse.csr_matrix((count, count), dtype=np.float32)
    if len(names) < 2:
        return whole
    vectors, owners = _label_vectors(readings, members, _Pieces(terms))
    family_of = np.array([-1 if family is None else names.index(family) for family in families])[owners]
    for family in range(1, len(names)):
        ours, theirs = family_of == family, family_of < family
        rows, columns, cosines = _likest(vectors[ours], owners[ours], vectors[theirs], owners[theirs], count)
        half = sparse.csr_matrix((cosines, (rows, columns)), (count, count))
        whole = whole + half + half.T
    return sparse.csr_matrix(whole)


def _likest(
    ours: sparse.csr_matrix, our_owners: Longs, theirs: sparse.csr_matrix, their_owners: Longs, count: int
) -> tuple[Longs, Longs, Floats]:
    """Return pairs of owners with the cosine of their likest label pair."""
    keys: list[Longs] = []
    cosines: list[Floats] = []
    others = theirs.T.tocsr()
    for start in range(0, ours.shape[0], _CHUNK):
        product = (ours[start : start + _CHUNK] @ others).tocoo()
        near = np.flatnonzero(product.data >= LEAST_LIKENESS)
        keys.append(our_owners[start + product.row[near]] * count + their_owners[product.col[near]])
        cosines.append(product.data[near].round(4))
    key, cosine = np.concatenate(keys), np.concatenate(cosines)
    order = np.lexsort((-cosine, key))
    first = order[np.unique(key[order], return_index=True)[1]]
    return key[first] // count, key[first] % count, cosine[first]


class _Pieces(dict[int, list[int]]):
    """Number of a term to the numbers of its pieces, given as they come."""

    def __init__(self, terms: Sequence[str]) -> None:
        super().__init__()
        self._terms = terms
        self.numbers: dict[str, int] = {}

    def __missing__(self, term: int) -> list[int]:
        padded = f" {self._terms[term]} "
        found = [
            self.numbers.setdefault(padded[at : at + size], len(self.numbers))
            for size in range(SHORTEST_PIECE, LONGEST_PIECE + 1)
            for at in range(len(padded) - size + 1)
        ]
        self[term] = found
        return found


def _label_vectors(
    readings: Sequence[Sequence[Reading]], members: Sequence[int], pieces: _Pieces
) -> tuple[sparse.csr_matrix, Longs]:
    """Return one row a distinct label, and whose label it is."""
    places: list[int] = []
    ends: list[int] = [0]
    owners: list[int] = []
    for owner in members:
        for reading in dict.fromkeys(readings[owner]):
            for term in reading:
                places += pieces[term]
            ends.append(len(places))
            owners.append(owner)
    at = np.array(places, np.int64)
    vectors = sparse.csr_matrix(
        (np.ones(at.size, np.float32), at, np.array(ends, np.int64)), (len(owners), len(pieces.numbers))
    )
    vectors.sum_duplicates()
    uses = np.bincount(vectors.indices, minlength=vectors.shape[1])
    vectors.data = np.log(len(owners) / np.maximum(uses, 1)).astype(np.float32)[vectors.indices]
    return unit_rows(vectors), np.array(owners, np.int64)


def unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the matrix with rows of length 1; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1), np.float64).ravel())
    scale = 1.0 / np.maximum(lengths, math.ulp(1.0))
    return sparse.csr_matrix(sparse.diags(scale.astype(np.float32)) @ matrix)
