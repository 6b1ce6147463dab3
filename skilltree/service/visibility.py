"""Choosing who may see which branch. Opening one is a consent, kept in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import NotFound
from skilltree.model.ids import SkillId
from skilltree.model.ledger import Consent
from skilltree.model.person import (
    PUBLIC_AGE,
    RECRUITER_AGE,
    BranchVisibility,
    Person,
    Viewer,
)
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
_PURPOSE = {Visibility.RECRUITERS: "nameless-search", Visibility.EVERYONE: "public-branch"}


class SetVisibility(Struct):
    """A choice for a branch; None is the whole tree."""

    branch: SkillId | None
    visibility: Visibility


async def set_visibility(deps: Deps, viewer: Viewer, key: UUID, command: SetVisibility) -> VisibilitySet:
    """Keep the choice, its consents, and return all choices. Raises NotAllowed for minors."""
    if command.branch is not None:
        require_skill(deps, command.branch, viewer.person_id, field="branch")

    async def work(tx: Writing) -> VisibilitySet:
        person = await tx.people.person(viewer.person_id)
        if person is None:
            raise NotFound("this account is gone")
        now = deps.clock()
        _check_age(person, command.visibility, paris_day(now).year)
        before = {c.branch: c.visibility for c in await tx.people.visibility(viewer.person_id)}
        choice = BranchVisibility(branch=command.branch, visibility=command.visibility, since=now)
        await tx.people.set_visibility(viewer.territory_id, viewer.person_id, choice)
        for line in _consents(viewer, before.get(command.branch), choice):
            await tx.ledger.consent(viewer.territory_id, line)
        await tx.outbox.append(ChangeKind.PERSON, viewer.person_id)
        choices = await tx.people.visibility(viewer.person_id)
        return VisibilitySet(visibility=show_choices(deps, choices, viewer.language), findable=is_findable(choices))

    return await once_by(deps, viewer, "setVisibility", key=key, command=command, answer_type=VisibilitySet, work=work)


def _check_age(person: Person, wanted: Visibility, year: int) -> None:
    """Raise NotAllowed when the age, certain from the year of birth, does not allow it."""
    if wanted is Visibility.ONLY_ME:
        return
    least = PUBLIC_AGE if wanted is Visibility.EVERYONE else RECRUITER_AGE
    check_age(least, person.birth_year, year, field="visibility")


def _consents(viewer: Viewer, before: Visibility | None, choice: BranchVisibility) -> list[Consent]:
    """Lines for the ledger: the purpose left is withdrawn, the purpose entered is given."""
    if before is choice.visibility:
        return []
    lines = []
    for visibility, given in ((before, False), (choice.visibility, True)):
        purpose = _PURPOSE.get(visibility) if visibility else None
        if purpose:
            lines.append(
                Consent(
                    person_id=viewer.person_id,
                    purpose=purpose,
                    scope=choice.branch or "tree",
                    text_version=CONSENT_TEXT_VERSION,
                    given=given,
                    at=choice.since,
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
