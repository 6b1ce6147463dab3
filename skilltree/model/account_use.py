"""When an account was last used, so that those that nobody uses any more can be announced and erased."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.ids import PersonId, TerritoryId


class AccountUse(Struct):
    """`first_warning` and `last_warning` are when messages went out since that use; using the account clears them."""

    territory_id: TerritoryId
    person_id: PersonId
    last_used: datetime
    first_warning: datetime | None = None
    last_warning: datetime | None = None
