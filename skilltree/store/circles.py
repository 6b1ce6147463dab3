"""Who has shared something with a person: a workshop, a course at the same time, an organisation, an opportunity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Select, and_, select

from skilltree.model.ids import PersonId
from skilltree.model.why_words import Tie
from skilltree.model.words import ResponseStatus
from skilltree.store.tables.courses import course_module, progress
from skilltree.store.tables.opportunities import opportunity, response
from skilltree.store.tables.people import membership
from skilltree.store.tables.workshops import workshop, workshop_seat

Circle = Select[tuple[PersonId]]


def circle_queries(person_id: PersonId, since: datetime) -> Iterator[tuple[Tie, Circle]]:
    """Yield queries of `person_id`s; they may name the person and the same one twice."""
    yield Tie.WORKSHOP, _seats(person_id, since)
    yield Tie.WORKSHOP, _facilitators(person_id, since)
    yield Tie.COURSE, _modules(person_id, since)
    yield Tie.COURSE, _courses(person_id, since)
    yield Tie.ORGANISATION, _members(person_id)
    yield Tie.OPPORTUNITY, _chosen(person_id, since)
    yield Tie.OPPORTUNITY, _posters(person_id, since)


def _seats(person_id: PersonId, since: datetime) -> Circle:
    mine, theirs = workshop_seat.alias(), workshop_seat.alias()
    same = and_(theirs.c.territory_id == mine.c.territory_id, theirs.c.workshop_id == mine.c.workshop_id)
    held = and_(workshop.c.territory_id == mine.c.territory_id, workshop.c.id == mine.c.workshop_id)
    return (
        select(theirs.c.person_id)
        .select_from(mine.join(theirs, same).join(workshop, held))
        .where(mine.c.person_id == person_id, theirs.c.person_id.is_not(None), workshop.c.opened_at >= since)
    )


def _facilitators(person_id: PersonId, since: datetime) -> Circle:
    held = and_(workshop.c.territory_id == workshop_seat.c.territory_id, workshop.c.id == workshop_seat.c.workshop_id)
    return (
        select(workshop.c.facilitator_id.label("person_id"))
        .select_from(workshop_seat.join(workshop, held))
        .where(workshop_seat.c.person_id == person_id, workshop.c.opened_at >= since)
    )


def _modules(person_id: PersonId, since: datetime) -> Circle:
    mine, theirs = progress.alias(), progress.alias()
    same = and_(theirs.c.territory_id == mine.c.territory_id, theirs.c.module_id == mine.c.module_id)
    return (
        select(theirs.c.person_id)
        .select_from(mine.join(theirs, same))
        .where(mine.c.person_id == person_id, mine.c.started_at >= since, theirs.c.started_at >= since)
    )


def _courses(person_id: PersonId, since: datetime) -> Circle:
    mine, theirs, my_course, their_course = (
        progress.alias(),
        progress.alias(),
        course_module.alias(),
        course_module.alias(),
    )
    joined = (
        mine.join(
            my_course, and_(my_course.c.territory_id == mine.c.territory_id, my_course.c.module_id == mine.c.module_id)
        )
        .join(
            their_course,
            and_(
                their_course.c.territory_id == my_course.c.territory_id,
                their_course.c.course_id == my_course.c.course_id,
            ),
        )
        .join(
            theirs,
            and_(theirs.c.territory_id == their_course.c.territory_id, theirs.c.module_id == their_course.c.module_id),
        )
    )
    return (
        select(theirs.c.person_id)
        .select_from(joined)
        .where(mine.c.person_id == person_id, mine.c.started_at >= since, theirs.c.started_at >= since)
    )


def _members(person_id: PersonId) -> Circle:
    mine, theirs = membership.alias(), membership.alias()
    same = and_(theirs.c.territory_id == mine.c.territory_id, theirs.c.organisation_id == mine.c.organisation_id)
    return (
        select(theirs.c.person_id)
        .select_from(mine.join(theirs, same))
        .where(mine.c.person_id == person_id, mine.c.verified, theirs.c.verified)
    )


def _chosen(person_id: PersonId, since: datetime) -> Circle:
    mine, theirs = response.alias(), response.alias()
    same = and_(theirs.c.territory_id == mine.c.territory_id, theirs.c.opportunity_id == mine.c.opportunity_id)
    return (
        select(theirs.c.person_id)
        .select_from(mine.join(theirs, same))
        .where(
            mine.c.person_id == person_id,
            mine.c.status == ResponseStatus.ACCEPTED,
            theirs.c.status == ResponseStatus.ACCEPTED,
            mine.c.at >= since,
        )
    )


def _posters(person_id: PersonId, since: datetime) -> Circle:
    posted = and_(opportunity.c.territory_id == response.c.territory_id, opportunity.c.id == response.c.opportunity_id)
    return (
        select(opportunity.c.posted_by.label("person_id"))
        .select_from(response.join(opportunity, posted))
        .where(
            response.c.person_id == person_id,
            response.c.status == ResponseStatus.ACCEPTED,
            opportunity.c.posted_by.is_not(None),
            response.c.at >= since,
        )
    )
