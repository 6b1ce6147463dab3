"""A person's own card, and the code by which they prove to a counsellor that the account is theirs."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from skilltree.model.assistance import HelpCode
from skilltree.model.base import Struct
from skilltree.model.errors import NotFound
from skilltree.model.ids import OrganisationId, row_id
from skilltree.model.ledger import Consent
from skilltree.model.person import Viewer
from skilltree.service.cards import keep_card, numbers_for
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.secrets import CODE_DIGITS, keyed_hash
from skilltree.service.views.assistance import CardIssued, HelpCodeMade, HelpEnded, HelperView, PrintedCard
from skilltree.service.views.people import organisation_view

CARDS_A_DAY = 10
HELP_CODES_A_DAY = 20
HELP_CODE_LASTS = timedelta(minutes=15)
HELP_PURPOSE = "card-help"
HELP_TEXT_VERSION = "2026-11"


class IssueCard(Struct):
    """Nothing to say: it is the viewer's own."""


class MakeHelpCode(Struct):
    """Nothing to say: it is the viewer's own."""


class EndHelp(Struct):
    """Which organisation."""

    organisation_id: OrganisationId


class _Done(Struct):
    """What is kept for a replay: no secret."""

    at: datetime


async def issue_card(deps: Deps, viewer: Viewer, key: UUID, _command: IssueCard) -> CardIssued:
    """Make the viewer's own card; an earlier one stops working."""
    await count_use(deps, f"own-card:{viewer.person_id}", CARDS_A_DAY, seconds=DAY_SECONDS)
    numbers = numbers_for(deps.rules.secret, "own", viewer.person_id, str(key))

    async def work(tx: Writing) -> _Done:
        await keep_card(tx, viewer.territory_id, viewer.person_id, numbers)
        return _Done(at=deps.clock())

    await once_by(deps, viewer, "issueCard", key=key, command=_command, answer_type=_Done, work=work)
    return CardIssued(card=PrintedCard(number=numbers.number, pin=numbers.pin))


async def make_help_code(deps: Deps, viewer: Viewer, key: UUID, _command: MakeHelpCode) -> HelpCodeMade:
    """Make a code to say to a counsellor: it shows that both are there. A new one replaces the earlier."""
    await count_use(deps, f"help-code:{viewer.person_id}", HELP_CODES_A_DAY, seconds=DAY_SECONDS)
    digest = keyed_hash(deps.rules.secret, "help-code", viewer.person_id, str(key))
    code = f"{int.from_bytes(digest[:8], 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}d}"

    async def work(tx: Writing) -> _Done:
        expires = deps.clock() + HELP_CODE_LASTS
        await tx.assistance.put_help_code(
            HelpCode(
                territory_id=viewer.territory_id,
                person_id=viewer.person_id,
                code_hash=help_code_hash(deps, viewer.person_id, code),
                attempts=0,
                expires_at=expires,
            )
        )
        return _Done(at=expires)

    done = await once_by(deps, viewer, "makeHelpCode", key=key, command=_command, answer_type=_Done, work=work)
    return HelpCodeMade(help_code=code, expires_at=done.at)


def help_code_hash(deps: Deps, person_id: str, code: str) -> bytes:
    """Return what is stored of a code."""
    return keyed_hash(deps.rules.secret, "help", person_id, "".join(code.split()))


async def read_helpers(deps: Deps, viewer: Viewer) -> list[HelperView]:
    """Return the organisations that may replace the viewer's card."""
    async with deps.store.reading() as db:
        helping = await db.assistance.helpers_of(viewer.person_id)
        found = await db.people.organisations([one.organisation_id for one in helping])
    return [
        HelperView(organisation=organisation_view(found[one.organisation_id], viewer.language), since=one.since)
        for one in helping
        if one.organisation_id in found
    ]


async def end_help(deps: Deps, viewer: Viewer, key: UUID, command: EndHelp) -> HelpEnded:
    """Take back what an organisation may do. Raises NotFound when it does not help the viewer."""
    row_id("Organisation", command.organisation_id)

    async def work(tx: Writing) -> HelpEnded:
        if not await tx.assistance.end_assistance(command.organisation_id, viewer.person_id):
            raise NotFound("this organisation does not help you", field="organisation")
        await tx.ledger.consent(
            viewer.territory_id, help_consent(viewer.person_id, command.organisation_id, deps.clock(), given=False)
        )
        return HelpEnded(organisation_id=command.organisation_id)

    return await once_by(deps, viewer, "endHelp", key=key, command=command, answer_type=HelpEnded, work=work)


def help_consent(person_id: str, organisation_id: OrganisationId, at: datetime, *, given: bool) -> Consent:
    """Return the ledger's line on an organisation that may replace a person's card."""
    return Consent(
        person_id=person_id,
        purpose=HELP_PURPOSE,
        scope=organisation_id,
        text_version=HELP_TEXT_VERSION,
        given=given,
        at=at,
    )
