"""The one place where an inhabitant is made, and how many may be made without an address."""

from __future__ import annotations

from skilltree.model.ids import PersonId, TerritoryId, new_id
from skilltree.model.person import Person
from skilltree.model.words import Language, Travel
from skilltree.service.deps import Deps
from skilltree.service.ports.store import Writing
from skilltree.service.rates import HOUR_SECONDS, count_use


async def add_newcomer(
    deps: Deps,
    tx: Writing,
    territory_id: TerritoryId,
    *,
    language: Language,
    display_name: str = "",
    insee: str | None = None,
    person_id: PersonId | None = None,
) -> PersonId:
    """Add an inhabitant who has nothing yet; whoever calls gives them a way to come back."""
    person = Person(
        id=person_id or new_id("Person"),
        territory_id=territory_id,
        display_name=display_name,
        language=language,
        travel=Travel.TRANSIT,
        created_at=deps.clock(),
        insee=insee,
    )
    await tx.people.add_person(person)
    return person.id


async def count_newcomer(deps: Deps, peer: str) -> None:
    """Count an account that nobody's address stands behind. Raises RateLimited.

    The caller's own limit comes first: who is over it takes nothing from what all share.
    """
    await count_use(deps, f"new-peer:{peer}", deps.rules.new_accounts_a_peer, seconds=HOUR_SECONDS)
    await count_use(deps, "new", deps.rules.new_accounts, seconds=HOUR_SECONDS)
