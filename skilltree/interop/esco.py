"""ESCO's CSV files, releases 1.1 and 1.2, in any language of the house: which file is which.

Skill groups, ISCO groups and concept schemes are not skills and stay out; of the hierarchy the
links between skills are kept. See https://esco.ec.europa.eu/en/use-esco/download.
"""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.interop.esco_links import read_need, read_place, read_use
from skilltree.interop.esco_occupations import Occupations
from skilltree.interop.esco_skills import LANGUAGES, SkillLabels, Skills
from skilltree.interop.plan import Format, Found, Recognise
from skilltree.interop.reader import Convert, TableReader
from skilltree.interop.table import Table
from skilltree.model.words import Language
from skilltree.service.ports.readers import UnreadableFile

SKILL_COLUMNS = ("conceptUri", "preferredLabel", "altLabels", "description", "skillType", "reuseLevel")
RELATIONS: tuple[tuple[tuple[str, ...], str, Convert, int], ...] = (
    (("conceptType", "conceptUri", "broaderType", "broaderUri"), "esco.hierarchy", read_place, 50),
    (("originalSkillUri", "relationType", "relatedSkillUri"), "esco.needs", read_need, 60),
    (("occupationUri", "relationType", "skillUri"), "esco.uses", read_use, 70),
)
LEFT_ASIDE = (
    (("conceptSchemeUri",), "concept schemes are not imported"),
    (("Level 0 URI",), "skill groups are not skills"),
    (("filename", "data header"), "this describes the files"),
    (("greenShare",), "the green share of occupations is not imported"),
    (("conceptUri", "code", "inScheme"), "groups are neither skills nor occupations"),
    (
        ("conceptUri", "preferredLabel", "broaderConceptUri"),
        "these occupations are in the occupations file already",
    ),
)


def _recognise(table: Table) -> Found:
    """Tell the file by its columns; only the language collection looks like another and goes by name."""
    if table.has(*SKILL_COLUMNS, "broaderConceptUri"):
        languages = "languageskills" in table.source.name.rpartition("/")[2].lower()
        return _in_language(table, LANGUAGES if languages else "esco.collection", 30 if languages else 25)
    if table.has(*SKILL_COLUMNS):
        return _in_language(table, "esco.skills", 20)
    if table.has("conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description"):
        return _in_language(table, "esco.occupations", 40)
    return _without_language(table) or next((why for columns, why in LEFT_ASIDE if table.has(*columns)), None)


def _without_language(table: Table) -> Found:
    """Return the reader of a table that has all languages, or none."""
    if table.has("conceptUri", "skillType", "reuseLevel") and SkillLabels.languages(table):
        return (TableReader("esco.labels", table, SkillLabels(table).read, order=10),)
    return tuple(
        TableReader(name, table, convert, order) for columns, name, convert, order in RELATIONS if table.has(*columns)
    )


def _in_language(table: Table, name: str, order: int) -> Found:
    """Return the reader of a table with labels, or a word where its language is not ours."""
    if table.language is None:
        raise UnreadableFile(
            table.source.name, "its language cannot be told: name it like skills_fr.csv or skills_en.csv"
        )
    if table.language not in frozenset(Language):
        return f"the house has no language {table.language!r}"
    language = Language(table.language)
    if name == "esco.occupations":
        return (TableReader(name, table, Occupations(language).read, order=order),)
    return (TableReader(name, table, Skills(language, name).read, order=order),)


def _recogniser(_tables: Sequence[Table]) -> Recognise:
    return _recognise


ESCO = Format(title="ESCO", recognise=_recogniser)
