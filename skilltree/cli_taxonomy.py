"""ESCO and ROME from a folder, without a database: their concepts with text and links.

The folder holds a taxonomy's files, or folders that do; folders of other things are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from skilltree.cli_labels import UnreadableInput
from skilltree.engine.knowledge.concept import KnownConcept, KnownText
from skilltree.interop.esco import ESCO
from skilltree.interop.plan import Format
from skilltree.interop.reader import TableReader
from skilltree.interop.rome import ROME
from skilltree.model.taxonomy import ConceptLabel, Label, OccupationRecord, OccupationSkillLink, SkillLink, SkillRecord
from skilltree.model.words import Language
from skilltree.service.ports.readers import Record, UnreadableFile

FORMATS: Final[tuple[tuple[str, Format], ...]] = (("esco", ESCO), ("rome", ROME))


class Taxonomy:
    """What several files say of the same concepts, put together."""

    def __init__(self) -> None:
        self._concepts: dict[str, _Concept] = {}
        self._links: dict[str, dict[str, None]] = {}
        self.uses: dict[str, set[str]] = {}
        """By occupation, the skills that it takes, essentially or not."""

    def take(self, record: Record, family: str) -> None:
        """Add one record of a file; `family` is the taxonomy that it is of."""
        if isinstance(record, SkillRecord | OccupationRecord):
            concept = self._concepts.setdefault(record.id, _Concept(record, family))
            concept.take(record)
        elif isinstance(record, OccupationSkillLink):
            self.uses.setdefault(record.occupation, set()).add(record.skill)
            if record.essential:
                self._links.setdefault(record.occupation, {})[record.skill] = None
                self._links.setdefault(record.skill, {})[record.occupation] = None
        elif isinstance(record, SkillLink) and record.relation == "broader":
            self._links.setdefault(record.skill, {})[record.target] = None

    def concepts(self) -> list[KnownConcept]:
        """Return the concepts that have a label."""
        return [
            concept.known(name, tuple(self._links.get(name, ())))
            for name, concept in self._concepts.items()
            if concept.labels
        ]

    def skill_labels(self) -> list[ConceptLabel]:
        """Return the labels of the skills, under their URI or else their code."""
        return [
            ConceptLabel(concept=concept.code, text=label.text, language=label.language, rank=label.rank)
            for concept in self._concepts.values()
            if not concept.occupation
            for label in concept.labels.values()
        ]


class _Concept:
    def __init__(self, record: SkillRecord | OccupationRecord, family: str) -> None:
        self.occupation = isinstance(record, OccupationRecord)
        self.code = record.uri or record.rome_code or record.id
        self.family = family
        self.labels: dict[tuple[str, Language], Label] = {}
        self.about: dict[str, str] = {}

    def take(self, record: SkillRecord | OccupationRecord) -> None:
        for label in record.labels:
            self.labels.setdefault((label.text, label.language), label)
        for language, text in (record.about or {}).items():
            self.about.setdefault(language, text)

    def known(self, name: str, links: tuple[str, ...]) -> KnownConcept:
        labels = sorted(self.labels.values(), key=lambda label: label.rank)
        return KnownConcept(
            id=name,
            labels=tuple(KnownText(text=label.text, language=label.language) for label in labels),
            about=tuple(KnownText(text=text, language=Language(tag)) for tag, text in sorted(self.about.items())),
            links=links,
            family=self.family if self.occupation else None,
        )


def read_taxonomy(*folders: Path) -> Taxonomy:
    """Return what some folders have of ESCO and ROME. Raises UnreadableInput where one has nothing of them."""
    taxonomy = Taxonomy()
    for folder in folders:
        if not folder.is_dir():
            raise UnreadableInput(f"{folder}: there is no such folder")
        if not _take_folder(taxonomy, folder):
            raise UnreadableInput(f"{folder}: neither files of ESCO nor of ROME, nor folders with them")
    return taxonomy


def _take_folder(taxonomy: Taxonomy, folder: Path) -> bool:
    """Take in what a folder has; tell whether that is anything."""
    found = False
    for family, reader in _readers(folder):
        found = True
        try:
            for batch in reader.batches():
                for entry in batch.entries:
                    taxonomy.take(entry.record, family)
        except UnreadableFile as error:
            raise UnreadableInput(str(error)) from error
    return found


def _readers(folder: Path) -> Iterator[tuple[str, TableReader]]:
    """Give the readers of a folder and of the folders in it, older releases before newer ones."""
    for place in (folder, *sorted(inside for inside in folder.iterdir() if inside.is_dir())):
        for family, form in FORMATS:
            for reader in _plan(form, place):
                yield family, reader


def _plan(form: Format, folder: Path) -> Sequence[TableReader]:
    try:
        return form.plan([folder]).readers
    except UnreadableFile:
        return ()  # a folder of something else, such as a benchmark or the communes
