"""The fictional inhabitants of the demonstration as rows: profile, evidence, choices, consent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from skilltree.model.course import OCCUPATION_LEVEL, SkillLevel
from skilltree.model.evidence import Evidence
from skilltree.model.ids import SkillId
from skilltree.model.ledger import Consent
from skilltree.model.person import BranchVisibility, Contact, Goal, Membership, Person
from skilltree.model.words import Channel, EvidenceKind, Language, Visibility
from skilltree.service.ports.clock import PARIS, paris_day
from skilltree.starter.names import (
    evidence_id,
    occupation_id,
    organisation_id,
    person_id,
    skill_id,
    territory_id,
)
from skilltree.starter.shapes import InhabitantEntry, StarterData
from skilltree.starter.sources import source_of

WEIGHTS: Mapping[EvidenceKind, float] = {
    EvidenceKind.DECLARED: 0.2,
    EvidenceKind.COURSE: 0.6,
    EvidenceKind.TEST: 0.6,
    EvidenceKind.ENDORSEMENT: 0.8,
    EvidenceKind.CONTRIBUTION: 0.8,
    EvidenceKind.CREDENTIAL: 1.0,
}
"""As the use cases weigh the same facts."""
MID_MORNING = time(10)
CONSENT_PURPOSE = "nameless-search"
CONSENT_SCOPE = "tree"
CONSENT_TEXT_VERSION = "2026-11"


def person_row(data: StarterData, entry: InhabitantEntry, at: datetime) -> Person:
    """Return the profile. Its language is the person's first one that the territory's screens speak."""
    return Person(
        id=person_id(entry.slug),
        territory_id=territory_id(entry.territory),
        display_name=entry.name,
        language=screen_language(data, entry),
        travel=entry.travel,
        created_at=at,
        insee=entry.commune,
        birth_year=entry.birth_year,
        works_in=entry.works_in,
        fictional=True,
    )


def screen_language(data: StarterData, entry: InhabitantEntry) -> Language:
    """Return the person's first language among the territory's, else French."""
    spoken = next(row.languages for row in data.territories if row.slug == entry.territory)
    return next((language for language in entry.languages if language in spoken), Language.FR)


def contact_of(entry: InhabitantEntry) -> Contact:
    """Return the address, in a domain that never receives mail."""
    return Contact(channel=Channel.EMAIL, address=entry.email)


def memberships_of(entry: InhabitantEntry) -> list[Membership]:
    """Return what the person does for whom."""
    return [
        Membership(organisation_id=organisation_id(role.organisation), role=role.role, verified=True)
        for role in entry.roles
    ]


def goal_of(data: StarterData, entry: InhabitantEntry, at: datetime) -> Goal | None:
    """Return the person's goal."""
    if entry.goal is None:
        return None
    job = next(row for row in data.occupations if row.slug == entry.goal)
    by_slug = {skill.slug: skill for skill in data.skills}
    return Goal(
        person_id=person_id(entry.slug),
        since=at,
        occupation_id=occupation_id(job),
        skills=tuple(SkillLevel(skill_id=skill_id(by_slug[slug]), level=OCCUPATION_LEVEL) for slug in job.essential),
    )


def opening_of(entry: InhabitantEntry, at: datetime) -> tuple[BranchVisibility, Consent] | None:
    """Return the choice to be found by recruiters and its line of consent; None for the others."""
    if not entry.findable:
        return None
    choice = BranchVisibility(branch=None, visibility=Visibility.RECRUITERS, since=at)
    consent = Consent(
        person_id=person_id(entry.slug),
        purpose=CONSENT_PURPOSE,
        scope=CONSENT_SCOPE,
        text_version=CONSENT_TEXT_VERSION,
        given=True,
        at=at,
    )
    return choice, consent


def morning(days_ago: int, at: datetime) -> datetime:
    """Return the middle of the morning in Paris, so many days before `at`."""
    return datetime.combine(paris_day(at) - timedelta(days=days_ago), MID_MORNING, PARIS).astimezone(at.tzinfo)


def evidence_of(data: StarterData, entry: InhabitantEntry, ids: Mapping[str, SkillId], at: datetime) -> list[Evidence]:
    """Return the person's facts, oldest first; those of one day are of one instant, so unordered."""
    language = screen_language(data, entry)
    facts = []
    for position, fact in enumerate(entry.evidence):
        source, source_id = source_of(data, entry, position, language)
        day = paris_day(at) - timedelta(days=fact.days_ago)
        facts.append(
            Evidence(
                id=evidence_id(entry.slug, position + 1),
                person_id=person_id(entry.slug),
                skill_id=ids[fact.skill],
                level=fact.level,
                kind=fact.kind,
                at=morning(fact.days_ago, at),
                source=source,
                source_id=source_id,
                hours=fact.hours,
                expires=day + timedelta(days=fact.valid_days) if fact.valid_days else None,
                weight=WEIGHTS[fact.kind],
            )
        )
    return sorted(facts, key=lambda fact: fact.at)
