"""Zips of anybody's, unpacked in memory within limits; and zips written the same way each time."""

from __future__ import annotations

import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from skilltree.interop.course_files.limits import (
    LONGEST_NAME,
    MOST_FILES,
    MOST_MEDIA,
    MOST_RATIO,
    MOST_TEXT,
    MOST_UNPACKED,
    MOST_ZIPPED,
    RATIO_FROM,
    BadFileError,
)

WHOLE: Final = "(zip)"
_END: Final = b"PK\x05\x06"
_END64: Final = b"PK\x06\x07"
_DIRECTORY_BYTES: Final = MOST_FILES * 600
_UTF8_NAME: Final = 0x800
_ENCRYPTED: Final = 0x1
_TEXTS: Final = (".md", ".yaml", ".yml")
_ARCHIVES: Final = (".zip", ".gz", ".tar", ".7z", ".rar", ".xz", ".bz2")


def unpack(content: bytes) -> dict[str, bytes]:
    """Return the files of a zip by path. Raises BadFileError for the first thing that is wrong with it."""
    if len(content) > MOST_ZIPPED:
        raise BadFileError(WHOLE, f"at most {MOST_ZIPPED} bytes")
    _check_directory(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > MOST_FILES:
                raise BadFileError(WHOLE, f"at most {MOST_FILES} files")
            for info in infos:
                _check_entry(info)
            _check_names([info.filename for info in infos])
            if sum(info.file_size for info in infos) > MOST_UNPACKED:
                raise BadFileError(WHOLE, f"more than {MOST_UNPACKED} bytes when unpacked")
            return {info.filename: _read(archive, info) for info in infos}
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError, RuntimeError) as error:
        raise BadFileError(WHOLE, "this is not a zip, or it is damaged") from error


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of these files, by path, without dates."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(files):
            info = zipfile.ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, files[path])
    return written.getvalue()


def _check_directory(content: bytes) -> None:
    """Refuse a list of contents that is long by itself, before it is read. Raises BadFileError."""
    end = content.rfind(_END)
    if end < 0 or len(content) - end < 22:
        raise BadFileError(WHOLE, "this is not a zip, or it is damaged")
    (size,) = struct.unpack_from("<I", content, end + 12)
    if size > _DIRECTORY_BYTES or content[max(end - 20, 0) : end].startswith(_END64):
        raise BadFileError(WHOLE, f"at most {MOST_FILES} files")


def _check_entry(info: zipfile.ZipInfo) -> None:
    """Raises BadFileError."""
    name = info.filename
    check_name(name)
    if not name.isascii() and not info.flag_bits & _UTF8_NAME:
        raise BadFileError(ascii(name), "names with accents are written in UTF-8")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise BadFileError(name, "a link or a device, not a file")
    if info.flag_bits & _ENCRYPTED:
        raise BadFileError(name, "it is locked with a password")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # LZMA asks for as much memory as the file says, before a byte is read.
        raise BadFileError(name, "it is packed in a way that is not read here")
    check_size(name, info.file_size)
    if info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        raise BadFileError(name, "it is far larger unpacked than packed")


def check_name(name: str) -> None:
    """Refuse a path that leaves the folder, or that a disk would trip over. Raises BadFileError."""
    parts = name.split("/")
    unclean = any(unicodedata.category(char)[0] == "C" for char in name)
    if len(name) > LONGEST_NAME or unclean or "\\" in name or ":" in name:
        raise BadFileError(ascii(name)[:LONGEST_NAME], "this name cannot be taken")
    if name.startswith("/") or any(part in ("", ".", "..") for part in parts):
        raise BadFileError(name, "this path leaves the folder")
    if name.lower().endswith(_ARCHIVES):
        raise BadFileError(name, "an archive in an archive is not taken")


def check_size(name: str, size: int) -> None:
    """Raises BadFileError for a file that is too large."""
    most = MOST_TEXT if name.lower().endswith(_TEXTS) else MOST_MEDIA
    if size > most:
        raise BadFileError(name, f"at most {most} bytes")


def _check_names(names: list[str]) -> None:
    """Refuse two files of one name, also where a disk knows no capitals. Raises BadFileError."""
    seen: set[str] = set()
    for name in names:
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            raise BadFileError(name, "two files have this name")
        seen.add(folded)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return a file, no more of it than it said. Raises BadFileError."""
    try:
        with archive.open(info) as file:
            content = file.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        raise BadFileError(info.filename, "it is damaged, or packed in a way that is not read here") from error
    if len(content) != info.file_size:
        raise BadFileError(info.filename, "it is not as large as the zip says")
    return content
