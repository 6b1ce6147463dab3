"""Trees that are kept: two workers on one store read, after whatever either did, what reading anew gives."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from skilltree.engine.catalogue import Catalogue
from skilltree.model.change import ChangeKind
from skilltree.model.ids import new_id
from skilltree.model.person import BranchVisibility, Viewer
from skilltree.model.taxonomy import Skill
from skilltree.model.tree import DORMANT_AFTER
from skilltree.model.why_words import SetAside
from skilltree.model.words import EvidenceKind, Language, SkillKind, Visibility
from skilltree.service.deps import Deps
from skilltree.service.engines import Engines
from skilltree.service.kept_trees import LOOK_BACK, KeptTree, KeptTrees
from skilltree.service.trees import read_tree
from skilltree.service.views.trees import TreeView
from skilltree.store import SqlStore
from skilltree.store.untold import UntoldChangeError
from tests.store.conftest import Town, copied_postgres, migrated_postgres, migrated_sqlite, store, town
from tests.store.samples import NOON, make_fact

__all__ = ["copied_postgres", "migrated_postgres", "migrated_sqlite", "store", "town"]

STEPS = 150


@dataclass
class Worker:
    """What reading a tree needs of a worker; its engines follow nothing."""

    store: SqlStore
    now: datetime = NOON
    engines: Engines = field(default_factory=Engines)

    @property
    def deps(self) -> Deps:
        return cast(Deps, SimpleNamespace(store=self.store, engines=self.engines, clock=lambda: self.now))

    async def read(self, viewer: Viewer) -> TreeView:
        return await read_tree(self.deps, viewer, viewer.language)


def viewer_of(town: Town) -> Viewer:
    return Viewer(person_id=town.ada.id, territory_id=town.id, language=Language.FR, memberships=(), session_id="s")


def skill(skill_id: str, name: str) -> Skill:
    return Skill(id=skill_id, kind=SkillKind.SKILL, labels={"fr": name})


async def do_something(store: SqlStore, town: Town, draw: random.Random, facts: list[str], now: datetime) -> None:
    """Write one thing that a tree is made of, or something of somebody else."""
    async with store.writing(town.id) as tx:
        match draw.randrange(7):
            case 0 | 1:
                at = now - draw.choice((timedelta(0), timedelta(days=9), DORMANT_AFTER - timedelta(minutes=90)))
                kind = draw.choice((EvidenceKind.COURSE, EvidenceKind.ENDORSEMENT))
                where = draw.choice((town.welding, town.soldering))
                kept = await tx.evidence.append(town.id, make_fact(town.ada.id, where, kind=kind, at=at))
                facts.append(kept.id)
            case 2 if facts:
                await tx.evidence.retract(town.id, draw.choice(facts), by=town.ada.id, at=now)
            case 3 if facts:
                fact = await tx.evidence.find(draw.choice(facts))
                assert fact is not None
                await tx.confirming.put_aside(town.id, fact, draw.choice(list(SetAside)), now)
            case 4 if facts:
                await tx.confirming.count_again(draw.choice(facts))
            case 5:
                branch = draw.choice((None, town.welding))
                chosen = BranchVisibility(branch=branch, visibility=draw.choice(list(Visibility)), since=now)
                await tx.people.set_visibility(town.id, town.ada.id, chosen)
            case _:
                await tx.evidence.append(town.id, make_fact(town.bob.id, town.welding))
                await tx.outbox.append(ChangeKind.TREE, town.bob.id)


async def test_two_workers_read_what_stands_in_the_store(store: SqlStore, town: Town) -> None:
    draw, viewer, facts = random.Random(7), viewer_of(town), list[str]()
    workers = [Worker(store), Worker(store)]
    reused = 0
    for step in range(STEPS):
        if draw.random() < 0.7:
            await do_something(store, town, draw, facts, workers[0].now)
        for worker in workers:
            worker.now += draw.choice((timedelta(0), timedelta(seconds=30), timedelta(hours=1)))
        if step % 20 == 0:
            workers[step % 2].engines.catalogue.put(skill(town.welding, f"souder {step}"))
        if step % 50 == 0:
            workers[0].engines.catalogue = Catalogue([skill(town.soldering, "braser")])
        for worker in workers:
            first, again = await worker.read(viewer), await worker.read(viewer)
            fresh = Worker(store, worker.now)
            fresh.engines.catalogue = worker.engines.catalogue
            assert first == again == await fresh.read(viewer)
            reused += first is again
    assert reused > STEPS


async def test_others_changes_leave_it_and_very_many_do_not(store: SqlStore, town: Town) -> None:
    worker, viewer = Worker(store), viewer_of(town)
    kept = await worker.read(viewer)
    for many, same in ((1, True), (LOOK_BACK - 1, True), (LOOK_BACK, False)):
        async with store.writing(town.id) as tx:
            for _ in range(many):
                await tx.outbox.append(ChangeKind.TREE, town.bob.id)
        assert (await worker.read(viewer) is kept) is same


async def test_it_is_kept_for_one_language_and_leaves_when_told(store: SqlStore, town: Town) -> None:
    worker, viewer = Worker(store), viewer_of(town)
    french = await worker.read(viewer)
    assert await worker.read(viewer) is french
    await read_tree(worker.deps, viewer, Language.EN)
    assert await worker.read(viewer) is not french
    worker.engines.kept_trees.forget(town.ada.id)
    assert len(worker.engines.kept_trees) == 0


async def test_the_store_tells_of_a_tree_that_nobody_told_of(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as tx:
        head = await tx.outbox.head(town.id)
        await tx.evidence.append(town.id, make_fact(town.ada.id, town.welding))
        await tx.evidence.append(town.id, make_fact(town.bob.id, town.welding))
        await tx.outbox.append(ChangeKind.TREE, town.bob.id)
    async with store.reading() as db:
        later = await db.outbox.after(town.id, head, 10)
    assert [(change.kind, change.subject_id) for change in later] == [
        (ChangeKind.TREE, town.bob.id),
        (ChangeKind.TREE, town.ada.id),
    ]


async def test_a_tree_is_not_written_outside_its_territory(store: SqlStore, town: Town) -> None:
    for lock in (None, new_id("Territory")):
        with pytest.raises(UntoldChangeError):
            async with store.writing(lock) as tx:
                await tx.evidence.append(town.id, make_fact(town.ada.id, town.welding))


def test_the_oldest_leave_where_there_are_too_many_facts(tmp_path: Path) -> None:
    trees, stamp = KeptTrees(most_facts=10), (Catalogue(), 0)
    for name in ("a", "b", "c"):
        trees.keep(
            name,
            KeptTree(
                view=TreeView(skills=[], version=0),
                language=Language.FR,
                stamp=stamp,
                head=0,
                size=4,
                since=NOON,
                until=NOON,
            ),
        )
    assert len(trees) == 2
    trees.forget("a")
    assert len(trees) == 2
    trees.forget("c")
    assert len(trees) == 1
