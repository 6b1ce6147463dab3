"""The steps of a search in numpy: the reference for the kernel, and what answers where there is none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from skilltree.engine.labels.arrays import Floats, Ints, runs
from skilltree.engine.labels.likeness import NEARLY_BEGUN
from skilltree.engine.labels.segment import Segment
from skilltree.engine.labels.steps import (
    ANSWERED_WHOLE,
    DECIMALS,
    ENOUGH,
    LANGUAGE_BONUS,
    LEAST_SURE,
    LIKELY,
    LIKENESS_ONE,
    LONG_LIST,
    MOST_READ,
    MOST_TIES,
    RANK_BONUS,
    SURE_ANSWER,
    SURE_SCORE,
    WEAKEST_ANSWER,
    WEAKEST_SCORE,
    WIDE_LIST,
    Asked,
    Begins,
    Chosen,
    LookedUp,
    Meaning,
    Rows,
    Shares,
    Wanted,
)
from skilltree.engine.labels.words import in_order

_RANK_BONUS = np.array(RANK_BONUS)
_WORD_BITS = 5
_STEP_BITS = 17
_STEP_MASK = (1 << _STEP_BITS) - 1
_WORD_MASK = (1 << _WORD_BITS) - 1
_ROW_SHIFT = _STEP_BITS + _WORD_BITS
_NO_ROWS = Rows(np.empty(0, np.int32), np.empty(0, np.float64), 0)


class NumpySteps:
    """A meaning is word numbers and their likeness, the likest last."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._steps = np.zeros(len(segment.words), np.int32)

    def weighed(self) -> None:
        """Nothing is kept."""

    def begin(self) -> None:
        """Nothing is kept."""

    def look_up(self, word: str, number: int | None, *, known: bool, begins: Begins | None) -> LookedUp:
        """Return what a word may mean."""
        segment = self.segment
        if number is not None:
            numbers, alike = segment.words.kin(number)
        elif known:
            numbers, alike = segment.words.like(word)
        else:
            numbers, alike = segment.words.misspelt(word, unfinished=begins is not None)
        if segment.alive is not None and numbers.size:
            used = segment.uses[numbers] > 0
            numbers, alike = numbers[used], alike[used]
        closest, heaviest = 0.0, 0
        if numbers.size:
            closest = float(alike[-1])
            likest = number if number is not None else numbers[alike == alike[-1]]
            heaviest = int(np.max(segment.weights[likest]))
        if begins is None:
            return LookedUp((numbers, alike), closest, heaviest)
        more, more_alike, uses = self._begun(word, begins.shape)
        begun = float(more_alike.max()) if more.size else 0.0
        nearly_uses = 0
        all_numbers, all_alike = [numbers, more], [alike, more_alike]
        if begins.nearly:
            nearly = segment.words.nearly_begun_by(word)
            nearly = nearly[segment.uses[nearly] > 0]
            all_numbers.append(nearly)
            all_alike.append(np.full(nearly.size, NEARLY_BEGUN, np.float32))
            nearly_uses = int(segment.uses[nearly].sum())
        meaning = in_order(np.concatenate(all_numbers), np.concatenate(all_alike))
        return LookedUp(meaning, closest, heaviest, begun, uses, nearly_uses)

    def _begun(self, word: str, shape: tuple[float, float]) -> tuple[Ints, Floats, int]:
        """Return the words that `word` begins, their likeness, and how many rows use them."""
        segment = self.segment
        first, end = segment.words.longer_than(word)
        numbers: Ints = np.arange(first, end, dtype=np.int32)
        alike: Floats = np.float32(shape[0]) + np.float32(shape[1] * len(word)) / segment.words.sizes[first:end]
        uses = int(segment.uses[first:end].sum())
        if segment.alive is not None:
            used = segment.uses[first:end] > 0
            numbers, alike = numbers[used], alike[used]
        return numbers, alike, uses

    def joined(self, meaning: Meaning, number: int, likeness: float) -> Meaning:
        """Return the meaning with a word more."""
        numbers, alike = meaning
        return in_order(np.append(numbers, np.int32(number)), np.append(alike, np.float32(likeness)))

    def likely_rows(self, asked: Asked, meanings: list[Meaning], most: int) -> Rows:
        """First stage.

        One sort brings together what a row answers: a key is the row, then the query word, then the
        likeness, so that the last of a row and a word is the likeliest.
        """
        segment = self.segment
        numbers, codes = self._words_to_read(asked, meanings)
        if not numbers.size:
            return _NO_ROWS
        places, _ = runs(segment.posting_starts, numbers)
        keys = segment.posting_rows[places].astype(np.int64)
        if segment.alive is not None:
            keys[~segment.alive[keys]] = -1
        keys <<= _ROW_SHIFT
        keys |= codes.repeat(segment.posting_sizes[numbers])
        keys.sort()
        last = np.empty(len(keys), np.bool_)
        last[-1] = True
        words = keys >> _STEP_BITS
        np.not_equal(words[1:], words[:-1], out=last[:-1])
        last &= keys >= 0
        keys = keys[last]
        if not keys.size:
            return _NO_ROWS
        values = np.array(asked.weights)[(keys >> _STEP_BITS) & _WORD_MASK] * (keys & _STEP_MASK)
        rows = (keys >> _ROW_SHIFT).astype(np.int32)
        first = np.empty(len(rows), np.bool_)
        first[0] = True
        np.not_equal(rows[1:], rows[:-1], out=first[1:])
        sums = np.add.reduceat(values, first.nonzero()[0]).astype(np.float64)
        rows = rows[first]
        answered = sums / float(asked.whole)
        named = np.minimum(sums / (segment.row_weights[rows] * LIKENESS_ONE).astype(np.float64), 1)
        # in the order of answered^0.6 * named^0.4, and the same wherever it is computed
        return _best(rows, answered * answered * answered * (named * named), most)

    def _words_to_read(self, asked: Asked, meanings: list[Meaning]) -> tuple[Ints, NDArray[np.int64]]:
        """Return the words whose posting lists are worth reading, and for each the low bits of its keys."""
        sizes = self.segment.posting_sizes
        whole, found = float(asked.whole), 0
        chosen: list[Ints] = []
        codes: list[NDArray[np.int64]] = []
        telling = [at for at, each in enumerate(asked.telling) if each]
        for at in sorted(telling, key=asked.weights.__getitem__, reverse=True):
            numbers, alike = meanings[at]
            if not numbers.size:
                continue
            here = sizes[numbers]
            if int(here.sum()) > WIDE_LIST:
                if alike[-1] >= LIKELY:
                    first = int(alike.searchsorted(np.float32(LIKELY)))
                    numbers, alike, here = numbers[first:], alike[first:], here[first:]
                if int(here.sum()) > LONG_LIST:
                    if found >= ENOUGH * whole:
                        continue
                    # of the thousands of words that one letter begins, the likest alone
                    read = int(np.cumsum(here[::-1]).searchsorted(LONG_LIST if found else MOST_READ, "right"))
                    numbers, alike = numbers[-max(read, 1) :], alike[-max(read, 1) :]
            steps = _steps_of(alike)
            found += asked.weights[at] * int(steps[-1])
            chosen.append(numbers)
            codes.append(steps | at << _STEP_BITS)
        if not chosen:
            return np.empty(0, np.int32), np.empty(0, np.int64)
        return np.concatenate(chosen), np.concatenate(codes)

    def score_rows(self, asked: Asked, meanings: list[Meaning], rows: Ints) -> Shares:
        """Second stage."""
        segment = self.segment
        places, begins = runs(segment.row_starts, rows)
        flat = segment.row_words[places]
        answered = np.zeros(len(rows), np.int64)
        used = np.zeros(len(flat), np.int32)
        sure = np.zeros(len(rows), np.bool_)
        here_steps = self._steps
        for (numbers, alike), weight, can_be_sure in zip(meanings, asked.weights, asked.sure, strict=True):
            if not numbers.size:
                continue
            here_steps[numbers] = _steps_of(alike)
            here = here_steps[flat]
            here_steps[numbers] = 0
            best = np.maximum.reduceat(here, begins)
            np.maximum(used, here, out=used)
            if can_be_sure:
                sure |= best >= LEAST_SURE
            answered += best * np.int64(weight)
        named = np.add.reduceat(used.astype(np.int64) * segment.weights[flat], begins)
        texts = segment.row_letters(rows)
        apart = cdist([asked.letters], texts, scorer=Indel.distance, dtype=np.int32)[0]
        sizes = np.array([len(asked.letters) + len(text) for text in texts], np.float64)
        return Shares(
            answered / float(asked.whole),
            named / (segment.row_weights[rows] * LIKENESS_ONE).astype(np.float64),
            1 - apart / sizes,
            sure,
            begins,
            used,
        )

    def choose(self, rows: Ints, scores: NDArray[np.float64], shares: Shares, wanted: Wanted) -> Chosen:
        """Last stage."""
        segment = self.segment
        labels = segment.row_label[rows]
        keys = scores + _RANK_BONUS[segment.label_rank[labels]]
        if wanted.language is not None:
            keys += segment.in_language(labels, wanted.language) * LANGUAGE_BONUS
        keys = keys.round(DECIMALS)
        if not wanted.noise:
            sure, answered = shares.sure, shares.answered
            enough = answered >= np.where(sure, SURE_ANSWER, WEAKEST_ANSWER)
            enough &= scores >= np.where(sure, SURE_SCORE, WEAKEST_SCORE)
            enough |= answered >= ANSWERED_WHOLE
            keys *= enough
        # rows are in the order of concept ids, then texts, which a stable sort keeps
        order = np.argsort(-keys, kind="stable")
        order = order[: np.count_nonzero(keys > 0)]
        concepts = segment.label_concept[labels]
        _, first = np.unique(concepts[order], return_index=True)
        places = order[np.sort(first)[: wanted.limit]].astype(np.int32)
        return Chosen(places, keys[places], np.unique(concepts).size)


def _steps_of(alike: Floats) -> NDArray[np.int64]:
    return (alike.astype(np.float64) * LIKENESS_ONE + 0.5).astype(np.int64)


def _best(rows: Ints, likely: NDArray[np.float64], most: int) -> Rows:
    total = rows.size
    if total > most:
        chosen = likely >= np.partition(likely, total - most)[total - most]
        rows, likely = rows[chosen], likely[chosen]
    if rows.size > MOST_TIES * most:
        order = np.sort(np.argsort(-likely, kind="stable")[: MOST_TIES * most])
        rows, likely = rows[order], likely[order]
    return Rows(rows, likely, total)
