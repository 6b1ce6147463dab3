"""Bodies with files, and how statements are shown."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.interop.xapi import read_body, shown
from skilltree.interop.xapi.bodies import check_files, write_multipart
from skilltree.interop.xapi.showing import languages_of, merged
from skilltree.model.errors import InvalidInput
from skilltree.model.xapi import Attachment
from tests.interop.xapi.samples import COURSE, statement

TYPE = "multipart/mixed; boundary=abc"


def file_of(content: bytes) -> Attachment:
    return Attachment(sha2=sha256(content).hexdigest(), mime="text/plain", content=content)


def announced(one: Attachment, **more: str) -> dict[str, Any]:
    said = {"usageType": "https://x.example/proof", "display": {"fr": "preuve"}, "contentType": one.mime}
    return statement(attachments=[said | {"length": len(one.content), "sha2": one.sha2} | more])


@given(st.lists(st.binary(max_size=200).filter(lambda content: b"--abc" not in content), max_size=3, unique=True))
def test_files_come_back_byte_by_byte(contents: list[bytes]) -> None:
    files = [file_of(content) for content in contents]
    body = write_multipart(msgspec.json.encode(statement()), files, "abc")
    assert read_body(TYPE, body) == (statement(), {one.sha2: one for one in files})


def test_a_file_that_was_changed_on_the_way_is_refused() -> None:
    body = write_multipart(msgspec.json.encode(statement()), [file_of(b"proof")], "abc")
    with pytest.raises(InvalidInput, match="SHA-2"):
        read_body(TYPE, body.replace(b"proof", b"prooF"))


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/plain", b"{}"),
        ("", b"{}"),
        ("application/json", b"{"),
        ("application/json", b"\xff"),
        ("application/json", b"[" * 5_000),
        ("multipart/mixed", b"--abc\r\n"),
        (TYPE, b""),
        (TYPE, b"--abc\r\n\r\n{}\r\n--abc--"),
        (TYPE, b"--abc\r\nContent-Type: text/plain\r\n\r\n{}\r\n--abc--"),
        (TYPE, b"--abc\r\nContent-Type: application/json\r\n\r\n{}\r\n--abc"),
    ],
)
def test_a_broken_body_is_refused(content_type: str, body: bytes) -> None:
    with pytest.raises(InvalidInput):
        read_body(content_type, body)


def test_files_are_announced_and_there() -> None:
    proof = file_of(b"proof")
    check_files(announced(proof), {proof.sha2: proof})
    check_files(announced(proof, fileUrl="https://x.example/1"), {})
    for given_here, files in ((announced(proof), {}), (statement(), {proof.sha2: proof})):
        with pytest.raises(InvalidInput):
            check_files(given_here, files)


def test_ids_tell_who_and_what_and_nothing_more() -> None:
    seen = shown(statement(), "ids", [])
    assert seen["actor"] == {"objectType": "Agent", "mbox": "mailto:ada@example.org"}
    assert (seen["verb"].keys(), seen["object"]) == ({"id"}, {"id": COURSE})


@pytest.mark.parametrize(
    ("header", "tag"),
    [("fr", "fr-FR"), ("en-GB,fr;q=0.5", "en-GB"), ("de, en;q=0.3", "en-GB"), ("", "fr-FR"), ("*", "fr-FR")],
)
def test_canonical_chooses_one_language(header: str, tag: str) -> None:
    name = shown(statement(), "canonical", languages_of(header))["object"]["definition"]["name"]
    assert list(name) == [tag]


def test_an_activity_is_all_that_was_told_of_it() -> None:
    new = {"definition": {"name": {"fr": "Souder mieux"}}}
    old = {"definition": {"name": {"fr": "Souder", "en": "Soldering"}, "type": "https://x.example/course"}}
    assert merged(COURSE, [new, old])["definition"] == {
        "name": {"fr": "Souder mieux", "en": "Soldering"},
        "type": "https://x.example/course",
    }
    assert merged(COURSE, []) == {"objectType": "Activity", "id": COURSE}
