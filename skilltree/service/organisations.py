"""Reading organisations by id."""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.model.ids import OrganisationId
from skilltree.model.person import Organisation
from skilltree.service.deps import Deps


async def load_organisations(deps: Deps, ids: Sequence[OrganisationId]) -> dict[OrganisationId, Organisation]:
    """Return those that are there."""
    async with deps.store.reading() as db:
        return await db.people.organisations(ids)
