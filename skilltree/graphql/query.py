"""All queries, put together from those of each concern."""

from __future__ import annotations

import strawberry

from skilltree.graphql.queries.author_courses import AuthorCourseQueries
from skilltree.graphql.queries.badges import BadgeQueries
from skilltree.graphql.queries.confirming import ConfirmingQueries
from skilltree.graphql.queries.courses import CourseQueries
from skilltree.graphql.queries.credentials import CredentialQueries
from skilltree.graphql.queries.insight import InsightQueries
from skilltree.graphql.queries.next import NextQueries
from skilltree.graphql.queries.notices import NoticeQueries
from skilltree.graphql.queries.opportunities import OpportunityQueries
from skilltree.graphql.queries.own import OwnQueries
from skilltree.graphql.queries.placement import PlacementQueries
from skilltree.graphql.queries.platforms import PlatformQueries
from skilltree.graphql.queries.reviews import ReviewQueries
from skilltree.graphql.queries.skills import SkillQueries
from skilltree.graphql.queries.suggestion_answers import SuggestionAnswerQueries
from skilltree.graphql.queries.talents import TalentQueries
from skilltree.graphql.queries.teaching import TeachingQueries
from skilltree.graphql.queries.telling import TellingQueries
from skilltree.graphql.queries.territories import TerritoryQueries
from skilltree.graphql.queries.tree_shares import TreeShareQueries
from skilltree.graphql.queries.week import WeekQueries
from skilltree.graphql.queries.who_sees import WhoSeesQueries
from skilltree.graphql.queries.workshops import WorkshopQueries


@strawberry.type
class Query(
    OwnQueries,
    SkillQueries,
    TerritoryQueries,
    CourseQueries,
    AuthorCourseQueries,
    ReviewQueries,
    TeachingQueries,
    PlacementQueries,
    NextQueries,
    OpportunityQueries,
    TalentQueries,
    WorkshopQueries,
    PlatformQueries,
    TreeShareQueries,
    CredentialQueries,
    InsightQueries,
    ConfirmingQueries,
    BadgeQueries,
    TellingQueries,
    WhoSeesQueries,
    WeekQueries,
    NoticeQueries,
    SuggestionAnswerQueries,
):
    """What can be read."""
