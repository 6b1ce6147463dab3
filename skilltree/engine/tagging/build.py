"""From labels to the arrays of a book: texts, readings as numbers of words, and their keys.

A reading is one way to read a label, its telling words in order. Its key is the sum of the hashes of
its words' stems, whatever their order: one key for the light cut, one for the deep. 64 bits: two of
10^6 labels share a key by chance once in 10^7 books, and whoever reads a hit compares the words.

Labels are sorted by concept, text and language, so that equal sets of labels give equal arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels import variants
from skilltree.engine.labels.arrays import Arrays, bounds, pack_texts
from skilltree.engine.labels.fold import HYPHEN
from skilltree.engine.tagging.stems import deep, light
from skilltree.engine.tagging.words import words_of
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

MOST_WORDS: Final = 10
"""Telling words of a label; a longer one is a sentence, which nobody writes twice."""

SHORTEST_ALONE: Final = 4
"""Letters of a word that is a skill by itself, unless it is written like a sign: "C++", "SQL"."""

LEAST_WORDS_OF_FAMILY: Final = 2
"""Words of a reading that the deep cut may find."""

SLOTS_A_KEY: Final = 8
"""Slots of the table that rules most windows out before the keys are searched, at least."""

Hashes = NDArray[np.uint64]
_LANGUAGES = {language: number for number, language in enumerate(Language)}


def hash_of(stem: str) -> int:
    """Return 64 bits that are the same in every process."""
    return int.from_bytes(blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def word_readings(text: str) -> Iterator[tuple[str, ...]]:
    """Give the distinct readings of a label that can be found in a text."""
    texts = variants(text)
    if "-" in text:
        texts += tuple(HYPHEN.sub("", each) for each in texts)
    for words in dict.fromkeys(tuple(words_of(each).texts) for each in texts):
        if 0 < len(words) <= MOST_WORDS:
            yield words


def may_stand_alone(word: str, text: str) -> bool:
    """Tell whether a label `text` that is one word long can be known by it."""
    if word.isdigit():
        return False
    if len(word) >= SHORTEST_ALONE:
        return True
    text = text.strip()
    return len(word) > 1 and (not word.isalpha() or (text.isupper() and len(text) > 2))


def build_book(labels: Iterable[ConceptLabel]) -> Arrays:
    """Return the arrays of these labels, each of them once."""
    kept = sorted(set(labels), key=lambda label: (label.concept, label.text, label.language.value, label.rank))
    concepts = {concept: number for number, concept in enumerate(dict.fromkeys(label.concept for label in kept))}
    found: list[tuple[str, ...]] = []
    reading_label: list[int] = []
    for number, label in enumerate(kept):
        for words in word_readings(label.text):
            found.append(words)
            reading_label.append(number)
    vocabulary = sorted(set(chain.from_iterable(found)))
    numbers = {word: number for number, word in enumerate(vocabulary)}
    sizes = np.array([len(words) for words in found], np.int64)
    flat = np.fromiter((numbers[word] for words in found for word in words), np.int32, int(sizes.sum()))
    starts = bounds(sizes)
    word_light = np.array([hash_of(light(word)) for word in vocabulary], np.uint64)
    word_deep = np.array([hash_of(deep(word)) for word in vocabulary], np.uint64)
    label_concept = np.array([concepts[label.concept] for label in kept], np.int32)
    owners = label_concept[np.array(reading_label, np.int32)] if found else np.zeros(0, np.int32)
    stems, uses = _uses(np.repeat(owners, sizes), word_light[flat])
    findable = np.array(
        [
            len(words) > 1 or may_stand_alone(words[0], kept[label].text)
            for words, label in zip(found, reading_label, strict=True)
        ],
        np.bool_,
    )
    texts, text_ends = pack_texts([label.text for label in kept])
    ids, id_ends = pack_texts(list(concepts))
    letters, letter_ends = pack_texts(vocabulary)
    tags, tag_ends = pack_texts([language.value for language in Language])
    return {
        "concept_letters": ids,
        "concept_ends": id_ends,
        "text_letters": texts,
        "text_ends": text_ends,
        "label_concept": label_concept,
        "label_language": np.array([_LANGUAGES[label.language] for label in kept], np.uint8),
        "label_rank": np.array([min(max(label.rank, 0), 255) for label in kept], np.uint8),
        "language_letters": tags,
        "language_ends": tag_ends,
        "word_letters": letters,
        "word_ends": letter_ends,
        "word_light": word_light,
        "word_deep": word_deep,
        "stems_light": stems,
        "stems_deep": np.unique(word_deep),
        "stem_uses": uses,
        "reading_label": np.array(reading_label, np.int32),
        "reading_starts": starts,
        "reading_words": flat,
        **_keys("light", word_light, starts, flat, findable),
        **_keys("deep", word_deep, starts, flat, findable & (sizes >= LEAST_WORDS_OF_FAMILY)),
    }


def slots(keys: Hashes, size: int) -> NDArray[np.intp]:
    """Return the places of keys in a table of `size` slots, a power of two."""
    return (keys >> np.uint64(64 - size.bit_length() + 1)).astype(np.intp)


def _keys(
    name: str, hashes: Hashes, starts: NDArray[np.int32], flat: NDArray[np.int32], of: NDArray[np.bool_]
) -> Arrays:
    """Return the sorted keys of some readings, the readings, and a table of which slots are in use."""
    chosen = np.flatnonzero(of).astype(np.int32)
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(hashes[flat], dtype=np.uint64)))
    keys = sums[starts[chosen + 1]] - sums[starts[chosen]]
    order = np.argsort(keys, kind="stable")
    table = np.zeros(1 << max(1, (SLOTS_A_KEY * len(keys)).bit_length()), np.uint8)
    table[slots(keys, len(table))] = 1
    return {f"keys_{name}": keys[order], f"key_readings_{name}": chosen[order], f"slots_{name}": table}


def _uses(owners: NDArray[np.int32], stems: Hashes) -> tuple[Hashes, NDArray[np.int32]]:
    """Return the distinct stems, sorted, and how many concepts use each."""
    order = np.lexsort((owners, stems))
    stems, owners = stems[order], owners[order]
    first = np.ones(len(stems), np.bool_)
    first[1:] = (stems[1:] != stems[:-1]) | (owners[1:] != owners[:-1])
    distinct, counts = np.unique(stems[first], return_counts=True)
    return distinct, counts.astype(np.int32)
