"""The label index: two stages, posting lists of words first, then a finer look at the best few hundred.

Posting lists are growing arrays, so that a new label costs its own words and nothing else; removed
labels are skipped and swept once they are many. Not for several threads at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from skilltree.engine.labels.fold import FUNCTION_WORDS, HYPHEN, LONGEST_TEXT, fold
from skilltree.engine.labels.hit import LabelHit, spans_of
from skilltree.engine.labels.variants import variants
from skilltree.engine.labels.vocabulary import Matches, Vocabulary
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

RESCORED: Final = 300
"""Labels of the first stage that are looked at closely, at least."""

WEAKEST_COVER: Final = 0.35
"""Share of the query's weight that a label must answer; below it is noise, not an answer."""

WEAKEST_SCORE: Final = 0.38
SURE: Final = 0.9
SURE_COVER: Final = 0.15
SURE_SCORE: Final = 0.2
"""The same for a label that holds a telling word of the query almost to the letter, four letters or more."""

MOST_WORDS: Final = 24
JOINED: Final = 0.95
"""Likeness of two words typed and one meant."""

_FUNCTION_WEIGHT = 0.2
_NUMBER_WEIGHT = 0.3
_RANK_BONUS = np.array([0.03, 0.01, 0.0], np.float32)
_LANGUAGE_BONUS = 0.02
_LANGUAGES = {language: number for number, language in enumerate(Language)}

Floats = NDArray[np.float64]
Floats32 = NDArray[np.float32]
Ints = NDArray[np.int64]


