"""A child below 15 waits for a parent's yes: who waits, asking, and what the parent answers by the link they got.

The link goes to the parent alone, by SMS or e-mail, and the child never sees it. The parent's address is not kept.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput, NotFound, Unavailable
from skilltree.model.ledger import AccessRecord, Consent
from skilltree.model.parental import ParentalConsent, ParentalStanding
from skilltree.model.person import Contact, Viewer
from skilltree.model.purposes import PARENTAL
from skilltree.model.words import Language
from skilltree.service.addresses import check_address
from skilltree.service.child_gate import needs_parent, waits_for_parent
from skilltree.service.deps import Deps
from skilltree.service.once import once, once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.rates import DAY_SECONDS, HOUR_SECONDS, count_use
from skilltree.service.secrets import keyed_hash, token_hash
from skilltree.service.texts import NAME_LENGTH, clean_text
from skilltree.service.views.parents import ParentalView, ParentAnswered, ParentAsked, ParentAskView

CONSENT_TEXT_VERSION = "2026-11"
ANSWERED_WITHIN = timedelta(days=30)
ASKS_A_DAY = 20
MESSAGES_A_DAY = 12
"""To one address, by however many children: a number that is not a parent's is not to be flooded."""
LOOKS_AN_HOUR = 60
TOKEN_LENGTH = 64
SCOPE = "account"

_FRENCH = (
    "Un enfant de moins de 15 ans vous demande votre accord pour son compte sur {site}. "
    "Lisez et répondez ici\u00a0: {link} Pas votre enfant\u00a0? Ne faites rien."
)
_ENGLISH = (
    "A child below 15 asks for your agreement to their account on {site}. "
    "Read and answer here: {link} Not your child? Do nothing."
)
_TEXTS = {Language.FR: ("Une question pour un parent", _FRENCH), Language.EN: ("A question for a parent", _ENGLISH)}


class AskParent(Struct):
    """Where the parent is reached: a phone number or an e-mail address."""

    address: str


class AnswerAsParent(Struct):
    """The token of the link; a yes needs the parent's own name. No after a yes takes it back."""

    token: str
    agree: bool
    name: str = ""


class _Asked(Struct):
    """What is kept for a replay: nothing that opens the link."""

    standing: ParentalStanding


async def read_parental(deps: Deps, viewer: Viewer) -> ParentalView | None:
    """Return how far it is; None for whoever needs no parent's yes."""
    async with deps.store.reading() as db:
        person = await db.people.person(viewer.person_id)
        found = await db.privacy.parental(viewer.person_id)
    if person is None or not needs_parent(deps, person.birth_year):
        return None
    if found is None:
        return ParentalView(standing=ParentalStanding.WAITING, since=person.created_at, until=None)
    return ParentalView(standing=found.standing, since=found.since, until=found.until)


async def ask_parent(deps: Deps, viewer: Viewer, key: UUID, command: AskParent, *, origin: str | None) -> ParentAsked:
    """Send a parent the link. Raises Conflict where none is needed or one said yes, Unavailable without a gateway."""
    contact = check_address(None, command.address)
    await count_use(deps, f"ask-parent:{viewer.person_id}", ASKS_A_DAY, seconds=DAY_SECONDS)
    if origin is None:
        raise Unavailable("this server does not know its own address")
    token = keyed_hash(deps.rules.secret, "parent", viewer.person_id, str(key)).hex()

    async def work(tx: Writing) -> _Asked:
        person = await tx.people.person(viewer.person_id)
        if person is None:
            raise NotFound("this account is gone")
        if not await waits_for_parent(deps, tx, person.id, person.birth_year):
            raise Conflict("no parent is to be asked", field="address", code="NO_PARENT_NEEDED")
        if contact in await tx.identity.contacts(viewer.person_id):
            raise InvalidInput("this is the child's own address", field="address", code="OWN_ADDRESS")
        now = deps.clock()
        await tx.privacy.put_parental(
            ParentalConsent(
                territory_id=viewer.territory_id,
                person_id=viewer.person_id,
                standing=ParentalStanding.ASKED,
                since=now,
                token_hash=token_hash(token),
            )
        )
        return _Asked(standing=ParentalStanding.ASKED)

    kept = msgspec.structs.replace(command, address=_hashed(deps, contact))
    await once_by(deps, viewer, "askParent", key=key, command=kept, answer_type=_Asked, work=work)
    await _send(deps, viewer, contact, token, origin)
    return ParentAsked(parental=await read_parental(deps, viewer))


