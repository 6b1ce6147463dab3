"""ROME's jobs, the 13,000 names they go by, and the sentences that describe them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from skilltree.interop.gender import gender_forms
from skilltree.interop.rome_skills import JOB, SOURCE
from skilltree.interop.table import Row
from skilltree.interop.text import (
    LONGEST_ABOUT,
    UnfitRow,
    clean,
    clean_about,
    code_of,
    labels_of,
)
from skilltree.model.ids import rome_occupation_id_of
from skilltree.model.taxonomy import Label, OccupationRecord
from skilltree.model.words import Language
from skilltree.service.ports.readers import Entry

NAMES, TEXTS = f"{SOURCE}:names", f"{SOURCE}:texts"
DEFINITION = "definition"


def read_job(line: int, row: Row) -> Entry:
    """Return the occupation of a row of `unix_referentiel_code_rome`."""
    title = clean(row["libelle_rome"])
    return _entry(line, row, SOURCE, labels_of(Language.FR, title, gender_forms(title)))


def read_name(line: int, row: Row) -> Entry:
    """Return the occupation with the names of one row of `unix_referentiel_appellation`."""
    long, short = clean(row["libelle_appellation_long"]), clean(row["libelle_appellation_court"])
    names = [name for name in (long, short) if name]
    labels = labels_of(Language.FR, "", [*names, *(form for name in names for form in gender_forms(name))])
    return _entry(line, row, NAMES, labels)


def merge_names(entries: Iterable[Entry]) -> list[Entry]:
    """Return one entry a job, with all its names: labels of a source replace each other."""
    jobs: dict[str, Entry] = {}
    labels: dict[str, dict[str, Label]] = {}
    for entry in entries:
        jobs.setdefault(entry.subject, entry)
        texts = labels.setdefault(entry.subject, {})
        for label in _occupation(entry).labels:
            texts.setdefault(label.text, label)
    return [
        replace(entry, record=replace(_occupation(entry), labels=tuple(labels[job].values())))
        for job, entry in jobs.items()
    ]


def read_text(line: int, row: Row) -> Entry | None:
    """Return the occupation with one sentence of its definition; None for other texts."""
    if row["libelle_type_texte"].strip() != DEFINITION:
        return None
    sentence = clean_about(row["libelle_texte"])
    if not sentence:
        raise UnfitRow("no text")
    entry = _entry(line, row, TEXTS, None)
    return replace(entry, record=replace(_occupation(entry), about={Language.FR.value: sentence}))


def merge_texts(entries: Iterable[Entry]) -> list[Entry]:
    """Return one entry a job, with its sentences in the order of the file."""
    jobs: dict[str, Entry] = {}
    for entry in entries:
        before = jobs.setdefault(entry.subject, entry)
        if before is not entry:
            text = f"{_definition(before)} {_definition(entry)}"
            if len(text) <= LONGEST_ABOUT:
                record = replace(_occupation(before), about={Language.FR.value: text})
                jobs[entry.subject] = replace(before, record=record)
    return list(jobs.values())


def _entry(line: int, row: Row, source: str, labels: list[Label] | None) -> Entry:
    """Return an occupation's entry. `labels` None means that the table has none to give."""
    code = code_of(row["code_rome"], JOB, "a ROME code")
    if labels is not None and not labels:
        raise UnfitRow("no label")
    record = OccupationRecord(id=rome_occupation_id_of(code), source=source, labels=tuple(labels or ()), rome_code=code)
    return Entry(record=record, line=line, subject=code)


def _occupation(entry: Entry) -> OccupationRecord:
    assert isinstance(entry.record, OccupationRecord)
    return entry.record


def _definition(entry: Entry) -> str:
    return (_occupation(entry).about or {})[Language.FR.value]
