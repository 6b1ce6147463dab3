"""From concepts to the arrays of a knowledge.

A row is a concept in one language: a sum of fields, each of length 1 before it is weighted: all
labels, the description, the labels of linked concepts, the labels of the nearest kin in another
taxonomy (ROME's jobs for ESCO's occupations and the other way round). Rarity is that among labels.
Weights were chosen on held-out alternative labels: see docs/decisions/0011.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from skilltree.engine.knowledge.concept import KnownConcept
from skilltree.engine.knowledge.kin import Reading, likeness_of_kin, unit_rows
from skilltree.engine.knowledge.terms import Names, TermNumbers, name_of
from skilltree.engine.labels.arrays import Floats
from skilltree.model.words import Language

FIELDS: Final = {"labels": 0.5, "about": 0.5, "links": 0.2, "kin": 0.25}
"""Weight of each field of a row."""

LEAST_WEIGHT: Final = 0.02
"""Entries of a row below it are left out."""

NEAR: Final = 0.5
"""Likeness from which on the nearest kin lends its labels."""

MOST_KIN: Final = 24
LABELS_SHARE, ROWS_SHARE = 0.6, 0.3
"""What the cosine of the likest labels of two kin and that of their rows say of how near they are."""


@dataclass
class _Rows:
    """Numbers of terms by row, for each field, and the labels."""

    labels: list[list[int]] = field(default_factory=list)
    about: list[list[int]] = field(default_factory=list)
    links: list[list[int]] = field(default_factory=list)
    keys: list[tuple[int, Reading]] = field(default_factory=list)


def build_arrays(concepts: Sequence[KnownConcept]) -> dict[str, NDArray[Any]]:
    """Return the arrays of these concepts, which are in the order of their ids."""
    numbers = TermNumbers()
    rows = _Rows()
    kin = [_take_language(concepts, language, numbers, rows) for language in Language]
    count = len(rows.labels)
    near = sparse.block_diag(kin, format="csr", dtype=np.float32)
    names = np.array([name_of(term) for term in numbers.terms], np.uint64)
    fields = {
        "labels": _counted(rows.labels, len(names)),
        "about": _counted(rows.about, len(names)),
        "links": _counted(rows.links, len(names)),
    }
    fields["kin"] = _of_nearest(fields["labels"], near)
    uses = np.bincount(fields["labels"].indices, minlength=len(names))
    rarity = np.log1p(count / (uses + 1)).astype(np.float32)
    weighed = {name: _weighed(counts, rarity) for name, counts in fields.items()}
    own = weighed["labels"] * FIELDS["labels"] + weighed["about"] * FIELDS["about"] + weighed["links"] * FIELDS["links"]
    return {
        **_postings(own + weighed["kin"] * FIELDS["kin"], names, rarity),
        **_labels(rows.keys, names),
        **_kin_table(near, unit_rows(own)),
        "rows": np.array([count], np.int32),
    }


def _take_language(
    concepts: Sequence[KnownConcept], language: Language, numbers: TermNumbers, rows: _Rows
) -> sparse.csr_matrix:
    """Add a row for each concept that has a label of the language; return who is kin to whom."""
    readings: dict[str, list[Reading]] = {}
    for concept in concepts:
        texts = [label.text for label in concept.labels if label.language is language]
        if texts:
            readings[concept.id] = [_telling(numbers.of_label(text)) for text in texts]
    families: list[str | None] = []
    for concept in concepts:
        mine = readings.get(concept.id)
        if mine is None:
            continue
        families.append(concept.family)
        rows.keys += [(len(rows.labels), reading) for reading in mine if reading]
        rows.labels.append([term for reading in mine for term in reading])
        rows.about.append(
            [
                term
                for about in concept.about
                if about.language is language
                for term in _telling(numbers.of_prose(about.text))
            ]
        )
        rows.links.append([term for link in concept.links if link in readings for term in readings[link][0]])
    return likeness_of_kin(list(readings.values()), families, list(numbers.terms))


def _telling(terms: list[int]) -> Reading:
    return tuple(term for term in terms if term >= 0)


def _counted(rows: Sequence[Sequence[int]], terms: int) -> sparse.csr_matrix:
    """Return how often each row has each term."""
    places = np.fromiter((term for row in rows for term in row), np.int32)
    ends = np.cumsum([0, *map(len, rows)])
    matrix = sparse.csr_matrix((np.ones(places.size, np.float32), places, ends), (len(rows), terms))
    matrix.sum_duplicates()
    return matrix


def _of_nearest(labels: sparse.csr_matrix, kin: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the labels of each row's nearest kin, where it is near enough; of equally near ones the first."""
    pairs = kin.tocoo()
    near = pairs.data >= NEAR
    rows, others, likeness = pairs.row[near], pairs.col[near], pairs.data[near]
    order = np.lexsort((others, -likeness, rows))
    first = order[np.unique(rows[order], return_index=True)[1]]
    choice = sparse.csr_matrix((np.ones(first.size, np.float32), (rows[first], others[first])), kin.shape)
    return sparse.csr_matrix(choice @ labels)


