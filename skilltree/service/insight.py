"""Where learners of a module stop, fail and ask: to the authors of its organisation, never below the privacy floor.

Figures are counted once a day and kept (`engine.insight` says what they let through): whoever looks at every hour
sees no more than whoever looks once. Nobody's own data is read by another here, so nothing is written into logs.
"""

from __future__ import annotations

from datetime import date

from skilltree.engine.insight import module_figures
from skilltree.model.course import Module
from skilltree.model.errors import NotFound
from skilltree.model.ids import ModuleId, row_id
from skilltree.model.insight import KeptModuleFigures, ModuleFigures
from skilltree.model.person import Viewer
from skilltree.model.words import Role
from skilltree.service.deps import Deps
from skilltree.service.desk import writes_for
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.texts import check_first
from skilltree.service.views.insight import ModuleInsightView, module_insight_view


async def read_module_insight(
    deps: Deps, viewer: Viewer, module_id: ModuleId, version: int | None
) -> ModuleInsightView:
    """Return the insight of a published version, the newest when None. Raises NotFound to all but its authors."""
    row_id("Module", module_id)
    async with deps.store.reading() as db:
        newest = await db.courses.newest(module_id)
        if newest is None or not viewer.acts_for(newest.organisation_id, Role.AUTHOR):
            raise NotFound("there is no such module of yours", field="module")
        module = await _published(db, newest, version)
    [shown] = await _show(deps, viewer, [module])
    return shown


async def read_module_insights(deps: Deps, viewer: Viewer, first: int | None) -> list[ModuleInsightView]:
    """Return the newest published version of each module that the viewer's organisations write, newest saved first."""
    size, organisations = check_first(first), writes_for(viewer)
    if not organisations:
        return []
    async with deps.store.reading() as db:
        drafts = await db.courses.drafts(organisations, size)
        modules = [await _published(db, draft, None) for draft in drafts if draft.published_version]
    return await _show(deps, viewer, modules)


async def _published(db: Reading, newest: Module, version: int | None) -> Module:
    last = newest.published_version or 0
    wanted = last if version is None else version
    module = await db.courses.module(newest.id, wanted) if 1 <= wanted <= last else None
    if module is None:
        raise NotFound("this version was never published", field="version", code="NOT_PUBLISHED")
    return module


async def _show(deps: Deps, viewer: Viewer, modules: list[Module]) -> list[ModuleInsightView]:
    """Show what is kept of today; count and keep what is not."""
    day, floor = paris_day(deps.clock()), deps.rules.privacy_floor
    async with deps.store.reading() as db:
        found = {module.id: await _todays(db, module, day, floor) for module in modules}
    old = [module for module in modules if found[module.id] is None]
    if old:
        async with deps.store.writing(viewer.territory_id) as tx:
            for module in old:
                found[module.id] = await _todays(tx, module, day, floor) or await _count(tx, module, day, floor)
    return [
        module_insight_view(module, figures, day, viewer.language)
        for module in modules
        if (figures := found[module.id]) is not None
    ]


async def _todays(db: Reading | Writing, module: Module, day: date, floor: int) -> ModuleFigures | None:
    kept = await db.insight.module_figures(module.id, module.version)
    return kept.figures if kept is not None and kept.day == day and kept.figures.floor == floor else None


async def _count(tx: Writing, module: Module, day: date, floor: int) -> ModuleFigures:
    figures = module_figures(
        await tx.insight.raw_counts(module.id, module.version),
        blocks=len(module.content.blocks),
        questions=[question.id for question in module.content.questions],
        floor=floor,
    )
    await tx.insight.keep_module_figures(
        KeptModuleFigures(
            territory_id=module.territory_id, module_id=module.id, version=module.version, day=day, figures=figures
        )
    )
    return figures
