"""Between learners and authors: exercises, questions, seats; modules taken back, copied, or going in a circle."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.web.people import Someone, any_skills, demo, newcomer, organisation
from tests.web.served import Served

WRITING = organisation("fabrique-numerique")
EXERCISE = {"kind": "EXERCISE", "title": "Coudre", "text": "Faites un ourlet.", "handIn": True}


def session(days: int = 30, seats: int = 1) -> dict[str, Any]:
    starts = datetime.now(UTC) + timedelta(days=days)
    held = {"starts": starts.isoformat(), "ends": (starts + timedelta(hours=2)).isoformat(), "commune": "93066"}
    return {
        "kind": "SESSION", "title": "Ensemble", "text": "Venez.",
        "sessions": [held | {"place": "12 rue des Lilas", "seats": seats}],
    }  # fmt: skip


def draft(author: Someone, **more: Any) -> str:
    [skill] = any_skills(author.served, 1)
    text = {
        "organisation": WRITING, "title": f"Coudre {uuid4().hex[:6]}", "summary": "Un ourlet", "hours": 1,
        "requires": [], "teaches": [{"skill": skill, "level": 2}], "questions": [], "blocks": [EXERCISE],
    }  # fmt: skip
    made = author.do("saveModule", "... on ModuleSaved { draft { id } }", **(text | more))
    return str(made["draft"]["id"])


def published(author: Someone, **more: Any) -> str:
    module = draft(author, **more)
    answer = author.do("publishModule", module=module)
    assert answer["__typename"] == "ModulePublished", answer
    return module


@pytest.fixture
def karim(served: Served) -> Someone:
    return demo(served, "karim")


def hand_in(who: Someone, module: str, **more: Any) -> dict[str, Any]:
    given = {"module": module, "version": 1, "block": 0, "text": "Fait."} | more
    return who.do("handIn", "... on HandedIn { work { id } }", **given)


def test_one_exercise_waits_at_a_time_and_again_means_again(karim: Someone) -> None:
    module, learner = published(karim), newcomer(karim.served)
    first = hand_in(learner, module)["work"]["id"]
    assert hand_in(learner, module)["code"] == "WAITING"
    assert karim.do("judgeWork", work=first, verdict="AGAIN")["code"] == "TEXT_MISSING"
    assert karim.do("judgeWork", work=first, verdict="AGAIN", comment="Plus droit")["__typename"] == "WorkJudged"
    assert karim.do("judgeWork", work=first, verdict="WELL_DONE")["code"] == "ALREADY_JUDGED"
    assert hand_in(learner, module)["__typename"] == "HandedIn"
    query = "query($id: ID!) { node(id: $id) { ... on Module { myWork { verdict comment } } } }"
    assert [work["comment"] for work in learner.read(query, id=module)["node"]["myWork"]] == [None, "Plus droit"]
    looks = learner.read("{ me { accessLog { what why } } }")["me"]["accessLog"]
    assert {(look["what"], look["why"]) for look in looks} == {("work", "exercise")}


@pytest.mark.parametrize("more", [{"block": 1}, {"block": -1}, {"text": " "}, {"media": "nonsense"}, {"version": 7}])
def test_nonsense_is_not_handed_in(karim: Someone, more: dict[str, Any]) -> None:
    module = published(karim)
    assert hand_in(newcomer(karim.served), module, **more)["__typename"] in {"InvalidInput", "NotFound"}


def test_an_author_answers_without_learning_who_asked(karim: Someone) -> None:
    module, learner = published(karim), newcomer(karim.served, "Zoé la Curieuse")
    learner.do("askAuthor", module=module, version=1, block=0, text="Quel fil ?")
    desk = karim.read("{ desk { questions { id text module { id } } } }")["desk"]["questions"]
    [asked] = [question for question in desk if question["module"]["id"] == module]
    assert "Zoé" not in str(desk)
    assert karim.do("answerLearner", question=asked["id"], answer="Le noir")["__typename"] == "LearnerAnswered"
    assert karim.do("answerLearner", question=asked["id"], answer="Le bleu")["code"] == "ALREADY_ANSWERED"
    query = "query($id: ID!) { node(id: $id) { ... on Module { myQuestions { answer } } } }"
    assert learner.read(query, id=module)["node"]["myQuestions"] == [{"answer": "Le noir"}]


SESSIONS = "query($id: ID!) { node(id: $id) { ... on Module { blocks { sessions { id seatsLeft mine } } } } }"


def test_the_last_seat_is_taken_once_and_given_back(karim: Someone) -> None:
    module = published(karim, blocks=[session(seats=1)], modality="ONSITE", commune="93066")
    one, other = newcomer(karim.served), newcomer(karim.served)
    [held] = one.read(SESSIONS, id=module)["node"]["blocks"][0]["sessions"]
    where = {"module": module, "session": held["id"]}
    assert one.do("takeSeat", "... on SeatTaken { seatsLeft }", **where)["seatsLeft"] == 0
    assert one.do("takeSeat", **where)["__typename"] == "SeatTaken"
    assert other.do("takeSeat", **where)["code"] == "FULL"
    assert one.read(SESSIONS, id=module)["node"]["blocks"][0]["sessions"][0]["mine"] is True
    assert other.read(SESSIONS, id=module)["node"]["blocks"][0]["sessions"][0]["mine"] is False
    assert one.do("leaveSeat", **where)["__typename"] == "SeatLeft"
    assert one.do("leaveSeat", **where)["__typename"] == "NotFound"
    assert other.do("takeSeat", **where)["__typename"] == "SeatTaken"


def test_a_session_that_began_takes_nobody(karim: Someone) -> None:
    module = published(karim, blocks=[session(days=-1, seats=5)])
    learner = newcomer(karim.served)
    [held] = learner.read(SESSIONS, id=module)["node"]["blocks"][0]["sessions"]
    assert learner.do("takeSeat", module=module, session=held["id"])["code"] == "OVER"


def test_who_began_a_module_finishes_it_after_it_was_taken_back(karim: Someone) -> None:
    module = published(karim)
    begun, late = newcomer(karim.served), newcomer(karim.served)
    given: dict[str, Any] = {"module": module, "version": 1, "blocksDone": 1}
    assert begun.do("saveProgress", **given)["__typename"] == "ProgressSaved"
    taken = karim.do("withdrawModule", "... on ModuleWithdrawn { draft { status } }", module=module)
    assert taken["draft"]["status"] == "WITHDRAWN"
    assert karim.do("withdrawModule", module=module)["code"] == "NOT_PUBLISHED"
    assert late.do("saveProgress", **given)["code"] == "WITHDRAWN"
    assert begun.do("completeModule", module=module, version=1)["__typename"] == "ModuleCompleted"
    assert late.do("completeModule", module=module, version=1)["code"] == "WITHDRAWN"


def test_a_draft_is_not_taken_back(karim: Someone) -> None:
    assert karim.do("withdrawModule", module=draft(karim))["code"] == "NOT_PUBLISHED"


def test_a_copy_says_whose_it_was_and_is_a_draft_of_ones_own(karim: Someone) -> None:
    module = published(karim, blocks=[EXERCISE, session()], title="Coudre un ourlet")
    fields = "... on ModuleSaved { draft { id status publishedVersion credit { title organisation } blocks { kind } } }"
    copy = karim.do("duplicateModule", fields, module=module, organisation=WRITING)["draft"]
    assert copy["id"] != module
    assert (copy["status"], copy["publishedVersion"]) == ("DRAFT", None)
    assert copy["credit"]["title"] == "Coudre un ourlet"
    assert [block["kind"] for block in copy["blocks"]] == ["EXERCISE", "SESSION"]
    assert karim.do("duplicateModule", module=draft(karim), organisation=WRITING)["__typename"] == "NotFound"


def test_a_circle_is_refused_and_named(karim: Someone) -> None:
    def own_skill() -> str:
        made = karim.do("proposeSkill", "... on SkillProposed { skill { id } }", label=uuid4().hex, level=2)
        return str(made["skill"]["id"])

    one, other = own_skill(), own_skill()

    def level(skill: str) -> list[dict[str, Any]]:
        return [{"skill": skill, "level": 2}]

    published(karim, title="La scie", requires=level(one), teaches=level(other))
    module = draft(karim, title="Le bois", requires=level(other), teaches=level(one))
    refused = karim.do("publishModule", module=module)
    assert (refused["__typename"], refused["code"]) == ("Conflict", "CYCLE")
    assert refused["message"] == "Le bois → La scie → Le bois"
