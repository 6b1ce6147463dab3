"""Modules and opportunities as the suggestion and path engines take them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from skilltree.engine.catalogue import Catalogue
from skilltree.engine.path import ModuleFacts
from skilltree.engine.suggest_types import Candidate
from skilltree.model.course import Module, SkillLevel
from skilltree.model.ids import SkillId
from skilltree.model.opportunity import Opportunity
from skilltree.model.person import PUBLIC_AGE
from skilltree.model.place import Commune
from skilltree.model.words import Modality, SkillKind, SuggestionKind


def coordinates_of(insee: str | None, communes: Mapping[str, Commune]) -> tuple[float, float] | None:
    """Return (latitude, longitude) of a commune, None where it is unknown."""
    commune = communes.get(insee) if insee else None
    if commune is None or commune.latitude is None or commune.longitude is None:
        return None
    return commune.latitude, commune.longitude


def conditions_of(requires: Iterable[SkillLevel], catalogue: Catalogue) -> frozenset[SkillId]:
    """Return those of the required skills that are titles with a date: nothing stands in for one."""
    return frozenset(
        each.skill_id
        for each in requires
        if (skill := catalogue.get(each.skill_id)) is not None and skill.kind is SkillKind.TITLE
    )


def module_candidate(module: Module, communes: Mapping[str, Commune], catalogue: Catalogue) -> Candidate:
    """A published module as something to suggest."""
    content = module.content
    place = None if content.modality is Modality.ONLINE else coordinates_of(content.insee, communes)
    return Candidate(
        kind=SuggestionKind.MODULE,
        id=module.id,
        organisation_id=module.organisation_id,
        requires=content.requires,
        gives=content.teaches,
        place=place,
        cost_euros=content.cost_euros,
        hours=content.hours,
        posted_at=module.published_at or module.saved_at,
        conditions=conditions_of(content.requires, catalogue),
        languages=frozenset(content.title),
    )


def opportunity_candidate(item: Opportunity, communes: Mapping[str, Commune], catalogue: Catalogue) -> Candidate:
    """An opportunity as something to suggest."""
    return Candidate(
        kind=SuggestionKind.OPPORTUNITY,
        id=item.id,
        organisation_id=item.organisation_id,
        requires=item.requires,
        gives=item.brings,
        place=coordinates_of(item.insee, communes),
        cost_euros=item.cost_euros,
        paid=item.pay is not None,
        hours=item.hours_total or 0.0,
        hours_per_week=item.hours_per_week,
        starts_on=item.starts_on,
        ends_on=item.ends_on,
        posted_at=item.posted_at,
        least_age=PUBLIC_AGE if item.organisation_id is None else None,
        conditions=conditions_of(item.requires, catalogue),
        languages=frozenset(item.title),
        full=item.seats is not None and item.seats_taken >= item.seats,
    )


def module_facts(module: Module) -> ModuleFacts:
    """A published module as a step of a path."""
    content = module.content
    return ModuleFacts(
        id=module.id,
        requires=content.requires,
        teaches=content.teaches,
        hours=content.hours,
        cost_euros=content.cost_euros,
        online=content.modality is Modality.ONLINE,
    )
