"""No tree changes without a word: whose facts or choices are written stands in the outbox of the same transaction.

Engines of other workers, and trees that are kept (`service/kept_trees.py`), learn of changes by the outbox alone. Use
cases tell it themselves; whoever was forgotten is told of here, before the commit.
"""

from __future__ import annotations

from skilltree.model.change import ChangeKind
from skilltree.model.ids import PersonId, TerritoryId

_TELLING = frozenset({ChangeKind.TREE, ChangeKind.PERSON})


class UntoldChangeError(RuntimeError):
    """A tree was changed in a transaction of another territory, or of none: a mistake in the code, never a user's."""


class Untold:
    """The people of one transaction whose trees changed and who stand in no change of it yet."""

    def __init__(self, territory_id: TerritoryId) -> None:
        self._territory_id = territory_id
        self._touched: set[PersonId] = set()
        self._told: set[str] = set()

    def touch(self, territory_id: TerritoryId, person_id: PersonId) -> None:
        """Note that a row of this person's tree was written. Raises UntoldChangeError outside the territory's lock."""
        if territory_id != self._territory_id:
            raise UntoldChangeError("a tree is written under the lock of its own territory")
        self._touched.add(person_id)

    def tell(self, kind: ChangeKind, subject_id: str) -> None:
        """Note what the outbox was told."""
        if kind in _TELLING:
            self._told.add(subject_id)

    def people(self) -> list[PersonId]:
        """Those of whom nothing was told, by id."""
        return sorted(self._touched - self._told)
