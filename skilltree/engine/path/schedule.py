"""When the steps of a plan are done: so many hours a week, and meetings on the days that they are.

Steps are taken one after the other. While a meeting is waited for, other steps go on that need not wait for it and
are done before it begins. A step with meetings begins when what it needs is done; it ends with its last meeting, or
when its hours are done, whichever is later.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from skilltree.model.base import Struct
from skilltree.model.ids import ModuleId

WEEK: Final = timedelta(weeks=1)
MOST_WEEKS: Final = 5_200.0


class Meeting(Struct):
    """One date that a step may be followed on; its id is the session's."""

    id: str
    starts: datetime
    ends: datetime


class Timed(Struct):
    """A step to be given days. Of each list of `meetings` one is attended; `after` must be done before."""

    module_id: ModuleId
    hours: float
    meetings: tuple[tuple[Meeting, ...], ...] = ()
    after: frozenset[ModuleId] = frozenset()


class Slot(Struct):
    """When a step begins and ends, and the meetings attended."""

    module_id: ModuleId
    begins: datetime
    ends: datetime
    meetings: tuple[Meeting, ...] = ()


class Calendar(Struct):
    """Slots in the order of their beginning; `missed` have no meeting left by the time that they can be begun."""

    slots: tuple[Slot, ...]
    missed: tuple[ModuleId, ...] = ()

    @property
    def ends(self) -> datetime | None:
        """Return when all is done."""
        return max((slot.ends for slot in self.slots), default=None)


def schedule(steps: Sequence[Timed], now: datetime, hours_per_week: float) -> Calendar:
    """Give each step its days; `steps` are in an order in which what is needed comes before."""
    waiting, slots, missed = list(steps), list[Slot](), list[ModuleId]()
    done: dict[ModuleId, datetime] = {}
    clock = now
    while waiting:
        ready = [step for step in waiting if step.after <= done.keys()]
        if not ready:
            # they wait for a step that nobody can follow in time
            return Calendar(slots=tuple(slots), missed=tuple(missed))
        dated = [(step, found) for step in ready if step.meetings and (found := _attended(step, clock))]
        for step in ready:
            if step.meetings and not _attended(step, clock):
                missed.append(step.module_id)
                waiting.remove(step)
        free = [step for step in ready if not step.meetings]
        slot = _next(free, dated, clock, hours_per_week)
        if slot is None:
            continue
        slots.append(slot)
        waiting = [step for step in waiting if step.module_id != slot.module_id]
        done[slot.module_id] = slot.ends
        clock = slot.ends
    return Calendar(slots=tuple(slots), missed=tuple(missed))


def _next(
    free: Sequence[Timed], dated: Sequence[tuple[Timed, tuple[Meeting, ...]]], clock: datetime, hours_per_week: float
) -> Slot | None:
    """Return the next step: one that is done before the first meeting begins, else that of the meeting."""
    first = min(dated, key=lambda each: (each[1][0].starts, each[0].module_id), default=None)
    for step in free:
        ends = clock + _lasts(step.hours, hours_per_week)
        if first is None or ends <= first[1][0].starts:
            return Slot(module_id=step.module_id, begins=clock, ends=ends)
    if first is None:
        return None
    step, meetings = first
    ends = max(meetings[-1].ends, clock + _lasts(step.hours, hours_per_week))
    return Slot(module_id=step.module_id, begins=clock, ends=ends, meetings=meetings)


def _attended(step: Timed, clock: datetime) -> tuple[Meeting, ...]:
    """Return the earliest meeting of each list that is still to come, in their order; nothing where one has none."""
    found: list[Meeting] = []
    for choices in step.meetings:
        coming = [each for each in choices if each.starts >= clock]
        if not coming:
            return ()
        found.append(min(coming, key=lambda each: (each.starts, each.id)))
    return tuple(sorted(found, key=lambda each: (each.starts, each.id)))


def _lasts(hours: float, hours_per_week: float) -> timedelta:
    return min(hours / hours_per_week, MOST_WEEKS) * WEEK
