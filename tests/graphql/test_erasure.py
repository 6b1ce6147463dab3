"""Somebody with something of everything takes it all away, and is erased; and again from an older backup."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from sqlalchemy import Table, select

from skilltree.model.ids import decode_id
from skilltree.service.erase_me import replay_erasures
from skilltree.service.own_data_words import ABOUT
from skilltree.service.ports.own_data import Erased
from skilltree.store import SqlStore
from skilltree.store.codec import Gid
from skilltree.store.own_data import UNTOLD
from skilltree.store.own_rows import STAYS, conditions
from skilltree.store.tables import metadata
from skilltree.store.tables.outbox import idempotency_key
from skilltree.store.tables.people import erasure, person
from skilltree.web.erasure_file import ErasureFile
from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.graphql.stage_teaching import SECRET_NOTE
from tests.web.served import SECRET, Served

POINTING = {"change.subject_id"}
"""The outbox tells engines that something of this id changed, and nothing else."""
FADING = {"noteSeen"}
"""Answers that a facilitator got about a roster with this name on it; such answers are forgotten after 90 days."""


@pytest.fixture
def stage(served_on_each: Served) -> Stage:
    stage = Stage(Cast(served_on_each))
    stage.everything()
    return stage


def rows_of(served: Served, table: Table) -> list[dict[str, Any]]:
    async def read() -> list[dict[str, Any]]:
        store = served.deps.store
        assert isinstance(store, SqlStore)
        async with store._engines.reader.connect() as connection:
            found = await connection.execute(select(table))
        return [dict(row._mapping) for row in found]

    return served.run(read())


def places_of(served: Served, *needles: str) -> set[str]:
    """Every `table.column` in which one of these stands, as text or in bytes."""
    found = set()
    for table in metadata.sorted_tables:
        for row in rows_of(served, table):
            for name, value in row.items():
                text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
                if any(needle in text or needle.encode().decode("latin-1") in text for needle in needles):
                    found.add(f"{table.name}.{name}")
    return found


def erase(stage: Stage, *, sure: bool = True) -> Any:
    return stage.served.shared.post("/me/erase", json={"sure": sure}, headers=stage.owner.headers)


def needles(stage: Stage) -> tuple[str, ...]:
    row: UUID = decode_id(stage.owner.id)[1]
    return stage.owner.id, str(row), stage.name


def naming(table: Table) -> set[str]:
    """Columns of a table that name people, by type or by key."""
    return {
        column.name
        for column in table.columns
        if (isinstance(column.type, Gid) and column.type.type_name == "Person")
        or any(key.column.table is person and key.column.name == "id" for key in column.foreign_keys)
    }


def test_every_column_that_names_people_goes_or_stays_for_a_reason() -> None:
    someone = "UGVyc29uOjAwMDAwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMA"
    gone = {table.name for table in conditions(someone, [])}
    named = {f"{table.name}.{name}" for table in metadata.sorted_tables for name in naming(table)}
    forgotten = {place for place in named if place not in STAYS and place.partition(".")[0] not in gone}
    assert forgotten == set()
    assert set(STAYS) <= named


def test_each_part_of_a_download_says_what_it_is_for() -> None:
    someone = "UGVyc29uOjAwMDAwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMA"
    assert set(ABOUT) == {table.name for table in conditions(someone, [])} - UNTOLD


def test_all_of_it_can_be_taken_away(stage: Stage) -> None:
    got = stage.served.shared.get("/me/data.zip", headers=stage.owner.headers)
    assert (got.status_code, got.headers["cache-control"]) == (200, "private, no-store")
    told = json.loads(ZipFile(BytesIO(got.content)).read("donnees.json"))
    sections = told["sections"]
    assert sections["person"]["rows"][0]["display_name"] == stage.name
    assert {"evidence", "goal", "visibility", "consent", "access_log", "contact_request"} <= set(sections)
    assert told["names"][sections["evidence"]["rows"][0]["skill_id"]]
    columns = {name for section in sections.values() for row in section["rows"] for name in row}
    assert not [name for name in columns if name.endswith("_hash") or name in {"public_key", "credential_id"}]
    assert json.dumps(told, ensure_ascii=False).count(SECRET_NOTE) >= 1


def test_a_visitor_takes_nothing_and_erases_nobody(stage: Stage) -> None:
    assert stage.served.shared.get("/me/data.zip").status_code == 401
    assert stage.served.shared.post("/me/erase", json={"sure": True}).status_code == 401


def test_erasing_takes_a_second_act(stage: Stage) -> None:
    refused = erase(stage, sure=False)
    assert (refused.status_code, refused.json()["code"]) == (400, "NOT_SURE")
    assert stage.owner.read("{ me { displayName } }")["me"]["displayName"] == stage.name


def test_nothing_of_an_erased_person_is_left(stage: Stage) -> None:
    before = places_of(stage.served, *needles(stage))
    assert {"person.display_name", "evidence.person_id", "idempotency_key.answer"} <= before
    assert erase(stage).status_code == 200
    after = places_of(stage.served, *needles(stage))
    assert after - POINTING - set(STAYS) - {"idempotency_key.answer"} == {"person.id"}
    answers = [row for row in rows_of(stage.served, idempotency_key) if stage.name in row["answer"].decode()]
    assert {row["operation"] for row in answers} <= FADING
    assert not [row for row in rows_of(stage.served, idempotency_key) if row["who"] == stage.owner.id]
    [left] = [row for row in rows_of(stage.served, person) if row["id"] == stage.owner.id]
    assert (left["display_name"], left["insee"], left["birth_year"], left["works_in"]) == ("", None, None, ())
    assert stage.served.shared.get("/me/data.zip", headers=stage.owner.headers).status_code == 401
    assert erase(stage).status_code == 401


def test_others_keep_what_is_theirs(stage: Stage) -> None:
    stranger = stage.cast.get("stranger")
    kept = stranger.do("declareSkill", "... on SkillDeclared { evidence { id } }", skill=stage.skill, level=2)
    counts = stage.served.counts()
    erase(stage)
    assert stranger.read("{ me { tree { skills { level } } } }")["me"]["tree"]["skills"]
    assert kept["evidence"]["id"]
    for table in ("organisation", "module", "module_version", "skill_statement"):
        assert stage.served.counts()[table] >= counts[table] - (1 if table == "skill_statement" else 0)


def test_a_restored_backup_forgets_them_again(stage: Stage, served_on_each: Served) -> None:
    erase(stage)
    listed = ErasureFile(stage.served.data / "erased.jsonl")
    assert stage.owner.id in {line.person_id for line in listed.all()}
    brought_back = Stage(Cast(served_on_each))
    brought_back.everything()
    line = Erased(territory_id=listed.all()[0].territory_id, person_id=brought_back.owner.id, at=listed.all()[0].at)
    listed.add([line])
    assert stage.served.run(replay_erasures(stage.served.deps.store, listed, SECRET.encode())) == 1
    assert "person.display_name" not in places_of(stage.served, *needles(brought_back))
    assert stage.served.run(replay_erasures(stage.served.deps.store, listed, SECRET.encode())) == 0


def test_a_list_that_was_lost_is_written_again(stage: Stage) -> None:
    erase(stage)
    path = stage.served.data / "erased.jsonl"
    path.unlink()
    stage.served.run(replay_erasures(stage.served.deps.store, ErasureFile(path), SECRET.encode()))
    assert {line.person_id for line in ErasureFile(path).all()} == {
        row["person_id"] for row in rows_of(stage.served, erasure)
    }


def test_what_was_noted_under_hashes_goes_too(stage: Stage) -> None:
    stage.owner.do("answerQuiz", module=stage.module, version=1, answers=stage.answers)
    before = stage.served.counts()
    erase(stage)
    after = stage.served.counts()
    assert before["first_try"] - after["first_try"] == 1
    assert before["question_tally"] == after["question_tally"]
