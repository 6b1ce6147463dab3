"""Notices: short messages that say no more than that something waits, and by which way a person wants them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from skilltree.model.base import Struct
from skilltree.model.ids import NoticeId, PersonId, PushKeyId, PushSubscriptionId, TerritoryId


class NoticeKind(StrEnum):
    """What a notice is about. `subject` is the id by which the same thing is told only once."""

    ACCOUNT_UNUSED = "account-unused"
    """It will be erased; the subject is the day on which. Sent whatever was chosen: silence would cost the tree."""
    ANSWER_ACCEPTED = "answer-accepted"
    """Somebody says yes to one's answer; the subject is the opportunity."""
    ASKED_TO_CONFIRM = "asked-to-confirm"
    """The subject is the hash of the ask, and not who asks: what is erased is named nowhere."""
    CONTACT_REQUEST = "contact-request"
    """A recruiter writes; the subject is the request."""
    MOVED_UP = "moved-up"
    """A place became free; the subject is the opportunity."""
    NEXT_STEP = "next-step"
    """A week went by without a step towards the goal; the subject is that week."""
    POST_ANSWERED = "post-answered"
    """Somebody answers what one posted; the subject is the answer."""
    SESSION_TOMORROW = "session-tomorrow"
    """The subject is the module and the session."""

    @property
    def chosen(self) -> bool:
        """Whether a person says if they want it: all but what they would lose their tree by."""
        return self is not NoticeKind.ACCOUNT_UNUSED


class NoticeChannel(StrEnum):
    """The way by which a notice comes."""

    EMAIL = "email"
    PUSH = "push"
    SMS = "sms"


class NoticeState(StrEnum):
    """How far a notice came; all are kept a while where the person reads them in the application."""

    FAILED = "failed"
    """Nobody took it, again and again."""
    HANDING = "handing"
    """Being handed over. Who finds it so later cannot know whether it arrived, and does not send it again."""
    KEPT = "kept"
    """Nobody wants it sent, or it came too late: it waits in the application."""
    SENT = "sent"
    WAITING = "waiting"


class Notice(Struct):
    """One notice in the queue. `due` is when it may be sent at the earliest, `until` at the latest."""

    id: NoticeId
    territory_id: TerritoryId
    person_id: PersonId
    kind: NoticeKind
    subject: str
    at: datetime
    due: datetime
    until: datetime | None = None
    state: NoticeState = NoticeState.WAITING
    tries: int = 0
    leased_until: datetime | None = None
    done_at: datetime | None = None
    seen_at: datetime | None = None


class NoticeChoice(Struct):
    """By which way a person wants one kind of notice; without a choice there is none."""

    territory_id: TerritoryId
    person_id: PersonId
    kind: NoticeKind
    channel: NoticeChannel


class PushKey(Struct):
    """The key by which push services know this service (VAPID, RFC 8292). `public` is the point, `sealed` the rest."""

    territory_id: TerritoryId
    id: PushKeyId
    public: bytes
    sealed: bytes
    created_at: datetime


class PushSubscription(Struct):
    """A browser that takes notices while its session lasts. `sealed` holds its address and keys."""

    id: PushSubscriptionId
    territory_id: TerritoryId
    person_id: PersonId
    session_id: str
    key_id: PushKeyId
    endpoint_hash: bytes
    sealed: bytes
    created_at: datetime


class PushTarget(Struct):
    """Where a browser is reached and how it is written to (RFC 8291): its address, public point and secret."""

    endpoint: str
    p256dh: bytes
    auth: bytes
