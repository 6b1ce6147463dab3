"""What must be true of a database after any number of kills; reads rows, runs none of the service."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from skilltree.model.change import Change, ChangeKind
from skilltree.store.engine import open_engines
from skilltree.store.tables.courses import progress
from skilltree.store.tables.evidence import evidence
from skilltree.store.tables.outbox import change, idempotency_key
from tests.faults.learner import Acknowledged

Taught = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Rows:
    """The four tables that a completion writes."""

    keys: Sequence[Any]
    completions: Sequence[Any]
    evidence: Sequence[Any]
    changes: Sequence[Any]


async def read_rows(where: str | Path) -> Rows:
    """Open the database anew and read them."""
    engines = open_engines(where)
    try:
        async with engines.reader.connect() as connection:

            async def rows(table: Table) -> Sequence[Any]:
                return (await connection.execute(table.select())).all()

            return Rows(
                keys=[row for row in await rows(idempotency_key) if row.operation == "completeModule"],
                completions=[row for row in await rows(progress) if row.completed_at is not None],
                evidence=await rows(evidence),
                changes=sorted(await rows(change), key=lambda row: (row.territory_id, row.sequence)),
            )
    finally:
        await engines.dispose()


def find_problems(
    rows: Rows, acknowledged: Sequence[Acknowledged], taught: Taught, heard: Sequence[Change] | None = None
) -> list[str]:
    """Say everything that is lost, doubled or out of order; `heard` is what somebody read meanwhile."""
    return [
        *_lost(rows, acknowledged),
        *_uneven(rows, taught),
        *_misnumbered(rows),
        *_misheard(rows, heard),
    ]


def _lost(rows: Rows, acknowledged: Sequence[Acknowledged]) -> Iterator[str]:
    """What a client was told and the database does not know."""
    keys = {(row.who, row.key) for row in rows.keys}
    completed = {(row.person_id, row.module_id): row.completed_at for row in rows.completions}
    for it in acknowledged:
        if (it.person_id, it.key) not in keys:
            yield f"the key of an acknowledged completion is lost: {it}"
        if completed.get((it.person_id, it.module_id)) != datetime.fromisoformat(it.completed_at):
            yield f"an acknowledged completion is lost, or of another time: {it}"


def _uneven(rows: Rows, taught: Taught) -> Iterator[str]:
    """Completions that did not write exactly their key, their evidence and their change."""
    facts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows.evidence:
        facts[row.person_id, row.source_id][row.skill_id] += 1
    completed = {(row.person_id, row.module_id) for row in rows.completions}
    for place in sorted(completed | facts.keys()):
        wanted = Counter(taught[place[1]]) if place in completed else Counter[str]()
        if facts[place] != wanted:
            yield f"evidence of {place}: {dict(facts[place])} instead of {dict(wanted)}"
    completions = Counter(row.person_id for row in rows.completions)
    for what, counted in (
        ("keys", Counter(row.who for row in rows.keys)),
        ("changes", Counter(row.subject_id for row in rows.changes if row.kind is ChangeKind.TREE)),
    ):
        if counted != completions:
            yield f"{what} by person: {counted - completions} too many, {completions - counted} missing"


def _misnumbered(rows: Rows) -> Iterator[str]:
    """Sequences with gaps, and changes that are numbered in another order than they happened."""
    outbox, trees = defaultdict(list), defaultdict(list)
    for row in rows.changes:
        outbox[row.territory_id].append(row.sequence)
    for row in rows.evidence:
        trees[row.person_id].append(row.sequence)
    for whose, sequences in (*outbox.items(), *trees.items()):
        if sorted(sequences) != list(range(1, len(sequences) + 1)):
            yield f"sequences of {whose} have gaps: {sorted(sequences)}"
    times = defaultdict(list)
    for row in sorted(rows.completions, key=lambda row: row.completed_at, reverse=True):
        times[row.person_id].append(row.completed_at)
    happened = [times[row.subject_id].pop() for row in rows.changes if times[row.subject_id]]
    if happened != sorted(happened):
        yield "changes are not in the order of the completions that they tell of"


def _misheard(rows: Rows, heard: Sequence[Change] | None) -> Iterator[str]:
    """What somebody who follows the outbox missed, or heard twice or in another order."""
    if heard is None:
        return
    written = [(row.territory_id, row.sequence, row.kind, row.subject_id) for row in rows.changes]
    if [(it.territory_id, it.sequence, it.kind, it.subject_id) for it in heard] != written:
        yield f"a follower heard {len(heard)} changes of {len(written)}, or others, or in another order"
