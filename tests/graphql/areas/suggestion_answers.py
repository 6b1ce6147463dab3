"""What one says of suggestions, and one's time and languages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import SIGNED_OUT, Row, only, signed_in
from tests.graphql.stage import Stage
from tests.graphql.written import write


def later(stage: Stage) -> dict[str, Any]:
    """The module that everybody may be shown, put off for a week."""
    until = stage.served.deps.clock().date() + timedelta(days=7)
    return {"suggestion": stage.module, "kind": "LATER", "until": until.isoformat()}


def put_off(stage: Stage) -> str:
    """The owner's word on that module."""
    stage.owner.do("answerSuggestion", **later(stage))
    return stage.module


def stated(stage: Stage) -> dict[str, Any]:
    """The owner's time and languages."""
    return {"_": stage.owner.do("setMeans", hoursPerWeek=3.5, languages=["TA"])}


AREA = Area(
    queries={
        "mySuggestionAnswers": Row(
            {"owner": "ok", "stranger": "empty", "recruiter": "empty", "counsellor": "empty", "visitor": SIGNED_OUT},
            lambda stage: {"_": put_off(stage)},
            "{ mySuggestionAnswers { id kind since until subject { __typename } } }",
        ),
        "myMeans": Row(signed_in(), stated, "{ myMeans { hoursPerWeek languages } }"),
    },
    mutations={
        "answerSuggestion": Row({"owner": "ok", "visitor": SIGNED_OUT}, later),
        "forgetSuggestionAnswers": Row(
            only("owner", otherwise="NOT_FOUND"), lambda stage: {"suggestion": put_off(stage)}
        ),
        "setMeans": Row(
            {"owner": "ok", "visitor": SIGNED_OUT}, lambda _stage: {"hoursPerWeek": 2, "languages": ["AR"]}
        ),
    },
    writes={
        "answerSuggestion": write(
            "owner",
            later,
            lambda _stage: {"kind": "DONE", "until": None},
            "... on SuggestionAnswered { answer { id kind since until subject { __typename } } }",
        ),
        "forgetSuggestionAnswers": write(
            "owner",
            lambda stage: {"suggestion": put_off(stage)},
            lambda _stage: {"suggestion": None},
            "... on SuggestionAnswersForgotten { count }",
        ),
        "setMeans": write(
            "owner",
            lambda _stage: {"hoursPerWeek": 2.5, "languages": ["AR", "FR"]},
            lambda _stage: {"languages": []},
            "... on MeansSet { means { hoursPerWeek languages } }",
        ),
    },
    own={
        "SuggestionAnswer": covered(
            "id kind subject since until", "Query.mySuggestionAnswers SuggestionAnswered.answer"
        ),
        "SuggestionAnswered": covered("answer", "Mutation.answerSuggestion"),
        "SuggestionAnswersForgotten": covered("count", "Mutation.forgetSuggestionAnswers"),
        "Means": covered("hoursPerWeek languages", "Query.myMeans MeansSet.means"),
        "MeansSet": covered("means", "Mutation.setMeans"),
    },
)
