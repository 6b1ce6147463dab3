"""Finds the everyday ways to say a skill in the clauses of a text.

Whatever needs more words is looked at first, and a way whose words were all taken by another says nothing more:
"garder un chantier" is not "garder des enfants".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from skilltree.engine.telling import everyday_home, everyday_work
from skilltree.engine.telling.clauses import Clause, Word

NEAR: Final = 7
"""Words from the first to the last of a way, at most; a clause of an oral text may be long."""

MOST_PLACES: Final = 4
"""Places of one item in a clause that are tried."""

SHORTEST_PREFIX: Final = 2


class Said(NamedTuple):
    """A skill that a clause says in passing, by its everyday label, and the words of the clause that say it."""

    label: str
    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where the first word begins, in code points of the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end


class _Way(NamedTuple):
    label: str
    items: tuple[str, ...]


class _Ways:
    """All ways, by the words that their items begin with."""

    def __init__(self, tables: Iterable[str]) -> None:
        self.every = sorted((way for table in tables for way in _ways(table)), key=lambda way: -len(way.items))
        self._by_first: dict[str, list[tuple[int, _Way]]] = {}
        for rank, way in enumerate(self.every):
            self._by_first.setdefault(way.items[0], []).append((rank, way))
        self._exact: dict[str, set[str]] = {}
        self._prefix: dict[str, set[str]] = {}
        for item in {item for way in self.every for item in way.items}:
            for form in item.split("|"):
                table = self._prefix if form.endswith("*") else self._exact
                table.setdefault(form.rstrip("*"), set()).add(item)

    def items_of(self, word: str) -> set[str]:
        """Return the items that a word answers."""
        found = set(self._exact.get(word, ()))
        for size in range(SHORTEST_PREFIX, len(word) + 1):
            found |= self._prefix.get(word[:size], set())
        return found

    def among(self, items: Iterable[str]) -> list[_Way]:
        """Return the ways that may be said with these items, those of most words first."""
        return [way for _, way in sorted(ranked for item in items for ranked in self._by_first.get(item, ()))]


def _ways(table: str) -> Iterator[_Way]:
    for line in table.strip().replace("\n    ", " ").splitlines():
        label, _, ways = line.partition(":")
        for way in ways.split(";"):
            items = tuple(_written_out(item) for item in way.split())
            if items:
                yield _Way(label.strip(), items)


def _written_out(item: str) -> str:
    return "|".join(everyday_home.GROUPS[form[1:]] if form.startswith("@") else form for form in item.split("|"))


_WAYS: Final = _Ways([everyday_home.SAYINGS, everyday_work.SAYINGS])


def all_labels() -> list[str]:
    """Return every label that a saying leads to, each once."""
    return sorted({way.label for way in _WAYS.every})


def said_in(clauses: Sequence[Clause]) -> list[Said]:
    """Return what the clauses say, in the order of the text, each label once."""
    found: dict[str, Said] = {}
    for clause in clauses:
        for said in _said(clause):
            found.setdefault(said.label, said)
    return sorted(found.values(), key=lambda said: (said.start, -len(said.words), said.label))


def _said(clause: Clause) -> Iterator[Said]:
    words = clause.words
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        for item in _WAYS.items_of(word.text):
            places.setdefault(item, []).append(at)
    taken: list[frozenset[int]] = []
    for way in _WAYS.among(places):
        near = _nearest([places.get(item, [])[:MOST_PLACES] for item in way.items])
        if near is None or near & clause.denied or any(near < other for other in taken):
            continue
        taken.append(near)
        yield Said(way.label, tuple(words[place] for place in sorted(near)))


def _nearest(several: Sequence[Sequence[int]]) -> frozenset[int] | None:
    """Return the closest places, one of each list and none twice; None where there are none near enough."""
    best: frozenset[int] | None = None
    if not all(several):
        return None
    for places in product(*several):
        at = frozenset(places)
        if len(at) < len(places) or max(at) - min(at) > NEAR:
            continue
        if best is None or max(at) - min(at) < max(best) - min(best):
            best = at
    return best
