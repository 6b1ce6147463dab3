"""Asking one person who agreed to be asked: the link that is theirs alone, and once a pair."""

from __future__ import annotations

from skilltree.model.confirming import ConfirmationAsk
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import PersonId
from skilltree.model.ledger import AccessRecord
from skilltree.model.notice import NoticeKind
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.notices import tell
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.secrets import keyed_hash
from skilltree.service.skills import show_skill
from skilltree.service.views.confirming import ConfirmationToAnswer


def asked_token(deps: Deps, asker_id: PersonId, asked_id: PersonId) -> str:
    """Return the token of the one ask of this pair. It is derived, so nothing that opens a link is stored."""
    return keyed_hash(deps.rules.secret, "asked", asker_id, asked_id).hex()


async def check_asked(tx: Writing, viewer: Viewer, asked_id: PersonId) -> None:
    """Raise NotFound (NO_CONFIRMER) for whoever is not willing, or not of the territory; Conflict (ASKED_BEFORE)."""
    asked = await tx.people.person(asked_id)
    if (
        asked is None
        or asked.territory_id != viewer.territory_id
        or asked_id == viewer.person_id
        or not await tx.confirming.is_willing(asked_id)
    ):
        raise NotFound("this person cannot be asked", field="confirmer", code="NO_CONFIRMER")
    if await tx.confirming.paired(viewer.person_id, asked_id):
        raise Conflict("you two were asked before", field="confirmer", code="ASKED_BEFORE")


async def put_ask(tx: Writing, ask: ConfirmationAsk) -> None:
    """Keep the ask, and tell the owner's log whom they showed their skill. Raises Conflict (ASKED_BEFORE)."""
    if not await tx.confirming.add_ask(ask):
        raise Conflict("you two were asked before", field="confirmer", code="ASKED_BEFORE")
    asked = await tx.people.person(ask.asked_id)
    # Now and not when they look: a line of that moment would tell who looked and kept silent.
    record = AccessRecord(
        person_id=ask.person_id,
        reader_id=ask.asked_id,
        who=asked.display_name if asked else "…",
        what="skill-shown",
        why="asked-by-name",
        at=ask.at,
    )
    await tx.ledger.log_accesses(ask.territory_id, [record])
    # Not under the id of who asks: an erased account would stay named in the other one's queue.
    await tell(tx, ask.asked_id, NoticeKind.ASKED_TO_CONFIRM, ask.token_hash.hex(), at=ask.at)


def is_for(ask: ConfirmationAsk | None, viewer: Viewer | None) -> bool:
    """True for a link that anybody may answer, and for the one person who was asked by name."""
    return ask is None or (viewer is not None and viewer.person_id == ask.asked_id)


async def read_to_answer(deps: Deps, viewer: Viewer) -> list[ConfirmationToAnswer]:
    """Return what the viewer was asked by name and has not answered, the oldest first."""
    async with deps.store.reading() as db:
        asks = await db.confirming.asks_to(viewer.person_id, deps.clock())
        return [shown for ask in asks if (shown := await _show(deps, db, viewer, ask)) is not None]


async def _show(deps: Deps, db: Reading, viewer: Viewer, ask: ConfirmationAsk) -> ConfirmationToAnswer | None:
    link = await db.ledger.confirmation(ask.token_hash)
    person = await db.people.person(ask.person_id)
    if link is None or person is None:
        return None
    return ConfirmationToAnswer(
        token=asked_token(deps, ask.person_id, viewer.person_id),
        skill=show_skill(deps, link.skill_id, viewer.language),
        level=link.level,
        from_=person.display_name,
        note=ask.note,
        asked_at=ask.at,
        expires_at=link.expires_at,
    )
