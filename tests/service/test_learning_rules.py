"""Following and writing modules: a completion grows once, a quiz guards it, a published version never changes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest

from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.web.people import Someone, demo, know_how, newcomer, organisation
from tests.web.served import Served

COMPLETED = "... on ModuleCompleted { completedAt grown { level standing skill { id } evidence { id hours source } } }"
MODULE = "query($id: ID!) { node(id: $id) { ... on Module { title version status } } }"
RIGHT, WRONG = [{"question": "q1", "choice": "a"}], [{"question": "q1", "choice": "b"}]


@pytest.fixture(scope="module")
def karim(served: Served) -> Someone:
    return demo(served, "karim")


@pytest.fixture
def text(served: Served, karim: Someone) -> dict[str, Any]:
    """A module as typed, that teaches a skill of its own."""
    stage = Stage(Cast(served))
    return stage.module_text(teaches=[{"skill": know_how(karim), "level": 3}])


def save(author: Someone, text: dict[str, Any], **more: Any) -> dict[str, Any]:
    return author.do(
        "saveModule", "... on ModuleSaved { draft { id version status publishedVersion } }", **text, **more
    )


def publish(author: Someone, module: str) -> dict[str, Any]:
    return author.do("publishModule", "... on ModulePublished { module { id version title } }", module=module)


def write(author: Someone, text: dict[str, Any]) -> str:
    """Save and publish a module; return its id."""
    module: str = save(author, text)["draft"]["id"]
    assert publish(author, module)["module"]["version"] == 1
    return module


def complete(someone: Someone, module: str, version: int = 1, **more: Any) -> dict[str, Any]:
    return someone.do("completeModule", COMPLETED, module=module, version=version, **more)


def skills_of(someone: Someone) -> list[dict[str, Any]]:
    tree = someone.read("{ me { tree { version skills { level standing skill { id } evidence { id } } } } }")
    leaves: list[dict[str, Any]] = tree["me"]["tree"]["skills"]
    return leaves


def test_a_replayed_completion_grows_once(served: Served, karim: Someone, text: dict[str, Any]) -> None:
    module, learner, key = write(karim, text), newcomer(served), str(uuid4())
    first = complete(learner, module, key=key, answers=RIGHT)
    assert first["grown"][0]["level"] == 3
    assert first["grown"][0]["standing"] == "LEARNT"
    assert complete(learner, module, key=key, answers=RIGHT) == first
    assert [len(leaf["evidence"]) for leaf in skills_of(learner)] == [1]


def test_a_module_of_ones_own_says_no_more_than_ones_own_word(
    served: Served, karim: Someone, text: dict[str, Any]
) -> None:
    module = write(karim, text)
    done = complete(karim, module, answers=RIGHT)
    skill = text["teaches"][0]["skill"]
    [leaf] = [each for each in done["grown"] if each["skill"]["id"] == skill]
    assert (leaf["standing"], leaf["level"]) == ("CLAIMED", 3)
    strength = "{ me { tree { skills { skill { id } strength support evidence { kind } } } } }"
    [leaf] = [each for each in karim.read(strength)["me"]["tree"]["skills"] if each["skill"]["id"] == skill]
    assert (leaf["strength"], leaf["support"]) == (0.2, "LITTLE")
    assert {each["kind"] for each in leaf["evidence"]} == {"DECLARED"}
    assert complete(newcomer(served), module, answers=RIGHT)["grown"][0]["standing"] == "LEARNT"


def test_a_completion_under_a_second_key_grows_nothing(served: Served, karim: Someone, text: dict[str, Any]) -> None:
    module, learner = write(karim, text), newcomer(served)
    complete(learner, module, answers=RIGHT)
    before = served.counts()
    again = complete(learner, module, answers=RIGHT)
    assert (again["__typename"], again["code"]) == ("Conflict", "ALREADY_COMPLETED")
    assert served.counts() == before


def test_ten_completions_at_once_under_ten_keys_grow_once(served: Served, karim: Someone, text: dict[str, Any]) -> None:
    module, learner = write(karim, text), newcomer(served)
    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(lambda _: complete(learner, module, answers=RIGHT), range(10)))
    assert sorted(answer["__typename"] for answer in answers) == ["Conflict"] * 9 + ["ModuleCompleted"]
    assert [len(leaf["evidence"]) for leaf in skills_of(learner)] == [1]


@pytest.mark.parametrize("answers", [None, [], WRONG])
def test_below_the_pass_mark_nothing_is_completed(
    served: Served, karim: Someone, text: dict[str, Any], answers: list[dict[str, str]] | None
) -> None:
    module, learner = write(karim, text), newcomer(served)
    before = served.counts()
    refused = complete(learner, module, answers=answers)
    assert (refused["__typename"], refused["code"]) == ("Conflict", "QUIZ_NOT_PASSED")
    # A try and how the questions fared are counted: without that, insight would know passing tries alone.
    grown = {name for name, count in served.counts().items() if count != before[name]}
    assert grown == ({"first_try", "question_tally"} if answers else set())
    assert skills_of(learner) == []


@pytest.mark.parametrize(("right", "passed"), [(2, False), (3, True), (4, True)])
def test_the_pass_mark_is_three_quarters(
    served: Served, karim: Someone, text: dict[str, Any], right: int, *, passed: bool
) -> None:
    module = write(karim, text | {"questions": text["questions"] * 4})
    answers = [{"question": f"q{n}", "choice": "a" if n <= right else "b"} for n in (1, 2, 3, 4)]
    learner = newcomer(served)
    judged = learner.do(
        "answerQuiz", "... on QuizJudged { passed right total }", module=module, version=1, answers=answers
    )
    assert judged == {"__typename": "QuizJudged", "passed": passed, "right": right, "total": 4}
    assert (complete(learner, module)["__typename"] == "ModuleCompleted") is passed


def test_a_passed_quiz_is_remembered(served: Served, karim: Someone, text: dict[str, Any]) -> None:
    module, learner = write(karim, text), newcomer(served)
    learner.do("answerQuiz", module=module, version=1, answers=RIGHT)
    learner.do("answerQuiz", module=module, version=1, answers=WRONG)
    assert complete(learner, module)["__typename"] == "ModuleCompleted"


@pytest.mark.parametrize(
    "answers",
    [
        [{"question": "q9", "choice": "a"}],
        [{"question": "q1", "choice": "z"}],
        [{"question": "q1", "choice": "a"}, {"question": "q1", "choice": "b"}],
    ],
)
def test_foreign_answers_are_refused(
    served: Served, karim: Someone, text: dict[str, Any], answers: list[dict[str, str]]
) -> None:
    module, learner = write(karim, text), newcomer(served)
    before = served.counts()
    assert learner.do("answerQuiz", module=module, version=1, answers=answers)["code"] == "INVALID_INPUT"
    assert served.counts() == before


def test_the_right_answers_are_not_in_what_learners_read(served: Served, karim: Someone, text: dict[str, Any]) -> None:
    module = write(karim, text)
    quiz = "query($id: ID!) { node(id: $id) { ... on Module { quiz { id text choices { id text } } } } }"
    assert newcomer(served).read(quiz, id=module)["node"]["quiz"][0]["choices"][0] == {"id": "a", "text": "Trois"}


def test_a_published_version_never_changes(served: Served, karim: Someone, text: dict[str, Any]) -> None:
    module, learner = write(karim, text), newcomer(served)
    learner.do("saveProgress", module=module, version=1, blocksDone=1)
    edited = save(karim, text | {"title": "Autre titre"}, module=module)["draft"]
    assert edited == {"id": module, "version": 2, "status": "DRAFT", "publishedVersion": 1}
    assert learner.read(MODULE, id=module)["node"] == {"title": text["title"], "version": 1, "status": "PUBLISHED"}
    again = save(karim, text | {"title": "Encore un titre"}, module=module)["draft"]
    assert again["version"] == 2
    assert publish(karim, module)["module"]["version"] == 2
    assert learner.read(MODULE, id=module)["node"] == {
        "title": "Encore un titre", "version": 2, "status": "PUBLISHED"
    }  # fmt: skip


def test_learners_under_way_finish_their_version(served: Served, karim: Someone, text: dict[str, Any]) -> None:
    module, learner = write(karim, text), newcomer(served)
    learner.do("saveProgress", module=module, version=1, blocksDone=1)
    save(karim, text | {"title": "Deuxième", "teaches": [{"skill": know_how(karim), "level": 4}]}, module=module)
    publish(karim, module)
    under_way = learner.read("{ me { learning { version module { title version } } } }")["me"]["learning"]
    assert under_way == [{"version": 1, "module": {"title": text["title"], "version": 1}}]
    done = complete(learner, module, answers=RIGHT)
    assert [leaf["skill"]["id"] for leaf in done["grown"]] == [text["teaches"][0]["skill"]]
    assert done["grown"][0]["evidence"][0]["source"] == text["title"]


def test_a_draft_cannot_be_followed(served: Served, karim: Someone, text: dict[str, Any]) -> None:
    draft = save(karim, text)["draft"]["id"]
    learner = newcomer(served)
    assert learner.do("saveProgress", module=draft, version=1, blocksDone=1)["code"] == "NOT_FOUND"
    assert complete(learner, draft, answers=RIGHT)["code"] == "NOT_FOUND"
    assert learner.read(MODULE, id=draft)["node"] is None


def test_publishing_twice_is_refused(karim: Someone, text: dict[str, Any]) -> None:
    module = write(karim, text)
    assert publish(karim, module)["code"] == "NO_DRAFT"


@pytest.mark.parametrize("lack", [{"blocks": []}, {"teaches": []}])
def test_what_is_not_ready_is_not_published(karim: Someone, text: dict[str, Any], lack: dict[str, Any]) -> None:
    assert publish(karim, save(karim, text | lack)["draft"]["id"])["code"] == "NOT_READY"


def test_a_module_stays_with_its_organisation(karim: Someone, text: dict[str, Any]) -> None:
    module = write(karim, text)
    moved = save(karim, text | {"organisation": organisation("fibre-nord")}, module=module)
    assert moved["__typename"] == "NotAllowed"


def test_progress_never_goes_back(served: Served, karim: Someone, text: dict[str, Any]) -> None:
    module, learner = write(karim, text | {"blocks": text["blocks"] * 5}), newcomer(served)
    for sent, kept in ((2, 2), (1, 2), (0, 2), (4, 4), (50, 5)):
        saved = learner.do(
            "saveProgress", "... on ProgressSaved { progress { blocksDone } }",
            module=module, version=1, blocksDone=sent,
        )  # fmt: skip
        assert saved["progress"]["blocksDone"] == kept


def test_hours_are_shared_among_what_is_taught(served: Served, karim: Someone, text: dict[str, Any]) -> None:
    taught = [{"skill": know_how(karim), "level": 2} for _ in range(3)]
    module = write(karim, text | {"teaches": taught, "hours": 3.0})
    done = complete(newcomer(served), module, answers=RIGHT)
    assert [leaf["evidence"][0]["hours"] for leaf in done["grown"]] == [1.0, 1.0, 1.0]


def test_a_published_module_is_suggested_to_whom_it_lacks(served: Served, karim: Someone, text: dict[str, Any]) -> None:
    learner = newcomer(served)
    wanted = text["teaches"][0]["skill"]
    learner.do("setGoal", goal={"skills": [{"skill": wanted, "level": 3}]})
    suggested = "{ suggestions(kinds: [MODULE], first: 20) { subject { ... on Module { id } } reasons { kind } } }"
    module = write(karim, text)
    found = [item["subject"]["id"] for item in learner.read(suggested)["suggestions"]]
    assert module in found
    path = learner.read(
        "query($s: ID!) { path(goal: { skills: [{ skill: $s, level: 3 }] }) { lacking { level } "
        "steps { module { id } } } }",
        s=wanted,
    )
    assert path["path"] == {"lacking": [], "steps": [{"module": {"id": module}}]}
    complete(learner, module, answers=RIGHT)
    assert module not in [item["subject"]["id"] for item in learner.read(suggested)["suggestions"]]
