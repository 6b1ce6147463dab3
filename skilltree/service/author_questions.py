"""A learner who is stuck asks the author, who answers without learning who asked."""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import ModuleId, QuestionForAuthorId, new_id, row_id
from skilltree.model.person import Viewer
from skilltree.model.teaching import QuestionForAuthor
from skilltree.model.words import Role
from skilltree.service.deps import Deps
from skilltree.service.learning import followable
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.texts import SHORT_TEXT_LENGTH, clean_text
from skilltree.service.views.teaching import AuthorAsked, AuthorQuestionView, LearnerAnswered, question_view

QUESTIONS_A_DAY = 30


class AskAuthor(Struct):
    """What is not clear, at which block; the number of blocks means the quiz."""

    module_id: ModuleId
    version: int
    block: int
    text: str


class AnswerLearner(Struct):
    """What the author answers."""

    question_id: QuestionForAuthorId
    answer: str


async def ask_author(deps: Deps, viewer: Viewer, key: UUID, command: AskAuthor) -> AuthorAsked:
    """Ask. Raises RateLimited past 30 questions a day."""
    text = clean_text(command.text, field="text", most=SHORT_TEXT_LENGTH)
    await count_use(deps, f"ask-author:{viewer.person_id}", QUESTIONS_A_DAY, seconds=DAY_SECONDS)

    async def work(tx: Writing) -> AuthorAsked:
        module = await followable(tx, viewer, command.module_id, command.version)
        if not 0 <= command.block <= len(module.content.blocks):
            raise InvalidInput("there is no such block", field="block")
        question = QuestionForAuthor(
            territory_id=viewer.territory_id,
            id=new_id("QuestionForAuthor"),
            person_id=viewer.person_id,
            module_id=module.id,
            version=module.version,
            block=command.block,
            text=text,
            at=deps.clock(),
        )
        await tx.teaching.ask_author(question)
        return AuthorAsked(question=question_view(question))

    return await once_by(deps, viewer, "askAuthor", key=key, command=command, answer_type=AuthorAsked, work=work)


async def answer_learner(deps: Deps, viewer: Viewer, key: UUID, command: AnswerLearner) -> LearnerAnswered:
    """Answer a question about a module of one's organisation, once."""
    row_id("QuestionForAuthor", command.question_id)
    answer = clean_text(command.answer, field="answer", most=SHORT_TEXT_LENGTH)

    async def work(tx: Writing) -> LearnerAnswered:
        question = await tx.teaching.question(command.question_id)
        module = await tx.courses.module(question.module_id, question.version) if question else None
        if question is None or module is None or not viewer.acts_for(module.organisation_id, Role.AUTHOR):
            raise NotFound("there is no such question for you", field="question")
        now = deps.clock()
        if not await tx.teaching.answer_question(question.id, answer, viewer.person_id, now):
            raise Conflict("somebody answered it before", field="question", code="ALREADY_ANSWERED")
        answered = msgspec.structs.replace(question, answer=answer, answered_by=viewer.person_id, answered_at=now)
        return LearnerAnswered(question=question_view(answered))

    return await once_by(
        deps, viewer, "answerLearner", key=key, command=command, answer_type=LearnerAnswered, work=work
    )


async def my_questions(deps: Deps, viewer: Viewer | None, module_id: ModuleId) -> list[AuthorQuestionView]:
    """Return what the viewer asked about a module, newest first."""
    if viewer is None:
        return []
    async with deps.store.reading() as db:
        return [question_view(item) for item in await db.teaching.questions_of(viewer.person_id, module_id)]
