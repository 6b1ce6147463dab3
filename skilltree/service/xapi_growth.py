"""What a statement of another platform does to a tree: it grows once, and shrinks when the statement is voided.

A success counts when an author said what its activity teaches and the person lets this platform grow their
tree. Whatever comes last of the three makes it count: earlier successes wait for the other two.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from skilltree.model.change import ChangeKind
from skilltree.model.evidence import Evidence
from skilltree.model.ids import PersonId, new_id
from skilltree.model.words import EvidenceKind
from skilltree.model.xapi import ActivityMap, Grown, Kept, Platform
from skilltree.service.deps import Deps
from skilltree.service.hook_statements import told_hours
from skilltree.service.ports.store import Writing

LONGEST_NAME = 300
WEIGHT = 0.4
"""Of a completion that nobody here saw, as of a module without a quiz."""


async def grow(deps: Deps, tx: Writing, platform: Platform, statements: Iterable[Kept]) -> list[PersonId]:
    """Let successes count, each activity once a person; return whose trees grew."""
    grown = []
    for statement in statements:
        if not statement.finished or statement.voided_by is not None or statement.activity is None:
            continue
        activity = await tx.xapi.activity(platform.id, statement.activity)
        if activity is None:
            await tx.xapi.put_activity(_unknown(statement, statement.activity))
            continue
        person_id = await tx.xapi.person_known_as(platform.id, statement.id)
        if person_id is None or not activity.skills:
            continue
        if await tx.xapi.has_grown(platform.id, activity.iri, person_id):
            continue
        await _append(deps, tx, platform, activity, of=statement, person_id=person_id)
        grown.append(person_id)
    for person_id in dict.fromkeys(grown):
        await tx.outbox.append(ChangeKind.TREE, person_id)
    return grown


async def shrink(deps: Deps, tx: Writing, platform: Platform, voided: Kept, by: str) -> None:
    """Take back what a statement made; another success about the same activity takes its place."""
    now = deps.clock()
    taken = await tx.xapi.take_back(platform.id, voided.id, now, f"voided by statement {by}")
    for fact in taken:
        # The ledger of retractions names people only; why it was taken back stands beside the fact, in `Grown`.
        await tx.evidence.retract(platform.territory_id, fact.evidence_id, by=fact.person_id, at=now)
    for person_id in dict.fromkeys(fact.person_id for fact in taken):
        await tx.outbox.append(ChangeKind.TREE, person_id)
    if taken and voided.activity is not None:
        await grow(deps, tx, platform, await tx.xapi.finished(platform.id, iri=voided.activity))


async def _append(
    deps: Deps, tx: Writing, platform: Platform, activity: ActivityMap, *, of: Kept, person_id: PersonId
) -> None:
    for taught in activity.skills:
        fact = Evidence(
            id=new_id("Evidence"),
            person_id=person_id,
            skill_id=taught.skill_id,
            level=taught.level,
            kind=EvidenceKind.COURSE,
            at=min(of.timestamp, deps.clock()),
            source=f"{activity.name} ({platform.label})",
            source_id=platform.id,
            hours=None if activity.hours is None else round(activity.hours / len(activity.skills), 2),
            weight=WEIGHT,
        )
        await tx.evidence.append(platform.territory_id, fact)
        await tx.xapi.add_grown(
            Grown(platform_id=platform.id, statement_id=of.id, evidence_id=fact.id, person_id=person_id)
        )


def _unknown(statement: Kept, iri: str) -> ActivityMap:
    names = statement.activity_name
    name = next((names[tag] for tag in ("fr", "en") if tag in names), next(iter(names.values()))) if names else iri
    shown = "".join(letter for letter in name if letter.isprintable()).strip()
    return ActivityMap(
        platform_id=statement.platform_id,
        iri=iri,
        name=(shown or iri)[:LONGEST_NAME],
        hours=told_hours(msgspec.json.decode(statement.content)),
    )
