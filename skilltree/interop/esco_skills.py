"""ESCO's skills: the official table, its collections, and the joined table of labels.

Each kind of file is a source of its own, because the labels of a source replace each other. Where
they disagree the store believes the source whose name sorts first, hence the digits: only the
language collection knows which skills are languages, and the joined labels are of release 1.2
while the others may be of 1.1.
"""

from __future__ import annotations

from skilltree.interop.table import Row, Table
from skilltree.interop.text import UnfitRow, alternatives, clean_about, labels_of, uri_of
from skilltree.model.ids import skill_id_of
from skilltree.model.taxonomy import Label, SkillRecord
from skilltree.model.words import Language, SkillKind
from skilltree.service.ports.readers import Entry

KINDS = {
    "knowledge": SkillKind.KNOWLEDGE,
    "skill/competence": SkillKind.SKILL,
    "attitude": SkillKind.TRANSVERSAL,
}
LANGUAGES = "esco.languages"
SOURCES = {
    LANGUAGES: "esco:1:languages",
    "esco.labels": "esco:2:labels",
    "esco.collection": "esco:3:collection",
    "esco.skills": "esco:4:skills",
}
"""By the name of the reader."""
TAGS = frozenset(Language)


def kind_of(row: Row) -> SkillKind | None:
    """Return the kind by design.md's rule; None where ESCO left both cells empty."""
    if row["reuseLevel"].strip() == "transversal":
        return SkillKind.TRANSVERSAL
    return KINDS.get(row["skillType"].strip())


class Skills:
    """Rows of `skills_xx.csv` and of the skill collections; `reader` is a key of SOURCES."""

    def __init__(self, language: Language, reader: str) -> None:
        self._language = language
        self._languages_only = reader == LANGUAGES
        self._source = f"{SOURCES[reader]}:{language}"

    def read(self, line: int, row: Row) -> Entry | None:
        """Return the skill; None for the groups that some releases list among skills."""
        if row.get("conceptType", "").strip() == "SkillGroup":
            return None
        uri = uri_of(row["conceptUri"], "skill")
        others = alternatives(row["altLabels"]) + alternatives(row.get("hiddenLabels", ""))
        labels = labels_of(self._language, row["preferredLabel"], others)
        if not labels:
            raise UnfitRow("no label")
        about = clean_about(row["description"])
        record = SkillRecord(
            id=skill_id_of(uri),
            source=self._source,
            kind=SkillKind.LANGUAGE if self._languages_only else kind_of(row),
            labels=tuple(labels),
            uri=uri,
            about={self._language.value: about} if about else None,
        )
        return Entry(record=record, line=line, subject=uri)


class SkillLabels:
    """Rows of a table with one column of labels a language: `preferredLabel_fr`, `preferredLabel_en` ...

    A skill without any label is kept, as other files link to it; it is nameless until one names it.
    """

    def __init__(self, table: Table) -> None:
        self._languages = self.languages(table)

    @staticmethod
    def languages(table: Table) -> list[Language]:
        """Return the languages of the house that the table has a column for."""
        named = (column.removeprefix("preferredLabel_") for column in table.columns)
        return [Language(tag) for tag in named if tag in TAGS]

    def read(self, line: int, row: Row) -> Entry:
        """Return the skill."""
        uri = uri_of(row["conceptUri"], "skill")
        labels: list[Label] = []
        about: dict[str, str] = {}
        for language in self._languages:
            others = alternatives(row.get(f"altLabels_{language}", ""))
            labels += labels_of(language, row[f"preferredLabel_{language}"], others)
            if text := clean_about(row.get(f"description_{language}", "")):
                about[language.value] = text
        record = SkillRecord(
            id=skill_id_of(uri),
            source=SOURCES["esco.labels"],
            kind=kind_of(row),
            labels=tuple(labels),
            uri=uri,
            about=about or None,
        )
        return Entry(record=record, line=line, subject=uri)
