"""All that is kept about a person, to take away or to erase: the store's side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeAlias

from skilltree.model.base import Struct
from skilltree.model.ids import PersonId, TerritoryId

Row: TypeAlias = Mapping[str, object]


class Photo(Struct):
    """A file that a learner handed in."""

    id: str
    mime: str
    content: bytes


class Erased(Struct):
    """Somebody whose data are gone; nothing is left but an id that tells nothing."""

    territory_id: TerritoryId
    person_id: PersonId
    at: datetime


class OwnDataReads(Protocol):
    """Queries."""

    async def rows_about(self, person_id: PersonId) -> Mapping[str, Sequence[Row]]:
        """Rows by table, by column; hashes and secrets are left out."""
        ...

    async def photos(self, person_id: PersonId) -> list[Photo]:
        """Files that the person handed in."""
        ...

    async def erased(self) -> list[Erased]:
        """Everybody who was erased here, in order of id."""
        ...


class OwnDataWrites(OwnDataReads, Protocol):
    """Commands."""

    async def erase(self, who: Erased) -> list[str]:
        """Delete what is about a person, and remember the id; return the opportunities that went with them.

        Somebody who was erased before, or never was here, is remembered alike.
        """
        ...
