"""A page by which anybody may see the branches that its owner opened to everybody."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.ids import PersonId, TerritoryId


class PublicPage(Struct):
    """At most one a person. The address is made of `salt` with the server's secret; here stands its hash alone.

    `shown_name` is what the owner wants to be called there: a first name, another name, or "" for none.
    """

    territory_id: TerritoryId
    person_id: PersonId
    salt: bytes
    handle_hash: bytes
    shown_name: str
    since: datetime
