"""Steps get days: hours by the week, meetings on their dates, nothing before what it needs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.path import Meeting, Timed, schedule

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DAY = timedelta(days=1)


def meeting(days: float, hours: float = 2) -> Meeting:
    starts = NOW + days * DAY
    return Meeting(id=f"d{days}", starts=starts, ends=starts + timedelta(hours=hours))


def step(module_id: str, hours: float, *dates: float, after: str = "") -> Timed:
    meetings = (tuple(meeting(each) for each in dates),) if dates else ()
    return Timed(module_id=module_id, hours=hours, meetings=meetings, after=frozenset(after))


def days(steps: list[Timed], hours_per_week: float = 7) -> dict[str, tuple[float, float]]:
    found = schedule(steps, NOW, hours_per_week)
    return {each.module_id: ((each.begins - NOW) / DAY, (each.ends - NOW) / DAY) for each in found.slots}


def test_an_hour_a_day_is_a_day_an_hour() -> None:
    assert days([step("a", 2), step("b", 3)]) == {"a": (0, 2), "b": (2, 5)}


def test_what_does_not_wait_goes_before_a_meeting() -> None:
    found = days([step("a", 1, 4), step("b", 3), step("c", 2)])
    assert found == {"b": (0, 3), "a": (3, 4 + 2 / 24), "c": (4 + 2 / 24, 6 + 2 / 24)}


def test_a_meeting_too_early_is_left_for_the_next() -> None:
    assert days([step("a", 5), step("b", 1, 3, 9, after="a")])["b"] == (5, 9 + 2 / 24)


def test_a_step_whose_dates_are_over_by_then_is_told() -> None:
    found = schedule([step("a", 5), step("b", 1, 3, after="a"), step("c", 1, after="b")], NOW, 7)
    assert found.missed == ("b",)
    assert [each.module_id for each in found.slots] == ["a"]
    assert schedule([step("b", 1, -1)], NOW, 7).missed == ("b",)


def test_each_list_of_dates_is_attended_once() -> None:
    two = Timed(module_id="a", hours=1, meetings=((meeting(2), meeting(1)), (meeting(6),)))
    [slot] = schedule([two], NOW, 7).slots
    assert [each.id for each in slot.meetings] == ["d1", "d6"]
    assert slot.ends == meeting(6).ends


def test_nothing_to_do_ends_at_no_time() -> None:
    assert schedule([], NOW, 7).ends is None


def test_a_very_slow_pace_ends_somewhen() -> None:
    assert days([step("a", 1e6)], 1e-9)["a"][1] == 36_400


STEPS = st.lists(
    st.tuples(st.integers(1, 9), st.lists(st.integers(-2, 30), max_size=3), st.sets(st.integers(0, 5), max_size=2)),
    max_size=6,
).map(
    lambda drawn: [
        Timed(
            module_id=str(at),
            hours=hours,
            meetings=(tuple(meeting(each) for each in dates),) if dates else (),
            after=frozenset(str(each) for each in after if each < at),
        )
        for at, (hours, dates, after) in enumerate(drawn)
    ]
)


@given(STEPS)
def test_nothing_comes_before_what_it_needs_and_nothing_is_lost(steps: list[Timed]) -> None:
    found = schedule(steps, NOW, 7)
    ends = {slot.module_id: slot.ends for slot in found.slots}
    by_id = {each.module_id: each for each in steps}
    for slot in found.slots:
        needed = by_id[slot.module_id]
        assert all(ends[before] <= slot.begins for before in needed.after)
        assert slot.ends - slot.begins >= needed.hours * DAY
        assert len(slot.meetings) == len(needed.meetings)
        assert all(each.starts >= slot.begins and each.ends <= slot.ends for each in slot.meetings)
    lost = by_id.keys() - ends.keys()
    assert all(each in found.missed or by_id[each].after & lost for each in lost)
    assert all(one.ends <= two.begins for one, two in zip(found.slots, found.slots[1:], strict=False))
