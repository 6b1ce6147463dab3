"""Counts of people as an author may see them: in whole steps of the privacy floor (`engine.floor`).

So neighbouring blocks, versions, days, asked and right may all be subtracted, and nothing of a smaller group comes out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from skilltree.engine.floor import at_least
from skilltree.model.course import PASS_SHARE
from skilltree.model.ids import SkillId
from skilltree.model.insight import ModuleFigures, QuestionFigures, RawCounts, StuckFigure, WantedFigures


def module_figures(raw: RawCounts, *, blocks: int, questions: Sequence[str], floor: int) -> ModuleFigures:
    """Return what is shown of a version with so many blocks and these questions, in their order."""
    started = sum(group.people for group in raw.furthest)
    completed = sum(group.people for group in raw.furthest if group.completed)
    reached = [
        sum(group.people for group in raw.furthest if group.completed or group.blocks_done >= block)
        for block in range(blocks)
    ]
    tallies = {tally.question_id: tally for tally in raw.tallies}
    found = []
    for question_id in questions:
        tally = tallies.get(question_id)
        asked = at_least(tally.asked, floor=floor) if tally else None
        right = at_least(tally.right, floor=floor) if tally else None
        found.append(
            QuestionFigures(
                question_id=question_id, asked=asked, right=right, fails=surely_fails(asked, right, floor=floor)
            )
        )
    stuck = [(group.block, at_least(group.people, floor=floor)) for group in raw.stuck if group.block <= blocks]
    return ModuleFigures(
        floor=floor,
        started=at_least(started, floor=floor),
        completed=at_least(completed, floor=floor),
        reached=tuple(at_least(count, floor=floor) for count in reached),
        questions=tuple(found),
        stuck=tuple(StuckFigure(block=block, count=count) for block, count in sorted(stuck) if count is not None),
    )


def surely_fails(asked: int | None, right: int | None, *, floor: int) -> bool:
    """Return whether fewer people are right than pass a quiz, however many the shown numbers stand for.

    It is reckoned from the shown numbers alone, so it tells nothing that they do not tell.
    """
    return asked is not None and (right or 0) + floor - 1 < PASS_SHARE * asked


def wanted_figures(
    *,
    goals: Mapping[SkillId, int],
    searches: Mapping[SkillId, int],
    patterns: Mapping[SkillId, int],
    floor: int,
) -> list[WantedFigures]:
    """Return the wishes that may be shown, by skill; a skill of which nothing may be shown is not named at all."""
    found = []
    for skill_id in sorted(goals.keys() | searches.keys() | patterns.keys()):
        shown = WantedFigures(
            skill_id=skill_id,
            goals=at_least(goals.get(skill_id, 0), floor=floor),
            searches=at_least(searches.get(skill_id, 0), floor=floor),
            patterns=at_least(patterns.get(skill_id, 0), floor=floor),
        )
        if shown.goals or shown.searches or shown.patterns:
            found.append(shown)
    return found


def most_wanted(
    figures: Collection[WantedFigures], *, offers: Mapping[SkillId, int], taught: Mapping[SkillId, int], limit: int
) -> list[WantedFigures]:
    """Return what nobody teaches first, then by all that is shown, largest first, equal ones by skill id.

    `offers` counts open opportunities that ask for the skill: they are public and always count.
    """
    shown = {each.skill_id: each for each in figures}
    for skill_id in offers:
        shown.setdefault(skill_id, WantedFigures(skill_id=skill_id, goals=None, searches=None, patterns=None))

    def place(each: WantedFigures) -> tuple[bool, int, SkillId]:
        wishes = (each.goals or 0) + (each.searches or 0) + (each.patterns or 0)
        return taught.get(each.skill_id, 0) > 0, -wishes - offers.get(each.skill_id, 0), each.skill_id

    return sorted(shown.values(), key=place)[:limit]
