"""Chance that is the same on every machine and in every version of Python: SHA-256 in counter mode."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws for one person; two people's draws do not depend on each other."""

    def __init__(self, seed: int, person: int) -> None:
        self._key = f"{seed}/{person}".encode()
        self._drawn = 0

    def share(self) -> float:
        """Return a number from 0 to below 1."""
        self._drawn += 1
        digest = sha256(self._key + b"/%d" % self._drawn).digest()
        return int.from_bytes(digest[:6], "big") / 2**48

    def below(self, end: int) -> int:
        """Return a whole number from 0 to below `end`."""
        return int(self.share() * end)

    def between(self, least: int, most: int) -> int:
        """Return a whole number, both ends included."""
        return least + self.below(most - least + 1)

    def one_of(self, items: Sequence[T]) -> T:
        """Return an item, each as likely."""
        return items[self.below(len(items))]

    def by_weight(self, items: Sequence[tuple[T, float]]) -> T:
        """Return an item by its weight."""
        left = self.share() * sum(weight for _, weight in items)
        for item, weight in items:
            left -= weight
            if left < 0:
                return item
        return items[-1][0]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """Return up to `count` different items, in the order in which they stand."""
        places = list(range(len(items)))
        for place in range(min(count, len(places))):
            other = place + self.below(len(places) - place)
            places[place], places[other] = places[other], places[place]
        return [items[place] for place in sorted(places[:count])]
