"""The second signal: each concept's own words and those of its links, as one weighted row a language.

A row is a sum of fields, each of length 1 before it is weighted: all labels, the description, the
labels of linked concepts, the labels of the nearest kin in another taxonomy
(ROME's jobs for ESCO's occupations and the other way round). A query's likeness to a row is the sum
over its terms of term weight times row weight, so one pass over the posting lists answers it.
Weights were chosen on held-out alternative labels: see docs/decisions/0011.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from skilltree.engine.buffers import Buffer, DamagedBuffer, pack, unpack
from skilltree.engine.knowledge.concept import KnownConcept
from skilltree.engine.knowledge.kin import nearest_kin, unit_rows
from skilltree.engine.knowledge.terms import count_terms, label_names, name_of, terms_of
from skilltree.model.words import Language

FIELDS: Final = {"labels": 0.5, "about": 0.4, "links": 0.4, "kin": 0.25}
"""Weight of each field of a row."""

LEAST_WEIGHT: Final = 0.02
"""Entries of a row below it are left out."""

UNKNOWN_SHARE: Final = 0.6
"""A term that no row has weighs this share of the rarest one's weight."""

KIND: Final = b"SKKNOWL1"

Names: TypeAlias = NDArray[np.uint64]
Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int32]


class Knowledge:
    """Rows by term, in arrays that may lie in a memory map. Read-only: any number of threads."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = dict(arrays)
        try:
            self._names: Names = arrays["term_names"]
            self._rarity: Floats = arrays["term_rarity"]
            self._starts: Ints = arrays["term_starts"]
            self._rows: Ints = arrays["term_rows"]
            self._weights: NDArray[np.float16] = arrays["term_weights"]
            self._label_names: Names = arrays["label_names"]
            self._label_rows: Ints = arrays["label_rows"]
            self.rows = int(arrays["rows"][0])
        except KeyError as error:
            raise DamagedBuffer(f"the file has no {error}") from error

    @classmethod
    def build(cls, concepts: Sequence[KnownConcept]) -> Knowledge:
        """Return what these concepts know. The same concepts in any order give the same arrays."""
        return cls(build_arrays(sorted(concepts, key=lambda concept: concept.id)))

    @classmethod
    def from_buffer(cls, buffer: Buffer) -> Knowledge:
        """Return what `to_buffers` gave, without copying it. Raises DamagedBuffer."""
        return cls(unpack(KIND, buffer))

    def to_buffers(self) -> Iterator[bytes | memoryview]:
        """Return what to write to a file one after another."""
        return pack(KIND, self._arrays)

    def rows_of_label(self, text: str) -> list[int]:
        """Return the rows of the concepts that have this very label, in the languages that have it."""
        keys = np.array(label_names(text), np.uint64)
        firsts, lasts = (np.searchsorted(self._label_names, keys, side).tolist() for side in ("left", "right"))
        found = {
            row for first, last in zip(firsts, lasts, strict=True) for row in self._label_rows[first:last].tolist()
        }
        return sorted(found)

    def likeness(self, text: str) -> Floats:
        """Return the likeness of a text to every row, 0 to 1."""
        names = np.array([name_of(term) for term in dict.fromkeys(terms_of(text))], np.uint64)
        places = np.searchsorted(self._names, names)
        here = places[places < self._names.size]
        places = here[self._names[here] == names[places < self._names.size]]
        if not places.size:
            return np.zeros(self.rows, np.float32)
        strangers = names.size - places.size
        known = list(zip(places.tolist(), self._rarity[places].tolist(), strict=True))
        stranger = UNKNOWN_SHARE * math.log1p(self.rows)
        length = math.sqrt(sum(rarity**2 for _, rarity in known) + strangers * stranger**2)
        slices = [slice(self._starts[number], self._starts[number + 1]) for number, _ in known]
        weights = [
            self._weights[here] * np.float32(rarity / length) for here, (_, rarity) in zip(slices, known, strict=True)
        ]
        rows = np.concatenate([self._rows[here] for here in slices])
        total = np.bincount(rows, np.concatenate(weights), self.rows)
        return total.astype(np.float32).clip(max=1.0)


def build_arrays(concepts: Sequence[KnownConcept]) -> dict[str, NDArray[Any]]:
    """Return the arrays of these concepts, which are in the order of their ids."""
    by_id = {concept.id: concept for concept in concepts}
    fields: dict[str, list[Counter[str]]] = {name: [] for name in FIELDS}
    labels: list[tuple[int, int]] = []
    rows = 0
    for language in Language:
        kin = nearest_kin(concepts, language)
        for concept in concepts:
            texts = [label.text for label in concept.labels if label.language is language]
            if not texts:
                continue
            near = kin.get(concept.id)
            fields["labels"].append(count_terms(texts))
            fields["about"].append(count_terms(_about(concept, language)))
            fields["links"].append(
                count_terms(_shown(by_id[link], language) for link in concept.links if link in by_id)
            )
            fields["kin"].append(
                count_terms(label.text for label in near.labels if label.language is language) if near else Counter()
            )
            labels.extend((name, rows) for text in texts for name in label_names(text))
            rows += 1
    labels = sorted(set(labels))
    return {
        **_postings(fields, rows),
        "label_names": np.array([name for name, _ in labels], np.uint64),
        "label_rows": np.array([row for _, row in labels], np.int32),
        "rows": np.array([rows], np.int32),
    }


def _about(concept: KnownConcept, language: Language) -> list[str]:
    return [about.text for about in concept.about if about.language is language]


def _shown(concept: KnownConcept, language: Language) -> str:
    return next((label.text for label in concept.labels if label.language is language), "")


def _postings(fields: Mapping[str, Sequence[Counter[str]]], rows: int) -> dict[str, NDArray[Any]]:
    """Return rows and weights by term; a term's rarity is that among labels."""
    terms = sorted({term for counts in fields.values() for count in counts for term in count}, key=name_of)
    numbers = {term: number for number, term in enumerate(terms)}
    uses = np.zeros(len(terms), np.int64)
    for count in fields["labels"]:
        uses[[numbers[term] for term in count]] += 1
    rarity = np.log1p(rows / (uses + 1)).astype(np.float32)
    whole = sparse.csr_matrix((rows, len(terms)), dtype=np.float32)
    for name, weight in FIELDS.items():
        whole = whole + unit_rows(_matrix(fields[name], numbers, rarity)) * np.float32(weight)
    whole.data[whole.data < LEAST_WEIGHT] = 0
    whole.eliminate_zeros()
    by_term = whole.T.tocsr()
    by_term.sort_indices()
    return {
        "term_names": np.array([name_of(term) for term in terms], np.uint64),
        "term_rarity": rarity,
        "term_starts": by_term.indptr.astype(np.int32),
        "term_rows": by_term.indices.astype(np.int32),
        "term_weights": by_term.data.astype(np.float16),
    }


def _matrix(counts: Sequence[Counter[str]], numbers: Mapping[str, int], rarity: Floats) -> sparse.csr_matrix:
    ends, columns, data = [0], [], []
    for count in counts:
        for term, times in count.items():
            columns.append(numbers[term])
            data.append(1.0 + math.log(times))
        ends.append(len(columns))
    places = np.array(columns, np.int64)
    values = np.array(data, np.float32) * rarity[places]
    return sparse.csr_matrix((values, places, np.array(ends, np.int64)), (len(counts), len(numbers)))
