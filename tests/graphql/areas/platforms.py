"""Other learning platforms."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from skilltree.model.hook import HookKind, HookMessage
from skilltree.service.hooks import hear_hook
from skilltree.service.xapi_platforms import add_platform, revoke_platform
from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, only, signed_in
from tests.graphql.stage import WRITING, Stage
from tests.graphql.written import write
from tests.web.people import TERRITORY


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


def brought(stage: Stage) -> dict[str, Any]:
    """Nothing to send: a platform brought the owner a skill."""
    platform = linked(stage)["platform"]
    stage.who("author").do("mapActivity", **(activity_of(stage) | {"platform": platform}))
    deps = stage.served.deps

    async def tell() -> None:
        async with deps.store.reading() as db:
            found = await db.xapi.platform(platform)
        assert found is not None
        told = HookMessage(
            id="msg", kind=HookKind.COMPLETION, learner=stage.owner.address, activity="https://moodle.example/cours/1"
        )
        await hear_hook(deps, found, told, "https://here.example")

    stage.served.run(tell())
    return {}


def own_platform(stage: Stage) -> dict[str, Any]:
    """A platform to be added, where there is room for it."""
    deps = stage.served.deps

    async def make_room() -> None:
        async with deps.store.reading() as db:
            there = await db.xapi.platforms(TERRITORY)
        for one in there:
            await revoke_platform(deps.store, deps.clock, one.id)

    stage.served.run(make_room())
    return {"organisation": WRITING, "label": "Moodle", "kind": "XAPI"}


AREA = Area(
    queries={
        "ownPlatforms": Row(
            only("author", otherwise="empty"),
            lambda stage: {"_": platform_of(stage)},
            "{ ownPlatforms { id label kind lastTold } }",
        ),
        "platformFacts": Row(
            only("owner", otherwise="empty"), brought, "{ platformFacts { id source reason skill { id } } }"
        ),
        "platforms": Row(signed_in(), lambda stage: {"_": platform_of(stage)}, "{ platforms { id label linked } }"),
        "platformActivities": Row(
            only("author", otherwise="empty"), mapped, "{ platformActivities(waiting: false) { iri name } }"
        ),
    },
    mutations={
        "linkPlatform": Row(signed_in(elsewhere="NOT_FOUND"), lambda stage: {"platform": platform_of(stage)}),
        "unlinkPlatform": Row(only("owner", otherwise="NOT_FOUND"), linked),
        "mapActivity": Row(only("author", otherwise="NOT_FOUND"), activity_of),
        "addPlatform": Row(only("author", otherwise="NOT_FOUND"), own_platform),
        "revokePlatform": Row(only("author", otherwise="NOT_FOUND"), lambda stage: {"platform": platform_of(stage)}),
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
        "addPlatform": write(
            "author",
            own_platform,
            lambda _: {"kind": "WEBHOOK"},
            "... on PlatformAdded { platform { id label kind } secret }",
        ),
        "revokePlatform": write(
            "author",
            lambda stage: {"platform": platform_of(stage)},
            lambda stage: {"platform": platform_of(stage)},
            "... on PlatformRevoked { platform { id revoked } }",
        ),
    },
    own={
        "LearningPlatform": covered(
            "id label organisation linked code since revoked",
            "Query.platforms PlatformLinked.platform PlatformUnlinked.platform",
        ),
        "PlatformActivity": covered(
            "platformId platformLabel iri name teaches hours proposed",
            "Query.platformActivities ActivityMapped.activity",
        ),
        "PlatformLinked": covered("platform grew", "Mutation.linkPlatform"),
        "PlatformUnlinked": covered("platform", "Mutation.unlinkPlatform"),
        "ActivityMapped": covered("activity", "Mutation.mapActivity"),
        "OwnPlatform": covered(
            "id label organisationId organisation kind since lastTold revoked",
            "Query.ownPlatforms PlatformAdded.platform PlatformRevoked.platform",
        ),
        "PlatformAdded": covered("platform secret", "Mutation.addPlatform"),
        "PlatformRevoked": covered("platform", "Mutation.revokePlatform"),
        "PlatformFact": covered(
            "id platformId platformLabel skill level source at takenBackAt reason retracted", "Query.platformFacts"
        ),
    },
)
