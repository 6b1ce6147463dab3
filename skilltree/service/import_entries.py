"""Put a batch of entries into the store: refuse links to strangers, concepts before links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from skilltree.model.base import Struct
from skilltree.model.ids import OccupationId, SkillId
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


class Known:
    """Skills and occupations seen in the store while a file is imported: concepts are never deleted."""

    def __init__(self) -> None:
        self.skills: set[SkillId] = set()
        self.occupations: set[OccupationId] = set()

    async def look_up(self, work: Writing, entries: Sequence[Entry]) -> None:
        """Ask the store for what these entries need and was not seen yet."""
        skills = {one for entry in entries for one in _skills_of(entry.record)} - self.skills
        occupations = {one for entry in entries for one in _occupations_of(entry)} - self.occupations
        if skills:
            self.skills |= await work.taxonomy.known_skills(sorted(skills))
        if occupations:
            self.occupations |= await work.taxonomy.known_occupations(sorted(occupations))

    def sort_out(self, file: str, entries: Sequence[Entry]) -> Sorted:
        """Refuse links to something unknown; set aside what is only for new concepts."""
        kept: list[Entry] = []
        known: list[Entry] = []
        refused: list[RefusedRow] = []
        for entry in entries:
            has_occupation = self.occupations.issuperset(_occupations_of(entry))
            if entry.if_new:
                (known if has_occupation else kept).append(entry)
            elif has_occupation and self.skills.issuperset(_skills_of(entry.record)):
                kept.append(entry)
            else:
                reason = f"unknown {'skill' if has_occupation else 'occupation'} in {entry.subject}"
                refused.append(RefusedRow(file=file, line=entry.line, reason=reason))
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
