"""How long what is kept: the ages by which rows are deleted, in one place for whoever answers for the data.

CNIL: of candidates two years after the last contact; of logs six to twelve months.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from skilltree.service.ports.clock import Clock
from skilltree.service.ports.retention import Forgettable
from skilltree.service.ports.store import Store

AGES: Final[Mapping[Forgettable, timedelta]] = {
    Forgettable.CODES: timedelta(days=1),
    Forgettable.CONFIRMATION_LINKS: timedelta(days=30),
    Forgettable.CONTACT_REQUESTS: timedelta(days=2 * 365),
    Forgettable.LOCKED_PHONES: timedelta(days=365),
    # One day more than the database insists on, since its clock may differ from ours.
    Forgettable.LOOKS: timedelta(days=366),
    Forgettable.RESPONSES: timedelta(days=2 * 365),
    Forgettable.SESSIONS: timedelta(days=30),
}
"""After their last instant: used, answered, ended, seen."""


async def forget_by_age(store: Store, clock: Clock) -> Mapping[Forgettable, int]:
    """Delete what is past its age; return how many of each, without what had none."""
    forgotten = {}
    for what, age in AGES.items():
        async with store.writing() as tx:
            count = await tx.retention.forget(what, clock() - age)
        if count:
            forgotten[what] = count
    return forgotten
