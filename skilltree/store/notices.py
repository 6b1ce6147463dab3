"""The queue of notices, what people chose, the browsers that take them: queries and commands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select

from skilltree.model.ids import NoticeId, PersonId, PushKeyId, PushSubscriptionId, TerritoryId
from skilltree.model.notice import Notice, NoticeChoice, NoticeKind, NoticeState, PushKey, PushSubscription
from skilltree.store.connection import Part
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.courses import progress
from skilltree.store.tables.evidence import evidence
from skilltree.store.tables.identity import session
from skilltree.store.tables.notices import notice as n
from skilltree.store.tables.notices import notice_choice as choice
from skilltree.store.tables.notices import push_key, push_subscription
from skilltree.store.tables.people import goal


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(n.c.leased_until.is_(None), n.c.leased_until < now)


def _session_lasts(now: datetime) -> ColumnElement[bool]:
    return and_(
        session.c.territory_id == push_subscription.c.territory_id,
        session.c.id == push_subscription.c.session_id,
        session.c.person_id == push_subscription.c.person_id,
        session.c.revoked_at.is_(None),
        session.c.expires > now,
    )


class NoticeReading(Part):
    """See `service.ports.notices.NoticeReads`."""

    async def of_person(self, person_id: PersonId, limit: int) -> list[Notice]:
        """A person's notices, newest first."""
        rows = await self._db.rows(
            n.select().where(n.c.person_id == person_id).order_by(n.c.at.desc(), n.c.id.desc()).limit(limit)
        )
        return [struct_of(Notice, row) for row in rows]

    async def choices(self, person_id: PersonId) -> list[NoticeChoice]:
        """What a person wants, by kind."""
        rows = await self._db.rows(choice.select().where(choice.c.person_id == person_id).order_by(choice.c.kind))
        return [struct_of(NoticeChoice, row) for row in rows]

    async def has_open(self, now: datetime) -> bool:
        """Whether `lease` or `give_up_handing` would find any."""
        waits = and_(n.c.state == NoticeState.WAITING, n.c.due <= now, _free(now))
        left = and_(n.c.state == NoticeState.HANDING, n.c.leased_until < now)
        return await self._db.first(select(n.c.id).where(or_(waits, left)).limit(1)) is not None

    async def idle(self, territory_id: TerritoryId, since: datetime) -> list[PersonId]:
        """Who wants to hear of their next step, has a goal from before that, and took no step since."""
        learnt = exists().where(
            evidence.c.territory_id == choice.c.territory_id,
            evidence.c.person_id == choice.c.person_id,
            evidence.c.at >= since,
        )
        began = exists().where(
            progress.c.territory_id == choice.c.territory_id,
            progress.c.person_id == choice.c.person_id,
            or_(progress.c.started_at >= since, progress.c.completed_at >= since),
        )
        wants = exists().where(
            goal.c.territory_id == choice.c.territory_id,
            goal.c.person_id == choice.c.person_id,
            goal.c.since < since,
        )
        rows = await self._db.rows(
            select(choice.c.person_id)
            .where(choice.c.territory_id == territory_id, choice.c.kind == NoticeKind.NEXT_STEP, wants, ~learnt, ~began)
            .order_by(choice.c.person_id)
        )
        return [row.person_id for row in rows]

    async def push_key(self, territory_id: TerritoryId) -> PushKey | None:
        """The newest key of a territory, which new subscriptions are made with."""
        row = await self._db.first(
            push_key.select()
            .where(push_key.c.territory_id == territory_id)
            .order_by(push_key.c.created_at.desc(), push_key.c.id.desc())
            .limit(1)
        )
        return None if row is None else struct_of(PushKey, row)

    async def push_keys(self, ids: Sequence[PushKeyId]) -> dict[PushKeyId, PushKey]:
        """Several, by id."""
        rows = await self._db.rows(push_key.select().where(push_key.c.id.in_(list(ids))))
        return {row.id: struct_of(PushKey, row) for row in rows}

    async def subscriptions(self, person_id: PersonId, now: datetime) -> list[PushSubscription]:
        """Browsers of a person whose session lasts, oldest first."""
        t = push_subscription
        rows = await self._db.rows(
            t.select()
            .where(t.c.person_id == person_id, exists().where(_session_lasts(now)))
            .order_by(t.c.created_at, t.c.id)
        )
        return [struct_of(PushSubscription, row) for row in rows]


