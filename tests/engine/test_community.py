"""The community's cells: a forest, parents first; a small community shows nothing, and few holders are not counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.catalogue import Catalogue
from skilltree.engine.community import CommunityCounters, count_histories
from skilltree.engine.community_tree import CommunityCellState, branch_parents, grow
from skilltree.model.taxonomy import Skill
from skilltree.model.words import CommunityPart, SkillKind

HISTORIES = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=9), max_size=12)


def chain(people: int, skills: str) -> list[list[str]]:
    return [list(skills)] * people


@given(HISTORIES, st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")))
def test_the_tree_is_a_forest_of_all_skills(histories: list[list[str]], prior: dict[str, str]) -> None:
    cells = grow(count_histories(histories), prior=prior, floor=0)
    assert cells == grow(count_histories(histories[::-1]), prior=prior, floor=0)
    skills = [cell.skill_id for cell in cells]
    assert len(skills) == len(set(skills))
    assert {skill for history in histories for skill in history} <= set(skills)
    depth: dict[str | None, int] = {None: -1}
    for cell in cells:
        assert cell.depth == depth[cell.parent_id] + 1
        depth[cell.skill_id] = cell.depth
    inner = {cell.parent_id for cell in cells}
    assert all(cell.skill_id not in inner for cell in cells if cell.part is CommunityPart.LEAF)
    trunk = [cell for cell in cells if cell.part is CommunityPart.TRUNK]
    assert [cell.depth for cell in trunk] == list(range(len(trunk)))
    assert [cell.parent_id for cell in trunk] == [None, *(cell.skill_id for cell in trunk)][: len(trunk)]


def test_the_trunk_is_what_nearly_all_hold() -> None:
    cells = grow(count_histories([*chain(20, "abc"), *chain(14, "abd"), *chain(6, "ae")]))
    assert {cell.skill_id: cell.part.value for cell in cells} == {
        "a": "trunk", "b": "trunk", "c": "leaf", "d": "leaf", "e": "leaf"
    }  # fmt: skip


def test_below_the_floor_nothing_shows() -> None:
    assert grow(count_histories(chain(10, "ab"))) == []
    assert grow(CommunityCounters(), prior={"b": "a"}) == []
    cells = grow(count_histories([*chain(11, "a"), *chain(3, "b"), *chain(4, "c")]))
    assert cells == [
        CommunityCellState(
            skill_id="a", parent_id=None, depth=0, holders=11, share=11 / 18, shade=1, part=CommunityPart.TRUNK
        ),
        CommunityCellState(
            skill_id="b", parent_id=None, depth=0, holders=None, share=None, shade=1, part=CommunityPart.LEAF
        ),
        CommunityCellState(
            skill_id="c", parent_id=None, depth=0, holders=None, share=None, shade=1, part=CommunityPart.LEAF
        ),
    ]


def skill(skill_id: str, broader: str = "", before: str = "") -> Skill:
    return Skill(
        id=skill_id, kind=SkillKind.SKILL, labels={"fr": skill_id}, broader=tuple(broader), prerequisites=tuple(before)
    )


def test_branches_grow_out_of_the_nearest_held_skill() -> None:
    catalogue = Catalogue([skill("a"), skill("b", "a"), skill("c", "b"), skill("d", "", "c"), skill("e", "a", "d")])
    assert branch_parents("acd", catalogue) == {"a": None, "c": "a", "d": "c"}
    assert branch_parents("abcde", catalogue) == {"a": None, "b": "a", "c": "b", "d": "c", "e": "a"}
    assert branch_parents("ad", catalogue, lambda _: ["a"]) == {"a": None, "d": "a"}


@given(
    st.lists(st.builds(skill, st.sampled_from("abcdef"), st.text("abcdef", max_size=2), st.text("abcdef", max_size=2)))
)
def test_branches_never_close_a_cycle(skills: list[Skill]) -> None:
    parents = branch_parents("abcdef", Catalogue(skills))
    for start in parents:
        at, steps = parents[start], 0
        while at is not None:
            at, steps = parents[at], steps + 1
            assert steps <= len(parents)
