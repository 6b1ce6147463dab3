"""Which skills a territory wants and lacks.

People's wishes and holdings below the privacy floor count as none and are not shown, so that no
difference gives them away either; offers are public and always count.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from skilltree.model.base import Struct
from skilltree.model.ids import SkillId

PRIVACY_FLOOR: Final = 11


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
        wishes = goals.get(skill_id, 0)
        holders = held.get(skill_id, 0)
        shown_wishes = wishes if wishes >= floor else 0
        shown_holders = holders if holders >= floor else 0
        open_offers = float(offers.get(skill_id, 0.0))
        searched = unanswered.get(skill_id, 0)
        wanted = shown_wishes + open_offers + searched
        if wanted > shown_holders:
            found.append(
                SkillGap(
                    skill_id=skill_id,
                    gap=wanted - shown_holders,
                    wanted=wanted,
                    held=holders if holders >= floor else None,
                    goals=wishes if wishes >= floor else None,
                    offers=open_offers,
                    unanswered=searched,
                )
            )
    found.sort(key=lambda each: (-each.gap, each.skill_id))
    return found[:limit]
