"""Who or what shows a fictional inhabitant's skill, in plain words. Every name is invented."""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.model.base import pick
from skilltree.model.ids import ModuleId
from skilltree.model.words import EvidenceKind, Language, OrganisationKind
from skilltree.starter.courses import courses_of
from skilltree.starter.names import module_id
from skilltree.starter.shapes import (
    EvidenceEntry,
    InhabitantEntry,
    ModuleEntry,
    StarterData,
    both,
)

NEIGHBOURLY = frozenset({"quotidien", "citoyen", "langues"})
"""Families of skills that neighbours confirm; the others are confirmed at work."""
NEIGHBOURS = ("Ginette, voisine", "Ibrahim, voisin", "Paule, gardienne", "Armel, voisin", "Zohra, voisine")
COLLEAGUES = (
    "Fabienne, cheffe d’équipe",
    "Ousmane, collègue",
    "Bérengère, formatrice",
    "Ludovic, collègue",
    "Naïma, responsable",
)
HELPED = (
    OrganisationKind.ASSOCIATION,
    OrganisationKind.THIRD_PLACE,
    OrganisationKind.PUBLIC_BODY,
    OrganisationKind.TRAINING,
    OrganisationKind.RESEARCH,
)
"""Where people lend a hand, best first."""
TEACHING = (
    OrganisationKind.THIRD_PLACE,
    OrganisationKind.TRAINING,
    OrganisationKind.RESEARCH,
    OrganisationKind.PUBLIC_BODY,
    OrganisationKind.ASSOCIATION,
)
"""Where people pass a test or follow a course, best first."""


def source_of(
    data: StarterData, person: InhabitantEntry, position: int, language: Language
) -> tuple[str | None, ModuleId | None]:
    """Return (words, id of the module) for a person's fact at that position; nothing for a declared one.

    The id is given only where the whole module was completed: a part of it is "a session of".
    """
    fact = person.evidence[position]
    match fact.kind:
        case EvidenceKind.COURSE:
            return _course_source(data, person, fact, language)
        case EvidenceKind.CREDENTIAL:
            return _issuer(data, fact, language), None
        case EvidenceKind.ENDORSEMENT:
            people = NEIGHBOURS if data.families[fact.skill] in NEIGHBOURLY else COLLEAGUES
            return people[(len(person.slug) + position) % len(people)], None
        case EvidenceKind.TEST:
            return f"Test passé avec {_host(data, person, TEACHING)}", None
        case EvidenceKind.CONTRIBUTION:
            return f"Coup de main avec {_host(data, person, HELPED)}", None
        case EvidenceKind.DECLARED:
            return None, None


def completed_modules(data: StarterData, person: InhabitantEntry) -> dict[str, int]:
    """Return slug to days ago, of the modules of the person's territory whose every skill was taught.

    All the skills of the module, on one day, at no less than its level.
    """
    learnt = {(f.skill, f.days_ago): f.level for f in person.evidence if f.kind is EvidenceKind.COURSE}
    days = sorted({day for _, day in learnt}, reverse=True)
    return {
        module.slug: day
        for day in days
        for module in _modules(data, person.territory)
        if all(learnt.get((taught.skill, day), 0) >= taught.level for taught in module.teaches)
    }


def _modules(data: StarterData, territory: str) -> list[ModuleEntry]:
    return [module for folder, _ in courses_of(data, territory) for module in folder.modules]


def _course_source(
    data: StarterData, person: InhabitantEntry, fact: EvidenceEntry, language: Language
) -> tuple[str | None, ModuleId | None]:
    teaching = [m for m in _modules(data, person.territory) if any(taught.skill == fact.skill for taught in m.teaches)]
    completed = completed_modules(data, person)
    for module in teaching:
        if completed.get(module.slug) == fact.days_ago:
            return pick(both(module.title.fr, module.title.en), language), module_id(person.territory, module.slug)
    if not teaching:
        return f"Cours suivi avec {_host(data, person, TEACHING)}", None
    title = teaching[0].title
    return pick(both(f"Une séance de «\u00a0{title.fr}\u00a0»", f"A session of “{title.en}”"), language), None


def _issuer(data: StarterData, fact: EvidenceEntry, language: Language) -> str | None:
    skill = next(skill for skill in data.skills if skill.slug == fact.skill)
    if skill.issuer_fr is None or skill.issuer_en is None:
        return None
    return pick(both(skill.issuer_fr, skill.issuer_en), language)


def _host(data: StarterData, person: InhabitantEntry, kinds: Sequence[OrganisationKind]) -> str:
    """Return the name of a welcoming organisation of the person's territory."""
    local = [row for row in data.organisations if row.territory == person.territory]
    ranked = sorted(local, key=lambda row: kinds.index(row.kind) if row.kind in kinds else len(kinds))
    return ranked[0].name if ranked else "une association"
