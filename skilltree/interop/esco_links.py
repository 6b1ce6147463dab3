"""ESCO's relations: the hierarchy, what a skill needs, what an occupation takes."""

from __future__ import annotations

from skilltree.interop.table import Row
from skilltree.interop.text import UnfitRow, uri_of
from skilltree.model.ids import occupation_id_of, skill_id_of
from skilltree.model.taxonomy import OccupationRecord, OccupationSkillLink, SkillLink
from skilltree.service.ports.readers import Entry

SOURCE = "esco"
SKILL, OCCUPATION = "KnowledgeSkillCompetence", "Occupation"
CONCEPTS = frozenset({SKILL, OCCUPATION, "SkillGroup", "ISCOGroup", "ConceptScheme"})
RELATIONS = {"essential": True, "optional": False}


def read_place(line: int, row: Row) -> Entry | None:
    """Return what a row of `broaderRelations...Pillar` says: two skills' link, or an occupation.

    Links to groups stay out (None). An occupation is brought by its URI: release 1.1.1 lists one,
    with 67 skills, that its own occupations file forgot.
    """
    kind, broader = row["conceptType"].strip(), row["broaderType"].strip()
    if not {kind, broader} <= CONCEPTS:
        raise UnfitRow(f"an unknown type of concept: {kind[:40]!r} under {broader[:40]!r}")
    if kind == OCCUPATION:
        uri = uri_of(row["conceptUri"], "occupation")
        bare = OccupationRecord(id=occupation_id_of(uri), source="esco:hierarchy", labels=(), uri=uri)
        return Entry(record=bare, line=line, subject=uri, if_new=True)
    if kind != SKILL or broader != SKILL:
        return None
    return _link(line, "broader", row["conceptUri"], row["broaderUri"])


def read_need(line: int, row: Row) -> Entry | None:
    """Return the prerequisite of a row of `skillSkillRelations`; optional ones are none, and stay out."""
    return _link(line, "prerequisite", row["originalSkillUri"], row["relatedSkillUri"]) if _essential(row) else None


def read_use(line: int, row: Row) -> Entry:
    """Return the link of a row of `occupationSkillRelations`."""
    occupation = uri_of(row["occupationUri"], "occupation")
    skill = uri_of(row["skillUri"], "skill")
    record = OccupationSkillLink(
        occupation=occupation_id_of(occupation),
        skill=skill_id_of(skill),
        essential=_essential(row),
        source=SOURCE,
    )
    return Entry(record=record, line=line, subject=f"{occupation} -> {skill}")


def _essential(row: Row) -> bool:
    relation = row["relationType"].strip()
    if relation not in RELATIONS:
        raise UnfitRow(f"neither essential nor optional: {relation[:40]!r}")
    return RELATIONS[relation]


def _link(line: int, relation: str, narrow: str, broad: str) -> Entry:
    skill, target = uri_of(narrow, "skill"), uri_of(broad, "skill")
    if skill == target:
        raise UnfitRow(f"a skill that is {relation} of itself: {skill}")
    record = SkillLink(skill=skill_id_of(skill), target=skill_id_of(target), relation=relation, source=SOURCE)
    return Entry(record=record, line=line, subject=f"{skill} -> {target}")