class NoticeWriting(NoticeReading):
    """See `service.ports.notices.NoticeWrites`."""

    async def add(self, notice: Notice) -> bool:
        """Queue a notice; False when the person was told of this before."""
        written = await self._db.first(
            self._db.insert(n).values(**fields(notice)).on_conflict_do_nothing().returning(n.c.id)
        )
        return written is not None

    async def lease(self, now: datetime, until: datetime, limit: int) -> list[Notice]:
        """Take what may be sent now and nobody has taken, the longest due first, until then."""
        free = n.select().where(n.c.state == NoticeState.WAITING, n.c.due <= now, _free(now))
        rows = await self._db.rows(free.order_by(n.c.due, n.c.id).limit(limit).with_for_update(skip_locked=True))
        taken = [struct_of(Notice, row) for row in rows]
        await self._db.run(n.update().where(n.c.id.in_([one.id for one in taken])).values(leased_until=until))
        return taken

    async def begin(self, ids: Sequence[NoticeId], leased_until: datetime) -> list[NoticeId]:
        """Say that these are handed over now; return those whose lease is still this one."""
        rows = await self._db.rows(
            n.update()
            .where(n.c.id.in_(list(ids)), n.c.state == NoticeState.WAITING, n.c.leased_until == leased_until)
            .values(state=NoticeState.HANDING, tries=n.c.tries + 1)
            .returning(n.c.id)
        )
        return [row.id for row in rows]

    async def finish(self, ids: Sequence[NoticeId], state: NoticeState, at: datetime, due: datetime) -> None:
        """Say what became of them. `due` is for those that wait again."""
        waits = state is NoticeState.WAITING
        await self._db.run(
            n.update()
            .where(n.c.id.in_(list(ids)))
            .values(state=state, leased_until=None, done_at=None if waits else at, due=due)
        )

    async def give_up_handing(self, now: datetime) -> int:
        """Leave what somebody was handing over when they died: it may have arrived. Return how many."""
        done = await self._db.run(
            n.update()
            .where(n.c.state == NoticeState.HANDING, n.c.leased_until < now)
            .values(state=NoticeState.KEPT, leased_until=None, done_at=now)
        )
        return done.rowcount

    async def see(self, person_id: PersonId, at: datetime) -> int:
        """The person looked at all of theirs; return how many were new to them."""
        seen = n.update().where(n.c.person_id == person_id, n.c.seen_at.is_(None)).values(seen_at=at)
        return (await self._db.run(seen)).rowcount

    async def choose(self, wanted: NoticeChoice) -> None:
        """Replace what a person wants of one kind."""
        await self._db.run(self._db.upsert(choice).values(**fields(wanted)))

    async def unchoose(self, person_id: PersonId, kind: NoticeKind | None) -> int:
        """Nothing of this kind any more, or of any; return how many choices ended."""
        theirs = delete(choice).where(choice.c.person_id == person_id)
        return (await self._db.run(theirs if kind is None else theirs.where(choice.c.kind == kind))).rowcount

    async def add_push_key(self, key: PushKey) -> None:
        """A new key."""
        await self._db.run(push_key.insert().values(**fields(key)))

    async def put_subscription(self, subscription: PushSubscription) -> None:
        """A browser takes notices for this person alone, whoever it took them for before."""
        t = push_subscription
        # An address is one browser; one session of a person is one browser too, whose address changes with time.
        same = and_(t.c.person_id == subscription.person_id, t.c.session_id == subscription.session_id)
        await self._db.run(delete(t).where(or_(t.c.endpoint_hash == subscription.endpoint_hash, same)))
        await self._db.run(t.insert().values(**fields(subscription)))

    async def drop_subscriptions(self, person_id: PersonId, *, session_id: str | None = None) -> int:
        """Delete a person's browsers, or that of one session; return how many."""
        theirs = delete(push_subscription).where(push_subscription.c.person_id == person_id)
        if session_id is not None:
            theirs = theirs.where(push_subscription.c.session_id == session_id)
        return (await self._db.run(theirs)).rowcount

    async def drop_subscription(self, subscription_id: PushSubscriptionId) -> None:
        """The browser is gone."""
        await self._db.run(delete(push_subscription).where(push_subscription.c.id == subscription_id))

    async def forget(self, before: datetime) -> int:
        """Delete notices told before that, and browsers whose session ended before; return how many notices."""
        t = push_subscription
        await self._db.run(delete(t).where(t.c.created_at < before, ~exists().where(_session_lasts(before))))
        return (await self._db.run(delete(n).where(n.c.at < before))).rowcount
