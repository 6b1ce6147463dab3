"""Sending what is due: leased by one worker, handed over once, tried again when nobody took it.

Before a message leaves, the queue says that it is being handed over. A worker that dies in that instant leaves it so,
and nobody sends it again: a person would rather read one notice in the application than get it twice. Whatever died
before that instant is taken by the next worker. All that wait for one person by one way leave as one message, which
says that there is one and nothing of what it is about.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

import msgspec

from skilltree.model.errors import Unavailable
from skilltree.model.ids import PersonId
from skilltree.model.notice import Notice, NoticeChannel, NoticeKind, NoticeState
from skilltree.model.person import Contact, Person
from skilltree.model.words import Channel, Language
from skilltree.service.deps import Deps
from skilltree.service.notice_links import OVERVIEW, STOP, place_of, stop_token
from skilltree.service.notice_times import first_allowed, is_quiet
from skilltree.service.ports.push import PushGone, PushMessage
from skilltree.service.push_keys import open_push_key, open_target
from skilltree.service.sealing import SealError
from skilltree.service.secrets import keyed_hash

LEASE: Final = timedelta(minutes=5)
AT_A_TIME: Final = 50
MOST_TRIES: Final = 6
FIRST_WAIT: Final = timedelta(minutes=2)
"""Twice as long each time: the sixth try comes an hour after the first."""
PUSH_SECONDS: Final = 24 * 3_600
TOPIC_LENGTH: Final = 32

# Without accents or signs that would make an SMS half as long (GSM 03.38).
_TEXTS: Final = {
    Language.FR: ("Vous avez un message", "Vous avez un message.", "Pour dire stop, ouvrez"),
    Language.EN: ("You have a message", "You have a message.", "To stop, open"),
}
_CHANNELS: Final = {Channel.EMAIL: NoticeChannel.EMAIL, Channel.SMS: NoticeChannel.SMS}

log = logging.getLogger(__name__)


class Reach(msgspec.Struct):
    """By which ways a person can be told now."""

    person: Person | None
    choices: dict[NoticeKind, NoticeChannel]
    contacts: list[Contact]


async def send_due(deps: Deps) -> int:
    """Send what is due now; return how many notices left. Raises Unavailable when the store does not answer."""
    now = deps.clock()
    async with deps.store.reading() as db:
        if not await db.notices.has_open(now):
            return 0
    until = now + LEASE
    async with deps.store.writing() as tx:
        lost = await tx.notices.give_up_handing(now)
        taken = [] if is_quiet(now) else await tx.notices.lease(now, until, AT_A_TIME)
    if lost:
        log.warning("%d notices may or may not have left: they stay in the application", lost)
    sent = 0
    for person_id, theirs in groupby(sorted(taken, key=_by_person), key=lambda one: one.person_id):
        try:
            sent += await _send_to(deps, person_id, list(theirs), until)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 -- one person's notice must not stop everybody's
            # Not the error's own words: they may hold an address.
            log.error("a notice could not be sent: %s", type(error).__name__)
    return sent


async def _send_to(deps: Deps, person_id: PersonId, notices: Sequence[Notice], until: datetime) -> int:
    async with deps.store.reading() as db:
        reach = Reach(
            person=await db.people.person(person_id),
            choices={one.kind: one.channel for one in await db.notices.choices(person_id)},
            contacts=await db.identity.contacts(person_id),
        )
    now, ways = deps.clock(), dict[NoticeChannel, list[Notice]]()
    silent = []
    for notice in notices:
        way = _way(reach, notice)
        if way is None or (notice.until is not None and notice.until < now):
            silent.append(notice.id)
        else:
            ways.setdefault(way, []).append(notice)
    if silent:
        async with deps.store.writing(notices[0].territory_id) as tx:
            await tx.notices.finish(await tx.notices.begin(silent, until), NoticeState.KEPT, now, now)
    return sum([await _send_by(deps, reach, way, some, until) for way, some in ways.items()])


def _way(reach: Reach, notice: Notice) -> NoticeChannel | None:
    """What the person chose; what they would lose their tree by comes by any address."""
    chosen = reach.choices.get(notice.kind)
    if chosen is not None or notice.kind.chosen:
        return chosen
    return _CHANNELS[reach.contacts[0].channel] if reach.contacts else None


async def _send_by(deps: Deps, reach: Reach, way: NoticeChannel, notices: Sequence[Notice], until: datetime) -> int:
    territory_id = notices[0].territory_id
    async with deps.store.writing(territory_id) as tx:
        begun = await tx.notices.begin([one.id for one in notices], until)
    mine = [one for one in notices if one.id in begun]
    if not mine:
        return 0
    state, now = NoticeState.SENT, deps.clock()
    due = now
    try:
        if not await _hand_over(deps, reach, way, mine):
            state = NoticeState.KEPT
    except Unavailable:
        tries = 1 + max(one.tries for one in mine)
        state = NoticeState.FAILED if tries >= MOST_TRIES else NoticeState.WAITING
        due = first_allowed(now + FIRST_WAIT * 2 ** (tries - 1))
    async with deps.store.writing(territory_id) as tx:
        await tx.notices.finish(begun, state, deps.clock(), due)
    return len(mine) if state is NoticeState.SENT else 0


async def _hand_over(deps: Deps, reach: Reach, way: NoticeChannel, notices: Sequence[Notice]) -> bool:
    """Hand one message over; False when there is nothing to hand it to. Raises Unavailable."""
    if reach.person is None:
        return False
    if way is NoticeChannel.PUSH:
        return await _push(deps, reach.person, notices)
    contact = next((one for one in reach.contacts if _CHANNELS[one.channel] is way), None)
    if contact is None:
        return False
    subject, text = message_to(deps, reach.person)
    await deps.messenger.send(contact, subject=subject, text=text)
    return True


def message_to(deps: Deps, person: Person) -> tuple[str, str]:
    """Return subject and text: that there is a message, where it is read, and how to get no more."""
    subject, text, stop = _TEXTS.get(person.language, _TEXTS[Language.FR])
    home = deps.rules.home
    if home is None:
        return subject, text
    token = stop_token(deps.rules.secret, person.id)
    return subject, f"{text} {home}{OVERVIEW}\n{stop} {home}{STOP}#{token}"


async def _push(deps: Deps, person: Person, notices: Sequence[Notice]) -> bool:
    async with deps.store.reading() as db:
        browsers = await db.notices.subscriptions(person.id, deps.clock())
        keys = await db.notices.push_keys([one.key_id for one in browsers])
    place = place_of(notices[0]) if len(notices) == 1 else OVERVIEW
    message = PushMessage(
        content=msgspec.json.encode({"open": place, "language": person.language.value}),
        topic=keyed_hash(deps.rules.secret, "push-topic", notices[0].id).hex()[:TOPIC_LENGTH],
        seconds=PUSH_SECONDS,
        contact=deps.rules.home,
    )
    taken, away = False, False
    for browser in browsers:
        try:
            target, key = open_target(deps.rules.secret, browser), keys[browser.key_id]
            private = open_push_key(deps.rules.secret, key)
            await deps.push.send(target, message, public=key.public, private=private)
            taken = True
        except (PushGone, SealError):
            async with deps.store.writing(person.territory_id) as tx:
                await tx.notices.drop_subscription(browser.id)
        except Unavailable:
            away = True
    # One that took it is enough: the others would get it twice when it is tried again.
    if away and not taken:
        raise Unavailable("no push service takes it now")
    return taken


def _by_person(notice: Notice) -> tuple[str, datetime]:
    return notice.person_id, notice.at
