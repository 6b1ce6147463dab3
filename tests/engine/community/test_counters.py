"""Counters are exact, whatever the order of arrival, and forgetting leaves no trace."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.community import CommunityCounters, bulk, count_histories
from skilltree.engine.community.levels import LOGARITHMS, SCALE, VALUES, level_of, log_of, roughly, value_of
from tests.engine.community.oracle import FACTS, Slow, histories_of, rough

START = datetime(2026, 1, 1, tzinfo=UTC)
Fact = tuple[str, str, int]
HISTORIES = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=9), max_size=12)


def counters_of(facts: list[Fact]) -> CommunityCounters:
    counters = CommunityCounters()
    for person, skill, hour in facts:
        counters.learn(person, skill, START + timedelta(hours=hour))
    return counters


def state_of(counters: CommunityCounters) -> dict[object, object]:
    """All that is counted, by the names of skills; without zeros."""
    names = counters.skills
    state: dict[object, object] = {"members": counters.members, "facts": counters.facts}
    for name, array in (
        ("holders", counters.holders),
        ("together", counters.together),
        ("before", counters.before),
    ):
        for at in np.argwhere(array).tolist():
            gap = at[:1] if name == "before" else []
            state[name, *gap, *(names[one] for one in at[len(gap) :])] = int(array[tuple(at)])
    return state


@given(FACTS)
def test_counters_equal_a_slow_count(facts: list[Fact]) -> None:
    counters, slow = counters_of(facts), Slow(histories_of(facts))
    assert counters.members == len(slow.people)
    for one in slow.skills:
        i = counters.index[one]
        assert counters.holders[i] == slow.holders(one)
        for other in slow.skills:
            j = counters.index[other]
            assert counters.together[i, j] == slow.together(one, other)
            assert counters.before[:, i, j].tolist() == slow.apart(one, other)


@given(FACTS, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(facts: list[Fact], random: object) -> None:
    shuffled = sorted(facts, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert state_of(counters_of(shuffled)) == state_of(counters_of(facts))


@given(FACTS, FACTS)
def test_forgetting_leaves_no_trace(facts: list[Fact], more: list[Fact]) -> None:
    counters = counters_of([*facts, *((f"x{person}", skill, hour) for person, skill, hour in more)])
    for person in "pqrstuv":
        counters.forget(f"x{person}")
    assert state_of(counters) == state_of(counters_of(facts))


@given(FACTS)
def test_unlearning_leaves_no_trace(facts: list[Fact]) -> None:
    counters = counters_of(facts)
    for person in "pqrstuv":
        counters.unlearn(person, "a")
    assert state_of(counters) == state_of(counters_of([fact for fact in facts if fact[1] != "a"]))


@given(HISTORIES, st.sampled_from([2, 20, bulk.CHUNK]))
def test_counting_in_bulk_equals_counting_one_by_one(histories: list[list[str]], chunk: int) -> None:
    counters = CommunityCounters()
    for person, history in enumerate(histories):
        for hour, skill in enumerate(dict.fromkeys(history)):
            counters.learn(str(person), skill, START + timedelta(hours=hour))
    was = bulk.CHUNK
    bulk.CHUNK = chunk  # type: ignore[misc]
    try:
        assert state_of(count_histories(histories)) == state_of(counters)
    finally:
        bulk.CHUNK = was  # type: ignore[misc]


def test_a_fact_says_what_it_touched_and_nothing_where_nothing_changed() -> None:
    counters = counters_of([("p", "a", 0), ("p", "b", 1)])
    assert counters.learn("p", "c", START).skills.tolist() == [0, 1, 2]
    assert counters.learn("p", "c", START + timedelta(hours=3)).skills.tolist() == []
    assert counters.unlearn("q", "c").skills.tolist() == []


@given(st.lists(st.integers(0, 1 << 39), min_size=1))
def test_steps_keep_seven_digits_and_order(counts: list[int]) -> None:
    asked = np.array(sorted(counts))
    steps, values = level_of(asked), value_of(asked)
    assert (np.diff(steps) >= 0).all()
    assert (values <= asked).all()
    assert (asked - values < np.maximum(asked / 64, 1)).all()
    assert (level_of(values) == steps).all()
    assert (log_of(asked) == LOGARITHMS[steps]).all()
    assert np.allclose(log_of(asked) / SCALE, np.log(values + 0.5), atol=0.01)
    assert (VALUES[:128] == np.arange(128)).all()
    assert roughly(asked).tolist() == [rough(count) for count in sorted(counts)]
