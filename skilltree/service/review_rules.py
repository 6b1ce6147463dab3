"""Whether an organisation wants a second pair of eyes on its modules, and whose."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput, NotAllowed, NotFound
from skilltree.model.ids import OrganisationId, row_id
from skilltree.model.person import Viewer
from skilltree.model.teaching import ReviewRule
from skilltree.model.words import Reviewer, Role
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.views.reviews import ReviewRuleSet, ReviewRuleView, rule_view


class SetReviewRule(Struct):
    """Who looks modules over before they are published; `reviewer` None: nobody need."""

    organisation_id: OrganisationId
    reviewer: Reviewer | None
    partner_id: OrganisationId | None = None


async def read_review_rule(deps: Deps, viewer: Viewer, organisation_id: OrganisationId) -> ReviewRuleView | None:
    """Return what an organisation wants to its authors; None where it wants nothing, and to anybody else."""
    row_id("Organisation", organisation_id)
    if not viewer.acts_for(organisation_id, Role.AUTHOR):
        return None
    async with deps.store.reading() as db:
        rule = await db.teaching.review_rule(organisation_id)
    return None if rule is None else rule_view(rule)


async def set_review_rule(deps: Deps, viewer: Viewer, key: UUID, command: SetReviewRule) -> ReviewRuleSet:
    """Set or drop the rule; what waited when it is dropped is its authors' draft again. Raises NotAllowed, NotFound."""
    row_id("Organisation", command.organisation_id)
    if not viewer.acts_for(command.organisation_id, Role.AUTHOR):
        raise NotAllowed("you do not write for this organisation", field="organisation")
    if (command.partner_id is not None) != (command.reviewer is Reviewer.PARTNER):
        raise InvalidInput("a partner looks it over, or no partner is named", field="partner", code="PARTNER")

    async def work(tx: Writing) -> ReviewRuleSet:
        if command.reviewer is None:
            await tx.teaching.drop_review_rule(command.organisation_id)
            for waiting in await tx.teaching.waiting_reviews([command.organisation_id]):
                await tx.teaching.withdraw_review(waiting.module_id, waiting.version)
            return ReviewRuleSet(rule=None)
        if command.partner_id is not None:
            await _check_partner(tx, viewer, command.organisation_id, command.partner_id)
        rule = ReviewRule(
            territory_id=viewer.territory_id,
            organisation_id=command.organisation_id,
            reviewer=command.reviewer,
            partner_id=command.partner_id,
        )
        await tx.teaching.put_review_rule(rule)
        return ReviewRuleSet(rule=rule_view(rule))

    return await once_by(deps, viewer, "setReviewRule", key=key, command=command, answer_type=ReviewRuleSet, work=work)


async def _check_partner(
    tx: Writing, viewer: Viewer, organisation_id: OrganisationId, partner_id: OrganisationId
) -> None:
    """Raises NotFound for a partner that is not a verified organisation of the territory, or oneself."""
    row_id("Organisation", partner_id)
    found = (await tx.people.organisations([partner_id])).get(partner_id)
    usable = found is not None and found.verified and found.territory_id == viewer.territory_id
    if not usable or partner_id == organisation_id:
        raise NotFound("there is no such partner", field="partner")
