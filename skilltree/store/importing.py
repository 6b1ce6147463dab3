"""Putting a batch of records of one kind of concept: two reads, a comparison, a few bulk writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, delete, select

from skilltree.model.taxonomy import Label, OccupationRecord, SkillRecord
from skilltree.model.words import SkillKind
from skilltree.service.ports.taxonomy import PutCount
from skilltree.store.concepts import SKILL, Concept, Statement, fold_fields, shown_labels, source_order
from skilltree.store.connection import Connection, chunks

Record = SkillRecord | OccupationRecord
Said = tuple[str, str]
"""A concept and a source."""


async def put_records(db: Connection, concept: Concept, records: Sequence[Record]) -> PutCount:
    """Insert or update, in order; a record that says what is stored writes nothing."""
    batch = _Batch(db, concept)
    await batch.load([record.id for record in records])
    count = PutCount()
    for record in records:
        count += batch.compare(record)
    await batch.write()
    return count


class _Batch:
    """What is stored of the batch's concepts, and what has to be written."""

    def __init__(self, db: Connection, concept: Concept) -> None:
        self._db = db
        self._concept = concept
        self._statements: dict[str, dict[str, Statement]] = defaultdict(dict)
        self._labels: dict[str, dict[str, tuple[Label, ...]]] = defaultdict(dict)
        self._new_statements: dict[Said, None] = {}
        self._new_labels: dict[Said, None] = {}
        self._old_labels: set[Said] = set()

    async def load(self, ids: Sequence[str]) -> None:
        """Read what all sources said of these."""
        statement, label = self._concept.statement, self._concept.label
        for some in chunks(ids):
            for row in await self._db.rows(statement.select().where(statement.c.concept_id.in_(some))):
                stated = {name: row._mapping[name] for name in self._concept.fields}
                self._statements[row.concept_id][row.source] = stated
            rows = await self._db.rows(
                select(label.c.concept_id, label.c.source, label.c.text, label.c.language, label.c.rank)
                .where(label.c.concept_id.in_(some))
                .order_by(label.c.concept_id, label.c.source, label.c.position)
            )
            for concept_id, source, text, language, rank in rows:
                of = self._labels[concept_id]
                of[source] = (*of.get(source, ()), Label(text=text, language=language, rank=rank))
                self._old_labels.add((concept_id, source))

    def compare(self, record: Record) -> PutCount:
        """Note what this record changes."""
        statements, labels = self._statements[record.id], self._labels[record.id]
        known, said = bool(statements), (record.id, record.source)
        before = statements.get(record.source)
        after = {name: getattr(record, name) for name in self._concept.fields}
        if before is not None:
            after = {name: before[name] if value is None else value for name, value in after.items()}
        labels_differ = labels.get(record.source, ()) != record.labels
        if before == after and not labels_differ:
            return PutCount(unchanged=1)
        if before != after:
            statements[record.source] = after
            self._new_statements[said] = None
        if labels_differ:
            labels[record.source] = record.labels
            self._new_labels[said] = None
        return PutCount(changed=1) if known else PutCount(new=1)

    async def write(self) -> None:
        """Write the concepts' folds, then what was said, whose foreign keys need them."""
        touched = dict.fromkeys(concept_id for concept_id, _ in (*self._new_statements, *self._new_labels))
        if not touched:
            return
        db, (table, statement, label, _) = self._db, self._concept
        folds = [self._fold(concept_id) for concept_id in touched]
        kept = [column.name for column in table.columns if column.name not in folds[0]]
        await db.many(db.upsert(table, but=kept), folds)
        await db.many(
            db.upsert(statement),
            [
                {"concept_id": concept_id, "source": source, **self._statements[concept_id][source]}
                for concept_id, source in self._new_statements
            ],
        )
        await db.many(
            delete(label).where(
                label.c.concept_id == bindparam("of_concept"), label.c.source == bindparam("of_source")
            ),
            [
                {"of_concept": concept_id, "of_source": source}
                for concept_id, source in self._new_labels
                if (concept_id, source) in self._old_labels
            ],
        )
        await db.many(label.insert(), [row for said in self._new_labels for row in self._label_rows(said)])

    def _fold(self, concept_id: str) -> dict[str, Any]:
        folded = fold_fields(self._statements[concept_id])
        del folded["about"]
        if self._concept is SKILL:
            folded["kind"] = folded["kind"] or SkillKind.SKILL
        return {"id": concept_id, **folded, "labels": shown_labels(self._labels[concept_id])}

    def _label_rows(self, said: Said) -> list[dict[str, Any]]:
        concept_id, source = said
        return [
            {
                "concept_id": concept_id,
                "source": source,
                "position": position,
                "source_order": source_order(source),
                "language": label.language,
                "text": label.text,
                "rank": label.rank,
            }
            for position, label in enumerate(self._labels[concept_id][source])
        ]
