"""What other learning platforms tell: platforms, their statements, and which activity teaches which skills."""

from __future__ import annotations

from datetime import UTC, datetime

from skilltree.model.base import Localized, Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import EvidenceId, OrganisationId, PersonId, PlatformId, TerritoryId
from skilltree.model.platform_words import PlatformScope

VOIDED = "http://adlnet.gov/expapi/verbs/voided"
"""The verb of a statement that takes another one back."""


def xapi_time(at: datetime) -> str:
    """Return an instant as RFC 3339, in UTC, beyond milliseconds only where it is not whole ones."""
    precision = "milliseconds" if at.microsecond % 1000 == 0 else "microseconds"
    return at.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")


class Platform(Struct):
    """A learning platform (Moodle, H5P, ...) of an organisation. Of its secret only a hash is kept."""

    territory_id: TerritoryId
    id: PlatformId
    organisation_id: OrganisationId
    label: str
    secret_hash: bytes
    scopes: tuple[PlatformScope, ...]
    created_at: datetime
    revoked_at: datetime | None = None


class Received(Struct):
    """A statement that was read and found right.

    `content` is the statement as JSON, times in UTC, context activities as arrays. `digest` is the same for
    statements that differ only in what the server itself sets. Keys of agents are one text an identifier;
    `actors` are those under which a person who linked their account may be known.
    `finished` is true of a success that may grow a tree; `voids` and `refers` are ids of other statements.
    """

    id: str
    content: bytes
    digest: bytes
    verb: str
    timestamp: datetime | None = None
    actors: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    related_agents: tuple[str, ...] = ()
    activity: str | None = None
    activity_name: Localized | None = None
    related_activities: tuple[str, ...] = ()
    registration: str | None = None
    refers: str | None = None
    voids: str | None = None
    finished: bool = False
    attachments: tuple[str, ...] = ()


class Attachment(Struct):
    """A file that came with a statement, known by its SHA-2 in hexadecimal."""

    sha2: str
    mime: str
    content: bytes


class Kept(Struct):
    """A statement as it was stored."""

    platform_id: PlatformId
    id: str
    content: bytes
    digest: bytes
    stored: datetime
    timestamp: datetime
    sequence: int
    verb: str
    activity: str | None = None
    activity_name: Localized | None = None
    finished: bool = False
    voided_by: str | None = None


class StatementFilter(Struct):
    """Which statements one asks for; the newest come first unless `ascending`."""

    agent: str | None = None
    verb: str | None = None
    activity: str | None = None
    registration: str | None = None
    related_activities: bool = False
    related_agents: bool = False
    since: datetime | None = None
    until: datetime | None = None
    ascending: bool = False
    limit: int = 100
    after: int | None = None


class ActivityMap(Struct):
    """What an activity of a platform teaches, set by an author; without skills it waits for one."""

    platform_id: PlatformId
    iri: str
    name: str
    skills: tuple[SkillLevel, ...] = ()
    hours: float | None = None
    mapped_by: PersonId | None = None
    mapped_at: datetime | None = None


class PlatformLink(Struct):
    """A person lets a platform grow their tree; `code` is the name under which the platform may know them."""

    platform_id: PlatformId
    person_id: PersonId
    code: str
    since: datetime


class Grown(Struct):
    """One fact that a statement made; taken back with the statement that voided it as the reason."""

    platform_id: PlatformId
    statement_id: str
    evidence_id: EvidenceId
    person_id: PersonId
    taken_back_at: datetime | None = None
    reason: str | None = None
