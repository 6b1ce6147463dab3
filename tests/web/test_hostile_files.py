"""Files of a hostile author: large, or small until they are unpacked. What an upload may hold is in test_media."""

import select
import socket
import struct
import zlib

import httpx
import pytest

from skilltree.model.words import Role
from tests.service.test_teaching_rules import WRITING
from tests.web.people import Someone, join, newcomer
from tests.web.served import Served
from tests.web.test_course_files import refused
from tests.web.test_hostile_author import changed
from tests.web.test_media import put_up

MEGABYTES_50 = 50_000_000


@pytest.fixture
def author(served: Served) -> Someone:
    """Somebody who has sent nothing yet."""
    return join(newcomer(served), "fabrique-numerique", Role.AUTHOR)


def test_a_picture_of_fifty_megabytes_is_refused_before_it_is_read(author: Someone) -> None:
    before = author.served.counts()
    declared = put_up(author, b"\x89PNG\r\n\x1a\n" + bytes(MEGABYTES_50), organisation=WRITING)
    assert (declared.status_code, declared.json()["code"]) == (413, "TOO_LARGE")

    status, sent = send_until_answered(author, f"/media?organisation={WRITING}")
    assert status == 413
    assert sent < MEGABYTES_50
    assert changed(author.served, before) == set()


def send_until_answered(who: Someone, path: str) -> tuple[int, int]:
    """Send 50 megabytes without saying how many, as long as the server listens; its answer, and how much it took."""
    where = httpx.URL(who.served.url)
    sent = 0
    with socket.create_connection((where.host, where.port), timeout=30) as wire:
        head = f"POST {path} HTTP/1.1\r\nHost: {where.netloc.decode()}\r\nTransfer-Encoding: chunked\r\n"
        head += f"Authorization: Bearer {who.token}\r\nContent-Type: application/octet-stream\r\n\r\n"
        wire.sendall(head.encode())
        while sent < MEGABYTES_50 and not select.select([wire], [], [], 0)[0]:
            wire.sendall(b"10000\r\n" + bytes(0x10000) + b"\r\n")
            sent += 0x10000
        return int(wire.recv(4096).split()[1]), sent


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def test_a_picture_that_unpacks_to_gigapixels_is_refused(author: Someone) -> None:
    """A few kilobytes that say 60,000 by 60,000 pixels."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(10_000_000), 9)
    bomb = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")
    before = author.served.counts()
    answer = put_up(author, bomb, organisation=WRITING)
    assert (answer.status_code, answer.json()["code"]) in {(413, "TOO_LARGE"), (415, "UNSUPPORTED")}
    assert changed(author.served, before) == set()


def overlapping(entries: int, size: int) -> bytes:
    """A zip whose entries all point at one and the same packed megabytes (D. Fifield, A better zip bomb, 2019)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = bytes(size)
    packed = packer.compress(content) + packer.flush()
    crc, name = zlib.crc32(content), b"media/0000.webp"
    sizes = (crc, len(packed), size, len(name))
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, *sizes, 0) + name + packed
    directory = b"".join(
        struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0, *sizes, 0, 0, 0, 0, 0, 0)
        + f"media/{number:04}.webp".encode()
        for number in range(entries)
    )
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, entries, entries, len(directory), len(local), 0)
    return local + directory + end


def test_a_zip_of_overlapping_files_is_refused(author: Someone) -> None:
    bomb = overlapping(400, 8_000_000)
    assert len(bomb) < 100_000
    assert refused(author, bomb)[0]["message"]
