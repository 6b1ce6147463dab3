"""Handing messages over: to SMTP, to an SMS gateway, or to a file on one's own machine."""

from __future__ import annotations

import asyncio
import logging
import smtplib
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from urllib.error import URLError
from urllib.parse import parse_qs, unquote, urlsplit
from urllib.request import Request, urlopen

import msgspec

from skilltree.model.errors import Unavailable
from skilltree.model.person import Contact
from skilltree.model.words import Channel
from skilltree.service.ports.messenger import Messenger

TIMEOUT_SECONDS = 10
KEPT_MESSAGES = 500

log = logging.getLogger(__name__)


class SentMessage(msgspec.Struct, frozen=True):
    """One message in the file, as the development page shows it."""

    at: datetime
    channel: Channel
    address: str
    subject: str
    text: str


class FileMessenger:
    """Appends messages to a file that only its owner can read: for demos, development and tests."""

    def __init__(self, path: Path) -> None:
        self.path = path

    async def send(self, contact: Contact, *, subject: str, text: str) -> None:
        """Append one message; the file keeps the last `KEPT_MESSAGES`."""
        message = SentMessage(
            at=datetime.now(UTC), channel=contact.channel, address=contact.address, subject=subject, text=text
        )
        await asyncio.to_thread(self._append, message)
        log.info("a message waits in %s", self.path.name)

    def _append(self, message: SentMessage) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            file.write(msgspec.json.encode(message) + b"\n")
        self.path.chmod(0o600)

    def messages(self, address: str | None = None) -> list[SentMessage]:
        """Return the last messages, newest first; of one address when it is given."""
        found = [item for item in self._read() if address is None or item.address == address]
        return found[::-1][:KEPT_MESSAGES]

    def _read(self) -> Iterator[SentMessage]:
        if self.path.exists():
            for line in self.path.read_bytes().splitlines()[-KEPT_MESSAGES:]:
                yield msgspec.json.decode(line, type=SentMessage)


class ConsoleMessenger:
    """Prints messages: for a server on one's own machine without any gateway."""

    async def send(self, contact: Contact, *, subject: str, text: str) -> None:
        """Print one message."""
        print(f"[{contact.channel}] {contact.address}: {subject} | {text}", flush=True)  # noqa: T201


class GatewayMessenger:
    """Sends e-mail by SMTP and SMS by an HTTP gateway; a channel without a setting is unavailable."""

    def __init__(self, *, smtp_url: str | None, sms_url: str | None, sms_token: str | None) -> None:
        self._smtp_url, self._sms_url, self._sms_token = smtp_url, sms_url, sms_token

    async def send(self, contact: Contact, *, subject: str, text: str) -> None:
        """Hand one message over. Raises Unavailable when nobody takes it."""
        work = self._send_email if contact.channel is Channel.EMAIL else self._send_sms
        try:
            await asyncio.to_thread(work, contact.address, subject, text)
        except (OSError, smtplib.SMTPException, URLError) as error:
            log.warning("a message by %s was not taken: %s", contact.channel, type(error).__name__)
            raise Unavailable("messages cannot be sent now") from error

    def _send_email(self, address: str, subject: str, text: str) -> None:
        if self._smtp_url is None:
            raise Unavailable("no e-mail is sent from here")
        parts = urlsplit(self._smtp_url)
        message = EmailMessage()
        message["Subject"], message["To"] = subject, address
        message["From"] = parse_qs(parts.query).get("from", [unquote(parts.username or "")])[0]
        message.set_content(text)
        with _connect(parts.scheme, parts.hostname or "localhost", parts.port) as server:
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            server.send_message(message)

    def _send_sms(self, address: str, _subject: str, text: str) -> None:
        if self._sms_url is None or not self._sms_url.startswith("https://"):
            raise Unavailable("no SMS is sent from here")
        headers = {"Content-Type": "application/json"}
        if self._sms_token:
            headers["Authorization"] = f"Bearer {self._sms_token}"
        body = msgspec.json.encode({"to": address, "text": text})
        request = Request(self._sms_url, data=body, headers=headers, method="POST")  # noqa: S310 -- https, above
        with urlopen(request, timeout=TIMEOUT_SECONDS):  # noqa: S310 -- https, above
            pass


def _connect(scheme: str, host: str, port: int | None) -> smtplib.SMTP:
    """Return an encrypted connection to a mail server."""
    context = ssl.create_default_context()
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or 465, timeout=TIMEOUT_SECONDS, context=context)
    server = smtplib.SMTP(host, port or 587, timeout=TIMEOUT_SECONDS)
    server.starttls(context=context)
    return server


def open_messenger(*, file: Path | None, smtp_url: str | None, sms_url: str | None, sms_token: str | None) -> Messenger:
    """Return the messenger that the settings ask for: a file, gateways, else the console."""
    if file is not None:
        return FileMessenger(file)
    if smtp_url or sms_url:
        return GatewayMessenger(smtp_url=smtp_url, sms_url=sms_url, sms_token=sms_token)
    return ConsoleMessenger()
