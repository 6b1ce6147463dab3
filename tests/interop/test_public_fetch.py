"""Fetching what a stranger names: over real TLS on this machine, which the outside world would never be led into."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from skilltree.interop import public_fetch
from skilltree.interop.public_fetch import PublicFetcher, is_public
from skilltree.service.ports.fetching import CannotFetch, Gone
from tests.interop.outside_server import NAME, TRICKLE, make_certificate, seen, serving

PUBLIC = "93.184.216.34"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for the name, with its key, in one file."""
    return make_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def port(certificate: Path) -> Iterator[int]:
    """A server with that certificate."""
    with serving(certificate) as port:
        yield port


class Outside:
    """A world in which the name leads to the server, and what was dialled is written down."""

    def __init__(self, certificate: Path, port: int) -> None:
        self.port, self.dialled = port, list[str]()
        self.names: dict[str, list[str]] = {NAME: [PUBLIC]}
        context = ssl.create_default_context(cafile=str(certificate))
        self.fetcher = PublicFetcher(resolve=self.resolve, dial=self.dial, context=context)

    def resolve(self, host: str) -> list[str]:
        return self.names.get(host, [host])

    def dial(self, address: str, seconds: float) -> socket.socket:
        self.dialled.append(address)
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)


@pytest.fixture
def outside(certificate: Path, port: int) -> Outside:
    seen.clear()
    return Outside(certificate, port)


def test_a_public_document_is_read(outside: Outside) -> None:
    assert outside.fetcher.fetch(f"https://{NAME}/page?x=1#part") == b'{"id": "here"}'
    assert outside.dialled == [PUBLIC]
    [(path, headers)] = seen
    assert path == "/page?x=1"
    assert headers["Host"] == NAME
    assert not {"Cookie", "Authorization", "Referer", "Origin"} & set(headers)


@pytest.mark.parametrize(
    "url",
    [
        "http://issuer.example/",
        "ftp://issuer.example/",
        "file:///etc/passwd",
        "https:///nothing",
        "https://issuer.example:8443/",
        "https://user@issuer.example/",
        "https://issuer.example/a b",
        "https://issuer.example/\r\nHost: inside",
        "https://issuer.example/é",
        "https://[::1/",
        "https://issuer.example:99999999/",
        "https://issuer.example/" + "x" * 2_000,
        "",
        "\x00",
    ],
)
def test_an_address_that_is_not_asked(outside: Outside, url: str) -> None:
    with pytest.raises(CannotFetch):
        outside.fetcher.fetch(url)
    assert outside.dialled == []


# ruff: noqa: S104 -- an address to refuse
INSIDE = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1",
    "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::",
    "2001:db8::1", "localhost", "", "1", "0x7f.1",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_asked(outside: Outside, address: str) -> None:
    assert not is_public(address)
    outside.names["inside.example"] = [address]
    with pytest.raises(CannotFetch):
        outside.fetcher.fetch("https://inside.example/")
    # One private address among public ones is refused as well.
    outside.names["both.example"] = [PUBLIC, address]
    with pytest.raises(CannotFetch):
        outside.fetcher.fetch("https://both.example/")
    assert outside.dialled == []


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808"])
def test_an_address_outside_is_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0177.0.0.1", "0x7f000001"])
def test_this_very_machine_is_never_asked_however_it_is_spelled(host: str) -> None:
    reached: list[str] = []

    def dial(address: str, _seconds: float) -> socket.socket:
        reached.append(address)
        raise OSError("it was dialled")

    fetcher = PublicFetcher(dial=dial)
    with pytest.raises(CannotFetch):
        fetcher.fetch(f"https://{host}/")
    assert reached == []


