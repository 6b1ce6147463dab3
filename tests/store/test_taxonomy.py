"""Skills and occupations: reading, merging, links, marks."""

import pytest

from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.ids import new_id
from skilltree.model.taxonomy import (
    ConceptLabel,
    Label,
    Occupation,
    OccupationRecord,
    OccupationSkillLink,
    Skill,
    SkillLink,
)
from skilltree.model.words import Language, SkillKind
from skilltree.service.ports.taxonomy import ImportMark, PutCount
from skilltree.store import SqlStore, taxonomy
from skilltree.store.tables.taxonomy import skill
from tests.store.conftest import Town
from tests.store.samples import NOON, make_skill

FR, EN = Language.FR, Language.EN


def label(said: str, language: Language = FR, rank: int = 1) -> Label:
    return Label(text=said, language=language, rank=rank)


async def test_a_skill_comes_back_with_its_links(store: SqlStore) -> None:
    one, two, three = sorted(new_id("Skill") for _ in range(3))
    record = make_skill(
        one,
        "souder",
        kind=SkillKind.TITLE,
        uri="urn:one",
        rome_code="1234",
        about={"fr": "Assembler", "en": "Join"},
        icon="torch",
        valid_years=5.0,
    )
    links = [
        SkillLink(skill=one, target=three, relation="broader", source="esco"),
        SkillLink(skill=one, target=two, relation="prerequisite", source="starter"),
    ]
    async with store.writing() as writing:
        await writing.taxonomy.put_skills([record, make_skill(two, "deux"), make_skill(three, "trois")])
        assert await writing.taxonomy.put_skill_links(links + links[:1]) == PutCount(new=2, unchanged=1)
        assert await writing.taxonomy.put_skill_links(links) == PutCount(unchanged=2)
    async with store.reading() as reading:
        found = await reading.taxonomy.skills([one, new_id("Skill")])
        assert found == {
            one: Skill(
                id=one,
                kind=SkillKind.TITLE,
                labels={"fr": "souder"},
                uri="urn:one",
                rome_code="1234",
                icon="torch",
                valid_years=5.0,
                broader=(three,),
                prerequisites=(two,),
            )
        }
        assert await reading.taxonomy.skill_about([one, two]) == {one: {"fr": "Assembler", "en": "Join"}}
        counts = await reading.taxonomy.counts()
    assert (counts["skills"], counts["skill_labels"], counts["broader"], counts["prerequisite"]) == (3, 3, 1, 1)


async def test_a_link_to_an_unknown_skill_is_refused(store: SqlStore, town: Town) -> None:
    with pytest.raises(NotFound):
        async with store.writing() as writing:
            await writing.taxonomy.put_skill_links(
                [SkillLink(skill=town.welding, target=new_id("Skill"), relation="broader", source="esco")]
            )


async def test_the_shown_label_is_lowest_by_rank_then_source_then_position(store: SqlStore) -> None:
    one = new_id("Skill")
    said = {
        "rome": (label("rome"), label("rome en", EN, 0)),
        "esco-1.2": (label("esco", rank=1), label("esco en", EN), label("esco alt", rank=2)),
        "starter": (label("second", rank=1), label("third", rank=1), label("alt", rank=2)),
    }
    async with store.writing() as writing:
        for source, labels in said.items():
            await writing.taxonomy.put_skills([make_skill(one, "", source=source, labels=labels)])
        assert (await writing.taxonomy.skills([one]))[one].labels == {"fr": "second", "en": "rome en"}
        everyday = (*said["rome"], label("bricoler", rank=0))
        await writing.taxonomy.put_skills([make_skill(one, "", source="rome", labels=everyday)])
        assert (await writing.taxonomy.skills([one]))[one].labels == {"fr": "bricoler", "en": "rome en"}
        ordered = (await writing.taxonomy.skill_labels([one, new_id("Skill")]))[one]
    assert [found.text for found in ordered] == [
        "rome en", "bricoler", "second", "third", "esco", "esco en", "rome", "alt", "esco alt",
    ]  # fmt: skip


async def test_all_skills_and_labels_come_in_batches(
    store: SqlStore, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taxonomy, "PAGE", 2)
    more = [make_skill(new_id("Skill"), f"skill {number}") for number in range(4)]
    async with store.writing() as writing:
        await writing.taxonomy.put_skills(more)
    wanted = {town.welding, town.soldering, *(one.id for one in more)}
    async with store.reading() as reading:
        batches = [batch async for batch in reading.taxonomy.all_skills()]
        labels = [batch async for batch in reading.taxonomy.labels("Skill")]
        assert [batch async for batch in reading.taxonomy.labels("Occupation")] == []
    assert [len(batch) for batch in batches] == [len(batch) for batch in labels] == [2, 2, 2]
    assert {one.id for batch in batches for one in batch} == wanted
    assert {one.concept for batch in labels for one in batch} == wanted


