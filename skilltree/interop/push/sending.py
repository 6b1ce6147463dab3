"""Asking a push service to keep a message for a browser (RFC 8030).

The address comes from a browser, that is, from anybody: only https to push services that are known by name is asked,
and as with every stranger's address only where it leads to the open Internet (`interop.public_fetch`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from skilltree.interop.public_fetch import address_parts
from skilltree.interop.public_post import PublicPoster
from skilltree.interop.push.encryption import AUTH_BYTES, point, sealed_message
from skilltree.interop.push.vapid import authorization, new_key
from skilltree.model.errors import InvalidInput, Unavailable
from skilltree.model.notice import PushTarget
from skilltree.service.ports.fetching import CannotFetch
from skilltree.service.ports.push import PushGone, PushMessage

KNOWN: Final = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
)
"""Push services of the browsers that people use; a name with a dot before it stands for all below it."""
_TAKEN = frozenset({200, 201, 202, 204})
_GONE = frozenset({404, 410})
_REFUSED = frozenset({400, 401, 403, 413})
"""It will not be taken the next time either: the browser is asked for its address anew when its person comes back."""

log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class WebPush:
    """See `service.ports.push.PushSender`. `more` are further push services that an administrator trusts."""

    def __init__(self, poster: PublicPoster, more: Sequence[str] = (), *, now: Callable[[], datetime] = _now) -> None:
        self._poster, self._known, self._now = poster, (*KNOWN, *more), now

    def new_key(self) -> tuple[bytes, bytes]:
        """Return a fresh (public point, private number)."""
        return new_key()

    def check(self, target: PushTarget) -> None:
        """Raises InvalidInput for an address of no push service that is known, or for keys that are none."""
        try:
            host, _ = address_parts(target.endpoint)
            point(target.p256dh)
        except (CannotFetch, ValueError) as error:
            raise InvalidInput("not an address of a push service", field="endpoint") from error
        if len(target.auth) != AUTH_BYTES:
            raise InvalidInput("not a secret of a browser", field="auth")
        if not self._is_known(host):
            raise InvalidInput("not a push service that is known here", field="endpoint", code="UNKNOWN_PUSH_SERVICE")

    async def send(self, target: PushTarget, message: PushMessage, *, public: bytes, private: bytes) -> None:
        """Hand one message over. Raises PushGone, Unavailable."""
        try:
            self.check(target)
        except InvalidInput as error:
            raise PushGone from error
        host, _ = address_parts(target.endpoint)
        headers = {
            "Authorization": authorization(
                f"https://{host}", now=self._now(), contact=message.contact, public=public, private=private
            ),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(message.seconds),
            "Topic": message.topic,
            "Urgency": "normal",
        }
        body = sealed_message(message.content, p256dh=target.p256dh, auth=target.auth)
        try:
            status = await asyncio.to_thread(self._poster.post, target.endpoint, body, headers)
        except CannotFetch as error:
            log.warning("the push service %s does not answer", host)
            raise Unavailable("the push service does not answer") from error
        if status in _TAKEN:
            return
        if status in _GONE or status in _REFUSED:
            log.info("the push service %s answers %d: the browser is forgotten", host, status)
            raise PushGone
        log.warning("the push service %s answers %d", host, status)
        raise Unavailable("the push service does not take it now")

    def _is_known(self, host: str) -> bool:
        name = host.lower()
        return any(name.endswith(known) if known.startswith(".") else name == known for known in self._known)
