"""Initials are to be explained once where they are used; signs, quotes and everyday ones are let through."""

from dataclasses import replace

import pytest

from tests.plain.conftest import MakeText
from tests.plain.initials import unexplained_in, unexplained_initials
from tests.plain.texts import Kind


@pytest.mark.parametrize(
    ("text", "unexplained"),
    [
        ("Écrivez à la CNIL.", ["CNIL"]),
        ("La **CNIL** protège vos données. Écrivez à la CNIL.", []),
        ("La CNIL est un service public.", []),
        ("Le bureau des données (CNIL) répond.", []),
        ("The CNIL means the data office. Ask the NRO.", ["NRO"]),
        ("Le CACES R486 et la PSC1", ["CACES", "PSC1"]),
        ("Un SMS, un PC. Le panneau dit NE PAS OUVRIR et « EDF ».", []),
    ],
)
def test_initials_are_explained_once(text: str, unexplained: list[str]) -> None:
    assert unexplained_in(text) == unexplained


def test_another_text_of_the_same_step_may_explain_them(make_text: MakeText) -> None:
    use = make_text("Écrivez à la CNIL.", kind=Kind.CONTENT, area="courses/a/b")
    told = replace(use, text="La **CNIL** protège.", where="there")
    assert [one.found for one in unexplained_initials((use,))] == ["CNIL"]
    assert list(unexplained_initials((use, told))) == []
    assert list(unexplained_initials((replace(use, area="skills/a"),))) == []
    assert [one.found for one in unexplained_initials((use, replace(told, area="courses/a/c")))] == ["CNIL"]
    assert list(unexplained_initials((replace(told, area="courses/a/a"), use))) == []
