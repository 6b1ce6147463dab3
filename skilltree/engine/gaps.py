"""Which skills a territory wants and lacks.

People's wishes and holdings count in whole steps of the privacy floor (`engine.floor`), those below it as
none, so that no difference gives them away either; offers are public and always count.
"""

from __future__ import annotations

from collections.abc import Mapping

from skilltree.engine.floor import PRIVACY_FLOOR, at_least
from skilltree.model.base import Struct
from skilltree.model.ids import SkillId


class SkillGap(Struct):
    """One lacking skill. `wanted` = goals + offers + unanswered patterns, as far as shown.

    `held` and `goals` are None below the privacy floor. `gap` is wanted minus held, above 0.
    """

    skill_id: SkillId
    gap: float
    wanted: float
    held: int | None
    goals: int | None
    offers: float
    unanswered: int


def gaps(
    *,
    goals: Mapping[SkillId, int],
    offers: Mapping[SkillId, float],
    unanswered: Mapping[SkillId, int],
    held: Mapping[SkillId, int],
    floor: int = PRIVACY_FLOOR,
    limit: int | None = None,
) -> list[SkillGap]:
    """Return the gaps, widest first, equal ones by skill id.

    `goals` and `held` count people; `offers` sums what open opportunities require; `unanswered`
    counts searched patterns that nobody covered.
    """
    found: list[SkillGap] = []
    for skill_id in goals.keys() | offers.keys() | unanswered.keys():
        wishes = at_least(goals.get(skill_id, 0), floor=floor)
        holders = at_least(held.get(skill_id, 0), floor=floor)
        open_offers = float(offers.get(skill_id, 0.0))
        searched = unanswered.get(skill_id, 0)
        wanted = (wishes or 0) + open_offers + searched
        if wanted > (holders or 0):
            found.append(
                SkillGap(
                    skill_id=skill_id,
                    gap=wanted - (holders or 0),
                    wanted=wanted,
                    held=holders,
                    goals=wishes,
                    offers=open_offers,
                    unanswered=searched,
                )
            )
    found.sort(key=lambda each: (-each.gap, each.skill_id))
    return found[:limit]
