"""Bodies of requests: JSON, or JSON with files in `multipart/mixed` (xAPI 1.0.3 part two, section 2.4.11)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha224, sha256, sha384, sha512

import msgspec

from skilltree.interop.xapi.values import Json, refuse
from skilltree.model.errors import InvalidInput
from skilltree.model.xapi import Attachment

_PARAMETER = re.compile(r';\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))', re.IGNORECASE)
_BY_LENGTH = {56: sha224, 64: sha256, 96: sha384, 128: sha512}


def read_body(content_type: str, body: bytes) -> tuple[Json, dict[str, Attachment]]:
    """Return the JSON and the files by SHA-2. Raises InvalidInput for another type of body, or a broken one."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return _json(body), {}
    if kind != "multipart/mixed":
        raise refuse("Content-Type", "neither application/json nor multipart/mixed")
    boundary = _PARAMETER.search(content_type)
    if boundary is None:
        raise refuse("Content-Type", "no boundary")
    head, *others = _parts(body, (boundary[1] or boundary[2]).encode("latin-1", "replace"))
    if head[0].get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise refuse("part 1", "not application/json")
    files = [_attachment(headers, content, f"part {number}") for number, (headers, content) in enumerate(others, 2)]
    return _json(head[1]), {one.sha2: one for one in files}


def check_files(given: Json, files: dict[str, Attachment]) -> None:
    """Every file was announced by a statement, and every announced file is here or has an address."""
    announced = [one for statement in (given if isinstance(given, list) else [given]) for one in _announced(statement)]
    known = {one["sha2"].lower() for one in announced}
    for sha2 in files:
        if sha2 not in known:
            raise refuse("attachments", "a file that no statement announces")
    for one in announced:
        if "fileUrl" not in one and one["sha2"].lower() not in files:
            raise refuse("attachments", "a file is missing")


def _announced(statement: Json) -> list[Json]:
    thing = statement["object"]
    return [*statement.get("attachments", ()), *thing.get("attachments", ())]


def write_multipart(content: bytes, files: Sequence[Attachment], boundary: str) -> bytes:
    """Return a body of `multipart/mixed`."""
    parts = [b"Content-Type: application/json\r\n\r\n" + content]
    for one in files:
        head = f"Content-Type: {one.mime}\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {one.sha2}"
        parts.append(f"{head}\r\n\r\n".encode() + one.content)
    mark = f"--{boundary}".encode()
    return b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"


def _json(body: bytes) -> Json:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidInput("the body is not JSON", field="body") from error


def _parts(body: bytes, boundary: bytes) -> list[tuple[dict[str, str], bytes]]:
    _opening, *pieces = (b"\r\n" + body).split(b"\r\n--" + boundary)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise refuse("body", "the boundary of the header does not part it")
    return [_part(piece) for piece in pieces[:-1]]


def _part(piece: bytes) -> tuple[dict[str, str], bytes]:
    head, gap, content = piece.lstrip(b" \t").removeprefix(b"\r\n").partition(b"\r\n\r\n")
    if not gap:
        raise refuse("body", "a part without headers")
    lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}, content


def _attachment(headers: dict[str, str], content: bytes, at: str) -> Attachment:
    if headers.get("content-transfer-encoding", "").lower() != "binary":
        raise refuse(at, "Content-Transfer-Encoding is not binary")
    claimed = headers.get("x-experience-api-hash", "").lower()
    digest = _BY_LENGTH.get(len(claimed))
    if digest is None or digest(content).hexdigest() != claimed:
        raise refuse(at, "X-Experience-API-Hash is not the SHA-2 of this file")
    mime = headers.get("content-type", "application/octet-stream")
    return Attachment(sha2=claimed, mime=mime if mime.isprintable() else "application/octet-stream", content=content)
