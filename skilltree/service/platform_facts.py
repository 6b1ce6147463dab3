"""What learning platforms brought to a person's tree, and what they took back, with their reason."""

from __future__ import annotations

import msgspec

from skilltree.model.hook import Brought
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.skills import show_skill
from skilltree.service.texts import check_first
from skilltree.service.views.platforms import PlatformFactView

LONGEST_REASON = 300


async def read_platform_facts(deps: Deps, viewer: Viewer, first: int | None) -> list[PlatformFactView]:
    """Return the viewer's own, newest first, also of platforms that were ended or are not linked any more."""
    size = check_first(first)
    async with deps.store.reading() as db:
        brought = (await db.hooks.brought(viewer.person_id))[:size]
        facts = {fact.id: fact for fact in await db.evidence.of_person(viewer.person_id)} if brought else {}
        platforms = {one: await db.xapi.platform(one) for one in {each.platform_id for each in brought}}
    shown = []
    for one in brought:
        platform, fact = platforms[one.platform_id], facts.get(one.evidence_id)
        if platform is None or fact is None:
            continue
        shown.append(
            PlatformFactView(
                id=fact.id,
                platform_id=platform.id,
                platform_label=platform.label,
                skill=show_skill(deps, fact.skill_id, viewer.language),
                level=fact.level,
                source=(fact.source or "").removesuffix(f" ({platform.label})"),
                at=fact.at,
                taken_back_at=one.taken_back_at,
                reason=reason_of(one),
                retracted=fact.retracted,
            )
        )
    return shown


def reason_of(brought: Brought) -> str | None:
    """Return why the platform took a fact back, in its own words; None where it gave none.

    xAPI has no field for it: the response of the statement that voids is where clients put words.
    """
    if brought.taken_back_at is None or brought.told is None:
        return None
    response = msgspec.json.decode(brought.told).get("result", {}).get("response", "")
    words = " ".join(str(response).split())
    return "".join(letter for letter in words if letter.isprintable())[:LONGEST_REASON].strip() or None
