"""Showing one's tree by a link."""

from __future__ import annotations

from typing import Any

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, everybody, only, signed_in
from tests.graphql.stage import Stage
from tests.graphql.written import write


def grown_up(stage: Stage) -> dict[str, Any]:
    """A link for the whole tree; the asking person's year of birth is known."""
    assert stage.evidence
    stage.owner.do("updateProfile", birthYear=1990)
    return {"branch": None, "label": "Mon conseiller", "days": 30}


def shared(stage: Stage) -> dict[str, Any]:
    """The owner's link."""
    made = stage.owner.do("shareTree", "... on TreeShared { share { id } token }", **grown_up(stage))
    return {"share": made["share"]["id"], "token": made["token"]}


AREA = Area(
    queries={
        "myTreeShares": Row(
            only("owner", otherwise="empty"), lambda stage: {"_": shared(stage)}, "{ myTreeShares { id label } }"
        ),
        "sharedTree": Row(
            everybody(),
            lambda stage: {"token": shared(stage)["token"]},
            "query($token: String!) { sharedTree(token: $token) { ownerName skills { level } } }",
        ),
    },
    mutations={
        "shareTree": Row(
            signed_in(),
            grown_up,
        ),
        "stopShowing": Row(only("owner", otherwise="NOT_FOUND"), lambda stage: {"share": shared(stage)["share"]}),
    },
    writes={
        "shareTree": write(
            "owner",
            grown_up,
            lambda stage: {"branch": stage.skill, "days": 7},
            "... on TreeShared { share { id label since until forAccount branch { id } } token }",
        ),
        "stopShowing": write(
            "owner",
            lambda stage: {"share": shared(stage)["share"]},
            lambda stage: {"share": stage.nothing("TreeShare")},
            "... on TreeShareEnded { shareId }",
        ),
    },
    own={
        "TreeShare": covered("id branch label since until forAccount heldBy", "Query.myTreeShares TreeShared.share"),
        "TreeShared": covered("share token", "Mutation.shareTree"),
        "TreeShareEnded": covered("shareId", "Mutation.stopShowing"),
        "SharedTree": covered("ownerName until skills forAccount", "Query.sharedTree Query.keptTree"),
        "SharedSkill": covered(
            "skill level standing dormant validUntil parentId",
            "SharedTree.skills SeenTree.skills PublicTree.skills",
        ),
    },
)
