"""What a territory tells to everybody who subscribes: opportunities of its organisations, in one language."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.ids import OpportunityId
from skilltree.model.place import Commune
from skilltree.model.words import Language, OpportunityKind


class FeedItem(Struct):
    """One opportunity. No person is named in it; `address` is where it is read in full."""

    id: OpportunityId
    address: str
    kind: OpportunityKind
    title: str
    text: str
    language: Language
    organisation: str
    posted_at: datetime
    commune: Commune | None = None
    venue: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    at_time: str | None = None
    hours_per_week: float | None = None
    hours_total: float | None = None
    pay: str | None = None
    cost_euros: int = 0
    conditions: str | None = None
    seats: int | None = None
    seats_left: int | None = None
    skills: tuple[str, ...] = ()


class Feed(Struct):
    """The items, newest first; `address` is the application's, `code` the territory's."""

    code: str
    name: str
    address: str
    language: Language
    updated_at: datetime
    items: tuple[FeedItem, ...]
