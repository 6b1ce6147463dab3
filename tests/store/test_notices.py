"""The queue of notices: told once, leased by one, handed over once; and the browsers that take them."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy.exc import IntegrityError

from skilltree.model.ids import new_id
from skilltree.model.notice import Notice, NoticeChannel, NoticeChoice, NoticeKind, NoticeState, PushKey
from skilltree.model.notice import PushSubscription as Subscription
from skilltree.model.person import DeviceSession, Goal
from skilltree.store import SqlStore
from skilltree.store.fields import fields
from skilltree.store.tables.notices import notice
from tests.store.conftest import Town
from tests.store.samples import NOON, make_fact

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def told(town: Town, subject: str = "x", **more: Any) -> Notice:
    given: dict[str, Any] = {
        "id": new_id("Notice"), "territory_id": town.id, "person_id": town.ada.id, "subject": subject,
        "kind": NoticeKind.CONTACT_REQUEST, "at": NOON, "due": NOON,
    }  # fmt: skip
    return Notice(**(given | more))


async def test_the_same_thing_is_told_once(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as tx:
        assert await tx.notices.add(told(town))
        assert not await tx.notices.add(told(town))
        assert await tx.notices.add(told(town, kind=NoticeKind.MOVED_UP))
        assert await tx.notices.add(told(town, person_id=town.bob.id))
        assert len(await tx.notices.of_person(town.ada.id, 10)) == 2


async def lease(store: SqlStore, now: datetime) -> list[Notice]:
    async with store.writing() as tx:
        return await tx.notices.lease(now, now + MINUTE, 10)


async def test_one_worker_gets_it(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as tx:
        for subject in "abcdef":
            await tx.notices.add(told(town, subject))
        await tx.notices.add(told(town, "later", due=NOON + DAY))
    async with store.reading() as db:
        assert await db.notices.has_open(NOON)
    taken = await asyncio.gather(*(lease(store, NOON) for _ in range(5)))
    assert sorted(one.subject for batch in taken for one in batch) == list("abcdef")
    async with store.reading() as db:
        assert not await db.notices.has_open(NOON)
        assert await db.notices.has_open(NOON + 2 * MINUTE)
    assert len(await lease(store, NOON + 2 * MINUTE)) == 6


async def test_what_was_being_handed_over_is_never_handed_over_again(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as tx:
        await tx.notices.add(told(town))
    [one] = await lease(store, NOON)
    async with store.writing() as tx:
        assert await tx.notices.begin([one.id], NOON + MINUTE) == [one.id]
        assert await tx.notices.begin([one.id], NOON + MINUTE) == []
    assert await lease(store, NOON + DAY) == []
    async with store.writing() as tx:
        assert await tx.notices.give_up_handing(NOON) == 0
        assert await tx.notices.give_up_handing(NOON + 2 * MINUTE) == 1
        [kept] = await tx.notices.of_person(town.ada.id, 10)
    assert (kept.state, kept.tries, kept.done_at) == (NoticeState.KEPT, 1, NOON + 2 * MINUTE)


async def test_an_old_lease_begins_nothing(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as tx:
        await tx.notices.add(told(town))
    [one] = await lease(store, NOON)
    await lease(store, NOON + 2 * MINUTE)
    async with store.writing() as tx:
        assert await tx.notices.begin([one.id], NOON + MINUTE) == []
        assert await tx.notices.begin([one.id], NOON + 3 * MINUTE) == [one.id]


@pytest.mark.parametrize("state", [NoticeState.SENT, NoticeState.FAILED, NoticeState.KEPT, NoticeState.WAITING])
async def test_what_became_of_it(store: SqlStore, town: Town, state: NoticeState) -> None:
    async with store.writing(town.id) as tx:
        await tx.notices.add(told(town))
    [one] = await lease(store, NOON)
    async with store.writing() as tx:
        await tx.notices.begin([one.id], NOON + MINUTE)
        await tx.notices.finish([one.id], state, NOON, NOON + DAY)
        [after] = await tx.notices.of_person(town.ada.id, 10)
        assert await tx.notices.see(town.ada.id, NOON) == 1
        assert await tx.notices.see(town.ada.id, NOON) == 0
    waits = state is NoticeState.WAITING
    assert (after.state, after.done_at, after.leased_until) == (state, None if waits else NOON, None)
    assert len(await lease(store, NOON + DAY)) == waits
    async with store.writing() as tx:
        assert await tx.notices.forget(NOON) == 0
        assert await tx.notices.forget(NOON + MINUTE) == 1


async def test_choices(store: SqlStore, town: Town) -> None:
    first = NoticeChoice(
        territory_id=town.id, person_id=town.ada.id, kind=NoticeKind.MOVED_UP, channel=NoticeChannel.SMS
    )
    async with store.writing(town.id) as tx:
        await tx.notices.choose(first)
        second = msgspec.structs.replace(first, channel=NoticeChannel.EMAIL)
        await tx.notices.choose(second)
        assert await tx.notices.choices(town.ada.id) == [second]
        assert await tx.notices.choices(town.bob.id) == []
        assert await tx.notices.unchoose(town.ada.id, NoticeKind.NEXT_STEP) == 0
        assert await tx.notices.unchoose(town.ada.id, None) == 1
        assert await tx.notices.choices(town.ada.id) == []


async def test_who_took_no_step(store: SqlStore, town: Town) -> None:
    since = NOON - timedelta(days=7)
    async with store.writing(town.id) as tx:
        for person in (town.ada, town.bob):
            await tx.notices.choose(
                NoticeChoice(
                    territory_id=town.id, person_id=person.id, kind=NoticeKind.NEXT_STEP, channel=NoticeChannel.SMS
                )
            )
        assert await tx.notices.idle(town.id, since) == []
        goal = Goal(person_id=town.ada.id, since=since - DAY, text="installateur")
        await tx.people.set_goal(town.id, town.ada.id, goal)
        await tx.people.set_goal(town.id, town.bob.id, Goal(person_id=town.bob.id, since=since + DAY, text="x"))
        assert await tx.notices.idle(town.id, since) == [town.ada.id]
        await tx.evidence.append(town.id, make_fact(town.ada.id, town.welding, at=since - DAY))
        assert await tx.notices.idle(town.id, since) == [town.ada.id]
        await tx.evidence.append(town.id, make_fact(town.ada.id, town.welding, at=since + DAY))
        assert await tx.notices.idle(town.id, since) == []


def key(town: Town, at: datetime = NOON) -> PushKey:
    return PushKey(territory_id=town.id, id=new_id("PushKey"), public=b"p", sealed=b"s", created_at=at)


async def test_browsers_take_notices_while_their_session_lasts(store: SqlStore, town: Town) -> None:
    old, new = key(town), key(town, NOON + MINUTE)
    session = DeviceSession(
        id=new_id("DeviceSession"), person_id=town.ada.id, device="d", since=NOON, last_seen=NOON, expires=NOON + DAY
    )
    one = Subscription(
        id=new_id("PushSubscription"), territory_id=town.id, person_id=town.ada.id, session_id=session.id,
        key_id=new.id, endpoint_hash=b"1" * 32, sealed=b"x", created_at=NOON,
    )  # fmt: skip
    async with store.writing(town.id) as tx:
        assert await tx.notices.push_key(town.id) is None
        for made in (new, old):
            await tx.notices.add_push_key(made)
        assert await tx.notices.push_key(town.id) == new
        assert await tx.notices.push_keys([old.id]) == {old.id: old}
        await tx.identity.add_session(b"t" * 32, session)
        await tx.notices.put_subscription(one)
        assert await tx.notices.subscriptions(town.ada.id, NOON) == [one]
        assert await tx.notices.subscriptions(town.ada.id, NOON + 2 * DAY) == []
        # The same browser for somebody else: it is theirs alone, and without a session of theirs it is mute.
        theirs = msgspec.structs.replace(one, id=new_id("PushSubscription"), person_id=town.bob.id)
        await tx.notices.put_subscription(theirs)
        assert await tx.notices.subscriptions(town.ada.id, NOON) == []
        assert await tx.notices.subscriptions(town.bob.id, NOON) == []
        await tx.notices.put_subscription(one)
        again = msgspec.structs.replace(one, id=new_id("PushSubscription"), endpoint_hash=b"2" * 32)
        await tx.notices.put_subscription(again)
        assert await tx.notices.subscriptions(town.ada.id, NOON) == [again]
        assert await tx.notices.drop_subscriptions(town.ada.id, session_id="another") == 0
        await tx.identity.revoke_session(town.ada.id, session.id, NOON)
        assert await tx.notices.subscriptions(town.ada.id, NOON) == []
        await tx.notices.forget(NOON + MINUTE)
        assert await tx.notices.drop_subscriptions(town.ada.id) == 0


@pytest.mark.parametrize(("change", "because"), [({"tries": -1}, "ck_notice_tries"), ({"subject": None}, "subject")])
async def test_what_the_database_refuses(store: SqlStore, town: Town, change: dict[str, Any], because: str) -> None:
    async with store._engines.writer.connect() as raw:
        with pytest.raises(IntegrityError, match=because):
            await raw.execute(notice.insert().values(**(fields(told(town)) | change)))
