"""Asking somebody to confirm a skill, and answering it: by a link without an account, or who agreed to be asked.

Whoever is asked by name answers themselves or not at all; that they look, and that they decline, is told to nobody.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.confirming import ConfirmationAsk
from skilltree.model.errors import Conflict, InvalidInput, NotAllowed, NotFound
from skilltree.model.evidence import Evidence, check_level
from skilltree.model.ids import SkillId, new_id
from skilltree.model.ledger import AccessRecord, ConfirmationLink
from skilltree.model.person import Viewer
from skilltree.model.weights import CONFIRMED, CONFIRMED_WITHOUT_ACCOUNT, FAMILY
from skilltree.model.words import EvidenceKind, Language
from skilltree.service.asked_by_name import asked_token, check_asked, is_for, put_ask
from skilltree.service.deps import Deps
from skilltree.service.once import once, once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.pseudonyms import confirmer_behind
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.secrets import keyed_hash, token_hash
from skilltree.service.skills import require_skill, show_skill
from skilltree.service.texts import NAME_LENGTH, SHORT_TEXT_LENGTH, clean_optional, clean_text
from skilltree.service.views.people import ConfirmationAsked, ConfirmationAskView, SkillConfirmed
from skilltree.service.weighing import weigh_around

LINKS_A_DAY = 50
PEOPLE_A_DAY = 10
TOKEN_LENGTH = 200


# Fields added later are left out of the payload's hash while they are not used: a replay from before is still one.
class AskConfirmation(Struct, omit_defaults=True):
    """Which skill, at which level; `confirmer_id` is somebody of `proposedConfirmers`, as this person knows them."""

    skill_id: SkillId
    level: int
    confirmer_id: str | None = None
    note: str | None = None


class ConfirmSkill(Struct, omit_defaults=True):
    """The answer to a link. The token's hash, not the token, is hashed into the payload."""

    link_hash: bytes
    level: int
    name: str | None
    note: str | None
    confirm: bool
    family: bool = False


async def ask_confirmation(deps: Deps, viewer: Viewer, key: UUID, command: AskConfirmation) -> ConfirmationAsked:
    """Make a link for one use. The token is derived from the key, so that a replay tells it again."""
    skill = require_skill(deps, command.skill_id, viewer.person_id)
    check_level(command.level)
    note = clean_optional(command.note, field="note", most=SHORT_TEXT_LENGTH)
    await count_use(deps, f"ask:{viewer.person_id}", LINKS_A_DAY, seconds=DAY_SECONDS)
    asked_id = None
    token = keyed_hash(deps.rules.secret, "confirmation", viewer.person_id, str(key)).hex()
    if command.confirmer_id is not None:
        await count_use(deps, f"ask-by-name:{viewer.person_id}", PEOPLE_A_DAY, seconds=DAY_SECONDS)
        asked_id = confirmer_behind(deps.rules.secret, viewer.person_id, command.confirmer_id)
        token = asked_token(deps, viewer.person_id, asked_id)

    async def work(tx: Writing) -> ConfirmationAsked:
        held = {fact.skill_id for fact in await tx.evidence.of_person(viewer.person_id) if not fact.retracted}
        if skill.id not in held:
            raise NotFound("this skill is not on your tree", field="skill")
        now = deps.clock()
        expires = now + timedelta(days=deps.rules.confirmation_days)
        if asked_id is not None:
            await check_asked(tx, viewer, asked_id)
        await tx.ledger.add_confirmation(
            ConfirmationLink(
                token_hash=token_hash(token),
                territory_id=viewer.territory_id,
                person_id=viewer.person_id,
                skill_id=skill.id,
                level=command.level,
                created_at=now,
                expires_at=expires,
            )
        )
        if asked_id is not None:
            ask = ConfirmationAsk(
                token_hash=token_hash(token),
                territory_id=viewer.territory_id,
                person_id=viewer.person_id,
                asked_id=asked_id,
                at=now,
                note=note,
            )
            await put_ask(tx, ask)
        return ConfirmationAsked(token="", expires_at=expires)

    answer = await once_by(
        deps, viewer, "askConfirmation", key=key, command=command, answer_type=ConfirmationAsked, work=work
    )
    return ConfirmationAsked(token=token, expires_at=answer.expires_at)


async def live_link(deps: Deps, db: Reading | Writing, link_hash: bytes) -> ConfirmationLink:
    """Return a link that can still be answered. Raises NotFound or Conflict."""
    link = await db.ledger.confirmation(link_hash)
    if link is None:
        raise NotFound("there is no such link", field="token")
    if link.used_at is not None:
        raise Conflict("this link was used already", field="token", code="LINK_USED")
    if link.expires_at <= deps.clock():
        raise Conflict("this link is too old", field="token", code="LINK_EXPIRED")
    return link


