"""Slugs of the starter's files turned into global ids, the same in every database."""

from __future__ import annotations

from skilltree.model.ids import (
    OccupationId,
    SkillId,
    occupation_id_of,
    rome_occupation_id_of,
    rome_skill_id_of,
    skill_id_of,
    starter_id_of,
)
from skilltree.starter.shapes import OccupationEntry, SkillEntry


def own_uri(kind: str, slug: str) -> str:
    """Return the URI of a concept that neither ESCO nor ROME knows."""
    return f"urn:skilltree:{kind}:{slug}"


def skill_uri(skill: SkillEntry) -> str | None:
    """Return the URI of a skill; None when its ROME code identifies it."""
    return skill.esco or (None if skill.rome else own_uri("skill", skill.slug))


def skill_id(skill: SkillEntry) -> SkillId:
    """Return the id that an import of ESCO, else of ROME, gives to the same skill."""
    uri = skill_uri(skill)
    return skill_id_of(uri) if uri else rome_skill_id_of(skill.rome or "")


def occupation_uri(occupation: OccupationEntry) -> str | None:
    """Return the URI of an occupation; None when its ROME code identifies it."""
    return occupation.esco or (None if occupation.rome else own_uri("occupation", occupation.slug))


def occupation_id(occupation: OccupationEntry) -> OccupationId:
    """Return the id that an import of ESCO, else of ROME, gives to the same occupation."""
    uri = occupation_uri(occupation)
    return occupation_id_of(uri) if uri else rome_occupation_id_of(occupation.rome or "")


def activity_id(slug: str) -> str:
    """Return the id of an everyday doing."""
    return starter_id_of("Activity", slug)


def territory_id(slug: str) -> str:
    """Return the id of a territory."""
    return starter_id_of("Territory", slug)


def organisation_id(slug: str) -> str:
    """Return the id of an organisation."""
    return starter_id_of("Organisation", slug)


def course_id(territory: str, slug: str) -> str:
    """Return the id of a territory's copy of a course."""
    return starter_id_of("Course", f"{territory}/{slug}")


def module_id(territory: str, slug: str) -> str:
    """Return the id of a territory's copy of a module."""
    return starter_id_of("Module", f"{territory}/{slug}")


def opportunity_id(slug: str) -> str:
    """Return the id of an opportunity."""
    return starter_id_of("Opportunity", slug)


def person_id(slug: str) -> str:
    """Return the id of an inhabitant."""
    return starter_id_of("Person", slug)


def evidence_id(slug: str, position: int) -> str:
    """Return the id of an inhabitant's fact, counted from 1 as written."""
    return starter_id_of("Evidence", f"{slug}/{position}")
