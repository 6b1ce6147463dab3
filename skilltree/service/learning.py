"""Following a module: progress, quiz, completion. A completion grows the tree, once per version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from skilltree.model.base import Struct, pick
from skilltree.model.change import ChangeKind
from skilltree.model.course import Answer, Module, Progress
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.evidence import Evidence
from skilltree.model.ids import ModuleId, new_id, row_id
from skilltree.model.person import Viewer
from skilltree.model.weights import COURSE_PASSED, COURSE_READ, SAID
from skilltree.model.words import EvidenceKind, Language, ModuleStatus
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.quiz import judge
from skilltree.service.tallies import count_first_try, count_refused_try
from skilltree.service.trees import leaves_after
from skilltree.service.views.courses import (
    ModuleView,
    ProgressView,
    QuizJudged,
    module_view,
    progress_view,
)
from skilltree.service.views.learning import ModuleCompleted, ProgressSaved

HIGHEST_BLOCK_COUNT = 100


class SaveProgress(Struct):
    """How many blocks of a module are done."""

    module_id: ModuleId
    version: int
    blocks_done: int


class AnswerQuiz(Struct):
    """Answers to a module's quiz."""

    module_id: ModuleId
    version: int
    answers: tuple[Answer, ...]


class CompleteModule(Struct):
    """A module is finished; answers are judged first when the quiz was not passed yet."""

    module_id: ModuleId
    version: int
    answers: tuple[Answer, ...] | None = None


async def followable(db: Reading | Writing, viewer: Viewer, module_id: str, version: int) -> Module:
    """Return a published version of the viewer's territory; of one that was taken back, only one that they began.

    Raises NotFound.
    """
    row_id("Module", module_id)
    module = await db.courses.module(module_id, version) if 0 < version < 2**31 else None
    if module is None or module.territory_id != viewer.territory_id:
        raise NotFound("there is no such module", field="module")
    if module.status is ModuleStatus.DRAFT:
        raise NotFound("this module is not published", field="module")
    if module.status is ModuleStatus.WITHDRAWN and not await _under_way(db, viewer, module):
        raise NotFound("this module was taken back", field="module", code="WITHDRAWN")
    return module


async def _under_way(db: Reading | Writing, viewer: Viewer, module: Module) -> bool:
    """Return whether the viewer began this version: whoever did may finish it."""
    begun = await db.courses.progress(viewer.person_id)
    return any(item.module_id == module.id and item.version == module.version for item in begun)


async def save_progress(deps: Deps, viewer: Viewer, key: UUID, command: SaveProgress) -> ProgressSaved:
    """Keep the furthest block; never goes back."""
    if not 0 <= command.blocks_done <= HIGHEST_BLOCK_COUNT:
        raise InvalidInput("not a number of blocks", field="blocksDone")

    async def work(tx: Writing) -> ProgressSaved:
        module = await followable(tx, viewer, command.module_id, command.version)
        progress = await tx.courses.start(viewer.person_id, module.id, module.version, deps.clock())
        done = min(max(progress.blocks_done, command.blocks_done), len(module.content.blocks))
        progress = msgspec.structs.replace(progress, blocks_done=done)
        await tx.courses.advance(progress)
        return ProgressSaved(progress=progress_view(progress))

    return await once_by(deps, viewer, "saveProgress", key=key, command=command, answer_type=ProgressSaved, work=work)


async def answer_quiz(deps: Deps, viewer: Viewer, key: UUID, command: AnswerQuiz) -> QuizJudged:
    """Judge the answers; a pass is remembered for the completion."""

    async def work(tx: Writing) -> QuizJudged:
        module = await followable(tx, viewer, command.module_id, command.version)
        verdict = judge(module.content, command.answers, viewer.language)
        await count_first_try(deps, tx, viewer, module, answers=command.answers, verdict=verdict)
        progress = await tx.courses.start(viewer.person_id, module.id, module.version, deps.clock())
        if verdict.passed and not progress.quiz_passed:
            await tx.courses.advance(msgspec.structs.replace(progress, quiz_passed=True))
        return verdict

    return await once_by(deps, viewer, "answerQuiz", key=key, command=command, answer_type=QuizJudged, work=work)