class LabelIndex:
    """Labels of concepts, found by mistyped, unfinished, reordered words.

    Order of answers: score plus a small bonus for everyday labels and for the preferred language;
    equal ones by concept id.
    """

    def __init__(self) -> None:
        self._reset()

    def _reset(self) -> None:
        self._vocabulary = Vocabulary()
        self._postings: list[array[int]] = []
        self._labels: list[ConceptLabel] = []
        self._by_concept: dict[str, list[int]] = {}
        self._sorted_words: list[str] = []
        self._flat = array("i")
        self._starts = array("q", [0])
        self._label_of = array("i")
        self._alive = array("b")
        self._content = array("h")
        self._rank = array("b")
        self._language = array("b")
        self._live_labels = 0
        self._dead_rows = 0
        self._weights: Floats | None = None
        self._zeros = (np.zeros(0, np.float32), np.zeros(0, np.float32))

    @classmethod
    def build(cls, labels: Iterable[ConceptLabel]) -> LabelIndex:
        """Return an index of these labels."""
        index = cls()
        index.add(labels)
        return index

    def __len__(self) -> int:
        return self._live_labels

    def add(self, labels: Iterable[ConceptLabel]) -> None:
        """Add labels; one that is there already changes nothing."""
        for label in labels:
            rows = self._by_concept.setdefault(label.concept, [])
            if any(self._labels[self._label_of[row]] == label for row in rows):
                continue
            number = len(self._labels)
            self._labels.append(label)
            self._live_labels += 1
            readings = variants(label.text[:LONGEST_TEXT])
            # "baby-sitting" is also typed in one word
            readings += tuple(HYPHEN.sub("", reading) for reading in readings if "-" in reading)
            for folded in dict.fromkeys(map(fold, readings)):
                rows.append(self._add_row(number, label, folded.split()))
        self._weights = None

    def _add_row(self, number: int, label: ConceptLabel, words: list[str]) -> int:
        row = len(self._label_of)
        ids = [self._vocabulary.add(word) for word in dict.fromkeys(words)]
        while len(self._postings) < len(self._vocabulary):
            self._postings.append(array("i"))
        for word in ids:
            self._postings[word].append(row)
        self._flat.extend(ids)
        self._starts.append(len(self._flat))
        self._label_of.append(number)
        self._alive.append(1)
        self._content.append(sum(word not in FUNCTION_WORDS for word in words))
        self._rank.append(min(max(label.rank, 0), 2))
        self._language.append(_LANGUAGES[label.language])
        self._sorted_words.append(" ".join(sorted(words)))
        return row

    def remove(self, concept: str) -> None:
        """Take a concept's labels out; an unknown concept changes nothing."""
        rows = self._by_concept.pop(concept, [])
        for row in rows:
            self._alive[row] = 0
            for word in self._flat[self._starts[row] : self._starts[row + 1]]:
                self._vocabulary.drop(word)
        self._live_labels -= len({self._label_of[row] for row in rows})
        self._dead_rows += len(rows)
        self._weights = None
        if self._dead_rows > 1000 and 2 * self._dead_rows > len(self._label_of):
            kept = {self._label_of[row]: None for row in range(len(self._label_of)) if self._alive[row]}
            labels = [self._labels[number] for number in kept]
            self._reset()
            self.add(labels)

    def search(
        self, text: str, *, limit: int = 10, language: Language | None = None, prefix: bool = True
    ) -> list[LabelHit]:
        """Return the best label of each of the `limit` best concepts, best first.

        With `prefix` the last word may be unfinished. Nonsense gives an empty list.
        """
        text = text[:LONGEST_TEXT]
        words = list(dict.fromkeys(fold(variants(text)[0]).split()[:MOST_WORDS])) if text else []
        if not words or limit < 1 or not self._live_labels:
            return []
        unfinished = prefix and not text[-1].isspace()
        last = len(words) - 1
        matches = [self._vocabulary.close(word, unfinished=unfinished and at == last) for at, word in enumerate(words)]
        matches = self._with_joined(words, matches)
        weights = self._query_weights(words, matches)
        rows = self._likely_rows(words, matches, weights, most=max(RESCORED, 4 * limit), language=language)
        if not rows.size:
            return []
        scores = self._scores(rows, words, matches, weights)
        return self._hits(rows, scores, words, matches, limit=limit, language=language)

    def _with_joined(self, words: list[str], matches: list[Matches]) -> list[Matches]:
        """Let "baby sitting" mean "babysitting" too."""
        for at, (word, following) in enumerate(pairwise(words)):
            joined = self._vocabulary.number(word + following)
            if joined is not None:
                matches[at] = matches[at] | {joined: JOINED}
                matches[at + 1] = matches[at + 1] | {joined: JOINED}
        return matches

    def _word_weights(self) -> Floats:
        """Inverse document frequency of every word, little for function words."""
        if self._weights is None:
            uses = np.array(self._vocabulary.uses, np.float64)
            live = len(self._label_of) - self._dead_rows
            self._weights = np.log1p(live / np.maximum(uses, 1.0))
            for word in FUNCTION_WORDS:
                number = self._vocabulary.number(word)
                if number is not None:
                    self._weights[number] *= _FUNCTION_WEIGHT
        return self._weights

    def _query_weights(self, words: list[str], matches: list[Matches]) -> list[float]:
        """A word weighs what it is likeliest to mean; one that means nothing weighs as a rare one."""
        known = self._word_weights()
        unknown = 0.7 * float(np.log1p(self._live_labels))
        weights: list[float] = []
        for word, meant in zip(words, matches, strict=True):
            if meant:
                best = max(meant.values())
                weight = max(float(known[n]) for n, likeness in meant.items() if likeness == best)
            else:
                weight = unknown * (_FUNCTION_WEIGHT if word in FUNCTION_WORDS else 1.0)
            weights.append(weight * (_NUMBER_WEIGHT if word.isdigit() else 1.0))
        return weights

    def _likely_rows(
        self,
        words: list[str],
        matches: list[Matches],
        weights: list[float],
        *,
        most: int,
        language: Language | None,
    ) -> Ints:
        """First stage: rows by the weight of the query words that they answer."""
        total, best = self._scratch()
        telling = [at for at, word in enumerate(words) if word not in FUNCTION_WORDS] or range(len(words))
        for at in telling:
            if not matches[at]:
                continue
            numbers = sorted(matches[at], key=matches[at].__getitem__)
            lists = [np.frombuffer(self._postings[number], np.int32) for number in numbers]
            found = np.concatenate(lists)
            # numpy keeps the last of several values for one row, and the likeliest words come last
            best[found] = np.repeat(
                np.array([matches[at][number] * weights[at] for number in numbers], np.float32),
                [len(each) for each in lists],
            )
            total[found] = total[found] + best[found]
            best[found] = 0
        rows = np.flatnonzero(total > 0)
        likely = total[rows] / np.float32(sum(weights))
        total[rows] = 0
        alive = np.frombuffer(self._alive, np.int8)[rows] > 0
        rows, likely = rows[alive], likely[alive]
        if rows.size > most:
            longer = np.frombuffer(self._content, np.int16)[rows] - np.float32(len(telling))
            likely -= np.float32(0.02) * np.minimum(np.abs(longer), 12)
            likely += self._bonus(rows, language)
            rows = np.sort(rows[np.argsort(-likely, kind="stable")[:most]])
        return rows

    def _scratch(self) -> tuple[Floats32, Floats32]:
        """Two arrays of zeros, a place a row; whoever writes into them puts the zeros back."""
        if len(self._zeros[0]) < len(self._label_of):
            size = len(self._label_of) + len(self._label_of) // 4
            self._zeros = (np.zeros(size, np.float32), np.zeros(size, np.float32))
        return self._zeros

    def _bonus(self, rows: Ints, language: Language | None) -> Floats32:
        bonus: Floats32 = _RANK_BONUS[np.frombuffer(self._rank, np.int8)[rows]]
        if language is not None:
            same = np.frombuffer(self._language, np.int8)[rows] == _LANGUAGES[language]
            bonus = bonus + np.float32(_LANGUAGE_BONUS) * same
        return bonus

    def _scores(self, rows: Ints, words: list[str], matches: list[Matches], weights: list[float]) -> Floats:
        """Second stage: how much of the query and of the label is answered, and how the letters agree."""
        starts = np.frombuffer(self._starts, np.int64)
        sizes = starts[rows + 1] - starts[rows]
        begins = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        flat = np.frombuffer(self._flat, np.int32)[
            np.repeat(starts[rows] - begins, sizes) + np.arange(int(sizes.sum()))
        ]
        word_weights = self._word_weights()[flat]
        answered = np.zeros(len(rows), np.float64)
        used: Floats = np.zeros(len(flat), np.float64)
        likeness = np.zeros(len(self._vocabulary), np.float64)
        sure = np.zeros(len(rows), np.bool_)
        for word, meant, weight in zip(words, matches, weights, strict=True):
            if not meant:
                continue
            numbers = list(meant)
            likeness[numbers] = list(meant.values())
            here = likeness[flat]
            likeness[numbers] = 0.0
            best = np.maximum.reduceat(here, begins)
            answered += weight * best
            if len(word) >= 4 and word not in FUNCTION_WORDS and not word.isdigit():
                sure |= best >= SURE
            np.maximum(used, here, out=used)
        of_query = answered / sum(weights)
        of_label = np.add.reduceat(used * word_weights, begins) / np.add.reduceat(word_weights, begins)
        letters = cdist(
            [" ".join(sorted(words))],
            [self._sorted_words[row] for row in rows.tolist()],
            scorer=Indel.normalized_similarity,
            dtype=np.float64,
        )[0]
        scores: Floats = np.asarray(0.5 * of_query + 0.2 * of_label + 0.3 * letters, np.float64)
        scores[of_query < np.where(sure, SURE_COVER, WEAKEST_COVER)] = 0.0
        scores[scores < np.where(sure, SURE_SCORE, WEAKEST_SCORE)] = 0.0
        rounded: Floats = scores.clip(max=1.0).round(6)
        return rounded

    def _hits(
        self,
        rows: Ints,
        scores: Floats,
        words: list[str],
        matches: list[Matches],
        *,
        limit: int,
        language: Language | None,
    ) -> list[LabelHit]:
        keys = np.round(scores + self._bonus(rows, language), 6)
        best: dict[str, tuple[float, str, int]] = {}
        for row, score, key in zip(rows.tolist(), scores.tolist(), keys.tolist(), strict=True):
            if score == 0:
                continue
            label = self._labels[self._label_of[row]]
            mine = (-key, label.text, row)
            if label.concept not in best or mine < best[label.concept]:
                best[label.concept] = mine
        first = sorted((-key[0], concept) for concept, key in best.items())
        first.sort(key=lambda each: (-each[0], each[1]))
        position = {row: at for at, row in enumerate(rows.tolist())}
        hits: list[LabelHit] = []
        for _, concept in first[:limit]:
            row = best[concept][2]
            label = self._labels[self._label_of[row]]
            hits.append(
                LabelHit(
                    concept=concept,
                    text=label.text,
                    language=label.language,
                    rank=label.rank,
                    score=float(scores[position[row]]),
                    spans=spans_of(label.text, lambda word: self._letters_matched(word, words, matches)),
                )
            )
        return hits

    def _letters_matched(self, word: str, words: list[str], matches: list[Matches]) -> int:
        number = self._vocabulary.number(word)
        if number is None or (word in FUNCTION_WORDS and word not in words):
            return 0
        if word in words:
            return -1
        if word.startswith(words[-1]) and number in matches[-1]:
            return len(words[-1])
        return -1 if any(number in meant for meant in matches) else 0
