"""What a file is, by its bytes."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.interop.uploads import UploadedFiles
from skilltree.interop.uploads.kinds import kind_of
from skilltree.model.errors import InvalidInput, Unsupported
from skilltree.model.words import MediaKind


def packed(*names: str, first: tuple[str, str] | None = None) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        if first:
            archive.writestr(*first)
        for name in names:
            archive.writestr(name, "x")
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"OggS\0\x02", "audio/ogg"),
        (b"ID3\x04\0", "audio/mpeg"),
        (b"\xff\xfb\x90d", "audio/mpeg"),
        (b"\xff\xf1P\x80", "audio/aac"),
        (b"\0\0\0\x1cftypM4A \0", "audio/mp4"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"\x1aE\xdf\xa3\x01", "audio/webm"),
        ("Une liste de courses : œufs, café ☕\r\n".encode(), "text/plain"),
        (packed("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (
            packed("content.xml", first=("mimetype", "application/vnd.oasis.opendocument.text")),
            "application/vnd.oasis.opendocument.text",
        ),
    ],
)
def test_known_kinds(content: bytes, mime: str) -> None:
    assert kind_of(content) == mime
    read = UploadedFiles().read(content)
    assert (read.mime, read.content) == (mime, content)
    assert read.kind is (MediaKind.AUDIO if mime.startswith("audio") else MediaKind.FILE)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"   ", b"<html><script>alert(1)</script>", b"\xef\xbb\xbf <!DOCTYPE html>", b"<svg onload='x'/>",
        b"<?xml version='1.0'?>", b"MZ\x90\0", b"\x7fELF", b"\0\0\0\x1cftypavif", b"text with \0 in it",
        b"\x1b[31m terminal", b"\xffnot utf-8", b"a" * 1_000_001, packed("readme.txt"), packed("../../etc/passwd"),
        packed("word/document.xml", "word/vbaProject.bin"), packed("a", first=("mimetype", "application/epub+zip")),
        packed("word/document.xml")[:60], b"RIFF\0\0\0\0AVI LIST",
    ],
)  # fmt: skip
def test_what_runs_or_hides_something_is_refused(content: bytes) -> None:
    with pytest.raises(Unsupported):
        UploadedFiles().read(content)


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"PK\x03\x04"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, head: bytes) -> None:
    try:
        UploadedFiles().read(head + content)
    except InvalidInput:
        return
