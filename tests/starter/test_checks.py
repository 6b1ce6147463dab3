"""Each breach of the starter's rules is seen and named."""

from datetime import date
from typing import Any

import msgspec
import pytest

from skilltree.starter import StarterError
from skilltree.starter.check_local import is_luhn
from skilltree.starter.check_taxonomy import circles
from skilltree.starter.checks import problems_of, require_sound
from skilltree.starter.shapes import ChoiceEntry, CourseFolder, LevelEntry, StarterData

replace = msgspec.structs.replace
TODAY = date(2026, 11, 22)


def problems(data: StarterData, rows: str, slug: str, **changes: Any) -> list[str]:
    """What is wrong once a row is changed."""
    changed = tuple(
        replace(row, **changes) if getattr(row, "slug", None) == slug else row for row in getattr(data, rows)
    )
    assert changed != getattr(data, rows)
    return problems_of(replace(data, **{rows: changed}), today=TODAY)


def module_problems(data: StarterData, number: int, **changes: Any) -> list[str]:
    folder = fibre(data)
    others = [other for other in data.courses if other is not folder]
    modules = list(folder.modules)
    modules[number - 1] = replace(modules[number - 1], **changes)
    return problems_of(replace(data, courses=(replace(folder, modules=tuple(modules)), *others)), today=TODAY)


def fibre(data: StarterData) -> CourseFolder:
    return next(folder for folder in data.courses if folder.course.slug == "fibre")


@pytest.mark.parametrize(
    ("rows", "slug", "changes", "words"),
    [
        ("skills", "composter", {"broader": ("jardin",)}, "jardin, which does not exist"),
        ("skills", "jardiner", {"broader": ("composter",)}, "broader go in a circle"),
        ("skills", "prendre-parole", {"prerequisites": ("animer-reunion",)}, "prerequisites go in a circle"),
        ("skills", "composter", {"en": ()}, "en is missing"),
        ("skills", "composter", {"fr": ("faire du compost", " ")}, "the text is blank"),
        ("skills", "sst", {"issuer_en": None}, "issuer_en is missing"),
        ("skills", "sst", {"issuer_fr": None, "issuer_en": None}, "a title has an issuer"),
        ("skills", "composter", {"rome": "477769"}, "the same ESCO URI or ROME code"),
        ("occupations", "macon", {"essential": ("maconner",)}, "maconner, which does not exist"),
        ("occupations", "macon", {"essential": ("monter-mur",), "optional": ("monter-mur",)}, "stands 2 times"),
        ("organisations", "fibre-nord", {"siret": "99900013600014"}, "is not a SIRET"),
        ("organisations", "fibre-nord", {"commune": "92012"}, "commune 92012 is not in plaine-commune"),
        ("territories", "gpso", {"communes": ("92012", "99999")}, "99999, which does not exist"),
        ("opportunities", "trajet-brabois", {"posted_by": "nobody"}, "nobody, which does not exist"),
        ("opportunities", "trajet-brabois", {"posted_by": "yvonne"}, "its poster is of gpso"),
        ("opportunities", "trajet-brabois", {"posted_by": None}, "one of both"),
        ("opportunities", "trajet-brabois", {"cost_euros": 5}, "no money between neighbours"),
        ("opportunities", "trajet-brabois", {"ends_in_days": 1}, "it ends before it starts"),
        ("opportunities", "trajet-brabois", {"pay_euros_month": 100}, "say the pay once"),
        ("opportunities", "trajet-brabois", {"conditions_en": None}, "conditions_en is missing"),
        ("inhabitants", "amina", {"email": "amina@example.org"}, "amina@demo.invalid"),
        ("inhabitants", "amina", {"goal": "astronaute"}, "astronaute, which does not exist"),
        ("inhabitants", "noah", {"findable": True, "works_in": ("93066",)}, "perhaps under 16"),
        ("inhabitants", "amina", {"findable": True}, "willing to work nowhere"),
    ],
)
def test_a_breach_is_named(data: StarterData, rows: str, slug: str, changes: dict[str, Any], words: str) -> None:
    found = problems(data, rows, slug, **changes)
    assert any(words in problem for problem in found), found


def test_a_slug_written_twice_is_named(data: StarterData) -> None:
    twice = replace(data, skills=(*data.skills, data.skills[0]))
    assert f"skill {data.skills[0].slug}: written 2 times" in problems_of(twice, today=TODAY)


def test_a_question_has_one_right_choice(data: StarterData) -> None:
    question = fibre(data).modules[0].questions[0]
    for right in (False, True):
        choices = tuple(ChoiceEntry(fr=c.fr, en=c.en, right=right) for c in question.choices)
        found = module_problems(data, 1, questions=(replace(question, choices=choices),))
        assert any("right choices, exactly one is needed" in problem for problem in found)


def test_a_question_asks_for_what_its_module_teaches(data: StarterData) -> None:
    question = fibre(data).modules[0].questions[0]
    found = module_problems(data, 1, questions=(replace(question, skill="cuisiner"),))
    assert any("asks for cuisiner, which the module does not teach" in problem for problem in found)


@pytest.mark.parametrize("difficulty", [-3, 3])
def test_a_difficulty_has_two_steps_to_each_side(data: StarterData, difficulty: int) -> None:
    question = fibre(data).modules[0].questions[0]
    found = module_problems(data, 1, questions=(replace(question, difficulty=difficulty),))
    assert any(f"a difficulty of {difficulty}" in problem for problem in found)


def test_a_module_requires_what_an_earlier_one_teaches(data: StarterData) -> None:
    found = module_problems(data, 1, requires=(LevelEntry(skill="souder-fibre", level=1),))
    assert any("requires souder-fibre at 1, which no earlier module teaches" in problem for problem in found)


@pytest.mark.parametrize("level", [0, 5])
def test_a_level_is_one_to_four(data: StarterData, level: int) -> None:
    found = module_problems(data, 8, teaches=(LevelEntry(skill="souder-fibre", level=level),))
    assert any(f"souder-fibre at {level}, a level is 1, 2, 3 or 4" in problem for problem in found)


def test_positions_have_no_gap(data: StarterData) -> None:
    assert any("positions are" in problem for problem in module_problems(data, 8, position=9))


def test_unsound_data_are_refused_with_all_their_problems(data: StarterData) -> None:
    twice = replace(data, skills=(*data.skills, data.skills[0]), courses=())
    with pytest.raises(StarterError) as refused:
        require_sound(twice, today=TODAY)
    assert refused.value.problems == problems_of(twice, today=TODAY) != []


def test_circles_are_shown_as_chains() -> None:
    links = {"a": ("b",), "b": ("c", "d"), "c": ("b",), "d": (), "e": ("e",)}
    assert list(circles("broader", links)) == [
        "broader go in a circle: b -> c -> b",
        "broader go in a circle: e -> e",
    ]
    assert list(circles("broader", {"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()})) == []


def test_luhn_knows_right_numbers_from_wrong_ones() -> None:
    assert is_luhn("732829320", digits=9)  # the example of INSEE's own definition of the SIREN
    assert not is_luhn("732829321", digits=9)
    assert not is_luhn("73282932", digits=9)
    assert not is_luhn("73282932٠", digits=9)
