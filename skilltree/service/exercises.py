"""Exercises whose author looks at them: handed in by a learner, judged once."""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import MediaId, ModuleId, WorkId, new_id, row_id
from skilltree.model.ledger import AccessRecord
from skilltree.model.person import Viewer
from skilltree.model.teaching import Work
from skilltree.model.words import Role, WorkVerdict
from skilltree.service.deps import Deps
from skilltree.service.learning import followable
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.texts import SHORT_TEXT_LENGTH, clean_optional
from skilltree.service.views.teaching import HandedIn, WorkJudged, WorkView, work_view

MOST_TRIES = 20


class HandIn(Struct):
    """A text, a photo, or both, for one block."""

    module_id: ModuleId
    version: int
    block: int
    text: str | None = None
    media_id: MediaId | None = None


class JudgeWork(Struct):
    """What the author says of it."""

    work_id: WorkId
    verdict: WorkVerdict
    comment: str | None = None


async def hand_in(deps: Deps, viewer: Viewer, key: UUID, command: HandIn) -> HandedIn:
    """Hand an exercise in; after "again" one may try again. Raises Conflict (WAITING) while one waits."""
    text = clean_optional(command.text, field="text", most=SHORT_TEXT_LENGTH)
    if text is None and command.media_id is None:
        raise InvalidInput("a text or a photo", field="text", code="TEXT_MISSING")
    if command.media_id is not None:
        row_id("Media", command.media_id)

    async def work(tx: Writing) -> HandedIn:
        module = await followable(tx, viewer, command.module_id, command.version)
        blocks = module.content.blocks
        if not 0 <= command.block < len(blocks) or not blocks[command.block].hand_in:
            raise InvalidInput("nothing is handed in at this block", field="block")
        if command.media_id is not None:
            await _own_photo(tx, viewer, command.media_id)
        earlier = [
            item
            for item in await tx.teaching.work_of(viewer.person_id, module.id, module.version)
            if item.block == command.block
        ]
        if any(item.verdict is None for item in earlier):
            raise Conflict("the author has not looked at the last one yet", field="block", code="WAITING")
        if len(earlier) >= MOST_TRIES:
            raise Conflict(f"at most {MOST_TRIES} tries", field="block", code="TOO_MANY")
        await tx.courses.start(viewer.person_id, module.id, module.version, deps.clock())
        made = Work(
            territory_id=viewer.territory_id,
            id=new_id("Work"),
            person_id=viewer.person_id,
            module_id=module.id,
            version=module.version,
            block=command.block,
            sent_at=deps.clock(),
            text=text,
            media_id=command.media_id,
        )
        await tx.teaching.hand_in(made)
        return HandedIn(work=work_view(made))

    return await once_by(deps, viewer, "handIn", key=key, command=command, answer_type=HandedIn, work=work)


async def judge_work(deps: Deps, viewer: Viewer, key: UUID, command: JudgeWork) -> WorkJudged:
    """Judge an exercise of one's organisation, once, and leave a line in its owner's log."""
    row_id("Work", command.work_id)
    comment = clean_optional(command.comment, field="comment", most=SHORT_TEXT_LENGTH)
    if command.verdict is WorkVerdict.AGAIN and comment is None:
        raise InvalidInput("say what to change", field="comment", code="TEXT_MISSING")

    async def work(tx: Writing) -> WorkJudged:
        found = await tx.teaching.work(command.work_id)
        module = await tx.courses.module(found.module_id, found.version) if found else None
        if found is None or module is None or not viewer.acts_for(module.organisation_id, Role.AUTHOR):
            raise NotFound("there is no such exercise for you", field="work")
        now = deps.clock()
        if not await tx.teaching.judge_work(found.id, command.verdict, comment, viewer.person_id, now):
            raise Conflict("somebody judged it before", field="work", code="ALREADY_JUDGED")
        organisation = (await tx.people.organisations([module.organisation_id]))[module.organisation_id]
        look = AccessRecord(
            person_id=found.person_id,
            reader_id=viewer.person_id,
            who=organisation.name,
            what="work",
            why="exercise",
            at=now,
        )
        await tx.ledger.log_accesses(viewer.territory_id, [look])
        judged = msgspec.structs.replace(
            found, verdict=command.verdict, comment=comment, judged_by=viewer.person_id, judged_at=now
        )
        return WorkJudged(work=work_view(judged))

    return await once_by(deps, viewer, "judgeWork", key=key, command=command, answer_type=WorkJudged, work=work)


async def my_work(deps: Deps, viewer: Viewer | None, module_id: ModuleId, version: int) -> list[WorkView]:
    """Return what the viewer handed in of a version, newest first."""
    if viewer is None:
        return []
    async with deps.store.reading() as db:
        return [work_view(item) for item in await db.teaching.work_of(viewer.person_id, module_id, version)]


async def _own_photo(tx: Writing, viewer: Viewer, media_id: MediaId) -> None:
    media = await tx.media.media(media_id)
    if media is None or media.created_by != viewer.person_id or media.organisation_id is not None:
        raise NotFound("there is no such photo of yours", field="media")
    if await tx.teaching.work_of_media(media_id) is not None:
        raise Conflict("this photo was handed in already", field="media", code="ALREADY_HANDED_IN")
