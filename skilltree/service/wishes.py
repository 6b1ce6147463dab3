"""What people look for in vain, so that authors learn what to write: a skill, a month, a keyed hash; never a text.

An inhabitant's search that found no course, and a recruiter's pattern that found nobody. What was typed is turned
into a skill where the letters leave little doubt, else nothing is noted: of what no skill stands for nothing could be
shown. The hash is another one for each skill, so that nobody's wishes can be put together; it changes with neither
month nor wording, so that one person counts once. Noting never makes a search fail.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import date

from skilltree.model.errors import Unavailable
from skilltree.model.ids import OrganisationId, SkillId, TerritoryId
from skilltree.model.insight import Wish
from skilltree.model.person import Viewer
from skilltree.model.words import Language, WishedBy
from skilltree.service.deps import Deps
from skilltree.service.ports.clock import paris_day
from skilltree.service.rates import DAY_SECONDS
from skilltree.service.secrets import keyed_hash
from skilltree.service.skill_search import find_matches
from skilltree.service.texts import clean_query
from skilltree.service.understanding import SURE_LETTERS

MONTHS_COUNTED = 12
WISHES_A_DAY = 60
"""Of one person: searching as one types must not fill the database."""

log = logging.getLogger(__name__)


def month_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def first_month(day: date) -> date:
    """Return the oldest month that counts on a day: `MONTHS_COUNTED` of them, this one included."""
    months = day.year * 12 + day.month - MONTHS_COUNTED
    return date(months // 12, months % 12 + 1, 1)


def trace_of_wish(secret: bytes, way: WishedBy, skill_id: SkillId, searcher: str) -> bytes:
    """Return what says that somebody, or an organisation, looked for a skill."""
    return keyed_hash(secret, "wish", way.value, skill_id, searcher)


async def note_empty_search(
    deps: Deps, viewer: Viewer, text: str | None, skills: Sequence[SkillId], language: Language
) -> None:
    """Note that nobody teaches what somebody looked for: the skills that they chose, else what they typed."""
    wanted = list(skills)
    if not wanted and text and text.strip():
        found = meant(deps, text, language)
        wanted = [found] if found is not None else []
    await _note(deps, viewer, WishedBy.SEARCH, wanted, searcher=viewer.person_id)


async def note_empty_pattern(
    deps: Deps, viewer: Viewer, organisation_id: OrganisationId, lacking: Iterable[SkillId]
) -> None:
    """Note that an organisation found nobody with these skills; its recruiters count once together."""
    await _note(deps, viewer, WishedBy.PATTERN, list(lacking), searcher=organisation_id)


def meant(deps: Deps, text: str, language: Language) -> SkillId | None:
    """Return the skill that everybody may name and that a text surely names; None in doubt."""
    found = find_matches(deps, clean_query(text), language, limit=1, asker=None, prefix=False)
    return found[0].concept if found and found[0].hit.score >= SURE_LETTERS else None


async def _note(deps: Deps, viewer: Viewer, way: WishedBy, skills: Sequence[SkillId], *, searcher: str) -> None:
    territory_id: TerritoryId = viewer.territory_id
    month = month_of(paris_day(deps.clock()))
    wishes = [
        Wish(
            territory_id=territory_id,
            way=way,
            skill_id=skill_id,
            who=trace_of_wish(deps.rules.secret, way, skill_id, searcher),
            month=month,
        )
        for skill_id in dict.fromkeys(skills)
    ]
    if not wishes:
        return
    try:
        bucket = f"wish:{viewer.person_id}"
        if await deps.bus.allow(bucket, limit=WISHES_A_DAY, window_seconds=DAY_SECONDS):
            return
        async with deps.store.writing(territory_id) as tx:
            for wish in wishes:
                await tx.insight.wish(wish)
    except Unavailable:
        log.warning("the store does not answer; a wish is not noted")
