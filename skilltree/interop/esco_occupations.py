"""ESCO's occupations: titles, alternative titles, descriptions."""

from __future__ import annotations

from skilltree.interop.gender import gender_forms
from skilltree.interop.table import Row
from skilltree.interop.text import UnfitRow, alternatives, clean, clean_about, labels_of, uri_of
from skilltree.model.ids import occupation_id_of
from skilltree.model.taxonomy import OccupationRecord
from skilltree.model.words import Language
from skilltree.service.ports.readers import Entry


class Occupations:
    """Rows of `occupations_xx.csv`. French titles are "masculine/feminine": each is a label too."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def read(self, line: int, row: Row) -> Entry:
        """Return the occupation. A URI that comes twice (a known fault of the export) is taken once."""
        uri = uri_of(row["conceptUri"], "occupation")
        titles = [clean(row["preferredLabel"])]
        titles += alternatives(row["altLabels"]) + alternatives(row.get("hiddenLabels", ""))
        others = [*(self._forms(titles[0])), *titles[1:], *(f for t in titles[1:] for f in self._forms(t))]
        labels = labels_of(self._language, titles[0], others)
        if not labels:
            raise UnfitRow("no label")
        about = clean_about(row["description"])
        record = OccupationRecord(
            id=occupation_id_of(uri),
            source=f"esco:occupations:{self._language}",
            labels=tuple(labels),
            uri=uri,
            about={self._language.value: about} if about else None,
        )
        return Entry(record=record, line=line, subject=uri)

    def _forms(self, title: str) -> list[str]:
        return gender_forms(title) if self._language is Language.FR else []
