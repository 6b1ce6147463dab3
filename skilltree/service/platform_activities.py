"""What the activities of a learning platform teach: said by an author of the organisation that runs it."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.ids import PlatformId, row_id
from skilltree.model.person import Viewer
from skilltree.model.words import Language, Role
from skilltree.model.xapi import ActivityMap, Platform
from skilltree.service.activity_proposals import propose_for
from skilltree.service.deps import Deps
from skilltree.service.desk import writes_for
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.skills import require_levels, show_levels
from skilltree.service.texts import check_first
from skilltree.service.views.platforms import ActivityMapped, PlatformActivityView
from skilltree.service.views.skills import SkillView
from skilltree.service.xapi_growth import LONGEST_NAME, grow

LONGEST_IRI = 2_000
MOST_SKILLS = 20
MOST_HOURS = 2_000


class MapActivity(Struct):
    """An activity by its IRI, what it teaches, and its hours; `name` where it never told one."""

    platform_id: PlatformId
    iri: str
    skills: tuple[SkillLevel, ...]
    name: str | None = None
    hours: float | None = None


async def read_activities(
    deps: Deps, viewer: Viewer, first: int | None, *, waiting: bool
) -> list[PlatformActivityView]:
    """Return activities of the platforms that the viewer writes for; empty for who writes for nobody."""
    size = check_first(first)
    organisations = writes_for(viewer)
    if not organisations:
        return []
    async with deps.store.reading() as db:
        found = await db.xapi.activities(organisations, size, waiting=waiting)
        platforms = {one.id: one for one in await db.xapi.platforms(viewer.territory_id)}
    names = list(dict.fromkeys(one.name for one in found)) if waiting else []
    proposed = await propose_for(deps, names, viewer.language, viewer.person_id)
    return [_view(deps, platforms[one.platform_id], one, viewer.language, proposed.get(one.name, [])) for one in found]


async def map_activity(deps: Deps, viewer: Viewer, key: UUID, command: MapActivity) -> ActivityMapped:
    """Say what an activity teaches; successes that waited for it count. Raises NotFound, InvalidInput.

    Saying it anew counts for later successes: what grew before stays as it was.
    """
    skills = require_levels(deps, command.skills, viewer.person_id, field="skills")
    if not 0 < len(skills) <= MOST_SKILLS:
        raise InvalidInput(f"1 to {MOST_SKILLS} skills", field="skills")
    if not 0 < len(command.iri) <= LONGEST_IRI or ":" not in command.iri or not command.iri.isprintable():
        raise InvalidInput("not an IRI", field="iri")
    if command.hours is not None and not 0 < command.hours <= MOST_HOURS:
        raise InvalidInput("not a number of hours", field="hours")
    name = (command.name or "").strip()
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise InvalidInput(f"at most {LONGEST_NAME} letters", field="name")

    async def work(tx: Writing) -> ActivityMapped:
        row_id("Platform", command.platform_id)
        platform = await tx.xapi.platform(command.platform_id)
        if platform is None or not viewer.acts_for(platform.organisation_id, Role.AUTHOR):
            raise NotFound("there is no such platform of yours", field="platform")
        before = await tx.xapi.activity(platform.id, command.iri)
        activity = ActivityMap(
            platform_id=platform.id,
            iri=command.iri,
            name=name or (before.name if before else command.iri[:LONGEST_NAME]),
            skills=skills,
            hours=command.hours,
            mapped_by=viewer.person_id,
            mapped_at=deps.clock(),
        )
        await tx.xapi.put_activity(activity)
        await grow(deps, tx, platform, await tx.xapi.finished(platform.id, iri=command.iri))
        return ActivityMapped(activity=_view(deps, platform, activity, viewer.language, []))

    return await once_by(deps, viewer, "mapActivity", key=key, command=command, answer_type=ActivityMapped, work=work)


def _view(
    deps: Deps, platform: Platform, activity: ActivityMap, language: Language, proposed: list[SkillView]
) -> PlatformActivityView:
    return PlatformActivityView(
        platform_id=platform.id,
        platform_label=platform.label,
        iri=activity.iri,
        name=activity.name,
        teaches=show_levels(deps, activity.skills, language),
        hours=activity.hours,
        proposed=proposed,
    )
