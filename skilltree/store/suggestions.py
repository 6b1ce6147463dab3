"""What a person said of suggestions, and their time and languages: queries and commands."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete

from skilltree.model.feedback import FeedbackGiven, Means
from skilltree.model.ids import PersonId, TerritoryId
from skilltree.store.connection import Part
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.suggestions import own_means, suggestion_feedback


class SuggestionReading(Part):
    """See `service.ports.suggestions.SuggestionReads`."""

    async def feedback_of(self, person_id: PersonId) -> list[FeedbackGiven]:
        """A person's words, newest first."""
        c = suggestion_feedback.c
        rows = await self._db.rows(
            suggestion_feedback.select().where(c.person_id == person_id).order_by(c.since.desc(), c.subject_id)
        )
        return [struct_of(FeedbackGiven, row) for row in rows]

    async def means_of(self, person_id: PersonId) -> Means:
        """A person's time and languages; nothing said before they say."""
        row = await self._db.first(own_means.select().where(own_means.c.person_id == person_id))
        return Means() if row is None else struct_of(Means, row)


class SuggestionWriting(SuggestionReading):
    """See `service.ports.suggestions.SuggestionWrites`."""

    async def put_feedback(self, territory_id: TerritoryId, person_id: PersonId, given: FeedbackGiven) -> None:
        """Insert, or replace what was said of the same subject."""
        await self._db.run(
            self._db.upsert(suggestion_feedback).values(territory_id=territory_id, person_id=person_id, **fields(given))
        )

    async def forget_feedback(self, person_id: PersonId, subject_id: str | None) -> int:
        """Take one word back, or all; how many there were."""
        c = suggestion_feedback.c
        gone = delete(suggestion_feedback).where(c.person_id == person_id)
        return (await self._db.run(gone if subject_id is None else gone.where(c.subject_id == subject_id))).rowcount

    async def forget_past_feedback(self, person_id: PersonId, today: date) -> None:
        """Forget what was put off until a day that is over."""
        c = suggestion_feedback.c
        await self._db.run(delete(suggestion_feedback).where(c.person_id == person_id, c.until < today))

    async def put_means(self, territory_id: TerritoryId, person_id: PersonId, means: Means) -> None:
        """Insert or replace."""
        await self._db.run(
            self._db.upsert(own_means).values(territory_id=territory_id, person_id=person_id, **fields(means))
        )
