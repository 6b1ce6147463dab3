"""Showing one week to whom one chooses, by a link that the person sends themselves and that ends by itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import WeekShareId, new_id, row_id
from skilltree.model.ledger import AccessRecord, Consent
from skilltree.model.person import SHARING_AGE, Viewer
from skilltree.model.purposes import WEEK_BY_LINK
from skilltree.model.week import DAYS, WeekShare, monday_of
from skilltree.model.words import Language
from skilltree.service.ages import check_age
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.secrets import keyed_hash, token_hash
from skilltree.service.texts import NAME_LENGTH, clean_text
from skilltree.service.views.week import SharedWeekView, WeekShareEnded, WeekShareView, WeekShown, WeekStepView
from skilltree.service.week import check_day, steps_and_aim, total

CONSENT_TEXT_VERSION: Final = "2026-11"
MOST_DAYS: Final = 92
MOST_LIVE: Final = 30
SHARES_A_DAY: Final = 30
LOOKS_A_DAY: Final = 300
"""Of one link: each is a line in its owner's log."""
TOKEN_LENGTH: Final = 200


class ShowWeek(Struct):
    """Which week (any day of it), to whom in the owner's words, for how long."""

    day: date
    label: str
    days: int


class StopShowingWeek(Struct):
    """Which link."""

    share_id: WeekShareId


async def show_week(deps: Deps, viewer: Viewer, key: UUID, command: ShowWeek) -> WeekShown:
    """Make a link. The token is derived from the key, so that a replay tells it again.

    Raises NotAllowed for children, Conflict (TOO_MANY_SHARES).
    """
    monday = monday_of(check_day(command.day))
    if not 1 <= command.days <= MOST_DAYS:
        raise InvalidInput(f"from 1 to {MOST_DAYS} days", field="days")
    label = clean_text(command.label, field="label", most=NAME_LENGTH)
    await count_use(deps, f"share-week:{viewer.person_id}", SHARES_A_DAY, seconds=DAY_SECONDS)
    token = keyed_hash(deps.rules.secret, "week-share", viewer.person_id, str(key)).hex()

    async def work(tx: Writing) -> WeekShown:
        person = await tx.people.person(viewer.person_id)
        if person is None:
            raise NotFound("this account is gone")
        now = deps.clock()
        check_age(SHARING_AGE, person.birth_year, paris_day(now).year, field="share")
        if sum(share.live(now) for share in await tx.week.shares(viewer.person_id)) >= MOST_LIVE:
            raise Conflict(f"at most {MOST_LIVE} links at once", code="TOO_MANY_SHARES")
        share = WeekShare(
            id=new_id("WeekShare"),
            territory_id=viewer.territory_id,
            person_id=viewer.person_id,
            monday=monday,
            label=label,
            token_hash=token_hash(token),
            created_at=now,
            until=now + timedelta(days=command.days),
        )
        await tx.week.add_share(share)
        await tx.ledger.consent(viewer.territory_id, _consent(share, given=True))
        shown = WeekShareView(id=share.id, label=label, since=share.created_at, until=share.until)
        return WeekShown(share=shown, token="")

    made = await once_by(deps, viewer, "showWeek", key=key, command=command, answer_type=WeekShown, work=work)
    return msgspec.structs.replace(made, token=token)


async def stop_showing_week(deps: Deps, viewer: Viewer, key: UUID, command: StopShowingWeek) -> WeekShareEnded:
    """End a link at once. Raises NotFound for another's."""
    row_id("WeekShare", command.share_id)

    async def work(tx: Writing) -> WeekShareEnded:
        now = deps.clock()
        share = await tx.week.end_share(viewer.person_id, command.share_id, now)
        if share is None:
            raise NotFound("there is no such link", field="share")
        withdrawn = _consent(msgspec.structs.replace(share, created_at=now), given=False)
        await tx.ledger.consent(viewer.territory_id, withdrawn)
        return WeekShareEnded(share_id=share.id)

    return await once_by(
        deps, viewer, "stopShowingWeek", key=key, command=command, answer_type=WeekShareEnded, work=work
    )


async def read_shared_week(deps: Deps, viewer: Viewer | None, token: str, language: Language) -> SharedWeekView | None:
    """Return what a link shows; None when it shows nothing (any more). The owner sees each look. Raises RateLimited."""
    if len(token) > TOKEN_LENGTH:
        return None
    now = deps.clock()
    hashed = token_hash(token)
    await count_use(deps, f"look-week:{hashed.hex()}", LOOKS_A_DAY, seconds=DAY_SECONDS)
    async with deps.store.reading() as db:
        share = await db.week.share_by_token(hashed)
        person = await db.people.person(share.person_id) if share is not None and share.live(now) else None
        if share is None or person is None:
            return None
        steps, aim = await steps_and_aim(
            deps, db, share.territory_id, share.person_id, monday=share.monday, language=language
        )
        reader = await db.people.person(viewer.person_id) if viewer else None
    if viewer is None or viewer.person_id != share.person_id:
        record = AccessRecord(
            person_id=share.person_id,
            reader_id=viewer.person_id if viewer else None,
            who=reader.display_name if reader and reader.display_name else share.label,
            what="week",
            why="shared-link",
            at=now,
        )
        async with deps.store.writing(share.territory_id) as tx:
            await tx.ledger.log_accesses(share.territory_id, [record])
    return SharedWeekView(
        owner_name=person.display_name,
        until=share.until,
        monday=share.monday,
        sunday=share.monday + timedelta(days=DAYS - 1),
        aim=aim,
        hours=total(steps),
        told_hours=total(steps, told=True),
        steps=[_shown(step) for step in steps],
    )


def _shown(step: WeekStepView) -> WeekStepView:
    return msgspec.structs.replace(step, entry_id=None, module_id=None)


def _consent(share: WeekShare, *, given: bool) -> Consent:
    return Consent(
        person_id=share.person_id,
        purpose=WEEK_BY_LINK,
        scope=share.monday.isoformat(),
        text_version=CONSENT_TEXT_VERSION,
        given=given,
        at=share.created_at,
    )
