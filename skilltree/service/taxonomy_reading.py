"""The taxonomy as the store has it, read whole: the catalogue, and all labels.

What people proposed themselves is kept apart, so that indexes that all workers map are of the
taxonomy alone, and need not be built again for every proposal.
"""

from __future__ import annotations

from dataclasses import dataclass

from skilltree.engine.catalogue import Catalogue
from skilltree.model.activity import Activity
from skilltree.model.ids import SkillId
from skilltree.model.taxonomy import ConceptLabel
from skilltree.service.ports.store import Reading


@dataclass(slots=True, frozen=True)
class Taxonomy:
    """Labels of skills, of occupations, and of people's own skills; `drawn` are skills with a drawing."""

    catalogue: Catalogue
    skills: list[ConceptLabel]
    occupations: list[ConceptLabel]
    own: list[ConceptLabel]
    activities: tuple[Activity, ...]
    drawn: tuple[SkillId, ...]


async def read_whole(db: Reading) -> Taxonomy:
    """Read it in batches: other requests are answered in between."""
    catalogue, drawn = Catalogue(), []
    async for batch in db.taxonomy.all_skills():
        for skill in batch:
            if skill.labels:  # ESCO names some skills in no file: nobody could read them on a screen
                catalogue.put(skill)
                drawn += [skill.id] if skill.icon else []
    skills: list[ConceptLabel] = []
    own: list[ConceptLabel] = []
    async for labels in db.taxonomy.labels("Skill"):
        for label in labels:
            known = catalogue.get(label.concept)
            (own if known is not None and known.local else skills).append(label)
    return Taxonomy(
        catalogue=catalogue,
        skills=skills,
        occupations=[label async for batch in db.taxonomy.labels("Occupation") for label in batch],
        own=own,
        activities=tuple(await db.taxonomy.activities()),
        drawn=tuple(drawn),
    )


def by_skill(labels: list[ConceptLabel]) -> dict[SkillId, tuple[ConceptLabel, ...]]:
    """Return the labels of each skill."""
    found: dict[SkillId, tuple[ConceptLabel, ...]] = {}
    for label in labels:
        found[label.concept] = (*found.get(label.concept, ()), label)
    return found
