"""Paper slips for people without an account: printed with a code, claimed later, once."""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, NotAllowed, NotFound
from skilltree.model.ids import WorkshopId
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.trees import leaves_after
from skilltree.service.views.workshops import SlipClaimed, SlipsPrinted, SlipView, joined_view
from skilltree.service.workshop_access import note_consent, require_workshop
from skilltree.service.workshop_codes import SLIP_LENGTH, plain_code, show_slip_code, slip_code_for, slip_hash
from skilltree.service.workshop_evidence import turn_into_evidence
from skilltree.service.workshop_seen import check_numbers, require_seats

CLAIMS_AN_HOUR = 20


class PrintSlips(Struct):
    """For which places."""

    workshop_id: WorkshopId
    numbers: tuple[int, ...]


class ClaimSlip(Struct):
    """The code on the slip."""

    code: str


class _Claim(Struct):
    """What is hashed for replays: a short secret must not be guessed from the hash."""

    slip: bytes


async def print_slips(deps: Deps, viewer: Viewer, key: UUID, command: PrintSlips) -> SlipsPrinted:
    """Make slips; earlier ones of these places stop working. Raises NotFound, Conflict (TAKEN) for an account.

    Codes are derived from the key: only hashes are stored, and the answer that is kept holds none.
    """
    numbers = check_numbers(command.numbers)

    async def work(tx: Writing) -> SlipsPrinted:
        held, _ = await require_workshop(tx, viewer, command.workshop_id)
        seats = await require_seats(tx, held, numbers)
        if any(seat.person_id is not None for seat in seats):
            raise Conflict("somebody with an account needs no slip", field="numbers", code="TAKEN")
        for seat in seats:
            hashed = slip_hash(deps, slip_code_for(deps, key, held.id, seat.number))
            await tx.workshops.put_seat(msgspec.structs.replace(seat, slip_hash=hashed))
        return SlipsPrinted(slips=[SlipView(number=seat.number, name=seat.name, slip_code="") for seat in seats])

    kept = await once_by(deps, viewer, "printSlips", key=key, command=command, answer_type=SlipsPrinted, work=work)
    return SlipsPrinted(
        slips=[
            SlipView(
                number=slip.number,
                name=slip.name,
                slip_code=show_slip_code(slip_code_for(deps, key, command.workshop_id, slip.number)),
            )
            for slip in kept.slips
        ]
    )


async def claim_slip(deps: Deps, viewer: Viewer, key: UUID, command: ClaimSlip) -> SlipClaimed:
    """Make a slip one's own, once: what was seen grows the tree, dated as it was seen.

    Raises NotFound, Conflict (SLIP_USED, SEATED), NotAllowed (OWN_SEAT), RateLimited.
    """
    await count_use(deps, f"claim-slip:{viewer.person_id}", CLAIMS_AN_HOUR, seconds=HOUR_SECONDS)
    code = plain_code(command.code)
    if len(code) != SLIP_LENGTH:
        raise InvalidInput("not the code of a slip", field="code", code="BAD_CODE")
    claim = _Claim(slip=slip_hash(deps, code))

    async def work(tx: Writing) -> SlipClaimed:
        seat = await tx.workshops.seat_by_slip(claim.slip)
        held = await tx.workshops.workshop(seat.workshop_id) if seat else None
        if seat is None or held is None or held.territory_id != viewer.territory_id:
            raise NotFound("there is no such slip", field="code")
        if seat.person_id is not None:
            raise Conflict("this slip was used before", field="code", code="SLIP_USED")
        facts = await tx.workshops.facts(held.id, seat.number)
        if any(fact.by == viewer.person_id for fact in facts):
            raise NotAllowed("nobody notes what they did themselves", field="code", code="OWN_SEAT")
        organisation = (await tx.people.organisations([held.organisation_id]))[held.organisation_id]
        taken = msgspec.structs.replace(seat, person_id=viewer.person_id, joined_at=deps.clock())
        await tx.workshops.put_seat(taken)
        await note_consent(tx, deps, viewer, held, given=True)
        await turn_into_evidence(tx, held, organisation, viewer.person_id, facts)
        grown = await leaves_after(deps, tx, viewer, [fact.skill_id for fact in facts], viewer.language)
        return SlipClaimed(seat=joined_view(held, taken), grown=grown)

    return await once_by(deps, viewer, "claimSlip", key=key, command=claim, answer_type=SlipClaimed, work=work)
