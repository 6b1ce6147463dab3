"""Which opportunities ask for a skill: where what somebody can do is of use here."""

from __future__ import annotations

from datetime import date

from skilltree.model.ids import SkillId, TerritoryId
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.ports.clock import paris_day
from skilltree.service.texts import check_first
from skilltree.service.views.opportunities import OpportunityView, opportunity_view


def opportunities_asking(
    deps: Deps, territory_id: TerritoryId, skill_id: SkillId, language: Language, first: int | None
) -> list[OpportunityView]:
    """Return open opportunities that ask for a skill: what ends soonest first, then by id."""
    local = deps.engines.territories[territory_id]
    today = paris_day(deps.clock())
    found = [local.opportunities[key] for key in local.asking.get(skill_id, ())]
    # The engine is rebuilt by changes, and a day passes without one.
    found = [item for item in found if item.ends_on is None or item.ends_on >= today]
    found.sort(key=lambda item: (item.ends_on or date.max, item.id))
    return [opportunity_view(item, language) for item in found[: check_first(first)]]
