"""The fictional inhabitants of the demonstration: nobody real, nobody findable too young."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from skilltree.model.evidence import HIGHEST_LEVEL, LOWEST_LEVEL
from skilltree.model.person import RECRUITER_AGE
from skilltree.model.words import EvidenceKind, SkillKind
from skilltree.starter.check_local import place_problems
from skilltree.starter.check_taxonomy import unknown
from skilltree.starter.shapes import EvidenceEntry, InhabitantEntry, StarterData

DEMO_DOMAIN = "demo.invalid"
"""RFC 2606: `.invalid` never receives mail."""


def inhabitant_problems(data: StarterData, *, today: date) -> Iterator[str]:
    """Yield what is wrong with the inhabitants, as of the day of loading."""
    places = {territory.slug: set(territory.communes) for territory in data.territories}
    communes = {commune.insee for commune in data.communes}
    jobs = {occupation.slug for occupation in data.occupations}
    kinds = {skill.slug: skill.kind for skill in data.skills}
    for person in data.inhabitants:
        where = f"inhabitant {person.slug}"
        yield from place_problems(where, person.territory, person.commune, places)
        yield from unknown(where, "works_in", person.works_in, communes)
        yield from unknown(where, "goal", [person.goal], jobs)
        yield from unknown(where, "evidence", [fact.skill for fact in person.evidence], kinds)
        yield from _role_problems(where, person, data)
        if not person.fictional or person.email != f"{person.slug}@{DEMO_DOMAIN}":
            yield f"{where}: fictional = true and the address {person.slug}@{DEMO_DOMAIN} are needed"
        if person.findable and not person.works_in:
            yield f"{where}: findable, but willing to work nowhere"
        # The year of birth alone: certain only when the birthday of that year is over.
        if person.findable and today.year - person.birth_year <= RECRUITER_AGE:
            yield f"{where}: findable, but perhaps under {RECRUITER_AGE}"
        for fact in person.evidence:
            yield from _fact_problems(f"{where}, {fact.skill}", fact, kinds.get(fact.skill))


def _role_problems(where: str, person: InhabitantEntry, data: StarterData) -> Iterator[str]:
    homes = {row.slug: row.territory for row in data.organisations}
    yield from unknown(where, "roles", [role.organisation for role in person.roles], homes)
    for role in person.roles:
        if homes.get(role.organisation, person.territory) != person.territory:
            yield f"{where}: acts for {role.organisation}, which is of another territory"


def _fact_problems(where: str, fact: EvidenceEntry, kind: SkillKind | None) -> Iterator[str]:
    if not LOWEST_LEVEL <= fact.level <= HIGHEST_LEVEL:
        yield f"{where}: level {fact.level}, a level is 1, 2, 3 or 4"
    if fact.days_ago < 1:
        yield f"{where}: a fact is at least one day old"
    if fact.hours is not None and fact.hours <= 0:
        yield f"{where}: hours are above 0"
    if fact.valid_days is not None and (kind is not SkillKind.TITLE or fact.valid_days <= 0):
        yield f"{where}: valid_days is for titles, and above 0"
    if kind is SkillKind.TITLE and fact.kind is not EvidenceKind.CREDENTIAL:
        yield f"{where}: a title is shown by a credential"
