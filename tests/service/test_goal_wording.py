"""The words around a wish are taken off, and tell what is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.service.goal_wording import wording_of


@pytest.mark.parametrize(
    ("text", "core", "job", "skill"),
    [
        ("devenir installateur fibre", "installateur fibre", True, False),
        ("Je voudrais devenir une aide-soignante.", "aide-soignante", True, False),
        ("J’aimerais travailler comme cuisinier", "cuisinier", True, False),
        ("mon rêve c’est d’être boulangère", "boulangère", True, False),
        ("je veux un travail dans la cuisine", "cuisine", True, False),
        ("I'd like to become a plumber", "plumber", True, False),
        ("apprendre à réparer un vélo", "réparer un vélo", False, True),
        ("savoir nager", "nager", False, True),
        ("être capable de lire un plan", "lire un plan", False, True),
        ("I want to learn how to weld", "weld", False, True),
        ("je veux cuisiner", "cuisiner", False, False),
        ("installateur fibre", "installateur fibre", False, False),
        ("je veux", "je veux", False, False),
        ("être", "être", False, False),
        ("مبرمج", "مبرمج", False, False),
    ],
)
def test_words_around(text: str, core: str, job: bool, skill: bool) -> None:
    found = wording_of(text)
    assert (found.core, found.job, found.skill) == (core, job, skill)


@given(st.text(min_size=1, max_size=200))
def test_something_is_always_left(text: str) -> None:
    assert wording_of(text).core
    assert wording_of(text).core in text
