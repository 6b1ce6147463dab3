"""ROME's files, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from skilltree.interop.rome import ROME
from skilltree.model.ids import rome_occupation_id_of, rome_skill_id_of
from skilltree.model.taxonomy import Label, OccupationRecord, OccupationSkillLink, SkillLink, SkillRecord
from skilltree.model.words import Language, SkillKind
from tests.interop.files import plain, read, table

COMPETENCES = ("code_ogr", "nature", "libelle_competence", "definition", "code_ogr_macro_comp", "cat_comp")
KNOWLEDGE = ("code_ogr_savoir", "libelle_savoir")
JOBS = ("code_rome", "code_ogr", "libelle_rome", "code_rome_parent")
NAMES = ("code_ogr", "libelle_appellation_long", "libelle_appellation_court", "code_rome")
TEXTS = ("code_rome", "code_compo_bloc", "libelle_type_texte", "position_phrase", "libelle_texte")
USES = ("code_rome", "code_ogr", "coeur_metier")
CONTEXTS = ("code_ogr", "libelle_cont_travail")
JOB = rome_occupation_id_of("A1101")


def fr(text: str, rank: int) -> Label:
    """A French label."""
    return Label(text=text, language=Language.FR, rank=rank)


def test_competences_knowledge_and_the_macro_competences_above(tmp_path: Path) -> None:
    plain(
        tmp_path / "competence.csv",
        table(
            COMPETENCES,
            ("100", "Compétence", "Abattre un arbre", "", "300", "Savoir-faire"),
            ("200", "Compétence", "Écouter", "Capacité à écouter", "300", "Savoir-être professionnel"),
            ("300", "Macro-compétence", "Entretenir des arbres", "", "", "Savoir-faire"),
        ),
    )
    plain(tmp_path / "savoir.csv", table(KNOWLEDGE, ("400", "Techniques de soudage")))
    found = read(ROME, tmp_path)
    assert found.refused == []
    assert [(r.rome_code, r.kind, r.labels, r.about) for r in found.records if isinstance(r, SkillRecord)] == [
        ("100", SkillKind.SKILL, (fr("Abattre un arbre", 1),), None),
        ("200", SkillKind.TRANSVERSAL, (fr("Écouter", 1),), {"fr": "Capacité à écouter"}),
        ("300", SkillKind.SKILL, (fr("Entretenir des arbres", 1),), None),
        ("400", SkillKind.KNOWLEDGE, (fr("Techniques de soudage", 1),), None),
    ]
    macro = rome_skill_id_of("300")
    assert [record for record in found.records if isinstance(record, SkillLink)] == [
        SkillLink(skill=rome_skill_id_of(code), target=macro, relation="broader", source="rome")
        for code in ("100", "200")
    ]


def test_a_job_gets_all_its_names_wherever_they_stand_and_its_definition(tmp_path: Path) -> None:
    plain(tmp_path / "job.csv", table(JOBS, ("A1101", "6", "Conducteur / Conductrice d'engins", "A1101")))
    plain(
        tmp_path / "names.csv",
        table(
            NAMES,
            ("1", "Tractoriste agricole", "Tractoriste", "A1101"),
            ("2", "Bûcheron / Bûcheronne", "Bûcheron / Bûcheronne", "A1201"),
            ("3", "Tractoriste agricole", "Tractoriste viticole", "A1101"),
        ),
    )
    plain(
        tmp_path / "texts.csv",
        table(
            TEXTS,
            ("A1101", "3", "definition", "1", "Réalise des travaux.\nLaboure."),
            ("A1101", "3", "definition", "2", "Sème."),
            ("A1101", "3", "acces_metier", "1", "CAP"),
        ),
    )
    found = read(ROME, tmp_path)
    assert found.refused == []
    assert found.left_out == 1
    job, names, other, texts = found.records
    assert job == OccupationRecord(
        id=JOB,
        source="rome",
        labels=(
            fr("Conducteur / Conductrice d'engins", 1),
            fr("Conducteur d'engins", 2),
            fr("Conductrice d'engins", 2),
        ),
        rome_code="A1101",
    )
    assert isinstance(names, OccupationRecord)
    assert (names.source, [label.text for label in names.labels]) == (
        "rome:names",
        ["Tractoriste agricole", "Tractoriste", "Tractoriste viticole"],
    )
    assert isinstance(other, OccupationRecord)
    assert [label.text for label in other.labels] == ["Bûcheron / Bûcheronne", "Bûcheron", "Bûcheronne"]
    assert texts == OccupationRecord(
        id=JOB,
        source="rome:texts",
        labels=(),
        rome_code="A1101",
        about={"fr": "Réalise des travaux.\nLaboure. Sème."},
    )


def test_uses_leave_work_contexts_out_and_the_core_is_essential(tmp_path: Path) -> None:
    plain(tmp_path / "contexts.csv", table(CONTEXTS, ("900", "Travail de nuit")))
    plain(
        tmp_path / "uses.csv",
        table(
            USES,
            ("A1101", "100", "Principale"),
            ("A1101", "101", "Émergente"),
            ("A1101", "102", ""),
            ("A1101", "900", ""),
        ),
    )
    found = read(ROME, tmp_path)
    assert found.left_out == 1
    assert found.records == [
        OccupationSkillLink(occupation=JOB, skill=rome_skill_id_of(code), essential=essential, source="rome")
        for code, essential in (("100", True), ("101", True), ("102", False))
    ]


def test_a_file_that_is_not_utf8_in_spite_of_its_name(tmp_path: Path) -> None:
    text = table(KNOWLEDGE, ("400", "Réglementation forestière"))
    (record,) = read(ROME, plain(tmp_path / "unix_savoir_utf8.csv", text, encoding="cp1252")).records
    assert isinstance(record, SkillRecord)
    assert record.labels == (fr("Réglementation forestière", 1),)


@pytest.mark.parametrize(
    ("columns", "row", "reason"),
    [
        (KNOWLEDGE, ("12a", "x"), "not an OGR code: '12a'"),
        (KNOWLEDGE, ("12", ""), "no label"),
        (JOBS, ("A110", "1", "x", ""), "not a ROME code: 'A110'"),
        (USES, ("A1101", "1", "Peut-être"), "an unknown coeur_metier"),
        (COMPETENCES, ("1", "Autre", "x", "", "", ""), "an unknown nature: 'Autre'"),
        (TEXTS, ("A1101", "3", "definition", "1", " "), "no text"),
        (NAMES, ("1", "", "", "A1101"), "no label"),
    ],
)
def test_bad_rows_are_refused(tmp_path: Path, columns: tuple[str, ...], row: tuple[str, ...], reason: str) -> None:
    path = plain(tmp_path / "bad.csv", table(columns, row))
    found = read(ROME, path)
    assert found.entries == []
    assert str(found.refused[0]).startswith(f"{path}:2: {reason}")
