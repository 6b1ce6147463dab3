"""Reporting an opportunity, and what a steward decides: hidden everywhere at once, or kept. A person decides.

Whoever reports stays unnamed to whoever posted and to stewards. Nobody decides about what they posted themselves.
"""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import Conflict, InvalidInput, NotAllowed, NotFound
from skilltree.model.ids import OpportunityId, OrganisationId, new_id, row_id
from skilltree.model.opportunity import Moderation, OpportunityReport
from skilltree.model.opportunity_words import ModerationVerdict, ReportReason
from skilltree.model.person import Viewer
from skilltree.model.words import Role
from skilltree.service.both_sides import is_posted_by
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.texts import SHORT_TEXT_LENGTH, check_first, clean_optional
from skilltree.service.views.moderation import (
    ModerationView,
    OpportunityModerated,
    OpportunityReported,
    OwnReportView,
    ReportedView,
)
from skilltree.service.views.opportunities import opportunity_view

REPORTS_A_DAY = 20


class ReportOpportunity(Struct):
    """Why it should not stand there; OTHER needs words."""

    opportunity_id: OpportunityId
    reason: ReportReason
    text: str | None = None


class ModerateOpportunity(Struct):
    """What is decided, and the words for whoever posted; hiding needs them."""

    opportunity_id: OpportunityId
    verdict: ModerationVerdict
    note: str | None = None


async def report_opportunity(deps: Deps, viewer: Viewer, key: UUID, command: ReportOpportunity) -> OpportunityReported:
    """Tell the stewards; once a person until they have decided. Raises Conflict (REPORTED_BEFORE), NotFound."""
    row_id("Opportunity", command.opportunity_id)
    text = clean_optional(command.text, field="text", most=SHORT_TEXT_LENGTH)
    if command.reason is ReportReason.OTHER and text is None:
        raise InvalidInput("say what is wrong", field="text", code="TEXT_MISSING")
    await count_use(deps, f"report:{viewer.person_id}", REPORTS_A_DAY, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> OpportunityReported:
        item = await tx.opportunities.opportunity(command.opportunity_id)
        if item is None or item.territory_id != viewer.territory_id or item.hidden_at is not None:
            raise NotFound("there is no such opportunity", field="opportunity")
        if is_posted_by(viewer, item):
            raise InvalidInput("this opportunity is yours", field="opportunity", code="OWN")
        report = OpportunityReport(
            id=new_id("OpportunityReport"),
            territory_id=viewer.territory_id,
            opportunity_id=item.id,
            person_id=viewer.person_id,
            reason=command.reason,
            at=deps.clock(),
            text=text,
        )
        if not await tx.moderation.report(report):
            raise Conflict("you reported this before", field="opportunity", code="REPORTED_BEFORE")
        return OpportunityReported(opportunity_id=item.id)

    return await once_by(
        deps, viewer, "reportOpportunity", key=key, command=command, answer_type=OpportunityReported, work=work
    )


async def moderate_opportunity(
    deps: Deps, viewer: Viewer, key: UUID, command: ModerateOpportunity
) -> OpportunityModerated:
    """Hide an opportunity or keep it, reported or not; hidden ones come back by KEEP.

    Raises NotAllowed to who is no steward, and (OWN) for one's own; InvalidInput for hiding without a word.
    """
    organisation_id = _stewards_for(viewer)
    if organisation_id is None:
        raise NotAllowed("only stewards decide")
    row_id("Opportunity", command.opportunity_id)
    note = clean_optional(command.note, field="note", most=SHORT_TEXT_LENGTH)
    hide = command.verdict is ModerationVerdict.HIDE
    if hide and note is None:
        raise InvalidInput("whoever posted is told why", field="note", code="TEXT_MISSING")

    async def work(tx: Writing) -> OpportunityModerated:
        item = await tx.opportunities.opportunity(command.opportunity_id)
        if item is None or item.territory_id != viewer.territory_id:
            raise NotFound("there is no such opportunity", field="opportunity")
        if is_posted_by(viewer, item):
            raise NotAllowed("nobody decides about their own", field="opportunity", code="OWN")
        now = deps.clock()
        decision = Moderation(
            id=new_id("Moderation"),
            territory_id=viewer.territory_id,
            opportunity_id=item.id,
            organisation_id=organisation_id,
            verdict=command.verdict,
            at=now,
            note=note,
        )
        answered = await tx.moderation.decide(decision)
        if hide != (item.hidden_at is not None):
            await tx.opportunities.hide(item.territory_id, item.id, now if hide else None)
            await tx.outbox.append(ChangeKind.OPPORTUNITY, item.id)
        return OpportunityModerated(opportunity_id=item.id, verdict=command.verdict, reports=answered)

    return await once_by(
        deps, viewer, "moderateOpportunity", key=key, command=command, answer_type=OpportunityModerated, work=work
    )


async def read_reported(deps: Deps, viewer: Viewer, first: int | None) -> list[ReportedView]:
    """Return what waits for a decision, most reported first; empty for who is no steward."""
    size = check_first(first)
    if _stewards_for(viewer) is None:
        return []
    async with deps.store.reading() as db:
        waiting = await db.moderation.waiting(viewer.territory_id, size)
        items = await db.opportunities.opportunities([each.opportunity_id for each in waiting])
    return [
        ReportedView(
            opportunity=opportunity_view(items[each.opportunity_id], viewer.language),
            since=each.first_at,
            reasons=list(each.reasons),
            texts=list(each.texts),
        )
        for each in waiting
        if each.opportunity_id in items
    ]


async def read_decisions(deps: Deps, ids: list[OpportunityId]) -> dict[OpportunityId, ModerationView]:
    """Return what was decided last, by opportunity; for whoever posted."""
    async with deps.store.reading() as db:
        found = await db.moderation.decided(ids)
    return {
        each.opportunity_id: ModerationView(verdict=each.verdict, note=each.note, at=each.at) for each in found.values()
    }


async def read_own_reports(deps: Deps, viewer: Viewer) -> dict[OpportunityId, OwnReportView]:
    """Return the viewer's newest report, by opportunity."""
    async with deps.store.reading() as db:
        reports = await db.moderation.reports_by(viewer.person_id)
    return {
        each.opportunity_id: OwnReportView(reason=each.reason, at=each.at, answered_at=each.answered_at)
        for each in reversed(reports)
    }


def _stewards_for(viewer: Viewer) -> OrganisationId | None:
    return next(
        iter(sorted(m.organisation_id for m in viewer.memberships if m.role is Role.STEWARD and m.verified)), None
    )
