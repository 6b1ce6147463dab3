"""What somebody tells of what they do, in their words: everyday ways to say a skill, how long, how often, for whom."""

from skilltree.engine.telling.clauses import Clause, Word, clauses_of, mostly_other_script
from skilltree.engine.telling.facts import Facts, facts_of
from skilltree.engine.telling.sayings import Said, said_in

__all__ = ["Clause", "Facts", "Said", "Word", "clauses_of", "facts_of", "mostly_other_script", "said_in"]
