"""Choosing who may see which branch, one or many at once. Opening one is a consent, kept in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.ids import SkillId
from skilltree.model.ledger import Consent
from skilltree.model.person import (
    PUBLIC_AGE,
    RECRUITER_AGE,
    BranchVisibility,
    Person,
    Viewer,
)
from skilltree.model.purposes import NAMELESS_SEARCH, PUBLIC_BRANCH
from skilltree.model.words import Language, Visibility
from skilltree.service.ages import check_age
from skilltree.service.branches import is_findable
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.skills import require_skill, show_skill
from skilltree.service.views.people import BranchVisibilityView, VisibilitySet

CONSENT_TEXT_VERSION = "2026-11"
MOST_CHOICES = 1_000
_PURPOSE = {Visibility.RECRUITERS: NAMELESS_SEARCH, Visibility.EVERYONE: PUBLIC_BRANCH}


class SetVisibility(Struct):
    """A choice for a branch; None is the whole tree."""

    branch: SkillId | None
    visibility: Visibility


class BranchChoice(Struct):
    """A choice for a branch; without a visibility it follows what it grows out of."""

    branch: SkillId | None
    visibility: Visibility | None


class SetVisibilities(Struct):
    """Many choices; `alone` forgets all others, so that these hold for everything below them."""

    choices: tuple[BranchChoice, ...]
    alone: bool = False


async def set_visibility(deps: Deps, viewer: Viewer, key: UUID, command: SetVisibility) -> VisibilitySet:
    """Keep the choice, its consents, and return all choices. Raises NotAllowed for minors."""
    if command.branch is not None:
        require_skill(deps, command.branch, viewer.person_id, field="branch")
    choice = BranchChoice(branch=command.branch, visibility=command.visibility)

    async def work(tx: Writing) -> VisibilitySet:
        return await _keep(deps, tx, viewer, (choice,), alone=False)

    return await once_by(deps, viewer, "setVisibility", key=key, command=command, answer_type=VisibilitySet, work=work)


async def set_visibilities(deps: Deps, viewer: Viewer, key: UUID, command: SetVisibilities) -> VisibilitySet:
    """Keep many choices at once, or none of them. Raises NotAllowed for minors, InvalidInput for a branch twice."""
    branches = [choice.branch for choice in command.choices]
    if len(branches) > MOST_CHOICES or len(set(branches)) < len(branches):
        raise InvalidInput(f"each branch once, at most {MOST_CHOICES}", field="choices")
    for choice in command.choices:
        if choice.branch is not None and choice.visibility is not None:
            require_skill(deps, choice.branch, viewer.person_id, field="choices")

    async def work(tx: Writing) -> VisibilitySet:
        return await _keep(deps, tx, viewer, command.choices, alone=command.alone)

    return await once_by(
        deps, viewer, "setVisibilities", key=key, command=command, answer_type=VisibilitySet, work=work
    )


async def close_branch(deps: Deps, tx: Writing, viewer: Viewer, branch: SkillId | None) -> None:
    """Show a branch to nobody any more; the ledger's line is the caller's."""
    choice = BranchVisibility(branch=branch, visibility=Visibility.ONLY_ME, since=deps.clock())
    await tx.people.set_visibility(viewer.territory_id, viewer.person_id, choice)
    await tx.outbox.append(ChangeKind.PERSON, viewer.person_id)


async def _keep(
    deps: Deps, tx: Writing, viewer: Viewer, choices: Sequence[BranchChoice], *, alone: bool
) -> VisibilitySet:
    person = await tx.people.person(viewer.person_id)
    if person is None:
        raise NotFound("this account is gone")
    now = deps.clock()
    for choice in choices:
        _check_age(person, choice.visibility, paris_day(now).year)
    before = {c.branch: c.visibility for c in await tx.people.visibility(viewer.person_id)}
    wanted: dict[SkillId | None, Visibility | None] = dict.fromkeys(before, None) if alone else {}
    wanted |= {choice.branch: choice.visibility for choice in choices}
    for branch, visibility in wanted.items():
        if visibility is None:
            await tx.people.clear_visibility(viewer.person_id, branch)
        else:
            choice_now = BranchVisibility(branch=branch, visibility=visibility, since=now)
            await tx.people.set_visibility(viewer.territory_id, viewer.person_id, choice_now)
        for line in _consents(viewer, branch, before.get(branch), visibility, now):
            await tx.ledger.consent(viewer.territory_id, line)
    await tx.outbox.append(ChangeKind.PERSON, viewer.person_id)
    kept = await tx.people.visibility(viewer.person_id)
    return VisibilitySet(visibility=show_choices(deps, kept, viewer.language), findable=is_findable(kept))


def _check_age(person: Person, wanted: Visibility | None, year: int) -> None:
    """Raise NotAllowed when the age, certain from the year of birth, does not allow it."""
    if wanted is None or wanted is Visibility.ONLY_ME:
        return
    least = PUBLIC_AGE if wanted is Visibility.EVERYONE else RECRUITER_AGE
    check_age(least, person.birth_year, year, field="visibility")


def _consents(
    viewer: Viewer, branch: SkillId | None, before: Visibility | None, after: Visibility | None, at: datetime
) -> list[Consent]:
    """Lines for the ledger: the purpose left is withdrawn, the purpose entered is given."""
    if before is after:
        return []
    lines = []
    for visibility, given in ((before, False), (after, True)):
        purpose = _PURPOSE.get(visibility) if visibility else None
        if purpose:
            lines.append(
                Consent(
                    person_id=viewer.person_id,
                    purpose=purpose,
                    scope=branch or "tree",
                    text_version=CONSENT_TEXT_VERSION,
                    given=given,
                    at=at,
                )
            )
    return lines


def show_choices(deps: Deps, choices: Sequence[BranchVisibility], language: Language) -> list[BranchVisibilityView]:
    """Put choices into words."""
    return [
        BranchVisibilityView(
            branch=show_skill(deps, choice.branch, language) if choice.branch else None,
            visibility=choice.visibility,
            since=choice.since,
        )
        for choice in choices
    ]


async def read_choices(deps: Deps, viewer: Viewer) -> VisibilitySet:
    """Return the viewer's choices."""
    async with deps.store.reading() as db:
        choices = await db.people.visibility(viewer.person_id)
    return VisibilitySet(visibility=show_choices(deps, choices, viewer.language), findable=is_findable(choices))
