"""The engines of one worker: built from the store at start, kept up to date from the outbox.

What is about many people or many texts is answered from here; what is about one person is
answered from the store.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from skilltree.engine.catalogue import Catalogue
from skilltree.engine.community import CommunityCounters, LivingTree
from skilltree.engine.knowledge import Matcher
from skilltree.engine.labels import LabelIndex
from skilltree.engine.path import PathIndex
from skilltree.engine.pattern import PeopleIndex
from skilltree.engine.suggest_index import SuggestIndex
from skilltree.engine.tagging import Tagger
from skilltree.model.activity import Activity
from skilltree.model.course import Course, Module
from skilltree.model.ids import (
    CourseId,
    ModuleId,
    OccupationId,
    OpportunityId,
    PersonId,
    SkillId,
    TerritoryId,
)
from skilltree.model.opportunity import Opportunity
from skilltree.model.person import Goal, Territory
from skilltree.model.place import Commune
from skilltree.model.taxonomy import ConceptLabel, Occupation
from skilltree.service.depths import Depths
from skilltree.service.kept_trees import KeptTrees
from skilltree.service.ports.index_builder import IndexBuilder, NoIndexBuilder
from skilltree.service.ports.index_files import IndexFiles, NoIndexFiles
from skilltree.service.watch import Watchers

NO_TERRITORY: TerritoryId = ""
"""Where changes of the taxonomy stand, which belongs to every territory."""


@dataclass(slots=True)
class TerritoryEngines:
    """What one territory's people, modules and opportunities look like in memory."""

    territory: Territory
    modules: dict[ModuleId, Module] = field(default_factory=dict)
    courses: dict[CourseId, Course] = field(default_factory=dict)
    opportunities: dict[OpportunityId, Opportunity] = field(default_factory=dict)
    goals: dict[PersonId, Goal] = field(default_factory=dict)
    teaching: dict[SkillId, set[ModuleId]] = field(default_factory=dict)
    asking: dict[SkillId, set[OpportunityId]] = field(default_factory=dict)
    holders: dict[SkillId, int] = field(default_factory=dict)
    held: dict[PersonId, frozenset[SkillId]] = field(default_factory=dict)
    suggest: SuggestIndex = field(default_factory=SuggestIndex)
    people: PeopleIndex = field(default_factory=PeopleIndex)
    homes: dict[PersonId, str] = field(default_factory=dict)
    """Where people live, for the tree of a commune; for no search."""
    finished: dict[PersonId, frozenset[ModuleId]] = field(default_factory=dict)
    """Modules that people finished, for the tree of a course's or an organisation's learners."""
    community: CommunityCounters = field(default_factory=CommunityCounters)
    tree: LivingTree = field(init=False)
    """The community's tree; it follows `community`."""
    authored_from: tuple[Catalogue, dict[ModuleId, Module], frozenset[SkillId]] | None = None
    """What the tree's authored order was last read from."""
    path_index: tuple[dict[ModuleId, Module], PathIndex] | None = None
    """The modules made ready for planning, and which ones these were."""

    def __post_init__(self) -> None:
        self.tree = LivingTree(self.community)


@dataclass(slots=True)
class Engines:
    """All engines of a worker. Only `service/building.py` and `service/replay.py` change them, but for `kept_trees`."""

    files: IndexFiles = field(default_factory=NoIndexFiles)
    """Where label indexes are kept between starts."""
    builder: IndexBuilder = field(default_factory=NoIndexBuilder)
    """Who builds those of a large taxonomy."""
    watchers: Watchers = field(default_factory=Watchers)
    catalogue: Catalogue = field(default_factory=Catalogue)
    skill_labels: LabelIndex = field(default_factory=lambda: LabelIndex.build(()))
    occupation_labels: LabelIndex = field(default_factory=lambda: LabelIndex.build(()))
    depths: Depths | None = None
    shallow: bool = False
    """The depths are missing, or of before the last import."""
    skill_matcher: Matcher | None = None
    """Letters and the taxonomies' knowledge; None until that is built, and the letters answer alone."""
    occupation_matcher: Matcher | None = None
    tagger: Tagger | None = None
    """Of the taxonomy's skills."""
    tagger_there: asyncio.Event = field(default_factory=asyncio.Event)
    own_words: dict[SkillId, tuple[ConceptLabel, ...]] = field(default_factory=dict)
    """Labels of skills that the tagger does not have: people's own, and those that came after it."""
    occupations: dict[OccupationId, Occupation] = field(default_factory=dict)
    activities: tuple[Activity, ...] = ()
    drawn: tuple[SkillId, ...] = ()
    """Skills with a drawing: everyday ones."""
    communes: dict[str, Commune] = field(default_factory=dict)
    territories: dict[TerritoryId, TerritoryEngines] = field(default_factory=dict)
    heads: dict[TerritoryId, int] = field(default_factory=dict)
    built_at: datetime | None = None
    import_told_at: float | None = None
    """Loop time of the last word of an import whose skills are not taken in yet."""
    fresh_skills: set[SkillId] = field(default_factory=set)
    """Skills proposed since the last time that the indexes were begun."""
    kept_trees: KeptTrees = field(default_factory=KeptTrees)
    """Trees that their owners read lately."""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while rows are read and applied, so that changes are applied in order."""
