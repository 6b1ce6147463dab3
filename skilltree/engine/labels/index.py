"""The label index: typed text to concepts, typos, unfinished words and word order forgiven.

Labels lie in a few segments, each twice as large as all later ones or more, so that a new label
costs the rebuilding of a small one. Scores do not depend on how the labels are spread: the weights
of words are of all segments together. Not for several threads at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from skilltree.engine.buffers import Buffer, pack, unpack
from skilltree.engine.labels.build import build_segment
from skilltree.engine.labels.find import Found, find, hit_of
from skilltree.engine.labels.hit import LabelHit
from skilltree.engine.labels.opened import steps_of
from skilltree.engine.labels.query import Query
from skilltree.engine.labels.segment import Segment
from skilltree.engine.labels.sound import checked
from skilltree.engine.labels.steps import Steps, Wanted
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

KIND: Final = b"SKLABEL2"
"""Of the file; another number where its arrays change."""

GROWTH: Final = 4
"""A segment is rebuilt with the later ones when those hold more than this share of its labels."""


class LabelIndex:
    """Labels of concepts.

    Order of answers: score plus a small bonus for everyday labels and for the preferred language;
    equal ones by concept id. `compiled=False` keeps to numpy, which answers the same more slowly.
    """

    def __init__(self, *, compiled: bool = True) -> None:
        self._compiled = compiled
        self._segments: list[Segment] = []
        self._steps: list[Steps] = []
        self._fresh: dict[ConceptLabel, None] = {}
        self._stale = False

    @classmethod
    def build(cls, labels: Iterable[ConceptLabel], *, compiled: bool = True) -> LabelIndex:
        """Return an index of these labels."""
        index = cls(compiled=compiled)
        index.add(labels)
        index._settle()
        return index

    @classmethod
    def from_buffer(cls, buffer: Buffer, *, compiled: bool = True) -> LabelIndex:
        """Return the index that `to_buffers` gave; it reads the buffer for as long as it lives.

        Raises DamagedBuffer for one that is incomplete, changed or of another version.
        """
        index = cls(compiled=compiled)
        segment = Segment(checked(unpack(KIND, buffer)))
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
        query, found = self._find(text, Wanted(limit, language, prefix, noise=False))
        return [hit_of(query, each) for each in found]

    def search_many(
        self, texts: Sequence[str], *, limit: int = 10, language: Language | None = None, prefix: bool = True
    ) -> list[list[LabelHit]]:
        """Return what `search` returns for each text."""
        return [self.search(text, limit=limit, language=language, prefix=prefix) for text in texts]

    def rank(self, text: str, *, limit: int, prefix: bool = False) -> list[tuple[str, float]]:
        """Return the best concepts with their scores, weak ones too: for evaluation and for ranking on."""
        _, found = self._find(text, Wanted(limit, None, prefix, noise=True))
        return [(each.concept, each.score) for each in found]

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
            kept = {id(steps.segment): steps for steps in self._steps}
            self._steps = [
                kept.get(id(segment)) or steps_of(segment, compiled=self._compiled) for segment in self._segments
            ]
            for steps in self._steps:
                steps.segment.weigh(rows, self._used_elsewhere(steps.segment))
                steps.weighed()

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

    def _find(self, text: str, wanted: Wanted) -> tuple[Query, list[Found]]:
        if wanted.limit < 1 or not len(self):
            return Query("", (), prefix=wanted.prefix), []
        self._settle()
        query = Query(text, self._steps, prefix=wanted.prefix)
        return query, find(self._steps, query, wanted)
