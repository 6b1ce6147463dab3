"""Suggestions: what helps most comes first, what cannot help is left out, and each says why."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.suggest import suggest
from skilltree.engine.suggest_index import SuggestIndex
from skilltree.engine.suggest_types import Candidate, PersonState
from skilltree.model.course import SkillLevel
from skilltree.model.suggestion import ScoredSuggestion
from skilltree.model.words import ReasonKind, SuggestionKind, Travel

TODAY = date(2026, 11, 22)
MODULE, OPPORTUNITY = SuggestionKind.MODULE, SuggestionKind.OPPORTUNITY


def levels(text: str) -> tuple[SkillLevel, ...]:
    return tuple(SkillLevel(skill_id=each[0], level=int(each[1:] or 1)) for each in text.split())


def module(module_id: str, requires: str = "", gives: str = "", **more: object) -> Candidate:
    return Candidate(kind=MODULE, id=module_id, requires=levels(requires), gives=levels(gives), **more)  # type: ignore[arg-type]


def job(job_id: str, requires: str = "", gives: str = "", **more: object) -> Candidate:
    return Candidate(kind=OPPORTUNITY, id=job_id, requires=levels(requires), gives=levels(gives), **more)  # type: ignore[arg-type]


def person(held: str = "", wanted: str = "", **more: object) -> PersonState:
    tree = {each.skill_id: each.level for each in levels(held)}
    return PersonState(levels=tree, wanted=levels(wanted), today=TODAY, **more)  # type: ignore[arg-type]


def ids(found: list[ScoredSuggestion]) -> list[str]:
    return [each.subject_id for each in found]


def reason_kinds(found: ScoredSuggestion) -> list[ReasonKind]:
    return [reason.kind for reason in found.reasons]


def test_who_lacks_one_skill_is_first_given_what_teaches_it() -> None:
    candidates = [
        module("other", "", "x", demand=50.0),
        module("teaches", "a", "c", cost_euros=300, place=(48.9, 2.4), demand=0.0),
        job("near-job", "a b", demand=50.0, place=(48.936, 2.357), posted_at=datetime(2026, 11, 21, tzinfo=UTC)),
        module("more", "", "y z"),
    ]
    found = suggest(person("a b", "a b c", home=(48.936, 2.357), travel=Travel.WALK), candidates, limit=4)
    assert found[0].subject_id == "teaches"
    assert ReasonKind.GOAL in reason_kinds(found[0])
    assert ReasonKind.HAVE in reason_kinds(found[0])


def test_prerequisites_come_before_what_needs_them() -> None:
    candidates = [module("last", "b c", "d"), module("first", "", "b"), module("second", "b", "c")]
    assert ids(suggest(person("", "d"), candidates, limit=1)) == ["first"]
    found = suggest(person("", "d"), candidates, limit=3)
    assert ReasonKind.OPENS in reason_kinds(found[0])
    assert ids(suggest(person("b c", "d"), candidates, limit=3)) == ["last"]


def test_the_skill_that_alone_is_lacking_for_jobs_is_worth_learning() -> None:
    jobs = [job(f"job{number}", "a b") for number in range(5)]
    found = suggest(person("a"), [*jobs, module("x", "", "x"), module("b", "", "b")], limit=2, kinds=[MODULE])
    assert ids(found) == ["b", "x"]
    assert ReasonKind.OPENS in reason_kinds(found[0])


def test_an_empty_tree_is_given_what_asks_nothing() -> None:
    candidates = [module("hard", "a b", "c"), module("easy", "", "a"), job("open", "")]
    assert set(ids(suggest(person(), candidates, limit=2))) == {"easy", "open"}


def test_what_nobody_needs_says_what_is_new_in_it() -> None:
    song = [module("song", "", "a1 s2")]
    [found] = suggest(person("a1"), song, limit=5)
    assert [each.skill_id for each in found.reasons if each.kind is ReasonKind.NEW] == ["s"]
    [found] = suggest(person("a1", "s2"), song, limit=5)
    assert reason_kinds(found)[0] is ReasonKind.GOAL
    assert ReasonKind.NEW not in reason_kinds(found)


def test_what_teaches_nothing_new_is_left_out_unless_the_skill_sleeps() -> None:
    candidates = [module("known", "", "a1"), module("deeper", "", "a3")]
    assert ids(suggest(person("a2"), candidates, limit=9)) == ["deeper"]
    asleep = person("a2", dormant=frozenset({"a"}))
    assert set(ids(suggest(asleep, candidates, limit=9))) == {"known", "deeper"}


def test_what_is_done_over_full_or_forbidden_is_left_out() -> None:
    candidates = [
        module("done", "", "a"),
        job("over", "", ends_on=date(2026, 11, 21)),
        job("today", "", ends_on=TODAY),
        job("full", "", full=True),
        job("adults", "", least_age=18),
    ]
    state = person(done=frozenset({"done", "unknown"}), age=17)
    assert ids(suggest(state, candidates, limit=9)) == ["today"]
    assert "adults" in ids(suggest(person(age=18), candidates, limit=9))


def test_near_skills_count_in_part() -> None:
    candidates = [job("1", "f"), job("2", "n")]
    found = suggest(
        person("m"), candidates, limit=2, near=lambda skill: {"m": {"n": 0.8}, "n": {"m": 0.8}}.get(skill, {})
    )
    assert ids(found) == ["2", "1"]
    assert ReasonKind.NEAR in reason_kinds(found[0])
    assert ReasonKind.MISSING in reason_kinds(found[1])


def test_the_closer_one_first_and_how_far_it_is() -> None:
    home = (48.936, 2.357)
    candidates = [job("1", place=(48.80, 2.10)), job("2", place=(48.937, 2.36))]
    found = suggest(person(home=home, travel=Travel.BIKE), candidates, limit=2)
    assert ids(found) == ["2", "1"]
    distance = next(reason for reason in found[0].reasons if reason.kind is ReasonKind.DISTANCE)
    assert distance.amount == 0.2


def test_variety_before_more_of_the_same() -> None:
    candidates = [module("1", "", "a", organisation_id="o"), module("2", "", "a", organisation_id="o"), job("3", "")]
    assert "3" in ids(suggest(person("", "a"), candidates, limit=3))
    alike = [module(str(n), "", "a", organisation_id="o", demand=1.0) for n in range(5)]
    found = suggest(person(), [*alike, module("z", "", "b", organisation_id="q")], limit=2)
    assert ids(found) == ["0", "z"]


def test_equal_ones_by_id_and_kinds_chosen() -> None:
    candidates = [module("b", "", "a"), module("a", "", "b"), job("c")]
    assert ids(suggest(person(), candidates, limit=9, kinds=[MODULE])) == ["a", "b"]
    assert ids(suggest(person(), candidates, limit=9, kinds=[OPPORTUNITY])) == ["c"]
    assert suggest(person(), candidates, limit=9, kinds=[]) == []
    assert suggest(person(), [], limit=9) == []


TEXT = st.lists(st.sampled_from(["a1", "a2", "b1", "c1", "c3"]), max_size=2).map(" ".join)
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        kind=st.sampled_from([MODULE, OPPORTUNITY]),
        id=st.sampled_from("123456789"),
        requires=TEXT.map(levels),
        gives=TEXT.map(levels),
        cost_euros=st.integers(0, 500),
        place=st.sampled_from([None, (48.9, 2.3), (48.7, 2.5)]),
        demand=st.floats(0, 100),
        ends_on=st.sampled_from([None, date(2026, 1, 1), date(2027, 1, 1)]),
    ),
    max_size=9,
    unique_by=lambda each: each.id,
)
STATES = st.builds(person, TEXT, TEXT, home=st.sampled_from([None, (48.9, 2.3)]))


@given(STATES, CANDIDATES, CANDIDATES)
def test_a_changed_index_equals_a_fresh_one(state: PersonState, old: list[Candidate], new: list[Candidate]) -> None:
    index = SuggestIndex(old)
    for each in new:
        index.put(each)
    for gone in {each.id for each in old} - {each.id for each in new}:
        index.remove(gone)
    assert len(index) == len(new)
    assert suggest(state, index, limit=9) == suggest(state, sorted(new, key=lambda each: each.id), limit=9)


def test_many_changes_are_swept() -> None:
    index = SuggestIndex([module("kept", "", "a")])
    for number in range(3000):
        index.put(module("changing", "", "b" if number % 2 else "c"))
    assert index.size < 3000
    assert set(ids(suggest(person(), index, limit=9))) == {"kept", "changing"}


@given(STATES, CANDIDATES)
def test_scores_are_shares_and_nothing_useless_is_suggested(state: PersonState, candidates: list[Candidate]) -> None:
    by_id = {each.id: each for each in candidates}
    for found in suggest(state, candidates, limit=9):
        candidate = by_id[found.subject_id]
        assert 0 <= found.score <= 1
        assert candidate.ends_on is None or candidate.ends_on >= TODAY
        if candidate.kind is MODULE:
            assert any(each.level > state.levels.get(each.skill_id, 0) for each in candidate.gives)
