"""A tree shown to whom its owner chooses: what is shown, what is told to the owner, and how it ends."""

from __future__ import annotations

from typing import Any

import pytest

from tests.graphql.areas.tree_shares import grown_up, shared
from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.graphql.stage_teaching import SECRET_NOTE
from tests.web.served import Served

SEEN = "query($token: String!) { sharedTree(token: $token) { ownerName until skills { level standing skill { id } } } }"


@pytest.fixture(scope="module")
def cast(served: Served) -> Cast:
    return Cast(served)


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return Stage(cast)


def look(stage: Stage, role: str, token: str) -> Any:
    return stage.who(role).read(SEEN, token=token)["sharedTree"]


def log_of(stage: Stage) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = stage.owner.read("{ me { accessLog { who what why } } }")["me"]["accessLog"]
    return found


def test_a_visitor_sees_the_leaves_and_nothing_of_what_shows_them(stage: Stage) -> None:
    seen = look(stage, "visitor", shared(stage)["token"])
    assert seen["ownerName"] == stage.name
    assert [(leaf["skill"]["id"], leaf["level"]) for leaf in seen["skills"]] == [(stage.skill, 3)]
    assert SECRET_NOTE not in str(seen)


def test_each_look_is_told_to_the_owner_but_their_own(stage: Stage) -> None:
    token = shared(stage)["token"]
    look(stage, "owner", token)
    assert log_of(stage) == []
    look(stage, "visitor", token)
    look(stage, "stranger", token)
    assert [(line["what"], line["why"]) for line in log_of(stage)] == [("tree", "shared-link")] * 2
    assert log_of(stage)[1]["who"] == "Mon conseiller"


def test_a_branch_shows_that_branch_alone(stage: Stage) -> None:
    given = grown_up(stage)
    stage.owner.do("declareSkill", skill=stage.other_skill, level=2)
    made = stage.owner.do("shareTree", "... on TreeShared { token }", **(given | {"branch": stage.skill}))
    seen = look(stage, "visitor", made["token"])
    assert [leaf["skill"]["id"] for leaf in seen["skills"]] == [stage.skill]


def test_an_ended_link_shows_nothing_at_once(stage: Stage) -> None:
    made = shared(stage)
    assert look(stage, "visitor", made["token"])
    assert stage.owner.do("stopShowing", share=made["share"])["__typename"] == "TreeShareEnded"
    assert look(stage, "visitor", made["token"]) is None
    assert stage.owner.do("stopShowing", share=made["share"])["code"] == "NOT_FOUND"


@pytest.mark.parametrize("token", ["", "x" * 10_000, "\u0000", "é", "0" * 64])
def test_a_guess_shows_nothing(stage: Stage, token: str) -> None:
    assert look(stage, "visitor", token) is None


@pytest.mark.parametrize(("change", "code"), [
    ({"days": 0}, "INVALID_INPUT"), ({"days": 10_000}, "INVALID_INPUT"), ({"label": "  "}, "TEXT_MISSING"),
    ({"label": "x" * 5_000}, "TEXT_TOO_LONG"),
])  # fmt: skip
def test_nonsense_is_refused(stage: Stage, change: dict[str, Any], code: str) -> None:
    assert stage.owner.do("shareTree", **(grown_up(stage) | change))["code"] == code


def test_children_show_nothing(stage: Stage) -> None:
    given = grown_up(stage)
    stage.owner.do("updateProfile", birthYear=stage.served.deps.clock().year - 14)
    assert stage.owner.do("shareTree", **given)["code"] == "PARENT_NEEDED"


def test_the_ledger_has_the_yes_and_its_end(stage: Stage) -> None:
    made = shared(stage)
    stage.owner.do("stopShowing", share=made["share"])

    async def ledger() -> list[tuple[str, bool]]:
        async with stage.served.deps.store.reading() as db:
            return [(line.purpose, line.given) for line in await db.ledger.consents(stage.owner.id)]

    assert stage.served.run(ledger())[-2:] == [("shown-by-link", True), ("shown-by-link", False)]
