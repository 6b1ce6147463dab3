"""How hard questions turn out to be, from the answers of everybody who took a test.

When: at the beginning of a test, before its transaction, in a thread. One round (docs/decisions/0012: it gives nearly
all), from what the last one found, and only once a tenth more answers are there than it was made of; till then
what was found is kept in this worker. Another worker may be some answers behind: a test keeps the figures that it began
with, so nothing disagrees.

Whose: people's first tests, without their names, and only where at least the privacy floor of people answered: a
question that fewer answered keeps its author's difficulty, and people's usual ability is taken from no fewer. What
comes out are difficulties, never an answer.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import msgspec

from skilltree.engine.placement import Answered, Calibration, Prior, Question, Sitting, calibrate
from skilltree.model.base import Struct
from skilltree.model.ids import PersonId, PlacementId, SkillId, TerritoryId
from skilltree.model.placement import Placement, PlacementAnswer
from skilltree.service.deps import Deps
from skilltree.service.placement_bank import Bank

MOST_SITTINGS: Final = 300
"""The newest ones: a round over so many takes .15 s."""

GROWTH: Final = 1.1


class Found(Struct):
    """A bank whose difficulties are those found, and people's usual ability by skill."""

    bank: Bank
    usual: dict[SkillId, float]


async def calibrated(deps: Deps, territory_id: TerritoryId, skill_id: SkillId, bank: Bank) -> Found:
    """Return the bank as answers say it is; as its authors say while few have answered."""
    modules = sorted({each.module_id for each in bank.questions})
    async with deps.store.reading() as db:
        count = await db.placements.answer_count(modules)
        old = deps.calibrations.last(territory_id, skill_id)
        if count < deps.rules.privacy_floor:
            return Found(bank=bank, usual={})
        if old is not None and count < old[0] * GROWTH:
            return _applied(bank, old[1])
        answers = await db.placements.answers_to(modules)
        placements = await db.placements.placements([each.placement_id for each in answers])
    sittings = nameless(placements, answers, bank, floor=deps.rules.privacy_floor)
    authored = [as_asked(bank, at) for at in range(len(bank.questions))]
    start = old[1] if old is not None else None
    found = await asyncio.to_thread(calibrate, sittings, authored, bank.requires, start=start, rounds=1)
    deps.calibrations.keep(territory_id, skill_id, count, found)
    return _applied(bank, found)


def nameless(
    placements: Sequence[Placement], answers: Sequence[PlacementAnswer], bank: Bank, *, floor: int
) -> list[Sitting]:
    """Return each person's first test, the newest 300, with the answers to questions that `floor` people answered.

    Empty where fewer people than that are left.
    """
    first: dict[PersonId, Placement] = {}
    for placement in sorted(placements, key=lambda each: (each.started_at, each.id)):
        first.setdefault(placement.person_id, placement)
    asked = {each.key for each in bank.questions}
    given: dict[PlacementId, dict[str, bool]] = defaultdict(dict)
    people: dict[str, set[PlacementId]] = defaultdict(set)
    known = {placement.id for placement in first.values()}
    for answer in answers:
        if answer.placement_id in known and answer.key in asked:
            given[answer.placement_id][answer.key] = answer.right
            people[answer.key].add(answer.placement_id)
    enough = {key for key, who in people.items() if len(who) >= floor}
    sittings = [
        Sitting(
            answered=tuple(Answered(question=key, right=right) for key, right in said.items() if key in enough),
            prior={
                skill: Prior(mean=belief.mean, width=belief.width) for skill, belief in placement.ground.prior.items()
            },
        )
        for placement in sorted(first.values(), key=lambda each: (each.started_at, each.id))[-MOST_SITTINGS:]
        if (said := given.get(placement.id)) and not enough.isdisjoint(said)
    ]
    return sittings if len(sittings) >= floor else []


def as_asked(bank: Bank, at: int) -> Question:
    """Return a question of a bank as the engine takes it."""
    each = bank.questions[at]
    return Question(
        id=each.key, skill=each.skill_id, difficulty=each.difficulty, choices=each.choices, spread=each.spread
    )


def _applied(bank: Bank, found: Calibration) -> Found:
    questions = tuple(
        msgspec.structs.replace(each, difficulty=known.value, spread=known.spread)
        if (known := found.difficulties.get(each.key)) is not None and known.answers
        else each
        for each in bank.questions
    )
    usual = {skill: found.usual[skill] for skill in bank.needed if skill in found.usual}
    return Found(bank=msgspec.structs.replace(bank, questions=questions), usual=usual)
