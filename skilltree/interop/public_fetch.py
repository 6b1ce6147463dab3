"""Fetching a document from an address that a stranger chose, without being led into one's own network (SSRF).

Only https on its own port; every address of the name must be a public one, and the one that was looked at is the one
that is dialled, so that a name cannot change between look and call; each redirect is looked at anew; sizes and the
time of the whole are limited. Nothing is sent but the path: no cookie, no name of this server.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import IPPROTO_TCP, SHUT_RDWR, create_connection, getaddrinfo, socket
from typing import Final, TypeAlias
from urllib.parse import urljoin, urlsplit

from skilltree.service.ports.fetching import CannotFetch, Gone

Resolve: TypeAlias = Callable[[str], list[str]]
Dial: TypeAlias = Callable[[str, float], socket]

MOST_BYTES: Final = 1_000_000
SECONDS: Final = 8.0
"""For the whole of one document: redirects, handshakes, headers and body."""
MOST_REDIRECTS: Final = 3
MOST_ADDRESSES: Final = 3
LONGEST_URL: Final = 2_000
PORT: Final = 443
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAT64 = IPv6Network("64:ff9b::/96")
_ACCEPT = "application/ld+json, application/json, application/vc+jwt, application/vc, text/plain;q=0.8, */*;q=0.1"


def is_public(text: str) -> bool:
    """True for an address of the open Internet; IPv4 inside IPv6 is judged as what it reaches."""
    try:
        address: IPv4Address | IPv6Address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in _NAT64:
            inside = IPv4Address(int(address) & 0xFFFF_FFFF)
        address = inside or address
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _resolve(host: str) -> list[str]:
    return [str(found[4][0]) for found in getaddrinfo(host, PORT, proto=IPPROTO_TCP)]


def _dial(address: str, seconds: float) -> socket:
    return create_connection((address, PORT), timeout=seconds)


class PublicFetcher:
    """See `service.ports.fetching.Fetcher`. `resolve`, `dial` and `context` are the system's; tests bring their own."""

    def __init__(
        self, *, resolve: Resolve = _resolve, dial: Dial = _dial, context: ssl.SSLContext | None = None
    ) -> None:
        self._resolve, self._dial = resolve, dial
        self._context = context or ssl.create_default_context()

    def fetch(self, url: str) -> bytes:
        """Return the document. Raises CannotFetch, Gone."""
        end = time.monotonic() + SECONDS
        for _ in range(MOST_REDIRECTS + 1):
            host, path = address_parts(url)
            try:
                found = self._ask(host, path, end)
            except (OSError, HTTPException, ValueError) as error:
                raise CannotFetch(f"{host} does not answer: {type(error).__name__}") from error
            if isinstance(found, bytes):
                return found
            url = urljoin(url, found)
        raise CannotFetch("too many redirects")

    def _ask(self, host: str, path: str, end: float) -> bytes | str:
        """Return the body, or where to go instead."""
        with self.connected(host, end) as connection:
            connection.request("GET", path, headers={"Accept": _ACCEPT, "Accept-Encoding": "identity"})
            return _answer(connection.getresponse(), end)

    @contextmanager
    def connected(self, host: str, end: float) -> Iterator[HTTPSConnection]:
        """Open a connection that is cut at `end`, whatever the other side does. Raises CannotFetch, OSError."""
        connection = _PinnedConnection(host, self._addresses(host), self._dial, self._context, _left(end))
        # A timeout of a socket bounds one receive; a server that drips a byte a second never trips it.
        watch = threading.Timer(_left(end), connection.cut)
        watch.daemon = True
        watch.start()
        try:
            connection.connect()
            yield connection
        finally:
            watch.cancel()
            connection.close()

    def _addresses(self, host: str) -> list[str]:
        addresses = self._resolve(host)
        # One private address among public ones is a trap, not a choice.
        if not addresses or not all(is_public(address) for address in addresses):
            raise CannotFetch(f"{host} is not on the open Internet")
        return addresses[:MOST_ADDRESSES]


class _PinnedConnection(HTTPSConnection):
    """Dials the address that was looked at, while TLS and the Host header bear the name."""

    def __init__(self, host: str, addresses: list[str], dial: Dial, context: ssl.SSLContext, seconds: float) -> None:
        super().__init__(host, PORT, context=context, timeout=seconds)
        self._addresses, self._dial, self._tls, self._seconds = addresses, dial, context, seconds

    _open: socket | None = None

    def connect(self) -> None:
        """Open the socket and shake hands."""
        plain = self._first_that_answers()
        try:
            plain.settimeout(self._seconds)
            # The handshake apart, so that `cut` reaches the socket while it lasts.
            wrapped = self._tls.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock = self._open = wrapped
            wrapped.do_handshake()
        except BaseException:
            plain.close()
            raise

    def _first_that_answers(self) -> socket:
        """A name may have an address of a kind (IPv6) that this machine has no way to."""
        failed: OSError = OSError("no address")
        for address in self._addresses:
            try:
                return self._dial(address, self._seconds / len(self._addresses))
            except OSError as error:
                failed = error
        raise failed

    def cut(self) -> None:
        """End it from another thread: whoever waits for bytes gets an end."""
        # Not by `sock`: the library forgets it once it knows that the answer ends with the connection.
        try:
            if self._open is not None:
                self._open.shutdown(SHUT_RDWR)
        except OSError:
            return


def address_parts(url: str) -> tuple[str, str]:
    """Return the name and the path. Raises CannotFetch for what is not asked at all."""
    if len(url) > LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url:
        raise CannotFetch("not an address that is asked")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise CannotFetch("not an address") from error
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc or port not in {None, PORT}:
        raise CannotFetch("only https, on its own port, without a user")
    return parts.hostname, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise CannotFetch("it takes too long")
    return left


def _answer(response: HTTPResponse, end: float) -> bytes | str:
    if response.status in _REDIRECTS:
        where = response.getheader("Location")
        if not where:
            raise CannotFetch("a redirect to nowhere")
        return where
    if response.status == 410:
        raise Gone("gone for good")
    if response.status != 200:
        raise CannotFetch(f"it answers {response.status}")
    if response.getheader("Content-Encoding", "identity").lower() != "identity":
        raise CannotFetch("it is packed though that was not asked for")
    body = response.read(MOST_BYTES + 1)
    # A cut connection without a stated length looks like a short document.
    _left(end)
    if len(body) > MOST_BYTES:
        raise CannotFetch("it is too large")
    return body
