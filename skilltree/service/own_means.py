"""The time and the languages that a person has: they order the person's own suggestions, and nothing else."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import InvalidInput
from skilltree.model.feedback import Means
from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.views.suggestion_answers import MeansSet, MeansView

LEAST_HOURS: Final = 0.25
MOST_HOURS: Final = 60.0


class SetMeans(Struct):
    """All of it: None and nothing named say nothing."""

    hours_per_week: float | None = None
    languages: tuple[Language, ...] = ()


async def read_means(deps: Deps, viewer: Viewer) -> MeansView:
    """Return the viewer's."""
    async with deps.store.reading() as db:
        return _show(await db.suggestions.means_of(viewer.person_id))


async def set_means(deps: Deps, viewer: Viewer, key: UUID, command: SetMeans) -> MeansSet:
    """Replace the viewer's. Raises InvalidInput for a week that has no such hours."""
    hours = command.hours_per_week
    if hours is not None and not LEAST_HOURS <= hours <= MOST_HOURS:
        raise InvalidInput("not hours of a week", field="hoursPerWeek")

    async def work(tx: Writing) -> MeansSet:
        means = Means(hours_per_week=hours, languages=tuple(dict.fromkeys(command.languages)))
        await tx.suggestions.put_means(viewer.territory_id, viewer.person_id, means)
        await tx.outbox.append(ChangeKind.PERSON, viewer.person_id)
        return MeansSet(means=_show(means))

    return await once_by(deps, viewer, "setMeans", key=key, command=command, answer_type=MeansSet, work=work)


def _show(means: Means) -> MeansView:
    return MeansView(hours_per_week=means.hours_per_week, languages=list(means.languages))
