"""The queue of notices, what people chose, the browsers that take them: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.ids import NoticeId, PersonId, PushKeyId, PushSubscriptionId, TerritoryId
from skilltree.model.notice import Notice, NoticeChoice, NoticeKind, NoticeState, PushKey, PushSubscription


class NoticeReads(Protocol):
    """Queries."""

    async def of_person(self, person_id: PersonId, limit: int) -> list[Notice]:
        """A person's notices, newest first."""
        ...

    async def choices(self, person_id: PersonId) -> list[NoticeChoice]:
        """What a person wants, by kind."""
        ...

    async def has_open(self, now: datetime) -> bool:
        """Whether `lease` or `give_up_handing` would find any."""
        ...

    async def idle(self, territory_id: TerritoryId, since: datetime) -> list[PersonId]:
        """Who wants to hear of their next step, has a goal from before that, and took no step since."""
        ...

    async def push_key(self, territory_id: TerritoryId) -> PushKey | None:
        """The newest key of a territory, which new subscriptions are made with."""
        ...

    async def push_keys(self, ids: Sequence[PushKeyId]) -> dict[PushKeyId, PushKey]:
        """Several, by id."""
        ...

    async def subscriptions(self, person_id: PersonId, now: datetime) -> list[PushSubscription]:
        """Browsers of a person whose session lasts, oldest first."""
        ...


class NoticeWrites(NoticeReads, Protocol):
    """Commands."""

    async def add(self, notice: Notice) -> bool:
        """Queue a notice; False when the person was told of this before."""
        ...

    async def lease(self, now: datetime, until: datetime, limit: int) -> list[Notice]:
        """Take what may be sent now and nobody has taken, the longest due first, until then."""
        ...

    async def begin(self, ids: Sequence[NoticeId], leased_until: datetime) -> list[NoticeId]:
        """Say that these are handed over now; return those whose lease is still this one."""
        ...

    async def finish(self, ids: Sequence[NoticeId], state: NoticeState, at: datetime, due: datetime) -> None:
        """Say what became of them. `due` is for those that wait again."""
        ...

    async def give_up_handing(self, now: datetime) -> int:
        """Leave what somebody was handing over when they died: it may have arrived. Return how many."""
        ...

    async def see(self, person_id: PersonId, at: datetime) -> int:
        """The person looked at all of theirs; return how many were new to them."""
        ...

    async def choose(self, wanted: NoticeChoice) -> None:
        """Replace what a person wants of one kind."""
        ...

    async def unchoose(self, person_id: PersonId, kind: NoticeKind | None) -> int:
        """Nothing of this kind any more, or of any; return how many choices ended."""
        ...

    async def add_push_key(self, key: PushKey) -> None:
        """A new key."""
        ...

    async def put_subscription(self, subscription: PushSubscription) -> None:
        """A browser takes notices for this person alone, whoever it took them for before."""
        ...

    async def drop_subscriptions(self, person_id: PersonId, *, session_id: str | None = None) -> int:
        """Delete a person's browsers, or that of one session; return how many."""
        ...

    async def drop_subscription(self, subscription_id: PushSubscriptionId) -> None:
        """The browser is gone."""
        ...

    async def forget(self, before: datetime) -> int:
        """Delete notices told before that, and browsers whose session ended before; return how many notices."""
        ...
