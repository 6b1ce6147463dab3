"""People, organisations, memberships: queries and commands."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from itertools import groupby

from sqlalchemy import delete, select

from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import OrganisationId, PersonId, SkillId, TerritoryId
from skilltree.model.person import BranchVisibility, Goal, Membership, Organisation, Person
from skilltree.model.words import Visibility
from skilltree.store.connection import Part, chunks
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.people import goal, membership, organisation, person, visibility

PEOPLE_A_PAGE = 500


class PeopleReading(Part):
    """See `service.ports.people.PeopleReads`."""

    async def person(self, person_id: PersonId) -> Person | None:
        """One person."""
        row = await self._db.first(person.select().where(person.c.id == person_id))
        return None if row is None else struct_of(Person, row)

    async def people(self, ids: Sequence[PersonId]) -> dict[PersonId, Person]:
        """Several, by id."""
        found = {}
        for some in chunks(ids):
            rows = await self._db.rows(person.select().where(person.c.id.in_(some)))
            found.update({row.id: struct_of(Person, row) for row in rows})
        return found

    async def fictional(self) -> list[Person]:
        """The demo's fictional people, by name."""
        rows = await self._db.rows(
            person.select().where(person.c.fictional).order_by(person.c.display_name, person.c.id)
        )
        return [struct_of(Person, row) for row in rows]

    async def memberships(self, person_id: PersonId) -> tuple[Membership, ...]:
        """What a person does for which organisation, in a stable order."""
        rows = await self._db.rows(
            select(membership.c.organisation_id, membership.c.role, membership.c.verified)
            .where(membership.c.person_id == person_id)
            .order_by(membership.c.organisation_id, membership.c.role)
        )
        return tuple(struct_of(Membership, row) for row in rows)

    async def organisations(self, ids: Sequence[OrganisationId]) -> dict[OrganisationId, Organisation]:
        """Several, by id."""
        found = {}
        for some in chunks(ids):
            rows = await self._db.rows(organisation.select().where(organisation.c.id.in_(some)))
            found.update({row.id: struct_of(Organisation, row) for row in rows})
        return found

    async def goal(self, person_id: PersonId) -> Goal | None:
        """A person's goal."""
        row = await self._db.first(goal.select().where(goal.c.person_id == person_id))
        return None if row is None else struct_of(Goal, row)

    async def goals(self, territory_id: TerritoryId) -> list[Goal]:
        """Everybody's goals, by person."""
        rows = await self._db.rows(goal.select().where(goal.c.territory_id == territory_id).order_by(goal.c.person_id))
        return [struct_of(Goal, row) for row in rows]

    async def visibility(self, person_id: PersonId) -> list[BranchVisibility]:
        """Current choices, the whole tree first."""
        rows = await self._db.rows(
            visibility.select().where(visibility.c.person_id == person_id).order_by(visibility.c.branch)
        )
        return [struct_of(BranchVisibility, row) for row in rows]

    async def visibilities(self, territory_id: TerritoryId) -> AsyncIterator[tuple[Person, list[BranchVisibility]]]:
        """Everybody with at least one choice other than only-me, by person; all their choices."""
        shown = (
            select(visibility.c.person_id)
            .where(
                visibility.c.territory_id == territory_id,
                visibility.c.visibility != Visibility.ONLY_ME,
            )
            .distinct()
            .order_by(visibility.c.person_id)
            .limit(PEOPLE_A_PAGE)
        )
        page = [row.person_id for row in await self._db.rows(shown)]
        while page:
            people = await self.people(page)
            rows = await self._db.rows(
                visibility.select()
                .where(visibility.c.territory_id == territory_id, visibility.c.person_id.in_(page))
                .order_by(visibility.c.person_id, visibility.c.branch)
            )
            for person_id, choices in groupby(rows, key=lambda row: row.person_id):
                yield people[person_id], [struct_of(BranchVisibility, row) for row in choices]
            after = shown.where(visibility.c.person_id > page[-1])
            page = [row.person_id for row in await self._db.rows(after)]


class PeopleWriting(PeopleReading):
    """See `service.ports.people.PeopleWrites`."""

    async def add_person(self, new: Person) -> None:
        """A new inhabitant."""
        await self._db.run(person.insert().values(**fields(new)))

    async def save_person(self, profile: Person) -> None:
        """Replace the profile; nobody moves to another territory. Raises NotFound."""
        changed = await self._db.run(
            person.update()
            .where(person.c.territory_id == profile.territory_id, person.c.id == profile.id)
            .values(**fields(profile, but=("id", "territory_id")))
        )
        if changed.rowcount == 0:
            raise NotFound("no such person", field="person_id")

    async def put_organisation(self, new: Organisation) -> None:
        """Insert or update. Raises Conflict when another one of the territory has its SIRET."""
        if new.siret is not None:
            other = await self._db.first(
                select(organisation.c.id).where(
                    organisation.c.territory_id == new.territory_id,
                    organisation.c.siret == new.siret,
                    organisation.c.id != new.id,
                )
            )
            if other is not None:
                raise Conflict("another organisation has this SIRET", field="siret")
        await self._db.run(self._db.upsert(organisation).values(**fields(new)))

    async def add_membership(self, territory_id: TerritoryId, person_id: PersonId, new: Membership) -> None:
        """Idempotent; a second time takes over `verified`."""
        await self._db.run(
            self._db.upsert(membership).values(territory_id=territory_id, person_id=person_id, **fields(new))
        )

    async def set_goal(self, territory_id: TerritoryId, person_id: PersonId, new: Goal | None) -> None:
        """Replace or clear."""
        if new is None:
            await self._db.run(delete(goal).where(goal.c.territory_id == territory_id, goal.c.person_id == person_id))
        else:
            values = {**fields(new), "person_id": person_id}
            await self._db.run(self._db.upsert(goal).values(territory_id=territory_id, **values))

    async def set_visibility(self, territory_id: TerritoryId, person_id: PersonId, choice: BranchVisibility) -> None:
        """Replace the choice of that branch."""
        await self._db.run(
            self._db.upsert(visibility).values(territory_id=territory_id, person_id=person_id, **fields(choice))
        )

    async def clear_visibility(self, person_id: PersonId, branch: SkillId | None) -> None:
        """Forget a choice, so that the branch follows the whole tree."""
        await self._db.run(
            delete(visibility).where(visibility.c.person_id == person_id, visibility.c.branch.in_([branch]))
        )
