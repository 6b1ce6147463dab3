"""Statements of other platforms: kept once, never changed, voided, and read back by whoever told them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import PlatformId
from skilltree.model.xapi import VOIDED, Attachment, Kept, Platform, Received, StatementFilter, xapi_time
from skilltree.service.deps import Deps
from skilltree.service.ports.store import Writing
from skilltree.service.replay import catch_up
from skilltree.service.xapi_growth import grow, shrink
from skilltree.service.xapi_platforms import count_statements, readable, require_writing


class Told(Struct):
    """What the server adds to a statement that names neither: where this service is, and the version."""

    home: str
    version: str


class Page(Struct):
    """Statements; `after` is where the next page begins, None at the end."""

    statements: list[Kept]
    after: int | None = None
    attachments: tuple[Attachment, ...] = ()


async def keep_statements(
    deps: Deps, platform: Platform, told: Told, received: Sequence[Received], files: Sequence[Attachment]
) -> None:
    """Keep all of them or none; those that are here already change nothing.

    Raises NotAllowed, RateLimited, Conflict where an id stands for another statement, InvalidInput for voiding
    a statement that voids one.
    """
    require_writing(platform)
    await count_statements(deps, platform, len(received))
    async with deps.store.writing(platform.territory_id) as tx:
        here = await tx.xapi.named(platform.id, [one.id for one in received])
        new = [one for one in received if not _is_here(here, one)]
        await keep_new(deps, tx, platform, told, new)
        await tx.xapi.add_attachments(platform.id, files)
    await catch_up(deps.engines, deps.store, deps.clock)
    await deps.bus.announce(platform.territory_id)


def _is_here(here: Mapping[str, Kept], received: Received) -> bool:
    found = here.get(received.id)
    if found is None:
        return False
    if found.digest != received.digest or received.timestamp not in (None, found.timestamp):
        raise Conflict("this id stands for another statement", field="id")
    return True


async def keep_new(deps: Deps, tx: Writing, platform: Platform, told: Told, new: Sequence[Received]) -> None:
    """Keep statements that are not here yet, and let trees grow and shrink by them.

    Raises InvalidInput for voiding a statement that voids one.
    """
    stored = deps.clock()
    kept = await tx.xapi.add_statements(
        platform.id, [(one, _completed(platform, told, one, stored)) for one in new], stored
    )
    await grow(deps, tx, platform, kept)
    taken_back: list[tuple[Kept, str]] = []
    for one in new:
        if one.voids is None:
            continue
        voided = (await tx.xapi.named(platform.id, [one.voids])).get(one.voids)
        if voided is not None and voided.verb == VOIDED:
            raise InvalidInput("a statement that voids one cannot be voided", field="object")
        if voided is not None and await tx.xapi.void(platform.id, voided.id, one.id):
            taken_back.append((voided, one.id))
    # After all of them are marked: else one of them would stand in for another for a moment.
    for voided, by in taken_back:
        await shrink(deps, tx, platform, voided, by)


def _completed(platform: Platform, told: Told, received: Received, stored: datetime) -> bytes:
    """Return the statement with what the server adds."""
    statement = msgspec.json.decode(received.content)
    statement["stored"] = xapi_time(stored)
    statement.setdefault("timestamp", statement["stored"])
    statement.setdefault("version", told.version)
    account = {"homePage": told.home, "name": platform.id}
    statement["authority"] = {"objectType": "Agent", "name": platform.label, "account": account}
    return msgspec.json.encode(statement)


async def read_statement(
    deps: Deps, platform: Platform, statement_id: str, *, voided: bool, attachments: bool = False
) -> Page:
    """Return the statement, if it is voided or not as asked. Raises NotFound, NotAllowed."""
    async with deps.store.reading() as db:
        where = await readable(db, platform)
        found = await db.xapi.statement(where, statement_id.lower())
        if found is None or (found.voided_by is not None) is not voided:
            raise NotFound("there is no such statement", field="statementId")
        files = await db.xapi.attachments(where, _announced([found])) if attachments else []
    return Page(statements=[found], attachments=tuple(files))


async def read_statements(deps: Deps, platform: Platform, asked: StatementFilter, *, attachments: bool = False) -> Page:
    """Return a page of what is asked for. Raises NotAllowed."""
    async with deps.store.reading() as db:
        where: list[PlatformId] = await readable(db, platform)
        one_more = msgspec.structs.replace(asked, limit=asked.limit + 1)
        found = await db.xapi.statements(where, one_more)
        page = found[: asked.limit]
        files = await db.xapi.attachments(where, _announced(page)) if attachments else []
    return Page(
        statements=page, after=page[-1].sequence if len(found) > asked.limit else None, attachments=tuple(files)
    )


def _announced(statements: Sequence[Kept]) -> list[str]:
    contents = [msgspec.json.decode(one.content) for one in statements]
    several = [part.get("attachments", ()) for one in contents for part in (one, one["object"])]
    return [one["sha2"].lower() for some in several for one in some]
