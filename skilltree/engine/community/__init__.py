"""The community's tree from the order in which its members learn (docs/decisions/0016-community-tree.md)."""

from skilltree.engine.community.bulk import count_histories
from skilltree.engine.community.counters import CommunityCounters, Update
from skilltree.engine.community.living import LivingTree

__all__ = ["CommunityCounters", "LivingTree", "Update", "count_histories"]
