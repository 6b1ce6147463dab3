"""An offer of a file as an opportunity: its id, its texts within the house's limits, its days and numbers checked."""

from __future__ import annotations

import re
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from skilltree.model.base import Localized, Struct
from skilltree.model.course import SkillLevel
from skilltree.model.errors import InvalidInput
from skilltree.model.ids import OpportunityId, OrganisationId, TerritoryId, decode_id, encode_id
from skilltree.model.opportunity import Opportunity
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.offers import Offer
from skilltree.service.post_opportunity import CONTACT_HOW, MOST_HOURS, MOST_SEATS
from skilltree.service.texts import (
    LONG_TEXT_LENGTH,
    NAME_LENGTH,
    SHORT_TEXT_LENGTH,
    TITLE_LENGTH,
    clean_optional,
    clean_text,
)

SHARED_SOURCES = frozenset({"francetravail"})
"""Whose identifiers are the same whoever brings them; those of other sources are an organisation's own."""

SOURCE_BYTES = 6
CUSTOM_VERSION = 0x8
"""UUIDv8 (RFC 9562): neither the time of UUIDv7 nor the names of UUIDv5."""

MOST_EUROS = 100_000
SENTENCE_END = re.compile(r"[.!?…]\s|\n")


class Frame(Struct):
    """What all offers of one import have in common. `source` replaces what the file calls its source."""

    territory_id: TerritoryId
    organisation_id: OrganisationId
    organisation_name: str
    at: datetime
    source: str | None = None


def offer_id(frame: Frame, source: str, external_id: str) -> OpportunityId:
    """Return the id of an offer, the same in every import; its first bytes tell the source."""
    rest = sha256(f"{external_id}".encode()).digest()[: 16 - SOURCE_BYTES]
    value = int.from_bytes(_source_bytes(frame, source) + rest, "big")
    value = value & ~(0xF << 76) | CUSTOM_VERSION << 76
    return encode_id("Opportunity", UUID(int=value & ~(0x3 << 62) | 0x2 << 62))


def is_of_source(opportunity_id: OpportunityId, frame: Frame, source: str) -> bool:
    """True for the id of an offer that an import brought from this source."""
    _, row = decode_id(opportunity_id)
    return row.version == CUSTOM_VERSION and row.bytes[:SOURCE_BYTES] == _source_bytes(frame, source)


def _source_bytes(frame: Frame, source: str) -> bytes:
    name = source if frame.source is None else f"named {frame.source}"
    owner = "" if frame.source is None and source in SHARED_SOURCES else frame.organisation_id
    return sha256(f"{frame.territory_id}\0{owner}\0{name}".encode()).digest()[:SOURCE_BYTES]


def opportunity_of(offer: Offer, frame: Frame, insee: str, requires: tuple[SkillLevel, ...]) -> Opportunity:
    """Return the opportunity. Raises InvalidInput naming what cannot be taken."""
    _check_days(offer, paris_day(frame.at))
    _check_numbers(offer)
    tag = offer.language.value
    text = clean_text(offer.text, field="text", most=LONG_TEXT_LENGTH)
    posted_at = frame.at if offer.posted_at is None else min(offer.posted_at, frame.at)

    def wording(said: str | None, field: str) -> Localized | None:
        cleaned = clean_optional(said, field=field, most=TITLE_LENGTH)
        return {tag: cleaned} if cleaned else None

    return Opportunity(
        id=offer_id(frame, offer.source, offer.external_id),
        territory_id=frame.territory_id,
        kind=offer.kind,
        title={tag: clean_text(offer.title, field="title", most=TITLE_LENGTH)},
        text={tag: beginning(text, SHORT_TEXT_LENGTH)},
        insee=insee,
        contact_name=clean_text(offer.employer or frame.organisation_name, field="employer", most=NAME_LENGTH),
        contact_how=_contact_how(offer),
        posted_at=posted_at,
        organisation_id=frame.organisation_id,
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        hours_per_week=offer.hours_per_week,
        hours_total=offer.hours_total,
        pay=_pay(offer.pay),
        cost_euros=offer.cost_euros,
        funding=wording(offer.funding, "funding"),
        conditions=wording(offer.conditions, "conditions"),
        seats=offer.seats,
        requires=requires,
    )


def beginning(text: str, most: int) -> str:
    """Return a text whole, or its sentences up to a limit: on a phone nobody reads more, and the source has it all."""
    if len(text) <= most:
        return text
    cut = text[: most - 2]
    ends = [found.end() for found in SENTENCE_END.finditer(cut)]
    return cut[: ends[-1] if ends and ends[-1] > most // 2 else None].rstrip() + " …"


def _contact_how(offer: Offer) -> Localized:
    """Return how to answer: the offer's own words, the address of its page, else through the app."""
    how = clean_optional(offer.how, field="how", most=TITLE_LENGTH)
    if how:
        return {offer.language.value: f"{how} {offer.link}" if offer.link else how}
    if offer.link:
        return {"fr": f"sur {offer.link}", "en": f"on {offer.link}"}
    return CONTACT_HOW


def _pay(pay: Localized | None) -> Localized | None:
    if pay is None:
        return None
    return {tag: clean_text(text, field="pay", most=TITLE_LENGTH) for tag, text in pay.items()}


def _check_days(offer: Offer, today: date) -> None:
    if offer.ends_on is not None and offer.ends_on < today:
        raise InvalidInput(f"it is over since {offer.ends_on}", field="ends")
    if offer.starts_on and offer.ends_on and offer.ends_on < offer.starts_on:
        raise InvalidInput("it ends before it starts", field="ends")


def _check_numbers(offer: Offer) -> None:
    if offer.seats is not None and not 1 <= offer.seats <= MOST_SEATS:
        raise InvalidInput(f"1 to {MOST_SEATS} seats", field="seats")
    if not 0 <= offer.cost_euros <= MOST_EUROS:
        raise InvalidInput(f"0 to {MOST_EUROS} euros", field="cost")
    for hours, field in ((offer.hours_per_week, "hours a week"), (offer.hours_total, "hours in all")):
        if hours is not None and not 0 < hours <= MOST_HOURS:
            raise InvalidInput("not a number of hours", field=field)
