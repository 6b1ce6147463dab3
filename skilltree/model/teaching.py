"""What passes between learners and authors: reviews before publishing, exercises handed in, questions, seats."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.ids import MediaId, ModuleId, OrganisationId, PersonId, QuestionForAuthorId, TerritoryId, WorkId
from skilltree.model.words import Reviewer, ReviewVerdict, WorkVerdict


class ReviewRule(Struct):
    """An organisation wants a second pair of eyes. `partner_id` is whose, for `Reviewer.PARTNER`."""

    territory_id: TerritoryId
    organisation_id: OrganisationId
    reviewer: Reviewer
    partner_id: OrganisationId | None = None


class Review(Struct):
    """One version of a module in front of its reviewer; without a verdict it waits."""

    territory_id: TerritoryId
    module_id: ModuleId
    version: int
    asked_by: PersonId
    asked_at: datetime
    verdict: ReviewVerdict | None = None
    comment: str | None = None
    decided_by: PersonId | None = None
    decided_at: datetime | None = None


class Work(Struct):
    """What a learner handed in for an exercise whose author looks at it. `block` counts from 0."""

    territory_id: TerritoryId
    id: WorkId
    person_id: PersonId
    module_id: ModuleId
    version: int
    block: int
    sent_at: datetime
    text: str | None = None
    media_id: MediaId | None = None
    verdict: WorkVerdict | None = None
    comment: str | None = None
    judged_by: PersonId | None = None
    judged_at: datetime | None = None


class QuestionForAuthor(Struct):
    """A learner is stuck at a block of a module; the author answers without learning who asked."""

    territory_id: TerritoryId
    id: QuestionForAuthorId
    person_id: PersonId
    module_id: ModuleId
    version: int
    block: int
    text: str
    at: datetime
    answer: str | None = None
    answered_by: PersonId | None = None
    answered_at: datetime | None = None


class SessionSeat(Struct):
    """A learner's seat at an on-site session; `session` is its id within the module."""

    territory_id: TerritoryId
    module_id: ModuleId
    session: str
    person_id: PersonId
    taken_at: datetime
