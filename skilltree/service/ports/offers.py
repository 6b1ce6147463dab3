"""An offer of somebody else's file, before it is known which commune, organisation and skills it means."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Localized, Struct
from skilltree.model.words import Language, OpportunityKind


class SaidPlace(Struct):
    """Where an offer says that it is: a code, or a name and a postcode, or less."""

    insee: str | None = None
    name: str | None = None
    postcode: str | None = None


class SaidSkill(Struct):
    """A skill that an offer asks for in so many words; `rome_code` and `uri` are looked up, else the label is read."""

    level: int
    rome_code: str | None = None
    uri: str | None = None
    label: str | None = None


class Offer(Struct):
    """One offer. Texts are plain and in `language`; the pay is in every language that it could be put into.

    `source` and `external_id` together are the same in every import of the same offer.
    `text` is whole: what is stored may be shorter, what is tagged is all of it.
    """

    source: str
    external_id: str
    kind: OpportunityKind
    language: Language
    title: str
    text: str
    place: SaidPlace
    employer: str | None = None
    link: str | None = None
    how: str | None = None
    posted_at: datetime | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    hours_per_week: float | None = None
    hours_total: float | None = None
    pay: Localized | None = None
    cost_euros: int = 0
    funding: str | None = None
    conditions: str | None = None
    seats: int | None = None
    skills: tuple[SaidSkill, ...] = ()
