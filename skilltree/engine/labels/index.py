"""The label index: typed text to concepts, typos, unfinished words and word order forgiven.

Labels lie in a few segments, each twice as large as all later ones or more, so that a new label
costs the rebuilding of a small one. Scores do not depend on how the labels are spread: the weights
of words are of all segments together. Not for several threads at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from skilltree.engine.buffers import Buffer, pack, unpack
from skilltree.engine.labels.arrays import Ints
from skilltree.engine.labels.build import build_segment
from skilltree.engine.labels.fold import FUNCTION_WORDS
from skilltree.engine.labels.hit import LabelHit, spans_of
from skilltree.engine.labels.match import Closely, best_rows, likely_rows, most_likely, score_rows
from skilltree.engine.labels.query import Query
from skilltree.engine.labels.segment import Segment
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

KIND: Final = b"SKLABEL1"
"""Of the file; another number where its arrays change."""

RESCORED: Final = 100
"""Labels of the first stage that are looked at closely, at least."""

WEAKEST_ANSWER: Final = 0.35
"""Share of the query's weight that a label must answer; below it is noise, not an answer."""

WEAKEST_SCORE: Final = 0.38
ANSWERED_WHOLE: Final = 0.75
"""A label that answers so much of the query is no noise however long it is."""

SURE_ANSWER: Final = 0.15
SURE_SCORE: Final = 0.2
"""The same for a label that holds a telling word of the query almost to the letter, four letters or more."""

RANK_BONUS = np.array([0.03, 0.01, 0.0], np.float32)
LANGUAGE_BONUS = np.float32(0.02)
GROWTH: Final = 4
"""A segment is rebuilt with the later ones when those hold more than this share of its labels."""

Found = tuple[float, str, str, float, ConceptLabel, Closely, int, Segment]
"""Negative key, concept, text, score, label, and where it was found."""


@dataclass(slots=True, frozen=True)
class _Wanted:
    """What a caller asked for; `noise`: answers too weak to be shown as well."""

    limit: int
    language: Language | None
    prefix: bool
    noise: bool


