"""A person's own ledger of consents: what stands, since when, under which text, and taking each back at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final, TypeAlias
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.ids import decode_id
from skilltree.model.ledger import Consent
from skilltree.model.notice import NoticeKind
from skilltree.model.person import Viewer
from skilltree.model.purposes import (
    BASES,
    CARD_HELP,
    LEARNING_PLATFORM,
    NAMED_CONFIRMER,
    NAMELESS_SEARCH,
    NOTICES,
    PUBLIC_BRANCH,
    PUBLIC_PAGE,
    SHOWN_BY_LINK,
    WEEK_BY_LINK,
    WORKSHOP,
    LegalBasis,
)
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.skills import show_skill
from skilltree.service.views.consents import ConsentLineView, ConsentView, ConsentWithdrawn, PurposeView
from skilltree.service.visibility import close_branch

WHOLE = "tree"
"""The scope that stands for all of it, where others name a branch."""


class WithdrawConsent(Struct):
    """Which line, as the ledger calls it."""

    purpose: str
    scope: str


Ending: TypeAlias = Callable[[Deps, Writing, Viewer, str], Awaitable[None]]


async def read_consents(deps: Deps, viewer: Viewer) -> list[ConsentView]:
    """Return the viewer's consents, those that stand first, then by the newest word."""
    async with deps.store.reading() as db:
        ledger = await db.ledger.consents(viewer.person_id)
        return await _show_all(deps, db, viewer, ledger)


def read_purposes() -> list[PurposeView]:
    """Return what data are used for, those that rest on consent first."""
    return [PurposeView(code=code, basis=basis) for code, basis in BASES.items()]


async def withdraw_consent(deps: Deps, viewer: Viewer, key: UUID, command: WithdrawConsent) -> ConsentWithdrawn:
    """Take a consent back, and end what it allowed. Raises NotFound for one that was never given or is over."""
    end = ENDINGS.get(command.purpose)
    if end is None:
        raise InvalidInput("this is not yours to take back", field="purpose")

    async def work(tx: Writing) -> ConsentWithdrawn:
        ledger = await tx.ledger.consents(viewer.person_id)
        about = [line for line in ledger if (line.purpose, line.scope) == (command.purpose, command.scope)]
        if not about or not about[-1].given:
            raise NotFound("there is no such consent", field="scope")
        await end(deps, tx, viewer, command.scope)
        line = Consent(
            person_id=viewer.person_id,
            purpose=command.purpose,
            scope=command.scope,
            text_version=about[-1].text_version,
            given=False,
            at=deps.clock(),
        )
        await tx.ledger.consent(viewer.territory_id, line)
        [shown] = await _show_all(deps, tx, viewer, [*about, line])
        return ConsentWithdrawn(consent=shown)

    return await once_by(
        deps, viewer, "withdrawConsent", key=key, command=command, answer_type=ConsentWithdrawn, work=work
    )


async def _show_all(deps: Deps, db: Reading | Writing, viewer: Viewer, ledger: Sequence[Consent]) -> list[ConsentView]:
    lines: dict[tuple[str, str], list[Consent]] = {}
    for line in ledger:
        lines.setdefault((line.purpose, line.scope), []).append(line)
    shown = []
    for (purpose, scope), of in lines.items():
        newest = of[-1]
        shown.append(
            ConsentView(
                purpose=purpose,
                scope=scope,
                basis=BASES.get(purpose, LegalBasis.CONSENT),
                about=await _about(deps, db, viewer, scope),
                given=newest.given,
                withdrawable=newest.given and purpose in ENDINGS,
                lines=[_show_line(line) for line in reversed(of)],
            )
        )
    return sorted(shown, key=lambda one: (not one.given, -one.lines[0].at.timestamp(), one.purpose, one.scope))


def _show_line(line: Consent) -> ConsentLineView:
    return ConsentLineView(at=line.at, given=line.given, text_version=line.text_version)


async def _about(deps: Deps, db: Reading | Writing, viewer: Viewer, scope: str) -> str | None:
    """Return what a scope is called; None for what has no name: the whole tree, the account, one's own name."""
    try:
        kind, _ = decode_id(scope)
    except InvalidInput:
        return None
    if kind == "Skill":
        return show_skill(deps, scope, viewer.language).label
    if kind == "Organisation":
        found = (await db.people.organisations([scope])).get(scope)
        return found.name if found else None
    if kind == "Platform":
        platform = await db.xapi.platform(scope)
        return platform.label if platform else None
    return None


async def _close_branch(deps: Deps, tx: Writing, viewer: Viewer, scope: str) -> None:
    await close_branch(deps, tx, viewer, None if scope == WHOLE else scope)


async def _end_links(deps: Deps, tx: Writing, viewer: Viewer, scope: str) -> None:
    branch = None if scope == WHOLE else scope
    for share in await tx.tree_shares.of_person(viewer.person_id):
        if share.branch == branch and share.ended_at is None:
            await tx.tree_shares.end(viewer.person_id, share.id, deps.clock())


async def _end_weeks(deps: Deps, tx: Writing, viewer: Viewer, scope: str) -> None:
    for share in await tx.week.shares(viewer.person_id):
        if share.monday.isoformat() == scope and share.ended_at is None:
            await tx.week.end_share(viewer.person_id, share.id, deps.clock())


async def _stop_notices(_deps: Deps, tx: Writing, viewer: Viewer, scope: str) -> None:
    await tx.notices.unchoose(viewer.person_id, NoticeKind(scope))


async def _close_page(_deps: Deps, tx: Writing, viewer: Viewer, _scope: str) -> None:
    await tx.privacy.drop_page(viewer.person_id)


async def _stop_being_named(_deps: Deps, tx: Writing, viewer: Viewer, _scope: str) -> None:
    await tx.confirming.set_willing(viewer.territory_id, viewer.person_id, None)


async def _end_help(_deps: Deps, tx: Writing, viewer: Viewer, scope: str) -> None:
    await tx.assistance.end_assistance(scope, viewer.person_id)


async def _leave_workshops(_deps: Deps, tx: Writing, viewer: Viewer, scope: str) -> None:
    """Leave all workshops of the organisation; what was noted stays on one's tree."""
    for seat in await tx.workshops.seats_of_person(viewer.person_id):
        held = await tx.workshops.workshop(seat.workshop_id)
        if held is None or held.organisation_id != scope:
            continue
        for fact in await tx.workshops.facts(held.id, seat.number):
            await tx.workshops.take_back(held.id, seat.number, fact.skill_id)
        await tx.workshops.remove_seat(held.id, seat.number)


async def _unlink_platform(_deps: Deps, tx: Writing, viewer: Viewer, scope: str) -> None:
    await tx.xapi.remove_link(scope, viewer.person_id)


ENDINGS: Final[Mapping[str, Ending]] = {
    NAMELESS_SEARCH: _close_branch,
    PUBLIC_BRANCH: _close_branch,
    PUBLIC_PAGE: _close_page,
    SHOWN_BY_LINK: _end_links,
    WEEK_BY_LINK: _end_weeks,
    NOTICES: _stop_notices,
    NAMED_CONFIRMER: _stop_being_named,
    CARD_HELP: _end_help,
    WORKSHOP: _leave_workshops,
    LEARNING_PLATFORM: _unlink_platform,
}
"""What taking a consent back ends, by purpose; a test asks for one for each purpose that rests on one's own consent."""
