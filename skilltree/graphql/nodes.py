"""`node(id)`: each type by its own use case, which decides what the viewer may see."""

from __future__ import annotations

from typing import TypeAlias

from skilltree.graphql.context import Context
from skilltree.model.errors import InvalidInput
from skilltree.model.ids import decode_id
from skilltree.service import contacts, opportunities, profile, skills, studio, trees
from skilltree.service.courses import read_course, read_module
from skilltree.service.skill_search import is_open
from skilltree.service.territory import read_territory
from skilltree.service.views.courses import CourseView, ModuleDraftView, ModuleView
from skilltree.service.views.opportunities import OpportunityView, ResponseView
from skilltree.service.views.people import ContactRequestView, OrganisationView, PersonView, TerritoryView
from skilltree.service.views.skills import OccupationView, SkillView, occupation_view
from skilltree.service.views.trees import EvidenceView

NodeView: TypeAlias = (
    SkillView
    | OccupationView
    | CourseView
    | ModuleView
    | ModuleDraftView
    | OpportunityView
    | OrganisationView
    | TerritoryView
    | PersonView
    | EvidenceView
    | ContactRequestView
    | ResponseView
)


async def read_node(context: Context, node_id: str) -> NodeView | None:
    """Return what the id names; None when there is none, or the viewer may not know of it.

    Raises InvalidInput for what is not an id of ours.
    """
    type_name, _ = decode_id(node_id)
    public = await _read_public(context, type_name, node_id)
    if public is not None or context.viewer is None:
        return public
    return await _read_own(context, type_name, node_id)


async def _read_public(  # noqa: PLR0911 -- one return a type
    context: Context, type_name: str, node_id: str
) -> NodeView | None:
    """What everybody of the territory may read."""
    deps, language, territory_id = context.deps, context.language, context.territory_id
    match type_name:
        case "Skill":
            skill = deps.engines.catalogue.get(node_id)
            asker = context.viewer.person_id if context.viewer else None
            return skills.show_skill(deps, node_id, language) if skill and is_open(deps, skill, asker) else None
        case "Occupation":
            found = await skills.load_occupations(deps, [node_id])
            return occupation_view(found[node_id], language) if found else None
        case "Course":
            return read_course(deps, territory_id, node_id, language)
        case "Module":
            return read_module(deps, territory_id, node_id, language)
        case "Opportunity":
            return await opportunities.read_opportunity(deps, territory_id, node_id, language, context.viewer)
        case "Organisation":
            found_view = await context.loaders.organisation.load(node_id)
            return found_view if found_view and found_view.verified else None
        case "Territory":
            return read_territory(deps, node_id) if node_id in deps.engines.territories else None
        case "Person" | "Evidence" | "ContactRequest" | "OpportunityResponse" | "ModuleDraft":
            return None
        case _:
            raise InvalidInput("this id is not of a node", field="id")


async def _read_own(context: Context, type_name: str, node_id: str) -> NodeView | None:
    """What the viewer alone may read."""
    viewer, deps = context.require_viewer(), context.deps
    match type_name:
        case "Person":
            return await profile.read_person(deps, viewer) if node_id == viewer.person_id else None
        case "Evidence":
            return await trees.read_evidence(deps, viewer, node_id)
        case "ContactRequest":
            return await contacts.read_contact(deps, viewer, node_id)
        case "OpportunityResponse":
            answers = await opportunities.read_my_responses(deps, viewer)
            return next((item for item in answers if item.id == node_id), None)
        case "ModuleDraft" | "Module":
            return await studio.read_draft(deps, viewer, node_id)
        case _:
            return None
