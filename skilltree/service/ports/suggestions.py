"""What a person said of suggestions, and their time and languages: the store's side."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from skilltree.model.feedback import FeedbackGiven, Means
from skilltree.model.ids import PersonId, TerritoryId


class SuggestionReads(Protocol):
    """Queries."""

    async def feedback_of(self, person_id: PersonId) -> list[FeedbackGiven]:
        """A person's words, newest first."""
        ...

    async def means_of(self, person_id: PersonId) -> Means:
        """A person's time and languages; nothing said before they say."""
        ...


class SuggestionWrites(SuggestionReads, Protocol):
    """Commands."""

    async def put_feedback(self, territory_id: TerritoryId, person_id: PersonId, given: FeedbackGiven) -> None:
        """Insert, or replace what was said of the same subject."""
        ...

    async def forget_feedback(self, person_id: PersonId, subject_id: str | None) -> int:
        """Take one word back, or all; how many there were."""
        ...

    async def forget_past_feedback(self, person_id: PersonId, today: date) -> None:
        """Forget what was put off until a day that is over."""
        ...

    async def put_means(self, territory_id: TerritoryId, person_id: PersonId, means: Means) -> None:
        """Insert or replace."""
        ...
