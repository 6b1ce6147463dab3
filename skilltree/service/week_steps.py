"""What a person did in a week, read from their evidence, with hours, place and what speaks for it.

Modules share their hours among the skills that they teach, so their facts are put together again; a facilitator notes
the hours of a workshop with each skill, so the largest of one workshop counts and not the sum. What counts for
nothing in the tree (taken back, set aside, a failed test) counts for nothing here, and what a person merely declared
has no week.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from skilltree.model.base import pick
from skilltree.model.course import Module
from skilltree.model.errors import InvalidInput
from skilltree.model.evidence import Evidence
from skilltree.model.ids import EvidenceId, PersonId, TerritoryId, decode_id
from skilltree.model.week import DAYS, WeekEntry
from skilltree.model.week_words import WeekProof
from skilltree.model.weights import COURSE_PASSED, aside
from skilltree.model.words import EvidenceKind, Language, Modality
from skilltree.model.workshop import Workshop
from skilltree.service.deps import Deps
from skilltree.service.places import load_communes
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.skills import show_skill
from skilltree.service.views.week import WeekStepView

ROUNDING: Final = 0.01
"""Of each fact's part of the hours of a module."""
_SINGLE: Final[Mapping[EvidenceKind, WeekProof]] = {
    EvidenceKind.CREDENTIAL: WeekProof.BADGE,
    EvidenceKind.ENDORSEMENT: WeekProof.CONFIRMED,
    EvidenceKind.TEST: WeekProof.TEST_PASSED,
}


async def steps_of(
    deps: Deps,
    db: Reading | Writing,
    territory_id: TerritoryId,
    person_id: PersonId,
    *,
    monday: date,
    language: Language,
) -> list[WeekStepView]:
    """Return the steps of the week from this Monday, by day; those of a day as they came."""
    sunday = monday + timedelta(days=DAYS - 1)
    facts = [
        fact
        for fact in await db.evidence.of_person(person_id)
        if monday <= paris_day(fact.at) <= sunday and _counts(fact)
    ]
    seen_at = await _workshops(db, person_id, {fact.id for fact in facts if fact.kind is EvidenceKind.ENDORSEMENT})
    steps = [*_modules(deps, territory_id, facts, language), *_contributions(deps, territory_id, facts, language)]
    steps += _held(facts, seen_at)
    steps += [_single(deps, fact, language) for fact in facts if fact.kind in _SINGLE and fact.id not in seen_at]
    steps += [_told(entry) for entry in await db.week.entries(person_id, monday, sunday)]
    return sorted(await _with_places(deps, steps), key=lambda step: step.day)


def _counts(fact: Evidence) -> bool:
    said = fact.kind is EvidenceKind.DECLARED
    return not (said or fact.retracted or not fact.passed) and aside(fact) is None


async def _workshops(db: Reading | Writing, person_id: PersonId, wanted: set[EvidenceId]) -> dict[EvidenceId, Workshop]:
    """Return at which workshop these facts were seen; those that were not are missing."""
    found: dict[EvidenceId, Workshop] = {}
    if not wanted:
        return found
    for seat in await db.workshops.seats_of_person(person_id):
        facts = await db.workshops.facts(seat.workshop_id, seat.number)
        here = {fact.evidence_id for fact in facts if fact.evidence_id in wanted}
        workshop = await db.workshops.workshop(seat.workshop_id) if here else None
        if workshop is not None:
            found |= dict.fromkeys(here, workshop)
    return found


def _modules(
    deps: Deps, territory_id: TerritoryId, facts: Sequence[Evidence], language: Language
) -> Iterable[WeekStepView]:
    known = deps.engines.territories[territory_id].modules
    for (_, day), parts in _together(facts, EvidenceKind.COURSE).items():
        first = parts[0]
        module = known.get(first.source_id or "")
        passed = WeekProof.MODULE_PASSED if first.weight >= COURSE_PASSED else WeekProof.MODULE_READ
        yield WeekStepView(
            day=day,
            title=pick(module.content.title, language) if module else first.source or _skill(deps, first, language),
            proof=passed if _is_module(first.source_id) else WeekProof.ELSEWHERE,
            hours=_hours_of_parts(parts, module),
            place=module.content.insee if module and module.content.modality is not Modality.ONLINE else None,
            module_id=module.id if module else None,
        )


def _contributions(
    deps: Deps, territory_id: TerritoryId, facts: Sequence[Evidence], language: Language
) -> Iterable[WeekStepView]:
    known = deps.engines.territories[territory_id].opportunities
    for (_, day), parts in _together(facts, EvidenceKind.CONTRIBUTION).items():
        first = parts[0]
        opportunity = known.get(first.source_id or "")
        title = pick(opportunity.title, language) if opportunity else first.source or _skill(deps, first, language)
        place = opportunity.insee if opportunity else None
        yield WeekStepView(
            day=day, title=title, proof=WeekProof.BOTH_SIDES, hours=_hours_of_parts(parts, None), place=place
        )


def _held(facts: Sequence[Evidence], seen_at: Mapping[EvidenceId, Workshop]) -> Iterable[WeekStepView]:
    by_workshop: dict[str, list[Evidence]] = {}
    for fact in facts:
        if fact.id in seen_at:
            by_workshop.setdefault(seen_at[fact.id].id, []).append(fact)
    for parts in by_workshop.values():
        workshop = seen_at[parts[0].id]
        yield WeekStepView(
            day=paris_day(parts[0].at),
            title=workshop.title,
            proof=WeekProof.FACILITATOR,
            hours=max((part.hours for part in parts if part.hours), default=None),
            place=workshop.insee,
        )


def _single(deps: Deps, fact: Evidence, language: Language) -> WeekStepView:
    return WeekStepView(day=paris_day(fact.at), title=_skill(deps, fact, language), proof=_SINGLE[fact.kind])


def _told(entry: WeekEntry) -> WeekStepView:
    return WeekStepView(
        day=entry.day,
        title=entry.text,
        proof=WeekProof.TOLD,
        hours=entry.hours,
        place=entry.place,
        entry_id=entry.id,
    )


def _together(facts: Sequence[Evidence], kind: EvidenceKind) -> dict[tuple[str, date], list[Evidence]]:
    """Facts of one kind that came from the same thing on the same day."""
    found: dict[tuple[str, date], list[Evidence]] = {}
    for fact in facts:
        if fact.kind is kind:
            key = (fact.source_id or fact.source or fact.id, paris_day(fact.at))
            found.setdefault(key, []).append(fact)
    return found


def _hours_of_parts(parts: Sequence[Evidence], module: Module | None) -> float | None:
    total = sum(part.hours or 0.0 for part in parts)
    # The module's own number, but where another version of it taught more or fewer hours.
    if module is not None and abs(module.content.hours - total) <= ROUNDING * len(parts):
        return module.content.hours
    return round(total, 2) or None


def _skill(deps: Deps, fact: Evidence, language: Language) -> str:
    return show_skill(deps, fact.skill_id, language).label


def _is_module(source_id: str | None) -> bool:
    try:
        return source_id is not None and decode_id(source_id)[0] == "Module"
    except InvalidInput:
        return False


async def _with_places(deps: Deps, steps: Sequence[WeekStepView]) -> list[WeekStepView]:
    """Put the names of communes where their codes stand; what the owner told stays as it was told."""
    codes = {step.place for step in steps if step.place and step.entry_id is None}
    names = {code: commune.name for code, commune in (await load_communes(deps, sorted(codes))).items()}
    return [
        step if step.entry_id or step.place is None else msgspec.structs.replace(step, place=names.get(step.place))
        for step in steps
    ]
