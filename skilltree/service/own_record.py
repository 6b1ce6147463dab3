"""The whole tree to take along: as a signed learner's record (CLR 2.0), and as plain JSON."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from skilltree.model.base import Struct
from skilltree.model.credential import CredentialStanding
from skilltree.model.ids import SkillId
from skilltree.model.person import Viewer
from skilltree.model.tree import fold
from skilltree.model.words import Channel
from skilltree.service.credentials import addresses_of
from skilltree.service.deps import Deps
from skilltree.service.issuer_keys import open_key
from skilltree.service.issuers import who_signs
from skilltree.service.ports.badges import LearnerRecord, RecordedSkill
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.trees import read_tree
from skilltree.service.views.trees import TreeView

RECORD_IS_GOOD_FOR = timedelta(days=90)
"""A record tells what a tree was; its credentials have lists of their own, the rest of it does not."""
RECORDS_AN_HOUR = 12
"""One of a long life takes some seconds of a processor."""


class OwnTree(Struct):
    """A tree as a file of its owner."""

    format: str
    made_at: datetime
    name: str
    tree: TreeView


async def learner_record(deps: Deps, viewer: Viewer, origin: str | None, *, with_name: bool) -> bytes:
    """Return the viewer's tree as a ClrCredential of the territory. Raises InvalidInput (NOTHING_ISSUED), Conflict."""
    where = addresses_of(origin)
    await count_use(deps, f"record:{viewer.person_id}", RECORDS_AN_HOUR, seconds=HOUR_SECONDS)
    now = deps.clock()
    async with deps.store.reading() as db:
        found = await db.credentials.credentials_of(viewer.person_id)
        achievements = await db.credentials.achievements_of(viewer.person_id)
        tree = fold(await db.evidence.of_person(viewer.person_id), now=now)
        issuer, key = await who_signs(db, viewer.territory_id, None)
        person = await db.people.person(viewer.person_id) if with_name else None
        contacts = await db.identity.contacts(viewer.person_id) if with_name else []
    good = [one for one in found if one.standing(now) is CredentialStanding.VALID]
    shown: dict[SkillId, int] = {}
    for one in good:
        of = achievements[one.achievement_id]
        shown[of.skill_id] = max(of.level, shown.get(of.skill_id, 0))
    record = LearnerRecord(
        issuer=issuer,
        language=viewer.language,
        issued_at=now,
        expires_at=now + RECORD_IS_GOOD_FOR,
        credentials=tuple(one.content for one in good),
        skills=tuple(
            RecordedSkill(skill=skill, level=state.level, standing=state.standing)
            for state in tree.skills
            if state.level > shown.get(state.skill_id, 0) and (skill := deps.engines.catalogue.get(state.skill_id))
        ),
        holder=person.display_name or None if person else None,
        emails=tuple(one.address for one in contacts if one.channel is Channel.EMAIL),
    )
    return await deps.badges.sign_record(where, record, open_key(deps.rules.secret, key))


async def own_tree(deps: Deps, viewer: Viewer) -> bytes:
    """Return the viewer's tree with all that shows it, as JSON."""
    tree = await read_tree(deps, viewer, viewer.language)
    async with deps.store.reading() as db:
        person = await db.people.person(viewer.person_id)
    own = OwnTree(
        format="skilltree tree 1", made_at=deps.clock(), name=person.display_name if person else "", tree=tree
    )
    return msgspec.json.format(msgspec.json.encode(own), indent=2)
