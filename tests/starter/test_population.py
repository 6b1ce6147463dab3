"""The generated inhabitants: the same everywhere, plausible, ordered, nobody real, nobody reachable."""

from collections import Counter
from datetime import date
from hashlib import sha256

import msgspec
import pytest

from skilltree.model.words import EvidenceKind
from skilltree.service.ports.store import Store
from skilltree.starter import load_starter
from skilltree.starter.checks import problems_of
from skilltree.starter.population import generate
from skilltree.starter.population.chance import Chance
from skilltree.starter.population.generate import FINDABLE_AGE, YEAR
from skilltree.starter.population.threads import first_things_first
from skilltree.starter.shapes import CourseFolder, InhabitantEntry, StarterData
from tests.starter.conftest import clock

replace = msgspec.structs.replace
FROZEN_DRAWS = [532, 54, 618, 18, 59, 476]
FROZEN_LIVES = "0a12454b511eec2e"


def test_the_same_seed_gives_the_same_people(data: StarterData) -> None:
    assert generate(data, 40) == generate(data, 40)
    assert generate(data, 40, seed=1) != generate(data, 40)


def test_a_larger_population_begins_with_the_smaller(data: StarterData) -> None:
    assert generate(data, 60)[:25] == generate(data, 25)


def test_chance_is_frozen() -> None:
    """Not Python's: the same in every version. Measurements stand on these draws, so they never change."""
    chance = Chance(1992, 7)
    drawn = [chance.below(1000) for _ in range(6)]
    assert drawn == FROZEN_DRAWS


def test_the_lives_are_frozen(data: StarterData) -> None:
    """On a part of the starter that later content does not change: the written course on fibre and its jobs."""
    fibre = replace(
        data,
        skills=tuple(skill for skill in data.skills if data.families[skill.slug] in {"fibre", "securite", "metier"}),
        occupations=(),
        courses=(),
    )
    known = {skill.slug for skill in fibre.skills}
    trade = replace(
        data.occupations[0],
        slug="essai",
        essential=tuple(skill.slug for skill in fibre.skills if data.families[skill.slug] == "fibre"),
        optional=(),
    )
    people = generate(replace(fibre, occupations=(trade,), courses=(fibre_course(data),)), 50)
    assert {fact.skill for person in people for fact in person.evidence} <= known | taught(data)
    assert sha256(msgspec.json.encode([shape(person) for person in people])).hexdigest()[:16] == FROZEN_LIVES


def fibre_course(data: StarterData) -> CourseFolder:
    return next(folder for folder in data.courses if folder.course.slug == "fibre")


def taught(data: StarterData) -> set[str]:
    return {item.skill for module in fibre_course(data).modules for item in module.teaches}


def shape(person: InhabitantEntry) -> list[object]:
    return [person.name, person.territory, person.birth_year, [(f.level, f.kind, f.days_ago) for f in person.evidence]]


def test_they_hold_together_with_the_rest(data: StarterData) -> None:
    people = generate(data, 400)
    assert problems_of(replace(data, inhabitants=(*data.inhabitants, *people)), today=date(YEAR, 12, 1)) == []


def test_they_are_plausible(data: StarterData) -> None:
    people = generate(data, 1000)
    assert all(person.fictional and person.generated for person in people)
    homes = Counter(person.territory for person in people)
    assert homes["plaine-commune"] > 500 > homes["gpso"] > 100
    assert set(homes) == {territory.slug for territory in data.territories}
    sizes = sorted(len(person.evidence) for person in people)
    assert sizes[0] >= 1
    assert 5 <= sizes[500] <= 20
    kinds = Counter(fact.kind for person in people for fact in person.evidence)
    assert set(kinds) == set(EvidenceKind)
    assert all(YEAR - person.birth_year > FINDABLE_AGE for person in people if person.findable)
    run_out = [f.valid_days < f.days_ago for p in people for f in p.evidence if f.valid_days is not None]
    assert 0 < sum(run_out) < len(run_out) / 2


def test_a_course_is_followed_in_its_order(data: StarterData) -> None:
    order = {item.skill: module.position for module in fibre_course(data).modules for item in reversed(module.teaches)}
    followed = 0
    for person in generate(data, 600):
        days = [
            (f.days_ago, order[f.skill]) for f in person.evidence if f.kind is EvidenceKind.COURSE and f.skill in order
        ]
        positions = [position for _, position in sorted(days, key=lambda day: (-day[0], day[1]))]
        assert positions == sorted(positions), person.slug
        followed += len(set(positions)) > 1
    assert followed > 3


def test_what_builds_on_another_skill_comes_after_it(data: StarterData) -> None:
    by_slug = {skill.slug: skill for skill in data.skills}
    ordered = first_things_first([skill.slug for skill in data.skills], by_slug)
    place = {slug: number for number, slug in enumerate(ordered)}
    assert sorted(ordered) == sorted(by_slug)
    for skill in data.skills:
        assert all(place[before] < place[skill.slug] for before in skill.prerequisites), skill.slug


def test_a_population_has_no_negative_size(data: StarterData) -> None:
    with pytest.raises(ValueError, match="negative"):
        generate(data, -1)
    assert generate(data, 0) == ()


async def test_generated_people_are_loaded_and_cannot_be_signed_in_as(store: Store, data: StarterData) -> None:
    few = replace(data, courses=(fibre_course(data),), opportunities=())
    report = await load_starter(store, clock, demo=True, people=len(data.inhabitants) + 12, data=few)
    assert report.new["inhabitants"] == len(data.inhabitants) + 12
    async with store.reading() as db:
        assert len(await db.people.fictional()) == len(data.inhabitants)
