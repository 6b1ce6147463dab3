"""The way to a goal through the service: it shortens, keeps limits, seats and dates, and says why it does not lead."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.service.test_insight_rules import learners, wanted
from tests.service.test_learning_rules import RIGHT, complete, write
from tests.service.test_teaching_rules import SESSIONS, session
from tests.web.people import Someone, demo, know_how, newcomer
from tests.web.served import Served

PATH = """query($goal: GoalInput!, $limits: PathLimits) { path(goal: $goal, limits: $limits) {
    hours costEuros proven understoodAs weeklyHoursNeeded finishesOn
    goal { text occupation { label } skills { skill { id } } }
    steps { module { id } startsOn finishesOn savesHours skippable { id } sessions { id seatsLeft } }
    missing { wanted { id } skill { id } level obstacles }
    alternatives { way hours costEuros finishesOn modules { id } } } }"""


@pytest.fixture(scope="module")
def karim(served: Served) -> Someone:
    return demo(served, "karim")


@pytest.fixture(scope="module")
def text(served: Served) -> dict[str, Any]:
    return Stage(Cast(served)).module_text()


class Catalogue:
    """Modules that teach skills that nobody else teaches."""

    def __init__(self, karim: Someone, text: dict[str, Any]) -> None:
        self._karim, self._text = karim, text

    def skill(self) -> str:
        return know_how(newcomer(self._karim.served))

    def module(self, teaches: str, requires: tuple[str, ...] = (), **more: Any) -> str:
        needs = [{"skill": each, "level": 2} for each in requires]
        return write(self._karim, self._text | {"teaches": [{"skill": teaches, "level": 2}], "requires": needs} | more)


@pytest.fixture
def catalogue(karim: Someone, text: dict[str, Any]) -> Catalogue:
    return Catalogue(karim, text)


def goal(*skills: str) -> dict[str, Any]:
    return {"skills": [{"skill": each, "level": 2} for each in skills]}


def way(someone: Someone, *skills: str, **limits: Any) -> dict[str, Any]:
    found: dict[str, Any] = someone.read(PATH, goal=goal(*skills), limits=limits)["path"]
    return found


def ids(found: dict[str, Any]) -> list[str]:
    return [step["module"]["id"] for step in found["steps"]]


def obstacles(found: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    return [(each["wanted"]["id"], each["skill"]["id"], each["obstacles"]) for each in found["missing"]]


def test_a_step_done_makes_the_way_shorter(served: Served, catalogue: Catalogue) -> None:
    first, last = catalogue.skill(), catalogue.skill()
    one = catalogue.module(first, hours=2.0)
    two = catalogue.module(last, (first,), hours=3.0)
    learner = newcomer(served)
    before = way(learner, last, hoursPerWeek=1.0)
    assert (ids(before), before["hours"], before["proven"]) == ([one, two], 5.0, True)
    assert before["steps"][0]["finishesOn"] < before["steps"][1]["finishesOn"] == before["finishesOn"]
    assert [step["savesHours"] for step in before["steps"]] == [2.0, 5.0]
    complete(learner, one, answers=RIGHT)
    after = way(learner, last, hoursPerWeek=1.0)
    assert (ids(after), after["hours"]) == ([two], 3.0)
    assert after["finishesOn"] < before["finishesOn"]
    complete(learner, two, answers=RIGHT)
    assert (ids(way(learner, last)), obstacles(way(learner, last))) == ([], [])


def test_the_cause_is_told_not_only_the_goal(served: Served, catalogue: Catalogue) -> None:
    untaught, last = catalogue.skill(), catalogue.skill()
    catalogue.module(last, (untaught,))
    assert obstacles(way(newcomer(served), last)) == [(last, untaught, ["NOBODY_TEACHES"])]


def test_a_cause_that_enough_people_run_into_reaches_the_authors(
    served: Served, karim: Someone, catalogue: Catalogue
) -> None:
    floor = served.deps.rules.privacy_floor
    untaught, last = catalogue.skill(), catalogue.skill()
    catalogue.module(last, (untaught,))
    people = learners(served, floor + 1)
    people[-1].do("declareSkill", skill=untaught, level=2)
    for who in (people[-1], *people[: floor - 1]):
        who.do("setGoal", goal=goal(last))
    assert wanted(karim, untaught) is None, "who has it lacks it not"
    people[floor - 1].do("setGoal", goal=goal(last))
    found = wanted(karim, untaught)
    assert found is not None
    assert (found["goals"], found["taughtBy"]) == (floor, 0)


def test_limits_leave_out_and_are_named(served: Served, catalogue: Catalogue) -> None:
    skill = catalogue.skill()
    far = catalogue.module(skill, modality="ONSITE", commune="54395", costEuros=30, hours=2.0)
    learner = newcomer(served)
    assert ids(way(learner, skill)) == [far]
    assert obstacles(way(learner, skill, onlineOnly=True)) == [(skill, skill, ["PLACE"])]
    assert obstacles(way(learner, skill, near={"insee": "93066", "radiusKm": 10})) == [(skill, skill, ["PLACE"])]
    assert obstacles(way(learner, skill, maxCostEuros=0)) == [(skill, skill, ["COST"])]
    assert obstacles(way(learner, skill, language="TA")) == [(skill, skill, ["LANGUAGE"])]
    home = catalogue.module(skill, hours=4.0)
    assert ids(way(learner, skill, near={"insee": "93066", "radiusKm": 10})) == [home]
    [other] = way(learner, skill, hoursPerWeek=1.0)["alternatives"]
    assert (other["way"], other["hours"], other["costEuros"]) == ("CHEAPER", 4.0, 0)
    assert [each["id"] for each in other["modules"]] == [home]
    assert other["finishesOn"] is not None


def test_a_full_session_leads_elsewhere(served: Served, catalogue: Catalogue) -> None:
    skill = catalogue.skill()
    meeting = catalogue.module(skill, blocks=[session(days=30, seats=1)], modality="ONSITE", commune="93066", hours=2.0)
    one, other = newcomer(served), newcomer(served)
    [step] = way(other, skill, hoursPerWeek=5.0)["steps"]
    assert [each["seatsLeft"] for each in step["sessions"]] == [1]
    assert step["finishesOn"] == str((served.deps.clock() + timedelta(days=30)).date())
    [held] = one.read(SESSIONS, id=meeting)["node"]["blocks"][0]["sessions"]
    one.do("takeSeat", module=meeting, session=held["id"])
    assert ids(way(one, skill)) == [meeting], "the seat is their own"
    assert obstacles(way(other, skill)) == [(skill, skill, ["SEATS"])]
    home = catalogue.module(skill, hours=9.0)
    assert ids(way(other, skill)) == [home]


def test_a_date_that_comes_before_what_it_needs_is_no_way(served: Served, catalogue: Catalogue) -> None:
    first, last = catalogue.skill(), catalogue.skill()
    catalogue.module(first, hours=60.0)
    catalogue.module(last, (first,), blocks=[session(days=14, seats=5)], modality="ONSITE", commune="93066", hours=2.0)
    learner = newcomer(served)
    assert obstacles(way(learner, last, hoursPerWeek=2.0)) == [(last, last, ["DATES"])]
    assert len(ids(way(learner, last, hoursPerWeek=60.0))) == 2
    catalogue.module(last, blocks=[session(days=-2, seats=5)], modality="ONSITE", commune="93066", hours=1.0)
    assert len(ids(way(learner, last, hoursPerWeek=60.0))) == 2, "what is over is nobody's way"


def test_a_day_wished_for_says_how_many_hours_it_takes(served: Served, catalogue: Catalogue) -> None:
    skill = catalogue.skill()
    catalogue.module(skill, hours=20.0)
    learner = newcomer(served)
    today = served.deps.clock().date()
    late = way(learner, skill, hoursPerWeek=1.0, finishBy=str(today + timedelta(weeks=4)))
    assert late["weeklyHoursNeeded"] == 5.0
    assert way(learner, skill, hoursPerWeek=6.0, finishBy=str(today + timedelta(weeks=4)))["weeklyHoursNeeded"] is None
    [error] = learner.ask(PATH, goal=goal(skill), limits={"finishBy": str(today - timedelta(days=2))})["errors"]
    assert error["extensions"]["field"] == "limits.finishBy"
    [error] = learner.ask(PATH, goal=goal(skill), limits={"maxCostEuros": -1})["errors"]
    assert error["extensions"]["field"] == "limits.maxCostEuros"


@pytest.mark.parametrize("text", ["devenir installateur fibre", "Je voudrais être installateur fibre !"])
def test_words_around_a_goal_are_understood(served: Served, text: str) -> None:
    found = newcomer(served).read(PATH, goal={"text": text}, limits=None)["path"]
    plain = newcomer(served).read(PATH, goal={"text": "installateur fibre"}, limits=None)["path"]
    assert found["understoodAs"] == "OCCUPATION"
    assert found["goal"]["occupation"] == plain["goal"]["occupation"]
    assert found["goal"]["text"] == text


def test_a_text_is_offered_as_jobs_and_skills(served: Served) -> None:
    query = "query($t: String!) { goalMeanings(text: $t) { occupations { label } skills { label } } }"
    found = newcomer(served).read(query, t="apprendre à réparer un vélo")["goalMeanings"]
    assert any("vélo" in each["label"] for each in found["skills"])
    assert newcomer(served).read(query, t="zzzz qqqq")["goalMeanings"] == {"occupations": [], "skills": []}
    [error] = newcomer(served).ask(query, t="  ")["errors"]
    assert error["extensions"]["code"] == "TEXT_MISSING"


def test_an_offer_is_a_goal_by_what_it_asks_for(served: Served) -> None:
    learner = newcomer(served)
    query = "{ searchOpportunities(first: 50) { edges { node { id title requires { skill { id } } } } } }"
    offers = [edge["node"] for edge in learner.read(query)["searchOpportunities"]["edges"]]
    asking = next(each for each in offers if each["requires"])
    found = learner.read(PATH, goal={"opportunity": asking["id"]}, limits=None)["path"]
    assert (found["understoodAs"], found["goal"]["text"]) == ("OPPORTUNITY", asking["title"])
    asked = {each["skill"]["id"] for each in asking["requires"]}
    assert {each["skill"]["id"] for each in found["goal"]["skills"]} == asked
    easy = next(each for each in offers if not each["requires"])
    [error] = learner.ask(PATH, goal={"opportunity": easy["id"]}, limits=None)["errors"]
    assert error["extensions"]["code"] == "GOAL_NEEDS_NOTHING"
