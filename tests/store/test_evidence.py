"""Evidence: numbered, ordered, retracted by another fact, streamed for engines."""

from datetime import date

import pytest

from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.ids import new_id
from skilltree.model.words import EvidenceKind
from skilltree.store import SqlStore, evidence
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON, make_fact, make_person


async def test_facts_come_back_whole_by_instant_then_sequence(store: SqlStore, town: Town) -> None:
    late = make_fact(town.ada.id, town.welding, at=NOON + MINUTE)
    full = make_fact(
        town.ada.id,
        town.soldering,
        kind=EvidenceKind.TEST,
        source="Quiz « soudure »",
        source_id=new_id("Module"),
        hours=2.5,
        expires=date(2030, 1, 1),
        weight=0.5,
        passed=False,
    )
    plain = make_fact(town.ada.id, town.welding)
    async with store.writing(town.id) as writing:
        stored = [await writing.evidence.append(town.id, fact) for fact in (late, full, plain)]
    assert [fact.sequence for fact in stored] == [1, 2, 3]
    async with store.reading() as reading:
        found = await reading.evidence.of_person(town.ada.id)
        assert found == [stored[1], stored[2], stored[0]]
        assert await reading.evidence.find(full.id) == stored[1]
        assert await reading.evidence.find(new_id("Evidence")) is None


async def test_sequences_are_a_persons_own(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        await writing.evidence.append(town.id, make_fact(town.ada.id, town.welding))
        other = await writing.evidence.append(town.id, make_fact(town.bob.id, town.welding))
    assert other.sequence == 1


async def test_a_retraction_is_another_fact_and_comes_once(store: SqlStore, town: Town) -> None:
    fact = make_fact(town.ada.id, town.welding)
    async with store.writing(town.id) as writing:
        await writing.evidence.append(town.id, fact)
        assert await writing.evidence.retract(town.id, fact.id, by=town.ada.id, at=NOON + MINUTE)
        assert not await writing.evidence.retract(town.id, fact.id, by=town.ada.id, at=NOON + 2 * MINUTE)
        assert not await writing.evidence.retract(town.id, new_id("Evidence"), by=town.ada.id, at=NOON)
    async with store.reading() as reading:
        (found,) = await reading.evidence.of_person(town.ada.id)
    assert found.retracted_at == NOON + MINUTE


async def test_everybody_comes_a_person_at_a_time_across_pages(
    store: SqlStore, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "PEOPLE_A_PAGE", 2)
    people = [make_person(town.id, f"P{number}") for number in range(5)]
    async with store.writing(town.id) as writing:
        for person in people:
            await writing.people.add_person(person)
        for person in people[1:]:
            for skill in (town.welding, town.soldering):
                await writing.evidence.append(town.id, make_fact(person.id, skill))
    async with store.reading() as reading:
        seen = [(person_id, len(facts)) async for person_id, facts in reading.evidence.everybody(town.id)]
        nobody = [pair async for pair in reading.evidence.everybody(new_id("Territory"))]
    assert sorted(seen) == sorted((person.id, 2) for person in people[1:])
    assert nobody == []


async def test_an_unknown_skill_is_refused(store: SqlStore, town: Town) -> None:
    with pytest.raises(NotFound):
        async with store.writing(town.id) as writing:
            await writing.evidence.append(town.id, make_fact(town.ada.id, new_id("Skill")))


@pytest.mark.parametrize("bad", ["", "not base64 %", "UGVyc29u", new_id("Skill")])
async def test_an_id_of_another_type_is_refused_by_name(store: SqlStore, bad: str) -> None:
    async with store.reading() as reading:
        with pytest.raises(InvalidInput) as refused:
            await reading.evidence.of_person(bad)
    assert refused.value.field == "id"
