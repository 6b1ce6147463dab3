"""Relay global ids: base64url of `Type:uuid`, made and read in one place.

Rows are UUIDv7 (RFC 9562 section 5.7: sortable by time); taxonomy rows are UUIDv5 of their
URI or code, so that two imports of one concept agree everywhere.
"""

from __future__ import annotations

import os
import time
from base64 import urlsafe_b64decode
from binascii import Error as BinasciiError
from binascii import b2a_base64
from typing import TypeAlias
from uuid import NAMESPACE_URL, UUID, uuid5

from skilltree.model.errors import InvalidInput

GlobalId: TypeAlias = str
AchievementId: TypeAlias = GlobalId
ActivityId: TypeAlias = GlobalId
SkillId: TypeAlias = GlobalId
OccupationId: TypeAlias = GlobalId
PersonId: TypeAlias = GlobalId
OrganisationId: TypeAlias = GlobalId
ModuleId: TypeAlias = GlobalId
CourseId: TypeAlias = GlobalId
CredentialId: TypeAlias = GlobalId
CredentialShareId: TypeAlias = GlobalId
IssuerKeyId: TypeAlias = GlobalId
OpportunityId: TypeAlias = GlobalId
OpportunityReportId: TypeAlias = GlobalId
ModerationId: TypeAlias = GlobalId
EvidenceId: TypeAlias = GlobalId
ForeignAchievementId: TypeAlias = GlobalId
ReceivedBadgeId: TypeAlias = GlobalId
TerritoryId: TypeAlias = GlobalId
ContactId: TypeAlias = GlobalId
ResponseId: TypeAlias = GlobalId
PasskeyId: TypeAlias = GlobalId
LockedPhoneId: TypeAlias = GlobalId
MediaId: TypeAlias = GlobalId
PlacementId: TypeAlias = GlobalId
PlatformId: TypeAlias = GlobalId
TreeShareId: TypeAlias = GlobalId
QuestionForAuthorId: TypeAlias = GlobalId
WorkId: TypeAlias = GlobalId
WorkshopId: TypeAlias = GlobalId
WorkshopFactId: TypeAlias = GlobalId
WeekEntryId: TypeAlias = GlobalId
WeekShareId: TypeAlias = GlobalId
NoticeId: TypeAlias = GlobalId
PushKeyId: TypeAlias = GlobalId
PushSubscriptionId: TypeAlias = GlobalId

KIN_BYTES = 7
"""The last bytes of a UUIDv7 that hold neither time, version nor variant."""

ROME_NAMESPACE = uuid5(NAMESPACE_URL, "https://rome.francetravail.fr/")
STARTER_NAMESPACE = uuid5(NAMESPACE_URL, "urn:skilltree:starter")


def encode_id(type_name: str, row: UUID) -> GlobalId:
    """Return the global id of a row.

    Of letters, digits, `:` and `-` no base64 has a `+` or `/`, so it is the URL-safe one; trees have thousands of ids.
    """
    return b2a_base64(f"{type_name}:{row}".encode(), newline=False).rstrip(b"=").decode()


def decode_id(global_id: str) -> tuple[str, UUID]:
    """Return (type name, row id). Raises InvalidInput when it is not one of ours."""
    try:
        padded = global_id.encode("ascii") + b"=" * (-len(global_id) % 4)
        type_name, _, row = urlsafe_b64decode(padded).decode("ascii").partition(":")
        if len(global_id) > 100 or not type_name.isalpha():
            raise ValueError
        return type_name, UUID(row)
    except (ValueError, UnicodeError, BinasciiError) as error:
        raise InvalidInput("this id is not one of ours", field="id") from error


def row_id(type_name: str, global_id: str) -> UUID:
    """Return the row id, checking the type. Raises InvalidInput on another type."""
    found, row = decode_id(global_id)
    if found != type_name:
        raise InvalidInput(f"this id is of a {found}, not of a {type_name}", field="id")
    return row


def new_uuid(at: float | None = None, noise: bytes | None = None) -> UUID:
    """Return a UUIDv7 of now, or of the instant `at` (seconds since the epoch).

    `noise`, ten bytes that nobody can guess, makes it the same each time; without it they are random.
    """
    milliseconds = int((time.time() if at is None else at) * 1000)
    value = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(noise or os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)


def new_id(type_name: str, at: float | None = None, noise: bytes | None = None) -> GlobalId:
    """Return a fresh global id."""
    return encode_id(type_name, new_uuid(at, noise))


def kin_id(type_name: str, of: GlobalId) -> GlobalId:
    """Return a fresh id that ends as another one does, by which the two can be told to belong together."""
    _, row = decode_id(of)
    return new_id(type_name, noise=os.urandom(10 - KIN_BYTES) + row.bytes[-KIN_BYTES:])


def are_kin(one: GlobalId, other: GlobalId) -> bool:
    """True when one of the two was made by `kin_id`, at however many removes, of the other or of a common one."""
    return decode_id(one)[1].bytes[-KIN_BYTES:] == decode_id(other)[1].bytes[-KIN_BYTES:]


def skill_id_of(uri: str) -> SkillId:
    """Return the id of the skill with this URI, the same in every import."""
    return encode_id("Skill", uuid5(NAMESPACE_URL, uri))


def rome_skill_id_of(code: str) -> SkillId:
    """Return the id of the skill with this ROME (OGR) code."""
    return encode_id("Skill", uuid5(ROME_NAMESPACE, code))


def occupation_id_of(uri: str) -> OccupationId:
    """Return the id of the occupation with this URI."""
    return encode_id("Occupation", uuid5(NAMESPACE_URL, uri))


def rome_occupation_id_of(code: str) -> OccupationId:
    """Return the id of the ROME job with this code, like F1605."""
    return encode_id("Occupation", uuid5(ROME_NAMESPACE, code))


def foreign_achievement_id_of(issuer: str, achievement: str) -> ForeignAchievementId:
    """Return the id of what an issuer elsewhere gives badges for: an issuer speaks for its own alone."""
    return encode_id("ForeignAchievement", uuid5(NAMESPACE_URL, f"{issuer}\n{achievement}"))


def starter_id_of(type_name: str, slug: str) -> GlobalId:
    """Return the id of a row of the starter territory, the same in every database."""
    return encode_id(type_name, uuid5(STARTER_NAMESPACE, f"{type_name}:{slug}"))
