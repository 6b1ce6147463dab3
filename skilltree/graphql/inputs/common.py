"""Inputs shared by several operations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import strawberry

from skilltree.model.course import SkillLevel
from skilltree.model.place import Place
from skilltree.service.goals import WantedGoal

Value = TypeVar("Value")


def given(value: Value | None) -> Value | None:
    """Return the value, None when it was left out or sent as null."""
    return None if value is strawberry.UNSET else value


@strawberry.input
class PlaceInput:
    """A commune or a point, and how far around."""

    insee: strawberry.ID | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None

    def place(self) -> Place:
        """Return the model's place."""
        return Place(insee=self.insee, latitude=self.latitude, longitude=self.longitude, radius_km=self.radius_km)


@strawberry.input
class SkillLevelInput:
    """A skill at a level."""

    skill: strawberry.ID
    level: int | None = 2


def levels(wanted: Iterable[SkillLevelInput] | None) -> tuple[SkillLevel, ...]:
    """Return the model's skills at levels; 2 where no level is given."""
    return tuple(
        SkillLevel(skill_id=item.skill, level=2 if item.level is None else item.level) for item in wanted or ()
    )


@strawberry.input(one_of=True)
class GoalInput:
    """What somebody wants to become able to do: exactly one of these."""

    occupation: strawberry.ID | None = strawberry.UNSET
    skills: list[SkillLevelInput] | None = strawberry.UNSET
    text: str | None = strawberry.UNSET
    opportunity: strawberry.ID | None = strawberry.UNSET

    def wanted(self) -> WantedGoal:
        """Return the use case's goal."""
        skills = given(self.skills)
        return WantedGoal(
            occupation_id=given(self.occupation),
            skills=None if skills is None else levels(skills),
            text=given(self.text),
            opportunity_id=given(self.opportunity),
        )
