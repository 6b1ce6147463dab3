"""What protects people: consents, looks at their data, contact requests, confirmation links."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.ids import ContactId, OrganisationId, PersonId, SkillId, TerritoryId
from skilltree.model.words import ContactStatus


class Consent(Struct):
    """One line of the append-only ledger; withdrawing is another line with `given` false."""

    person_id: PersonId
    purpose: str
    scope: str
    text_version: str
    given: bool
    at: datetime


class AccessRecord(Struct):
    """Somebody read this person's data: who, what, why, in words that the owner understands."""

    person_id: PersonId
    reader_id: PersonId | None
    who: str
    what: str
    why: str
    at: datetime


class Look(Struct):
    """A line of the log as its owner pages through it; `id` tells lines of one instant apart."""

    id: str
    who: str
    what: str
    why: str
    at: datetime


class ContactRequest(Struct):
    """A recruiter asks to meet the person behind a nameless profile."""

    id: ContactId
    territory_id: TerritoryId
    person_id: PersonId
    organisation_id: OrganisationId
    recruiter_id: PersonId
    purpose: str
    offer: str
    status: ContactStatus
    at: datetime
    pay: str | None = None
    answer_by: date | None = None
    answered_at: datetime | None = None


class ConfirmationLink(Struct):
    """A link that asks somebody to confirm a skill. One use; only the token's hash is kept."""

    token_hash: bytes
    territory_id: TerritoryId
    person_id: PersonId
    skill_id: SkillId
    level: int
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
