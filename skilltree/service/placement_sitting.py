"""One sitting of a placement test: what it asks next, what it says, and what of that goes on the tree.

Everything comes from what was stored when it began and from its answers, so that any worker says the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from skilltree.engine.placement import Answered, Holding, Prior, Question, Teaching, Verdict, Wording, prior_of
from skilltree.engine.placement import Placement as Adaptive
from skilltree.engine.placement.choice import TOO_LITTLE
from skilltree.engine.placement.placement import QUESTIONS_A_SKILL
from skilltree.engine.placement.verdict import SURE
from skilltree.model.course import OCCUPATION_LEVEL
from skilltree.model.errors import InvalidInput
from skilltree.model.evidence import Evidence
from skilltree.model.ids import ModuleId, SkillId, decode_id, new_id
from skilltree.model.placement import Belief, PlacedQuestion, Placement, PlacementAnswer
from skilltree.model.tree import TreeState
from skilltree.model.words import AdvisedWording, EvidenceKind, PlacedStanding
from skilltree.service.engines import TerritoryEngines

TEST_WEIGHT: Final = 0.5
"""Between a course that was read (.4) and one whose quiz was passed (.6): nobody watched, and sure means .85."""

LEAST_RIGHT: Final = 2
"""Right answers of a skill before it goes on the tree: one may be luck, whatever else says."""

LEAST_ASKED: Final = 3
"""So many questions come in any case, unless the tree leaves next to no doubt (`NO_DOUBT`)."""

NO_DOUBT: Final = 0.99

FEW_SKILLS: Final = 3
"""A test of so few may take its time: of one skill, three questions are never enough to be sure."""

FEW_MOST: Final = 9
FEW_LEAST: Final = 0.005
"""The expected gain below which such a test ends: eight right answers at level 2 then show it, at .045 nothing does."""

LEAST_TO_FAIL: Final = 2
"""Questions of a skill before a test can take back what an earlier one gave."""

STANDINGS: Final = {
    Holding.HOLDS: PlacedStanding.KNOWS,
    Holding.LACKS: PlacedStanding.LEARNING,
    Holding.UNSURE: PlacedStanding.UNSURE,
}


def adaptive(placement: Placement, *, with_tree: bool = True, sure: float = SURE) -> Adaptive:
    """Return the engine's test; `with_tree` false leaves out what the person's tree said before."""
    ground = placement.ground
    return Adaptive(
        [
            Question(
                id=each.key, skill=each.skill_id, difficulty=each.difficulty, choices=each.choices, spread=each.spread
            )
            for each in ground.questions
        ],
        ground.requires,
        {skill: Prior(mean=each.mean, width=each.width) for skill, each in ground.prior.items()} if with_tree else {},
        needed=ground.needed,
        usual=ground.usual,
        most=most_of(len(ground.needed), len(ground.questions)),
        least=FEW_LEAST if len(ground.needed) <= FEW_SKILLS else TOO_LITTLE,
        sure=sure,
    )


def most_of(skills: int, questions: int) -> int:
    """Return after how many questions a test ends at the latest."""
    return min(FEW_MOST if skills <= FEW_SKILLS else QUESTIONS_A_SKILL * skills, questions)


def answered(answers: Sequence[PlacementAnswer]) -> list[Answered]:
    """Return answers as the engine takes them."""
    return [Answered(question=each.key, right=each.right) for each in answers]


def next_question(placement: Placement, answers: Sequence[PlacementAnswer]) -> PlacedQuestion | None:
    """Return what is asked now; None at the end."""
    sure = NO_DOUBT if len(answers) < LEAST_ASKED else SURE
    found = adaptive(placement, sure=sure).next(answered(answers), str(placement.seed))
    return None if found is None else next(each for each in placement.ground.questions if each.key == found.id)


def beliefs(tree: TreeState, skills: Mapping[SkillId, object]) -> dict[SkillId, Belief]:
    """Return what a tree says of these skills before any question."""
    said = {
        state.skill_id: prior_of(state.level, state.standing, dormant=state.dormant)
        for state in tree.skills
        if state.skill_id in skills
    }
    return {skill: Belief(mean=each.mean, width=each.width) for skill, each in said.items()}


def needed_of(wanted: Mapping[SkillId, int], tree: TreeState) -> dict[SkillId, int]:
    """Return the level to find out about: what is taught or required, no more than one above what the tree says.

    Of somebody of whom nothing is known a test would be sure before its first question that they lack level 3.
    """
    held = {state.skill_id: state.level for state in tree.skills}
    return {skill: min(level, max(OCCUPATION_LEVEL, held.get(skill, 0) + 1)) for skill, level in wanted.items()}


def of_a_test(fact: Evidence) -> bool:
    """Return whether a placement test wrote this: the next one does not count it, or it would climb by itself."""
    if fact.kind is not EvidenceKind.TEST or fact.source_id is None:
        return False
    try:
        return decode_id(fact.source_id)[0] == "Placement"
    except InvalidInput:  # a test taken elsewhere, with an id of theirs
        return False


def teachings(local: TerritoryEngines, skills: Sequence[SkillId], done: set[ModuleId]) -> list[Teaching]:
    """Return modules that teach any of these skills and are not done, those of the last named skills first."""
    place = {skill: at for at, skill in enumerate(skills)}
    rows = []
    for module_id in {found for skill in skills for found in local.teaching.get(skill, ())} - done:
        module = local.modules[module_id]
        nearest = min(place[each.skill_id] for each in module.content.teaches if each.skill_id in place)
        rows.append(((-nearest, module.course_id or "", module.position, module.id), module))
    return [
        Teaching(id=module.id, requires=module.content.requires, teaches=module.content.teaches)
        for _, module in sorted(rows, key=lambda row: row[0])
    ]


def advised_wording(verdict: Verdict) -> AdvisedWording:
    """Return one wording for all: harder where every first module may have it, easier where something is lacking."""
    if verdict.first and all(each.wording is Wording.HARDER for each in verdict.first):
        return AdvisedWording.HARDER
    lacking = any(each.holding is Holding.LACKS for each in verdict.skills)
    return AdvisedWording.EASIER if lacking else AdvisedWording.USUAL


def evidence_of(
    placement: Placement,
    answers: Sequence[PlacementAnswer],
    before: Sequence[Evidence],
    *,
    source: str,
    at: datetime,
) -> list[Evidence]:
    """Return what a test that ends puts on the tree.

    A skill at the level that is sure both with and without what the tree said, where two answers at least to questions
    of it were right: what is only inferred is not written down. And a failed re-test, where an earlier test had given a
    level that this one, after two questions at least, is sure that the person lacks.
    """
    given = answered(answers)
    alone = {each.skill: each.sure_level for each in adaptive(placement, with_tree=False).verdict(given).skills}
    test = adaptive(placement)
    estimates = test.estimate(given)
    right = Counter(each.skill_id for each in answers if each.right)
    facts: list[Evidence] = []

    def write(skill: SkillId, level: int, *, passed: bool) -> None:
        facts.append(
            Evidence(
                id=new_id("Evidence"),
                person_id=placement.person_id,
                skill_id=skill,
                level=level,
                kind=EvidenceKind.TEST,
                at=at,
                source=source,
                source_id=placement.id,
                weight=TEST_WEIGHT,
                passed=passed,
            )
        )

    for each in test.verdict(given).skills:
        level = min(each.sure_level, alone[each.skill])
        if level and right[each.skill] >= LEAST_RIGHT:
            write(each.skill, level, passed=True)
        earlier = max(
            (f.level for f in before if f.skill_id == each.skill and f.passed and not f.retracted and of_a_test(f)),
            default=0,
        )
        chances = estimates[each.skill].at_least
        lacked = next((at_ for at_ in range(1, earlier + 1) if chances[at_ - 1] <= 1 - SURE), None)
        if lacked is not None and each.asked >= LEAST_TO_FAIL:
            write(each.skill, lacked, passed=False)
    return facts
