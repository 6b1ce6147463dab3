"""Not interested, later, done already: the next answer knows; taking it back, all of it; time and languages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from skilltree.model.feedback import FeedbackGiven, FeedbackKind
from skilltree.model.ids import new_id
from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service.ports.clock import paris_day
from skilltree.service.suggestions import person_state
from tests.web.people import TERRITORY, Someone, newcomer
from tests.web.served import Served


def suggested(who: Someone) -> list[str]:
    return [item["id"] for item in who.read("{ suggestions(first: 20) { id } }")["suggestions"]]


def said(who: Someone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = who.read("{ mySuggestionAnswers { id kind until } }")["mySuggestionAnswers"]
    return found


def in_days(served: Served, days: int) -> str:
    return (paris_day(served.deps.clock()) + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("kind", ["NOT_INTERESTED", "LATER", "DONE"])
def test_the_next_answer_leaves_out_what_was_answered_until_it_is_taken_back(served: Served, kind: str) -> None:
    who, other = newcomer(served), newcomer(served)
    first = suggested(who)[0]
    until = in_days(served, 1) if kind == "LATER" else None
    who.do("answerSuggestion", suggestion=first, kind=kind, until=until)
    assert first not in suggested(who)
    assert said(who) == [{"id": first, "kind": kind, "until": until}]
    assert first in suggested(other)
    assert said(other) == []
    who.do("forgetSuggestionAnswers", suggestion=first)
    assert first in suggested(who)
    assert said(who) == []


def test_all_is_taken_back_at_once(served: Served) -> None:
    who = newcomer(served)
    before = suggested(who)
    for one in before[:2]:
        who.do("answerSuggestion", suggestion=one, kind="NOT_INTERESTED")
    back = who.do("forgetSuggestionAnswers", "... on SuggestionAnswersForgotten { count }", suggestion=None)
    assert back["count"] == 2
    assert suggested(who) == before


def test_what_was_put_off_comes_again_after_its_day(served: Served) -> None:
    who = newcomer(served)
    first = suggested(who)[0]
    now = served.deps.clock()
    past = FeedbackGiven(
        subject_id=first,
        kind=FeedbackKind.LATER,
        since=now - timedelta(days=9),
        until=paris_day(now) - timedelta(days=1),
    )

    async def keep() -> None:
        async with served.deps.store.writing(TERRITORY) as tx:
            await tx.suggestions.put_feedback(TERRITORY, who.id, past)

    served.run(keep())
    assert first in suggested(who)
    assert said(who) == []


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        ({"kind": "LATER", "until": None}, "until"),
        ({"kind": "LATER", "until": 0}, "until"),
        ({"kind": "LATER", "until": 367}, "until"),
        ({"kind": "DONE", "until": 3}, "until"),
        ({"kind": "DONE", "until": None, "suggestion": new_id("Module")}, "suggestion"),
    ],
)
def test_a_day_is_within_a_year_and_the_subject_is_shown_to_people(
    served: Served, sent: dict[str, Any], refused: str
) -> None:
    who = newcomer(served)
    until = sent["until"] if sent["until"] is None else in_days(served, sent["until"])
    given = {"suggestion": suggested(who)[0]} | sent | {"until": until}
    answer = who.do("answerSuggestion", "... on Refusal { field }", **given)
    assert answer["field"] == refused
    assert said(who) == []


def test_time_and_languages_reach_the_ranking(served: Served) -> None:
    who = newcomer(served)
    assert who.read("{ myMeans { hoursPerWeek languages } }")["myMeans"] == {"hoursPerWeek": None, "languages": []}
    who.do("setMeans", hoursPerWeek=1.5, languages=["TA"])
    viewer = Viewer(person_id=who.id, territory_id=TERRITORY, language=Language.FR, memberships=(), session_id="x")
    state = served.run(person_state(served.deps, viewer))
    assert state.hours_per_week == 1.5
    assert state.languages == frozenset({"fr", "ta"})
    refused = who.do("setMeans", "... on Refusal { field }", hoursPerWeek=0.1)
    assert refused["field"] == "hoursPerWeek"
