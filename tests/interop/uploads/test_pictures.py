"""Pictures are drawn anew: small, upright, and without where they were taken."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from skilltree.interop.uploads import UploadedFiles
from skilltree.interop.uploads.pictures import LONGEST_SIDE
from skilltree.model.errors import TooLarge, Unsupported

GPS, ORIENTATION, MODEL = 0x8825, 0x0112, 0x0110


def photo(size: tuple[int, int] = (400, 200), form: str = "JPEG", **more: Any) -> bytes:
    picture = Image.new("RGB", size, "darkgreen")
    picture.paste("orange", (0, 0, size[0] // 2, size[1] // 2))
    written = BytesIO()
    picture.save(written, form, **more)
    return written.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_every_kind_becomes_a_small_picture(form: str) -> None:
    read = UploadedFiles().read(photo((3000, 1500), form))
    assert (read.mime, read.width, read.height) == ("image/webp", LONGEST_SIDE, LONGEST_SIDE // 2)
    assert opened(read.content).size == (read.width, read.height)


def test_nothing_is_made_larger() -> None:
    read = UploadedFiles().read(photo((40, 20)))
    assert (read.width, read.height) == (40, 20)


def test_a_photo_is_turned_upright_and_says_no_more_where_it_was_taken() -> None:
    notes = Image.Exif()
    notes[ORIENTATION] = 6
    notes[MODEL] = "Téléphone de Canari"
    notes.get_ifd(GPS)[2] = (48.0, 56.0, 7.0)
    content = photo(exif=notes)
    assert b"Canari" in content
    assert opened(content).getexif().get_ifd(GPS)
    read = UploadedFiles().read(content)
    assert (read.width, read.height) == (200, 400)
    shown = opened(read.content)
    assert not shown.getexif()
    assert "exif" not in shown.info
    assert "xmp" not in shown.info
    assert b"Canari" not in read.content
    # Turned by a quarter to the right: what was at the top left is at the top right.
    assert shown.convert("RGB").getpixel((190, 10))[0] > 180  # type: ignore[index]


def test_what_is_see_through_stays_so() -> None:
    written = BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(written, "PNG")
    shown = opened(UploadedFiles().read(written.getvalue()).content)
    assert shown.mode == "RGBA"
    assert shown.getpixel((5, 5))[3] == 0  # type: ignore[index]


def bomb(width: int, height: int) -> bytes:
    """A PNG that says that it is huge, in some hundred bytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(50_000, 50_000), (10_000, 6_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_not_unpacked(width: int, height: int) -> None:
    with pytest.raises((TooLarge, Unsupported)):
        UploadedFiles().read(bomb(width, height))


def test_half_a_picture_is_refused() -> None:
    content = photo((800, 800))
    with pytest.raises(Unsupported):
        UploadedFiles().read(content[: len(content) // 2])
