"""What the databases refuse by themselves, whatever the code above them does: raw rows that must fail."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Table, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from skilltree.model.course import Module
from skilltree.model.ids import new_id, new_uuid
from skilltree.model.ledger import AccessRecord, Consent
from skilltree.store import SqlStore
from skilltree.store.evidence import BESIDE
from skilltree.store.fields import fields
from skilltree.store.tables import (
    courses,
    evidence,
    identity,
    ledger,
    metadata,
    opportunities,
    outbox,
    people,
    taxonomy,
)
from tests.store.conftest import Town
from tests.store.samples import DAY, MINUTE, NOON, make_contact, make_fact, make_module, make_opportunity, make_person

#: Tables that do not grow with the people of a territory, or that are short-lived.
SHARED = {
    "territory", "commune", "code", "challenge", "activity", "import_mark", "skill", "skill_statement",
    "skill_label", "skill_link", "occupation", "occupation_statement", "occupation_label", "occupation_skill",
}  # fmt: skip


@pytest.fixture
async def raw(store: SqlStore, town: Town) -> AsyncIterator[AsyncConnection]:
    """A connection below the ports; what it wrote is rolled back."""
    async with store._engines.writer.connect() as connection:
        yield connection


async def refuse(raw: AsyncConnection, table: Table, row: dict[str, Any], *, because: str) -> None:
    """Expect the row to break the named constraint; with `because` "" expect it to be taken."""
    savepoint = await raw.begin_nested()
    if not because:
        await raw.execute(table.insert().values(**row))
        return
    with pytest.raises(IntegrityError, match=because):
        await raw.execute(table.insert().values(**row))
    await savepoint.rollback()


def test_every_table_that_grows_has_its_territory_first_in_its_key() -> None:
    growing = {name: table for name, table in metadata.tables.items() if name not in SHARED}
    assert set(metadata.tables) > SHARED
    assert {name: next(iter(table.primary_key)).name for name, table in growing.items()} == dict.fromkeys(
        growing, "territory_id"
    )


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, ""),
        ({"passed": False, "kind": "test"}, ""),
        ({"weight": 0.0, "hours": 0.0, "level": 4}, ""),
        ({"level": 0}, "ck_evidence_level"),
        ({"level": 5}, "ck_evidence_level"),
        ({"weight": 1.01}, "ck_evidence_weight"),
        ({"weight": -0.01}, "ck_evidence_weight"),
        ({"hours": -1.0}, "ck_evidence_hours"),
        ({"sequence": 0}, "ck_evidence_sequence"),
        ({"passed": False}, "ck_evidence_passed"),
        ({"skill_id": new_id("Skill")}, "(?i)foreign key"),
        ({"person_id": new_id("Person")}, "(?i)foreign key"),
        ({"territory_id": new_id("Territory")}, "(?i)foreign key"),
        ({"at": None}, "(?i)not.null"),
    ],
)
async def test_evidence(raw: AsyncConnection, town: Town, changes: dict[str, Any], because: str) -> None:
    fact = fields(make_fact(town.ada.id, town.welding), but=BESIDE)
    row = {"territory_id": town.id, **fact, "sequence": 1, **changes}
    await refuse(raw, evidence.evidence, row, because=because)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("person", "language"),
        ("person", "travel"),
        ("organisation", "kind"),
        ("skill", "kind"),
        ("change", "kind"),
    ],
)
async def test_words_outside_a_vocabulary(raw: AsyncConnection, town: Town, table: str, column: str) -> None:
    await raw.execute(outbox.change.insert().values(territory_id=town.id, sequence=1, kind="tree", subject_id="x"))
    with pytest.raises(IntegrityError, match=f"ck_{table}_{column}"):
        await raw.execute(text(f"UPDATE \"{table}\" SET {column} = 'nonsense'"))


async def test_evidence_of_another_kind(raw: AsyncConnection, town: Town) -> None:
    fact = fields(make_fact(town.ada.id, town.welding), but=(*BESIDE, "sequence"))
    await raw.execute(evidence.evidence.insert().values(territory_id=town.id, sequence=1, **fact))
    columns = evidence.evidence.c.keys()
    copied = ", ".join({"sequence": "2", "kind": "'nonsense'"}.get(name, name) for name in columns)
    with pytest.raises(IntegrityError, match="ck_evidence_kind"):
        await raw.execute(text(f"INSERT INTO evidence ({', '.join(columns)}) SELECT {copied} FROM evidence"))


async def test_one_of_a_kind(raw: AsyncConnection, town: Town) -> None:
    unique = "(?i)unique"
    fact = {"territory_id": town.id, **fields(make_fact(town.ada.id, town.welding), but=BESIDE), "sequence": 1}
    await refuse(raw, evidence.evidence, fact, because="")
    await refuse(raw, evidence.evidence, fact, because=unique)
    await refuse(raw, evidence.evidence, {**fact, "sequence": 2}, because=unique)
    await refuse(raw, evidence.evidence, {**fact, "id": new_id("Evidence")}, because=unique)

    mail = {"territory_id": town.id, "channel": "email", "address": "a", "person_id": town.ada.id}
    await refuse(raw, identity.contact, mail, because="")
    await refuse(raw, identity.contact, {**mail, "person_id": town.bob.id}, because=unique)

    key = {
        "territory_id": town.id,
        "who": "w",
        "operation": "o",
        "key": new_uuid(),
        "payload_sha256": b"",
        "answer": b"",
        "at": NOON,
    }
    await refuse(raw, outbox.idempotency_key, key, because="")
    await refuse(raw, outbox.idempotency_key, {**key, "answer": b"other"}, because=unique)

    change = {"territory_id": town.id, "sequence": 1, "kind": "tree", "subject_id": "x"}
    await refuse(raw, outbox.change, change, because="")
    await refuse(raw, outbox.change, {**change, "kind": "goal"}, because=unique)
    await refuse(raw, outbox.change, {**change, "sequence": 0}, because="ck_change_sequence")

    firm = {**fields(town.organisation), "siret": "1", "id": new_id("Organisation")}
    await refuse(raw, people.organisation, firm, because="")
    await refuse(raw, people.organisation, {**firm, "id": new_id("Organisation")}, because=unique)


async def test_one_pending_request_of_an_organisation(raw: AsyncConnection, town: Town) -> None:
    def request(**changes: Any) -> dict[str, Any]:
        made = make_contact(town.id, town.organisation.id, town.ada.id, town.bob.id)
        return {**fields(made), "id": new_id("ContactRequest"), **changes}

    table = ledger.contact_request
    answered = {"status": "refused", "answered_at": NOON}
    await refuse(raw, table, request(), because="")
    await refuse(raw, table, request(), because="(?i)unique")
    await refuse(raw, table, request(**answered), because="")
    await refuse(raw, table, request(**answered), because="")
    await refuse(raw, table, request(person_id=town.bob.id), because="")
    await refuse(raw, table, request(status="accepted"), because="ck_contact_request_answered")
    await refuse(raw, table, request(status="asked", answered_at=NOON), because="ck_contact_request_answered")


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"seats": 2, "seats_taken": 2}, ""),
        ({"seats": None, "seats_taken": 99}, ""),
        ({"seats": 2, "seats_taken": 3}, "ck_opportunity_seats_taken"),
        ({"seats_taken": -1}, "ck_opportunity_seats_taken"),
        ({"seats": -1}, "ck_opportunity_seats"),
        ({"cost_euros": -1}, "ck_opportunity_cost_euros"),
        ({"radius_km": -0.1}, "ck_opportunity_radius_km"),
        ({"starts_on": DAY, "ends_on": DAY.replace(day=1)}, "ck_opportunity_days"),
        ({"organisation_id": new_id("Organisation")}, "(?i)foreign key"),
    ],
)
async def test_opportunities(raw: AsyncConnection, town: Town, changes: dict[str, Any], because: str) -> None:
    row = {**fields(make_opportunity(town.id)), **changes}
    await refuse(raw, opportunities.opportunity, row, because=because)


async def test_taxonomy(raw: AsyncConnection, town: Town) -> None:
    link = {"skill_id": town.welding, "target_id": town.soldering, "relation": "broader", "source": "esco"}
    await refuse(raw, taxonomy.skill_link, link, because="")
    await refuse(raw, taxonomy.skill_link, {**link, "source": "rome"}, because="(?i)unique")
    await refuse(raw, taxonomy.skill_link, {**link, "relation": "friend"}, because="ck_skill_link_relation")
    await refuse(raw, taxonomy.skill_link, {**link, "target_id": town.welding}, because="ck_skill_link_target_id")
    said = {
        "concept_id": town.welding, "source": "rome", "position": 0, "source_order": 3, "language": "fr",
        "text": "x", "rank": 0,
    }  # fmt: skip
    await refuse(raw, taxonomy.skill_label, said, because="")
    await refuse(raw, taxonomy.skill_label, {**said, "position": 1, "rank": 3}, because="ck_skill_label_rank")
    await refuse(raw, taxonomy.skill_label, {**said, "position": 1, "text": ""}, because="ck_skill_label_text")
    skill = {"id": new_id("Skill"), "kind": "title", "labels": {}, "valid_years": 0.0}
    await refuse(raw, taxonomy.skill, skill, because="ck_skill_valid_years")


async def test_versions_and_progress(raw: AsyncConnection, town: Town) -> None:
    module, row = await _insert_module(raw, make_module(town.id, town.organisation.id))
    await refuse(raw, courses.module_version, {**row, "version": 2}, because="(?i)unique")  # a second draft
    await refuse(
        raw, courses.module_version, {**row, "version": 0, "published_at": NOON}, because="ck_module_version_version"
    )
    done = {
        "territory_id": town.id, "person_id": town.ada.id, "module_id": module.id, "version": 1, "blocks_done": 0,
        "quiz_passed": False, "started_at": NOON, "completed_at": NOON,
    }  # fmt: skip
    await refuse(raw, courses.progress, done, because="")
    await refuse(raw, courses.progress, {**done, "completed_at": NOON + MINUTE}, because="(?i)unique")
    await refuse(raw, courses.progress, {**done, "version": 2}, because="(?i)foreign key")
    await refuse(
        raw, courses.progress, {**done, "person_id": town.bob.id, "blocks_done": -1}, because="ck_progress_blocks_done"
    )


async def _insert_module(raw: AsyncConnection, module: Module) -> tuple[Module, dict[str, Any]]:
    await raw.execute(
        courses.module.insert().values(
            **fields(module, but=set(module.__struct_fields__) - set(courses.module.c.keys()))
        )
    )
    row = {"module_id": module.id, **{name: getattr(module, name) for name in _versioned()}}
    await raw.execute(courses.module_version.insert().values(**row))
    return module, row


def _versioned() -> list[str]:
    return [column.name for column in courses.module_version.c if column.name != "module_id"]


@pytest.mark.parametrize("statement", ["UPDATE module_version SET content = '{}'", "DELETE FROM module_version"])
async def test_a_published_version_never_changes(raw: AsyncConnection, town: Town, statement: str) -> None:
    module, _ = await _insert_module(raw, make_module(town.id, town.organisation.id))
    savepoint = await raw.begin_nested()
    await raw.execute(text(statement))  # a draft may change, and go
    await savepoint.rollback()
    published = courses.module_version.update().where(courses.module_version.c.module_id == module.id)
    await raw.execute(published.values(published_at=NOON))
    with pytest.raises(IntegrityError, match="a published version never changes"):
        await raw.execute(text(statement))


@pytest.mark.parametrize("table", ["evidence", "retraction", "consent", "access_log"])
async def test_append_only_tables_lose_rows_to_erasure_alone(store: SqlStore, town: Town, table: str) -> None:
    await _fill_append_only(store, town)
    async with store._engines.writer.connect() as raw:
        for statement in (f"UPDATE {table} SET at = at", f"DELETE FROM {table}"):
            savepoint = await raw.begin_nested()
            with pytest.raises(IntegrityError, match=f"{table} is append-only"):
                await raw.execute(text(statement))
            await savepoint.rollback()
        erasure = {"territory_id": town.id, "person_id": town.ada.id, "asked_at": NOON}
        await raw.execute(people.erasure.insert().values(**erasure))
        for name in dict.fromkeys(("retraction", table)):
            those = metadata.tables[name]
            gone = await raw.execute(those.delete().where(those.c.person_id == town.ada.id))
            assert gone.rowcount == 1
        savepoint = await raw.begin_nested()
        with pytest.raises(IntegrityError, match="append-only"):
            await raw.execute(text(f"UPDATE {table} SET at = at"))
        await savepoint.rollback()
        with pytest.raises(IntegrityError, match="append-only"):
            await raw.execute(text(f"DELETE FROM {table}"))  # Bob's row


async def _fill_append_only(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        for person in (town.ada, town.bob):
            fact = await writing.evidence.append(town.id, make_fact(person.id, town.welding))
            await writing.evidence.retract(town.id, fact.id, by=person.id, at=NOON)
            await writing.ledger.consent(
                town.id,
                Consent(person_id=person.id, purpose="p", scope="s", text_version="1", given=True, at=NOON),
            )
            await writing.ledger.log_accesses(
                town.id, [AccessRecord(person_id=person.id, reader_id=None, who="w", what="w", why="y", at=NOON)]
            )


async def test_people_of_another_territory_cannot_be_named(raw: AsyncConnection, town: Town) -> None:
    stranger = make_person(new_id("Territory"), "Eve")
    await refuse(raw, people.person, fields(stranger), because="(?i)foreign key")
