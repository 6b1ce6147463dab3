"""Which rows are about a person, table by table: what a download tells and an erasure deletes.

A table that names people stands either in `conditions`, or in `STAYS` with the reason why its rows outlive the
account. A test compares both with the schema, so that a new table cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, false, or_, select

from skilltree.model.ids import PersonId, PlatformId
from skilltree.store.tables.badges import badge_fact, received_badge
from skilltree.store.tables.confirming import confirmation_ask, set_aside, willing_confirmer
from skilltree.store.tables.courses import progress
from skilltree.store.tables.credentials import credential
from skilltree.store.tables.credentials import share as credential_share
from skilltree.store.tables.doors import locked_phone, passkey
from skilltree.store.tables.evidence import evidence, retraction
from skilltree.store.tables.helping import assistance, help_code
from skilltree.store.tables.identity import card, contact, session
from skilltree.store.tables.ledger import access_log, confirmation_link, consent, contact_request
from skilltree.store.tables.media import media, media_content
from skilltree.store.tables.notices import notice, notice_choice, push_subscription
from skilltree.store.tables.opportunities import moderation, opportunity, opportunity_report, response
from skilltree.store.tables.outbox import idempotency_key
from skilltree.store.tables.people import goal, membership, person, visibility
from skilltree.store.tables.placement import placement, placement_answer
from skilltree.store.tables.privacy import account_use, parental_consent, public_page, tree_share_holder
from skilltree.store.tables.suggestions import own_means, suggestion_feedback
from skilltree.store.tables.teaching import question_for_author, session_seat, work
from skilltree.store.tables.tree_shares import tree_share
from skilltree.store.tables.week import week_aim, week_entry, week_share
from skilltree.store.tables.workshops import workshop_fact, workshop_seat
from skilltree.store.tables.xapi import grown, known_as, link, mention, statement

Condition = ColumnElement[bool]
Told = Sequence[tuple[PlatformId, str]]

STAYS: Mapping[str, str] = {
    "access_log.reader_id": "whoever was looked at keeps the line",
    "contact_request.recruiter_id": "the organisation asked, and the person who was asked keeps its letter",
    "erasure.person_id": "an older backup that is restored must forget this person again",
    "foreign_achievement.mapped_by": "said once for everybody",
    "media.created_by": "of an organisation's file; a learner's own photos go",
    "module.author_id": "the course is the organisation's",
    "opportunity.posted_by": "of an organisation's offer; what a neighbour offered goes",
    "question_for_author.answered_by": "the learner keeps the answer",
    "received_badge.vouched_by": "whoever was vouched for keeps the yes",
    "retraction.by": "whoever lost a fact keeps when it was taken back",
    "review.asked_by": "the organisation's publishing",
    "review.decided_by": "the organisation's publishing",
    "skill.proposed_by": "a know-how that others use by now; one's own words that nobody uses go",
    "work.judged_by": "the learner keeps the verdict",
    "workshop.facilitator_id": "the organisation's workshop",
    "workshop_fact.by": "whoever was seen keeps the fact",
    "xapi_activity.mapped_by": "the organisation's platform",
}
"""Columns that point at an erased person's empty row, if at all."""


def conditions(person_id: PersonId, told: Told) -> dict[Table, Condition]:
    """Return, for each table with rows about a person, which ones; `told` is what `told_by_platforms` found."""
    found: dict[Table, Condition] = {table: table.c.person_id == person_id for table in _BY_PERSON}
    found[person] = person.c.id == person_id
    found[idempotency_key] = idempotency_key.c.who == person_id
    found[opportunity] = _own_offer(person_id)
    found[media] = _own_photo(person_id)
    found[statement] = _named(statement.c.platform_id, statement.c.id, told)
    found[mention] = _named(mention.c.platform_id, mention.c.statement_id, told)
    for child, of in _THROUGH.items():
        found[child] = of(person_id)
    return found


_BY_PERSON = (
    access_log,
    account_use,
    assistance,
    badge_fact,
    card,
    confirmation_link,
    consent,
    contact,
    contact_request,
    credential,
    credential_share,
    evidence,
    goal,
    grown,
    help_code,
    known_as,
    link,
    locked_phone,
    membership,
    parental_consent,
    opportunity_report,
    own_means,
    passkey,
    placement,
    progress,
    public_page,
    notice,
    notice_choice,
    passkey,
    placement,
    progress,
    push_subscription,
    question_for_author,
    received_badge,
    retraction,
    session,
    session_seat,
    set_aside,
    suggestion_feedback,
    tree_share,
    visibility,
    week_aim,
    week_entry,
    week_share,
    willing_confirmer,
    work,
    workshop_seat,
)


def _own_offer(person_id: PersonId) -> Condition:
    return and_(opportunity.c.posted_by == person_id, opportunity.c.organisation_id.is_(None))


def _own_photo(person_id: PersonId) -> Condition:
    return and_(media.c.created_by == person_id, media.c.organisation_id.is_(None))


def told_by_platforms(person_id: PersonId) -> Select[Any]:
    """Ask for the keys (platform, id) of statements about a person, as platforms know them."""
    return (
        select(mention.c.platform_id, mention.c.statement_id)
        .join(
            known_as,
            and_(
                known_as.c.territory_id == mention.c.territory_id,
                known_as.c.platform_id == mention.c.platform_id,
                known_as.c.hash == mention.c.hash,
            ),
        )
        .where(mention.c.what == "actor", known_as.c.person_id == person_id)
        .distinct()
    )


def _named(platform: ColumnElement[Any], statement_id: ColumnElement[Any], told: Told) -> Condition:
    by_platform: dict[str, list[str]] = {}
    for platform_id, one in told:
        by_platform.setdefault(platform_id, []).append(one)
    return or_(false(), *(and_(platform == of, statement_id.in_(ids)) for of, ids in by_platform.items()))


_THROUGH: Mapping[Table, Callable[[PersonId], Condition]] = {
    media_content: lambda who: media_content.c.media_id.in_(select(media.c.id).where(_own_photo(who))),
    placement_answer: lambda who: placement_answer.c.placement_id.in_(
        select(placement.c.id).where(placement.c.person_id == who)
    ),
    # What one asked others to confirm, and what others asked of one.
    confirmation_ask: lambda who: or_(confirmation_ask.c.person_id == who, confirmation_ask.c.asked_id == who),
    # What was decided of one's own offers.
    moderation: lambda who: moderation.c.opportunity_id.in_(select(opportunity.c.id).where(_own_offer(who))),
    # One's own answers, and those of others to an offer that goes.
    response: lambda who: or_(
        response.c.person_id == who, response.c.opportunity_id.in_(select(opportunity.c.id).where(_own_offer(who)))
    ),
    # Links for one account: those that one made, and those that one holds.
    tree_share_holder: lambda who: or_(
        tree_share_holder.c.person_id == who,
        tree_share_holder.c.share_id.in_(select(tree_share.c.id).where(tree_share.c.person_id == who)),
    ),
    workshop_fact: lambda who: (
        select(workshop_seat.c.number)
        .where(
            workshop_seat.c.territory_id == workshop_fact.c.territory_id,
            workshop_seat.c.workshop_id == workshop_fact.c.workshop_id,
            workshop_seat.c.number == workshop_fact.c.number,
            workshop_seat.c.person_id == who,
        )
        .exists()
    ),
}
