"""Who signs what: the organisation that saw it, where it has a key of its own, else the territory."""

from __future__ import annotations

from skilltree.model.base import Struct
from skilltree.model.credential import CredentialWay, IssuerKey
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.evidence import Evidence
from skilltree.model.ids import GlobalId, ModuleId, OrganisationId, TerritoryId, decode_id
from skilltree.model.words import EvidenceKind
from skilltree.service.issuer_keys import signing_key
from skilltree.service.ports.badges import Issuer
from skilltree.service.ports.store import Reading, Writing

LONGEST_TITLE = 300


class Shown(Struct):
    """How a fact was shown: in which way, by which organisation, in what that has a name."""

    way: CredentialWay
    organisation_id: OrganisationId | None = None
    source_id: str = ""
    title: str | None = None


async def how_shown(db: Reading | Writing, fact: Evidence) -> Shown | None:
    """Return how a fact was shown; None for what its owner said alone, or what another issuer signed."""
    match fact.kind:
        case EvidenceKind.COURSE:
            return await _learnt(db, fact)
        case EvidenceKind.TEST:
            return Shown(way=CredentialWay.TEST)
        case EvidenceKind.CONTRIBUTION:
            return Shown(way=CredentialWay.CONTRIBUTION)
        case EvidenceKind.ENDORSEMENT:
            # A name in `source` is that of whoever confirmed: it stays on the tree.
            watched = await db.credentials.watched_by(fact.id)
            return Shown(way=CredentialWay.SEEN if watched else CredentialWay.CONFIRMED, organisation_id=watched)
        case _:
            return None


async def _learnt(db: Reading | Writing, fact: Evidence) -> Shown:
    title = fact.source[:LONGEST_TITLE] if fact.source else "…"
    if _type_of(fact.source_id) == "Platform" and fact.source_id:
        platform = await db.xapi.platform(fact.source_id)
        by = None if platform is None else platform.organisation_id
        return Shown(way=CredentialWay.PLATFORM, organisation_id=by, source_id=fact.source_id, title=title)
    by = await _teacher_of(db, fact.source_id) if _type_of(fact.source_id) == "Module" else None
    return Shown(way=CredentialWay.COURSE, organisation_id=by, source_id=fact.source_id or "", title=title)


async def _teacher_of(db: Reading | Writing, module_id: ModuleId | None) -> OrganisationId | None:
    module = await db.courses.module(module_id) if module_id else None
    return None if module is None else module.organisation_id


def _type_of(global_id: GlobalId | None) -> str:
    try:
        return decode_id(global_id)[0] if global_id else ""
    except InvalidInput:
        return ""


async def who_signs(
    db: Reading | Writing, territory_id: TerritoryId, organisation_id: OrganisationId | None
) -> tuple[Issuer, IssuerKey]:
    """Return the issuer with its key: a verified organisation that has one, else the territory. Raises Conflict."""
    if organisation_id is not None:
        own = await signing_key(db, territory_id, organisation_id)
        organisation = (await db.people.organisations([organisation_id])).get(organisation_id)
        if own is not None and organisation is not None and organisation.verified:
            return Issuer(id=organisation.id, name=organisation.name), own
    territory = await db.territories.territory(territory_id)
    key = await signing_key(db, territory_id, None)
    if territory is None or key is None:
        raise Conflict("this territory has no key that signs", field="issuer", code="NO_ISSUER_KEY")
    return Issuer(id=territory.id, name=territory.name), key


async def find_issuer(db: Reading | Writing, issuer: GlobalId) -> tuple[Issuer, list[IssuerKey]]:
    """Return an issuer by id with all its keys, newest first. Raises NotFound for one that never had any."""
    kind, _ = decode_id(issuer)
    if kind == "Territory":
        territory = await db.territories.territory(issuer)
        if territory is not None and (keys := await db.credentials.issuer_keys(territory.id, None)):
            return Issuer(id=territory.id, name=territory.name), keys
    if kind == "Organisation":
        found = (await db.people.organisations([issuer])).get(issuer)
        if found is not None and (keys := await db.credentials.issuer_keys(found.territory_id, found.id)):
            return Issuer(id=found.id, name=found.name), keys
    raise NotFound("there is no such issuer", field="issuer")
