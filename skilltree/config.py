"""Settings, each from the environment, read once by `cli` and by each worker."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class SettingsError(ValueError):
    """A setting cannot be used; the message names it."""


def _text(name: str) -> str | None:
    return os.environ.get(name) or None


def _path(name: str) -> Path | None:
    text = _text(name)
    return Path(text) if text else None


def _optional_number(name: str) -> int | None:
    text = _text(name)
    try:
        return None if text is None else int(text)
    except ValueError as error:
        raise SettingsError(f"{name} must be a whole number") from error


def _number(name: str, default: int) -> int:
    found = _optional_number(name)
    return default if found is None else found


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a server needs to know. Times in the names' units."""

    data: Path = field(default_factory=lambda: Path(_text("SKILLTREE_DATA") or "data"))
    """Folder of the SQLite file, the secret and, under --demo, the messages."""

    database_url: str | None = field(default_factory=lambda: _text("DATABASE_URL"))
    """`postgresql+asyncpg://...`; without it one SQLite file in the data folder."""

    redis_url: str | None = field(default_factory=lambda: _text("REDIS_URL"))
    """`redis://...`; without it an in-process bus, and workers poll the outbox."""

    public_url: str | None = field(default_factory=lambda: _text("SKILLTREE_PUBLIC_URL"))
    """The https address that people see; its origin is the only one allowed to write with a cookie."""

    territory: str | None = field(default_factory=lambda: _text("SKILLTREE_TERRITORY"))
    """SIREN of the territory that newcomers join; without it the first by name."""

    smtp_url: str | None = field(default_factory=lambda: _text("SKILLTREE_SMTP_URL"))
    """`smtp://user:password@host:587?from=address`, STARTTLS; `smtps://` for TLS from the start."""

    sms_url: str | None = field(default_factory=lambda: _text("SKILLTREE_SMS_URL"))
    """https address of an SMS gateway that takes JSON `{to, text}`."""

    sms_token: str | None = field(default_factory=lambda: _text("SKILLTREE_SMS_TOKEN"))
    """Bearer token of the SMS gateway."""

    push_hosts: tuple[str, ...] = field(default_factory=lambda: tuple((_text("SKILLTREE_PUSH_HOSTS") or "").split()))
    """Further push services that browsers may name, beside those of their makers; a leading dot takes all below."""

    privacy_floor: int = field(default_factory=lambda: _number("SKILLTREE_PRIVACY_FLOOR", 11))
    """Statistics of fewer people than this are withheld."""

    new_accounts_a_peer: int | None = field(default_factory=lambda: _optional_number("SKILLTREE_NEW_ACCOUNTS_A_PEER"))
    """Accounts without an address that one caller may open in an hour; 10, or 60 under --demo."""

    new_accounts: int = field(default_factory=lambda: _number("SKILLTREE_NEW_ACCOUNTS", 500))
    """And all callers together."""

    erasure_list: Path | None = field(default_factory=lambda: _path("SKILLTREE_ERASURE_LIST"))
    """Whom a restored backup must forget again; `erased.jsonl` in the data folder. Keep it apart from backups."""

    page: Path = field(default_factory=lambda: Path(_text("SKILLTREE_PAGE") or _default_page()))
    """Folder of the built PWA."""

    demo: bool = field(default_factory=lambda: _text("SKILLTREE_DEMO") == "1")
    """Fictional people and their sign-ins; refuses to start where real people could be reached."""

    demo_people: int = field(default_factory=lambda: _number("SKILLTREE_DEMO_PEOPLE", 300))
    """How many fictional people there are under --demo; those beyond the written ones are generated."""

    def check(self) -> None:
        """Raise SettingsError for settings that must not go together."""
        if self.demo and (self.smtp_url or self.sms_url or self.public_url):
            raise SettingsError("--demo is for one's own machine: unset SMTP, SMS and the public address")
        if self.public_url and not (urlsplit(self.public_url).scheme == "https" and urlsplit(self.public_url).hostname):
            raise SettingsError("SKILLTREE_PUBLIC_URL must be an https address")
        if self.public_url and not (self.smtp_url or self.sms_url):
            raise SettingsError("a public server sends codes: set SKILLTREE_SMTP_URL or SKILLTREE_SMS_URL")
        if self.new_accounts < 0 or (self.new_accounts_a_peer or 0) < 0:
            raise SettingsError("SKILLTREE_NEW_ACCOUNTS and SKILLTREE_NEW_ACCOUNTS_A_PEER cannot be negative")
        if self.privacy_floor < 1:
            raise SettingsError("SKILLTREE_PRIVACY_FLOOR must be at least 1")

    @property
    def database(self) -> str:
        """Where the store is: a URL, or a path of a SQLite file."""
        return self.database_url or str(self.data / "skilltree.sqlite3")

    @property
    def erasures(self) -> Path:
        """Where the erasure list is."""
        return self.erasure_list or self.data / "erased.jsonl"

    def secret(self) -> bytes:
        """Return the key of address hashes and pseudonyms, made on the first start."""
        given = _text("SKILLTREE_SECRET")
        if given:
            return given.encode()
        path = self.data / "secret.key"
        if not path.exists():
            self.data.mkdir(parents=True, exist_ok=True)
            try:
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                return path.read_bytes()
            with os.fdopen(descriptor, "wb") as file:
                file.write(token_bytes(32))
        return path.read_bytes()


def _default_page() -> str:
    return str(Path(__file__).resolve().parent.parent / "frontend" / "dist")
