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
from skilltree.store.tables import people as t
from skilltree.store.tables.identity import contact

PEOPLE_A_PAGE = 500


class PeopleReading(Part):
    """See `service.ports.people.PeopleReads`."""

    async def person(self, person_id: PersonId) -> Person | None:
        """One person."""
        row = await self._db.first(t.person.select().where(t.person.c.id == person_id))
        return None if row is None else struct_of(Person, row)

    async def people(self, ids: Sequence[PersonId]) -> dict[PersonId, Person]:
        """Several, by id."""
        found = {}
        for some in chunks(ids):
            rows = await self._db.rows(t.person.select().where(t.person.c.id.in_(some)))
            found.update({row.id: struct_of(Person, row) for row in rows})
        return found

    async def fictional(self) -> list[Person]:
        """The demo's fictional people who have an address to sign in by, by name."""
        reachable = select(contact.c.person_id).where(contact.c.person_id == t.person.c.id).exists()
        rows = await self._db.rows(
            t.person.select().where(t.person.c.fictional, reachable).order_by(t.person.c.display_name, t.person.c.id)
        )
        return [struct_of(Person, row) for row in rows]

    async def memberships(self, person_id: PersonId) -> tuple[Membership, ...]:
        """What a person does for which organisation, in a stable order."""
        rows = await self._db.rows(
            select(t.membership.c.organisation_id, t.membership.c.role, t.membership.c.verified)
            .where(t.membership.c.person_id == person_id)
            .order_by(t.membership.c.organisation_id, t.membership.c.role)
        )
        return tuple(struct_of(Membership, row) for row in rows)

    async def organisations(self, ids: Sequence[OrganisationId]) -> dict[OrganisationId, Organisation]:
        """Several, by id."""
        found = {}
        for some in chunks(ids):
            rows = await self._db.rows(t.organisation.select().where(t.organisation.c.id.in_(some)))
            found.update({row.id: struct_of(Organisation, row) for row in rows})
        return found

    async def goal(self, person_id: PersonId) -> Goal | None:
        """A person's goal."""
        row = await self._db.first(t.goal.select().where(t.goal.c.person_id == person_id))
        return None if row is None else struct_of(Goal, row)

    async def goals(self, territory_id: TerritoryId) -> list[Goal]:
        """Everybody's goals, by person."""
        rows = await self._db.rows(
            t.goal.select().where(t.goal.c.territory_id == territory_id).order_by(t.goal.c.person_id)
        )
        return [struct_of(Goal, row) for row in rows]

    async def visibility(self, person_id: PersonId) -> list[BranchVisibility]:
        """Current choices, the whole tree first."""
        rows = await self._db.rows(
            t.visibility.select().where(t.visibility.c.person_id == person_id).order_by(t.visibility.c.branch)
        )
        return [struct_of(BranchVisibility, row) for row in rows]

    async def visibilities(self, territory_id: TerritoryId) -> AsyncIterator[tuple[Person, list[BranchVisibility]]]:
        """Everybody with at least one choice other than only-me, by person; all their choices."""
        shown = (
            select(t.visibility.c.person_id)
            .where(
                t.visibility.c.territory_id == territory_id,
                t.visibility.c.visibility != Visibility.ONLY_ME,
            )
            .distinct()
            .order_by(t.visibility.c.person_id)
            .limit(PEOPLE_A_PAGE)
        )
        page = [row.person_id for row in await self._db.rows(shown)]
        while page:
            people = await self.people(page)
            rows = await self._db.rows(
                t.visibility.select()
                .where(t.visibility.c.territory_id == territory_id, t.visibility.c.person_id.in_(page))
                .order_by(t.visibility.c.person_id, t.visibility.c.branch)
            )
            for person_id, choices in groupby(rows, key=lambda row: row.person_id):
                yield people[person_id], [struct_of(BranchVisibility, row) for row in choices]
            after = shown.where(t.visibility.c.person_id > page[-1])
            page = [row.person_id for row in await self._db.rows(after)]


class PeopleWriting(PeopleReading):
    """See `service.ports.people.PeopleWrites`."""

    async def add_person(self, person: Person) -> None:
        """A new inhabitant."""
        await self._db.run(t.person.insert().values(**fields(person)))

    async def save_person(self, person: Person) -> None:
        """Replace the profile; nobody moves to another territory. Raises NotFound."""
        changed = await self._db.run(
            t.person.update()
            .where(t.person.c.territory_id == person.territory_id, t.person.c.id == person.id)
            .values(**fields(person, but=("id", "territory_id")))
        )
        if changed.rowcount == 0:
            raise NotFound("no such person", field="person_id")

    async def put_organisation(self, organisation: Organisation) -> None:
        """Insert or update. Raises Conflict when another one of the territory has its SIRET."""
        if organisation.siret is not None:
            other = await self._db.first(
                select(t.organisation.c.id).where(
                    t.organisation.c.territory_id == organisation.territory_id,
                    t.organisation.c.siret == organisation.siret,
                    t.organisation.c.id != organisation.id,
                )
            )
            if other is not None:
                raise Conflict("another organisation has this SIRET", field="siret")
        await self._db.run(self._db.upsert(t.organisation).values(**fields(organisation)))

    async def add_membership(self, territory_id: TerritoryId, person_id: PersonId, membership: Membership) -> None:
        """Idempotent; a second time takes over `verified`."""
        await self._db.run(
            self._db.upsert(t.membership).values(territory_id=territory_id, person_id=person_id, **fields(membership))
        )

    async def set_goal(self, territory_id: TerritoryId, person_id: PersonId, goal: Goal | None) -> None:
        """Replace or clear."""
        if goal is None:
            await self._db.run(
                delete(t.goal).where(t.goal.c.territory_id == territory_id, t.goal.c.person_id == person_id)
            )
        else:
            values = {**fields(goal), "person_id": person_id}
            await self._db.run(self._db.upsert(t.goal).values(territory_id=territory_id, **values))

    async def set_visibility(self, territory_id: TerritoryId, person_id: PersonId, choice: BranchVisibility) -> None:
        """Replace the choice of that branch."""
        self._db.untold.touch(territory_id, person_id)
        await self._db.run(
            self._db.upsert(t.visibility).values(territory_id=territory_id, person_id=person_id, **fields(choice))
        )

    async def clear_visibility(self, person_id: PersonId, branch: SkillId | None) -> None:
        """Forget a choice, so that the branch follows the whole tree."""
        self._db.untold.touch(await self._db.territory_of(person_id), person_id)
        await self._db.run(
            delete(t.visibility).where(t.visibility.c.person_id == person_id, t.visibility.c.branch.in_([branch]))
        )
