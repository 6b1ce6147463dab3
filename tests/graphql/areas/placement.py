"""Placement tests: one's own alone."""

from __future__ import annotations

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, only, signed_in
from tests.graphql.written import write

AREA = Area(
    queries={
        "placement": Row(
            only("owner", otherwise="null"),
            lambda stage: {"id": stage.placement},
            "query($id: ID!) { placement(id: $id) { id } }",
        ),
        "lastPlacement": Row(
            only("owner", otherwise="null"),
            lambda stage: {"skill": stage.placeable, "_": stage.placement},
            "query($skill: ID!) { lastPlacement(skill: $skill) { id } }",
        ),
    },
    mutations={
        "startPlacement": Row(signed_in(elsewhere="ok"), lambda stage: {"skill": stage.placeable_too}),
        "answerPlacement": Row(only("owner", otherwise="NOT_FOUND"), lambda stage: stage.placement_answer()),
        "endPlacement": Row(only("owner", otherwise="NOT_FOUND"), lambda stage: {"placement": stage.placement}),
    },
    writes={
        "startPlacement": write(
            "owner",
            lambda stage: {"skill": stage.placeable},
            lambda stage: {"skill": stage.placeable_too},
            "... on PlacementStarted { placement { id question { id text } } }",
        ),
        "answerPlacement": write(
            "owner",
            lambda stage: stage.placement_answer(),
            lambda _: {"choice": None},
            "... on PlacementAnswered { right placement { id asked question { id } } }",
        ),
        "endPlacement": write(
            "owner",
            lambda stage: {"placement": stage.placement},
            lambda stage: {"placement": stage.nothing("Placement")},
            "... on PlacementEnded { placement { id ended } }",
        ),
    },
    own={
        "Placement": covered(
            "id skill asked most ended question questionLanguage wording againFrom verdict grown skip first later",
            "Query.placement Query.lastPlacement PlacementStarted.placement PlacementAnswered.placement "
            "PlacementEnded.placement",
        ),
        "SkillVerdict": covered("skill standing level words", "Placement.verdict"),
        "PlacementStarted": covered("placement", "Mutation.startPlacement"),
        "PlacementAnswered": covered("placement right", "Mutation.answerPlacement"),
        "PlacementEnded": covered("placement", "Mutation.endPlacement"),
    },
)
