"""Put a batch of entries into the store: refuse links to strangers, concepts before links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from skilltree.model.base import Struct
from skilltree.model.place import Commune
from skilltree.model.taxonomy import OccupationRecord, OccupationSkillLink, SkillLink, SkillRecord
from skilltree.service.ports.readers import Entry, Record, RefusedRow
from skilltree.service.ports.store import Writing
from skilltree.service.ports.taxonomy import PutCount

RecordT = TypeVar("RecordT", bound=Record)


class Sorted(Struct):
    """A batch's entries that can be stored, those that need not be, and refusals of the others."""

    kept: tuple[Entry, ...]
    known: tuple[Entry, ...]
    refused: tuple[RefusedRow, ...]


async def sort_out(work: Writing, file: str, entries: Sequence[Entry]) -> Sorted:
    """Refuse links to something unknown; set aside what is only for new concepts."""
    skills = {one for entry in entries for one in _skills_of(entry.record)}
    occupations = {one for entry in entries for one in _occupations_of(entry)}
    known_skills = await work.taxonomy.known_skills(sorted(skills)) if skills else set()
    known_occupations = await work.taxonomy.known_occupations(sorted(occupations)) if occupations else set()
    kept: list[Entry] = []
    known: list[Entry] = []
    refused: list[RefusedRow] = []
    for entry in entries:
        if entry.if_new:
            (known if known_occupations.issuperset(_occupations_of(entry)) else kept).append(entry)
        elif not known_occupations.issuperset(_occupations_of(entry)):
            refused.append(RefusedRow(file=file, line=entry.line, reason=f"unknown occupation in {entry.subject}"))
        elif not known_skills.issuperset(_skills_of(entry.record)):
            refused.append(RefusedRow(file=file, line=entry.line, reason=f"unknown skill in {entry.subject}"))
        else:
            kept.append(entry)
    return Sorted(kept=tuple(kept), known=tuple(known), refused=tuple(refused))


async def put_entries(work: Writing, entries: Sequence[Entry]) -> PutCount:
    """Store them, concepts before links."""
    count = PutCount()
    if skills := _of_type(entries, SkillRecord):
        count += await work.taxonomy.put_skills(skills)
    if occupations := _of_type(entries, OccupationRecord):
        count += await work.taxonomy.put_occupations(occupations)
    if links := _of_type(entries, SkillLink):
        count += await work.taxonomy.put_skill_links(links)
    if takes := _of_type(entries, OccupationSkillLink):
        count += await work.taxonomy.put_occupation_links(takes)
    if communes := _of_type(entries, Commune):
        count += await work.territories.put_communes(communes)
    return count


def _of_type(entries: Sequence[Entry], wanted: type[RecordT]) -> list[RecordT]:
    return [entry.record for entry in entries if isinstance(entry.record, wanted)]


def _skills_of(record: Record) -> tuple[str, ...]:
    """Return the skills that a link needs; nothing for what stands alone."""
    if isinstance(record, SkillLink):
        return (record.skill, record.target)
    if isinstance(record, OccupationSkillLink):
        return (record.skill,)
    return ()


def _occupations_of(entry: Entry) -> tuple[str, ...]:
    """Return the occupation that a link needs, or that an entry would bring if it were new."""
    record = entry.record
    if isinstance(record, OccupationSkillLink):
        return (record.occupation,)
    if isinstance(record, OccupationRecord) and entry.if_new:
        return (record.id,)
    return ()
