"""Insight of authors: whole steps of the floor, once a day, own modules alone, and what nobody teaches first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from skilltree.model.words import Role
from skilltree.service.ports.clock import paris_day
from skilltree.store import SqlStore
from skilltree.store.tables import insight as t
from tests.service.test_teaching_rules import WRITING, published
from tests.web.people import Someone, demo, join, know_how, newcomer, visitor
from tests.web.served import Served

FLOOR = 3
TEXTS = [{"kind": "TEXT", "title": title, "text": "À lire."} for title in ("Un", "Deux", "Trois")]
INSIGHT = """query($module: ID!, $version: Int) { moduleInsight(module: $module, version: $version) {
    version versions floor started completed blocks { index title reached } questions { text asked right fails }
    stuck { block title count } } }"""
WANTED = "{ wantedSkills(first: 100) { skill { id label } goals opportunities searches patterns taughtBy } }"
SEARCH = "query($text: String, $skills: [ID!]) { searchCourses(text: $text, skills: $skills) { edges { cursor } } }"


@pytest.fixture(scope="module")
def served(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A demonstration whose floor a test can reach."""
    with Served(template, tmp_path_factory.mktemp("served") / "data", privacy_floor=FLOOR) as server:
        yield server


@pytest.fixture
def karim(served: Served) -> Someone:
    return demo(served, "karim")


@pytest.fixture
def module(karim: Someone) -> str:
    return published(karim, blocks=TEXTS, questions=[question("Vrai ?"), question("Faux ?")])


def question(text: str) -> dict[str, Any]:
    choices = [{"text": "oui", "right": True}, {"text": "non", "right": False}]
    return {"text": text, "explanation": "Parce que.", "choices": choices}


def answers(served: Served, module: str, right: tuple[bool, ...]) -> list[dict[str, str]]:
    async def read() -> list[dict[str, str]]:
        async with served.deps.store.reading() as db:
            found = await db.courses.module(module)
        assert found is not None
        return [
            {"question": one.id, "choice": next(choice.id for choice in one.choices if choice.right is well)}
            for one, well in zip(found.content.questions, right, strict=False)
        ]

    return served.run(read())


def learners(served: Served, count: int) -> list[Someone]:
    return [newcomer(served) for _ in range(count)]


def read_to(who: Someone, module: str, blocks: int) -> None:
    saved = who.do("saveProgress", module=module, version=1, blocksDone=blocks)
    assert saved["__typename"] == "ProgressSaved", saved


