"""Experience told in one's own words: a few answers give a level, and an estimate of the hours it took.

Both are what the person says: they make a declared fact, which proves nothing and is shown as their words.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput

MOST_YEARS: Final = 80.0
MOST_HOURS: Final = 20_000.0
"""Ten thousand hours twice: no answer makes more."""


class Often(StrEnum):
    """How often it was done."""

    ONCE = "ONCE"
    SOMETIMES = "SOMETIMES"
    MONTHLY = "MONTHLY"
    WEEKLY = "WEEKLY"
    DAILY = "DAILY"


class ForWhom(StrEnum):
    """For whom it was done."""

    SELF = "SELF"
    FAMILY = "FAMILY"
    NEIGHBOURS = "NEIGHBOURS"
    ASSOCIATION = "ASSOCIATION"
    WORK = "WORK"


class ToldHow(StrEnum):
    """How a text leads to a skill."""

    NAMED = "NAMED"
    """It names the skill."""
    SAID = "SAID"
    """It says it in passing, in everyday words."""
    ALIKE = "ALIKE"
    """Its words resemble the skill's name: worth asking."""


class Unread(StrEnum):
    """Why nothing was found in a text."""

    TOO_SHORT = "TOO_SHORT"
    OTHER_SCRIPT = "OTHER_SCRIPT"
    NOTHING_FOUND = "NOTHING_FOUND"


TIMES_A_YEAR: Final = {Often.SOMETIMES: 4, Often.MONTHLY: 11, Often.WEEKLY: 45, Often.DAILY: 220}
"""Holidays and illness taken off: an estimate that is rather too low."""

HOURS_A_TIME: Final = 1.0
HOURS_AT_WORK: Final = 3.5
"""Half a day: nobody does one thing all day."""


class Answers(Struct):
    """What was answered of one skill. Later questions are asked only where earlier answers leave them open."""

    alone: bool
    new_case: bool | None = None
    """Something is not as usual: they find out how to do it."""
    shows: bool | None = None
    """They showed others how to do it."""
    years: float | None = None
    often: Often | None = None
    for_whom: tuple[ForWhom, ...] = ()


def level_told(answers: Answers) -> int:
    """Return the level, 1 to 4: with help, alone, in a new case, shows others.

    Who did it once or twice has met no new case, whatever they think of it; showing others counts for
    whoever can do without the usual case, since repeating a gesture is not yet explaining it.
    """
    if not answers.alone:
        return 1
    if not answers.new_case or answers.often is Often.ONCE:
        return 2
    return 4 if answers.shows else 3


def hours_told(answers: Answers) -> float | None:
    """Return about how many hours it was done, rounded to two digits; None where too little was said.

    Years times how often times an hour, or half a day at work: deliberately low, and never more than `MOST_HOURS`.
    """
    if answers.often is None or answers.often is Often.ONCE or not answers.years:
        return None
    each = HOURS_AT_WORK if ForWhom.WORK in answers.for_whom else HOURS_A_TIME
    hours = min(answers.years * TIMES_A_YEAR[answers.often] * each, MOST_HOURS)
    return float(f"{hours:.2g}") if hours >= 1 else None


def check_answers(answers: Answers) -> Answers:
    """Return the answers. Raises InvalidInput for years that no life has."""
    if answers.years is not None and not 0 <= answers.years <= MOST_YEARS:
        raise InvalidInput(f"between 0 and {MOST_YEARS:.0f} years", field="years")
    return answers
