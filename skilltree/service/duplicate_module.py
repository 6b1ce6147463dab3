"""Making a module of one's own from somebody else's, with credit."""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct, pick_language
from skilltree.model.course import Credit, Module
from skilltree.model.errors import NotAllowed, NotFound
from skilltree.model.ids import ModuleId, OrganisationId, new_id, row_id
from skilltree.model.person import Viewer
from skilltree.model.words import ModuleStatus, Role
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.views.courses import draft_view
from skilltree.service.views.learning import ModuleSaved


class DuplicateModule(Struct):
    """Which module, and for which organisation of the viewer's."""

    module_id: ModuleId
    organisation_id: OrganisationId


async def duplicate_module(deps: Deps, viewer: Viewer, key: UUID, command: DuplicateModule) -> ModuleSaved:
    """Begin a draft with the content of a published module of the territory. Raises NotAllowed, NotFound.

    It says whose it was; its sessions stay with whoever holds them, its files are copied.
    """
    row_id("Module", command.module_id)
    row_id("Organisation", command.organisation_id)
    if not viewer.acts_for(command.organisation_id, Role.AUTHOR):
        raise NotAllowed("you do not write for this organisation", field="organisation")

    async def work(tx: Writing) -> ModuleSaved:
        origin = await tx.courses.module(command.module_id)
        if origin is None or origin.territory_id != viewer.territory_id or origin.status is not ModuleStatus.PUBLISHED:
            raise NotFound("there is no such module", field="module")
        owner = (await tx.people.organisations([origin.organisation_id]))[origin.organisation_id]
        content = msgspec.structs.replace(
            origin.content,
            blocks=tuple(
                [
                    msgspec.structs.replace(
                        block,
                        sessions=(),
                        media_id=await _copied(deps, tx, viewer, command.organisation_id, block.media_id),
                    )
                    for block in origin.content.blocks
                ]
            ),
            next_dates=(),
            credit=origin.content.credit
            or Credit(title=origin.content.title, organisation=owner.name, module_id=origin.id),
        )
        made = Module(
            id=new_id("Module"),
            territory_id=viewer.territory_id,
            organisation_id=command.organisation_id,
            version=1,
            status=ModuleStatus.DRAFT,
            content=content,
            language=pick_language(content.title, origin.language),
            position=1_000,
            saved_at=deps.clock(),
            author_id=viewer.person_id,
        )
        return ModuleSaved(draft=draft_view(await tx.courses.save_module(made)))

    return await once_by(deps, viewer, "duplicateModule", key=key, command=command, answer_type=ModuleSaved, work=work)


async def _copied(
    deps: Deps, tx: Writing, viewer: Viewer, organisation_id: OrganisationId, media_id: str | None
) -> str | None:
    """Return a file of the organisation with the same bytes, so that the first owner may delete theirs."""
    media = await tx.media.media(media_id) if media_id else None
    content = await tx.media.content(media.id) if media else None
    if media is None or content is None:
        return None
    if media.organisation_id == organisation_id:
        return media.id
    copy = msgspec.structs.replace(
        media,
        id=new_id("Media"),
        organisation_id=organisation_id,
        created_by=viewer.person_id,
        created_at=deps.clock(),
    )
    return (await tx.media.add(copy, content)).id