def look(author: Someone, module: str, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = author.read(INSIGHT, module=module, **more)["moduleInsight"]
    return found


def tomorrow(served: Served) -> None:
    """What was counted today becomes what was counted yesterday."""
    yesterday = paris_day(served.deps.clock()) - timedelta(days=1)

    async def age() -> None:
        store = served.deps.store
        assert isinstance(store, SqlStore)
        async with store._engines.writer.connect() as connection:
            for table in (t.module_figures, t.wanted_figures):
                await connection.execute(table.update().values(day=yesterday))
            await connection.commit()

    served.run(age())


def test_a_funnel_in_whole_steps_of_the_floor(karim: Someone, module: str) -> None:
    people = learners(karim.served, 7)
    for who, blocks in zip(people, (0, 1, 1, 3, 3, 3, 3), strict=True):
        read_to(who, module, blocks)
    found = look(karim, module)
    assert (found["version"], found["versions"], found["floor"]) == (1, [1], FLOOR)
    # 7 began, 6 opened the second block, 4 the third: 3 and 1 are what a subtraction must not show.
    assert found["started"] == 6
    assert [(block["title"], block["reached"]) for block in found["blocks"]] == [("Un", 6), ("Deux", 6), ("Trois", 3)]
    assert found["completed"] is None


def test_nothing_of_fewer_than_the_floor(karim: Someone, module: str) -> None:
    for who in learners(karim.served, FLOOR - 1):
        read_to(who, module, 3)
        who.do("answerQuiz", module=module, version=1, answers=answers(karim.served, module, (True, False)))
        who.do("askAuthor", module=module, version=1, block=0, text="Comment ?")
    found = look(karim, module)
    assert (found["started"], found["completed"], found["stuck"]) == (None, None, [])
    assert {block["reached"] for block in found["blocks"]} == {None}
    assert {(one["asked"], one["right"], one["fails"]) for one in found["questions"]} == {(None, None, False)}


def test_looking_again_on_the_same_day_tells_nothing_more(karim: Someone, module: str) -> None:
    first, *others = learners(karim.served, 2 * FLOOR)
    read_to(first, module, 1)
    assert look(karim, module)["started"] is None
    for who in others:
        read_to(who, module, 1)
    assert look(karim, module)["started"] is None
    tomorrow(karim.served)
    assert look(karim, module)["started"] == 2 * FLOOR


def test_only_the_first_try_counts_and_who_fails_counts_too(karim: Someone, module: str) -> None:
    served = karim.served
    wrong, right = answers(served, module, (True, False)), answers(served, module, (True, True))
    for at, who in enumerate(learners(served, 4)):
        # Judged at once, or with the finishing that waited on the phone: a refused one is a try as well.
        if at % 2:
            refused = who.do("completeModule", module=module, version=1, answers=wrong)
            assert refused["code"] == "QUIZ_NOT_PASSED"
        else:
            who.do("answerQuiz", module=module, version=1, answers=wrong)
        who.do("answerQuiz", module=module, version=1, answers=right)
        assert who.do("completeModule", module=module, version=1)["__typename"] == "ModuleCompleted"
    for who in learners(served, 2):
        done = who.do("completeModule", module=module, version=1, answers=right)
        assert done["__typename"] == "ModuleCompleted"
    found = look(karim, module)
    assert found["completed"] == 6
    assert [(one["asked"], one["right"]) for one in found["questions"]] == [(6, 6), (6, None)]
    assert [one["fails"] for one in found["questions"]] == [False, True]


def test_a_question_that_was_left_out_was_not_asked(karim: Someone, module: str) -> None:
    for who in learners(karim.served, FLOOR):
        who.do("answerQuiz", module=module, version=1, answers=answers(karim.served, module, (True,)))
    assert [one["asked"] for one in look(karim, module)["questions"]] == [FLOOR, None]


def test_people_who_ask_are_counted_not_their_questions(karim: Someone, module: str) -> None:
    *people, insistent = learners(karim.served, FLOOR)
    for who in (*people, insistent):
        who.do("askAuthor", module=module, version=1, block=3, text="Et le quiz ?")
    for _ in range(FLOOR):
        insistent.do("askAuthor", module=module, version=1, block=1, text="Et ça ?")
    assert look(karim, module)["stuck"] == [{"block": 3, "title": None, "count": FLOOR}]


def test_versions_stand_apart(karim: Someone, module: str) -> None:
    served = karim.served
    for who in learners(served, FLOOR):
        read_to(who, module, 3)
    again = karim.read("query($id: ID!) { draft(id: $id) { teaches { skill { id } } } }", id=module)["draft"]
    text: dict[str, Any] = {
        "module": module, "organisation": WRITING, "title": "Coudre encore", "summary": "Un ourlet", "hours": 1,
        "requires": [], "teaches": [{"skill": one["skill"]["id"], "level": 2} for one in again["teaches"]],
        "questions": [], "blocks": TEXTS[:1],
    }  # fmt: skip
    assert karim.do("saveModule", **text)["__typename"] == "ModuleSaved"
    unseen = karim.ask(INSIGHT, module=module, version=2)
    assert unseen["errors"][0]["extensions"]["code"] == "NOT_PUBLISHED"
    assert karim.do("publishModule", module=module)["__typename"] == "ModulePublished"
    new = look(karim, module)
    assert (new["version"], new["versions"], new["started"], len(new["blocks"])) == (2, [2, 1], None, 1)
    assert look(karim, module, version=1)["started"] == FLOOR
    listed = karim.read("{ moduleInsights(first: 50) { moduleId version started } }")["moduleInsights"]
    assert [one for one in listed if one["moduleId"] == module] == [{"moduleId": module, "version": 2, "started": None}]


@pytest.mark.parametrize("version", [0, -1, 2, 2**31 - 1])
def test_a_version_that_there_is_not(karim: Someone, module: str, version: int) -> None:
    assert "errors" in karim.ask(INSIGHT, module=module, version=version)


def test_authors_of_another_organisation_see_nothing(karim: Someone, module: str) -> None:
    other = join(newcomer(karim.served, "Autre"), "service-tremplin", Role.AUTHOR)
    assert other.ask(INSIGHT, module=module)["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert module not in str(other.read("{ moduleInsights { moduleId } }"))


def wanted(author: Someone, skill: str) -> dict[str, Any] | None:
    tomorrow(author.served)
    found = author.read(WANTED)["wantedSkills"]
    taught = [one["taughtBy"] > 0 for one in found]
    assert taught == sorted(taught), "what nobody teaches comes first"
    return next((one for one in found if one["skill"]["id"] == skill), None)


@pytest.fixture
def untaught(served: Served) -> str:
    """A skill of the taxonomy that no module teaches, no opportunity asks for and nobody wants yet."""
    return know_how(newcomer(served))


def test_goals_of_enough_people_are_wishes(karim: Someone, untaught: str) -> None:
    for who in learners(karim.served, FLOOR):
        assert wanted(karim, untaught) is None
        who.do("setGoal", goal={"skills": [{"skill": untaught, "level": 2}]})
    found = wanted(karim, untaught)
    assert found is not None
    assert (found["goals"], found["searches"], found["patterns"], found["taughtBy"]) == (FLOOR, None, None, 0)


def test_empty_searches_of_enough_people_are_wishes(karim: Someone, untaught: str) -> None:
    people = learners(karim.served, FLOOR)
    for who in people[:-1]:
        for _ in range(FLOOR):
            assert who.read(SEARCH, skills=[untaught])["searchCourses"]["edges"] == []
    assert wanted(karim, untaught) is None
    people[-1].read(SEARCH, skills=[untaught])
    found = wanted(karim, untaught)
    assert found is not None
    assert (found["goals"], found["searches"]) == (None, FLOOR)


def rows(served: Served) -> int:
    return served.counts()["wish"]


def test_what_was_typed_is_noted_as_a_skill_or_not_at_all(served: Served, untaught: str) -> None:
    who = newcomer(served)
    label = who.read("query($id: ID!) { node(id: $id) { ... on Skill { label } } }", id=untaught)["node"]["label"]
    before = rows(served)
    assert who.read(SEARCH, text=label)["searchCourses"]["edges"] == []
    assert rows(served) == before + 1
    who.read(SEARCH, text=f" {label.upper()} ")
    assert rows(served) == before + 1, "one person and one skill are one wish"
    who.read(SEARCH, text=f"zzz {uuid4().hex}")
    visitor(served).read(SEARCH, text=label)
    assert rows(served) == before + 1, "what no skill stands for and what visitors look for is not noted"
    newcomer(served).read(SEARCH, text=label)
    assert rows(served) == before + 2


def test_other_peoples_own_words_are_no_wish(karim: Someone) -> None:
    who = newcomer(karim.served)
    label = f"canari {uuid4().hex[:12]}"
    who.do("proposeSkill", label=label, level=2)
    before = rows(karim.served)
    assert who.read(SEARCH, text=label)["searchCourses"]["edges"] == []
    assert rows(karim.served) == before


def test_a_pattern_that_finds_nobody_is_a_wish_of_its_organisation(karim: Someone, untaught: str) -> None:
    served = karim.served
    find = """query($terms: [PatternTermInput!]!) { findTalents(pattern: { terms: $terms }) { edges { cursor } } }"""
    sophie = demo(served, "sophie")
    colleague = join(newcomer(served, "Collègue"), "fibre-nord", Role.RECRUITER)
    held = know_how(shown := newcomer(served))
    shown.do("setVisibility", visibility="RECRUITERS")
    before = rows(served)
    terms = [{"skill": untaught, "need": "MUST"}, {"skill": held, "need": "MUST"}]
    for recruiter in (sophie, colleague, sophie):
        assert recruiter.read(find, terms=terms)["findTalents"]["edges"] == []
    assert rows(served) == before + 1, "an organisation counts once, and only for what nobody has"
    assert wanted(karim, untaught) is None
    for house in ("service-tremplin", "fabrique-numerique"):
        join(newcomer(served), house, Role.RECRUITER).read(find, terms=[{"skill": untaught, "need": "MUST"}])
    found = wanted(karim, untaught)
    assert found is not None
    assert found["patterns"] == FLOOR


def test_what_opportunities_ask_for_is_public_and_always_counts(karim: Someone) -> None:
    tomorrow(karim.served)
    found = karim.read(WANTED)["wantedSkills"]
    assert any(one["opportunities"] > 0 and one["goals"] is None for one in found)


def test_what_a_territory_tells_everybody_undoes_no_rounding(served: Served) -> None:
    """Exact holders of a skill that one module teaches would be its completions; exact goals are wishes."""
    query = "{ territory { communityTree { members cells { holders } } gaps(first: 100) { held } } }"
    told = visitor(served).read(query)["territory"]
    tree = told["communityTree"]
    numbers = [tree["members"], *(cell["holders"] for cell in tree["cells"]), *(gap["held"] for gap in told["gaps"])]
    shown = [number for number in numbers if number is not None]
    assert max(shown) > FLOOR
    assert [number for number in shown if number % FLOOR] == []
