"""Trees as their owners read them last: kept while nothing has changed them, which each read asks the store anew.

A tree is a function of its person's facts and choices, of the catalogue and of the time. Whatever changes facts or
choices stands in the outbox, in the same transaction (the store sees to it: `store/untold.py`). So a tree that was read
at some sequence is the tree of now where no later change is about its person, where the catalogue is the same, and
where no instant has passed at which the fold changes (`model.tree.same_until`). The look at the outbox is made in the
read view that would have read the facts, so that another worker's commit is seen exactly as it would be.

Trees leave when their person changes (also when erased), and the oldest where there are too many facts.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from skilltree.engine.catalogue import Catalogue
from skilltree.model.ids import PersonId
from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service.ports.store import Reading
from skilltree.service.views.trees import TreeView

MOST_FACTS: Final = 40_000
"""Kept in one worker at most: some 25 MB."""

LOOK_BACK: Final = 200
"""Changes that are looked through; past them reading the facts costs no more."""


@dataclass(slots=True)
class KeptTree:
    """A tree, and what it was read from. `head` moves on as later changes turn out to be about others."""

    view: TreeView
    language: Language
    stamp: tuple[Catalogue, int]
    head: int
    size: int
    since: datetime
    until: datetime


class KeptTrees:
    """One worker's trees, the one read last at the end."""

    def __init__(self, most_facts: int = MOST_FACTS) -> None:
        self._most = most_facts
        self._trees: OrderedDict[PersonId, KeptTree] = OrderedDict()
        self._facts = 0

    def __len__(self) -> int:
        return len(self._trees)

    async def find(
        self, db: Reading, viewer: Viewer, language: Language, stamp: tuple[Catalogue, int], now: datetime
    ) -> TreeView | None:
        """Return the viewer's tree where it is certain to be what reading it in this view would give."""
        kept = self._trees.get(viewer.person_id)
        if kept is None or kept.language is not language or not kept.since <= now < kept.until:
            return None
        if kept.stamp[0] is not stamp[0] or kept.stamp[1] != stamp[1]:
            return None
        head = kept.head
        later = await db.outbox.after(viewer.territory_id, head, LOOK_BACK)
        if len(later) == LOOK_BACK or any(change.subject_id == viewer.person_id for change in later):
            return None
        if self._trees.get(viewer.person_id) is kept:
            kept.head = max(kept.head, later[-1].sequence if later else head)
            self._trees.move_to_end(viewer.person_id)
        return kept.view

    def keep(self, person_id: PersonId, tree: KeptTree) -> None:
        """Keep a tree in the place of the person's last one."""
        self.forget(person_id)
        self._trees[person_id] = tree
        self._facts += tree.size
        while self._facts > self._most:
            self.forget(next(iter(self._trees)))

    def forget(self, person_id: PersonId) -> None:
        """Let a person's tree go; an unknown one changes nothing."""
        gone = self._trees.pop(person_id, None)
        self._facts -= gone.size if gone else 0
