"""What a test is made of, how hard its questions are found, and what it puts on a tree: without a server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count

import msgspec
import pytest

from skilltree.engine.catalogue import Catalogue
from skilltree.engine.placement import authored_difficulty
from skilltree.model.course import Choice, Module, ModuleContent, Question, SkillLevel
from skilltree.model.evidence import Evidence
from skilltree.model.ids import new_id
from skilltree.model.person import Territory
from skilltree.model.placement import Belief, PlacedQuestion, Placement, PlacementAnswer, PlacementGround
from skilltree.model.taxonomy import Skill
from skilltree.model.tree import fold
from skilltree.model.words import EvidenceKind, Language, Modality, ModuleStatus, PlacedStanding, SkillKind, Standing
from skilltree.service.engines import TerritoryEngines
from skilltree.service.placement_bank import MOST_QUESTIONS, MOST_SKILLS, Bank, gather, placeable
from skilltree.service.placement_calibration import nameless
from skilltree.service.placement_sitting import answered, beliefs, evidence_of, needed_of, next_question, of_a_test
from skilltree.service.placement_words import in_words

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOWN = new_id("Territory")
A, B, C = (new_id("Skill") for _ in range(3))
_numbers = count()


def skill(skill_id: str, *before: str, kind: SkillKind = SkillKind.SKILL) -> Skill:
    return Skill(id=skill_id, kind=kind, labels={"fr": skill_id}, prerequisites=before)


def question(skill_id: str | None = None, *, text: str | None = None, difficulty: int = 0) -> Question:
    choices = tuple(Choice(id=str(at), text={"fr": f"c{at}"}, right=at == 0) for at in range(4))
    return Question(
        id=f"q{next(_numbers)}", text={"fr": text or f"t{next(_numbers)}"}, explanation={"fr": "e"}, choices=choices,
        difficulty=difficulty, skill_id=skill_id,
    )  # fmt: skip


def module(teaches: dict[str, int], questions: Sequence[Question], requires: dict[str, int] | None = None) -> Module:
    content = ModuleContent(
        title={"fr": "m"}, summary={"fr": "m"}, hours=1, modality=Modality.ONLINE, cost_euros=0, blocks=(),
        questions=tuple(questions),
        requires=tuple(SkillLevel(skill_id=each, level=level) for each, level in (requires or {}).items()),
        teaches=tuple(SkillLevel(skill_id=each, level=level) for each, level in teaches.items()),
    )  # fmt: skip
    return Module(
        id=new_id("Module"), territory_id=TOWN, organisation_id=new_id("Organisation"), version=1,
        status=ModuleStatus.PUBLISHED, content=content, language=Language.FR, position=1, saved_at=NOW,
    )  # fmt: skip


def town(*modules: Module) -> TerritoryEngines:
    here = Territory(
        id=TOWN, code="1", name="Ici", languages=(), insee_codes=(), primary_colour="#000", accent_colour="#fff"
    )
    local = TerritoryEngines(territory=here)
    for each in modules:
        local.modules[each.id] = each
        for taught in each.content.teaches:
            local.teaching.setdefault(taught.skill_id, set()).add(each.id)
    return local


def some(number: int, skill_id: str | None = None) -> list[Question]:
    return [question(skill_id) for _ in range(number)]


def test_prerequisites_of_the_catalogue_and_of_modules_are_gathered() -> None:
    local = town(module({A: 3}, some(3), {C: 3}), module({B: 1}, some(2)), module({C: 2}, some(2)))
    bank = gather(local, Catalogue([skill(A, B), skill(B), skill(C)]), A)
    assert set(bank.needed.items()) == {(A, 3), (B, 2), (C, 3)}
    assert bank.requires == {A: (B, C)}
    assert len(bank.questions) == 7


def test_a_circle_is_cut_and_a_gap_is_bridged() -> None:
    local = town(module({A: 2}, some(3)), module({C: 2}, some(1)))
    bank = gather(local, Catalogue([skill(A, B), skill(B, C), skill(C, A)]), A)
    assert bank.requires == {A: (C,)}


def test_a_title_is_not_tested() -> None:
    local = town(module({A: 2}, some(5)))
    assert placeable(local, Catalogue([skill(A)]), A)
    assert not placeable(local, Catalogue([skill(A, kind=SkillKind.TITLE)]), A)


def test_banks_have_an_end() -> None:
    chain = [new_id("Skill") for _ in range(MOST_SKILLS + 5)]
    catalogue = Catalogue([skill(one, *chain[at + 1 : at + 2]) for at, one in enumerate(chain)])
    bank = gather(town(*(module({one: 2}, some(1)) for one in chain)), catalogue, chain[0])
    assert len(bank.needed) == MOST_SKILLS
    local = town(module({A: 2}, some(80)))
    drawn = [gather(local, Catalogue([skill(A)]), A, seed).questions for seed in (1, 1, 2)]
    assert [len(each) for each in drawn] == [MOST_QUESTIONS] * 3
    assert drawn[0] == drawn[1] != drawn[2]


def test_the_authors_word_moves_a_difficulty_within_its_level() -> None:
    local = town(module({A: 2}, [question(difficulty=at) for at in (-2, 0, 2)]))
    bank = gather(local, Catalogue([skill(A)]), A)
    assert [each.difficulty for each in bank.questions] == [
        authored_difficulty(2, nuance=-1), authored_difficulty(2), authored_difficulty(2, nuance=1),
    ]  # fmt: skip


def placed(number: int, *, level: int = 2) -> tuple[PlacedQuestion, ...]:
    return tuple(
        PlacedQuestion(
            module_id="m", version=1, question_id=f"q{at}", skill_id=A, difficulty=authored_difficulty(level),
            spread=0.7, choices=4,
        )
        for at in range(number)
    )  # fmt: skip


def sitting(*, prior: Belief | None = None, person: str | None = None, number: int = 9) -> Placement:
    ground = PlacementGround(questions=placed(number), needed={A: 2}, prior={A: prior} if prior else {})
    return Placement(
        territory_id=TOWN, id=new_id("Placement"), person_id=person or new_id("Person"), skill_id=A, seed=7,
        started_at=NOW + timedelta(seconds=next(_numbers)), ground=ground,
    )  # fmt: skip


def answers_of(placement: Placement, *right: bool) -> list[PlacementAnswer]:
    given: list[PlacementAnswer] = []
    for at, each in enumerate(right):
        asked = next_question(placement, given)
        assert asked is not None
        given.append(
            PlacementAnswer(
                territory_id=TOWN, placement_id=placement.id, position=at, module_id="m", version=1,
                question_id=asked.question_id, skill_id=A, choice_id="0", right=each, at=NOW,
            )
        )  # fmt: skip
    return given


def written(
    placement: Placement, given: list[PlacementAnswer], before: Sequence[Evidence] = ()
) -> list[tuple[int, bool]]:
    facts = evidence_of(placement, given, before, source="souder", at=NOW)
    assert {(fact.kind, fact.source_id, fact.source) for fact in facts} <= {(EvidenceKind.TEST, placement.id, "souder")}
    return [(fact.level, fact.passed) for fact in facts]


def test_what_the_tree_says_is_not_written_down_again() -> None:
    sure_of_it = Belief(mean=3.0, width=0.5)
    unsure = sitting(prior=sure_of_it)
    assert written(unsure, answers_of(unsure)) == []
    alone = sitting()
    given = answers_of(alone, *[True] * 7)
    assert written(alone, given) == [(2, True)]
    strong = msgspec.structs.replace(alone, ground=sitting(prior=sure_of_it).ground)
    assert written(strong, given[:3]) == [(1, True)]


def test_one_lucky_answer_grows_nothing() -> None:
    lucky = sitting()
    assert written(lucky, answers_of(lucky, True, False)) == []


def earlier(level: int, *, source_id: str | None, kind: EvidenceKind = EvidenceKind.TEST) -> Evidence:
    return Evidence(
        id=new_id("Evidence"), person_id=new_id("Person"), skill_id=A, level=level, kind=kind,
        at=NOW - timedelta(days=30), source_id=source_id,
    )  # fmt: skip


def test_only_what_an_earlier_test_gave_can_be_taken_back() -> None:
    again = sitting()
    given = answers_of(again, False, False, False)
    test_before = earlier(2, source_id=new_id("Placement"))
    assert written(again, given, [test_before]) == [(2, False)]
    for kept in (
        earlier(2, source_id=new_id("Module"), kind=EvidenceKind.COURSE),
        earlier(2, source_id=None),
        earlier(2, source_id="urn:their:statement"),
        msgspec.structs.replace(test_before, retracted_at=NOW),
    ):
        assert written(again, given, [kept]) == []
    assert written(again, given[:1], [test_before]) == []
    facts = evidence_of(again, given, [test_before], source="souder", at=NOW)
    assert [state.proven_level for state in fold([test_before, *facts], now=NOW).skills] == [1]


def test_a_test_does_not_climb_on_its_own_results() -> None:
    assert of_a_test(earlier(2, source_id=new_id("Placement")))
    assert not of_a_test(earlier(2, source_id="nonsense"))
    assert not of_a_test(earlier(2, source_id=new_id("Placement"), kind=EvidenceKind.COURSE))


def test_the_level_to_find_out_about_is_one_above_the_tree_at_most() -> None:
    tree = fold([earlier(3, source_id=None, kind=EvidenceKind.DECLARED)], now=NOW)
    assert needed_of({A: 4, B: 4, C: 1}, tree) == {A: 4, B: 2, C: 1}
    assert beliefs(tree, {A: 1}).keys() == {A}
    assert beliefs(tree, {B: 1}) == {}
    assert tree.skills[0].standing is Standing.CLAIMED


@pytest.mark.parametrize("people", [10, 11])
def test_fewer_people_than_the_floor_are_not_looked_at(people: int) -> None:
    bank = Bank(questions=placed(9), requires={}, needed={A: 2})
    placements = [sitting() for _ in range(people)]
    answers = [each for placement in placements for each in answers_of(placement, True, False)]
    found = nameless(placements, answers, bank, floor=11)
    assert bool(found) is (people == 11)
    for each in found:
        assert each.answered


def test_somebody_counts_once_however_often_they_come() -> None:
    bank = Bank(questions=placed(9), requires={}, needed={A: 2})
    one = new_id("Person")
    placements = [sitting(person=one) for _ in range(20)]
    answers = [each for placement in placements for each in answers_of(placement, True)]
    assert nameless(placements, answers, bank, floor=2) == []


def test_answers_to_a_question_that_few_answered_are_left_out() -> None:
    bank = Bank(questions=placed(9), requires={}, needed={A: 2})
    placements = [sitting() for _ in range(12)]
    same = [msgspec.structs.replace(answers_of(placement, True)[0], question_id="q0") for placement in placements]
    rare = msgspec.structs.replace(same[0], question_id="q1", position=1)
    found = nameless(placements, [*same, rare], bank, floor=11)
    assert {given.question for each in found for given in each.answered} == {"m:1:q0"}
    assert len(found) == 12


def test_every_verdict_has_words() -> None:
    said = {
        (language, standing, level): in_words(standing, level, language)
        for language in (Language.FR, Language.EN, Language.AR)
        for standing in PlacedStanding
        for level in range(5)
    }
    assert all(text.endswith(".") and "{" not in text for text in said.values())
    assert said[Language.AR, PlacedStanding.KNOWS, 2] == said[Language.FR, PlacedStanding.KNOWS, 2]
    assert len({text for (language, _, _), text in said.items() if language is Language.FR}) >= 10
    assert answered([]) == []
