"""Figures in whole steps of the floor: no look, no two looks and no subtraction show a smaller group."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.floor import at_least
from skilltree.engine.insight import module_figures, most_wanted, surely_fails, wanted_figures
from skilltree.model.course import PASS_SHARE
from skilltree.model.insight import Furthest, ModuleFigures, RawCounts, Stuck, Tally

FLOOR = 11
BLOCKS = 3
PLACES = [*range(BLOCKS + 1), "completed"]
"""Where a learner may have stopped."""

People = dict[int | str, int]
PEOPLE = st.fixed_dictionaries(dict.fromkeys(PLACES, st.integers(0, 60)))


def figures(people: People, *, tallies: tuple[Tally, ...] = (), stuck: tuple[Stuck, ...] = ()) -> ModuleFigures:
    furthest = tuple(
        Furthest(blocks_done=place if isinstance(place, int) else BLOCKS, completed=place == "completed", people=count)
        for place, count in people.items()
        if count
    )
    raw = RawCounts(furthest=furthest, tallies=tallies, stuck=stuck)
    return module_figures(raw, blocks=BLOCKS, questions=["q1", "q2"], floor=FLOOR)


def shown(found: ModuleFigures) -> list[int]:
    """The funnel, from the top."""
    return [number or 0 for number in (found.started, *found.reached, found.completed)]


def test_a_funnel_says_at_least_so_many() -> None:
    found = figures({0: 10, 1: 2, 2: 12, "completed": 31})
    assert (found.started, found.reached, found.completed) == (55, (55, 44, 33), 22)
    assert figures({0: 10}).started is None


@pytest.mark.parametrize(("count", "step"), [(0, None), (10, None), (11, 11), (21, 11), (22, 22), (23, 22)])
def test_numbers_are_whole_steps(count: int, step: int | None) -> None:
    assert at_least(count, floor=11) == step


@pytest.mark.parametrize("floor", [0, -1])
def test_a_floor_is_a_number_of_people(floor: int) -> None:
    with pytest.raises(ValueError, match="floor"):
        at_least(20, floor=floor)


@given(PEOPLE)
def test_every_number_is_a_step_and_never_too_high(people: People) -> None:
    found = shown(figures(people))
    left = [sum(people.values()), *(sum(people[place] for place in PLACES[block:]) for block in range(BLOCKS))]
    exact = [*left, people["completed"]]
    assert all(number % FLOOR == 0 and 0 <= true - number < FLOOR for number, true in zip(found, exact, strict=True))
    assert found == sorted(found, reverse=True)


@given(PEOPLE, st.sampled_from(PLACES), st.integers(1, FLOOR - 1))
def test_fewer_people_than_the_floor_never_add_more_than_a_step(people: People, where: int | str, few: int) -> None:
    before, after = shown(figures(people)), shown(figures(people | {where: people[where] + few}))
    assert all(new - old in {0, FLOOR} for old, new in zip(before, after, strict=True))


@given(st.integers(0, 5), st.integers(0, 5))
def test_neighbours_never_say_how_many_of_a_small_group_stopped_between_them(upper: int, steps: int) -> None:
    """Whatever two numbers are shown, no number of people from 1 to below the floor is the only one that fits.

    The two may be neighbouring blocks, asked and right, a day and the next, or a version and all of them.
    """
    lower = max(upper - steps, 0)
    fitting = {
        more - fewer
        for more, fewer in product(range(upper * FLOOR, (upper + 1) * FLOOR), range(lower * FLOOR, (lower + 1) * FLOOR))
        if fewer <= more
    }
    small = fitting & set(range(1, FLOOR))
    assert len(small) in {0, FLOOR - 1}, "some small groups are told from others"
    assert {0, 2 * FLOOR - 1} & fitting or not small, "a small group is told from nobody and from a large one"


@given(PEOPLE, PEOPLE)
def test_versions_cannot_be_added_up_to_a_smaller_group(first: People, second: People) -> None:
    """No total of all versions is shown; the sum of what is shown stays a whole step below the true sum."""
    sums = [one + other for one, other in zip(shown(figures(first)), shown(figures(second)), strict=True)]
    assert all(number % FLOOR == 0 for number in sums)
    assert sums[0] <= sum(first.values()) + sum(second.values())


@given(st.integers(0, 80), st.integers(0, 80))
def test_a_question_fails_only_where_that_is_sure(asked: int, right: int) -> None:
    right = min(right, asked)
    found, untouched = figures({}, tallies=(Tally(question_id="q1", asked=asked, right=right),)).questions
    assert untouched.asked is untouched.right is None
    assert not untouched.fails
    assert found.fails == surely_fails(found.asked, found.right, floor=FLOOR)
    if found.fails:
        assert right < PASS_SHARE * asked
    if found.asked is None:
        assert not found.fails


def test_a_question_that_most_get_wrong_is_told() -> None:
    tallies = (Tally(question_id="q1", asked=44, right=12), Tally(question_id="q2", asked=44, right=40))
    assert [found.fails for found in figures({}, tallies=tallies).questions] == [True, False]


def test_only_blocks_where_enough_people_ask_are_named() -> None:
    stuck = (Stuck(block=1, people=10), Stuck(block=3, people=25), Stuck(block=9, people=99))
    assert [(found.block, found.count) for found in figures({}, stuck=stuck).stuck] == [(3, 22)]


COUNTS = st.dictionaries(st.sampled_from("abc"), st.integers(0, 40))


@given(st.tuples(COUNTS, COUNTS, COUNTS), st.tuples(*[st.integers(0, 10)] * 3))
def test_wishes_of_few_change_nothing_that_is_shown(many: tuple[dict[str, int], ...], few: tuple[int, ...]) -> None:
    def told(*wishes: int) -> object:
        goals, searches, patterns = (counts | {"d": more} for counts, more in zip(many, wishes, strict=True))
        found = wanted_figures(goals=goals, searches=searches, patterns=patterns, floor=FLOOR)
        return most_wanted(found, offers={"c": 1}, taught={"b": 1}, limit=10)

    assert told(*few) == told(0, 0, 0)


def test_what_nobody_teaches_comes_first_then_the_most_wanted_then_by_id() -> None:
    found = wanted_figures(
        goals={"a": 40, "b": 12, "c": 12, "e": 10}, searches={"b": 11}, patterns={"c": 13, "f": 3}, floor=FLOOR
    )
    ordered = most_wanted(found, offers={"d": 22, "e": 1}, taught={"a": 2}, limit=10)
    assert [each.skill_id for each in ordered] == ["b", "c", "d", "e", "a"]
    assert ordered[3].goals is None
    assert [each.skill_id for each in most_wanted(found, offers={}, taught={}, limit=1)] == ["a"]
