"""Running text to skills: which words of a module, an advert or a CV name which concepts."""

from skilltree.engine.tagging.tag import Tag
from skilltree.engine.tagging.tagger import Tagger

__all__ = ["Tag", "Tagger"]
