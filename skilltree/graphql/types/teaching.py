"""What passes between learners and authors."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.blocks import Media
from skilltree.model.words import WorkVerdict
from skilltree.service.learning import module_version
from skilltree.service.views import teaching

if TYPE_CHECKING:
    from skilltree.graphql.types.courses import Module, ModuleDraft
    from skilltree.service.views.blocks import MediaView
    from skilltree.service.views.courses import ModuleView

ModuleDraftLater = Annotated["ModuleDraft", strawberry.lazy("skilltree.graphql.types.courses")]
ModuleLater = Annotated["Module", strawberry.lazy("skilltree.graphql.types.courses")]


@strawberry.type(description="An exercise that was handed in, without who did it.")
class Work:
    """An exercise that was handed in."""

    id: strawberry.ID
    version: int
    block: int = strawberry.field(description="From 0.")
    text: str | None
    sent_at: datetime
    verdict: WorkVerdict | None
    comment: str | None
    judged_at: datetime | None

    @field(Media | None)
    @staticmethod
    def photo(root: strawberry.Parent[teaching.WorkView], info: Info) -> Awaitable[MediaView | None] | None:
        """The photo, where there is one; it is deleted 30 days after it was judged."""
        return info.context.loaders.media.load(root.media_id) if root.media_id else None

    @field(ModuleLater)
    @staticmethod
    async def module(root: strawberry.Parent[teaching.WorkView], info: Info) -> ModuleView:
        """The version that it was done for."""
        context = info.context
        return await module_version(context.deps, root.module_id, root.version, context.language)


@strawberry.type(description="A question about a block, without who asks.")
class AuthorQuestion:
    """A question about a block."""

    id: strawberry.ID
    version: int
    block: int = strawberry.field(description="From 0; the number of blocks means the quiz.")
    text: str
    at: datetime
    answer: str | None
    answered_at: datetime | None

    @field(ModuleLater)
    @staticmethod
    async def module(root: strawberry.Parent[teaching.AuthorQuestionView], info: Info) -> ModuleView:
        """The version that it is about."""
        context = info.context
        return await module_version(context.deps, root.module_id, root.version, context.language)


@strawberry.type
class ReviewAsk:
    """A draft that waits for the viewer's eyes."""

    draft: ModuleDraftLater
    asked_at: datetime
    published: ModuleDraftLater | None = strawberry.field(
        description="What learners follow meanwhile, to see what changes; null for a first version."
    )


@strawberry.type
class Desk:
    """What waits for the authors of the viewer's organisations, oldest first."""

    works: list[Work]
    questions: list[AuthorQuestion]
    reviews: list[ReviewAsk] = strawberry.field(description="What `reviewModule` may answer; for stewards too.")


@strawberry.type
@shows(teaching.HandedIn)
class HandedIn:
    """The author will look at it."""

    work: Work


@strawberry.type
@shows(teaching.WorkJudged)
class WorkJudged:
    """The learner reads it."""

    work: Work


@strawberry.type
@shows(teaching.AuthorAsked)
class AuthorAsked:
    """The author will answer."""

    question: AuthorQuestion


@strawberry.type
@shows(teaching.LearnerAnswered)
class LearnerAnswered:
    """The learner reads it."""

    question: AuthorQuestion


@strawberry.type
@shows(teaching.SeatTaken)
class SeatTaken:
    """A seat is one's own."""

    module_id: strawberry.ID
    session: strawberry.ID
    seats_left: int


@strawberry.type
@shows(teaching.SeatLeft)
class SeatLeft:
    """A seat is free again."""

    module_id: strawberry.ID
    session: strawberry.ID
    seats_left: int


HandInResult = Annotated[HandedIn | Refused, strawberry.union("HandInResult")]
JudgeWorkResult = Annotated[WorkJudged | Refused, strawberry.union("JudgeWorkResult")]
AskAuthorResult = Annotated[AuthorAsked | Refused, strawberry.union("AskAuthorResult")]
AnswerLearnerResult = Annotated[LearnerAnswered | Refused, strawberry.union("AnswerLearnerResult")]
TakeSeatResult = Annotated[SeatTaken | Refused, strawberry.union("TakeSeatResult")]
LeaveSeatResult = Annotated[SeatLeft | Refused, strawberry.union("LeaveSeatResult")]
