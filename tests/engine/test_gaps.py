"""Gaps: wanted minus held, and nothing of fewer people than the privacy floor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.gaps import gaps


def test_widest_gap_first_then_by_id() -> None:
    found = gaps(goals={"a": 20, "b": 15}, offers={"c": 15.0, "b": 2.0}, unanswered={"a": 1}, held={"a": 12, "b": 2})
    assert [(each.skill_id, each.gap) for each in found] == [("c", 15.0), ("b", 13.0), ("a", 1.0)]
    assert [each.held for each in found] == [None, None, 11]
    assert gaps(goals={}, offers={"a": 3, "b": 3}, unanswered={}, held={}, limit=1)[0].skill_id == "a"


def test_what_is_held_enough_is_no_gap() -> None:
    assert gaps(goals={"a": 20}, offers={}, unanswered={}, held={"a": 20}) == []


COUNTS = st.dictionaries(st.sampled_from("abc"), st.integers(0, 30))


@given(COUNTS, COUNTS, COUNTS, st.integers(0, 10), st.integers(0, 10))
def test_few_people_change_nothing_that_is_shown(
    goals: dict[str, int], offers: dict[str, int], held: dict[str, int], few: int, others: int
) -> None:
    def shown(wishes: int, holders: int) -> object:
        return gaps(
            goals=goals | {"d": wishes},
            offers=offers | {"d": 5.0},
            unanswered={},
            held=held | {"d": holders},
        )

    assert shown(few, others) == shown(0, 0)
