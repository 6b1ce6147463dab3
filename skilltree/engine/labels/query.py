"""What a typed text asks: its words, what each may mean in every segment, and what each weighs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log1p
from typing import Final

from skilltree.engine.labels.fold import FUNCTION_WORDS, LONGEST_TEXT, fold
from skilltree.engine.labels.likeness import CUT_BEGUN, WHOLE_BEGUN
from skilltree.engine.labels.segment import FUNCTION_WEIGHT, WEIGHT_ONE
from skilltree.engine.labels.steps import MOST_WORDS, Asked, Begins, Meaning, Steps
from skilltree.engine.labels.variants import variants

JOINED: Final = 0.95
"""Likeness of two words typed and one meant."""

SHORTEST_CUT: Final = 3
SHORTEST_SURE: Final = 4
"""Letters of a word that can be there for sure."""

ELIDED: Final = frozenset(("j", "l", "m", "n", "s", "t", "qu"))
"""Last words that are probably the beginning of "l'..." and say nothing yet; "c" and "d" are names too often."""

NUMBER_WEIGHT: Final = 0.3
UNKNOWN_WEIGHT: Final = 0.8
"""A word that means nothing weighs this share of the rarest word there can be."""

_LAST = Begins(WHOLE_BEGUN, nearly=False)
_CUT = Begins(CUT_BEGUN, nearly=False)
_SHORTEST = Begins(CUT_BEGUN, nearly=True)


class Query:
    """A text taken apart: `meanings[segment][word]`, and the rest of what is asked in numbers."""

    def __init__(self, text: str, steps: Sequence[Steps], *, prefix: bool) -> None:
        text = text[:LONGEST_TEXT]
        self.words = list(dict.fromkeys(fold(variants(text)[0]).split()[:MOST_WORDS])) if text else []
        self.unfinished = prefix and bool(text) and not text[-1].isspace()
        self.prefix = prefix
        self.meanings: list[list[Meaning]] = [[] for _ in steps]
        self.weights: list[int] = []
        self._steps = steps
        rows = 0
        for each in steps:
            each.begin()
            rows += each.segment.rows_alive
        for at, word in enumerate(self.words):
            self._look_up(at, word, rows)
        for at, (word, following) in enumerate(pairwise(self.words)):
            self._join(at, word + following)
        telling = [word not in FUNCTION_WORDS for word in self.words]
        self.asked = Asked(
            weights=self.weights,
            telling=telling if any(telling) else [True] * len(telling),
            sure=[
                tells and len(word) >= SHORTEST_SURE and not word.isdigit()
                for word, tells in zip(self.words, telling, strict=True)
            ],
            letters=" ".join(sorted(self.words)).encode("utf-8", "surrogatepass"),
        )

    def _look_up(self, at: int, word: str, rows: int) -> None:
        known = [steps.segment.used(word) for steps in self._steps]
        is_known = known.count(None) < len(known)
        last = at == len(self.words) - 1
        unfinished = self.unfinished if last else self.prefix and len(word) >= SHORTEST_CUT and not is_known
        begins = None
        if unfinished:
            begins = _LAST if last else _SHORTEST if len(word) == SHORTEST_CUT else _CUT
        # likeness and weight of the likeliest meaning
        closest, heaviest, begun, begun_uses, nearly_uses = 0.0, 0, 0.0, 0, 0
        for steps, number, meanings in zip(self._steps, known, self.meanings, strict=True):
            found = steps.look_up(word, number, known=is_known, begins=begins)
            meanings.append(found.meaning)
            closest, heaviest = max((closest, heaviest), (found.closest, found.heaviest))
            begun, begun_uses = max(begun, found.begun), begun_uses + found.begun_uses
            nearly_uses += found.nearly_uses
        begun_uses = begun_uses or nearly_uses
        if is_known or closest > begun:
            weight = float(heaviest)
        elif begun_uses:
            weight = log1p(rows / begun_uses) * WEIGHT_ONE
        else:
            weight = UNKNOWN_WEIGHT * log1p(rows) * WEIGHT_ONE * (FUNCTION_WEIGHT if word in FUNCTION_WORDS else 1.0)
        elided = unfinished and last and at > 0 and word in ELIDED
        weight *= NUMBER_WEIGHT if word.isdigit() else FUNCTION_WEIGHT if elided else 1.0
        self.weights.append(round(weight))

    def letters_matched(self, word: str) -> int:
        """Return how many letters to highlight of a label's word that answers this query."""
        if self.unfinished and word.startswith(self.words[-1]) and word not in self.words:
            return len(self.words[-1])
        return len(word)

    def _join(self, at: int, joined: str) -> None:
        """Let "baby sitting" mean "babysitting" too."""
        for steps, meanings in zip(self._steps, self.meanings, strict=True):
            number = steps.segment.used(joined)
            if number is not None:
                for place in (at, at + 1):
                    meanings[place] = steps.joined(meanings[place], number, JOINED)