async def complete_module(deps: Deps, viewer: Viewer, key: UUID, command: CompleteModule) -> ModuleCompleted:
    """Complete a module and grow the tree by what it teaches.

    Raises Conflict (QUIZ_NOT_PASSED) while the quiz is not passed, Conflict (ALREADY_COMPLETED)
    under a second key.
    """

    async def work(tx: Writing) -> ModuleCompleted:
        module = await followable(tx, viewer, command.module_id, command.version)
        now = deps.clock()
        progress = await tx.courses.start(viewer.person_id, module.id, module.version, now)
        passed = await _passed(deps, tx, viewer, module, progress, answers=command.answers)
        progress = msgspec.structs.replace(progress, quiz_passed=passed, blocks_done=len(module.content.blocks))
        await tx.courses.advance(progress)
        if not await tx.courses.complete(viewer.person_id, module.id, module.version, now):
            raise Conflict("this version was completed before", code="ALREADY_COMPLETED")
        for fact in completion_evidence(module, viewer, passed=passed, at=now):
            await tx.evidence.append(viewer.territory_id, fact)
        await tx.outbox.append(ChangeKind.TREE, viewer.person_id)
        grown = await leaves_after(
            deps, tx, viewer, [taught.skill_id for taught in module.content.teaches], viewer.language
        )
        return ModuleCompleted(module_id=module.id, version=module.version, completed_at=now, grown=grown)

    try:
        return await once_by(
            deps, viewer, "completeModule", key=key, command=command, answer_type=ModuleCompleted, work=work
        )
    except Conflict as refusal:
        if refusal.code == "QUIZ_NOT_PASSED" and command.answers:
            await count_refused_try(deps, viewer, command.module_id, command.version, command.answers)
        raise


async def _passed(
    deps: Deps, tx: Writing, viewer: Viewer, module: Module, progress: Progress, *, answers: Sequence[Answer] | None
) -> bool:
    """Return whether the module has a passed quiz. Raises Conflict while it has not."""
    if not module.content.questions:
        return False
    if progress.quiz_passed:
        return True
    if answers is not None:
        verdict = judge(module.content, answers, viewer.language)
        if verdict.passed:
            await count_first_try(deps, tx, viewer, module, answers=answers, verdict=verdict)
            return True
    raise Conflict("the quiz is not passed yet", field="answers", code="QUIZ_NOT_PASSED")


def completion_evidence(module: Module, viewer: Viewer, *, passed: bool, at: datetime) -> list[Evidence]:
    """Return one fact for each skill taught; the hours are shared among them.

    Nobody teaches themselves: who wrote the module says by it that they can, as by any word of their own.
    """
    taught, own = module.content.teaches, module.author_id == viewer.person_id
    return [
        Evidence(
            id=new_id("Evidence"),
            person_id=viewer.person_id,
            skill_id=item.skill_id,
            level=item.level,
            kind=EvidenceKind.DECLARED if own else EvidenceKind.COURSE,
            at=at,
            source=pick(module.content.title, viewer.language),
            source_id=module.id,
            hours=round(module.content.hours / len(taught), 2),
            weight=SAID if own else COURSE_PASSED if passed else COURSE_READ,
        )
        for item in taught
    ]


async def read_progress(deps: Deps, viewer: Viewer) -> list[ProgressView]:
    """Return the viewer's progress in all modules, newest first."""
    async with deps.store.reading() as db:
        return [progress_view(item) for item in await db.courses.progress(viewer.person_id)]


async def module_version(deps: Deps, module_id: ModuleId, version: int, language: Language) -> ModuleView:
    """Return one version, even when a newer one is out. Raises NotFound."""
    for local in deps.engines.territories.values():
        module = local.modules.get(module_id)
        if module is not None and module.version == version:
            return module_view(module, language)
    async with deps.store.reading() as db:
        module = await db.courses.module(module_id, version)
    if module is None:
        raise NotFound("there is no such module", field="module")
    return module_view(module, language)
