"""ROME's competences and knowledge, the macro-competences above them, and the jobs that take them."""

from __future__ import annotations

import re

from skilltree.interop.table import Row
from skilltree.interop.text import UnfitRow, clean_about, code_of, labels_of
from skilltree.model.ids import rome_occupation_id_of, rome_skill_id_of
from skilltree.model.taxonomy import OccupationSkillLink, SkillLink, SkillRecord
from skilltree.model.words import Language, SkillKind
from skilltree.service.ports.readers import Entry

SOURCE = "rome"
JOB = re.compile(r"[A-Z]\d{4}", re.ASCII)
OGR = re.compile(r"\d{1,9}", re.ASCII)
CORE = frozenset({"Principale", "Émergente"})
"""Values of `coeur_metier` that make a skill essential; most rows leave it empty."""
NATURES = frozenset({"Compétence", "Macro-compétence"})
BEHAVIOUR = "Savoir-être professionnel"


def read_competence(line: int, row: Row) -> Entry:
    """Return the skill of a row of `unix_referentiel_competence`."""
    if row["nature"].strip() not in NATURES:
        raise UnfitRow(f"an unknown nature: {row['nature'][:40]!r}")
    behaviour = row.get("cat_comp", "").strip() == BEHAVIOUR
    kind = SkillKind.TRANSVERSAL if behaviour else SkillKind.SKILL
    return _skill(line, kind, row["code_ogr"], row["libelle_competence"], row.get("definition", ""))


def read_knowledge(line: int, row: Row) -> Entry:
    """Return the knowledge of a row of `unix_referentiel_savoir`."""
    return _skill(line, SkillKind.KNOWLEDGE, row["code_ogr_savoir"], row["libelle_savoir"], "")


def read_macro(line: int, row: Row) -> Entry | None:
    """Return the link from a competence to its macro-competence; None for macro-competences."""
    if not row["code_ogr_macro_comp"].strip():
        return None
    skill = code_of(row["code_ogr"], OGR, "an OGR code")
    target = code_of(row["code_ogr_macro_comp"], OGR, "an OGR code")
    if skill == target:
        raise UnfitRow(f"a competence that is broader than itself: {skill}")
    link = SkillLink(skill=rome_skill_id_of(skill), target=rome_skill_id_of(target), relation="broader", source=SOURCE)
    return Entry(record=link, line=line, subject=f"{skill} -> {target}")


class Uses:
    """Rows of `unix_coherence_item`; those about work contexts (night work, travel) stay out."""

    def __init__(self, contexts: frozenset[str]) -> None:
        self._contexts = contexts

    def read(self, line: int, row: Row) -> Entry | None:
        """Return the link between a job and a skill."""
        job = code_of(row["code_rome"], JOB, "a ROME code")
        skill = code_of(row["code_ogr"], OGR, "an OGR code")
        core = row["coeur_metier"].strip()
        if core and core not in CORE:
            raise UnfitRow(f"an unknown coeur_metier: {core[:40]!r}")
        if skill in self._contexts:
            return None
        link = OccupationSkillLink(
            occupation=rome_occupation_id_of(job),
            skill=rome_skill_id_of(skill),
            essential=bool(core),
            source=SOURCE,
        )
        return Entry(record=link, line=line, subject=f"{job} -> {skill}")


def _skill(line: int, kind: SkillKind, code_cell: str, label: str, definition: str) -> Entry:
    code = code_of(code_cell, OGR, "an OGR code")
    labels = labels_of(Language.FR, label)
    if not labels:
        raise UnfitRow("no label")
    about = clean_about(definition)
    record = SkillRecord(
        id=rome_skill_id_of(code),
        source=SOURCE,
        kind=kind,
        labels=tuple(labels),
        rome_code=code,
        about={Language.FR.value: about} if about else None,
    )
    return Entry(record=record, line=line, subject=code)
