"""People, organisations, goals and visibility."""

import pytest

from skilltree.model.course import SkillLevel
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import new_id
from skilltree.model.person import BranchVisibility, Contact, Goal, Membership
from skilltree.model.words import Channel, Language, OrganisationKind, Role, Travel, Visibility
from skilltree.store import SqlStore, people
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON, make_organisation, make_person, make_territory


async def test_people_come_back_whole(store: SqlStore, town: Town) -> None:
    async with store.reading() as reading:
        assert await reading.people.person(town.ada.id) == town.ada
        assert await reading.people.person(new_id("Person")) is None
        found = await reading.people.people([town.bob.id, new_id("Person"), town.ada.id, town.ada.id])
    assert found == {town.ada.id: town.ada, town.bob.id: town.bob}


async def test_a_profile_is_replaced_whole(store: SqlStore, town: Town) -> None:
    changed = make_person(
        town.id,
        "Ada L.",
        id=town.ada.id,
        language=Language.TA,
        travel=Travel.WALK,
        insee=None,
        birth_year=None,
        works_in=(),
        fictional=True,
    )
    async with store.writing(town.id) as writing:
        await writing.people.save_person(changed)
        assert await writing.people.person(town.ada.id) == changed
        with pytest.raises(NotFound):
            await writing.people.save_person(make_person(town.id, "Nobody"))


async def test_fictional_people_who_can_sign_in_come_by_name(store: SqlStore, town: Town) -> None:
    late, early, unreachable = (make_person(town.id, name, fictional=True) for name in ("Zoé", "Alix", "Lou"))
    async with store.writing(town.id) as writing:
        for person in (late, early, unreachable):
            await writing.people.add_person(person)
        for person in (late, early):
            mail = Contact(channel=Channel.EMAIL, address=person.display_name)
            await writing.identity.add_contact(town.id, person.id, mail)
    async with store.reading() as reading:
        assert await reading.people.fictional() == [early, late]


async def test_the_same_person_is_not_added_twice(store: SqlStore, town: Town) -> None:
    with pytest.raises(Conflict):
        async with store.writing(town.id) as writing:
            await writing.people.add_person(town.ada)


async def test_nobody_lives_in_an_unknown_territory(store: SqlStore, town: Town) -> None:
    with pytest.raises(NotFound):
        async with store.writing(town.id) as writing:
            await writing.people.add_person(make_person(new_id("Territory"), "Eve"))


@pytest.mark.parametrize("name", ["nul \0 inside", "lone \ud800 surrogate"])
async def test_text_that_no_database_takes_is_refused(store: SqlStore, town: Town, name: str) -> None:
    async with store.writing(town.id) as writing:
        with pytest.raises(InvalidInput):
            await writing.people.add_person(make_person(town.id, name))
        with pytest.raises(InvalidInput):
            await writing.people.put_organisation(make_organisation(town.id, about={"fr": "\ud800"}))


async def test_an_organisation_is_inserted_then_updated(store: SqlStore, town: Town) -> None:
    first = make_organisation(town.id, siret="12345678900011", about={"fr": "Un lieu"})
    second = make_organisation(
        town.id, id=first.id, siret="12345678900011", verified=True, kind=OrganisationKind.COMPANY, insee="93001"
    )
    async with store.writing(town.id) as writing:
        await writing.people.put_organisation(first)
        assert await writing.people.organisations([first.id]) == {first.id: first}
        await writing.people.put_organisation(second)
    async with store.reading() as reading:
        assert await reading.people.organisations([first.id, new_id("Organisation")]) == {first.id: second}


async def test_a_siret_is_one_organisations_in_a_territory(store: SqlStore, town: Town) -> None:
    elsewhere = make_territory()
    async with store.writing(town.id) as writing:
        await writing.people.put_organisation(make_organisation(town.id, siret="1"))
        with pytest.raises(Conflict) as refused:
            await writing.people.put_organisation(make_organisation(town.id, siret="1"))
        await writing.people.put_organisation(make_organisation(town.id))
        await writing.territories.put_territory(elsewhere)
        await writing.people.put_organisation(make_organisation(elsewhere.id, siret="1"))
    assert refused.value.field == "siret"