@pytest.mark.parametrize(
    "where", ["https://127.0.0.1/", "https://inside.example/", "http://issuer.example/", "//10.0.0.1/"]
)
def test_a_redirect_inside_is_not_followed(outside: Outside, where: str) -> None:
    outside.names["inside.example"] = ["192.168.0.10"]
    with pytest.raises(CannotFetch):
        outside.fetcher.fetch(f"https://{NAME}/to?{where}")
    assert outside.dialled == [PUBLIC]


def test_a_redirect_outside_is_followed_but_not_for_ever(outside: Outside) -> None:
    assert outside.fetcher.fetch(f"https://{NAME}/to?https://{NAME}/page") == b'{"id": "here"}'
    with pytest.raises(CannotFetch, match="too many"):
        outside.fetcher.fetch(f"https://{NAME}/" + "to?https://issuer.example/" * 6 + "page")


def test_a_name_that_changes_between_look_and_call_gains_nothing(outside: Outside) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    fetcher = PublicFetcher(resolve=lambda _: next(answers), dial=outside.dial, context=outside.fetcher._context)
    assert fetcher.fetch(f"https://{NAME}/page") == b'{"id": "here"}'
    assert outside.dialled == [PUBLIC]
    with pytest.raises(CannotFetch):
        fetcher.fetch(f"https://{NAME}/page")
    assert outside.dialled == [PUBLIC]


@pytest.mark.parametrize("path", ["large/", "packed/", "status/404", "status/500", "status/204"])
def test_an_answer_that_is_not_taken(outside: Outside, path: str) -> None:
    with pytest.raises(CannotFetch):
        outside.fetcher.fetch(f"https://{NAME}/{path}")


def test_what_is_gone_for_good_is_told(outside: Outside) -> None:
    with pytest.raises(Gone):
        outside.fetcher.fetch(f"https://{NAME}/status/410")


def test_a_server_that_drips_is_cut_off(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_fetch, "SECONDS", 0.5)
    start = time.monotonic()
    with pytest.raises(CannotFetch):
        outside.fetcher.fetch(f"https://{NAME}/slow/")
    assert time.monotonic() - start < 400 * TRICKLE / 2


def test_a_server_that_says_nothing_or_drips_its_handshake_is_cut_off(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_fetch, "SECONDS", 0.5)
    ended = threading.Event()

    def drip(far: socket.socket, *, says: bytes) -> None:
        with far:
            try:
                # The head of a record of 16 kB that does not come to its end.
                far.sendall(b"\x16\x03\x03\x40\x00" if says else b"")
                while not ended.wait(TRICKLE):
                    far.sendall(says)
            except OSError:
                return

    for says in (b"", b"\x02"):
        near, far = socket.socketpair()
        thread = threading.Thread(target=drip, args=(far,), kwargs={"says": says}, daemon=True)
        thread.start()
        fetcher = PublicFetcher(resolve=outside.resolve, dial=lambda *_, ready=near: ready)
        start = time.monotonic()
        with pytest.raises(CannotFetch):
            fetcher.fetch(f"https://{NAME}/page")
        assert time.monotonic() - start < 400 * TRICKLE / 2
    ended.set()


def test_another_certificate_is_not_taken(outside: Outside) -> None:
    outside.names["other.example"] = [PUBLIC]
    with pytest.raises(CannotFetch):
        outside.fetcher.fetch("https://other.example/page")
    fetcher = PublicFetcher(resolve=outside.resolve, dial=outside.dial)
    with pytest.raises(CannotFetch):
        fetcher.fetch(f"https://{NAME}/page")


def test_an_address_without_a_way_does_not_stop_the_next(outside: Outside) -> None:
    outside.names[NAME] = ["2606:2800:220:1::1", PUBLIC]

    def dial(address: str, seconds: float) -> socket.socket:
        if ipaddress.ip_address(address).version == 6:
            raise OSError("no way there")
        return outside.dial(address, seconds)

    fetcher = PublicFetcher(resolve=outside.resolve, dial=dial, context=outside.fetcher._context)
    assert fetcher.fetch(f"https://{NAME}/page") == b'{"id": "here"}'
