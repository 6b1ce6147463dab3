"""People, organisations, goals and visibility: the store's side."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from skilltree.model.ids import OrganisationId, PersonId, SkillId, TerritoryId
from skilltree.model.person import BranchVisibility, Goal, Membership, Organisation, Person


class PeopleReads(Protocol):
    """Queries."""

    async def person(self, person_id: PersonId) -> Person | None:
        """One person."""
        ...

    async def people(self, ids: Sequence[PersonId]) -> dict[PersonId, Person]:
        """Several, by id."""
        ...

    async def fictional(self) -> list[Person]:
        """The demo's fictional people who have an address to sign in by, by name."""
        ...

    async def memberships(self, person_id: PersonId) -> tuple[Membership, ...]:
        """What a person does for which organisation."""
        ...

    async def organisations(self, ids: Sequence[OrganisationId]) -> dict[OrganisationId, Organisation]:
        """Several, by id."""
        ...

    async def goal(self, person_id: PersonId) -> Goal | None:
        """A person's goal."""
        ...

    async def goals(self, territory_id: TerritoryId) -> list[Goal]:
        """Everybody's goals, for demand counters."""
        ...

    async def visibility(self, person_id: PersonId) -> list[BranchVisibility]:
        """Current choices, the whole tree first."""
        ...

    def visibilities(self, territory_id: TerritoryId) -> AsyncIterator[tuple[Person, list[BranchVisibility]]]:
        """Everybody with at least one choice other than only-me, for building engines."""
        ...


class PeopleWrites(PeopleReads, Protocol):
    """Commands."""

    async def add_person(self, person: Person) -> None:
        """A new inhabitant."""
        ...

    async def save_person(self, person: Person) -> None:
        """Replace the profile."""
        ...

    async def put_organisation(self, organisation: Organisation) -> None:
        """Insert or update; SIRET is unique in the territory."""
        ...

    async def add_membership(self, territory_id: TerritoryId, person_id: PersonId, membership: Membership) -> None:
        """Idempotent."""
        ...

    async def set_goal(self, territory_id: TerritoryId, person_id: PersonId, goal: Goal | None) -> None:
        """Replace or clear."""
        ...

    async def set_visibility(self, territory_id: TerritoryId, person_id: PersonId, choice: BranchVisibility) -> None:
        """Replace the choice of that branch."""
        ...

    async def clear_visibility(self, person_id: PersonId, branch: SkillId | None) -> None:
        """Forget a choice, so that the branch follows the whole tree."""
        ...
