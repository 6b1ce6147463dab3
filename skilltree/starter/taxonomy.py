"""The starter's skills and occupations as the records that any importer brings."""

from __future__ import annotations

from skilltree.model.activity import Activity
from skilltree.model.base import Localized
from skilltree.model.taxonomy import (
    Label,
    OccupationRecord,
    OccupationSkillLink,
    SkillLink,
    SkillRecord,
)
from skilltree.model.words import Language
from skilltree.starter.names import activity_id, occupation_id, occupation_uri, skill_id, skill_uri
from skilltree.starter.shapes import SkillEntry, StarterData, both

SOURCE = "starter"
EVERYDAY, ALTERNATIVE = 0, 2


def skill_records(data: StarterData) -> list[SkillRecord]:
    """Return the skills."""
    return [
        SkillRecord(
            id=skill_id(skill),
            source=SOURCE,
            kind=skill.kind,
            labels=labels(skill.fr, skill.en),
            uri=skill_uri(skill),
            rome_code=skill.rome,
            about=_about(skill),
            icon=skill.icon,
            valid_years=skill.valid_years,
        )
        for skill in data.skills
    ]


def skill_links(data: StarterData) -> list[SkillLink]:
    """Return the broader skills and the prerequisites."""
    ids = {skill.slug: skill_id(skill) for skill in data.skills}
    return [
        SkillLink(skill=ids[skill.slug], target=ids[target], relation=relation, source=SOURCE)
        for skill in data.skills
        for relation, targets in (("broader", skill.broader), ("prerequisite", skill.prerequisites))
        for target in targets
    ]


def occupation_records(data: StarterData) -> list[OccupationRecord]:
    """Return the occupations."""
    return [
        OccupationRecord(
            id=occupation_id(job),
            source=SOURCE,
            labels=labels(job.fr, job.en),
            uri=occupation_uri(job),
            rome_code=job.rome,
            about=both(job.about_fr, job.about_en),
        )
        for job in data.occupations
    ]


def occupation_links(data: StarterData) -> list[OccupationSkillLink]:
    """Return which skills each occupation takes."""
    ids = {skill.slug: skill_id(skill) for skill in data.skills}
    return [
        OccupationSkillLink(occupation=occupation_id(job), skill=ids[slug], essential=essential, source=SOURCE)
        for job in data.occupations
        for essential, slugs in ((True, job.essential), (False, job.optional))
        for slug in slugs
    ]


def activities(data: StarterData) -> list[Activity]:
    """Return the everyday doings, in the order of the file."""
    ids = {skill.slug: skill_id(skill) for skill in data.skills}
    return [
        Activity(
            id=activity_id(entry.slug),
            position=position,
            activity_group=entry.group,
            picture=entry.slug,
            label=both(entry.fr, entry.en),
            skill_ids=tuple(ids[slug] for slug in entry.skills),
        )
        for position, entry in enumerate(data.activities, 1)
    ]


def labels(french: tuple[str, ...], english: tuple[str, ...]) -> tuple[Label, ...]:
    """Return labels of both languages: the first of each is the everyday one."""
    return tuple(
        Label(text=text, language=language, rank=ALTERNATIVE if position else EVERYDAY)
        for language, texts in ((Language.FR, french), (Language.EN, english))
        for position, text in enumerate(texts)
    )


def _about(skill: SkillEntry) -> Localized:
    """Return the description; a title's says who gives it, which the tree must not hide."""
    if skill.issuer_fr is None or skill.issuer_en is None:
        return both(skill.about_fr, skill.about_en)
    return both(
        f"{skill.about_fr} Qui le donne : {skill.issuer_fr}.",
        f"{skill.about_en} Who gives it: {skill.issuer_en}.",
    )
