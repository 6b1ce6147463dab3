"""Placement tests: begun, answered one question at a time, stopped, read. One's own alone.

`beside` is who the person says sat with them; it gives that organisation nothing to read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

import msgspec

from skilltree.model.base import Struct, pick
from skilltree.model.change import ChangeKind
from skilltree.model.course import Question
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import OrganisationId, PlacementId, SkillId, new_id, row_id
from skilltree.model.person import Viewer
from skilltree.model.placement import Placement, PlacementAnswer, PlacementGround
from skilltree.model.tree import fold
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.placement_bank import Bank, gather, placeable
from skilltree.service.placement_calibration import Found, calibrated
from skilltree.service.placement_showing import again_from, question_place, show, stored_question
from skilltree.service.placement_sitting import beliefs, evidence_of, most_of, needed_of, next_question, of_a_test
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.skills import require_skill
from skilltree.service.views.placement import PlacementAnswered, PlacementEnded, PlacementStarted, PlacementView

OPEN_FOR: Final = timedelta(days=7)
"""So long somebody goes on where they were; after that a test begins anew."""

STARTS_A_DAY: Final = 100
SEED_BITS: Final = 62


class StartPlacement(Struct):
    """Which skill, and who sits beside."""

    skill_id: SkillId
    beside: OrganisationId | None = None


class AnswerPlacement(Struct):
    """A choice for the question that waits; None is "I do not know"."""

    placement_id: PlacementId
    question: str
    choice_id: str | None = None


class EndPlacement(Struct):
    """Which test is stopped."""

    placement_id: PlacementId


def is_placeable(deps: Deps, territory_id: str, skill_id: SkillId) -> bool:
    """Return whether a test of this skill can be taken in a territory."""
    return placeable(deps.engines.territories[territory_id], deps.engines.catalogue, skill_id)


def placement_most(deps: Deps, territory_id: str, skill_id: SkillId) -> int:
    """Return after how many questions a test of this skill ends at the latest; 0 where none can be taken."""
    bank = gather(deps.engines.territories[territory_id], deps.engines.catalogue, skill_id)
    return most_of(len(bank.needed), len(bank.questions)) if bank.asks_for(skill_id) else 0


async def start_placement(deps: Deps, viewer: Viewer, key: UUID, command: StartPlacement) -> PlacementStarted:
    """Begin a test, or go on with the one that is not at its end. Where the tree says all, it ends at once.

    Raises NotFound (NOT_PLACEABLE) without questions enough, Conflict (TOO_SOON) within a week of the last.
    """
    skill = require_skill(deps, command.skill_id, viewer.person_id)
    if command.beside is not None:
        row_id("Organisation", command.beside)
    await count_use(deps, f"placement:{viewer.person_id}", STARTS_A_DAY, seconds=DAY_SECONDS)
    placement_id = new_id("Placement")
    seed = row_id("Placement", placement_id).int & (1 << SEED_BITS) - 1
    local = deps.engines.territories[viewer.territory_id]
    bank = gather(local, deps.engines.catalogue, skill.id, seed)
    if not bank.asks_for(skill.id):
        raise NotFound("there are no questions enough for this skill", field="skill", code="NOT_PLACEABLE")
    found = await calibrated(deps, viewer.territory_id, skill.id, bank)

    async def work(tx: Writing) -> PlacementStarted:
        await _check_beside(tx, viewer, command.beside)
        going_on = await _earlier(deps, tx, viewer, skill.id)
        if going_on is not None:
            return PlacementStarted(placement=await show(deps, tx, viewer, *going_on))
        placement = Placement(
            territory_id=viewer.territory_id,
            id=placement_id,
            person_id=viewer.person_id,
            skill_id=skill.id,
            seed=seed,
            started_at=deps.clock(),
            beside=command.beside,
            ground=await _ground(deps, tx, viewer, found),
        )
        await tx.placements.start(placement)
        if next_question(placement, ()) is None:
            placement = await _end(deps, tx, viewer, placement, ())
        return PlacementStarted(placement=await show(deps, tx, viewer, placement, ()))

    return await once_by(
        deps, viewer, "startPlacement", key=key, command=command, answer_type=PlacementStarted, work=work
    )


async def answer_placement(deps: Deps, viewer: Viewer, key: UUID, command: AnswerPlacement) -> PlacementAnswered:
    """Judge an answer to the question that waits; after the last one the test ends and the tree grows.

    Raises Conflict (ENDED, ALREADY_ANSWERED), InvalidInput (NOT_ASKED) for a question that does not wait.
    """

    async def work(tx: Writing) -> PlacementAnswered:
        placement, answers = await _open(tx, viewer, command.placement_id)
        asked = next_question(placement, answers)
        if asked is None or question_place(placement, asked) != command.question:
            before = {str(at) for at, each in enumerate(placement.ground.questions) if each.key in _keys(answers)}
            if command.question in before:
                raise Conflict("this question was answered before", field="question", code="ALREADY_ANSWERED")
            raise InvalidInput("this is not the question that waits", field="question", code="NOT_ASKED")
        right = _judge(await stored_question(tx, asked), command.choice_id)
        answer = PlacementAnswer(
            territory_id=placement.territory_id,
            placement_id=placement.id,
            position=len(answers),
            module_id=asked.module_id,
            version=asked.version,
            question_id=asked.question_id,
            skill_id=asked.skill_id,
            choice_id=command.choice_id,
            right=right,
            at=deps.clock(),
        )
        await tx.placements.add_answer(answer)
        answers = [*answers, answer]
        if next_question(placement, answers) is None:
            placement = await _end(deps, tx, viewer, placement, answers)
        return PlacementAnswered(placement=await show(deps, tx, viewer, placement, answers), right=right)

    return await once_by(
        deps, viewer, "answerPlacement", key=key, command=command, answer_type=PlacementAnswered, work=work
    )


async def end_placement(deps: Deps, viewer: Viewer, key: UUID, command: EndPlacement) -> PlacementEnded:
    """Stop early: what is known so far counts. Raises Conflict (ENDED)."""

    async def work(tx: Writing) -> PlacementEnded:
        placement, answers = await _open(tx, viewer, command.placement_id)
        placement = await _end(deps, tx, viewer, placement, answers)
        return PlacementEnded(placement=await show(deps, tx, viewer, placement, answers))

    return await once_by(deps, viewer, "endPlacement", key=key, command=command, answer_type=PlacementEnded, work=work)


async def read_placement(deps: Deps, viewer: Viewer, placement_id: PlacementId) -> PlacementView | None:
    """Return a test of the viewer; None for anybody else's."""
    row_id("Placement", placement_id)
    async with deps.store.reading() as db:
        placement = await db.placements.placement(placement_id)
        if placement is None or placement.person_id != viewer.person_id:
            return None
        return await show(deps, db, viewer, placement, await db.placements.answers(placement.id))


