"""The starter's opportunities as rows; their days count from the day of loading."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from skilltree.model.base import Localized
from skilltree.model.ids import SkillId
from skilltree.model.opportunity import Opportunity
from skilltree.service.ports.clock import paris_day
from skilltree.starter.courses import levels
from skilltree.starter.names import opportunity_id, organisation_id, person_id, territory_id
from skilltree.starter.shapes import OpportunityEntry, both, both_or_none

NARROW_NO_BREAK_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"


def opportunity_row(item: OpportunityEntry, ids: Mapping[str, SkillId], at: datetime) -> Opportunity:
    """Return an opportunity posted at that instant."""
    day = paris_day(at)
    return Opportunity(
        id=opportunity_id(item.slug),
        territory_id=territory_id(item.territory),
        kind=item.kind,
        title=both(item.title_fr, item.title_en),
        text=both(item.text_fr, item.text_en),
        insee=item.commune,
        contact_name=item.contact_name,
        contact_how=both(item.contact_how_fr, item.contact_how_en),
        posted_at=at,
        organisation_id=organisation_id(item.organisation) if item.organisation else None,
        posted_by=person_id(item.posted_by) if item.posted_by else None,
        icon=item.icon,
        radius_km=item.radius_km,
        starts_on=day + timedelta(days=item.starts_in_days),
        ends_on=day + timedelta(days=item.ends_in_days),
        hours_per_week=item.hours_per_week,
        hours_total=item.hours_total,
        pay=_pay(item),
        cost_euros=item.cost_euros,
        funding=both_or_none(item.funding_fr, item.funding_en),
        conditions=both_or_none(item.conditions_fr, item.conditions_en),
        seats=item.seats,
        requires=levels(item.requires, ids),
        brings=levels(item.brings, ids),
    )


def _pay(item: OpportunityEntry) -> Localized | None:
    """Return the pay in words; the amounts of the files are before social contributions."""
    if item.pay_euros_month is None:
        return both_or_none(item.pay_fr, item.pay_en)
    french = f"{item.pay_euros_month:,}".replace(",", NARROW_NO_BREAK_SPACE)
    return both(
        f"{french}{NO_BREAK_SPACE}€ brut par mois",
        f"€{item.pay_euros_month:,} a month before deductions",
    )
