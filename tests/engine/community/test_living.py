"""A tree that is kept up fact by fact is the tree of the same facts read from scratch."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skilltree.engine.community import CommunityCounters, LivingTree, count_histories
from tests.engine.community.oracle import FACTS, Slow, histories_of, is_forest
from tests.engine.community.test_counters import START, Fact, counters_of

PRIOR = st.dictionaries(st.sampled_from("abcdef"), st.one_of(st.none(), st.sampled_from("abcdefg")))


@given(FACTS)
@settings(deadline=None, max_examples=30)
def test_it_is_the_best_forest_by_a_slow_reckoning(facts: list[Fact]) -> None:
    slow = Slow(histories_of(facts))
    parents = LivingTree(counters_of(facts)).parents()
    assert sorted(parents) == slow.skills
    assert is_forest(parents)
    assert sum(slow.scores(skill)[parent] for skill, parent in parents.items()) == slow.best_total()


@given(st.lists(st.tuples(st.sampled_from(["learn", "learn", "unlearn", "forget"]), FACTS), max_size=4), PRIOR)
@settings(deadline=None, max_examples=30)
def test_followed_equals_from_scratch(deeds: list[tuple[str, list[Fact]]], prior: dict[str, str | None]) -> None:
    counters = CommunityCounters()
    tree = LivingTree(counters, prior)
    for deed, facts in deeds:
        for person, skill, hour in facts:
            if deed == "learn":
                tree.follow(counters.learn(person, skill, START + timedelta(hours=hour)))
            elif deed == "unlearn":
                tree.follow(counters.unlearn(person, skill))
            else:
                tree.follow(counters.forget(person))
        assert tree.parents() == LivingTree(afresh(counters), prior).parents()


def test_a_grown_community_followed_equals_from_scratch() -> None:
    draw = random.Random(7)
    skills = [f"s{at:02}" for at in range(30)]
    histories = [draw.sample(skills, draw.randint(1, 9)) for _ in range(400)]
    counters = CommunityCounters()
    tree = LivingTree(counters)
    for person, history in enumerate(histories):
        for hour, skill in enumerate(history):
            tree.follow(counters.learn(str(person), skill, START + timedelta(hours=hour)))
        if person % 40 == 39:
            expected = LivingTree(count_histories(histories[: person + 1])).parents()
            assert tree.parents() == expected


@given(FACTS, PRIOR, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=30)
def test_order_of_arrival_does_not_matter(facts: list[Fact], prior: dict[str, str | None], draw: object) -> None:
    shuffled = sorted(facts, key=lambda _: draw.random())  # type: ignore[attr-defined]
    assert LivingTree(counters_of(shuffled), prior).parents() == LivingTree(counters_of(facts), prior).parents()


@given(FACTS, PRIOR)
@settings(deadline=None, max_examples=30)
def test_it_is_a_forest_of_all_that_is_held_or_authored(facts: list[Fact], prior: dict[str, str | None]) -> None:
    parents = LivingTree(counters_of(facts), prior).parents()
    assert is_forest(parents)
    authored = {*prior, *(parent for parent in prior.values() if parent)}
    assert set(parents) == {skill for _, skill, _ in facts} | authored


def afresh(counters: CommunityCounters) -> CommunityCounters:
    """The same members counted anew, in order of their names."""
    again = CommunityCounters()
    for person, learnt in sorted(counters._learnt.items()):
        again.hold(person, {counters.skills[at]: when for at, when in sorted(learnt.items())})
    return again


def chain(people: int, skills: str) -> list[list[str]]:
    return [list(skills)] * people


def test_what_is_learnt_in_order_hangs_in_order() -> None:
    counters = count_histories([*chain(20, "abc"), *chain(10, "abd"), *chain(15, "a")])
    assert LivingTree(counters).parents() == {"a": None, "b": "a", "c": "b", "d": "b"}


def test_an_authored_order_shapes_a_small_community_and_fades() -> None:
    prior: Mapping[str, str | None] = {"a": None, "b": "a", "c": "a"}
    assert LivingTree(CommunityCounters(), prior).parents() == prior
    grown = LivingTree(count_histories([*chain(2000, "abc"), *chain(900, "a")]), prior)
    assert grown.parents()["c"] == "b"


@pytest.mark.parametrize("prior", [{"a": "b", "b": "a"}, {"a": "a"}])
def test_an_authored_cycle_is_cut(prior: dict[str, str | None]) -> None:
    assert is_forest(LivingTree(count_histories(chain(5, "ab")), prior).parents())


@given(FACTS, PRIOR, PRIOR)
@settings(deadline=None, max_examples=30)
def test_authors_may_change_their_minds(
    facts: list[Fact], first: dict[str, str | None], second: dict[str, str | None]
) -> None:
    tree = LivingTree(counters_of(facts), first)
    tree.parents()
    tree.author(second)
    assert tree.parents() == LivingTree(counters_of(facts), second).parents()


def test_of_three_that_follow_each_other_the_one_right_before_is_the_parent() -> None:
    draw = random.Random(3)
    histories = [[skill for skill in "abcdef" if draw.random() > 0.2] for _ in range(300)]
    histories += [[skill for skill in "abcxyz" if draw.random() > 0.2] for _ in range(300)]
    parents = LivingTree(count_histories(histories)).parents()
    assert parents == {"a": None, "b": "a", "c": "b", "d": "c", "e": "d", "f": "e", "x": "c", "y": "x", "z": "y"}