async def _send(deps: Deps, viewer: Viewer, contact: Contact, token: str, origin: str) -> None:
    """Send the link unless it was sent: the ask can be answered from then on, and a replay sends nothing more."""
    async with deps.store.reading() as db:
        asked = await db.privacy.parental(viewer.person_id)
    if asked is None or asked.token_hash != token_hash(token) or asked.until is not None:
        return
    hashed = _hashed(deps, contact)
    await count_use(deps, f"ask-parent-at:{hashed}", MESSAGES_A_DAY, seconds=DAY_SECONDS)
    subject, text = _TEXTS.get(viewer.language, _TEXTS[Language.FR])
    site = origin.partition("://")[2]
    await deps.messenger.send(contact, subject=subject, text=text.format(site=site, link=f"{origin}/parent#{token}"))
    async with deps.store.writing(viewer.territory_id) as tx:
        current = await tx.privacy.parental(viewer.person_id)
        if current == asked:
            await tx.privacy.put_parental(msgspec.structs.replace(current, until=deps.clock() + ANSWERED_WITHIN))


async def read_parent_ask(deps: Deps, token: str, *, peer: str) -> ParentAskView | None:
    """Return what the link asks; None where it leads nowhere (any more). Raises RateLimited."""
    await count_use(deps, f"parent:{peer}", LOOKS_AN_HOUR, seconds=HOUR_SECONDS)
    async with deps.store.reading() as db:
        found = await _find(deps, db, token)
        person = await db.people.person(found.person_id) if found else None
    if found is None or person is None or person.birth_year is None:
        return None
    return ParentAskView(
        child_name=person.display_name,
        birth_year=person.birth_year,
        given=found.standing is ParentalStanding.GIVEN,
        parent_name=found.parent_name,
        since=found.since,
    )


async def answer_as_parent(deps: Deps, key: UUID, command: AnswerAsParent, *, peer: str) -> ParentAnswered:
    """Say yes or no, or take a yes back; it stands in the child's ledger. Raises NotFound, TEXT_MISSING."""
    await count_use(deps, f"parent:{peer}", LOOKS_AN_HOUR, seconds=HOUR_SECONDS)
    name = clean_text(command.name, field="name", most=NAME_LENGTH) if command.agree else None
    async with deps.store.reading() as db:
        found = await _find(deps, db, command.token)
    if found is None:
        raise NotFound("there is no such link", field="token")

    async def work(tx: Writing) -> ParentAnswered:
        now = deps.clock()
        current = await _find(deps, tx, command.token)
        if current is None:
            raise NotFound("there is no such link", field="token")
        took_back = current.standing is ParentalStanding.GIVEN
        no = ParentalStanding.WITHDRAWN if took_back else ParentalStanding.REFUSED
        standing = ParentalStanding.GIVEN if command.agree else no
        await tx.privacy.put_parental(
            msgspec.structs.replace(current, standing=standing, since=now, parent_name=name or current.parent_name)
        )
        if command.agree is not took_back:
            line = Consent(
                person_id=current.person_id,
                purpose=PARENTAL,
                scope=SCOPE,
                text_version=CONSENT_TEXT_VERSION,
                given=command.agree,
                at=now,
            )
            await tx.ledger.consent(current.territory_id, line)
        look = AccessRecord(
            person_id=current.person_id,
            reader_id=None,
            who=name or current.parent_name or "…",
            what="parent-answered",
            why="parental-consent",
            at=now,
        )
        await tx.ledger.log_accesses(current.territory_id, [look])
        return ParentAnswered(agreed=command.agree)

    return await once(
        deps,
        who=f"parent:{token_hash(command.token).hex()}",
        territory_id=found.territory_id,
        operation="answerAsParent",
        key=key,
        command=command,
        answer_type=ParentAnswered,
        work=work,
    )


def _hashed(deps: Deps, contact: Contact) -> str:
    return keyed_hash(deps.rules.secret, "address", contact.address).hex()


async def _find(deps: Deps, db: Reading | Writing, token: str) -> ParentalConsent | None:
    if len(token) != TOKEN_LENGTH or not token.isascii():
        return None
    found = await db.privacy.parental_by(token_hash(token))
    return found if found is not None and found.opens(deps.clock()) else None
