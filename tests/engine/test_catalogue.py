"""The catalogue's closures: cycle-safe, bounded, and in step with replacements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.catalogue import DEPTH, Catalogue
from skilltree.model.taxonomy import Skill
from skilltree.model.words import SkillKind


def skill(skill_id: str, broader: str = "") -> Skill:
    return Skill(id=skill_id, kind=SkillKind.SKILL, labels={"fr": skill_id}, broader=tuple(broader))


TREE = [skill("a"), skill("b", "a"), skill("c", "a"), skill("d", "bc"), skill("e", "d")]


def test_ancestors_come_nearest_first() -> None:
    catalogue = Catalogue(TREE)
    assert catalogue.ancestors("e") == ("d", "b", "c", "a")
    assert catalogue.ancestors("e", depth=2) == ("d", "b", "c")
    assert catalogue.narrower("a") == ("b", "c", "d", "e")
    assert catalogue.ancestors("unknown") == ()


def test_near_knows_parents_children_and_siblings() -> None:
    near = Catalogue(TREE).near("b")
    assert set(near) == {"a", "c", "d"}
    assert near["d"] > near["a"]
    assert all(0 < likeness < 1 for likeness in near.values())


def test_a_huge_family_says_nothing_of_its_members() -> None:
    catalogue = Catalogue([skill("a"), *(skill(f"x{number}", "a") for number in range(200))])
    assert set(catalogue.near("x1")) == {"a"}


def test_replacing_moves_a_skill() -> None:
    catalogue = Catalogue(TREE)
    number = catalogue.number("e")
    catalogue.put(skill("e", "c"))
    assert catalogue.ancestors("e") == ("c", "a")
    assert catalogue.children("d") == ()
    assert catalogue.number("e") == number
    assert number is not None
    assert catalogue.id_of(number) == "e"
    catalogue.remove("c")
    assert catalogue.ancestors("e") == ()
    assert catalogue.get("c") is None
    assert len(catalogue) == 4
    with pytest.raises(IndexError):
        catalogue.id_of(-1)


GRAPH = st.lists(st.builds(skill, st.sampled_from("abcdef"), st.text("abcdef", max_size=3)), unique_by=lambda s: s.id)


@given(GRAPH, st.sampled_from("abcdef"))
def test_closures_survive_cycles_and_agree(skills: list[Skill], start: str) -> None:
    catalogue = Catalogue(skills)
    above = catalogue.ancestors(start)
    assert len(above) == len(set(above))
    assert start not in above
    for other in above:
        assert start in catalogue.narrower(other)
    assert set(catalogue.distances(start).values()) <= set(range(1, DEPTH + 1))
    assert all(0 < likeness < 1 for likeness in catalogue.near(start).values())


@given(GRAPH, GRAPH)
def test_adding_then_removing_changes_nothing(skills: list[Skill], more: list[Skill]) -> None:
    catalogue = Catalogue(skills)
    passing = [Skill(id=f"z{each.id}", kind=each.kind, labels={}, broader=each.broader) for each in more]
    for each in passing:
        catalogue.put(each)
    for each in passing:
        catalogue.remove(each.id)
    fresh = Catalogue(skills)
    assert all(catalogue.near(each) == fresh.near(each) for each in "abcdef")
