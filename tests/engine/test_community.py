"""The community's tree: counters are exact, the tree is a forest, a small community shows nothing."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.catalogue import Catalogue
from skilltree.engine.community import RANK_SCALE, CommunityCounters
from skilltree.engine.community_tree import CommunityCellState, Fit, branch_parents, grow
from skilltree.model.taxonomy import Skill
from skilltree.model.words import SkillKind

START = datetime(2026, 1, 1, tzinfo=UTC)
FACT = st.tuples(st.sampled_from("pqrst"), st.sampled_from("abcdef"), st.integers(0, 4))
FACTS = st.lists(FACT, max_size=25)

Fact = tuple[str, str, int]


def counters_of(facts: list[Fact]) -> CommunityCounters:
    counters = CommunityCounters()
    for person, skill, hour in facts:
        counters.learn(person, skill, START + timedelta(hours=hour))
    return counters


def state_of(counters: CommunityCounters) -> tuple[object, ...]:
    return (counters.members, counters.holders, counters.rank_sums, counters.together, counters.before)


def histories_of(facts: list[Fact]) -> dict[str, dict[str, int]]:
    histories: dict[str, dict[str, int]] = {}
    for person, skill, hour in facts:
        known = histories.setdefault(person, {})
        known[skill] = min(hour, known.get(skill, hour))
    return histories


@given(FACTS)
def test_counters_equal_a_slow_count(facts: list[Fact]) -> None:
    counters, histories = counters_of(facts), histories_of(facts)
    holders = Counter(skill for known in histories.values() for skill in known)
    before = Counter((a, b) for known in histories.values() for a in known for b in known if known[a] < known[b])
    together = Counter((a, b) for known in histories.values() for a in known for b in known if a < b)
    assert counters.members == len(histories)
    assert (counters.holders, counters.before, counters.together) == (holders, before, together)
    for skill in holders:
        exact = Fraction(0)
        for known in histories.values():
            if skill in known and len(known) > 1:
                earlier = sum(hour < known[skill] for hour in known.values())
                same = sum(hour == known[skill] for hour in known.values()) - 1
                exact += Fraction(2 * earlier + same, 2 * (len(known) - 1))
        assert abs(counters.rank_sums[skill] / RANK_SCALE - exact) < 1e-4


@given(FACTS, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(facts: list[Fact], random: object) -> None:
    shuffled = sorted(facts, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert state_of(counters_of(shuffled)) == state_of(counters_of(facts))


@given(FACTS, FACTS)
def test_forgetting_leaves_no_trace(facts: list[Fact], more: list[Fact]) -> None:
    counters = counters_of([*facts, *((f"x{person}", skill, hour) for person, skill, hour in more)])
    for person in "pqrst":
        counters.forget(f"x{person}")
    assert state_of(counters) == state_of(counters_of(facts))


@given(FACTS)
def test_unlearning_leaves_no_trace(facts: list[Fact]) -> None:
    counters = counters_of(facts)
    for person in "pqrst":
        counters.unlearn(person, "a")
    assert state_of(counters) == state_of(counters_of([fact for fact in facts if fact[1] != "a"]))


@given(FACTS, st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")), st.sampled_from(Fit))
def test_the_tree_is_a_forest_of_all_skills(facts: list[Fact], prior: dict[str, str], fit: Fit) -> None:
    cells = grow(counters_of(facts), prior=prior, floor=0, fit=fit)
    assert cells == grow(counters_of(facts[::-1]), prior=prior, floor=0, fit=fit)
    skills = [cell.skill_id for cell in cells]
    assert len(skills) == len(set(skills))
    assert {skill for _, skill, _ in facts} <= set(skills)
    depth: dict[str | None, int] = {None: -1}
    for cell in cells:
        assert cell.depth == depth[cell.parent_id] + 1
        depth[cell.skill_id] = cell.depth


@given(FACTS)
def test_parents_equal_a_slow_search(facts: list[Fact]) -> None:
    histories = histories_of(facts).values()
    counters = counters_of(facts)
    cells = grow(counters, floor=0)
    order = [cell.skill_id for cell in cells]
    holders = {skill: sum(skill in known for known in histories) for skill in order}
    ranks = {skill: round(counters.rank_sums[skill] / RANK_SCALE / holders[skill], 9) for skill in order}
    assert order == sorted(order, key=lambda skill: (-holders[skill], ranks[skill], skill))
    for at, cell in enumerate(cells):
        best: tuple[float, int] | None = None
        for position, other in enumerate(order[:at]):
            both = sum(other in known and cell.skill_id in known for known in histories)
            first = sum(known.get(other, 9) < known.get(cell.skill_id, -1) for known in histories)
            second = sum(known.get(cell.skill_id, 9) < known.get(other, -1) for known in histories)
            if 2 * both >= holders[cell.skill_id] and first > second:
                chance = holders[other] * holders[cell.skill_id] / (2 * len(histories))
                fit = round((both - chance) / (holders[other] + holders[cell.skill_id] - both), 9)
                best = min(best or (1.0, 0), (-fit, position))
        assert cell.parent_id == (None if best is None else order[best[1]])


def chain(people: int, skills: str, name: str = "p") -> list[Fact]:
    return [(f"{name}{person}", skill, hour) for person in range(people) for hour, skill in enumerate(skills)]


@pytest.mark.parametrize("fit", list(Fit))
def test_what_is_learnt_in_order_hangs_in_order(fit: Fit) -> None:
    facts = [*chain(20, "abc"), *chain(10, "abd", "q"), *chain(15, "a", "r")]
    parents = {cell.skill_id: cell.parent_id for cell in grow(counters_of(facts), fit=fit)}
    assert parents["c"] == "b"
    assert parents["b"] == "a"
    assert parents["a"] is None


def test_an_authored_order_shapes_a_small_community_and_fades() -> None:
    prior = {"a": None, "b": "a", "c": "a"}
    empty = {cell.skill_id: cell.parent_id for cell in grow(CommunityCounters(), prior=prior, floor=0)}
    assert empty == prior
    facts = [*chain(2000, "abc"), *chain(900, "a", "q")]
    grown = {cell.skill_id: cell.parent_id for cell in grow(counters_of(facts), prior=prior)}
    assert grown["c"] == "b"


def test_below_the_floor_nothing_shows() -> None:
    assert grow(counters_of(chain(10, "ab"))) == []
    cells = grow(counters_of([*chain(11, "a"), *chain(3, "b", "q")]))
    assert cells == [
        CommunityCellState(skill_id="a", parent_id=None, depth=0, holders=11, share=11 / 14),
        CommunityCellState(skill_id="b", parent_id=None, depth=0, holders=None, share=None),
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
