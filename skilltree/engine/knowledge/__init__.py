"""What taxonomies know beyond their labels' letters: a second signal for matching."""

from skilltree.engine.knowledge.concept import KnownConcept
from skilltree.engine.knowledge.knowledge import Knowledge
from skilltree.engine.knowledge.matcher import Match, Matcher

__all__ = ["Knowledge", "KnownConcept", "Match", "Matcher"]
