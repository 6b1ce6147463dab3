"""What a person wants to be told, by which way; all of it off until they say so, all of it off at one touch."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, NotFound, Unauthenticated
from skilltree.model.ids import PersonId
from skilltree.model.ledger import Consent
from skilltree.model.notice import NoticeChannel, NoticeChoice, NoticeKind
from skilltree.model.person import Viewer
from skilltree.model.purposes import NOTICES
from skilltree.model.words import Channel
from skilltree.service.deps import Deps
from skilltree.service.notice_links import place_of, stopped_by
from skilltree.service.once import once, once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.texts import check_first
from skilltree.service.views.notices import (
    NoticeChoiceView,
    NoticeChosen,
    NoticeSettingsView,
    NoticesSeen,
    NoticesStopped,
    NoticeView,
)

CONSENT_TEXT_VERSION: Final = "2026-11"
STOPS_AN_HOUR: Final = 30
_CHANNELS: Final = {Channel.EMAIL: NoticeChannel.EMAIL, Channel.SMS: NoticeChannel.SMS}


class ChooseNotice(Struct):
    """One kind, and its way; None for not at all."""

    kind: NoticeKind
    channel: NoticeChannel | None


class StopNotices(Struct):
    """All of the viewer's; or, by the link in a message, all of whoever got it."""

    token: str | None = None


class SeeNotices(Struct):
    """The list was looked at."""


async def read_notices(deps: Deps, viewer: Viewer, first: int | None) -> list[NoticeView]:
    """Return the viewer's notices, newest first."""
    size = check_first(first)
    async with deps.store.reading() as db:
        found = await db.notices.of_person(viewer.person_id, size)
    return [
        NoticeView(id=one.id, kind=one.kind, at=one.at, place=place_of(one), new=one.seen_at is None) for one in found
    ]


async def read_notice_settings(deps: Deps, viewer: Viewer) -> NoticeSettingsView:
    """Return what the viewer chose, and by which ways they can be reached."""
    async with deps.store.reading() as db:
        return await show_settings(deps, db, viewer)


async def show_settings(deps: Deps, db: Reading | Writing, viewer: Viewer) -> NoticeSettingsView:
    """The same within a transaction."""
    chosen = {one.kind: one.channel for one in await db.notices.choices(viewer.person_id)}
    browsers = await db.notices.subscriptions(viewer.person_id, deps.clock())
    key = await db.notices.push_key(viewer.territory_id)
    addresses = {_CHANNELS[one.channel] for one in await db.identity.contacts(viewer.person_id)}
    return NoticeSettingsView(
        choices=[NoticeChoiceView(kind=kind, channel=chosen.get(kind)) for kind in NoticeKind if kind.chosen],
        channels=sorted(addresses | ({NoticeChannel.PUSH} if browsers else set())),
        push_key=None if key is None else urlsafe_b64encode(key.public).rstrip(b"=").decode(),
        push_here=any(one.session_id == viewer.session_id for one in browsers),
    )


async def choose_notice(deps: Deps, viewer: Viewer, key: UUID, command: ChooseNotice) -> NoticeChosen:
    """Choose a way for one kind, or none. Raises Conflict (NO_WAY) where the viewer cannot be reached so."""
    if not command.kind.chosen:
        raise InvalidInput("this one is sent whatever is chosen", field="kind")

    async def work(tx: Writing) -> NoticeChosen:
        settings = await show_settings(deps, tx, viewer)
        if command.channel is not None and command.channel not in settings.channels:
            raise Conflict("you cannot be reached so", field="channel", code="NO_WAY")
        before = {one.kind: one.channel for one in settings.choices}[command.kind]
        if command.channel is None:
            await tx.notices.unchoose(viewer.person_id, command.kind)
        else:
            await tx.notices.choose(
                NoticeChoice(
                    territory_id=viewer.territory_id,
                    person_id=viewer.person_id,
                    kind=command.kind,
                    channel=command.channel,
                )
            )
        if (before is None) is not (command.channel is None):
            line = _consent(viewer.person_id, command.kind, given=command.channel is not None, at=deps.clock())
            await tx.ledger.consent(viewer.territory_id, line)
        return NoticeChosen(settings=await show_settings(deps, tx, viewer))

    return await once_by(deps, viewer, "chooseNotice", key=key, command=command, answer_type=NoticeChosen, work=work)


async def stop_notices(
    deps: Deps, viewer: Viewer | None, key: UUID, command: StopNotices, *, peer: str
) -> NoticesStopped:
    """End all notices at once: the viewer's own, or those of whoever got the link; nobody need sign in for that.

    Raises NotFound for a token that is none, Unauthenticated without either.
    """
    await count_use(deps, f"stop-notices:{peer}", STOPS_AN_HOUR * 20, seconds=HOUR_SECONDS)
    if command.token is not None:
        person_id = stopped_by(deps.rules.secret, command.token)
    elif viewer is not None:
        person_id = viewer.person_id
    else:
        raise Unauthenticated("sign in first")
    async with deps.store.reading() as db:
        person = await db.people.person(person_id) if person_id is not None else None
    if person is None:
        raise NotFound("there is no such link", field="token")

    async def work(tx: Writing) -> NoticesStopped:
        ended = await tx.notices.choices(person.id)
        await tx.notices.unchoose(person.id, None)
        await tx.notices.drop_subscriptions(person.id)
        await _withdraw(tx, person.territory_id, person.id, (one.kind for one in ended), deps.clock())
        return NoticesStopped(stopped=True)

    return await once(
        deps,
        who=person.id,
        territory_id=person.territory_id,
        operation="stopNotices",
        key=key,
        command=command,
        answer_type=NoticesStopped,
        work=work,
    )


async def see_notices(deps: Deps, viewer: Viewer, key: UUID, command: SeeNotices) -> NoticesSeen:
    """Note that the viewer saw what waits for them."""

    async def work(tx: Writing) -> NoticesSeen:
        return NoticesSeen(count=await tx.notices.see(viewer.person_id, deps.clock()))

    return await once_by(deps, viewer, "seeNotices", key=key, command=command, answer_type=NoticesSeen, work=work)


async def _withdraw(
    tx: Writing, territory_id: str, person_id: PersonId, kinds: Iterable[NoticeKind], at: datetime
) -> None:
    for kind in kinds:
        await tx.ledger.consent(territory_id, _consent(person_id, kind, given=False, at=at))


def _consent(person_id: PersonId, kind: NoticeKind, *, given: bool, at: datetime) -> Consent:
    return Consent(
        person_id=person_id,
        purpose=NOTICES,
        scope=kind.value,
        text_version=CONSENT_TEXT_VERSION,
        given=given,
        at=at,
    )
