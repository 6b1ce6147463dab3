"""Patterns find who covers them, as a slow look at each person would."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skilltree.engine.pattern import NEAR_CREDIT, PeopleIndex, has_term, weight_of
from skilltree.model.course import SkillLevel
from skilltree.model.pattern import Pattern, PatternTerm, Profile, ProfileSkill, TalentHit
from skilltree.model.words import Standing, TermNeed

DAY = date(2026, 11, 22)


def held(skill_id: str, level: int = 2, *, confirmed: int = 0, until: date | None = None) -> ProfileSkill:
    return ProfileSkill(
        skill_id=skill_id,
        level=level,
        proven_level=confirmed,
        confirmed_level=confirmed,
        standing=Standing.CONFIRMED if confirmed else Standing.CLAIMED,
        valid_until=until,
        dormant=until is not None and until < DAY,
    )


def term(skill_id: str, need: TermNeed = TermNeed.SHOULD, **more: object) -> PatternTerm:
    return PatternTerm(skill_id=skill_id, need=need, **more)  # type: ignore[arg-type]


def index_of(*people: tuple[str, tuple[ProfileSkill, ...]]) -> PeopleIndex:
    index = PeopleIndex()
    for person_id, skills in people:
        index.put(Profile(person_id=person_id, skills=skills, works_in=("93066",)))
    return index


def ids(answer: tuple[list[TalentHit], int]) -> list[str]:
    return [hit.person_id for hit in answer[0]]


def test_must_filters_should_ranks_not_excludes() -> None:
    index = index_of(
        ("p1", (held("a"),)), ("p2", (held("a"), held("b"))), ("p3", (held("b"),)), ("p4", (held("a"), held("x")))
    )
    terms = (term("a", TermNeed.MUST), term("b"), term("x", TermNeed.NOT))
    hits, total = index.search(Pattern(terms=terms), limit=9)
    assert [(hit.person_id, hit.coverage) for hit in hits] == [("p2", 1.0), ("p1", round(2 / 3, 6))]
    assert total == 2
    assert hits[1].missing == (SkillLevel(skill_id="b", level=1),)


def test_level_counts_at_the_standing_asked() -> None:
    index = index_of(("p1", (held("a", 4, confirmed=1),)), ("p2", (held("a", 2, confirmed=2),)))
    asked = Pattern(terms=(term("a", TermNeed.MUST, level=2, standing=Standing.CONFIRMED),))
    assert ids(index.search(asked, limit=9)) == ["p2"]


def test_titles_must_be_valid_on_the_day() -> None:
    index = index_of(
        ("p1", (held("a", confirmed=2, until=date(2026, 12, 31)),)), ("p2", (held("a", until=date(2026, 1, 1)),))
    )
    assert ids(index.search(Pattern(terms=(term("a", TermNeed.MUST),)), limit=9)) == ["p1"]
    later = Pattern(terms=(term("a", TermNeed.MUST, valid_on=date(2027, 1, 1)),))
    assert ids(index.search(later, limit=9)) == []


def test_narrower_skills_are_included_and_near_ones_count_half() -> None:
    index = index_of(("p1", (held("narrow"),)), ("p2", (held("sibling"),)), ("p3", (held("z"),)))
    hits, _ = index.search(
        Pattern(terms=(term("a"),)),
        limit=9,
        near=lambda skill: {"sibling": 0.5} if skill == "a" else {},
        narrower=lambda skill: ["narrow"] if skill == "a" else [],
    )
    assert [(hit.person_id, hit.coverage) for hit in hits] == [("p1", 1.0), ("p2", NEAR_CREDIT)]
    assert hits[1].near[0].instead_of == "a"
    assert hits[1].missing == ()


def test_a_lower_level_is_near() -> None:
    hits, _ = index_of(("p1", (held("a", 1),))).search(Pattern(terms=(term("a", level=3),)), limit=9)
    assert hits[0].coverage == NEAR_CREDIT
    assert hits[0].near[0].held.level == 1


def test_people_work_where_they_said() -> None:
    index = index_of(("p1", (held("a"),)))
    assert ids(index.search(Pattern(terms=(term("a"),), works_in=("93066", "75001")), limit=9)) == ["p1"]
    assert ids(index.search(Pattern(terms=(term("a"),), works_in=("93059",)), limit=9)) == ["p1"]
    assert ids(index.search(Pattern(terms=(term("a"),), works_in=("75001",)), limit=9)) == []


def test_replaced_and_removed_people_are_seen_as_they_are() -> None:
    index = index_of(("p1", (held("a"),)))
    for _ in range(3000):
        index.put(Profile(person_id="p1", skills=(held("b"),)))
    assert len(index) == 1
    assert ids(index.search(Pattern(terms=(term("a"),)), limit=9)) == []
    assert ids(index.search(Pattern(terms=(term("b"),)), limit=9)) == ["p1"]
    index.remove("p1")
    index.remove("p1")
    assert index.get("p1") is None
    assert index.search(Pattern(terms=(term("b"),)), limit=9) == ([], 0)


@pytest.mark.parametrize("terms", [(), (term("a", TermNeed.NOT),)])
def test_nothing_asked_nobody_found(terms: tuple[PatternTerm, ...]) -> None:
    assert index_of(("p1", (held("b"),))).search(Pattern(terms=terms), limit=9) == ([], 0)


SKILL = st.sampled_from("abcd")
DAYS = st.sampled_from([None, date(2026, 1, 1), date(2027, 1, 1)])
PROFILES = st.lists(
    st.builds(
        Profile,
        person_id=st.integers(0, 30).map(lambda number: f"p{number:02}"),
        skills=st.lists(
            st.builds(held, SKILL, st.integers(1, 4), confirmed=st.integers(0, 2), until=DAYS),
            max_size=3,
            unique_by=lambda each: each.skill_id,
        ).map(tuple),
        works_in=st.lists(st.sampled_from(["x", "y"]), max_size=2).map(tuple),
    ),
    max_size=12,
    unique_by=lambda each: each.person_id,
)
PATTERNS = st.builds(
    Pattern,
    terms=st.lists(
        st.builds(
            PatternTerm,
            skill_id=SKILL,
            need=st.sampled_from([TermNeed.SHOULD, TermNeed.SHOULD, TermNeed.MUST, TermNeed.NOT]),
            level=st.integers(1, 3),
            standing=st.sampled_from([None, *Standing]),
            valid_on=DAYS,
        ),
        max_size=4,
    ).map(tuple),
    works_in=st.lists(st.sampled_from(["x", "y"]), max_size=1).map(tuple),
)


def near(skill_id: str) -> Mapping[str, float]:
    return {"a": {"b": 0.5}, "b": {"a": 0.5}}.get(skill_id, {})


def narrower(skill_id: str) -> list[str]:
    return {"c": ["d"]}.get(skill_id, [])


def oracle(profile: Profile, pattern: Pattern) -> float:
    """Coverage of one person, term by term."""
    skills = {each.skill_id: each for each in profile.skills}
    if pattern.works_in and not set(pattern.works_in) & set(profile.works_in):
        return 0.0
    credit = weights = 0.0
    for asked in pattern.terms:
        inside = [skills[each] for each in [asked.skill_id, *narrower(asked.skill_id)] if each in skills]
        had = any(has_term(each, asked) for each in inside)
        if (asked.need is TermNeed.NOT and had) or (asked.need is TermNeed.MUST and not had):
            return 0.0
        nearly = bool(inside) or any(each in skills for each in near(asked.skill_id))
        weights += weight_of(asked)
        credit += weight_of(asked) * (1.0 if had else NEAR_CREDIT if nearly else 0.0)
    return round(credit / weights, 6) if weights else 0.0


@settings(max_examples=200)
@given(PROFILES, PATTERNS)
def test_the_index_equals_a_look_at_each_person(profiles: list[Profile], pattern: Pattern) -> None:
    index = PeopleIndex()
    for profile in profiles:
        index.put(profile)
    hits, total = index.search(pattern, limit=99, near=near, narrower=narrower)
    expected = sorted((-score, each.person_id) for each in profiles if (score := oracle(each, pattern)) > 0)
    assert [(-hit.coverage, hit.person_id) for hit in hits] == expected
    assert total == len(expected)
    for hit in hits:
        asked = [each for each in pattern.terms if each.need is not TermNeed.NOT]
        assert len(hit.near) + len(hit.missing) <= len(asked)


@given(PROFILES, PATTERNS, st.integers(1, 4))
def test_pages_join_into_the_whole(profiles: list[Profile], pattern: Pattern, size: int) -> None:
    index = PeopleIndex()
    for profile in profiles:
        index.put(profile)
    whole, _ = index.search(pattern, limit=99, near=near, narrower=narrower)
    pages: list[TalentHit] = []
    after: tuple[float, str] | None = None
    while page := index.search(pattern, limit=size, after=after, near=near, narrower=narrower)[0]:
        pages += page
        after = (page[-1].coverage, page[-1].person_id)
    assert pages == whole
