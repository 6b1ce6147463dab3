"""Writing one territory of the starter in one transaction. What exists is left as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from skilltree.model.change import ChangeKind
from skilltree.model.course import Module, Progress
from skilltree.model.ids import PersonId, SkillId
from skilltree.service.ports.store import Writing
from skilltree.starter import names
from skilltree.starter.courses import course_row, courses_of, module_row
from skilltree.starter.inhabitants import (
    contact_of,
    evidence_of,
    goal_of,
    memberships_of,
    morning,
    opening_of,
    person_row,
)
from skilltree.starter.opportunities import opportunity_row
from skilltree.starter.places import organisation_row, territory_row
from skilltree.starter.report import Tally
from skilltree.starter.shapes import InhabitantEntry, StarterData, TerritoryEntry
from skilltree.starter.sources import completed_modules


class TerritoryWriter:
    """Writes one territory; `at` is the instant from which all its dates count."""

    def __init__(
        self,
        tx: Writing,
        data: StarterData,
        territory: TerritoryEntry,
        *,
        skills: Mapping[str, SkillId],
        tally: Tally,
        at: datetime,
    ) -> None:
        self._tx = tx
        self._data = data
        self._territory = territory
        self._skills = skills
        self._tally = tally
        self._at = at

    async def write(self, *, demo: bool) -> None:
        """Write the territory in the order that references ask for."""
        row = territory_row(self._territory)
        if await self._tx.territories.territory(row.id) is None:
            await self._tx.territories.put_territory(row)
            self._tally.wrote("territories")
        else:
            self._tally.kept("territories")
        await self._organisations()
        await self._courses()
        if demo:
            await self._inhabitants()
        await self._opportunities(demo=demo)

    async def _organisations(self) -> None:
        rows = [organisation_row(o) for o in self._data.organisations if o.territory == self._territory.slug]
        known = await self._tx.people.organisations([row.id for row in rows])
        for row in rows:
            if row.id in known:
                self._tally.kept("organisations")
                continue
            await self._tx.people.put_organisation(row)
            await self._tx.outbox.append(ChangeKind.ORGANISATION, row.id)
            self._tally.wrote("organisations")

    async def _courses(self) -> None:
        known = {course.id for course in await self._tx.courses.courses(names.territory_id(self._territory.slug))}
        for folder, host in courses_of(self._data, self._territory.slug):
            course = course_row(folder, host)
            if course.id in known:
                self._tally.kept("courses")
            else:
                await self._tx.courses.put_course(course)
                await self._tx.outbox.append(ChangeKind.COURSE, course.id)
                self._tally.wrote("courses")
            for module in folder.modules:
                await self._module(module.slug, module_row(folder, module, host, self._skills, self._at))

    async def _module(self, slug: str, row: Module) -> None:
        """Publish a module; one that exists is its authors' own from then on."""
        found = await self._tx.courses.newest(row.id)
        if found is None:
            await self._tx.courses.save_module(row)
            await self._tx.courses.publish(row.id, self._at)
            await self._tx.outbox.append(ChangeKind.MODULE, row.id)
            self._tally.wrote("modules")
            return
        self._tally.kept("modules")
        if found.version != row.version or found.content != row.content:
            self._tally.edited(slug)

    async def _opportunities(self, *, demo: bool) -> None:
        rows = [
            opportunity_row(item, self._skills, self._at)
            for item in self._data.opportunities
            if item.territory == self._territory.slug and (demo or item.posted_by is None)
        ]
        known = await self._tx.opportunities.opportunities([row.id for row in rows])
        for row in rows:
            if row.id in known:
                self._tally.kept("opportunities")
                continue
            await self._tx.opportunities.put(row)
            await self._tx.outbox.append(ChangeKind.OPPORTUNITY, row.id)
            self._tally.wrote("opportunities")

    async def _inhabitants(self) -> None:
        local = [entry for entry in self._data.inhabitants if entry.territory == self._territory.slug]
        known = await self._tx.people.people([names.person_id(entry.slug) for entry in local])
        for entry in local:
            if names.person_id(entry.slug) in known:
                self._tally.kept("inhabitants")
            else:
                await self._inhabitant(entry)
                self._tally.wrote("inhabitants")

    async def _inhabitant(self, entry: InhabitantEntry) -> None:
        """Write a person with all that is theirs."""
        person = person_row(self._data, entry, self._at)
        home = person.territory_id
        await self._tx.people.add_person(person)
        if not entry.generated:
            await self._tx.identity.add_contact(home, person.id, contact_of(entry))
        for membership in memberships_of(entry):
            await self._tx.people.add_membership(home, person.id, membership)
        for fact in evidence_of(self._data, entry, self._skills, self._at):
            await self._tx.evidence.append(home, fact)
            self._tally.wrote("evidence")
        await self._completions(person.id, entry)
        goal = goal_of(self._data, entry, self._at)
        if goal is not None:
            await self._tx.people.set_goal(home, person.id, goal)
            await self._tx.outbox.append(ChangeKind.GOAL, person.id)
        opening = opening_of(entry, self._at)
        if opening is not None:
            choice, consent = opening
            await self._tx.people.set_visibility(home, person.id, choice)
            await self._tx.ledger.consent(home, consent)
        await self._tx.outbox.append(ChangeKind.PERSON, person.id)
        await self._tx.outbox.append(ChangeKind.TREE, person.id)

    async def _completions(self, person_id: PersonId, entry: InhabitantEntry) -> None:
        """Mark the modules done whose every skill the person's courses taught."""
        for slug, days_ago in completed_modules(self._data, entry).items():
            module = await self._tx.courses.module(names.module_id(entry.territory, slug))
            if module is None:
                continue
            at = morning(days_ago, self._at)
            await self._tx.courses.start(person_id, module.id, module.version, at)
            await self._tx.courses.advance(
                Progress(
                    person_id=person_id,
                    module_id=module.id,
                    version=module.version,
                    blocks_done=len(module.content.blocks),
                    quiz_passed=True,
                    started_at=at,
                )
            )
            await self._tx.courses.complete(person_id, module.id, module.version, at)
