"""The distinct words of all labels, and which of them a mistyped word may mean.

Candidates come from bigram posting lists summed with numpy; RapidFuzz then counts edits, where
swapping two neighbours is one edit (optimal string alignment). All answers are deterministic.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, Prefix
from rapidfuzz.process import cdist

CANDIDATES: Final = 192
"""Words whose edits are counted, of those that share most bigrams."""

PREFIXED: Final = 400
"""Words taken of those that begin with an unfinished word, the most used first."""

Floats = NDArray[np.float64]

Matches = dict[int, float]
"""Word number to likeness, above 0 and at most 1."""


def edits_allowed(length: int) -> int:
    """How many edits a word of this length may hold and still be recognised."""
    return 0 if length < 3 else 1 if length < 6 else 2 if length < 12 else 3


class Vocabulary:
    """Numbers words from 0 in order of arrival; a word is never forgotten, its use may drop to 0."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.uses = array("i")
        self._numbers: dict[str, int] = {}
        self._grams: dict[str, array[int]] = {}
        self._gram_counts = array("i")
        self._sorted: list[str] = []
        self._arrived: list[str] = []
        self._known: dict[tuple[str, bool], Matches] = {}

    def __len__(self) -> int:
        return len(self.words)

    def number(self, word: str) -> int | None:
        """Return the number of a word that some label uses."""
        found = self._numbers.get(word)
        return found if found is not None and self.uses[found] > 0 else None

    def add(self, word: str) -> int:
        """Count one more use of `word`; return its number."""
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self.words)
            self.words.append(word)
            self.uses.append(0)
            grams = _bigrams(word)
            self._gram_counts.append(len(grams))
            for gram in grams:
                self._grams.setdefault(gram, array("i")).append(found)
            self._arrived.append(word)
        if self.uses[found] == 0 or self._known:
            self._known.clear()
        self.uses[found] += 1
        return found

    def drop(self, number: int) -> None:
        """Count one use less."""
        self.uses[number] -= 1
        self._known.clear()

    def close(self, word: str, *, unfinished: bool) -> Matches:
        """Return the words that `word` may mean; with `unfinished`, also those that it may begin."""
        key = (word, unfinished)
        if key not in self._known:
            if len(self._known) > 4096:
                self._known.clear()
            self._known[key] = self._close(word, unfinished=unfinished)
        return self._known[key]

    def _close(self, word: str, *, unfinished: bool) -> Matches:
        matches: Matches = {}
        if not any(letter.isdigit() for letter in word) and len(word) > 2:
            self._add_misspelt(word, matches, unfinished=unfinished)
        if unfinished:
            self._add_begun(word, matches)
        exact = self.number(word)
        if exact is not None:
            matches[exact] = 1.0
        return matches

    def _add_begun(self, word: str, matches: Matches) -> None:
        for number in self._begun_by(word):
            likeness = 0.8 + 0.2 * len(word) / len(self.words[number])
            matches[number] = max(matches.get(number, 0.0), likeness)

    def _begun_by(self, word: str) -> list[int]:
        self._sort_arrived()
        first = bisect_left(self._sorted, word)
        last = bisect_left(self._sorted, word + "\U0010ffff", first)
        numbers = [n for each in self._sorted[first:last] if self.uses[n := self._numbers[each]] > 0]
        if len(numbers) > PREFIXED:
            numbers.sort(key=lambda number: (-self.uses[number], self.words[number]))
        return numbers[:PREFIXED]

    def _sort_arrived(self) -> None:
        if len(self._arrived) > 64:
            self._sorted.extend(self._arrived)
            self._sorted.sort()
        else:
            for word in self._arrived:
                insort(self._sorted, word)
        self._arrived.clear()

    def _add_misspelt(self, word: str, matches: Matches, *, unfinished: bool) -> None:
        size, own = len(word), len(_bigrams(word))
        shared, counts = self._shared_bigrams(word)
        for number, edits in self._edits(word, 2 * shared / (counts + own), whole=True):
            other = self.words[number]
            longest = max(size, len(other))
            likeness = 0.0
            if edits <= edits_allowed(min(size, len(other))):
                likeness = 1 - edits / longest
                likeness *= 1.0 if other[0] == word[0] or edits == 1 else 0.9
            begin = Prefix.similarity(word, other)
            if begin >= 4 and begin >= 0.55 * longest:
                # one family: soudure, soudage, souder
                likeness = max(likeness, 0.35 + 0.45 * begin / longest)
            if likeness > 0:
                matches[number] = max(matches.get(number, 0.0), likeness)
        if unfinished and size >= 4:
            allowed = 1 if size < 8 else 2
            for number, edits in self._edits(word, shared / own, whole=False):
                if edits <= allowed:
                    likeness = (1 - edits / size) * (0.6 + 0.25 * size / len(self.words[number]))
                    matches[number] = max(matches.get(number, 0.0), likeness)

    def _shared_bigrams(self, word: str) -> tuple[Floats, NDArray[np.int32]]:
        """Return for every word how many bigrams it shares with this one, and how many it has."""
        lists = [np.frombuffer(self._grams[gram], np.int32) for gram in _bigrams(word) if gram in self._grams]
        rows = np.concatenate(lists) if lists else np.empty(0, np.int32)
        shared = np.bincount(rows, minlength=len(self.words)).astype(np.float64)
        return shared, np.array(self._gram_counts, np.int32)

    def _edits(self, word: str, likeness: Floats, *, whole: bool) -> list[tuple[int, int]]:
        """Count the edits to the likeliest words, or to the beginnings of the likeliest longer ones."""
        likely = np.flatnonzero(likeness >= (0.25 if len(word) < 5 else 0.4))
        likely = likely[np.frombuffer(self.uses, np.int32)[likely] > 0]
        if likely.size > CANDIDATES:
            likely = likely[np.argsort(-likeness[likely], kind="stable")[:CANDIDATES]]
        numbers: list[int] = likely.tolist()
        if not numbers:
            return []
        if whole:
            others = [self.words[number] for number in numbers]
            edits = cdist([word], others, scorer=OSA.distance, dtype=np.int32)[0]
            return list(zip(numbers, edits.tolist(), strict=True))
        size = len(word)
        numbers = [number for number in numbers if len(self.words[number]) > size]
        if not numbers:
            return []
        starts = [self.words[number][: size + more] for more in (-1, 0, 1) for number in numbers]
        edits = cdist([word], starts, scorer=OSA.distance, dtype=np.int32)[0].reshape(3, -1).min(axis=0)
        return list(zip(numbers, edits.tolist(), strict=True))


def _bigrams(word: str) -> set[str]:
    padded = f"\x02{word}\x03"
    return {padded[at : at + 2] for at in range(len(padded) - 1)}
