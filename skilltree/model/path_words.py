"""The closed vocabularies of the way to a goal."""

from __future__ import annotations

from enum import StrEnum


class PathObstacle(StrEnum):
    """Why modules do not lead to a skill."""

    BUDGET = "budget"
    """Each module is within the budget, all of them together are not."""
    CIRCLE = "circle"
    """The modules that teach it wait for each other."""
    COST = "cost"
    DATES = "dates"
    LANGUAGE = "language"
    NOBODY_TEACHES = "nobody_teaches"
    NOT_THAT_FAR = "not_that_far"
    """Modules begin it; the rest is learnt by doing."""
    PLACE = "place"
    SEATS = "seats"


class PathWay(StrEnum):
    """In what another way to the same goal differs."""

    CHEAPER = "cheaper"
    ONLINE = "online"
    OTHER_COURSES = "other_courses"


class GoalKind(StrEnum):
    """As what a goal was understood."""

    OCCUPATION = "occupation"
    OPPORTUNITY = "opportunity"
    SKILLS = "skills"
