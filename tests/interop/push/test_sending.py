"""Handing a message to a push service: over real TLS, only to those that are known, never into one's own network."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from skilltree.interop.public_post import PublicPoster
from skilltree.interop.push import WebPush
from skilltree.model.errors import InvalidInput, Unavailable
from skilltree.model.notice import PushTarget
from skilltree.service.ports.push import PushGone, PushMessage
from tests.interop.outside_server import NAME, make_certificate
from tests.interop.push.test_encryption import opened

PUBLIC = "93.184.216.34"
BROWSER = ec.generate_private_key(ec.SECP256R1())
POINT = BROWSER.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
AUTH = b"0123456789abcdef"
MESSAGE = PushMessage(content=b'{"open": "/moi/contacts"}', topic="t" * 32, seconds=60, contact="https://here.example")
got: list[tuple[dict[str, str], bytes]] = []


class Service(BaseHTTPRequestHandler):
    """A push service that answers with the status in the path."""

    def do_POST(self) -> None:
        got.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(int(self.path.rpartition("/")[2]))
        self.send_header("Location", "https://127.0.0.1/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def push(certificate: Path) -> Iterator[WebPush]:
    """A sender for which the name leads to that service."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def resolve(host: str) -> list[str]:
        return ["10.0.0.1"] if host == "inside.push.apple.com" else [PUBLIC]

    def dial(_address: str, seconds: float) -> socket.socket:
        return socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=seconds)

    poster = PublicPoster(resolve=resolve, dial=dial, context=ssl.create_default_context(cafile=str(certificate)))
    got.clear()
    yield WebPush(poster, (NAME,))
    server.shutdown()
    server.server_close()


def target(url: str, **more: Any) -> PushTarget:
    given: dict[str, Any] = {"endpoint": url, "p256dh": POINT, "auth": AUTH}
    return PushTarget(**(given | more))


async def send(push: WebPush, url: str) -> None:
    public, private = push.new_key()
    await push.send(target(url), MESSAGE, public=public, private=private)


async def test_a_message_arrives_sealed_for_the_browser(push: WebPush) -> None:
    await send(push, f"https://{NAME}/201")
    [(headers, body)] = got
    assert opened(body, BROWSER, AUTH) == MESSAGE.content
    assert b"contacts" not in body
    assert (headers["TTL"], headers["Topic"], headers["Content-Encoding"]) == ("60", "t" * 32, "aes128gcm")
    assert headers["Authorization"].startswith("vapid t=")
    assert not {"Cookie", "Referer", "Origin"} & set(headers)


@pytest.mark.parametrize(("status", "raised"), [
    (200, None), (204, None), (404, PushGone), (410, PushGone), (403, PushGone), (413, PushGone),
    (429, Unavailable), (500, Unavailable), (503, Unavailable), (302, Unavailable),
])  # fmt: skip
async def test_what_the_answer_means(push: WebPush, status: int, raised: type[Exception] | None) -> None:
    if raised is None:
        await send(push, f"https://{NAME}/{status}")
    else:
        with pytest.raises(raised):
            await send(push, f"https://{NAME}/{status}")
    assert len(got) == 1


@pytest.mark.parametrize("url", [
    "http://fcm.googleapis.com/x", "https://fcm.googleapis.com:8443/x", "https://evil.example/x",
    "https://fcm.googleapis.com.evil.example/x", "https://evilfcm.googleapis.com/x", "https://push.apple.com.evil/x",
    "https://127.0.0.1/x", "https://localhost/x", "https://user@fcm.googleapis.com/x", "", "x" * 5_000,
    "https://xpush.apple.com/x",
])  # fmt: skip
async def test_other_addresses_are_not_asked(push: WebPush, url: str) -> None:
    with pytest.raises(InvalidInput):
        push.check(target(url))
    with pytest.raises(PushGone):
        await send(push, url)
    assert got == []


@pytest.mark.parametrize("host", ["fcm.googleapis.com", "a.b.push.apple.com", "db5p.notify.windows.com", NAME])
def test_known_services_are_taken(push: WebPush, host: str) -> None:
    push.check(target(f"https://{host}/x"))


@pytest.mark.parametrize("more", [{"auth": b"short"}, {"p256dh": b"x"}, {"p256dh": b"\x04" + b"\0" * 64}])
def test_keys_that_are_none_are_refused(push: WebPush, more: dict[str, bytes]) -> None:
    with pytest.raises(InvalidInput):
        push.check(target(f"https://{NAME}/x", **more))


async def test_a_known_name_that_leads_inside_is_not_asked(push: WebPush) -> None:
    with pytest.raises(Unavailable):
        await send(push, "https://inside.push.apple.com/201")
    assert got == []
