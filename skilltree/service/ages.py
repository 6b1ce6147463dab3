"""Minors' rules, by the year of birth alone: an age counts once it is certainly reached.

Somebody born in 2010 may still be 15 on any day of 2026; whose year is unknown has reached no age.
"""

from __future__ import annotations

from skilltree.model.errors import NotAllowed


def certain_age(birth_year: int | None, year: int) -> int | None:
    """Return the age that somebody born in that year has certainly reached; None when unknown."""
    return None if birth_year is None else year - birth_year - 1


def has_reached(age: int, birth_year: int | None, year: int) -> bool:
    """True when the age is certainly reached in that year."""
    certain = certain_age(birth_year, year)
    return certain is not None and certain >= age


def check_age(age: int, birth_year: int | None, year: int, *, field: str | None = None) -> None:
    """Raise NotAllowed: BIRTH_YEAR_NEEDED while the year is unknown, TOO_YOUNG below the age."""
    if birth_year is None:
        raise NotAllowed("say your year of birth first", field=field, code="BIRTH_YEAR_NEEDED")
    if not has_reached(age, birth_year, year):
        raise NotAllowed(f"from {age} years on", field=field, code="TOO_YOUNG")
