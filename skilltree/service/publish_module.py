"""Publishing a draft, or asking a second pair of eyes first. A published version never changes."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.course import Module
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import ModuleId, row_id
from skilltree.model.person import Viewer
from skilltree.model.teaching import Review
from skilltree.model.words import ModuleStatus, Role
from skilltree.service.deps import Deps
from skilltree.service.module_circles import check_no_circle
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.readiness import check_ready
from skilltree.service.views.courses import draft_view
from skilltree.service.views.learning import ModulePublished, PublishAnswer, ReviewAsked


class PublishModule(Struct):
    """Which module's draft."""

    module_id: ModuleId


async def publish_module(
    deps: Deps, viewer: Viewer, key: UUID, command: PublishModule
) -> ModulePublished | ReviewAsked:
    """Publish the draft, or ask for the review that its organisation wants.

    Raises InvalidInput (NOT_READY) when it is not fit for learners yet, Conflict (CYCLE) when nobody could
    begin it, Conflict (IN_REVIEW) when somebody was asked already.
    """
    row_id("Module", command.module_id)

    async def work(tx: Writing) -> PublishAnswer:
        draft = await tx.courses.newest(command.module_id)
        if draft is None or not viewer.acts_for(draft.organisation_id, Role.AUTHOR):
            raise NotFound("there is no such module of yours", field="module")
        if draft.status is not ModuleStatus.DRAFT:
            raise InvalidInput("nothing changed since it was published", field="module", code="NO_DRAFT")
        check_ready(draft.content)
        await check_no_circle(tx, draft)
        if await tx.teaching.review_rule(draft.organisation_id) is None:
            return PublishAnswer(published=await publish_draft(deps, tx, draft))
        review = await tx.teaching.review(draft.id, draft.version)
        if review is not None and review.verdict is None:
            raise Conflict("somebody was asked to look at it", field="module", code="IN_REVIEW")
        asked = Review(
            territory_id=draft.territory_id,
            module_id=draft.id,
            version=draft.version,
            asked_by=viewer.person_id,
            asked_at=deps.clock(),
        )
        await tx.teaching.ask_review(asked)
        return PublishAnswer(asked=ReviewAsked(draft=draft_view(draft, asked)))

    answer = await once_by(
        deps, viewer, "publishModule", key=key, command=command, answer_type=PublishAnswer, work=work
    )
    said = answer.published or answer.asked
    assert said is not None
    return said


async def publish_draft(deps: Deps, tx: Writing, draft: Module) -> ModulePublished:
    """Publish a draft that was checked. Raises InvalidInput (NO_DRAFT)."""
    published = await tx.courses.publish(draft.id, deps.clock())
    if published is None:
        raise InvalidInput("nothing changed since it was published", field="module", code="NO_DRAFT")
    await tx.outbox.append(ChangeKind.MODULE, draft.id)
    return ModulePublished(draft=draft_view(published, await tx.teaching.review(draft.id, draft.version)))
