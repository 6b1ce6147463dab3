"""A territory with an organisation that imports offers, and what its store holds afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from skilltree.interop.offers import plan_offers
from skilltree.model.change import Change
from skilltree.model.ids import rome_skill_id_of, skill_id_of
from skilltree.model.opportunity import Opportunity
from skilltree.model.person import Organisation, Territory
from skilltree.model.place import Commune
from skilltree.model.taxonomy import Label, SkillRecord
from skilltree.model.words import Language
from skilltree.service.import_offers import OffersDone, OffersImport, TakenOffer, import_offers
from skilltree.store import SqlStore
from tests.interop.offers import write
from tests.service.import_doubles import Recorder
from tests.store.samples import make_organisation, make_territory

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
COMMUNES = (("93066", "Saint-Denis", "93200"), ("93001", "Aubervilliers", "93300"), ("97411", "Saint-Denis", "97400"),
            ("75056", "Paris", "75001"), ("93072", "Stains", "93240"))  # fmt: skip
WELD = skill_id_of("http://data.europa.eu/esco/skill/weld")
LADDER = rome_skill_id_of("111111")
CAR = rome_skill_id_of("222222")


class Town:
    """A territory with an organisation that imports."""

    def __init__(self, store: SqlStore, folder: Path) -> None:
        self.store = store
        self.folder = folder
        self.territory: Territory = make_territory()
        self.organisation: Organisation = make_organisation(self.territory.id, name="Mission locale", verified=True)
        self.watcher = Recorder()
        self.taken: list[TakenOffer] = []

    async def found(self) -> None:
        skills = [
            SkillRecord(
                id=skill_id, source="starter", kind=None, rome_code=rome,
                labels=(Label(text=text, language=Language.FR, rank=1),),
            )
            for skill_id, rome, text in (
                (WELD, "333333", "souder des pièces"),
                (LADDER, "111111", "travailler en hauteur"),
                (CAR, "222222", "permis B"),
            )
        ]  # fmt: skip
        async with self.store.writing() as work:
            await work.territories.put_communes([Commune(insee=i, name=n, postcode=p) for i, n, p in COMMUNES])
            await work.taxonomy.put_skills(skills)
        async with self.store.writing(self.territory.id) as work:
            await work.territories.put_territory(self.territory)
            await work.people.put_organisation(self.organisation)

    async def take(self, content: object, *, at: datetime = NOW, **order: Any) -> OffersDone:
        path = content if isinstance(content, Path) else write(self.folder / "offers", content)
        self.watcher, self.taken = Recorder(), []
        values = {"organisation_id": self.organisation.id, **order}
        return await import_offers(
            self.store,
            plan_offers(path, Language.FR),
            self.watcher,
            OffersImport(**values),
            clock=lambda: at,
            told=self.taken.append,
        )

    async def open(self, day: date = TODAY) -> list[Opportunity]:
        async with self.store.reading() as view:
            return sorted(await view.opportunities.open(self.territory.id, day), key=lambda one: one.title["fr"])

    async def changes(self) -> Sequence[Change]:
        async with self.store.reading() as view:
            return await view.outbox.after(self.territory.id, 0, 100)
