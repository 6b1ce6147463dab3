"""Importing offers: stored once, changed, refused, closed, told to the engines; on both databases."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from skilltree.interop.offers import plan as plan_module
from skilltree.model.change import ChangeKind
from skilltree.model.course import SkillLevel
from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.ids import new_id
from skilltree.model.words import OpportunityKind
from skilltree.service.building import build
from skilltree.service.engines import Engines
from skilltree.service.import_offers import OffersDone
from skilltree.service.replay import catch_up
from tests.interop.offers import DATA, francetravail, posting
from tests.service.import_doubles import opened
from tests.service.offer_town import CAR, LADDER, NOW, TODAY, WELD, Town
from tests.store.samples import make_organisation, make_person, make_response

PLACES: tuple[tuple[dict[str, str], str | None], ...] = (
    ({"commune": "93059"}, "93066"),
    ({"commune": "75111"}, "75056"),
    ({"codePostal": "93200", "libelle": "93 - ST DENIS"}, "93066"),
    ({"codePostal": "93210", "libelle": "93 - Saint-Denis Cedex"}, "93066"),
    ({"codePostal": "97400", "libelle": "974 - ST DENIS"}, "97411"),
    ({"codePostal": "75011", "libelle": "75 - Paris 11e Arrondissement"}, "75056"),
    ({"codePostal": "93240"}, "93072"),
    ({"libelle": "Saint-Denis"}, "93066"),
    ({"libelle": "93 - Seine-Saint-Denis"}, None),
    ({"commune": "01001"}, None),
    ({"commune": "9306"}, None),
    ({"codePostal": "9320"}, None),
    ({}, None),
)


@pytest.fixture(name="town_of")
async def _town_of(database_url: str, tmp_path: Path) -> Any:
    async with opened(database_url) as store:
        town = Town(store, tmp_path)
        await town.found()
        yield town


def counts(done: OffersDone) -> tuple[int, int, int, int, int]:
    report = done.report
    return report.new, report.changed, report.unchanged, report.refused, report.closed


async def test_offers_are_stored_once_and_what_changed_is_changed(town_of: Town) -> None:
    one, two = francetravail(id="1", nombrePostes=2), francetravail(id="2", intitule="Plombier (H/F)")
    assert counts(await town_of.take([one, two])) == (2, 0, 0, 0, 0)
    assert counts(await town_of.take({"resultats": [two, one]})) == (0, 0, 2, 0, 0)
    later = NOW + timedelta(days=3)
    assert counts(await town_of.take([one, {**two, "intitule": "Plombière (H/F)"}], at=later)) == (0, 1, 1, 0, 0)
    cook, plumber = await town_of.open()
    assert (cook.title, plumber.title) == ({"fr": "Cuisinier / Cuisinière (H/F)"}, {"fr": "Plombière (H/F)"})
    assert (cook.seats, cook.organisation_id, cook.posted_by) == (2, town_of.organisation.id, None)
    assert cook.contact_name == "Mission locale"
    assert plumber.posted_at == NOW
    told = await town_of.changes()
    assert [change.kind for change in told] == [ChangeKind.OPPORTUNITY] * 2
    assert {change.subject_id for change in told} <= {cook.id, plumber.id}


async def test_a_dry_run_says_the_same_and_stores_nothing(town_of: Town) -> None:
    done = await town_of.take(DATA / "offres_francetravail.json", dry_run=True)
    assert counts(done) == (3, 0, 0, 2, 0)
    assert [offer.external_id for offer in town_of.taken] == ["901FTAA", "901FTAB", "901FTAC"]
    assert (await town_of.open(), await town_of.changes()) == ([], [])
    assert counts(await town_of.take(DATA / "offres_francetravail.json")) == counts(done)


async def test_skills_come_from_codes_and_from_words(town_of: Town) -> None:
    offer = francetravail(
        description="Vous allez travailler en hauteur.",
        competences=[
            {"code": "333333", "libelle": "autre nom", "exigence": "S"},
            {"code": "999999", "libelle": "inconnu", "exigence": "E"},
        ],
        permis=[{"libelle": "B - Véhicule léger", "exigence": "E"}],
    )
    await town_of.take([offer])
    [stored] = await town_of.open()
    assert stored.requires == (
        SkillLevel(skill_id=WELD, level=1),
        SkillLevel(skill_id=CAR, level=2),
        SkillLevel(skill_id=LADDER, level=2),
    )
    assert town_of.taken[0].skills == ("souder des pièces", "permis B", "travailler en hauteur")
    assert stored.conditions == {"fr": "CDI · Permis B exigé"}


async def test_places(town_of: Town) -> None:
    await town_of.take([francetravail(id=str(at), lieuTravail=place) for at, (place, _) in enumerate(PLACES)])
    assert {(offer.external_id, offer.insee) for offer in town_of.taken} == {
        (str(at), insee) for at, (_, insee) in enumerate(PLACES) if insee
    }
    assert [row.subject for row in town_of.watcher.rows] == [
        str(at) for at, (_, insee) in enumerate(PLACES) if not insee
    ]


async def test_what_cannot_be_is_refused_row_by_row(town_of: Town) -> None:
    nodes = [
        posting(identifier="over", validThrough="2026-11-21"),
        posting(identifier="today", validThrough="2026-11-22"),
        posting(identifier="turned", jobStartDate="2027-02-01", validThrough="2027-01-01"),
        posting(identifier="seats", totalJobOpenings=0),
        posting(identifier="many", totalJobOpenings=999_999),
        posting(identifier="title", title="x" * 201),
        posting(identifier="mute", title=" "),
        posting(identifier="empty", description="<p> </p>"),
        posting(identifier="long", description="x" * 20_001),
        posting(identifier="today", title="the second one"),
        posting(identifier="me@mail.example", title=""),
    ]
    done = await town_of.take(nodes)
    assert counts(done) == (1, 0, 0, 10, 0)
    assert [(row.line, row.reason) for row in town_of.watcher.rows] == [
        (1, "over: ends: it is over since 2026-11-21"),
        (3, "turned: ends: it ends before it starts"),
        (4, "seats: seats: 1 to 10000 seats"),
        (5, "many: seats: 1 to 10000 seats"),
        (6, "title: title: at most 200 characters"),
        (7, "mute: title: this text is missing"),
        (8, "empty: text: this text is missing"),
        (9, "long: text: at most 20000 characters"),
        (10, "today: id: the same identifier as row 2"),
        (11, "…@… title: this text is missing"),
    ]


async def test_a_long_text_is_kept_to_its_first_sentences(town_of: Town) -> None:
    await town_of.take([posting(description="Une phrase de plus. " * 400)])
    [stored] = await town_of.open()
    assert 1_900 < len(stored.text["fr"]) <= 2_000
    assert stored.text["fr"].endswith("Une phrase de plus. …")


async def test_missing_offers_are_closed_only_when_asked_and_only_those_of_the_source(town_of: Town) -> None:
    three = [francetravail(id=str(n)) for n in range(3)]
    await town_of.take(three)
    await town_of.take([posting()])
    assert counts(await town_of.take(three[:1])) == (0, 0, 1, 0, 0)
    assert len(await town_of.open()) == 4
    assert counts(await town_of.take(three[:2], close_missing=True, dry_run=True)) == (0, 0, 2, 0, 1)
    assert len(await town_of.open()) == 4
    assert counts(await town_of.take(three[:2], close_missing=True)) == (0, 0, 2, 0, 1)
    assert len(await town_of.open()) == 3
    assert len(await town_of.open(TODAY - timedelta(days=1))) == 4
    assert counts(await town_of.take([], close_missing=True)) == (0, 0, 0, 0, 0)
    assert counts(await town_of.take(three)) == (0, 1, 2, 0, 0)
    assert len(await town_of.open()) == 4


async def test_nothing_is_closed_where_a_refused_row_may_be_what_is_missing(town_of: Town) -> None:
    one, two, broken = (francetravail(id=name) for name in ("1", "2", "3"))
    await town_of.take([one, two, broken])
    done = await town_of.take([one, {**broken, "intitule": 5}], close_missing=True)
    assert (counts(done), done.not_closed) == ((0, 0, 1, 1, 1), None)  # two is gone, and the broken one is there
    assert len(await town_of.open()) == 2
    done = await town_of.take([one, "?"], close_missing=True)
    assert counts(done) == (0, 0, 1, 1, 0)
    assert done.not_closed is not None
    assert len(await town_of.open()) == 2


async def test_answers_stay_and_seats_that_are_taken_are_not_taken_away(town_of: Town) -> None:
    await town_of.take([francetravail(nombrePostes=2)])
    [stored] = await town_of.open()
    people = [make_person(town_of.territory.id, name) for name in "ab"]
    async with town_of.store.writing(town_of.territory.id) as work:
        for person in people:
            await work.people.add_person(person)
            await work.opportunities.add_response(town_of.territory.id, make_response(stored.id, person.id))
    assert counts(await town_of.take([francetravail(nombrePostes=2)])) == (0, 0, 1, 0, 0)
    assert counts(await town_of.take([francetravail(nombrePostes=1)])) == (0, 0, 0, 1, 0)
    assert "more seats are taken" in town_of.watcher.rows[0].reason
    assert counts(await town_of.take([francetravail(nombrePostes=3)])) == (0, 1, 0, 0, 0)
    [stored] = await town_of.open()
    assert (stored.seats, stored.seats_taken) == (3, 2)


async def test_whose_offers_they_are(town_of: Town) -> None:
    other = make_organisation(town_of.territory.id, verified=True)
    unverified = make_organisation(town_of.territory.id, verified=False)
    async with town_of.store.writing(town_of.territory.id) as work:
        await work.people.put_organisation(other)
        await work.people.put_organisation(unverified)
    await town_of.take([francetravail(), posting()])
    done = await town_of.take([francetravail(), posting()], organisation_id=other.id)
    assert counts(done) == (1, 0, 0, 1, 0)
    assert "another organisation brought this offer" in town_of.watcher.rows[0].reason
    done = await town_of.take([posting()], source="our own board")
    assert counts(done) == (1, 0, 0, 0, 0)
    with pytest.raises(InvalidInput, match="not verified"):
        await town_of.take([posting()], organisation_id=unverified.id)
    with pytest.raises(InvalidInput, match="another territory"):
        await town_of.take([posting()], territory_code="200000000")
    with pytest.raises(NotFound):
        await town_of.take([posting()], organisation_id=new_id("Organisation"))
    with pytest.raises(InvalidInput):
        await town_of.take([posting()], organisation_id=town_of.territory.id)


async def test_a_batch_is_one_word_to_the_engines(town_of: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_module, "BATCH_ROWS", 3)
    await town_of.take([francetravail(id=str(n)) for n in range(7)])
    assert len(await town_of.open()) == 7
    assert len(await town_of.changes()) == 3
    assert len(town_of.watcher.lines) == 3


async def test_the_table_and_the_page_are_stored(town_of: Town) -> None:
    assert counts(await town_of.take(DATA / "offres_page.html")) == (2, 0, 0, 2, 0)
    assert counts(await town_of.take(DATA / "offres_locales.csv")) == (1, 0, 0, 7, 0)
    stored = [(one.title["fr"], one.kind, one.insee, one.contact_how["fr"]) for one in await town_of.open()]
    assert stored == [
        ("Aide à domicile", OpportunityKind.JOB, "93066", "venir à l'accueil le mardi matin"),
        (
            "Bénévole pour l'atelier vélo",
            OpportunityKind.VOLUNTEERING,
            "93001",
            "sur https://ateliers.example/offres/velo",
        ),
        (
            "Menuisier ou menuisière d'agencement",
            OpportunityKind.JOB,
            "93066",
            "sur https://ateliers.example/offres/menuiserie",
        ),
    ]


async def test_a_running_worker_finds_them_and_forgets_those_that_are_closed(town_of: Town) -> None:
    engines = Engines()
    await build(engines, town_of.store, lambda: NOW)
    local = engines.territories[town_of.territory.id]
    await town_of.take([francetravail(id="1"), francetravail(id="2")])
    await catch_up(engines, town_of.store, lambda: NOW)
    assert len(local.opportunities) == 2
    await town_of.take([francetravail(id="2")], close_missing=True)
    await catch_up(engines, town_of.store, lambda: NOW)
    [stored] = await town_of.open()
    assert list(local.opportunities) == [stored.id]
