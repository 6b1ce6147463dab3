"""From labels to the arrays of a segment: texts, readings ("rows"), and posting lists of words.

Labels are sorted by concept, text and language, so that equal sets of labels give equal arrays, all
labels of a concept stand together, and order by number is order by id. A row's words are distinct
and sorted, so that word order does not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import numpy as np

from skilltree.engine.labels.arrays import Arrays, bounds, pack_texts
from skilltree.engine.labels.fold import HYPHEN, LONGEST_TEXT, fold
from skilltree.engine.labels.variants import variants
from skilltree.engine.labels.words import build_words
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

_LANGUAGES = {language: number for number, language in enumerate(Language)}


def readings(text: str) -> tuple[str, ...]:
    """Return the folded readings of a label, one for each gender that it names."""
    text = text[:LONGEST_TEXT]
    found = variants(text)
    if "-" in text or "\u2010" in text or "\u2011" in text:  # "baby-sitting" is also typed in one word
        found += tuple(HYPHEN.sub("", reading) for reading in found)
    return tuple(dict.fromkeys(map(fold, found)))


def build_segment(labels: Iterable[ConceptLabel]) -> Arrays:
    """Return the arrays of these labels, each of them once."""
    distinct = set(labels)
    kept = sorted(distinct, key=lambda label: (label.concept, label.text, label.language.value, label.rank))
    concepts = list(dict.fromkeys(label.concept for label in kept))
    concept_numbers = {concept: number for number, concept in enumerate(concepts)}
    rows: list[str] = []  # as text: lists of words would take four times the memory
    row_label: list[int] = []
    for number, label in enumerate(kept):
        for reading in readings(label.text):
            if reading:
                rows.append(" ".join(sorted(set(reading.split()))))
                row_label.append(number)
    words = sorted(set(chain.from_iterable(map(str.split, rows))))
    numbers = {word: number for number, word in enumerate(words)}
    sizes = np.array([row.count(" ") + 1 for row in rows], np.int64)
    flat = np.fromiter((numbers[word] for row in rows for word in row.split()), np.int32, int(sizes.sum()))
    uses = np.bincount(flat, minlength=len(words))
    holders = np.repeat(np.arange(len(rows), dtype=np.int32), sizes)
    letters, letter_ends = pack_texts(rows)
    texts, text_ends = pack_texts([label.text for label in kept])
    ids, id_ends = pack_texts(concepts)
    tags, tag_ends = pack_texts([language.value for language in Language])
    return {
        **build_words(words),
        "concept_letters": ids,
        "concept_ends": id_ends,
        "text_letters": texts,
        "text_ends": text_ends,
        "label_concept": np.array([concept_numbers[label.concept] for label in kept], np.int32),
        "label_language": np.array([_LANGUAGES[label.language] for label in kept], np.uint8),
        "label_rank": np.array([min(max(label.rank, 0), 255) for label in kept], np.uint8),
        "language_letters": tags,
        "language_ends": tag_ends,
        "row_label": np.array(row_label, np.int32),
        "row_starts": bounds(sizes),
        "row_words": flat,
        "row_letters": letters,
        "row_letter_ends": letter_ends,
        "posting_starts": bounds(uses),
        "posting_rows": holders[np.argsort(flat, kind="stable")],
    }
