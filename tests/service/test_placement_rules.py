"""Placement tests as people take them: what is asked, what is told, what grows, and what is refused."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from skilltree.engine.placement.scale import AUTHOR_SPREAD
from skilltree.model.ids import new_id
from tests.graphql.stage_placement import some_questions
from tests.web.people import OTHER_TERRITORY, TERRITORY, Someone, demo, know_how, newcomer, organisation, visitor
from tests.web.served import Served

WRITING = organisation("fabrique-numerique")
HELPING = organisation("service-tremplin")
WHOLE = """placement { id asked most ended wording againFrom questionLanguage question { id text choices { id text } }
    verdict { skill { id } standing level words } skip { id } first { id } later { id }
    grown { level standing skill { id } evidence { kind level source passed } } }"""


@pytest.fixture
def karim(served: Served) -> Someone:
    return demo(served, "karim")


def publish(author: Someone, **more: Any) -> str:
    text = {
        "organisation": WRITING, "title": f"Module {uuid4().hex[:8]}", "summary": "Essai", "hours": 1,
        "requires": [], "blocks": [{"title": "Un", "text": "Deux."}], "questions": some_questions(9),
    }  # fmt: skip
    made = author.do("saveModule", "... on ModuleSaved { draft { id } }", **(text | more))
    module = str(made["draft"]["id"])
    assert author.do("publishModule", module=module)["__typename"] == "ModulePublished"
    return module


def taught(author: Someone, level: int = 2, **more: Any) -> tuple[str, str]:
    """A skill that nobody else teaches, and the module that does."""
    skill = know_how(author)
    return skill, publish(author, teaches=[{"skill": skill, "level": level}], **more)


def begin(who: Someone, skill: str, **more: Any) -> dict[str, Any]:
    return who.do("startPlacement", f"... on PlacementStarted {{ {WHOLE} }}", skill=skill, **more)


def answer(who: Someone, placement: dict[str, Any], choice: str | None, **more: Any) -> dict[str, Any]:
    given = {"placement": placement["id"], "question": placement["question"]["id"], "choice": choice} | more
    return who.do("answerPlacement", f"... on PlacementAnswered {{ right {WHOLE} }}", **given)


def right_choice(placement: dict[str, Any]) -> str:
    """The first choice of `some_questions` is the right one."""
    return str(next(each["id"] for each in placement["question"]["choices"] if each["text"].endswith(", 0")))


def go_through(who: Someone, skill: str, *, know: bool) -> dict[str, Any]:
    """Take a test to its end, knowing all or nothing."""
    at = begin(who, skill)["placement"]
    while not at["ended"]:
        said = answer(who, at, right_choice(at) if know else None)
        assert said["right"] is know
        at = said["placement"]
    found: dict[str, Any] = at
    return found


def leaf(who: Someone, skill: str) -> dict[str, Any] | None:
    tree = who.read(
        "{ me { tree { skills { provenLevel standing skill { id } evidence { kind level source passed } } } } }"
    )
    return next((each for each in tree["me"]["tree"]["skills"] if each["skill"]["id"] == skill), None)


def test_who_knows_grows_a_leaf_and_skips_the_module(karim: Someone) -> None:
    skill, module = taught(karim)
    learner = newcomer(karim.served)
    ended = go_through(learner, skill, know=True)
    assert 3 <= ended["asked"] <= ended["most"] <= 9
    [said] = ended["verdict"]
    assert (said["skill"]["id"], said["standing"]) == (skill, "KNOWS")
    assert said["words"].startswith("Vous savez le faire")
    assert ended["skip"] == [{"id": module}]
    assert ended["first"] == []
    [grown] = ended["grown"]
    assert grown["standing"] == "LEARNT"
    [fact] = grown["evidence"]
    assert (fact["kind"], fact["passed"]) == ("TEST", True)
    assert fact["level"] == said["level"] == grown["level"]
    assert fact["source"].startswith("savoir ")
    assert leaf(learner, skill) is not None


def test_who_does_not_know_begins_with_the_module_and_nothing_grows(karim: Someone) -> None:
    skill, module = taught(karim)
    learner = newcomer(karim.served)
    ended = go_through(learner, skill, know=False)
    [said] = ended["verdict"]
    assert said["standing"] == "LEARNING"
    assert said["level"] == 0
    assert ended["first"] == [{"id": module}]
    assert ended["skip"] == ended["grown"] == []
    assert ended["wording"] == "EASIER"
    assert leaf(learner, skill) is None


def test_i_do_not_know_never_lowers_what_was_there(karim: Someone) -> None:
    skill, _ = taught(karim)
    learner = newcomer(karim.served)
    learner.do("declareSkill", skill=skill, level=2)
    go_through(learner, skill, know=False)
    kept = leaf(learner, skill)
    assert kept is not None
    assert [fact["kind"] for fact in kept["evidence"]] == ["DECLARED"]


def test_prerequisites_are_asked_and_their_modules_come_first(karim: Someone) -> None:
    before, basics = taught(karim)
    skill, module = taught(karim, requires=[{"skill": before, "level": 2}])
    learner = newcomer(karim.served)
    ended = go_through(learner, skill, know=False)
    assert [said["skill"]["id"] for said in ended["verdict"]] == [skill, before]
    assert ended["first"] == [{"id": basics}]
    assert ended["later"] == [{"id": module}]


def test_the_right_choice_is_never_told_before(karim: Someone) -> None:
    skill, _ = taught(karim)
    begun = begin(newcomer(karim.served), skill)["placement"]
    assert set(begun["question"]) == {"id", "text", "choices"}
    assert all(set(choice) == {"id", "text"} for choice in begun["question"]["choices"])
    assert begun["verdict"] == begun["grown"] == begun["skip"] == []


def test_a_test_goes_on_where_it_was(karim: Someone) -> None:
    skill, _ = taught(karim)
    learner = newcomer(karim.served)
    first = begin(learner, skill)["placement"]
    said = answer(learner, first, None)["placement"]
    again = begin(learner, skill)["placement"]
    assert again == said
    assert again["asked"] == 1
    read = learner.read("query($s: ID!) { lastPlacement(skill: $s) { id } }", s=skill)
    assert read["lastPlacement"]["id"] == first["id"]


def test_a_replayed_answer_counts_once(karim: Someone) -> None:
    skill, _ = taught(karim)
    learner = newcomer(karim.served)
    begun = begin(learner, skill)["placement"]
    key = str(uuid4())
    first = answer(learner, begun, right_choice(begun), key=key)
    assert answer(learner, begun, right_choice(begun), key=key) == first
    assert first["placement"]["asked"] == 1
    assert answer(learner, begun, right_choice(begun))["code"] == "ALREADY_ANSWERED"


def test_only_the_question_that_waits_is_judged(karim: Someone) -> None:
    skill, _ = taught(karim)
    learner = newcomer(karim.served)
    begun = begin(learner, skill)["placement"]
    other = next(str(at) for at in range(6) if str(at) != begun["question"]["id"])
    for question in (other, "99", "-1", "", "q1", begun["id"]):
        assert answer(learner, begun, None, question=question)["code"] == "NOT_ASKED"
    for choice in ("", "nonsense", begun["id"]):
        assert answer(learner, begun, choice)["__typename"] == "InvalidInput"
    assert begin(learner, skill)["placement"]["asked"] == 0


def test_one_can_stop_and_what_is_known_so_far_counts(karim: Someone) -> None:
    skill, _ = taught(karim)
    learner = newcomer(karim.served)
    begun = begin(learner, skill)["placement"]
    answer(learner, begun, None)
    stopped = learner.do("endPlacement", f"... on PlacementEnded {{ {WHOLE} }}", placement=begun["id"])["placement"]
    assert stopped["ended"] is True
    assert stopped["question"] is None
    assert len(stopped["verdict"]) == 1
    assert learner.do("endPlacement", placement=begun["id"])["code"] == "ENDED"
    assert answer(learner, begun, None)["code"] == "ENDED"
    assert begin(learner, skill)["code"] == "TOO_SOON"


def test_a_test_that_was_stopped_unanswered_may_begin_again(karim: Someone) -> None:
    skill, _ = taught(karim)
    learner = newcomer(karim.served)
    begun = begin(learner, skill)["placement"]
    stopped = learner.do("endPlacement", f"... on PlacementEnded {{ {WHOLE} }}", placement=begun["id"])["placement"]
    assert (stopped["againFrom"], stopped["grown"]) == (None, [])
    assert begin(learner, skill)["placement"]["id"] != begun["id"]


def test_beside_is_named_and_reads_nothing(karim: Someone) -> None:
    skill, _ = taught(karim)
    learner, counsellor = newcomer(karim.served), demo(karim.served, "nadege")
    begun = begin(learner, skill, beside=HELPING)["placement"]
    assert counsellor.read("query($id: ID!) { placement(id: $id) { id } }", id=begun["id"])["placement"] is None
    assert counsellor.do("answerPlacement", placement=begun["id"], question="0")["code"] == "NOT_FOUND"
    for nobody in (new_id("Organisation"), skill, "x"):
        assert begin(newcomer(karim.served), skill, beside=nobody)["__typename"] in {"NotFound", "InvalidInput"}


def test_without_questions_enough_there_is_no_test(karim: Someone) -> None:
    read = "query($id: ID!) { node(id: $id) { ... on Skill { placeable } } }"
    for questions in ([], some_questions(2)):
        skill, _ = taught(karim, questions=questions)
        assert begin(newcomer(karim.served), skill)["code"] == "NOT_PLACEABLE"
        assert karim.read(read, id=skill)["node"]["placeable"] is False
    skill, _ = taught(karim)
    assert visitor(karim.served).read(read, id=skill)["node"]["placeable"] is True


def test_a_territory_asks_its_own_questions(karim: Someone) -> None:
    skill, _ = taught(karim)
    assert begin(newcomer(karim.served, territory=OTHER_TERRITORY), skill)["code"] == "NOT_PLACEABLE"


def test_where_a_module_teaches_several_a_question_has_to_say_of_which_it_tells(karim: Someone) -> None:
    one, other = know_how(karim), know_how(karim)
    teaches = [{"skill": one, "level": 2}, {"skill": other, "level": 2}]
    publish(karim, teaches=teaches)
    assert begin(newcomer(karim.served), one)["code"] == "NOT_PLACEABLE"
    publish(karim, teaches=teaches, questions=[each | {"skill": other} for each in some_questions()])
    assert begin(newcomer(karim.served), one)["code"] == "NOT_PLACEABLE"
    assert begin(newcomer(karim.served), other)["__typename"] == "PlacementStarted"


def test_a_copy_of_a_question_is_not_asked_again(karim: Someone) -> None:
    skill, _ = taught(karim)
    publish(karim, teaches=[{"skill": skill, "level": 2}])
    assert begin(newcomer(karim.served), skill)["placement"]["most"] <= 9
    assert begin(visitor(karim.served), skill)["code"] == "UNAUTHENTICATED"


def test_from_the_floor_of_people_on_answers_say_how_hard_questions_are(karim: Someone) -> None:
    skill, _ = taught(karim)
    deps = karim.served.deps
    floor = deps.rules.privacy_floor
    for _person in range(floor):
        go_through(newcomer(karim.served), skill, know=True)
    assert deps.calibrations.last(TERRITORY, skill) is not None
    late = begin(newcomer(karim.served), skill)["placement"]["id"]

    async def questions() -> list[tuple[float, float]]:
        async with deps.store.reading() as db:
            found = await db.placements.placement(late)
        assert found is not None
        return [(each.difficulty, each.spread) for each in found.ground.questions]

    spreads = {spread for _, spread in karim.served.run(questions())}
    assert min(spreads) < AUTHOR_SPREAD, "all were right: the questions that they were asked are easier than thought"
