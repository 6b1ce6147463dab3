"""Finding skills, and what everyday words mean."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.activities import Activity
from skilltree.graphql.types.skills import CommonSkill, Occupation, SkillMatch, TextTag
from skilltree.model.words import Language
from skilltree.service import activities as doings
from skilltree.service import skill_search, skills, tags
from skilltree.service.common_skills import read_common_skills
from skilltree.service.views.activities import ActivityView
from skilltree.service.views.skills import CommonSkillView, OccupationView, SkillMatchView, TextTagView


@strawberry.type
class SkillQueries:
    """Finding skills, and what everyday words mean."""

    @field(list[SkillMatch])
    @staticmethod
    def search_skills(
        info: Info, text: str, language: Language | None = None, first: int | None = 10
    ) -> list[SkillMatchView]:
        """Skills that a badly typed text means."""
        context = info.context
        return skill_search.search_skills(context.deps, text, language or context.language, first, context.asker)

    @field(
        list[TextTag],
        description="Skills that a text of at most 20 kB of UTF-8 names, in the order of their places. It is not kept.",
    )
    @staticmethod
    async def tag_text(info: Info, text: str, language: Language | None = None) -> list[TextTagView]:
        """For its author to tick; `language` is that of the text, null where nobody knows."""
        context = info.context
        return await tags.tag_text(
            context.deps, text, language, shown_in=context.language, asker=context.asker, peer=context.peer
        )

    @field(list[CommonSkill], description="The most used skills of the viewer's territory, most used first.")
    @staticmethod
    def common_skills(info: Info, first: int | None = 300) -> list[CommonSkillView]:
        """What a phone keeps, to find skills without a network."""
        context = info.context
        return read_common_skills(context.deps, context.territory_id, context.language, first, context.asker)

    @field(list[Activity])
    @staticmethod
    def activities(info: Info) -> list[ActivityView]:
        """Everyday doings that a newcomer chooses from."""
        return doings.read_activities(info.context.deps, info.context.language)

    @field(list[Occupation])
    @staticmethod
    async def search_occupations(
        info: Info, text: str, language: Language | None = None, first: int | None = 10
    ) -> list[OccupationView]:
        """Occupations that a badly typed text means."""
        context = info.context
        return await skills.search_occupations(context.deps, text, language or context.language, first)
