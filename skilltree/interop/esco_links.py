"""ESCO's relations: the hierarchy, what a skill needs, what an occupation takes."""

from __future__ import annotations

from functools import lru_cache

from skilltree.interop.table import Row
from skilltree.interop.text import UnfitRow, uri_of
from skilltree.model.ids import OccupationId, SkillId, occupation_id_of, skill_id_of
from skilltree.model.taxonomy import OccupationRecord, OccupationSkillLink, SkillLink
from skilltree.service.ports.readers import Entry

SOURCE = "esco"
SKILL, OCCUPATION = "KnowledgeSkillCompetence", "Occupation"
CONCEPTS = frozenset({SKILL, OCCUPATION, "SkillGroup", "ISCOGroup", "ConceptScheme"})
RELATIONS = {"essential": True, "optional": False}


@lru_cache(maxsize=1 << 15)
def _skill(cell: str) -> tuple[str, SkillId]:
    """Return URI and id: 123,855 relations name 14,000 skills and 3,000 occupations. Raises UnfitRow."""
    uri = uri_of(cell, "skill")
    return uri, skill_id_of(uri)


@lru_cache(maxsize=1 << 15)
def _occupation(cell: str) -> tuple[str, OccupationId]:
    """Return URI and id. Raises UnfitRow."""
    uri = uri_of(cell, "occupation")
    return uri, occupation_id_of(uri)


def read_place(line: int, row: Row) -> Entry | None:
    """Return what a row of `broaderRelations...Pillar` says: two skills' link, or an occupation.

    Links to groups stay out (None). An occupation is brought by its URI: release 1.1.1 lists one,
    with 67 skills, that its own occupations file forgot.
    """
    kind, broader = row["conceptType"].strip(), row["broaderType"].strip()
    if not {kind, broader} <= CONCEPTS:
        raise UnfitRow(f"an unknown type of concept: {kind[:40]!r} under {broader[:40]!r}")
    if kind == OCCUPATION:
        uri, occupation_id = _occupation(row["conceptUri"])
        bare = OccupationRecord(id=occupation_id, source="esco:hierarchy", labels=(), uri=uri)
        return Entry(record=bare, line=line, subject=uri, if_new=True)
    if kind != SKILL or broader != SKILL:
        return None
    return _link(line, "broader", row["conceptUri"], row["broaderUri"])


def read_need(line: int, row: Row) -> Entry | None:
    """Return the prerequisite of a row of `skillSkillRelations`; optional ones are none, and stay out."""
    return _link(line, "prerequisite", row["originalSkillUri"], row["relatedSkillUri"]) if _essential(row) else None


def read_use(line: int, row: Row) -> Entry:
    """Return the link of a row of `occupationSkillRelations`."""
    occupation, occupation_id = _occupation(row["occupationUri"])
    skill, skill_id = _skill(row["skillUri"])
    record = OccupationSkillLink(occupation=occupation_id, skill=skill_id, essential=_essential(row), source=SOURCE)
    return Entry(record=record, line=line, subject=f"{occupation} -> {skill}")


def _essential(row: Row) -> bool:
    relation = row["relationType"].strip()
    if relation not in RELATIONS:
        raise UnfitRow(f"neither essential nor optional: {relation[:40]!r}")
    return RELATIONS[relation]


def _link(line: int, relation: str, narrow: str, broad: str) -> Entry:
    (skill, skill_id), (target, target_id) = _skill(narrow), _skill(broad)
    if skill == target:
        raise UnfitRow(f"a skill that is {relation} of itself: {skill}")
    record = SkillLink(skill=skill_id, target=target_id, relation=relation, source=SOURCE)
    return Entry(record=record, line=line, subject=f"{skill} -> {target}")
