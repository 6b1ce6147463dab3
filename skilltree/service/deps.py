"""What every use case is handed: the ports, the engines and the clock, wired once by `web` or `cli`."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from skilltree.service.engines import Engines
from skilltree.service.placement_kept import Calibrations
from skilltree.service.ports.badge_files import BadgeFiles, NoBadgeFiles
from skilltree.service.ports.badges import BadgeMaker, NoBadges
from skilltree.service.ports.bus import Bus
from skilltree.service.ports.clock import Clock, system_clock
from skilltree.service.ports.course_files import CourseFiles, NoCourseFiles
from skilltree.service.ports.described_courses import CourseDescriptions, NoCourseDescriptions
from skilltree.service.ports.erasures import ErasureList, NoErasureList
from skilltree.service.ports.messenger import Messenger
from skilltree.service.ports.push import NoPush, PushSender
from skilltree.service.ports.store import Store
from skilltree.service.ports.uploads import NoUploads, Uploads


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """Numbers that a territory may set. Days and minutes as named, counts in people."""

    privacy_floor: int = 11
    session_days: int = 90
    code_minutes: int = 10
    code_tries: int = 5
    codes_an_hour: int = 6
    new_accounts_a_peer: int = 10
    """Accounts without an address that one caller may open in an hour."""
    new_accounts: int = 500
    """And all callers together."""
    confirmation_days: int = 30
    default_territory_code: str | None = None
    home: str | None = None
    """Where people reach this server, for links in messages; None where it is on one's own machine."""
    secret: bytes = b""
    """Key of address hashes and pseudonyms; kept in the data folder, never in the database."""

    @property
    def site(self) -> str | None:
        """The host name by which people know this server; None where it is not known for sure."""
        return urlsplit(self.home).hostname if self.home else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Deps:
    """The world as the use cases see it."""

    store: Store
    bus: Bus
    engines: Engines
    messenger: Messenger
    push: PushSender = field(default_factory=NoPush)
    uploads: Uploads = field(default_factory=NoUploads)
    badges: BadgeMaker = field(default_factory=NoBadges)
    badge_files: BadgeFiles = field(default_factory=NoBadgeFiles)
    checking: Executor = field(default_factory=lambda: ThreadPoolExecutor(4, "badges"))
    """Where badges are checked, a few at a time: each may wait for strangers' servers."""
    course_files: CourseFiles = field(default_factory=NoCourseFiles)
    course_descriptions: CourseDescriptions = field(default_factory=NoCourseDescriptions)
    erasures: ErasureList = field(default_factory=NoErasureList)
    drawing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    """Held while a file is read: a large photo takes some 100 MB, two at once would be felt by everybody."""
    calibrations: Calibrations = field(default_factory=Calibrations)
    clock: Clock = system_clock
    rules: Rules = field(default_factory=Rules)