async def test_a_merged_skill_answers_under_both_ids(store: SqlStore, town: Town) -> None:
    oldest = new_id("Skill")
    async with store.writing() as writing:
        await writing.taxonomy.put_skills([make_skill(oldest, "soudure")])
    for gone, kept in ((town.soldering, town.welding), (oldest, town.soldering)):
        async with store._engines.writer.begin() as connection:  # there is no command to merge yet
            await connection.execute(skill.update().where(skill.c.id == gone).values(merged_into=kept))
    async with store.reading() as reading:
        found = await reading.taxonomy.skills([oldest, town.soldering, town.welding])
        assert {asked: one.id for asked, one in found.items()} == dict.fromkeys(
            (oldest, town.soldering, town.welding), town.welding
        )
        batches = [batch async for batch in reading.taxonomy.all_skills()]
        assert [one.id for batch in batches for one in batch] == [town.welding]
        labels = [one async for batch in reading.taxonomy.labels("Skill") for one in batch]
    assert sorted((one.concept, one.text) for one in labels) == [
        (town.welding, "braser"),
        (town.welding, "souder"),
        (town.welding, "soudure"),
    ]


async def test_an_inhabitants_skill_bears_its_owner(store: SqlStore, town: Town) -> None:
    record = make_skill(new_id("Skill"), "greffer des pommiers", source="local")
    async with store.writing(town.id) as writing:
        made = await writing.taxonomy.add_local_skill(town.id, record, town.ada.id)
    assert made.local
    assert made.proposed_by == town.ada.id
    async with store.writing() as writing:
        # An importer that brings the same skill leaves its owner.
        await writing.taxonomy.put_skills([make_skill(record.id, "greffer", source="esco")])
        assert (await writing.taxonomy.skills([record.id]))[record.id] == made


async def test_an_occupation_has_its_skills(store: SqlStore, town: Town) -> None:
    job = new_id("Occupation")
    record = OccupationRecord(
        id=job, source="rome", labels=(label("Soudeur"), label("Welder", EN)), rome_code="H2913", about={"fr": "Soude"}
    )

    def link(skill: str, *, essential: bool, source: str = "rome") -> OccupationSkillLink:
        return OccupationSkillLink(occupation=job, skill=skill, essential=essential, source=source)

    links = [link(town.welding, essential=True), link(town.soldering, essential=False)]
    async with store.writing() as writing:
        tax = writing.taxonomy
        assert await tax.put_occupations([record]) == PutCount(new=1)
        assert await tax.put_occupations([record]) == PutCount(unchanged=1)
        assert await tax.put_occupation_links(links) == PutCount(new=2)
        assert await tax.put_occupation_links(links) == PutCount(unchanged=2)
        found = await tax.occupations([job, new_id("Occupation")])
        assert found == {
            job: Occupation(
                id=job,
                labels={"fr": "Soudeur", "en": "Welder"},
                rome_code="H2913",
                essential=(town.welding,),
                optional=(town.soldering,),
            )
        }
        assert await tax.put_occupation_links([link(town.welding, essential=False)]) == PutCount(changed=1)
        assert await tax.put_occupation_links([link(town.soldering, essential=True, source="esco")]) == PutCount(new=1)
        changed = (await tax.occupations([job]))[job]
        assert (changed.essential, changed.optional) == ((town.soldering,), (town.welding,))
        assert await tax.occupation_about([job]) == {job: {"fr": "Soude"}}
        assert await tax.known_occupations([job, new_id("Occupation")]) == {job}
        assert await tax.known_skills([town.welding, new_id("Skill")]) == {town.welding}
        assert await tax.labels_of([job, town.welding]) == [
            ConceptLabel(concept=town.welding, text="souder", language=FR, rank=1),
            ConceptLabel(concept=job, text="Soudeur", language=FR, rank=1),
            ConceptLabel(concept=job, text="Welder", language=EN, rank=1),
        ]
        with pytest.raises(InvalidInput):
            await tax.labels_of(["nonsense"])


async def test_an_import_mark_is_moved_on(store: SqlStore) -> None:
    begun = ImportMark(file_sha256=b"\1" * 32, reader="esco", rows_done=2000)
    done = ImportMark(file_sha256=b"\1" * 32, reader="esco", rows_done=13_939, finished_at=NOON)
    async with store.writing() as writing:
        await writing.taxonomy.put_import_mark(begun)
        assert await writing.taxonomy.import_mark(b"\1" * 32, "esco") == begun
        await writing.taxonomy.put_import_mark(done)
        assert await writing.taxonomy.import_mark(b"\1" * 32, "esco") == done
        assert await writing.taxonomy.import_mark(b"\1" * 32, "rome") is None
