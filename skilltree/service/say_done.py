"""Saying that it was done, how long it took, and thank you: by both sides, and then the tree of who did it grows.

One side's word alone is kept and shows nothing. What grows is a contribution, for which the other side stands by id: it
weighs, and is set aside in rings and floods, as their confirmation would (docs/decisions/0017-fold.md).
"""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct, pick
from skilltree.model.change import ChangeKind
from skilltree.model.errors import Conflict, InvalidInput
from skilltree.model.evidence import Evidence
from skilltree.model.ids import PersonId, ResponseId, new_id, row_id
from skilltree.model.opportunity import Opportunity, OpportunityResponse, Said, agreed_hours, doer_of, shown_by
from skilltree.model.opportunity_words import Side
from skilltree.model.person import Viewer
from skilltree.model.weights import CONTRIBUTED, SAID
from skilltree.model.words import EvidenceKind, ResponseStatus
from skilltree.service.both_sides import side_of
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.texts import SHORT_TEXT_LENGTH, clean_optional
from skilltree.service.views.opportunities import DoneSaid, response_view
from skilltree.service.weighing import weigh_around

MOST_HOURS = 1_000.0
LEARNT_LEVEL = 1
"""With help: what one learns by being helped once."""


class SayDone(Struct):
    """It was done; `learnt` is of whoever was helped: they can do it with help now."""

    response_id: ResponseId
    hours: float | None = None
    thanks: str | None = None
    learnt: bool = False


async def say_done(deps: Deps, viewer: Viewer, key: UUID, command: SayDone) -> DoneSaid:
    """Say one's side, once. Raises Conflict: NOT_ACCEPTED, TOO_EARLY before the day, SAID_BEFORE."""
    if command.hours is not None and not 0 < command.hours <= MOST_HOURS:
        raise InvalidInput("not a number of hours", field="hours")
    row_id("OpportunityResponse", command.response_id)
    thanks = clean_optional(command.thanks, field="thanks", most=SHORT_TEXT_LENGTH)

    async def work(tx: Writing) -> DoneSaid:
        side, item, response = await side_of(tx, viewer, command.response_id)
        now = deps.clock()
        if response.status is not ResponseStatus.ACCEPTED:
            raise Conflict("nobody said yes to this answer", field="response", code="NOT_ACCEPTED")
        if item.starts_on is not None and item.starts_on > paris_day(now):
            raise Conflict("it has not begun", field="response", code="TOO_EARLY")
        if (response.poster_said if side is Side.POSTER else response.responder_said) is not None:
            raise Conflict("you said so before", field="response", code="SAID_BEFORE")
        said = Said(at=now, hours=command.hours, thanks=thanks)
        name = "poster_said" if side is Side.POSTER else "responder_said"
        learnt = response.learnt or (command.learnt and side is not doer_of(item) and bool(shown_by(item)))
        response = msgspec.structs.replace(response, learnt=learnt, **{name: said})
        if side is Side.POSTER:
            response = msgspec.structs.replace(response, poster_by=viewer.person_id)
        if response.poster_said and response.responder_said:
            response = msgspec.structs.replace(response, settled_at=now)
            await _grow(tx, viewer, item, response)
        await tx.opportunities.put_response(viewer.territory_id, response)
        await tx.outbox.append(ChangeKind.OPPORTUNITY, item.id)
        return DoneSaid(response=response_view(response))

    return await once_by(deps, viewer, "sayDone", key=key, command=command, answer_type=DoneSaid, work=work)


async def _grow(tx: Writing, viewer: Viewer, item: Opportunity, response: OpportunityResponse) -> None:
    """Let the doer's tree grow by what it shows, and the other's where they say that they learnt it."""
    doer, skills = doer_of(item), shown_by(item)
    by_poster = doer is Side.POSTER
    # An organisation has no tree.
    if doer is None or not skills or response.settled_at is None or (by_poster and item.organisation_id is not None):
        return
    assert response.poster_by is not None, "both have said so"
    sides = response.poster_by, response.person_id
    done_by, for_whom = sides if by_poster else sides[::-1]
    source = await _source(tx, viewer, item, for_whom)
    hours = agreed_hours(response)
    facts = [
        Evidence(
            id=new_id("Evidence"),
            person_id=done_by,
            skill_id=each.skill_id,
            level=each.level,
            kind=EvidenceKind.CONTRIBUTION,
            at=response.settled_at,
            source=source,
            source_id=for_whom,
            hours=None if hours is None else round(hours / len(skills), 2),
            weight=CONTRIBUTED,
            source_group=item.organisation_id,
        )
        for each in skills
    ]
    changed: set[PersonId] = {done_by}
    for fact in facts:
        kept = await tx.evidence.append(item.territory_id, fact)
        changed |= await weigh_around(tx, item.territory_id, kept, fact.at)
    if response.learnt and item.organisation_id is None:
        told = await _source(tx, viewer, item, done_by)
        for fact in facts:
            learnt = msgspec.structs.replace(
                fact,
                id=new_id("Evidence"),
                person_id=for_whom,
                level=LEARNT_LEVEL,
                kind=EvidenceKind.DECLARED,
                source=told,
                source_id=None,
                weight=SAID,
            )
            await tx.evidence.append(item.territory_id, learnt)
        changed.add(for_whom)
    for person_id in sorted(changed):
        await tx.outbox.append(ChangeKind.TREE, person_id)


async def _source(tx: Writing, viewer: Viewer, item: Opportunity, whose: PersonId) -> str:
    """Return for or with whom, and what: the organisation's name where it was posted for one."""
    if item.organisation_id is not None:
        organisation = (await tx.people.organisations([item.organisation_id])).get(item.organisation_id)
        name = organisation.name if organisation else ""
    else:
        person = await tx.people.person(whose)
        name = person.display_name if person else ""
    title = pick(item.title, viewer.language)
    return f"{name} : {title}" if name else title
