"""Who belongs to a group, and what is said of the order of learning: without a server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec

from skilltree.engine.catalogue import Catalogue
from skilltree.model.evidence import Evidence
from skilltree.model.ids import new_id
from skilltree.model.person import Goal, Person
from skilltree.model.taxonomy import Skill
from skilltree.model.words import EvidenceKind, Language, SkillKind, Travel
from skilltree.service.building import hold_home, hold_tree
from skilltree.service.community import CommunityGroup, authored_prior, draw_tree, members_of
from skilltree.service.engines import Engines, TerritoryEngines
from tests.service.test_placement_parts import TOWN, module, town

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
A, B, C, D = "a", "b", "c", "d"


def skill(skill_id: str, *, broader: str = "", before: str = "") -> Skill:
    return Skill(
        id=skill_id, kind=SkillKind.SKILL, labels={"fr": skill_id}, broader=tuple(broader), prerequisites=tuple(before)
    )


def fact(
    person_id: str, skill_id: str, *, source: str | None = None, hour: int = 0, retracted: bool = False
) -> Evidence:
    return Evidence(
        id=new_id("Evidence"), person_id=person_id, skill_id=skill_id, level=2,
        kind=EvidenceKind.COURSE if source else EvidenceKind.DECLARED, at=NOW - timedelta(hours=9 - hour),
        sequence=hour, source_id=source, retracted_at=NOW if retracted else None,
    )  # fmt: skip


def inhabitant(person_id: str, insee: str | None) -> Person:
    return Person(
        id=person_id, territory_id=TOWN, display_name="x", language=Language.FR, travel=Travel.WALK, created_at=NOW,
        insee=insee,
    )  # fmt: skip


def people_of(local: TerritoryEngines, **group: str) -> set[str]:
    return members_of(local, CommunityGroup(**group))


def test_a_commune_is_those_who_live_there_also_under_its_old_code() -> None:
    local = town()
    for person_id, insee in (("p", "93066"), ("q", "93059"), ("r", "93001"), ("s", None)):
        hold_home(local, person_id, inhabitant(person_id, insee))
    assert people_of(local, insee="93066") == people_of(local, insee="93059") == {"p", "q"}
    hold_home(local, "p", inhabitant("p", None))
    hold_home(local, "q", None)
    assert people_of(local, insee="93066") == set()


def test_a_course_and_an_organisation_are_those_who_finished_a_module() -> None:
    one, other = module({A: 1}, ()), module({B: 1}, ())
    one = msgspec.structs.replace(one, course_id="course")
    local = town(one, other)
    hold_tree(local, "p", [fact("p", A, source=one.id)], NOW)
    hold_tree(local, "q", [fact("q", B, source=other.id)], NOW)
    hold_tree(local, "r", [fact("r", A, source=one.id, retracted=True), fact("r", B)], NOW)
    assert people_of(local, course_id="course") == {"p"}
    assert people_of(local, organisation_id=one.organisation_id) == {"p"}
    assert people_of(local, organisation_id=other.organisation_id) == {"q"}
    assert people_of(local, course_id="unknown") == set()
    hold_tree(local, "p", [], NOW)
    assert people_of(local, course_id="course") == set()


def test_an_occupation_is_those_who_want_it() -> None:
    local = town()
    local.goals = {
        each: Goal(person_id=each, since=NOW, occupation_id=wanted) for each, wanted in (("p", "o"), ("q", "n"))
    }
    assert people_of(local, occupation_id="o") == {"p"}


def test_modules_say_more_of_the_order_than_prerequisites_and_those_than_broader_skills() -> None:
    engines = Engines(
        catalogue=Catalogue([skill(A), skill(B, broader=A), skill(C, broader=B, before=A), skill(D, broader=C)])
    )
    local = town(module({D: 2}, (), {B: 1}))
    assert authored_prior(engines, local, {A, B, C, D}) == {B: A, C: A, D: B}
    assert authored_prior(engines, town(), {A, B, C, D}) == {B: A, C: A, D: C}
    assert authored_prior(engines, town(), {A, D}) == {D: A}


def test_the_tree_of_the_territory_follows_what_people_hold() -> None:
    engines, local = Engines(catalogue=Catalogue([skill(A), skill(B, broader=A)])), town()
    for person in range(30):
        hold_tree(local, f"p{person}", [fact(f"p{person}", each, hour=at) for at, each in enumerate((A, B, C))], NOW)
    draw_tree(engines, local)
    assert local.tree.parents() == {A: None, B: A, C: B}
    for person in range(30):
        hold_tree(local, f"p{person}", [fact(f"p{person}", A)], NOW)
    draw_tree(engines, local)
    assert local.tree.parents() == {A: None}


def drawn(local: TerritoryEngines) -> bool:
    """Whether the tree is as its counters say, read anew each time."""
    return local.tree.ready


def test_what_authors_say_is_read_again_only_where_it_may_have_changed() -> None:
    engines, local = Engines(catalogue=Catalogue([skill(A), skill(B, broader=A)])), town()
    hold_tree(local, "p", [fact("p", A), fact("p", B)], NOW)
    draw_tree(engines, local)
    assert local.tree.parents() == {A: None, B: A}
    first = local.authored_from
    hold_tree(local, "q", [fact("q", A)], NOW)
    assert drawn(local) is False
    draw_tree(engines, local)
    assert drawn(local) is True
    assert local.authored_from is first
    hold_tree(local, "q", [fact("q", C)], NOW)
    draw_tree(engines, local)
    assert local.authored_from is not first
