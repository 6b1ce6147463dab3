"""How questions fare: answers at each person's first judged try of a version, counted without the person.

What is kept of the person is a keyed hash that says "was counted"; nothing joins it to an answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.model.course import Answer, Module
from skilltree.model.ids import ModuleId, PersonId
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.ports.store import Writing
from skilltree.service.quiz import judge
from skilltree.service.secrets import keyed_hash
from skilltree.service.views.courses import QuizJudged


def trace_of_try(secret: bytes, module_id: ModuleId, version: int, person_id: PersonId) -> bytes:
    """Return what says that a person was counted for a version."""
    return keyed_hash(secret, "first try", module_id, str(version), person_id)


async def count_first_try(
    deps: Deps, tx: Writing, viewer: Viewer, module: Module, *, answers: Sequence[Answer], verdict: QuizJudged
) -> None:
    """Count the answers that were given, once a person and version; a question without an answer was not asked."""
    who = trace_of_try(deps.rules.secret, module.id, module.version, viewer.person_id)
    if not answers or not await tx.insight.first_try(module.territory_id, module.id, module.version, who):
        return
    given = {answer.question_id for answer in answers}
    rights = {item.question_id: item.right for item in verdict.corrections if item.question_id in given}
    await tx.insight.tally(module.territory_id, module.id, module.version, rights)


async def count_refused_try(
    deps: Deps, viewer: Viewer, module_id: ModuleId, version: int, answers: Sequence[Answer]
) -> None:
    """Count a try that was refused, and so left nothing behind: or the counts would know passing ones alone."""
    async with deps.store.writing(viewer.territory_id) as tx:
        module = await tx.courses.module(module_id, version)
        if module is None:
            return
        verdict = judge(module.content, answers, viewer.language)
        await count_first_try(deps, tx, viewer, module, answers=answers, verdict=verdict)
