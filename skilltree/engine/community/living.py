"""A tree that follows its counters: after a fact only the columns that it bears on are reckoned again.

A column is a skill with its candidates for parent and their scores. It is read from its own counts, and from those of
its candidates and of pairs of them, in steps (`levels`): only where one of these changed its step is it reckoned anew.
So the tree after any facts is that of the same counters read from scratch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from skilltree.engine.community import kernel
from skilltree.engine.community.arborescence import ROOT, best_forest
from skilltree.engine.community.authored import trust_in, weight_of
from skilltree.engine.community.candidates import CONTEXT, NOBODY, choose
from skilltree.engine.community.counters import CommunityCounters, Indices, Update
from skilltree.engine.community.features import Pairs, features, pairs_of
from skilltree.engine.community.judge import judge
from skilltree.engine.community.levels import Whole, log_of, roughly
from skilltree.model.ids import SkillId

PLACES: Final = CONTEXT + 2
"""Candidates of a column: those of the context, the authored one where it is not among them, and having none."""

_NO_PARENT: Final = PLACES - 1
UNSAID: Final = -2
_AT_ONCE: Final = 128
"""Columns that are reckoned together: bounds the memory."""


class LivingTree:
    """The tree of a community, kept beside its counters. Tell it of every `Update` that they give."""

    def __init__(self, counters: CommunityCounters, prior: Mapping[SkillId, SkillId | None] | None = None) -> None:
        self._counters = counters
        self._authored: Indices = np.zeros(0, np.int64)
        """The authored parent of each skill, `ROOT` where it has none, `UNSAID` where nobody says."""
        self._named: npt.NDArray[np.bool_] = np.zeros(0, np.bool_)
        """Skills that an author names: they are shown before anybody holds them."""
        self._candidates: Indices = np.zeros((0, PLACES), np.int64)
        self._scores: Whole = np.zeros((0, PLACES), np.int64)
        self._asked: npt.NDArray[np.bool_] = np.zeros((0, 0), np.bool_)
        self._pairs: Pairs = np.zeros((2, 0, 0), np.int16)
        self._held: Whole = np.zeros(0, np.int64)
        self._sizes: tuple[int, int] = (-1, -1)
        self._dirty: npt.NDArray[np.bool_] = np.zeros(0, np.bool_)
        """Columns to be scored again."""
        self._moved: npt.NDArray[np.bool_] = np.zeros(0, np.bool_)
        """Those of them whose own counts changed, so that their candidates are chosen again too."""
        self._rank: Indices = np.zeros(0, np.int64)
        self._found: dict[SkillId, SkillId | None] | None = None
        self.author(prior or {})

    def author(self, prior: Mapping[SkillId, SkillId | None]) -> None:
        """Replace what authors say: the skill before each, None where there is none. It may be wrong in places."""
        for skill, parent in sorted(prior.items()):
            self._counters.place((skill,) if parent is None else (skill, parent))
        self._make_room()
        index = self._counters.index
        before = self._authored.copy()
        self._authored[:], self._named[:], self._found = UNSAID, False, None
        for skill, parent in prior.items():
            self._authored[index[skill]] = ROOT if parent is None else index[parent] if parent != skill else UNSAID
            self._named[[index[skill], index[skill if parent is None else parent]]] = True
        self._moved |= self._authored != before
        self._dirty |= self._moved

    def follow(self, update: Update) -> None:
        """Mark what a fact bears on."""
        self._make_room()
        skills = update.skills
        if not len(skills):
            return
        self._found = None
        self._dirty[skills] = self._moved[skills] = True
        held = roughly(self._counters.holders[skills])
        moved = skills[held != self._held[skills]]
        self._dirty |= self._asked[moved].any(axis=0)
        self._held[skills] = held
        square = np.ix_(skills, skills)
        found = pairs_of(self._counters, skills)
        one, other = np.nonzero((found != self._pairs[:, square[0], square[1]]).any(axis=0))
        self._pairs[:, square[0], square[1]] = found
        if len(one):
            self._dirty |= (self._asked[skills[one]] & self._asked[skills[other]]).any(axis=0)

    @property
    def ready(self) -> bool:
        """True where nothing is to be reckoned before the parents can be told."""
        return self._found is not None

    def parents(self) -> dict[SkillId, SkillId | None]:
        """Return each skill's parent, of all that somebody holds or an author names."""
        if self._found is None:
            self._found = self._reckon_parents()
        return dict(self._found)

    def _reckon_parents(self) -> dict[SkillId, SkillId | None]:
        counters = self._counters
        sizes = (int(roughly(np.array(counters.members))), int(roughly(np.array(counters.facts))))
        if sizes != self._sizes:
            self._sizes = sizes
            self._dirty[:] = True
        columns = np.nonzero(self._dirty)[0]
        for start in range(0, len(columns), _AT_ONCE):
            self._reckon(columns[start : start + _AT_ONCE])
        self._dirty[:] = self._moved[:] = False
        shown = np.nonzero(self._named | (counters.holders > 0))[0]
        usable = self._candidates[shown] != NOBODY
        usable[:, _NO_PARENT] = True
        scores = self._weighed(shown, usable)
        found = np.full(len(counters.skills), ROOT)
        found[shown] = self._best(shown, scores, usable)
        skills = counters.skills
        above: list[SkillId | None] = [*skills, None]
        return {skills[at]: above[parent] for at, parent in zip(shown.tolist(), found[shown].tolist(), strict=True)}

    def _best(self, shown: Indices, scores: Whole, usable: npt.NDArray[np.bool_]) -> Indices:
        """Return the forest among these skills, reckoned in order of their ids: so cycles are always opened alike."""
        rows = np.argsort(self._rank[shown])
        order = shown[rows]
        number = np.full(len(self._rank) + 1, ROOT)
        number[order] = np.arange(len(order))
        found = np.empty_like(shown)
        found[rows] = np.append(order, ROOT)[best_forest(number[self._candidates[order]], scores[rows], usable[rows])]
        return found

    def _weighed(self, shown: Indices, usable: npt.NDArray[np.bool_]) -> Whole:
        """Return the scores with what authors say."""
        same = usable & (self._candidates[shown] == self._authored[shown][:, None])
        place = np.where(same.any(axis=1), same.argmax(axis=1), -1)
        scores = self._scores[shown].copy()
        weight = weight_of(trust_in(scores, usable, place, len(shown)), len(shown))
        rows = np.nonzero(place >= 0)[0]
        scores[rows, place[rows]] += weight
        return scores

    def _reckon(self, columns: Indices) -> None:
        """Choose and score the candidates of these columns."""
        context = self._candidates[columns, :CONTEXT]
        own = np.nonzero(self._moved[columns])[0]
        context[own] = choose(self._counters, columns[own], self._rank)
        authored = np.maximum(self._authored[columns], NOBODY)
        authored[(context == authored[:, None]).any(axis=1)] = NOBODY
        asked = np.concatenate([context, authored[:, None]], axis=1)
        scores = self._score(columns, asked)
        scores[self._counters.holders[columns] == 0] = 0
        self._asked[:, columns] = False
        there = asked != NOBODY
        self._asked[asked[there], np.broadcast_to(columns[:, None], asked.shape)[there]] = True
        self._candidates[columns] = np.concatenate([asked, np.full((len(columns), 1), ROOT)], axis=1)
        self._scores[columns] = scores

    def _score(self, columns: Indices, asked: Indices) -> Whole:
        """Score the candidates: compiled where that is there, the same in numpy where it is not."""
        compiled = kernel.library()
        if compiled is not None:
            return kernel.score(compiled, self._counters, self._pairs, columns, asked)
        return judge(features(self._counters, self._pairs, columns, asked))

    def _make_room(self) -> None:
        """Take in skills that came since."""
        old, new = len(self._held), len(self._counters.skills)
        if new == old:
            return
        more = new - old
        self._candidates = np.concatenate([self._candidates, np.full((more, PLACES), NOBODY)])
        self._scores = np.concatenate([self._scores, np.zeros((more, PLACES), np.int64)])
        self._asked = np.pad(self._asked, (0, more))
        self._authored = np.concatenate([self._authored, np.full(more, UNSAID)])
        self._named = np.concatenate([self._named, np.zeros(more, np.bool_)])
        self._dirty = np.concatenate([self._dirty, np.ones(more, np.bool_)])
        self._moved = np.concatenate([self._moved, np.ones(more, np.bool_)])
        names = np.array(self._counters.skills)
        self._rank = np.empty(new, np.int64)
        self._rank[np.argsort(names)] = np.arange(new)
        if old:  # what came since is told by the update that is followed
            self._held = np.concatenate([self._held, np.zeros(more, np.int64)])
            nobody = log_of(np.zeros(1, np.int64))[0]
            self._pairs = np.pad(self._pairs, ((0, 0), (0, more), (0, more)), constant_values=nobody)
        else:
            self._held = roughly(self._counters.holders)
            self._pairs = pairs_of(self._counters, np.arange(new))
