"""What a typed text asks: its words, what each may mean in every segment, and what each weighs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log1p
from typing import Final

import numpy as np

from skilltree.engine.labels.arrays import Floats, Ints
from skilltree.engine.labels.fold import FUNCTION_WORDS, LONGEST_TEXT, fold
from skilltree.engine.labels.likeness import CUT_BEGUN, NEARLY_BEGUN, WHOLE_BEGUN
from skilltree.engine.labels.segment import FUNCTION_WEIGHT, Segment
from skilltree.engine.labels.variants import variants
from skilltree.engine.labels.words import NOTHING, Meanings

MOST_WORDS: Final = 24
JOINED: Final = 0.95
"""Likeness of two words typed and one meant."""

SHORTEST_CUT: Final = 3
ELIDED: Final = frozenset(("j", "l", "m", "n", "s", "t", "qu"))
"""Last words that are probably the beginning of "l'..." and say nothing yet; "c" and "d" are names too often."""

NUMBER_WEIGHT: Final = 0.3
UNKNOWN_WEIGHT: Final = 0.8
"""A word that means nothing weighs this share of the rarest word there can be."""


class Query:
    """A text taken apart. `meanings[segment][word]` are in order of likeness, the likest last."""

    def __init__(self, text: str, segments: Sequence[Segment], *, prefix: bool) -> None:
        text = text[:LONGEST_TEXT]
        self.words = list(dict.fromkeys(fold(variants(text)[0]).split()[:MOST_WORDS])) if text else []
        self.unfinished = prefix and bool(text) and not text[-1].isspace()
        self.prefix = prefix
        self.meanings: list[list[Meanings]] = [[] for _ in segments]
        self.weights: list[float] = []
        rows = sum(segment.rows_alive for segment in segments)
        for at, word in enumerate(self.words):
            self._look_up(at, word, segments, rows)
        for at, (word, following) in enumerate(pairwise(self.words)):
            self._join(at, word + following, segments)
        self.letters = " ".join(sorted(self.words)).encode("utf-8", "surrogatepass")
        self.telling = [at for at, word in enumerate(self.words) if word not in FUNCTION_WORDS]
        self.telling = self.telling or list(range(len(self.words)))

    def _look_up(self, at: int, word: str, segments: Sequence[Segment], rows: int) -> None:
        known = [segment.used(word) for segment in segments]
        is_known = any(number is not None for number in known)
        last = at == len(self.words) - 1
        begins = self.unfinished if last else self.prefix and len(word) >= SHORTEST_CUT and not is_known
        shape = WHOLE_BEGUN if last else CUT_BEGUN
        # likeness and weight of the likeliest meaning
        closest, heaviest, begun, begun_uses = 0.0, 0.0, 0.0, 0
        for segment, number, meanings in zip(segments, known, self.meanings, strict=True):
            if number is not None:
                found = segment.words.kin(number)
            elif is_known:
                found = segment.words.like(word)
            else:
                found = segment.words.misspelt(word, unfinished=begins)
            if segment.alive is not None and found[0].size:
                used = segment.uses[found[0]] > 0
                found = (found[0][used], found[1][used])
            if found[0].size:
                likest = float(found[1][-1])
                likely = number if number is not None else found[0][found[1] == found[1][-1]]
                heavy = float(np.max(segment.weights[likely]))
                closest, heaviest = max((closest, heaviest), (likest, heavy))
            if begins:
                found, most, uses = _with_begun(segment, word, found, shape)
                begun, begun_uses = max(begun, most), begun_uses + uses
                if not last and len(word) == SHORTEST_CUT:
                    found, uses = _with_nearly_begun(segment, word, found)
                    begun_uses += 0 if begun else uses
            meanings.append(found)
        if is_known or closest > begun:
            weight = heaviest
        elif begun_uses:
            weight = log1p(rows / begun_uses)
        else:
            weight = UNKNOWN_WEIGHT * log1p(rows) * (FUNCTION_WEIGHT if word in FUNCTION_WORDS else 1.0)
        elided = begins and last and at > 0 and word in ELIDED
        self.weights.append(weight * (NUMBER_WEIGHT if word.isdigit() else FUNCTION_WEIGHT if elided else 1.0))

    def letters_matched(self, word: str) -> int:
        """Return how many letters to highlight of a label's word that answers this query: 0 none, -1 all."""
        if word in self.words:
            return -1
        last = self.words[-1]
        return len(last) if self.unfinished and word.startswith(last) else -1

    def _join(self, at: int, joined: str, segments: Sequence[Segment]) -> None:
        """Let "baby sitting" mean "babysitting" too."""
        for segment, meanings in zip(segments, self.meanings, strict=True):
            number = segment.used(joined)
            if number is not None:
                for place in (at, at + 1):
                    meanings[place] = _merged(
                        meanings[place], (np.array([number], np.int32), np.array([JOINED], np.float32))
                    )


def _with_begun(
    segment: Segment, word: str, found: Meanings, shape: tuple[float, float]
) -> tuple[Meanings, float, int]:
    """Return `found` with the words that `word` begins, the highest likeness of those, and their uses."""
    first, end = segment.words.begun_by(word)
    own = first < end and segment.words.words[first] == word
    first += own
    if first == end:
        return found, 0.0, 0
    numbers: Ints = np.arange(first, end, dtype=np.int32)
    alike: Floats = np.float32(shape[0]) + np.float32(shape[1] * len(word)) / segment.words.sizes[first:end]
    uses = int(segment.uses[first:end].sum())
    if segment.alive is not None:
        used = segment.uses[first:end] > 0
        numbers, alike = numbers[used], alike[used]
        if not numbers.size:
            return found, 0.0, 0
    return _merged(found, (numbers, alike)), float(alike.max()), uses


def _with_nearly_begun(segment: Segment, word: str, found: Meanings) -> tuple[Meanings, int]:
    """Return `found` with the words that begin with three letters like these, and the uses of those."""
    nearly = segment.words.nearly_begun_by(word)
    nearly = nearly[segment.uses[nearly] > 0]
    alike = np.full(len(nearly), NEARLY_BEGUN, np.float32)
    return _merged(found, (nearly, alike)), int(segment.uses[nearly].sum())


def _merged(some: Meanings, more: Meanings) -> Meanings:
    if some is NOTHING:
        order = np.argsort(more[1], kind="stable")
        return more[0][order], more[1][order]
    numbers, alike = np.concatenate((some[0], more[0])), np.concatenate((some[1], more[1]))
    order = np.argsort(alike, kind="stable")
    return numbers[order], alike[order]