async def last_placement(deps: Deps, viewer: Viewer, skill_id: SkillId) -> PlacementView | None:
    """Return the viewer's newest test of a skill."""
    row_id("Skill", skill_id)
    async with deps.store.reading() as db:
        for placement in await db.placements.placements_of(viewer.person_id):
            if placement.skill_id == skill_id:
                return await show(deps, db, viewer, placement, await db.placements.answers(placement.id))
    return None


async def _open(tx: Writing, viewer: Viewer, placement_id: PlacementId) -> tuple[Placement, list[PlacementAnswer]]:
    """Return a test of the viewer that is not at its end. Raises NotFound, Conflict (ENDED)."""
    row_id("Placement", placement_id)
    placement = await tx.placements.placement(placement_id)
    if placement is None or placement.person_id != viewer.person_id:
        raise NotFound("there is no such test of yours", field="placement")
    if placement.ended_at is not None:
        raise Conflict("this test is at its end", field="placement", code="ENDED")
    return placement, await tx.placements.answers(placement.id)


async def _earlier(
    deps: Deps, tx: Writing, viewer: Viewer, skill_id: SkillId
) -> tuple[Placement, list[PlacementAnswer]] | None:
    """Return the test that goes on; one that was left lying is closed and says nothing. Raises Conflict (TOO_SOON)."""
    now = deps.clock()
    for placement in await tx.placements.placements_of(viewer.person_id):
        if placement.skill_id != skill_id:
            continue
        answers = await tx.placements.answers(placement.id)
        if placement.ended_at is None and now - placement.started_at < OPEN_FOR:
            return placement, answers
        if placement.ended_at is None:
            await tx.placements.end(placement.id, now)
            continue
        again = again_from(placement, answers)
        if again is not None and now < again:
            raise Conflict("this test was taken a short time ago", field="skill", code="TOO_SOON")
    return None


async def _ground(deps: Deps, tx: Writing, viewer: Viewer, found: Found) -> PlacementGround:
    facts = await tx.evidence.of_person(viewer.person_id)
    tree = fold([fact for fact in facts if not of_a_test(fact)], now=deps.clock())
    wanted = _required(deps, viewer, found.bank)
    return PlacementGround(
        questions=found.bank.questions,
        requires=found.bank.requires,
        needed=needed_of(found.bank.needed, tree),
        prior=beliefs(tree, found.bank.needed),
        usual=found.usual,
        held={state.skill_id: state.level for state in tree.skills if state.skill_id in wanted},
    )


def _required(deps: Deps, viewer: Viewer, bank: Bank) -> set[SkillId]:
    """Return skills outside a test that its modules ask for: of the person's tree only those are kept."""
    local = deps.engines.territories[viewer.territory_id]
    modules = {found for skill in bank.needed for found in local.teaching.get(skill, ())}
    asked = {need.skill_id for found in modules for need in local.modules[found].content.requires}
    return asked - bank.needed.keys()


async def _end(
    deps: Deps, tx: Writing, viewer: Viewer, placement: Placement, answers: Sequence[PlacementAnswer]
) -> Placement:
    """End a test and put what it showed on the tree, in this transaction."""
    now = deps.clock()
    await tx.placements.end(placement.id, now)
    skill = deps.engines.catalogue.get(placement.skill_id)
    before = await tx.evidence.of_person(viewer.person_id)
    source = pick(skill.labels, viewer.language) if skill else ""
    facts = evidence_of(placement, answers, before, source=source, at=now) if answers else []
    for fact in facts:
        await tx.evidence.append(viewer.territory_id, fact)
    if facts:
        await tx.outbox.append(ChangeKind.TREE, viewer.person_id)
    return msgspec.structs.replace(placement, ended_at=now)


async def _check_beside(tx: Writing, viewer: Viewer, beside: OrganisationId | None) -> None:
    """Raises NotFound for an organisation that is not of the territory, or not verified."""
    if beside is None:
        return
    found = (await tx.people.organisations([beside])).get(beside)
    if found is None or not found.verified or found.territory_id != viewer.territory_id:
        raise NotFound("there is no such organisation", field="beside")


def _judge(question: Question, choice_id: str | None) -> bool:
    """Return whether a choice is right. Raises InvalidInput for one of another question."""
    if choice_id is None:
        return False
    for choice in question.choices:
        if choice.id == choice_id:
            return choice.right
    raise InvalidInput("this answer is not of its question", field="choice")


def _keys(answers: Sequence[PlacementAnswer]) -> set[str]:
    return {each.key for each in answers}
