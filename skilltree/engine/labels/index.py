"""The label index: two stages, posting lists of words first, then a finer look at the best few hundred.

Not for several threads at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from skilltree.engine.labels.fold import FUNCTION_WORDS, LONGEST_TEXT, fold
from skilltree.engine.labels.hit import LabelHit, spans_of
from skilltree.engine.labels.rows import FUNCTION_WEIGHT, Floats, Ints, LabelRows
from skilltree.engine.labels.variants import variants
from skilltree.engine.labels.vocabulary import Matches
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

MOST_TIES: Final = 4
MOST_WORDS: Final = 24
JOINED: Final = 0.95
"""Likeness of two words typed and one meant."""

_NUMBER_WEIGHT = 0.3
_RANK_BONUS = np.array([0.03, 0.01, 0.0], np.float32)
_LANGUAGE_BONUS = np.float32(0.02)

Floats32 = NDArray[np.float32]


class LabelIndex:
    """Labels of concepts, found by mistyped, unfinished, reordered words.

    Order of answers: score plus a small bonus for everyday labels and for the preferred language;
    equal ones by concept id.
    """

    def __init__(self) -> None:
        self._rows = LabelRows()
        self._zeros = (np.zeros(0, np.float32), np.zeros(0, np.float32))

    @classmethod
    def build(cls, labels: Iterable[ConceptLabel]) -> LabelIndex:
        """Return an index of these labels."""
        index = cls()
        index.add(labels)
        return index

    def __len__(self) -> int:
        return self._rows.labels

    def add(self, labels: Iterable[ConceptLabel]) -> None:
        """Add labels; one that is there already changes nothing."""
        self._rows.add(labels)

    def remove(self, concept: str) -> None:
        """Take a concept's labels out; an unknown concept changes nothing."""
        self._rows.remove(concept)

    def search(
        self, text: str, *, limit: int = 10, language: Language | None = None, prefix: bool = True
    ) -> list[LabelHit]:
        """Return the best label of each of the `limit` best concepts, best first.

        With `prefix` the last word may be unfinished. Nonsense gives an empty list.
        """
        text = text[:LONGEST_TEXT]
        words = list(dict.fromkeys(fold(variants(text)[0]).split()[:MOST_WORDS])) if text else []
        if not words or limit < 1 or not self._rows.labels:
            return []
        unfinished = prefix and not text[-1].isspace()
        last = len(words) - 1
        matches = [
            self._rows.vocabulary.close(word, unfinished=unfinished and at == last) for at, word in enumerate(words)
        ]
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
            joined = self._rows.vocabulary.number(word + following)
            if joined is not None:
                matches[at] = matches[at] | {joined: JOINED}
                matches[at + 1] = matches[at + 1] | {joined: JOINED}
        return matches

    def _query_weights(self, words: list[str], matches: list[Matches]) -> list[float]:
        """A word weighs what it is likeliest to mean; one that means nothing weighs as a rare one."""
        known = self._rows.word_weights()
        unknown = 0.7 * float(np.log1p(self._rows.labels))
        weights: list[float] = []
        for word, meant in zip(words, matches, strict=True):
            if meant:
                best = max(meant.values())
                weight = max(float(known[n]) for n, likeness in meant.items() if likeness == best)
            else:
                weight = unknown * (FUNCTION_WEIGHT if word in FUNCTION_WORDS else 1.0)
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
            lists = [self._rows.holding(number) for number in numbers]
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
        alive = self._rows.alive(rows)
        rows, likely = rows[alive], likely[alive]
        if rows.size > most:
            longer = self._rows.content_words(rows) - np.float32(len(telling))
            likely -= np.float32(0.02) * np.minimum(np.abs(longer), 12)
            likely += self._bonus(rows, language)
            # equally likely rows stand or fall together, as far as it stays cheap, whichever came first
            least = np.partition(likely, rows.size - most)[rows.size - most]
            rows, likely = rows[likely >= least], likely[likely >= least]
            if rows.size > MOST_TIES * most:
                rows = np.sort(rows[np.argsort(-likely, kind="stable")[: MOST_TIES * most]])
        return rows

    def _scratch(self) -> tuple[Floats32, Floats32]:
        """Two arrays of zeros, a place a row; whoever writes into them puts the zeros back."""
        if len(self._zeros[0]) < len(self._rows):
            size = len(self._rows) + len(self._rows) // 4
            self._zeros = (np.zeros(size, np.float32), np.zeros(size, np.float32))
        return self._zeros

    def _bonus(self, rows: Ints, language: Language | None) -> Floats32:
        bonus: Floats32 = _RANK_BONUS[self._rows.ranks(rows)]
        if language is not None:
            same = self._rows.in_language(rows, language)
            bonus += np.where(same, _LANGUAGE_BONUS, np.float32(0.0))
        return bonus

    def _scores(self, rows: Ints, words: list[str], matches: list[Matches], weights: list[float]) -> Floats:
        """Second stage: how much of the query and of the label is answered, and how the letters agree."""
        flat, begins = self._rows.words(rows)
        word_weights = self._rows.word_weights()[flat]
        answered = np.zeros(len(rows), np.float64)
        used: Floats = np.zeros(len(flat), np.float64)
        likeness = np.zeros(len(self._rows.vocabulary), np.float64)
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
            [self._rows.sorted_words(row) for row in rows.tolist()],
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
        best: dict[str, tuple[float, float, str, int]] = {}
        for row, score, key in zip(rows.tolist(), scores.tolist(), keys.tolist(), strict=True):
            if score == 0:
                continue
            label = self._rows.label(row)
            mine = (-key, -score, label.text, row)
            if label.concept not in best or mine < best[label.concept]:
                best[label.concept] = mine
        first = sorted((key[0], concept) for concept, key in best.items())
        position = {row: at for at, row in enumerate(rows.tolist())}
        hits: list[LabelHit] = []
        for _, concept in first[:limit]:
            row = best[concept][3]
            label = self._rows.label(row)
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
        number = self._rows.vocabulary.number(word)
        if number is None or (word in FUNCTION_WORDS and word not in words):
            return 0
        if word in words:
            return -1
        if word.startswith(words[-1]) and number in matches[-1]:
            return len(words[-1])
        return -1 if any(number in meant for meant in matches) else 0
