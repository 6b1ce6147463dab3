"""What authors learn of their modules and of the territory's wishes."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.insight import ModuleInsight, WantedSkill
from skilltree.service import insight, wanted_skills
from skilltree.service.views.insight import ModuleInsightView, WantedSkillView


@strawberry.type
class InsightQueries:
    """What authors learn of their modules and of the territory's wishes."""

    @field(ModuleInsight, description="Where learners of a module stop, fail and ask; for its organisation's authors.")
    @staticmethod
    async def module_insight(info: Info, module: strawberry.ID, version: int | None = None) -> ModuleInsightView:
        """Of the newest published version when none is named."""
        context = info.context
        return await insight.read_module_insight(context.deps, context.require_viewer(), module, version)

    @field(
        list[ModuleInsight],
        description="The newest published version of each module of the viewer's organisations, newest saved first.",
    )
    @staticmethod
    async def module_insights(info: Info, first: int | None = 20) -> list[ModuleInsightView]:
        """Module by module."""
        context = info.context
        return await insight.read_module_insights(context.deps, context.require_viewer(), first)

    @field(
        list[WantedSkill], description="Skills that the territory wants, those that nobody teaches first; for authors."
    )
    @staticmethod
    async def wanted_skills(info: Info, first: int | None = 20) -> list[WantedSkillView]:
        """What to write next."""
        context = info.context
        return await wanted_skills.read_wanted_skills(context.deps, context.require_viewer(), first)
