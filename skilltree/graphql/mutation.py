"""All mutations, put together from those of each concern."""

from __future__ import annotations

import strawberry

from skilltree.graphql.mutations.cards import CardMutations
from skilltree.graphql.mutations.doors import DoorMutations
from skilltree.graphql.mutations.learning import LearningMutations
from skilltree.graphql.mutations.meeting import MeetingMutations
from skilltree.graphql.mutations.platforms import PlatformMutations
from skilltree.graphql.mutations.profile import ProfileMutations
from skilltree.graphql.mutations.studio import StudioMutations
from skilltree.graphql.mutations.teaching import TeachingMutations
from skilltree.graphql.mutations.tree import TreeMutations


@strawberry.type
class Mutation(
    TreeMutations,
    LearningMutations,
    ProfileMutations,
    StudioMutations,
    TeachingMutations,
    MeetingMutations,
    DoorMutations,
    CardMutations,
    PlatformMutations,
):
    """Every operation takes `input.key`: a replay returns the first result."""