async def read_confirmation(
    deps: Deps, viewer: Viewer | None, token: str, language: Language
) -> ConfirmationAskView | None:
    """Return what a link asks; None when it cannot be answered (any more)."""
    if len(token) > TOKEN_LENGTH:
        return None
    async with deps.store.reading() as db:
        try:
            link = await live_link(deps, db, token_hash(token))
        except (NotFound, Conflict):
            return None
        if not is_for(await db.confirming.ask(link.token_hash), viewer):
            return None
        person = await db.people.person(link.person_id)
    if person is None:
        return None
    return ConfirmationAskView(
        skill=show_skill(deps, link.skill_id, language),
        level=link.level,
        from_=person.display_name,
        expires_at=link.expires_at,
    )


async def confirm_skill(
    deps: Deps,
    viewer: Viewer | None,
    key: UUID,
    command: ConfirmSkill,
    language: Language,
) -> SkillConfirmed:
    """Answer a link, once. Declining leaves no trace but the used link.

    Raises NotAllowed when the asking person answers their own link.
    """
    check_level(command.level)
    note = clean_optional(command.note, field="note", most=SHORT_TEXT_LENGTH)
    async with deps.store.reading() as db:
        link = await db.ledger.confirmation(command.link_hash)
        ask = await db.confirming.ask(command.link_hash)
        signed = await db.people.person(viewer.person_id) if viewer else None
    if link is None:
        raise NotFound("there is no such link", field="token")
    if viewer is not None and viewer.person_id == link.person_id:
        raise NotAllowed("nobody confirms themselves", field="token", code="OWN_LINK")
    if not is_for(ask, viewer):
        raise NotFound("there is no such link", field="token")
    # A newcomer has an account and no name yet: then the name that they give counts, as a visitor's does.
    own = signed.display_name if signed else ""
    name = own or clean_optional(command.name, field="name", most=NAME_LENGTH)
    if command.confirm and not name:
        raise InvalidInput("say who you are", field="name", code="TEXT_MISSING")

    async def work(tx: Writing) -> SkillConfirmed:
        live = await live_link(deps, tx, command.link_hash)
        now = deps.clock()
        if not await tx.ledger.use_confirmation(live.token_hash, now):
            raise Conflict("this link was used already", field="token", code="LINK_USED")
        if ask is not None:
            await tx.confirming.answer_ask(live.token_hash, now)
        if command.confirm:
            who = clean_text(name or "", field="name", most=NAME_LENGTH)
            fact = Evidence(
                id=new_id("Evidence"),
                person_id=live.person_id,
                skill_id=live.skill_id,
                level=command.level,
                kind=EvidenceKind.ENDORSEMENT,
                at=now,
                source=f"{who} : {note}" if note else who,
                source_id=viewer.person_id if viewer else None,
                weight=CONFIRMED if viewer else CONFIRMED_WITHOUT_ACCOUNT,
                source_group=await _group_of(tx, live, viewer, family=command.family),
            )
            await tx.evidence.append(live.territory_id, fact)
            for person_id in {live.person_id, *await weigh_around(tx, live.territory_id, fact, now)}:
                await tx.outbox.append(ChangeKind.TREE, person_id)
        if ask is None:  # who was asked by name was shown to the owner when they asked
            record = AccessRecord(
                person_id=live.person_id,
                reader_id=viewer.person_id if viewer and command.confirm else None,
                who=name if name and command.confirm else "…",
                what="skill",
                why="confirmation",
                at=now,
            )
            await tx.ledger.log_accesses(live.territory_id, [record])
        return SkillConfirmed(skill=show_skill(deps, live.skill_id, language), level=command.level)

    return await once(
        deps,
        who=command.link_hash.hex(),
        territory_id=link.territory_id,
        operation="confirmSkill",
        key=key,
        command=command,
        answer_type=SkillConfirmed,
        work=work,
    )


async def _group_of(tx: Writing, link: ConfirmationLink, viewer: Viewer | None, *, family: bool) -> str | None:
    """Return with which sources this one is not independent: the person's household, or an organisation.

    Whoever acts for several organisations joins the one that has confirmed this skill before, so that it counts as one.
    """
    if family:
        return FAMILY
    acts_for = sorted({each.organisation_id for each in viewer.memberships if each.verified}) if viewer else []
    if len(acts_for) < 2:
        return acts_for[0] if acts_for else None
    facts = await tx.evidence.of_person(link.person_id)
    before = {fact.source_group for fact in facts if fact.skill_id == link.skill_id and not fact.retracted}
    return next((each for each in acts_for if each in before), acts_for[0])
