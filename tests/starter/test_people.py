"""The fictional inhabitants in a real database: their sign-ins, choices, trees and modules done."""

from skilltree.model.person import Contact
from skilltree.model.tree import fold
from skilltree.model.words import Channel, EvidenceKind, Language, Role, Standing, Visibility
from skilltree.service.ports.store import Store
from skilltree.starter import load_starter, names
from skilltree.starter.shapes import StarterData
from tests.starter.conftest import NOW, PLAINE_COMMUNE, clock


async def test_people_are_fictional_and_can_sign_in(store: Store) -> None:
    await load_starter(store, clock, demo=True)
    async with store.reading() as db:
        everybody = await db.people.fictional()
        author = await db.people.memberships(names.person_id("karim"))
        found = await db.identity.person_with(
            PLAINE_COMMUNE, Contact(channel=Channel.EMAIL, address="amina@demo.invalid")
        )
        siva = await db.people.person(names.person_id("siva"))
        goal = await db.people.goal(names.person_id("amina"))
    assert all(person.fictional for person in everybody)
    assert found == names.person_id("amina")
    assert [(m.organisation_id, m.role, m.verified) for m in author] == [
        (names.organisation_id("fabrique-numerique"), Role.AUTHOR, True)
    ]
    assert siva is not None
    assert siva.language is Language.FR  # Tamil comes first, but no screen speaks it
    assert goal is not None
    assert goal.occupation_id is not None


async def test_only_the_findable_are_open_and_each_with_a_consent(store: Store, data: StarterData) -> None:
    await load_starter(store, clock, demo=True)
    async with store.reading() as db:
        for entry in data.inhabitants:
            choices = await db.people.visibility(names.person_id(entry.slug))
            lines = await db.ledger.consents(names.person_id(entry.slug))
            assert [(c.branch, c.visibility) for c in choices] == [(None, Visibility.RECRUITERS)] * entry.findable
            assert [(c.purpose, c.scope, c.given) for c in lines] == [
                ("nameless-search", "tree", True)
            ] * entry.findable


async def test_evidence_grows_trees_with_reasons(store: Store, data: StarterData) -> None:
    await load_starter(store, clock, demo=True)
    standings, dormant = set(), 0
    async with store.reading() as db:
        for entry in data.inhabitants:
            facts = await db.evidence.of_person(names.person_id(entry.slug))
            assert len(facts) == len(entry.evidence)
            assert all((fact.source is None) == (fact.kind is EvidenceKind.DECLARED) for fact in facts)
            tree = fold(facts, now=NOW)
            assert {state.skill_id for state in tree.skills} == {fact.skill_id for fact in facts}
            standings |= {state.standing for state in tree.skills}
            dormant += sum(state.dormant for state in tree.skills)
    assert standings == set(Standing)
    assert dormant > 0


async def test_a_whole_module_learnt_is_a_module_done(store: Store) -> None:
    await load_starter(store, clock, demo=True)
    async with store.reading() as db:
        done = await db.courses.progress(names.person_id("mariam"))
        facts = await db.evidence.of_person(names.person_id("mariam"))
        partly = await db.courses.progress(names.person_id("amina"))
    assert [(p.module_id, p.quiz_passed, p.completed_at is not None) for p in done] == [
        (names.module_id("plaine-commune", "numerique-03-telephone"), True, True)
    ]
    learnt = [fact for fact in facts if fact.kind is EvidenceKind.COURSE]
    assert {fact.source_id for fact in learnt} == {names.module_id("plaine-commune", "numerique-03-telephone")}
    assert partly == []
