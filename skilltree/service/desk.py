"""An author's desk: exercises, questions and colleagues' modules that wait for them.

Nobody who handed in or asked is named to the author; the look is written into their log.
"""

from __future__ import annotations

from skilltree.model.ids import OrganisationId
from skilltree.model.ledger import AccessRecord
from skilltree.model.person import Viewer
from skilltree.model.words import Role
from skilltree.service.deps import Deps
from skilltree.service.reviews import waiting_for
from skilltree.service.texts import check_first
from skilltree.service.views.teaching import DeskView, question_view, work_view


def writes_for(viewer: Viewer) -> list[OrganisationId]:
    """Return the verified organisations for which the viewer writes."""
    return [m.organisation_id for m in viewer.memberships if m.role is Role.AUTHOR and m.verified]


async def read_desk(deps: Deps, viewer: Viewer, first: int | None) -> DeskView:
    """Return what waits, oldest first, logging the look; empty for who writes for nobody and is no steward."""
    size = check_first(first)
    organisations = writes_for(viewer)
    async with deps.store.reading() as db:
        rules = await db.teaching.review_rules(viewer.territory_id)
        reviews = await waiting_for(db, viewer, rules, size)
    if not organisations:
        return DeskView(works=[], questions=[], reviews=reviews)
    async with deps.store.writing(viewer.territory_id) as tx:
        works = await tx.teaching.work_waiting(organisations, size)
        questions = await tx.teaching.questions_waiting(organisations, size)
        me = await tx.people.person(viewer.person_id)
        looked_at = [(work.person_id, "work", "exercise") for work in works]
        looked_at += [(question.person_id, "question", "stuck") for question in questions]
        records = [
            AccessRecord(
                person_id=person_id,
                reader_id=viewer.person_id,
                who=me.display_name if me else "…",
                what=what,
                why=why,
                at=deps.clock(),
            )
            for person_id, what, why in dict.fromkeys(looked_at)
            if person_id != viewer.person_id
        ]
        await tx.ledger.log_accesses(viewer.territory_id, records)
    return DeskView(
        works=[work_view(work) for work in works],
        questions=[question_view(question) for question in questions],
        reviews=reviews,
    )
