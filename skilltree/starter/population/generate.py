"""Making fictional inhabitants: who they are, where, and the life that each has led.

The same seed and the same starter give the same people, on every machine. The population of
POPULATION_SEED is an instrument: rankings are measured on it, so nothing is tuned here to please them.
"""

from __future__ import annotations

from skilltree.model.words import Language, Travel
from skilltree.starter.population.chance import Chance
from skilltree.starter.population.life import Life
from skilltree.starter.population.names import FIRST_NAMES, INITIALS
from skilltree.starter.population.threads import Threads, threads_of
from skilltree.starter.shapes import InhabitantEntry, StarterData, TerritoryEntry

POPULATION_SEED = 1992
"""The year of Authier and Lévy's book."""
YEAR = 2026
"""Ages count from here, whatever the day: the population is frozen."""
SHARES = (("plaine-commune", 6.0), ("gpso", 2.0), ("grand-nancy", 2.0))
"""How many live where."""
AGES = (((16, 24), 22.0), ((25, 39), 34.0), ((40, 54), 26.0), ((55, 69), 14.0), ((70, 84), 4.0))
TRAVEL = ((Travel.TRANSIT, 5.0), (Travel.WALK, 2.0), (Travel.CAR, 2.0), (Travel.BIKE, 1.0))
FINDABLE = 0.45
FINDABLE_AGE = 18


def generate(data: StarterData, count: int, *, seed: int = POPULATION_SEED) -> tuple[InhabitantEntry, ...]:
    """Return that many fictional inhabitants. Raises ValueError for a negative count."""
    if count < 0:
        raise ValueError("a population has no negative size")
    threads = threads_of(data)
    places = {territory.slug: territory for territory in data.territories}
    return tuple(_person(data, threads, places, number, seed) for number in range(1, count + 1))


def _person(
    data: StarterData, threads: Threads, places: dict[str, TerritoryEntry], number: int, seed: int
) -> InhabitantEntry:
    chance = Chance(seed, number)
    territory = places[chance.by_weight([share for share in SHARES if share[0] in places])]
    home = chance.one_of(territory.communes)
    youngest, oldest = chance.by_weight(AGES)
    age = chance.between(youngest, oldest)
    life = Life(chance, age)
    for thread in chance.some(threads.homes, chance.between(1, 3)):
        life.live_at_home(thread)
    job = chance.one_of(threads.trades) if chance.share() < 0.7 else None
    if job is not None:
        life.work(job, threads.orders[job.slug], threads)
    if chance.share() < 0.55:
        _follow_course(chance, life, threads)
    other_languages = chance.some(threads.languages, 1) if chance.share() < 0.6 else []
    for language in other_languages:
        life.speak(language)
    if chance.share() < 0.5:
        life.earn(chance.by_weight(threads.common_titles), threads)
    slug = f"fictif-{seed}-{number:05d}"
    return InhabitantEntry(
        fictional=True,
        slug=slug,
        name=f"{chance.one_of(FIRST_NAMES)} {chance.one_of(INITIALS)}.",
        territory=territory.slug,
        commune=home,
        birth_year=YEAR - age,
        languages=(Language.FR,),
        email=f"{slug}@demo.invalid",
        travel=chance.by_weight(TRAVEL),
        findable=age > FINDABLE_AGE and chance.share() < FINDABLE,
        works_in=tuple(sorted({home, *chance.some(territory.communes, chance.between(1, 5))})),
        goal=_goal(chance, threads, job.slug if job else None),
        evidence=life.facts(),
        generated=True,
    )


def _follow_course(chance: Chance, life: Life, threads: Threads) -> None:
    course = chance.one_of(threads.courses)
    life.follow([(module.hours, [(item.skill, item.level) for item in module.teaches]) for module in course.modules])


def _goal(chance: Chance, threads: Threads, job: str | None) -> str | None:
    """Half have a goal: to go on in their trade, or another one."""
    draw = chance.share()
    if draw < 0.15 and job is not None:
        return job
    return chance.one_of(threads.trades).slug if draw < 0.5 else None
