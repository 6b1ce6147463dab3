"""Structs with all that they need, for tests to vary."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from skilltree.model.course import Block, Choice, Course, Module, ModuleContent, Question, SkillLevel
from skilltree.model.evidence import Evidence
from skilltree.model.ids import new_id
from skilltree.model.ledger import ContactRequest
from skilltree.model.opportunity import Opportunity, OpportunityResponse
from skilltree.model.person import Organisation, Person, Territory
from skilltree.model.taxonomy import Label, SkillRecord
from skilltree.model.words import (
    BlockKind,
    ContactStatus,
    EvidenceKind,
    Language,
    Modality,
    ModuleStatus,
    OpportunityKind,
    OrganisationKind,
    ResponseStatus,
    SkillKind,
    Travel,
)

NOON = datetime(2026, 11, 2, 12, 0, 0, 123456, tzinfo=UTC)
DAY = date(2026, 11, 2)
MINUTE = timedelta(minutes=1)


def make_territory(**changes: Any) -> Territory:
    values: dict[str, Any] = {
        "id": new_id("Territory"),
        "code": new_id("Territory"),
        "name": "Val d'Essai",
        "languages": (Language.FR, Language.EN),
        "insee_codes": ("93066", "93001"),
        "primary_colour": "#123456",
        "accent_colour": "#abcdef",
    }
    return Territory(**{**values, **changes})


def make_person(territory_id: str, name: str, **changes: Any) -> Person:
    values: dict[str, Any] = {
        "id": new_id("Person"),
        "territory_id": territory_id,
        "display_name": name,
        "language": Language.FR,
        "travel": Travel.BIKE,
        "created_at": NOON,
        "insee": "93066",
        "birth_year": 1990,
        "works_in": ("93001", "75056"),
    }
    return Person(**{**values, **changes})


def make_organisation(territory_id: str, **changes: Any) -> Organisation:
    values: dict[str, Any] = {
        "id": new_id("Organisation"),
        "territory_id": territory_id,
        "name": "Atelier d'Essai",
        "kind": OrganisationKind.THIRD_PLACE,
        "siret": None,
        "verified": False,
    }
    return Organisation(**{**values, **changes})


def make_skill(skill_id: str, text: str, **changes: Any) -> SkillRecord:
    values: dict[str, Any] = {
        "id": skill_id,
        "source": "starter",
        "kind": SkillKind.SKILL,
        "labels": (Label(text=text, language=Language.FR, rank=1),),
    }
    return SkillRecord(**{**values, **changes})


def make_fact(person_id: str, skill_id: str, **changes: Any) -> Evidence:
    values: dict[str, Any] = {
        "id": new_id("Evidence"),
        "person_id": person_id,
        "skill_id": skill_id,
        "level": 2,
        "kind": EvidenceKind.DECLARED,
        "at": NOON,
    }
    return Evidence(**{**values, **changes})


def make_content(title: str = "Souder", **changes: Any) -> ModuleContent:
    values: dict[str, Any] = {
        "title": {"fr": title},
        "summary": {"fr": "En bref"},
        "hours": 1.5,
        "modality": Modality.ONLINE,
        "cost_euros": 0,
        "blocks": (Block(kind=BlockKind.TEXT, title={"fr": "Un"}, text={"fr": "Du *texte*"}),),
        "questions": (
            Question(
                id="q1",
                text={"fr": "Quoi ?"},
                explanation={"fr": "Parce que"},
                choices=(Choice(id="a", text={"fr": "Oui"}, right=True),),
            ),
        ),
        "requires": (),
        "teaches": (),
    }
    return ModuleContent(**{**values, **changes})


def make_module(territory_id: str, organisation_id: str, **changes: Any) -> Module:
    values: dict[str, Any] = {
        "id": new_id("Module"),
        "territory_id": territory_id,
        "organisation_id": organisation_id,
        "version": 1,
        "status": ModuleStatus.DRAFT,
        "content": make_content(),
        "language": Language.FR,
        "position": 0,
        "saved_at": NOON,
    }
    return Module(**{**values, **changes})


def make_course(territory_id: str, organisation_id: str, **changes: Any) -> Course:
    values: dict[str, Any] = {
        "id": new_id("Course"),
        "territory_id": territory_id,
        "organisation_id": organisation_id,
        "title": {"fr": "La fibre", "en": "Fibre"},
        "summary": {"fr": "Poser la fibre"},
        "ordered": True,
        "module_ids": (),
    }
    return Course(**{**values, **changes})


def make_opportunity(territory_id: str, **changes: Any) -> Opportunity:
    values: dict[str, Any] = {
        "id": new_id("Opportunity"),
        "territory_id": territory_id,
        "kind": OpportunityKind.WORKSHOP,
        "title": {"fr": "Atelier"},
        "text": {"fr": "Venez"},
        "insee": "93066",
        "contact_name": "Camille",
        "contact_how": {"fr": "À l'accueil"},
        "posted_at": NOON,
        "requires": (SkillLevel(skill_id=new_id("Skill"), level=2),),
    }
    return Opportunity(**{**values, **changes})


def make_response(opportunity_id: str, person_id: str, **changes: Any) -> OpportunityResponse:
    values: dict[str, Any] = {
        "id": new_id("OpportunityResponse"),
        "opportunity_id": opportunity_id,
        "person_id": person_id,
        "status": ResponseStatus.ACCEPTED,
        "at": NOON,
    }
    return OpportunityResponse(**{**values, **changes})


def make_contact(
    territory_id: str, organisation_id: str, person_id: str, recruiter_id: str, **changes: Any
) -> ContactRequest:
    values: dict[str, Any] = {
        "id": new_id("ContactRequest"),
        "territory_id": territory_id,
        "person_id": person_id,
        "organisation_id": organisation_id,
        "recruiter_id": recruiter_id,
        "purpose": "Un poste",
        "offer": "CDI",
        "status": ContactStatus.ASKED,
        "at": NOON,
        "answer_by": DAY,
    }
    return ContactRequest(**{**values, **changes})
