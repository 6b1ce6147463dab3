"""Territories, and communes as people type them."""

import pytest

from skilltree.model.place import Commune
from skilltree.service.ports.taxonomy import PutCount
from skilltree.store import SqlStore
from skilltree.store.folding import fold_name
from tests.store.samples import make_territory

SAINT_DENIS = Commune(
    insee="93066", name="Saint-Denis", postcode="93200", latitude=48.9, longitude=2.36, population=150_000
)
REUNION = Commune(insee="97411", name="Saint-Denis", postcode="97400", population=155_000)
STRASBOURG = Commune(insee="67482", name="Strasbourg", postcode="67000", population=290_000)
HAY = Commune(insee="94038", name="L'Haÿ-les-Roses", postcode="94240", population=31_000)
OEUILLY = Commune(insee="02565", name="Œuilly", postcode="02160")
ALL = [SAINT_DENIS, REUNION, STRASBOURG, HAY, OEUILLY]


@pytest.fixture
async def france(store: SqlStore) -> SqlStore:
    async with store.writing() as writing:
        assert await writing.territories.put_communes(ALL) == PutCount(new=len(ALL))
    return store


async def test_territories_come_by_name_and_are_updated(store: SqlStore) -> None:
    west, east = make_territory(name="Ouest"), make_territory(name="Est")
    renamed = make_territory(id=west.id, name="Couchant", insee_codes=("93066",), code=west.code)
    async with store.writing() as writing:
        for territory in (west, east):
            await writing.territories.put_territory(territory)
        assert await writing.territories.territories() == [east, west]
        await writing.territories.put_territory(renamed)
        assert await writing.territories.territories() == [renamed, east]
        assert await writing.territories.territory(west.id) == renamed
        assert await writing.territories.territory(make_territory().id) is None


async def test_a_second_import_changes_nothing_and_none_leaves_what_is_stored(france: SqlStore) -> None:
    bare = Commune(insee="93066", name="Saint-Denis", postcode="93200")
    renamed = Commune(insee="67482", name="Strasburg", postcode="67000")
    async with france.writing() as writing:
        territories = writing.territories
        assert await territories.put_communes(ALL) == PutCount(unchanged=len(ALL))
        assert await territories.put_communes([bare]) == PutCount(unchanged=1)
        assert await territories.put_communes([renamed]) == PutCount(changed=1)
        assert (await territories.communes(["67482"]))["67482"].population == 290_000
        assert await territories.search_communes("strasburg", 9) != []
        assert await territories.search_communes("strasbourg", 9) == []


async def test_a_merged_commune_answers_as_todays(france: SqlStore) -> None:
    async with france.reading() as reading:
        found = await reading.territories.communes(["93059", "93066", "00000"])
    assert found == {"93059": SAINT_DENIS, "93066": SAINT_DENIS}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("saint denis", [REUNION, SAINT_DENIS]),
        ("St-Denis", [REUNION, SAINT_DENIS]),
        ("  SAINT-DEN", [REUNION, SAINT_DENIS]),
        ("st", [STRASBOURG, REUNION, SAINT_DENIS]),
        ("l’hay les", [HAY]),
        ("L'HAŸ", [HAY]),
        ("oeui", [OEUILLY]),
        ("932", [SAINT_DENIS]),
        ("93200 Saint-Denis", [SAINT_DENIS]),
        ("denis", []),
        ("", []),
        ("%", []),
        ("\0", []),
        ("\ud800", []),
        ("9320\0", [SAINT_DENIS]),
    ],
)
async def test_communes_are_found_as_people_type_them(france: SqlStore, typed: str, found: list[Commune]) -> None:
    async with france.reading() as reading:
        assert await reading.territories.search_communes(typed, 9) == found
        assert await reading.territories.search_communes(typed, 1) == found[:1]


def test_names_fold_to_plain_words() -> None:
    assert fold_name("Ste-Geneviève-des-Bois") == "sainte genevieve des bois"
    assert fold_name("L’Haÿ-les-Roses") == "l hay les roses"