def _weighed(counts: sparse.csr_matrix, rarity: Floats) -> sparse.csr_matrix:
    matrix = counts.copy()
    matrix.data = (1 + np.log(np.maximum(matrix.data, 1))).astype(np.float32) * rarity[matrix.indices]
    return unit_rows(matrix)


def _postings(whole: sparse.csr_matrix, names: Names, rarity: Floats) -> dict[str, NDArray[Any]]:
    """Return rows and weights by term, terms in the order of their names."""
    whole = sparse.csr_matrix(whole)
    whole.data[whole.data < LEAST_WEIGHT] = 0
    whole.eliminate_zeros()
    order = np.argsort(names)
    by_term = whole.T.tocsr()[order]
    by_term.sort_indices()
    return {
        "term_names": names[order],
        "term_rarity": rarity[order],
        "term_starts": by_term.indptr.astype(np.int32),
        "term_rows": by_term.indices.astype(np.int32),
        "term_weights": by_term.data.astype(np.float16),
    }


def _labels(labels: Sequence[tuple[int, Reading]], names: Names) -> dict[str, NDArray[Any]]:
    """Return the rows by the keys of their labels."""
    readings = [tuple(dict.fromkeys(reading)) for _, reading in labels]
    terms = np.fromiter((term for reading in readings for term in reading), np.int64)
    starts = np.cumsum([0, *map(len, readings)])[:-1]
    keys = np.add.reduceat(names[terms], starts) if readings else np.zeros(0, np.uint64)
    rows = np.array([row for row, _ in labels], np.int32)
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    new = np.append(True, (np.diff(rows) != 0) | (keys[1:] != keys[:-1])) if readings else np.zeros(0, np.bool_)
    return {"label_keys": keys[new], "label_rows": rows[new]}


def _kin_table(kin: sparse.csr_matrix, own: sparse.csr_matrix) -> dict[str, NDArray[Any]]:
    """Return each row's nearest kin and how near they are."""
    pairs = kin.tocoo()
    order = np.lexsort((pairs.col, -pairs.data, pairs.row))
    rows, others, likeness = pairs.row[order], pairs.col[order], pairs.data[order]
    begins = np.searchsorted(rows, rows, "left")
    few = np.arange(rows.size) - begins < 2 * MOST_KIN
    rows, others, likeness = rows[few], others[few], likeness[few]
    alike = np.asarray(own[rows].multiply(own[others]).sum(axis=1), np.float32).ravel()
    near = LABELS_SHARE * likeness + ROWS_SHARE * alike
    order = np.lexsort((others, -near, rows))
    begins = np.searchsorted(rows, rows, "left")
    order = order[np.arange(rows.size) - begins < MOST_KIN]
    return {
        "kin_starts": np.searchsorted(rows[order], np.arange(kin.shape[0] + 1)).astype(np.int32),
        "kin_rows": others[order].astype(np.int32),
        "kin_nearness": near[order].astype(np.float16),
    }
