"""Other learning platforms."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from skilltree.service.xapi_platforms import add_platform
from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, only, signed_in
from tests.graphql.stage import WRITING, Stage
from tests.graphql.written import write


def platform_of(stage: Stage) -> str:
    """A platform of the author's organisation."""
    deps = stage.served.deps
    return stage.served.run(add_platform(deps.store, deps.clock, WRITING, f"Moodle {uuid4().hex[:8]}")).platform_id


def linked(stage: Stage) -> dict[str, Any]:
    """A platform that the owner lets grow their tree."""
    platform = platform_of(stage)
    assert stage.owner.do("linkPlatform", platform=platform)["__typename"] == "PlatformLinked"
    return {"platform": platform}


def activity_of(stage: Stage) -> dict[str, Any]:
    """An activity that the author said something of."""
    return {
        "platform": platform_of(stage),
        "iri": "https://moodle.example/cours/1",
        "name": "Souder",
        "skills": [{"skill": stage.skill, "level": 2}],
    }


def mapped(stage: Stage) -> dict[str, Any]:
    """Nothing to send: the author said what an activity teaches."""
    assert stage.who("author").do("mapActivity", **activity_of(stage))["__typename"] == "ActivityMapped"
    return {}


AREA = Area(
    queries={
        "platforms": Row(signed_in(), lambda stage: {"_": platform_of(stage)}, "{ platforms { id label linked } }"),
        "platformActivities": Row(
            only("author", otherwise="empty"), mapped, "{ platformActivities(waiting: false) { iri name } }"
        ),
    },
    mutations={
        "linkPlatform": Row(signed_in(elsewhere="NOT_FOUND"), lambda stage: {"platform": platform_of(stage)}),
        "unlinkPlatform": Row(only("owner", otherwise="NOT_FOUND"), linked),
        "mapActivity": Row(only("author", otherwise="NOT_FOUND"), activity_of),
    },
    writes={
        "linkPlatform": write(
            "owner",
            lambda stage: {"platform": platform_of(stage)},
            lambda stage: {"platform": platform_of(stage)},
            "... on PlatformLinked { platform { id linked code } grew }",
        ),
        "unlinkPlatform": write(
            "owner",
            linked,
            lambda stage: {"platform": platform_of(stage)},
            "... on PlatformUnlinked { platform { id linked code } }",
        ),
        "mapActivity": write(
            "author",
            activity_of,
            lambda _: {"hours": 2.0},
            "... on ActivityMapped { activity { iri name hours } }",
        ),
    },
    own={
        "LearningPlatform": covered(
            "id label organisation linked code since",
            "Query.platforms PlatformLinked.platform PlatformUnlinked.platform",
        ),
        "PlatformActivity": covered(
            "platformId platformLabel iri name teaches hours", "Query.platformActivities ActivityMapped.activity"
        ),
        "PlatformLinked": covered("platform grew", "Mutation.linkPlatform"),
        "PlatformUnlinked": covered("platform", "Mutation.unlinkPlatform"),
        "ActivityMapped": covered("activity", "Mutation.mapActivity"),
    },
)
