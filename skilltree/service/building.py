"""Filling a worker's engines from the store, whole or one subject at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from skilltree.model.evidence import Evidence
from skilltree.model.ids import OpportunityId, PersonId, SkillId, TerritoryId
from skilltree.model.person import Person
from skilltree.model.place import current_insee
from skilltree.model.tree import fold
from skilltree.service.branches import profile_of
from skilltree.service.candidates import module_candidate, opportunity_candidate
from skilltree.service.colearning import Gathered, learn_together
from skilltree.service.community import draw_tree, modules_finished
from skilltree.service.engines import Engines, TerritoryEngines
from skilltree.service.ports.clock import Clock, paris_day
from skilltree.service.ports.store import Reading, Store
from skilltree.service.taxonomy_engines import read_taxonomy, take_in
from skilltree.service.taxonomy_reading import read_whole


async def build(engines: Engines, store: Store, clock: Clock) -> None:
    """Fill every engine from the store; changes committed meanwhile are replayed afterwards."""
    async with engines.lock, store.reading() as db:
        engines.heads = await db.outbox.heads()
        take_in(engines, await read_taxonomy(db, engines.files))
        for territory in await db.territories.territories():
            engines.territories[territory.id] = TerritoryEngines(territory=territory)
            await build_territory(engines, db, territory.id, clock())
        engines.built_at = clock()


async def build_courses(engines: Engines, store: Store) -> None:
    """Fill what courses are read and written with, and no more: skills, territories, their modules."""
    async with engines.lock, store.reading() as db:
        engines.heads = await db.outbox.heads()
        engines.catalogue = (await read_whole(db)).catalogue
        for territory in await db.territories.territories():
            engines.territories[territory.id] = TerritoryEngines(territory=territory)
            await load_modules(engines, db, territory.id)


async def build_territory(engines: Engines, db: Reading, territory_id: TerritoryId, now: datetime) -> None:
    """Fill the engines of one territory."""
    local = engines.territories[territory_id]
    await load_communes(engines, db, local.territory.insee_codes)
    await load_modules(engines, db, territory_id)
    await load_opportunities(engines, db, territory_id, now)
    await load_goals(engines, db, territory_id)
    gathered = Gathered(local.modules.values())
    async for person_id, facts in db.evidence.everybody(territory_id):
        hold_tree(local, person_id, facts, now)
        gathered.add(facts)
    await learn_together(local, gathered, paris_day(now))
    for person in (await db.people.people(list(local.held))).values():
        hold_home(local, person.id, person)
    draw_tree(engines, local)
    async for person, choices in db.people.visibilities(territory_id):
        tree = fold(await db.evidence.of_person(person.id), now=now)
        profile = profile_of(person, tree, choices, engines.catalogue, year=paris_day(now).year)
        if profile is not None:
            local.people.put(profile)


def hold_tree(local: TerritoryEngines, person_id: PersonId, facts: list[Evidence], now: datetime) -> None:
    """Put what one person holds into the counters of the territory."""
    tree = fold(facts, now=now)
    before = local.held.get(person_id, frozenset())
    after = frozenset(state.skill_id for state in tree.skills)
    for skill_id in before ^ after:
        local.holders[skill_id] = local.holders.get(skill_id, 0) + (1 if skill_id in after else -1)
    local.held[person_id] = after
    local.finished[person_id] = modules_finished(facts)
    local.tree.follow(local.community.hold(person_id, {state.skill_id: state.since for state in tree.skills}))


def hold_home(local: TerritoryEngines, person_id: PersonId, person: Person | None) -> None:
    """Keep in which commune a person lives, in the one that it is part of today."""
    if person is not None and person.insee is not None:
        local.homes[person_id] = current_insee(person.insee)
    else:
        local.homes.pop(person_id, None)


async def load_communes(engines: Engines, db: Reading, insee_codes: Iterable[str]) -> None:
    """Keep the communes that something in memory names."""
    missing = sorted({code for code in insee_codes if code not in engines.communes})
    engines.communes.update(await db.territories.communes(missing))


async def load_modules(engines: Engines, db: Reading, territory_id: TerritoryId) -> None:
    """Replace the published modules and courses of a territory."""
    local = engines.territories[territory_id]
    local.courses = {course.id: course for course in await db.courses.courses(territory_id)}
    published = {module.id: module for module in await db.courses.published(territory_id)}
    await load_communes(engines, db, [m.content.insee for m in published.values() if m.content.insee])
    for gone in local.modules.keys() - published.keys():
        local.suggest.remove(gone)
    local.teaching = {}
    for module in published.values():
        for taught in module.content.teaches:
            local.teaching.setdefault(taught.skill_id, set()).add(module.id)
        if local.modules.get(module.id) != module:
            local.suggest.put(module_candidate(module, engines.communes, engines.catalogue))
    local.modules = published


async def load_opportunities(engines: Engines, db: Reading, territory_id: TerritoryId, now: datetime) -> None:
    """Replace the open opportunities of a territory."""
    local = engines.territories[territory_id]
    opened = {item.id: item for item in await db.opportunities.open(territory_id, paris_day(now))}
    await load_communes(engines, db, [item.insee for item in opened.values()])
    for gone in local.opportunities.keys() - opened.keys():
        local.suggest.remove(gone)
    for item in opened.values():
        if local.opportunities.get(item.id) != item:
            local.suggest.put(opportunity_candidate(item, engines.communes, engines.catalogue))
    asking: dict[SkillId, set[OpportunityId]] = {}
    for item in opened.values():
        for required in item.requires:
            asking.setdefault(required.skill_id, set()).add(item.id)
    local.opportunities, local.asking = opened, asking


async def load_goals(engines: Engines, db: Reading, territory_id: TerritoryId) -> None:
    """Replace everybody's goals, and keep the occupations that they name."""
    local = engines.territories[territory_id]
    local.goals = {goal.person_id: goal for goal in await db.people.goals(territory_id)}
    wanted = {goal.occupation_id for goal in local.goals.values() if goal.occupation_id}
    engines.occupations.update(await db.taxonomy.occupations(sorted(wanted - engines.occupations.keys())))