class LabelIndex:
    """Labels of concepts.

    Order of answers: score plus a small bonus for everyday labels and for the preferred language;
    equal ones by concept id.
    """

    def __init__(self) -> None:
        self._segments: list[Segment] = []
        self._fresh: dict[ConceptLabel, None] = {}
        self._stale = False

    @classmethod
    def build(cls, labels: Iterable[ConceptLabel]) -> LabelIndex:
        """Return an index of these labels."""
        index = cls()
        index.add(labels)
        index._settle()
        return index

    @classmethod
    def from_buffer(cls, buffer: Buffer) -> LabelIndex:
        """Return the index that `to_buffers` gave; it reads the buffer for as long as it lives.

        Raises DamagedBuffer for one that is incomplete, changed or of another version.
        """
        index = cls()
        segment = Segment(unpack(KIND, buffer))
        index._segments = [segment] if segment.labels_alive else []
        index._stale = True
        return index

    def to_buffers(self) -> Iterable[bytes | memoryview]:
        """Return what to write to a file one after another, so that `from_buffer` gives this index."""
        self._settle()
        if len(self._segments) != 1 or self._segments[0].alive is not None:
            labels = [label for segment in self._segments for label in segment.living_labels()]
            self._segments = [Segment(build_segment(labels))]
            self._stale = True
        return pack(KIND, self._segments[0].arrays)

    def __len__(self) -> int:
        return len(self._fresh) + sum(segment.labels_alive for segment in self._segments)

    def add(self, labels: Iterable[ConceptLabel]) -> None:
        """Add labels; one that is there already changes nothing."""
        for label in labels:
            if label not in self._fresh and not any(
                label in segment.labels_of(label.concept) for segment in self._segments
            ):
                self._fresh[label] = None

    def remove(self, concept: str) -> None:
        """Take a concept's labels out; an unknown concept changes nothing."""
        for label in [label for label in self._fresh if label.concept == concept]:
            del self._fresh[label]
        for segment in self._segments:
            self._stale |= segment.cross_out(concept)

    def labels_of(self, concept: str) -> list[ConceptLabel]:
        """Return the labels of a concept, by text within each part of the index; none of an unknown one."""
        fresh = [label for label in self._fresh if label.concept == concept]
        return [label for segment in self._segments for label in segment.labels_of(concept)] + fresh

    def search(
        self, text: str, *, limit: int = 10, language: Language | None = None, prefix: bool = True
    ) -> list[LabelHit]:
        """Return the best label of each of the `limit` best concepts, best first.

        With `prefix` the last word may be unfinished. Nonsense gives an empty list.
        """
        query, found = self._find(text, _Wanted(limit, language, prefix, noise=False))
        return [self._hit(query, each) for each in found]

    def search_many(
        self, texts: Sequence[str], *, limit: int = 10, language: Language | None = None, prefix: bool = True
    ) -> list[list[LabelHit]]:
        """Return what `search` returns for each text."""
        return [self.search(text, limit=limit, language=language, prefix=prefix) for text in texts]

    def rank(self, text: str, *, limit: int, prefix: bool = False) -> list[tuple[str, float]]:
        """Return the best concepts with their scores, weak ones too: for evaluation and for ranking on."""
        _, found = self._find(text, _Wanted(limit, None, prefix, noise=True))
        return [(concept, score) for _, concept, _, score, *_ in found]

    def _settle(self) -> None:
        """Make segments of what is fresh, and weigh the words anew where something changed."""
        if self._fresh:
            labels = list(self._fresh)
            self._fresh = {}
            while self._segments and GROWTH * len(labels) > self._segments[-1].labels_alive:
                labels += self._segments.pop().living_labels()
            self._segments.append(Segment(build_segment(labels)))
            self._stale = True
        if self._stale:
            self._stale = False
            self._segments = [segment for segment in self._segments if segment.labels_alive]
            rows = sum(segment.rows_alive for segment in self._segments)
            for segment in self._segments:
                segment.weigh(rows, self._used_elsewhere(segment))

    def _used_elsewhere(self, segment: Segment) -> dict[int, int]:
        uses: dict[int, int] = {}
        for other in self._segments:
            if other is segment:
                continue
            fewer, more = sorted((segment.words, other.words), key=len)
            for word in fewer.words:
                if word in more.numbers:
                    number = segment.words.numbers[word]
                    uses[number] = uses.get(number, 0) + int(other.uses[other.words.numbers[word]])
        return uses

    def _find(self, text: str, wanted: _Wanted) -> tuple[Query, list[Found]]:
        if wanted.limit < 1 or not len(self):
            return Query("", (), prefix=wanted.prefix), []
        self._settle()
        query = Query(text, self._segments, prefix=wanted.prefix)
        if not query.words:
            return query, []
        pools = [
            likely_rows(segment, query, meanings)
            for segment, meanings in zip(self._segments, query.meanings, strict=True)
        ]
        every = np.concatenate([likely for _, likely in pools])
        most = max(RESCORED, 2 * wanted.limit)
        while True:
            least = most_likely(every, most)
            found: list[Found] = []
            concepts = 0
            for at, (rows, likely) in enumerate(pools):
                best, looked_at = self._look_closely(at, query, wanted, best_rows(rows, likely, most, least))
                found += best
                concepts += looked_at
            found.sort(key=lambda each: each[:3])
            first: dict[str, Found] = {}
            for each in found:
                first.setdefault(each[1], each)
            if concepts >= wanted.limit or most >= every.size:
                return query, list(first.values())[: wanted.limit]
            most *= 4  # the labels of a few concepts fill the list: look further for others

    def _look_closely(self, at: int, query: Query, wanted: _Wanted, rows: Ints) -> tuple[list[Found], int]:
        """Return the best row of each of the best concepts in a segment, and how many concepts were looked at."""
        if not rows.size:
            return [], 0
        segment = self._segments[at]
        closely = score_rows(segment, query, query.meanings[at], rows)
        scores = closely.scores
        labels = segment.row_label[rows]
        keys = scores + RANK_BONUS[segment.label_rank[labels]]
        if wanted.language is not None:
            keys += np.where(segment.in_language(labels, wanted.language), LANGUAGE_BONUS, np.float32(0))
        keys = keys.round(5)
        if not wanted.noise:
            sure = closely.sure
            enough = closely.answered >= np.where(sure, SURE_ANSWER, WEAKEST_ANSWER)
            enough &= scores >= np.where(sure, SURE_SCORE, WEAKEST_SCORE)
            enough |= closely.answered >= ANSWERED_WHOLE
            keys *= enough
        # rows are in the order of concept ids, then texts, which a stable sort keeps
        order = np.argsort(-keys, kind="stable").tolist()
        concepts: list[int] = segment.label_concept[labels].tolist()
        seen: set[int] = set()
        found: list[Found] = []
        for place in order:
            if keys[place] <= 0 or len(seen) == wanted.limit:
                break
            if concepts[place] not in seen:
                seen.add(concepts[place])
                label = segment.label(int(labels[place]))
                found.append(
                    (
                        -float(keys[place]),
                        label.concept,
                        label.text,
                        float(scores[place]),
                        label,
                        closely,
                        place,
                        segment,
                    )
                )
        return found, len(set(concepts))

    def _hit(self, query: Query, found: Found) -> LabelHit:
        _, _, _, score, label, closely, place, segment = found
        words = segment.words.words
        matched = {
            word: query.letters_matched(word)
            for word in map(words.__getitem__, closely.words_matched(place))
            if word not in FUNCTION_WORDS or word in query.words
        }
        return LabelHit(
            concept=label.concept,
            text=label.text,
            language=label.language,
            rank=label.rank,
            score=score,
            spans=spans_of(label.text, matched),
        )
