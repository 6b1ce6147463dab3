"""All mutations, put together from those of each concern."""

from __future__ import annotations

import strawberry

from skilltree.graphql.mutations.author_courses import AuthorCourseMutations
from skilltree.graphql.mutations.badges import BadgeMutations
from skilltree.graphql.mutations.cards import CardMutations
from skilltree.graphql.mutations.confirming import ConfirmingMutations
from skilltree.graphql.mutations.credentials import CredentialMutations
from skilltree.graphql.mutations.doors import DoorMutations
from skilltree.graphql.mutations.learning import LearningMutations
from skilltree.graphql.mutations.meeting import MeetingMutations
from skilltree.graphql.mutations.notices import NoticeMutations
from skilltree.graphql.mutations.opportunities import OpportunityMutations
from skilltree.graphql.mutations.placement import PlacementMutations
from skilltree.graphql.mutations.platforms import PlatformMutations
from skilltree.graphql.mutations.profile import ProfileMutations
from skilltree.graphql.mutations.reviews import ReviewMutations
from skilltree.graphql.mutations.studio import StudioMutations
from skilltree.graphql.mutations.suggestion_answers import SuggestionAnswerMutations
from skilltree.graphql.mutations.teaching import TeachingMutations
from skilltree.graphql.mutations.telling import TellingMutations
from skilltree.graphql.mutations.tree import TreeMutations
from skilltree.graphql.mutations.tree_shares import TreeShareMutations
from skilltree.graphql.mutations.week import WeekMutations
from skilltree.graphql.mutations.who_sees import WhoSeesMutations
from skilltree.graphql.mutations.workshops import WorkshopMutations


@strawberry.type
class Mutation(
    TreeMutations,
    LearningMutations,
    ProfileMutations,
    StudioMutations,
    AuthorCourseMutations,
    ReviewMutations,
    TeachingMutations,
    PlacementMutations,
    OpportunityMutations,
    MeetingMutations,
    DoorMutations,
    CardMutations,
    WorkshopMutations,
    PlatformMutations,
    TreeShareMutations,
    CredentialMutations,
    ConfirmingMutations,
    BadgeMutations,
    TellingMutations,
    WhoSeesMutations,
    WeekMutations,
    NoticeMutations,
    SuggestionAnswerMutations,
):
    """Every operation takes `input.key`: a replay returns the first result."""
