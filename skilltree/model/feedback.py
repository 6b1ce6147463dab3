"""What a person says of suggestions, and what they can put into what comes next."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from skilltree.model.base import Struct
from skilltree.model.words import Language


class FeedbackKind(StrEnum):
    """What a person said of a suggestion."""

    DONE = "done"
    LATER = "later"
    NOT_INTERESTED = "not_interested"


class Feedback(Struct):
    """A person's word on a suggestion. `until`: the last day on which it holds, None for good.

    DONE and NOT_INTERESTED leave it out, LATER leaves it out until the day after `until`; NOT_INTERESTED makes what is
    about the same skills weigh less (its organisation's other offers weigh the same).
    """

    subject_id: str
    kind: FeedbackKind
    until: date | None = None


class FeedbackGiven(Struct):
    """A word with the moment at which it was said."""

    subject_id: str
    kind: FeedbackKind
    since: datetime
    until: date | None = None

    def word(self) -> Feedback:
        """Return what the ranking takes."""
        return Feedback(subject_id=self.subject_id, kind=self.kind, until=self.until)


class Means(Struct):
    """What a person has: hours in a week (None: not said), and languages besides that of their screens.

    Theirs alone: it orders their own suggestions and is in nobody else's answer.
    """

    hours_per_week: float | None = None
    languages: tuple[Language, ...] = ()
