"""Which statements are asked for, as SQL: by what they mention, and by what those mention that they point at."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from skilltree.model.ids import PlatformId
from skilltree.model.xapi import StatementFilter
from skilltree.store.tables import xapi as t

HOPS = 2
"""A statement is found by what it points at, and by what that one points at."""


def hash_of(key: str) -> bytes:
    """Return what stands for a text without a bound."""
    return sha256(key.encode()).digest()


def select_statements(platform_ids: Sequence[PlatformId], asked: StatementFilter) -> Select[Any]:
    """Return the query of a page."""
    row = t.statement.alias("s0")
    found = select(row).where(row.c.platform_id.in_(platform_ids), row.c.voided_by.is_(None))
    if any((asked.agent, asked.verb, asked.activity, asked.registration)):
        found = found.where(_matches(row, asked, HOPS))
    if asked.since is not None:
        found = found.where(row.c.stored > asked.since)
    if asked.until is not None:
        found = found.where(row.c.stored <= asked.until)
    if asked.after is not None:
        beyond = row.c.sequence > asked.after if asked.ascending else row.c.sequence < asked.after
        found = found.where(beyond)
    return found.order_by(row.c.sequence if asked.ascending else row.c.sequence.desc()).limit(asked.limit)


def _matches(row: Any, asked: StatementFilter, hops: int) -> ColumnElement[bool]:  # noqa: ANN401 -- an alias
    direct = and_(*_conditions(row, asked))
    if not hops:
        return direct
    target = t.statement.alias(f"s{HOPS + 1 - hops}")
    pointed = (
        select(target.c.id)
        .where(
            target.c.territory_id == row.c.territory_id,
            target.c.platform_id == row.c.platform_id,
            target.c.id == row.c.refers,
            _matches(target, asked, hops - 1),
        )
        .exists()
    )
    return or_(direct, pointed)


def _conditions(row: Any, asked: StatementFilter) -> list[ColumnElement[bool]]:  # noqa: ANN401 -- an alias
    found = []
    if asked.agent is not None:
        found.append(mentions(row, "related_agent" if asked.related_agents else "agent", [asked.agent]))
    if asked.activity is not None:
        found.append(mentions(row, "related_activity" if asked.related_activities else "activity", [asked.activity]))
    if asked.verb is not None:
        found.append(mentions(row, "verb", [asked.verb]))
    if asked.registration is not None:
        found.append(row.c.registration == asked.registration)
    return found


def mentions(row: Any, what: str, keys: Sequence[str]) -> ColumnElement[bool]:  # noqa: ANN401 -- a table or an alias of it
    """Return the condition that a statement mentions one of these keys."""
    ids = select(t.mention.c.statement_id).where(
        t.mention.c.territory_id == row.c.territory_id,
        t.mention.c.platform_id == row.c.platform_id,
        t.mention.c.what == what,
        t.mention.c.hash.in_([hash_of(key) for key in keys]),
        t.mention.c.statement_id == row.c.id,
    )
    return ids.exists()
