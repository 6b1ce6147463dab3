"""ROME 4.0, the open CSV files of France Travail: which file is which.

Of the thirty files six are read; the others repeat them or are about sectors and interests.
Some files are Windows-1252 in spite of "utf8" in their names.
"""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.interop.plan import Format, Found, Recognise
from skilltree.interop.reader import Convert, TableReader
from skilltree.interop.rome_jobs import merge_names, merge_texts, read_job, read_name, read_text
from skilltree.interop.rome_skills import Uses, read_competence, read_knowledge, read_macro
from skilltree.interop.table import Row, Table

CONTEXT_COLUMNS = ("code_ogr", "libelle_cont_travail")
COMPETENCE_COLUMNS = ("code_ogr", "nature", "libelle_competence", "code_ogr_macro_comp")
USES = ("code_rome", "code_ogr", "coeur_metier")
PLAIN: tuple[tuple[tuple[str, ...], str, Convert, int], ...] = (
    (COMPETENCE_COLUMNS, "rome.competences", read_competence, 10),
    (("code_ogr_savoir", "libelle_savoir"), "rome.knowledge", read_knowledge, 20),
    (("code_rome", "code_ogr", "libelle_rome", "code_rome_parent"), "rome.jobs", read_job, 30),
    (COMPETENCE_COLUMNS, "rome.macro", read_macro, 50),
)
"""Tables of which each row stands alone; the macro-competences need a second look at theirs."""
LEFT_ASIDE = (
    (CONTEXT_COLUMNS, "work contexts are not skills"),
    (("code_grand_domaine",), "domains of jobs are not imported"),
    (("code_domaine_professionnel",), "domains of jobs are not imported"),
    (("riasec_majeur",), "interests are not imported"),
    (("code_centre_interet",), "interests are not imported"),
    (("code_sect_activite",), "sectors are not imported"),
    (("code_secteur_naf",), "sectors are not imported"),
    (("code_theme",), "themes are not imported"),
    (("code_rome_cible",), "moves between jobs are not imported"),
    (("code_rubrique",), "this repeats the tables of skills and of their jobs"),
    (("code_compo_bloc", "libelle_bloc"), "this describes the files"),
    (("code_type_referentiel",), "this describes the files"),
)


def _recogniser(tables: Sequence[Table]) -> Recognise:
    """Return the recogniser of this set: the links need to know which codes are work contexts."""
    contexts = frozenset(code for table in tables if table.has(*CONTEXT_COLUMNS) for code in _codes(table))

    uses = Uses(contexts).read

    def recognise(table: Table) -> Found:
        if table.has("libelle_appellation_long", "libelle_appellation_court", "code_ogr", "code_rome"):
            return (TableReader("rome.names", table, read_name, order=40, merge=merge_names),)
        if table.has("code_rome", "libelle_type_texte", "libelle_texte"):
            return (TableReader("rome.texts", table, read_text, order=45, merge=merge_texts),)
        plain: tuple[TableReader, ...] = tuple(
            TableReader(name, table, convert, order)
            for columns, name, convert, order in (*PLAIN, (USES, "rome.uses", uses, 60))
            if table.has(*columns)
        )
        return plain or next((why for columns, why in LEFT_ASIDE if table.has(*columns)), None)

    return recognise


def _codes(table: Table) -> list[str]:
    rows = [row for _, row in table.rows() if isinstance(row, dict)]
    return [_code(row) for row in rows]


def _code(row: Row) -> str:
    return row["code_ogr"].strip()


ROME = Format(title="ROME 4.0", recognise=_recogniser, fallback_encoding="cp1252")
