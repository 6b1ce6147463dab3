"""Learning from the order in which others learnt: what people who hold what you hold finished next."""

from skilltree.engine.colearning.counts import Counts, Histories, count
from skilltree.engine.colearning.model import CoLearning, Learnt, learn

__all__ = ["CoLearning", "Counts", "Histories", "Learnt", "count", "learn"]
