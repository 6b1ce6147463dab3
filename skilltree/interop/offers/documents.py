"""One entry of a JSON document to the offer that it is: of France Travail, a JobPosting, or neither."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

import msgspec

from skilltree.interop.offers import francetravail, jobposting
from skilltree.interop.offers.scan import Raw
from skilltree.interop.text import UnfitRow
from skilltree.model.words import Language
from skilltree.service.ports.offers import Offer
from skilltree.service.ports.readers import RefusedRow

Outcome: TypeAlias = Offer | RefusedRow
LONGEST_REASON = 200
NEITHER = "neither an offer of France Travail (intitule) nor a JobPosting (@type)"


def read_entry(file: str, number: int, raw: Raw, language: Language) -> Iterator[Outcome]:
    """Give the offers of an entry or why they are refused; nothing for things of schema.org that are no offers."""

    def refused(reason: str, subject: str | None = None) -> RefusedRow:
        return RefusedRow(file=file, line=number, reason=reason[:LONGEST_REASON], subject=subject)

    def taken(read: Callable[[], Offer], subject: Callable[[], str]) -> Outcome:
        try:
            return read()
        except UnfitRow as error:
            name = _or_none(subject)
            return refused(f"{name}: {error}" if name else str(error), name)

    if raw.fault:
        yield refused(raw.fault)
        return
    try:
        entry = msgspec.json.decode(raw.content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield refused(f"not JSON: {_plainly(error)}")
        return
    if not isinstance(entry, dict):
        yield refused(f"no object but {_sort_of(entry)}")
    elif francetravail.is_francetravail(entry):
        yield taken(
            partial(francetravail.read_francetravail, entry, language), partial(francetravail.identifier, entry)
        )
    else:
        postings = list(jobposting.postings_in(entry))
        for node in postings:
            yield taken(partial(jobposting.read_posting, node, language), partial(jobposting.identifier, node))
        if not postings and not (entry.keys() & {"@type", "type"}):
            yield refused(NEITHER)


def _or_none(subject: Callable[[], str]) -> str | None:
    try:
        return subject()
    except UnfitRow:
        return None


def _plainly(error: Exception) -> str:
    """Return what is wrong without quoting the text, which may be about people."""
    return "not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)


def _sort_of(value: object) -> str:
    for kind, name in ((bool, "true or false"), (str, "a text"), (int | float, "a number"), (list, "a list")):
        if isinstance(value, kind):
            return name
    return "nothing"
