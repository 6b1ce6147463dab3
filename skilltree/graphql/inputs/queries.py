"""Inputs of queries."""

from __future__ import annotations

from datetime import date

import strawberry

from skilltree.graphql.inputs.common import PlaceInput
from skilltree.model.place import Place
from skilltree.model.suggestion import PathLimits as Limits
from skilltree.model.words import Language, Standing, TermNeed
from skilltree.service.find_talents import WantedPattern, WantedTerm


@strawberry.input
class PathLimits:
    """What the person can put in."""

    hours_per_week: float | None = None
    max_cost_euros: int | None = None
    online_only: bool | None = None
    near: PlaceInput | None = None
    language: Language | None = None
    finish_by: date | None = None

    def place(self) -> Place | None:
        """Return the model's place."""
        return self.near.place() if self.near else None

    def limits(self) -> Limits:
        """Return the model's limits."""
        return Limits(
            hours_per_week=self.hours_per_week,
            max_cost_euros=self.max_cost_euros,
            online_only=bool(self.online_only),
            language=self.language,
            finish_by=self.finish_by,
        )


@strawberry.input(
    description="Either `skill` or `text`; a text is resolved to the skill that matches best, "
    "and the answer says which."
)
class PatternTermInput:
    """A wanted (or unwanted) skill."""

    skill: strawberry.ID | None = None
    text: str | None = None
    need: TermNeed | None = TermNeed.SHOULD
    level: int | None = 1
    standing: Standing | None = None
    valid_on: date | None = strawberry.field(default=None, description="For dated titles: valid on that day.")

    def term(self) -> WantedTerm:
        """Return the use case's term."""
        return WantedTerm(
            skill_id=self.skill,
            text=self.text,
            need=self.need or TermNeed.SHOULD,
            level=1 if self.level is None else self.level,
            standing=self.standing,
            valid_on=self.valid_on,
        )


@strawberry.input
class PatternInput:
    """What a recruiter searches."""

    terms: list[PatternTermInput]
    works_in: list[strawberry.ID] | None = None

    def pattern(self) -> WantedPattern:
        """Return the use case's pattern."""
        return WantedPattern(terms=tuple(term.term() for term in self.terms), works_in=tuple(self.works_in or ()))
