"""Looking over a colleague's module before it is published. Nobody looks over what they asked or wrote themselves."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.course import Module
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import ModuleId, row_id
from skilltree.model.person import Viewer
from skilltree.model.teaching import Review, ReviewRule
from skilltree.model.words import ModuleStatus, Reviewer, ReviewVerdict, Role
from skilltree.service.deps import Deps
from skilltree.service.module_circles import check_no_circle
from skilltree.service.once import once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.publish_module import publish_draft
from skilltree.service.readiness import check_ready
from skilltree.service.texts import SHORT_TEXT_LENGTH, clean_optional
from skilltree.service.views.courses import draft_view
from skilltree.service.views.reviews import ModuleReviewed, ReviewAskView


class ReviewModule(Struct):
    """What a reviewer says of one version; CHANGES needs a comment."""

    module_id: ModuleId
    version: int
    verdict: ReviewVerdict
    comment: str | None = None


def is_steward(viewer: Viewer) -> bool:
    """True for whoever is a steward of their territory, for whichever verified organisation."""
    return any(m.role is Role.STEWARD and m.verified for m in viewer.memberships)


def looks_over(viewer: Viewer, rule: ReviewRule) -> bool:
    """True when the viewer is of those whom a rule names."""
    match rule.reviewer:
        case Reviewer.OWN:
            return viewer.acts_for(rule.organisation_id, Role.AUTHOR)
        case Reviewer.PARTNER:
            return rule.partner_id is not None and viewer.acts_for(rule.partner_id, Role.AUTHOR)
        case Reviewer.STEWARD:
            return is_steward(viewer)


def is_their_own(viewer: Viewer, review: Review, module: Module) -> bool:
    """True for whoever asked, and for whoever saved it last."""
    return viewer.person_id in (review.asked_by, module.author_id)


async def waiting_for(
    db: Reading | Writing, viewer: Viewer, rules: Sequence[ReviewRule], first: int
) -> list[ReviewAskView]:
    """Return what waits for the viewer's eyes under these rules, oldest first."""
    organisations = [rule.organisation_id for rule in rules if looks_over(viewer, rule)]
    if not organisations:
        return []
    found: list[ReviewAskView] = []
    for review in await db.teaching.waiting_reviews(organisations):
        module = await db.courses.module(review.module_id, review.version)
        if module is not None and not is_their_own(viewer, review, module):
            found.append(await _ask(db, module, review))
        if len(found) == first:
            break
    return found


async def read_review_ask(deps: Deps, viewer: Viewer, module_id: ModuleId) -> ReviewAskView | None:
    """Return what waits for the viewer's eyes of one module; None when nothing does."""
    row_id("Module", module_id)
    async with deps.store.reading() as db:
        draft = await db.courses.newest(module_id)
        if draft is None or draft.territory_id != viewer.territory_id:
            return None
        rule = await db.teaching.review_rule(draft.organisation_id)
        review = await db.teaching.review(draft.id, draft.version)
        if rule is None or review is None or review.verdict is not None or draft.status is not ModuleStatus.DRAFT:
            return None
        if not looks_over(viewer, rule) or is_their_own(viewer, review, draft):
            return None
        return await _ask(db, draft, review)


async def _ask(db: Reading | Writing, module: Module, review: Review) -> ReviewAskView:
    """Show it beside what learners follow now, right answers included: a change of these must be seen too."""
    shown = await db.courses.module(module.id) if module.published_version is not None else None
    return ReviewAskView(
        draft=draft_view(module, review),
        asked_at=review.asked_at,
        published=draft_view(shown) if shown is not None else None,
    )


async def review_module(deps: Deps, viewer: Viewer, key: UUID, command: ReviewModule) -> ModuleReviewed:
    """Say yes, which publishes the version at once, or what should change.

    Raises NotFound for what is not the viewer's to look over, Conflict (ALREADY_DECIDED), InvalidInput (TEXT_MISSING).
    """
    row_id("Module", command.module_id)
    comment = clean_optional(command.comment, field="comment", most=SHORT_TEXT_LENGTH)
    if command.verdict is ReviewVerdict.CHANGES and comment is None:
        raise InvalidInput("say what should change", field="comment", code="TEXT_MISSING")

    async def work(tx: Writing) -> ModuleReviewed:
        review, draft = await _waiting(tx, viewer, command)
        if not await tx.teaching.decide_review(review, command.verdict, comment, viewer.person_id, deps.clock()):
            raise Conflict("somebody decided already", field="module", code="ALREADY_DECIDED")
        if command.verdict is ReviewVerdict.ACCEPTED:
            check_ready(draft.content)
            await check_no_circle(tx, draft)
            return ModuleReviewed(draft=(await publish_draft(deps, tx, draft)).draft)
        decided = msgspec.structs.replace(
            review, verdict=command.verdict, comment=comment, decided_by=viewer.person_id, decided_at=deps.clock()
        )
        return ModuleReviewed(draft=draft_view(draft, decided))

    return await once_by(deps, viewer, "reviewModule", key=key, command=command, answer_type=ModuleReviewed, work=work)


async def _waiting(tx: Writing, viewer: Viewer, command: ReviewModule) -> tuple[Review, Module]:
    """Return the review and its draft. Raises NotFound, Conflict (ALREADY_DECIDED)."""
    known = 0 < command.version < 2**31
    review = await tx.teaching.review(command.module_id, command.version) if known else None
    draft = await tx.courses.newest(command.module_id)
    if review is None or draft is None or draft.territory_id != viewer.territory_id:
        raise NotFound("nobody asked you to look at this", field="module")
    rule = await tx.teaching.review_rule(draft.organisation_id)
    if rule is None or not looks_over(viewer, rule) or is_their_own(viewer, review, draft):
        raise NotFound("nobody asked you to look at this", field="module")
    if review.verdict is not None or draft.version != review.version:
        raise Conflict("somebody decided already", field="module", code="ALREADY_DECIDED")
    return review, draft