async def test_memberships_are_idempotent(store: SqlStore, town: Town) -> None:
    author = Membership(organisation_id=town.organisation.id, role=Role.AUTHOR, verified=False)
    recruiter = Membership(organisation_id=town.organisation.id, role=Role.RECRUITER, verified=True)
    verified = Membership(organisation_id=town.organisation.id, role=Role.AUTHOR, verified=True)
    async with store.writing(town.id) as writing:
        for membership in (recruiter, author, author, verified):
            await writing.people.add_membership(town.id, town.ada.id, membership)
    async with store.reading() as reading:
        assert await reading.people.memberships(town.ada.id) == (verified, recruiter)
        assert await reading.people.memberships(town.bob.id) == ()


async def test_a_goal_is_replaced_and_cleared(store: SqlStore, town: Town) -> None:
    first = Goal(person_id=town.ada.id, since=NOON, text="Poser la fibre")
    second = Goal(person_id=town.ada.id, since=NOON + MINUTE, skills=(SkillLevel(skill_id=town.welding, level=3),))
    async with store.writing(town.id) as writing:
        await writing.people.set_goal(town.id, town.ada.id, first)
        assert await writing.people.goal(town.ada.id) == first
        await writing.people.set_goal(town.id, town.ada.id, second)
        assert await writing.people.goals(town.id) == [second]
        await writing.people.set_goal(town.id, town.ada.id, None)
        assert await writing.people.goal(town.ada.id) is None
        assert await writing.people.goals(town.id) == []


async def test_choices_of_visibility_come_whole_tree_first(store: SqlStore, town: Town) -> None:
    branch = BranchVisibility(branch=town.welding, visibility=Visibility.EVERYONE, since=NOON)
    whole = BranchVisibility(branch=None, visibility=Visibility.RECRUITERS, since=NOON)
    hidden = BranchVisibility(branch=None, visibility=Visibility.ONLY_ME, since=NOON + MINUTE)
    async with store.writing(town.id) as writing:
        await writing.people.set_visibility(town.id, town.ada.id, branch)
        await writing.people.set_visibility(town.id, town.ada.id, whole)
        assert await writing.people.visibility(town.ada.id) == [whole, branch]
        await writing.people.set_visibility(town.id, town.ada.id, hidden)
        assert await writing.people.visibility(town.ada.id) == [hidden, branch]
        await writing.people.clear_visibility(town.ada.id, town.welding)
        assert await writing.people.visibility(town.ada.id) == [hidden]
        await writing.people.clear_visibility(town.ada.id, None)
        assert await writing.people.visibility(town.ada.id) == []


async def test_visibilities_stream_those_who_show_anything(
    store: SqlStore, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "PEOPLE_A_PAGE", 2)
    shown = [make_person(town.id, f"P{number}") for number in range(5)]
    hidden = BranchVisibility(branch=None, visibility=Visibility.ONLY_ME, since=NOON)
    branch = BranchVisibility(branch=town.welding, visibility=Visibility.EVERYONE, since=NOON)
    async with store.writing(town.id) as writing:
        await writing.people.set_visibility(town.id, town.ada.id, hidden)
        for person in shown:
            await writing.people.add_person(person)
            await writing.people.set_visibility(town.id, person.id, hidden)
            await writing.people.set_visibility(town.id, person.id, branch)
    async with store.reading() as reading:
        seen = [(person, choices) async for person, choices in reading.people.visibilities(town.id)]
    assert sorted(person.id for person, _ in seen) == sorted(person.id for person in shown)
    assert all(choices == [hidden, branch] for _, choices in seen)
