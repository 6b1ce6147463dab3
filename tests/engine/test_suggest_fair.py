"""What suggestions may know of a person, and who is shown: no protected characteristic, turns among equals."""

from __future__ import annotations

from collections import Counter
from datetime import date

from msgspec.structs import replace

from skilltree.engine.suggest import suggest
from skilltree.engine.suggest_exposure import MOST_OF_ONE
from skilltree.engine.suggest_index import SuggestIndex
from skilltree.engine.suggest_types import Candidate, PersonState
from skilltree.model.course import SkillLevel
from skilltree.model.feedback import Feedback, FeedbackKind
from skilltree.model.words import SuggestionKind

TODAY = date(2026, 11, 22)
MODULE, OPPORTUNITY = SuggestionKind.MODULE, SuggestionKind.OPPORTUNITY
KNOWN = {
    "levels",
    "today",
    "dormant",
    "wanted",
    "goal_occupation_id",
    "home",
    "travel",
    "done",
    "age",
    "languages",
    "hours_per_week",
    "asks",
    "feedback",
    "turn",
}
"""All that the engine may know of a person. A new field needs a reason here: it may not be one of the 25 grounds of
article 225-1 of the penal code, nor stand for one. `home` is a point for distances, `age` a floor of law (minors)."""


def skill(name: str, level: int = 1) -> tuple[SkillLevel, ...]:
    return (SkillLevel(skill_id=name, level=level),)


def module(module_id: str, organisation: str | None, **more: object) -> Candidate:
    return Candidate(kind=MODULE, id=module_id, gives=skill("a"), organisation_id=organisation, **more)  # type: ignore[arg-type]


def test_nothing_else_is_known_of_a_person() -> None:
    assert set(PersonState.__struct_fields__) == KNOWN


def test_age_and_names_of_people_and_houses_order_nothing() -> None:
    index = SuggestIndex([module(f"m{at}", f"o{at}", cost_euros=at) for at in range(9)])
    lists = {
        tuple(each.subject_id for each in suggest(PersonState(levels={}, today=TODAY, age=age), index, limit=9))
        for age in (None, 18, 30, 64, 90)
    }
    assert len(lists) == 1
    renamed = SuggestIndex([module(f"m{at}", f"other{9 - at}", cost_euros=at) for at in range(9)])
    state = PersonState(levels={}, today=TODAY)
    assert [each.subject_id for each in suggest(state, renamed, limit=9)] == list(lists.pop())


def test_who_lives_as_far_off_elsewhere_is_given_the_same() -> None:
    index = SuggestIndex([module("here", "o", place=(48.9, 2.3)), module("there", "p", place=(48.9, 2.4))])
    scores = [
        [each.score for each in suggest(PersonState(levels={}, today=TODAY, home=home), index, limit=2)]
        for home in ((48.9, 2.3), (48.9, 2.4))
    ]
    assert scores[0] == scores[1]


def test_houses_that_offer_the_same_are_shown_equally_often() -> None:
    index = SuggestIndex([module(f"m{at:02}", f"o{at}") for at in range(20)])
    shown: Counter[str] = Counter()
    people = 1500
    for number in range(people):
        state = PersonState(levels={}, today=TODAY, turn=f"person {number} 2026-11-22")
        shown.update(each.subject_id for each in suggest(state, index, limit=5))
    expected = people * 5 / 20
    assert all(abs(shown[f"m{at:02}"] - expected) < 5 * (expected * 0.75) ** 0.5 for at in range(20))


def test_ten_offers_of_one_house_do_not_hide_the_other_houses() -> None:
    many = [module(f"a{at}", "large", demand=9.0) for at in range(30)]
    few = [module(f"z{at}", f"small{at}") for at in range(5)]
    found = suggest(PersonState(levels={}, today=TODAY), [*many, *few], limit=8)
    of_large = [each for each in found if each.subject_id.startswith("a")]
    assert len(of_large) == 3 == -int(-MOST_OF_ONE * 8 // 1)
    assert len(found) == 8
    alone = suggest(PersonState(levels={}, today=TODAY), many, limit=8)
    assert len(alone) == 8


def test_the_better_one_is_first_whoever_s_turn_it_is() -> None:
    index = SuggestIndex([module("a", "o"), Candidate(kind=MODULE, id="b", gives=skill("goal"), organisation_id="p")])
    for number in range(50):
        state = PersonState(levels={}, today=TODAY, wanted=skill("goal"), turn=str(number))
        assert suggest(state, index, limit=1)[0].subject_id == "b"


def test_feedback_leaves_out_and_what_is_alike_comes_later() -> None:
    likes = [module(f"m{at}", None) for at in range(3)]
    other = Candidate(kind=MODULE, id="z", gives=skill("b"))
    state = PersonState(levels={}, today=TODAY)
    index = SuggestIndex([*likes, other])
    assert suggest(state, index, limit=1)[0].subject_id == "m0"
    unwanted = replace(state, feedback=(Feedback(subject_id="m0", kind=FeedbackKind.NOT_INTERESTED),))
    assert [each.subject_id for each in suggest(unwanted, index, limit=4)] == ["z", "m1", "m2"]
    put_off = Feedback(subject_id="m0", kind=FeedbackKind.LATER, until=TODAY)
    later = replace(state, feedback=(put_off,))
    assert "m0" not in [each.subject_id for each in suggest(later, index, limit=4)]
    tomorrow = replace(later, today=date(2026, 11, 23))
    assert suggest(tomorrow, index, limit=1)[0].subject_id == "m0"


def test_what_a_place_must_offer_is_asked_for_one_answer_and_orders_nothing() -> None:
    index = SuggestIndex([module("a", None), module("b", None, offers=frozenset({"step_free"}))])
    state = PersonState(levels={}, today=TODAY)
    assert [each.subject_id for each in suggest(state, index, limit=2)] == ["a", "b"]
    assert [each.subject_id for each in suggest(replace(state, asks=frozenset({"step_free"})), index, limit=2)] == ["b"]
    assert suggest(replace(state, asks=frozenset({"unheard_of"})), index, limit=2) == []


def test_a_title_with_a_date_is_a_condition_that_nothing_stands_in_for() -> None:
    index = SuggestIndex(
        [
            Candidate(kind=OPPORTUNITY, id="a", requires=skill("licence"), conditions=frozenset({"licence"})),
            Candidate(kind=OPPORTUNITY, id="b", requires=skill("cooking")),
        ]
    )
    found = suggest(PersonState(levels={"x": 1}, today=TODAY), index, limit=2, near=lambda _: {"licence": 1.0})
    assert [each.subject_id for each in found] == ["b", "a"]
    assert "condition" in [reason.kind for reason in found[1].reasons]
