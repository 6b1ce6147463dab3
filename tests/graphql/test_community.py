"""The community tree of the demonstration: whole, of a group, with one's own skills lit."""

from __future__ import annotations

from typing import Any

import pytest

from skilltree.service.engines import TerritoryEngines
from tests.web.people import TERRITORY, newcomer, visitor
from tests.web.served import Served

CELLS = "members cells { skill { id } parentId depth holders shade part mine }"
WHOLE = "{ territory { communityTree { %s } } }" % CELLS  # noqa: UP031 -- braces
OF_GROUP = "query($group: CommunityGroupInput) { territory { communityTree(group: $group) { %s } } }" % CELLS  # noqa: UP031


def engines_of(served: Served) -> TerritoryEngines:
    return served.deps.engines.territories[TERRITORY]


def tree_of(answer: dict[str, Any]) -> dict[str, Any] | None:
    assert "errors" not in answer, answer
    found: dict[str, Any] | None = answer["data"]["territory"]["communityTree"]
    return found


def check_forest(tree: dict[str, Any]) -> None:
    depth = {None: -1}
    for cell in tree["cells"]:
        assert cell["skill"]["id"] not in depth
        assert cell["depth"] == depth[cell["parentId"]] + 1
        depth[cell["skill"]["id"]] = cell["depth"]


def test_everybody_sees_the_whole_and_their_own_skills_lit(served: Served) -> None:
    floor = served.deps.rules.privacy_floor
    local = engines_of(served)
    seen = tree_of(visitor(served).ask(WHOLE))
    assert seen is not None
    check_forest(seen)
    assert seen["members"] == local.community.members // floor * floor >= floor
    assert not any(cell["mine"] for cell in seen["cells"])
    for cell in seen["cells"]:
        held = local.holders.get(cell["skill"]["id"], 0)
        assert cell["holders"] == (held if held >= floor else None)
        assert 1 <= cell["shade"] <= 5
    owner = newcomer(served, "Zoé")
    owner.do("declareSkill", skill=seen["cells"][0]["skill"]["id"], level=2)
    lit = {cell["skill"]["id"] for cell in (tree_of(owner.ask(WHOLE)) or {})["cells"] if cell["mine"]}
    assert lit == {seen["cells"][0]["skill"]["id"]}


def test_a_commune_has_a_tree_without_numbers_of_skills(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    local, floor = engines_of(served), served.deps.rules.privacy_floor
    holding = sorted(person for person, skills in local.held.items() if skills)
    assert len(holding) > floor + 3
    monkeypatch.setattr(local, "homes", dict.fromkeys(holding[: floor + 3], "93066") | {holding[-1]: "93001"})
    tree = tree_of(visitor(served).ask(OF_GROUP, group={"commune": "93066"}))
    assert tree is not None
    check_forest(tree)
    assert tree["members"] == floor
    assert all(cell["holders"] is None for cell in tree["cells"])
    held = {skill for person in holding[: floor + 3] for skill in local.held[person]}
    assert {cell["skill"]["id"] for cell in tree["cells"]} <= held
    assert tree_of(visitor(served).ask(OF_GROUP, group={"commune": "93001"})) is None


def test_an_unknown_group_shows_nothing(served: Served) -> None:
    for group in ({"commune": "00000"}, {"course": "?"}, {"occupation": "?"}, {"organisation": "?"}):
        assert tree_of(visitor(served).ask(OF_GROUP, group=group)) is None


def test_other_peoples_own_words_are_not_on_it(served: Served) -> None:
    owner = newcomer(served, "Zoé")
    owner.do("proposeSkill", label="nouer des filets à la main", level=1)
    own = {cell["skill"]["id"] for cell in (tree_of(owner.ask(WHOLE)) or {})["cells"]}
    others = {cell["skill"]["id"] for cell in (tree_of(visitor(served).ask(WHOLE)) or {})["cells"]}
    assert len(own - others) == 1
