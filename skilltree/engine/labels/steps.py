"""The steps of a search that numpy or the compiled kernel does, and the numbers both use.

Words' weights and likenesses are fixed-point numbers here, so that sums are exact in any order and
both ways of doing the steps give the same answers to the last bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels.arrays import Ints
from skilltree.engine.labels.segment import Segment
from skilltree.model.words import Language

LIKENESS_ONE: Final = 1 << 16
"""A likeness of 1, rounded half up."""

MOST_TIES: Final = 4
"""How many times the rows asked for are given at most, because they are equally likely."""

WIDE_LIST: Final = 200
"""Rows that hold words like the typed one, from which on only words `LIKELY` meant count."""

LONG_LIST: Final = 3000
"""Rows that hold a word, from which on the list is read only when rarer words do not say enough."""

MOST_READ: Final = 12_000
"""Rows that are read at most for a word that may mean many, where no rarer word says anything."""

ENOUGH: Final = 0.4
"""Share of the query's weight that rarer words must find so that longer lists are left unread."""

LIKELY: Final = 0.55
"""In wide lists only words this like the typed one count."""

SURE: Final = 0.85
"""A word of the query is there for sure when a word this like it is."""

LEAST_SURE: Final = int(SURE * LIKENESS_ONE)

WEAKEST_ANSWER: Final = 0.35
"""Share of the query's weight that a label must answer; below it is noise, not an answer."""

WEAKEST_SCORE: Final = 0.38
ANSWERED_WHOLE: Final = 0.75
"""A label that answers so much of the query is no noise however long it is."""

SURE_ANSWER: Final = 0.15
SURE_SCORE: Final = 0.2
"""The same for a label that holds a telling word of the query almost to the letter, four letters or more."""

RANK_BONUS: Final = (0.03, 0.01, 0.0)
LANGUAGE_BONUS: Final = 0.02
DECIMALS: Final = 5
"""Of a score, and of the key that answers are ordered by."""

MOST_WORDS: Final = 24
"""Words of a query; the first stage keeps a word's place in 5 bits."""

Meaning: TypeAlias = tuple[Any, ...]
"""What a word may mean in a segment, in order of likeness; only the steps that gave it can read it."""


class LookedUp(NamedTuple):
    """What a typed word may mean in a segment.

    `closest` and `heaviest` are likeness and weight of the likest word; `begun` is the likeness of the
    likest word that the typed one begins, `begun_uses` how many rows use those, and `nearly_uses` how
    many use words that begin almost so.
    """

    meaning: Meaning
    closest: float = 0.0
    heaviest: int = 0
    begun: float = 0.0
    begun_uses: int = 0
    nearly_uses: int = 0


class Begins(NamedTuple):
    """How likely an unfinished word is to mean a longer one: `shape[0] + shape[1] * share typed`.

    `nearly` says that words count too of which one of the first three letters differs.
    """

    shape: tuple[float, float]
    nearly: bool


@dataclass(slots=True, frozen=True)
class Asked:
    """A query in numbers, for each word: its weight, whether it is telling, whether it can be there for sure."""

    weights: list[int]
    telling: list[bool]
    sure: list[bool]
    letters: bytes

    @property
    def whole(self) -> int:
        """Return the sum of a row that answers everything."""
        return sum(self.weights) * LIKENESS_ONE


class Rows(NamedTuple):
    """Rows in order of number, how likely each is, and how many rows answer anything at all."""

    rows: Ints
    likely: NDArray[np.float64]
    total: int


class Shares(NamedTuple):
    """Of some rows: which share of the query each answers, of the row the query names, of the letters agrees.

    `used` is how well each word of each row answers, in fixed-point; the words of a row begin at `begins`.
    """

    answered: NDArray[np.float64]
    named: NDArray[np.float64]
    letters: NDArray[np.float64]
    sure: NDArray[np.bool_]
    begins: Ints
    used: Ints


@dataclass(slots=True, frozen=True)
class Wanted:
    """What a caller asked for; `noise`: answers too weak to be shown as well."""

    limit: int
    language: Language | None
    prefix: bool
    noise: bool


class Chosen(NamedTuple):
    """Places of the best row of each of the best concepts, their keys, best first; how many concepts there were.

    A key is the score with bonuses for everyday labels and the preferred language; equal ones go by row.
    """

    places: Ints
    keys: NDArray[np.float64]
    concepts: int


class Steps(Protocol):
    """Both ways give the same; what they give may be overwritten by the next search."""

    segment: Segment

    def weighed(self) -> None:
        """Take note that the segment's words have been weighed anew, or rows crossed out."""

    def begin(self) -> None:
        """Forget the meanings of the last query."""

    def look_up(self, word: str, number: int | None, *, known: bool, begins: Begins | None) -> LookedUp:
        """Return what a word may mean: `number` is its own here, `known` that it has one in some segment."""

    def joined(self, meaning: Meaning, number: int, likeness: float) -> Meaning:
        """Return the meaning with a word more."""

    def likely_rows(self, asked: Asked, meanings: list[Meaning], most: int) -> Rows:
        """First stage: return the `most` likeliest rows.

        Equally likely rows stand or fall together, up to `MOST_TIES` times as many, whichever came first.
        """

    def score_rows(self, asked: Asked, meanings: list[Meaning], rows: Ints) -> Shares:
        """Second stage: look at some rows closely."""

    def choose(self, rows: Ints, scores: NDArray[np.float64], shares: Shares, wanted: Wanted) -> Chosen:
        """Last stage: choose among rows that were looked at closely."""
