"""What a shown skill supposes: its prerequisites some steps back, never more than said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skilltree.model.implied import MOST_OF_ONE, STEPS, implied_by, supposed_by
from skilltree.model.tree import fold
from skilltree.model.words import EvidenceKind
from tests.model.facts import NOW, fact

Relations = dict[str, list[str]]
SKILLS = [f"s{number}" for number in range(8)]
RELATIONS = st.dictionaries(st.sampled_from(SKILLS), st.lists(st.sampled_from(SKILLS), max_size=3))


def slowly(skill: str, relations: Relations) -> dict[str, int]:
    """Every walk of up to so many steps, the shortest to each."""
    walks = [[skill]]
    found: dict[str, int] = {}
    for step in range(1, STEPS + 1):
        walks = [[*walk, each] for walk in walks for each in relations.get(walk[-1], ())]
        for walk in walks:
            if walk[-1] != skill:
                found.setdefault(walk[-1], step)
    return found


@given(RELATIONS, st.sampled_from(SKILLS))
def test_prerequisites_some_steps_back_loops_and_all(relations: Relations, skill: str) -> None:
    assert supposed_by(skill, lambda each: relations.get(each, ())) == slowly(skill, relations)


def test_of_very_many_only_some_are_told() -> None:
    many = {"s": [f"p{number:02}" for number in range(40)]}
    assert list(supposed_by("s", lambda each: many.get(each, ()))) == many["s"][:MOST_OF_ONE]


def test_what_is_only_said_supposes_nothing_and_what_is_held_is_not_told() -> None:
    facts = [
        fact(1, EvidenceKind.ENDORSEMENT, 3, skill_id="welding"),
        fact(2, EvidenceKind.DECLARED, 4, skill_id="singing"),
        fact(3, EvidenceKind.DECLARED, 2, skill_id="measuring"),
        fact(4, EvidenceKind.DECLARED, 1, skill_id="filing"),
    ]
    relations = {"welding": ["plans", "measuring", "filing"], "singing": ["breathing"], "plans": ["reading"]}
    found = implied_by(fold(facts, now=NOW).skills, lambda each: relations.get(each, ()))
    assert [(each.skill_id, each.level, each.because) for each in found] == [
        ("filing", 2, ("welding",)),
        ("plans", 2, ("welding",)),
        ("reading", 2, ("welding",)),
    ]


def test_with_help_supposes_with_help_and_the_strongest_stands_first() -> None:
    facts = [fact(1, level=1, skill_id="a"), fact(2, EvidenceKind.ENDORSEMENT, 4, skill_id="b")]
    (one,) = implied_by(fold(facts[:1], now=NOW).skills, lambda each: ["base"] if each != "base" else [])
    (both,) = implied_by(fold(facts, now=NOW).skills, lambda each: ["base"] if each != "base" else [])
    assert (one.level, one.because) == (1, ("a",))
    assert (both.level, both.because) == (2, ("b", "a"))
