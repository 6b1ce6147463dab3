"""The queue of notices, what people chose of them, and the browsers that take them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, LargeBinary, Table, UniqueConstraint, text

from skilltree.model.notice import NoticeChannel, NoticeKind, NoticeState
from skilltree.store.codec import Gid, Instant, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

notice = Table(
    "notice",
    metadata,
    territory_key(),
    Column("id", Gid("Notice"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    # No closed list here: another kind needs no migration.
    Column("kind", Word(NoticeKind), nullable=False),
    Column("subject", PlainText, nullable=False),
    Column("at", Instant, nullable=False),
    Column("due", Instant, nullable=False),
    Column("until", Instant),
    Column("state", Word(NoticeState), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("leased_until", Instant),
    Column("done_at", Instant),
    Column("seen_at", Instant),
    UniqueConstraint("territory_id", "person_id", "kind", "subject"),
    within_territory("person_id", "person"),
    one_of("state", NoticeState),
    check("tries", "tries >= 0"),
    Index(None, "id"),
    Index(None, "person_id"),
    Index(
        "ix_notice_open_due",
        "due",
        sqlite_where=text("state IN ('waiting', 'handing')"),
        postgresql_where=text("state IN ('waiting', 'handing')"),
    ),
)

notice_choice = Table(
    "notice_choice",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("kind", Word(NoticeKind), primary_key=True),
    Column("channel", Word(NoticeChannel), nullable=False),
    within_territory("person_id", "person"),
    one_of("channel", NoticeChannel),
    Index(None, "person_id"),
    Index(None, "kind"),
)

push_key = Table(
    "push_key",
    metadata,
    territory_key(),
    Column("id", Gid("PushKey"), primary_key=True),
    Column("public", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
)

push_subscription = Table(
    "push_subscription",
    metadata,
    territory_key(),
    Column("id", Gid("PushSubscription"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("session_id", PlainText, nullable=False),
    Column("key_id", Gid("PushKey"), nullable=False),
    Column("endpoint_hash", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("territory_id", "endpoint_hash"),
    within_territory("person_id", "person"),
    ForeignKeyConstraint(["territory_id", "key_id"], ["push_key.territory_id", "push_key.id"]),
    Index(None, "id"),
    Index(None, "person_id"),
)
