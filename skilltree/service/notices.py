"""Telling a person that something waits: once a thing, in the transaction that made it so.

What is queued here holds no text: the message that leaves says "you have a message" and no more
(`send_notices`), and the words stand in the application, to which only its person has the way.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from skilltree.model.ids import PersonId, new_id
from skilltree.model.notice import Notice, NoticeKind
from skilltree.service.notice_times import first_allowed
from skilltree.service.ports.store import Writing

STALE_AFTER: Final = timedelta(days=7)
"""What could not be sent for so long is not news any more."""


async def tell(
    tx: Writing, person_id: PersonId, kind: NoticeKind, subject: str, *, at: datetime, until: datetime | None = None
) -> bool:
    """Queue a notice; False when this person was told of this before, or is gone.

    `subject` is the id of what it is about (see NoticeKind); after `until` it is not sent any more.
    """
    person = await tx.people.person(person_id)
    if person is None:
        return False
    notice = Notice(
        id=new_id("Notice"),
        territory_id=person.territory_id,
        person_id=person_id,
        kind=kind,
        subject=subject,
        at=at,
        due=first_allowed(at),
        until=until or at + STALE_AFTER,
    )
    return await tx.notices.add(notice)
