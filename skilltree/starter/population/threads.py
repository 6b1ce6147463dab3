"""What people of the territory learn, as threads of skills in the order in which they are usually learnt.

A life is made of some of these: what one does at home, a trade, a course, a language, titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skilltree.model.base import Struct
from skilltree.model.words import SkillKind
from skilltree.starter.shapes import CourseFolder, OccupationEntry, SkillEntry, StarterData

EVERYDAY = (
    "quotidien", "enfants", "soin", "cuisine-maison", "maison", "beaute", "textile", "nature", "arts-sports",
    "voisins", "reparer-vehicules", "citoyen", "entraide", "vie-locale", "lire-ecrire", "compter", "travail",
)  # fmt: skip
"""Families of skills that are learnt at home and among neighbours."""
COMMON_TITLES = (("permis-b", 12.0), ("sst", 3.0), ("psc", 3.0), ("bafa", 1.0), ("clea", 1.0), ("pix", 1.0))


class Threads(Struct):
    """All threads of a starter."""

    homes: tuple[tuple[str, ...], ...]
    trades: tuple[OccupationEntry, ...]
    orders: dict[str, tuple[str, ...]]
    """The skills of each trade, titles left out, first things first."""
    courses: tuple[CourseFolder, ...]
    languages: tuple[str, ...]
    titles: dict[str, SkillEntry]
    common_titles: tuple[tuple[str, float], ...]


def threads_of(data: StarterData) -> Threads:
    """Read the threads out of the starter's skills, occupations and courses."""
    by_slug = {skill.slug: skill for skill in data.skills}
    titles = {slug: skill for slug, skill in by_slug.items() if skill.kind is SkillKind.TITLE}
    families = {
        family: [
            skill.slug for skill in data.skills if data.families[skill.slug] == family and skill.slug not in titles
        ]
        for family in EVERYDAY
    }
    return Threads(
        homes=tuple(tuple(first_things_first(slugs, by_slug)) for slugs in families.values() if slugs),
        trades=data.occupations,
        orders={
            job.slug: tuple(
                first_things_first([s for s in (*job.essential, *job.optional) if s not in titles], by_slug)
            )
            for job in data.occupations
        },
        courses=data.courses,
        languages=tuple(skill.slug for skill in data.skills if skill.kind is SkillKind.LANGUAGE),
        titles=titles,
        common_titles=tuple((slug, weight) for slug, weight in COMMON_TITLES if slug in titles),
    )


def first_things_first(slugs: Sequence[str], by_slug: dict[str, SkillEntry]) -> list[str]:
    """Order skills so that what a skill builds on, and the wider one that it belongs to, stand before it."""
    wanted = set(slugs)
    ordered: dict[str, None] = {}

    def put(slug: str) -> None:
        if slug in ordered or slug not in wanted:
            return
        skill = by_slug[slug]
        _put_all((*skill.prerequisites, *skill.broader))
        ordered[slug] = None

    def _put_all(before: Iterable[str]) -> None:
        for one in before:
            put(one)

    _put_all(slugs)
    return list(ordered)
