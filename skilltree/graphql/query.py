"""Queries: each reads its arguments, runs one use case, and returns its view."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.inputs.common import GoalInput, PlaceInput
from skilltree.graphql.inputs.queries import PathLimits, PatternInput
from skilltree.graphql.nodes import NodeView, read_node
from skilltree.graphql.types.activities import Activity
from skilltree.graphql.types.cards import AssistedAccount
from skilltree.graphql.types.courses import ModuleDraft
from skilltree.graphql.types.next_steps import Path, Suggestion
from skilltree.graphql.types.node import Node
from skilltree.graphql.types.pages import CourseConnection, OpportunityConnection, TalentConnection
from skilltree.graphql.types.people import Commune, ContactRequest, Person
from skilltree.graphql.types.skills import CommonSkill, Occupation, SkillMatch, TextTag
from skilltree.graphql.types.talents import ConfirmationAsk
from skilltree.graphql.types.territories import Territory
from skilltree.model.suggestion import PathLimits as Limits
from skilltree.model.words import Language, OpportunityKind, SuggestionKind
from skilltree.service import activities as doings
from skilltree.service import (
    confirmation,
    contacts,
    courses,
    opportunities,
    places,
    profile,
    skill_search,
    skills,
    studio,
    tags,
)
from skilltree.service import find_talents as talents
from skilltree.service import territory as territories
from skilltree.service.assistance import read_assisted
from skilltree.service.common_skills import read_common_skills
from skilltree.service.paths import find_path
from skilltree.service.sign_in import find_territory
from skilltree.service.suggestions import suggest_next
from skilltree.service.views.activities import ActivityView
from skilltree.service.views.assistance import AssistedAccountView
from skilltree.service.views.courses import CourseView, ModuleDraftView
from skilltree.service.views.opportunities import OpportunityView, PathView, SuggestionView
from skilltree.service.views.pages import PageView
from skilltree.service.views.people import (
    CommuneView,
    ConfirmationAskView,
    ContactRequestView,
    PersonView,
    TerritoryView,
)
from skilltree.service.views.skills import CommonSkillView, OccupationView, SkillMatchView, TextTagView


@strawberry.type
class Query:
    """What can be read."""

    @field(Person | None, description="Null when signed out.")
    @staticmethod
    async def me(info: Info) -> PersonView | None:
        """The viewer."""
        context = info.context
        return await profile.read_person(context.deps, context.viewer) if context.viewer else None

    @field(Node | None)
    @staticmethod
    async def node(info: Info, id: strawberry.ID) -> NodeView | None:  # noqa: A002 -- Relay's name
        """Anything that the viewer may see, by its global id."""
        return await read_node(info.context, id)

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
    async def common_skills(info: Info, first: int | None = 300) -> list[CommonSkillView]:
        """What a phone keeps, to find skills without a network."""
        context = info.context
        return await read_common_skills(context.deps, context.territory_id, context.language, first, context.asker)

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

    @field(list[Commune])
    @staticmethod
    async def search_communes(info: Info, text: str, first: int | None = 10) -> list[CommuneView]:
        """Communes by name or postcode."""
        return await places.search_communes(info.context.deps, text, first)

    @field(CourseConnection)
    @staticmethod
    async def search_courses(
        info: Info,
        *,
        text: str | None = None,
        skills: list[strawberry.ID] | None = None,
        near: PlaceInput | None = None,
        first: int | None = 20,
        after: str | None = None,
    ) -> PageView[CourseView]:
        """Published courses of the territory."""
        context = info.context
        place = near.place() if near else None
        return await courses.search_courses(
            context.deps,
            context.territory_id,
            context.language,
            text=text,
            skills=skills,
            near=place,
            first=first,
            after=after,
        )

    @field(OpportunityConnection)
    @staticmethod
    async def search_opportunities(
        info: Info,
        *,
        text: str | None = None,
        kinds: list[OpportunityKind] | None = None,
        near: PlaceInput | None = None,
        first: int | None = 20,
        after: str | None = None,
    ) -> PageView[OpportunityView]:
        """Open opportunities of the territory."""
        context = info.context
        place = near.place() if near else None
        return await opportunities.search_opportunities(
            context.deps,
            context.territory_id,
            context.language,
            text=text,
            kinds=kinds,
            near=place,
            first=first,
            after=after,
        )

    @field(list[Suggestion])
    @staticmethod
    async def suggestions(
        info: Info, kinds: list[SuggestionKind] | None = None, first: int | None = 20
    ) -> list[SuggestionView]:
        """What the viewer could do next, and why."""
        context = info.context
        return await suggest_next(context.deps, context.require_viewer(), kinds, first)

    @field(Path)
    @staticmethod
    async def path(info: Info, goal: GoalInput, limits: PathLimits | None = None) -> PathView:
        """The way from the viewer's tree to a goal."""
        context = info.context
        wanted = limits.limits() if limits else Limits()
        return await find_path(context.deps, context.require_viewer(), goal.wanted(), wanted)

    @field(TalentConnection)
    @staticmethod
    async def find_talents(
        info: Info, pattern: PatternInput, first: int | None = 20, after: str | None = None
    ) -> talents.TalentPage:
        """Nameless profiles by how much of a pattern they cover."""
        context = info.context
        viewer = context.require_viewer()
        return await talents.find_talents(context.deps, viewer, pattern.pattern(), first=first, after=after)

    @field(Territory)
    @staticmethod
    def territory(info: Info, code: str | None = None) -> TerritoryView:
        """One territory; the viewer's own without a code."""
        context = info.context
        found = find_territory(context.deps, code) if code else context.territory_id
        return territories.read_territory(context.deps, found)

    @field(list[Territory])
    @staticmethod
    def territories(info: Info) -> list[TerritoryView]:
        """All territories of this server, by name."""
        return territories.read_territories(info.context.deps)

    @field(list[ModuleDraft], description="Modules that the viewer's organisations write, newest first.")
    @staticmethod
    async def drafts(info: Info, first: int | None = 50) -> list[ModuleDraftView]:
        """The studio's list."""
        return await studio.read_drafts(info.context.deps, info.context.require_viewer(), first)

    @field(ModuleDraft | None, description="A module as its authors see it; null for everybody else.")
    @staticmethod
    async def draft(
        info: Info,
        id: strawberry.ID,  # noqa: A002 -- Relay's name
    ) -> ModuleDraftView | None:
        """One module in the studio, published or not."""
        return await studio.read_draft(info.context.deps, info.context.require_viewer(), id)

    @field(list[ContactRequest], description="What the viewer's organisations asked, newest first, without names.")
    @staticmethod
    async def asked_contacts(info: Info, first: int | None = 20) -> list[ContactRequestView]:
        """The recruiter's list; `node(id)` tells a name after a yes, and the look is logged."""
        return await contacts.read_asked(info.context.deps, info.context.require_viewer(), first)

    @field(ConfirmationAsk | None, description="What a confirmation link asks; no account needed.")
    @staticmethod
    async def confirmation_ask(info: Info, token: str) -> ConfirmationAskView | None:
        """Null when the link cannot be answered (any more)."""
        return await confirmation.read_confirmation(info.context.deps, token, info.context.language)

    @field(
        list[AssistedAccount],
        description="Accounts that an organisation helps with; each look is told to their owners.",
    )
    @staticmethod
    async def assisted_accounts(
        info: Info, organisation: strawberry.ID, first: int | None = 50
    ) -> list[AssistedAccountView]:
        """For its counsellors and facilitators, newest first."""
        context = info.context
        return await read_assisted(context.deps, context.require_viewer(), organisation, first)
