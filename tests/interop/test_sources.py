"""Hostile and damaged files end in one line that names the file, and cost little."""

from __future__ import annotations

import lzma
import os
import zipfile
from pathlib import Path

import pytest

from skilltree.interop import sources
from skilltree.interop.esco import ESCO
from skilltree.service.ports.readers import UnreadableFile
from tests.interop.files import LABELS, packed, plain, read, skill, table, zipped

ONE = table(LABELS, {"conceptUri": skill("a"), "preferredLabel_fr": "souder"})


def refusal(*paths: Path) -> str:
    """The one line that these paths end in."""
    with pytest.raises(UnreadableFile) as caught:
        read(ESCO, *paths)
    message = str(caught.value)
    assert "\n" not in message
    assert str(paths[0].name) in message
    return message


def noise(rows: int) -> str:
    """A table that does not compress away."""
    return table(LABELS, *({"conceptUri": skill(os.urandom(8).hex()), "preferredLabel_fr": "x"} for _ in range(rows)))


def test_plain_packed_and_zipped_are_one_content(tmp_path: Path) -> None:
    paths = [
        plain(tmp_path / "a.csv", ONE),
        packed(tmp_path / "b.csv.xz", ONE),
        zipped(tmp_path / "c.zip", skills=ONE),
    ]
    plans = [ESCO.plan([path]).readers for path in paths]
    assert [len(readers) for readers in plans] == [1, 1, 1]
    assert len({readers[0].file_sha256 for readers in plans}) == 1
    assert [[e.subject for b in readers[0].batches() for e in b.entries] for readers in plans] == [[skill("a")]] * 3


def test_what_a_file_is_is_told_by_its_content_not_its_name(tmp_path: Path) -> None:
    packed(tmp_path / "labels.csv", ONE)
    zipped(tmp_path / "labels.csv.xz", skills=table(LABELS, {"conceptUri": skill("b"), "preferredLabel_fr": "limer"}))
    assert [entry.subject for entry in read(ESCO, tmp_path).entries] == [skill("a"), skill("b")]


def test_several_xz_streams_in_one_file_are_read_on(tmp_path: Path) -> None:
    half = len(ONE) // 2
    path = tmp_path / "two.csv.xz"
    streams = (lzma.compress(part.encode()) for part in (ONE[:half], ONE[half:]))
    path.write_bytes((b"\0" * 8).join(streams) + b"\0" * 4)
    assert [entry.subject for entry in read(ESCO, path).entries] == [skill("a")]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.csv", ONE)
    assert len(ESCO.plan([path, path, tmp_path]).readers) == 1


def test_xz_cut_short(tmp_path: Path) -> None:
    path = packed(tmp_path / "cut.csv.xz", noise(4_000))
    path.write_bytes(path.read_bytes()[:-2_000])
    assert "cut short" in refusal(path)


def test_xz_with_a_flipped_byte(tmp_path: Path) -> None:
    path = packed(tmp_path / "bad.csv.xz", noise(4_000))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    assert "damaged" in refusal(path)


def test_xz_that_asks_for_more_memory_than_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skilltree.interop.xz.MOST_MEMORY", 1 << 20)
    assert "damaged" in refusal(packed(tmp_path / "greedy.csv.xz", ONE))


def test_zip_cut_short(tmp_path: Path) -> None:
    path = zipped(tmp_path / "cut.zip", skills=noise(500))
    path.write_bytes(path.read_bytes()[:-200])
    assert "damaged" in refusal(path)


def test_zip_member_with_a_wrong_checksum(tmp_path: Path) -> None:
    path = tmp_path / "stored.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("skills.csv", ONE)
    path.write_bytes(path.read_bytes().replace(b"souder", b"sauter"))
    assert "damaged" in refusal(path)


def test_bombs_stop_at_the_ratio_and_at_the_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "RATIO_FLOOR", 1 << 20)
    blown = ONE + "\n" * (8 << 20)
    bombs = [packed(tmp_path / "bomb.csv.xz", blown), zipped(tmp_path / "bomb.zip", skills=blown)]
    assert all("unpacks to more than" in refusal(path) for path in bombs)
    monkeypatch.setattr(sources, "MOST_BYTES", 1 << 19)
    assert "unpacks to more than 0 MiB" in refusal(plain(tmp_path / "big.csv", noise(12_000)))


def test_zip_with_too_many_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_MEMBERS", 2)
    assert "more than 2 tables" in refusal(zipped(tmp_path / "many.zip", a=ONE, b=ONE, c=ONE))


def test_zip_names_that_climb_write_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "climb.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.csv", ONE)
    assert [entry.subject for entry in read(ESCO, path).entries] == [skill("a")]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["climb.zip", "sub"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"  \n\n", "empty"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "web page"),
        (b"\xef\xbb\xbf  <html>", "web page"),
        (ONE.encode("utf-16"), "not UTF-8"),
        (ONE.replace("souder", "\u00e9bavurer").encode("cp1252"), "not UTF-8 text (byte 0xe9)"),
        (b"\x00\x01\x02\x03,\x00", "not text"),
        (b"a,a\n1,2\n", "names a column twice"),
        (b"name;age\nx;3\n", "not a file of ESCO (columns: name, age)"),
        (os.urandom(4_096), ""),
    ],
)
def test_what_is_no_table_of_esco(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    assert word in refusal(path)


def test_missing_file_empty_folder_and_zip_without_tables(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "nowhere.csv")
    assert "neither CSV files nor zips" in refusal(tmp_path)
    path = tmp_path / "text.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert "no CSV file" in refusal(path)


def test_one_unreadable_file_among_good_ones_stops_before_anything_is_read(tmp_path: Path) -> None:
    plain(tmp_path / "a.csv", ONE)
    (tmp_path / "b.csv").write_bytes(b"<html>")
    with pytest.raises(UnreadableFile, match=r"b\.csv: this is a web page"):
        ESCO.plan([tmp_path])


def test_strangers_in_a_folder_are_left_aside_with_a_word(tmp_path: Path) -> None:
    plain(tmp_path / "a.csv", ONE)
    plain(tmp_path / "b.csv", "name,age\nx,3\n")
    plan = ESCO.plan([tmp_path])
    assert [reader.name for reader in plan.readers] == ["esco.labels"]
    assert plan.ignored == ((str(tmp_path / "b.csv"), "not a table of ESCO that is imported"),)
