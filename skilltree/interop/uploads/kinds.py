"""What a file is, by its first bytes. Only kinds that a phone shows without asking, and that run nothing."""

from __future__ import annotations

import zipfile
from io import BytesIO

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
_OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_OPEN = "application/vnd.oasis.opendocument."
_MACROS = ("vbaProject.bin", "Basic/", "Scripts/")
_MOST_ENTRIES = 5_000
_LONGEST_TEXT = 1_000_000


def kind_of(content: bytes) -> str | None:
    """Return the media type; None for what is not taken: HTML, SVG, archives, programs, documents with macros."""
    head = content[:16]
    for magic, mime in (
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"%PDF-", "application/pdf"),
        (b"OggS", "audio/ogg"),
        (b"ID3", "audio/mpeg"),
        (b"\x1aE\xdf\xa3", "audio/webm"),
    ):
        if head.startswith(magic):
            return mime
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return "audio/mp4" if head[8:12] in (b"M4A ", b"mp42", b"isom", b"mp41") else None
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return "audio/aac" if head[1] & 0xF6 == 0xF0 else "audio/mpeg"
    if head[:4] == b"PK\x03\x04":
        return _document(content)
    return "text/plain" if _is_text(content) else None


def _document(content: bytes) -> str | None:
    """Return the type of an office document without macros; nothing in it is unpacked but its type."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > _MOST_ENTRIES or any(macro in name for name in names for macro in _MACROS):
                return None
            if names and names[0] == "mimetype" and archive.infolist()[0].file_size < 100:
                mime = archive.read("mimetype").decode("ascii", "replace")
                return mime if mime.startswith(_OPEN) else None
            return next((mime for part, mime in _OFFICE.items() if part in names), None)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError):
        return None


def _is_text(content: bytes) -> bool:
    """Plain words: UTF-8 without control characters, and no page in disguise."""
    if not content.strip() or len(content) > _LONGEST_TEXT:
        return False
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    start = text.lstrip("\ufeff \t\r\n")[:1]
    return start != "<" and not any(_is_control(char) for char in text)


def _is_control(char: str) -> bool:
    return (char < " " and char not in "\t\r\n\f") or "\x7f" <= char < "\xa0"
