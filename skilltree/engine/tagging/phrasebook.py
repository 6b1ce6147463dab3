"""The labels as keys of words: the sum of the hashes of a label's stems, whatever their order.

A window of a text is looked up by the same sum, which cumulative sums give for all windows at
once. 64 bits: two of 10^6 labels share a key by chance once in 10^7 phrasebooks, and whoever reads
a hit compares the words anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels import variants
from skilltree.engine.labels.fold import HYPHEN
from skilltree.engine.tagging.stems import light
from skilltree.engine.tagging.words import words_of
from skilltree.model.taxonomy import ConceptLabel

MOST_WORDS: Final = 10
"""Telling words of a label; a longer one is a sentence, which nobody writes twice."""

COMMON_SHARE: Final = 0.0015
COMMON_LEAST: Final = 3
"""A word that more concepts than this share use (but this many always may) is no skill by itself."""

SHORTEST_ALONE: Final = 4
"""Letters of a word that is a skill by itself, unless it is written like a sign: "C++", "SQL"."""

Keys = NDArray[np.uint64]
Stem = Callable[[str], str]


class Reading:
    """One way to read a label: its telling words, folded."""

    __slots__ = ("label", "words")

    def __init__(self, label: ConceptLabel, words: tuple[str, ...]) -> None:
        self.label = label
        self.words = words


def readings_of(labels: Iterable[ConceptLabel]) -> list[Reading]:
    """Return all readings of the labels that can be found in a text, in the order of the labels."""
    found: list[Reading] = []
    for label in labels:
        texts = variants(label.text)
        texts += tuple(HYPHEN.sub("", text) for text in texts if "-" in text)
        distinct = dict.fromkeys(tuple(word.text for word in words_of(text)) for text in texts)
        found.extend(Reading(label, words) for words in distinct if 0 < len(words) <= MOST_WORDS)
    common = common_words(found)
    return [reading for reading in found if len(reading.words) > 1 or _tells_alone(reading, common)]


def common_words(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the light stems that too many concepts use."""
    uses: Counter[str] = Counter()
    pairs = {(light(word), reading.label.concept) for reading in readings for word in reading.words}
    uses.update(stem for stem, _ in pairs)
    concepts = len({reading.label.concept for reading in readings})
    most = max(COMMON_LEAST, COMMON_SHARE * concepts)
    return frozenset(stem for stem, count in uses.items() if count > most)


def _tells_alone(reading: Reading, common: frozenset[str]) -> bool:
    word = reading.words[0]
    if light(word) in common or word.isdigit():
        return False
    if len(word) >= SHORTEST_ALONE:
        return True
    text = reading.label.text.strip()
    sign = not word.isalpha() or (text.isupper() and len(text) > 2)
    return sign and len(word) > 1


class Phrasebook:
    """Keys of readings under one way to cut words; `find` gives the readings of keys."""

    def __init__(self, readings: Sequence[Reading], stem: Stem, *, least_words: int = 1) -> None:
        self.stem = stem
        self._hashes: dict[str, int] = {}
        numbers: list[int] = []
        keys: list[int] = []
        for number, reading in enumerate(readings):
            if len(reading.words) >= least_words:
                numbers.append(number)
                keys.append(sum(self._learn(word) for word in reading.words) & _ALL_BITS)
        order = np.argsort(np.array(keys, np.uint64), kind="stable")
        self._keys: Keys = np.array(keys, np.uint64)[order]
        self._numbers = np.array(numbers, np.int64)[order]
        self.longest = max((len(readings[number].words) for number in numbers), default=0)

    def _learn(self, word: str) -> int:
        stem = self.stem(word)
        if stem not in self._hashes:
            self._hashes[stem] = int.from_bytes(blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        return self._hashes[stem]

    def hashes(self, words: Iterable[str]) -> tuple[Keys, NDArray[np.bool_]]:
        """Return the words' hashes, and which of them no label has."""
        found = [self._hashes.get(self.stem(word), -1) for word in words]
        unknown = np.array([each < 0 for each in found], np.bool_)
        return np.array([max(each, 0) for each in found], np.uint64), unknown

    def held(self, keys: Keys) -> NDArray[np.intp]:
        """Return which of these keys some label has."""
        if not self._keys.size:
            return np.empty(0, np.intp)
        at = np.searchsorted(self._keys, keys).clip(max=self._keys.size - 1)
        return np.flatnonzero(self._keys[at] == keys)

    def find(self, key: np.uint64) -> list[int]:
        """Return the numbers of the readings of one key."""
        first, last = np.searchsorted(self._keys, key, "left"), np.searchsorted(self._keys, key, "right")
        numbers: list[int] = self._numbers[first:last].tolist()
        return numbers


_ALL_BITS: Final = (1 << 64) - 1
