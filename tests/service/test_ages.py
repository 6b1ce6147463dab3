"""Minors' rules: an age counts once it is certainly reached."""

import pytest

from skilltree.model.errors import NotAllowed
from skilltree.service.ages import certain_age, check_age, has_reached


@pytest.mark.parametrize(("birth_year", "reached"), [(2009, True), (2010, False), (2011, False), (None, False)])
def test_sixteen_counts_from_the_year_after(birth_year: int | None, reached: bool) -> None:
    assert has_reached(16, birth_year, 2026) is reached


def test_an_unknown_year_has_no_age() -> None:
    assert certain_age(None, 2026) is None
    assert certain_age(2000, 2026) == 25


@pytest.mark.parametrize(("birth_year", "code"), [(None, "BIRTH_YEAR_NEEDED"), (2010, "TOO_YOUNG")])
def test_the_refusal_says_what_to_do(birth_year: int | None, code: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        check_age(16, birth_year, 2026, field="visibility")
    assert (refused.value.code, refused.value.field) == (code, "visibility")
