"""The way to a goal, and what a text may mean as one: from one's own tree alone."""

from __future__ import annotations

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, signed_in

AREA = Area(
    queries={
        "path": Row(signed_in(), document='{ path(goal: { text: "installateur fibre" }) { hours } }'),
        "goalMeanings": Row(
            signed_in(), document='{ goalMeanings(text: "devenir installateur fibre") { occupations { id } } }'
        ),
    },
    own={
        "Path": covered(
            "goal understoodAs steps hours costEuros finishesOn proven weeklyHoursNeeded have lacking missing "
            "alternatives",
            "Query.path",
        ),
        "PathStep": covered("module brings startsOn finishesOn sessions skippable savesHours", "Path.steps"),
        "OtherPath": covered("way modules hours costEuros finishesOn", "Path.alternatives"),
        "PathMissing": covered("wanted skill level obstacles", "Path.missing"),
        "GoalMeanings": covered("occupations skills", "Query.goalMeanings"),
    },
)
