"""A set of labels that does not change but for concepts being crossed out: columns over arrays.

The arrays may lie in a memory map that many processes share; what a process changes for itself
(crossed out concepts, counts of stems) it copies first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.buffers import DamagedBuffer
from skilltree.engine.labels.arrays import Arrays, unpack_texts
from skilltree.engine.tagging.build import Hashes, rules, slots
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

_TYPES: Final = {
    "rules": np.uint8,
    "concept_letters": np.uint8,
    "concept_ends": np.int32,
    "text_letters": np.uint8,
    "text_ends": np.int32,
    "label_concept": np.int32,
    "label_language": np.uint8,
    "label_rank": np.uint8,
    "language_letters": np.uint8,
    "language_ends": np.int32,
    "word_letters": np.uint8,
    "word_ends": np.int32,
    "word_light": np.uint64,
    "word_deep": np.uint64,
    "stems_light": np.uint64,
    "stems_deep": np.uint64,
    "stem_uses": np.int32,
    "spelled": np.uint64,
    "typed_keys": np.int32,
    "typed_words": np.int32,
    "reading_label": np.int32,
    "reading_marks": np.int32,
    "reading_starts": np.int32,
    "reading_words": np.int32,
    "keys_light": np.uint64,
    "key_readings_light": np.int32,
    "slots_light": np.uint8,
    "keys_deep": np.uint64,
    "key_readings_deep": np.int32,
    "slots_deep": np.uint8,
}


class Cut:
    """The readings by their keys under one way to cut words."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self.hashes: Hashes = arrays[f"word_{name}"]
        self.stems: Hashes = arrays[f"stems_{name}"]
        self._keys: Hashes = arrays[f"keys_{name}"]
        self._slots: NDArray[np.uint8] = arrays[f"slots_{name}"]
        self._each_key = _view(self._keys)
        self._readings = _view(arrays[f"key_readings_{name}"])
        self.stem = _view(self.hashes)
        """The hash of a word's stem, by its number."""

    def knows(self, hashes: Hashes) -> NDArray[np.bool_]:
        """Return which of these stems some reading has."""
        return _held(self.stems, hashes)

    def held(self, keys: Hashes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return which of these keys some reading has, and what to give `find` for each."""
        likely = np.flatnonzero(self._slots[slots(keys, len(self._slots))])
        if not len(self._keys) or not len(likely):
            return likely[:0], likely[:0]
        wanted = keys[likely]
        at = np.searchsorted(self._keys, wanted).clip(max=len(self._keys) - 1)
        held = self._keys[at] == wanted
        return likely[held], at[held]

    def find(self, at: int) -> Iterator[int]:
        """Give the readings of one key, in their order."""
        key = self._each_key[at]
        while at < len(self._each_key) and self._each_key[at] == key:
            yield self._readings[at]
            at += 1


class Book:
    """Labels, readings and words, all numbered from 0. Raises DamagedBuffer where an array is amiss."""

    def __init__(self, arrays: Arrays) -> None:
        for name, kind in _TYPES.items():
            if name not in arrays or arrays[name].dtype != kind:
                raise DamagedBuffer(f"the tagger's array {name} is amiss")
        if arrays["rules"].tobytes() != rules().tobytes():
            raise DamagedBuffer("the tagger was made by other rules for words")
        self.arrays = arrays
        self.words = unpack_texts(arrays["word_letters"], arrays["word_ends"])
        self.numbers = {word: number for number, word in enumerate(self.words)}
        tags = unpack_texts(arrays["language_letters"], arrays["language_ends"])
        self._languages = [Language(tag) for tag in tags]
        self.light = Cut(arrays, "light")
        self.deep = Cut(arrays, "deep")
        self.spelled: Hashes = arrays["spelled"]
        """Hashes of words that are spelled right, sorted."""
        self._uses: NDArray[np.int32] = arrays["stem_uses"]
        self._reading_label = _view(arrays["reading_label"])
        self._reading_marks = _view(arrays["reading_marks"])
        self._reading_starts = _view(arrays["reading_starts"])
        self._reading_words = _view(arrays["reading_words"])
        self._label_concept = _view(arrays["label_concept"])
        sizes = np.diff(arrays["reading_starts"])
        self.longest = int(sizes.max(initial=0))
        self.concepts = len(np.unique(arrays["label_concept"][arrays["reading_label"]]))
        """Living ones that have a reading."""
        self.labels_alive = len(arrays["label_concept"])
        self._dead: set[int] = set()

    def uses(self, stems: Hashes) -> NDArray[np.int32]:
        """Return how many living concepts use each of some stems of the light cut."""
        if not len(self._uses):
            return np.zeros(len(stems), np.int32)
        at = np.searchsorted(self.light.stems, stems).clip(max=len(self._uses) - 1)
        return np.where(self.light.stems[at] == stems, self._uses[at], 0)

    def reading(self, number: int) -> tuple[int, list[int], int] | None:
        """Return the label of a reading, the numbers of its words and its marks; None where it is crossed out."""
        label = self._reading_label[number]
        if self._dead and self._label_concept[label] in self._dead:
            return None
        words = self._reading_words[self._reading_starts[number] : self._reading_starts[number + 1]].tolist()
        return label, words, self._reading_marks[number]

    def language(self, label: int) -> Language:
        """Return the language of a label."""
        return self._languages[int(self.arrays["label_language"][label])]

    def rank(self, label: int) -> int:
        """Return the rank of a label."""
        return int(self.arrays["label_rank"][label])

    def label(self, number: int) -> ConceptLabel:
        """Return a label."""
        return ConceptLabel(
            concept=self._concept(int(self.arrays["label_concept"][number])),
            text=self._text("text_letters", "text_ends", number),
            language=self.language(number),
            rank=self.rank(number),
        )

    def labels(self) -> Iterator[ConceptLabel]:
        """Give all labels that are not crossed out."""
        for number, concept in enumerate(self.arrays["label_concept"].tolist()):
            if concept not in self._dead:
                yield self.label(number)

    def labels_of(self, concept: str) -> list[ConceptLabel]:
        """Return the living labels of a concept."""
        number = self._find(concept)
        if number is None or number in self._dead:
            return []
        return [self.label(each) for each in self._own(number)]

    def cross_out(self, concept: str) -> bool:
        """Take a concept's labels out; False where it has none here."""
        number = self._find(concept)
        if number is None or number in self._dead:
            return False
        if not self._dead:
            self._uses = self._uses.copy()
        own = self._own(number)
        readings = slice(*np.searchsorted(self.arrays["reading_label"], (own.start, own.stop)))
        if readings.stop > readings.start:
            words = slice(*self.arrays["reading_starts"][[readings.start, readings.stop]])
            stems = np.unique(self.light.hashes[self.arrays["reading_words"][words]])
            self._uses[np.searchsorted(self.light.stems, stems)] -= 1
            self.concepts -= 1
        self._dead.add(number)
        self.labels_alive -= len(own)
        return True

    @property
    def whole(self) -> bool:
        """Nothing is crossed out."""
        return not self._dead

    def _own(self, concept: int) -> range:
        return range(*np.searchsorted(self.arrays["label_concept"], (concept, concept + 1)).tolist())

    def _find(self, concept: str) -> int | None:
        low, high = 0, len(self.arrays["concept_ends"]) - 1
        while low < high:
            middle = (low + high) // 2
            if self._concept(middle) < concept:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.arrays["concept_ends"]) - 1 and self._concept(low) == concept else None

    def _concept(self, number: int) -> str:
        return self._text("concept_letters", "concept_ends", number)

    def _text(self, letters: str, ends: str, number: int) -> str:
        places = self.arrays[ends]
        text: bytes = self.arrays[letters][places[number] : places[number + 1]].tobytes()
        return text.decode("utf-8", "surrogatepass")


def _view(array: NDArray[Any]) -> memoryview:
    """Return the array for reading one number at a time, which numpy is slow at."""
    return memoryview(np.ascontiguousarray(array))  # type: ignore[arg-type]


def _held(ordered: Hashes, wanted: Hashes) -> NDArray[np.bool_]:
    if not len(ordered):
        return np.zeros(len(wanted), np.bool_)
    at = np.searchsorted(ordered, wanted)
    at[at == len(ordered)] = 0
    held: NDArray[np.bool_] = ordered[at] == wanted
    return held
