"""`python -m bench suggestions` on a small world: seeded, whole, and the engine beats popularity in it."""

from __future__ import annotations

import numpy as np
import pytest

from bench.suggestion_engine import learn_from, module_candidates, state_of
from bench.suggestion_history import SPLIT_DAY, History, make_history
from bench.suggestion_quality import quality
from bench.suggestion_world import SHIFTED, Shape, make_ground
from bench.suggestions import bulk, speed

SMALL = Shape(people=6000, modules=240, opportunities=300, skills=200)


@pytest.fixture(scope="module")
def history() -> History:
    return make_history(SMALL, 7, workers=1)


def test_a_world_is_seeded_and_whole(history: History) -> None:
    again = make_history(SMALL, 7, workers=1)
    assert np.array_equal(history.step_item, again.step_item)
    assert not np.array_equal(history.step_item[:50], make_history(SMALL, 8, workers=1).step_item[:50])
    assert len(history.first) == SMALL.people + 1
    ground = history.ground
    assert all(len(row) for row in ground.module_teaches)
    assert all(at not in row for at, row in enumerate(ground.before))


def test_people_learn_what_leads_on_first(history: History) -> None:
    ground = history.ground
    met = [
        other in history.held(person, step)
        for person, step in history.asked(300, 1)
        for skill in ground.module_teaches[int(history.step_item[step])]
        for other in ground.before[skill]
    ]
    by_lot = np.mean([len(history.held(person, step)) / SMALL.skills for person, step in history.asked(300, 1)])
    assert np.mean(met) > 3 * by_lot


def test_who_is_asked_took_it_after_the_split_and_nothing_later(history: History) -> None:
    for person, step in history.asked(200, 1):
        assert history.step_day[step] >= SPLIT_DAY
        later = slice(step + 1, int(history.first[person + 1]))
        assert not (history.step_kind[later] == 1).any()
        assert int(history.step_item[step]) not in history.done(person, step)


def test_shifted_worlds_are_other_worlds() -> None:
    assert len({make_ground(shape, 1).module_pull.tobytes() for shape in (SMALL, *SHIFTED.values())}) > 2
    assert all(shape.modules == 5000 for shape in SHIFTED.values())


def test_the_engine_finds_more_than_popularity(history: History) -> None:
    found = quality(history, 150, 1)
    assert found["asked"] == 150
    assert found["hit_at_10_own"] > found["hit_at_10_popularity"]


def test_what_came_after_the_split_teaches_nothing(history: History) -> None:
    known = learn_from(history)
    assert known is not None
    late = history.step_day >= SPLIT_DAY
    other = history.step_item.copy()
    other[late & (history.step_kind == 1)] = 0
    kept, history.step_item = history.step_item, other
    again = learn_from(history)
    history.step_item = kept
    assert again is not None
    state = state_of(history, 1, int(history.first[2]), SPLIT_DAY)
    one, two = known.ask(state.levels), again.ask(state.levels)
    assert one is not None
    assert two is not None
    assert np.array_equal(one.next_module, two.next_module)
    assert len(module_candidates(history.ground)) == SMALL.modules


def test_times_are_given(history: History) -> None:
    times = speed(history, 20)
    assert 0 < times["cpu_p50_ms"] <= times["cpu_p99_ms"]
    assert bulk(history, 40)["bulk_people_measured"] == 40
