"""What taxonomies know beyond their labels' letters: a second signal for matching."""

from skilltree.engine.knowledge.attachments import Attachments
from skilltree.engine.knowledge.concept import KnownConcept, KnownText
from skilltree.engine.knowledge.knowledge import Knowledge
from skilltree.engine.knowledge.matcher import Match, Matcher

__all__ = ["Attachments", "Knowledge", "KnownConcept", "KnownText", "Match", "Matcher"]
