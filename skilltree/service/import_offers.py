"""Import offers of a file as opportunities of one organisation: again and again, without doubles.

A batch of rows is made ready outside of any transaction (its places looked up, its texts tagged) and
stored in one, with one word in the outbox that the offers of the territory have changed. What was
stored before and says the same is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from skilltree.model.base import Struct, pick
from skilltree.model.change import ChangeKind
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.ids import OpportunityId, OrganisationId, row_id
from skilltree.model.opportunity import Opportunity
from skilltree.model.person import Territory
from skilltree.model.words import Language
from skilltree.service.import_offer_places import Places
from skilltree.service.import_offer_rows import Frame, is_of_source, offer_id, opportunity_of
from skilltree.service.import_offer_skills import OfferSkills
from skilltree.service.ports.clock import Clock, paris_day, system_clock
from skilltree.service.ports.offers import Offer
from skilltree.service.ports.readers import Entry, FileReport, ImportWatcher, ReadBatch, RecordReader, RefusedRow
from skilltree.service.ports.store import Reading, Store, Writing

E_MAIL = re.compile(r"\S+@\S+")
"""Never in a message: a row whose cells are shifted may have one anywhere."""


class OffersImport(Struct):
    """For whom, and how. `source` names what the file's identifiers are unique in, where it is not the format's."""

    organisation_id: OrganisationId
    territory_code: str | None = None
    source: str | None = None
    close_missing: bool = False
    dry_run: bool = False


class TakenOffer(Struct):
    """An offer that is new or changed, with the skills that were understood, for whoever checks an import."""

    line: int
    external_id: str
    new: bool
    title: str
    insee: str
    skills: tuple[str, ...]


class OffersDone(Struct):
    """What came of the file. `not_closed`: why missing offers were left open although they were to be closed."""

    report: FileReport
    not_closed: str | None = None


async def import_offers(
    store: Store,
    reader: RecordReader,
    watcher: ImportWatcher,
    order: OffersImport,
    *,
    clock: Clock = system_clock,
    told: Callable[[TakenOffer], None] | None = None,
) -> OffersDone:
    """Take the offers of a file. Raises UnreadableFile, InvalidInput and NotFound for the organisation."""
    async with store.reading() as view:
        territory, frame = await _frame(view, order, clock)
        skills = await OfferSkills.read(view)
    importing = _FileImport(
        store, reader, watcher, order=order, frame=frame, territory=territory, skills=skills, told=told
    )
    return await importing.run()


async def _frame(view: Reading, order: OffersImport, clock: Clock) -> tuple[Territory, Frame]:
    row_id("Organisation", order.organisation_id)
    organisation = (await view.people.organisations([order.organisation_id])).get(order.organisation_id)
    if organisation is None:
        raise NotFound("there is no such organisation", field="organisation")
    if not organisation.verified:
        raise InvalidInput("this organisation is not verified", field="organisation")
    territory = await view.territories.territory(organisation.territory_id)
    if territory is None or order.territory_code not in {None, territory.code}:
        raise InvalidInput("this organisation is of another territory", field="territory")
    frame = Frame(
        territory_id=territory.id,
        organisation_id=organisation.id,
        organisation_name=organisation.name,
        at=clock(),
        source=order.source,
    )
    return territory, frame


class _Ready(Struct):
    """A row that may be stored; `stored` is what is there under its id."""

    entry: Entry
    opportunity: Opportunity
    stored: Opportunity | None = None

    @property
    def unchanged(self) -> bool:
        """True when what is stored says the same; answers and the day of the first import stay anyway."""
        if self.stored is None:
            return False
        kept = replace(self.opportunity, posted_at=self.stored.posted_at, seats_taken=self.stored.seats_taken)
        return kept == self.stored


class _FileImport:
    """One file on its way into the store."""

    def __init__(
        self,
        store: Store,
        reader: RecordReader,
        watcher: ImportWatcher,
        *,
        order: OffersImport,
        frame: Frame,
        territory: Territory,
        skills: OfferSkills,
        told: Callable[[TakenOffer], None] | None,
    ) -> None:
        self._store, self._reader, self._watcher, self._order = store, reader, watcher, order
        self._frame, self._skills, self._told = frame, skills, told
        self._places = Places(territory.insee_codes)
        self._lines: dict[OpportunityId, int] = {}
        self._sources: set[str] = set()
        self._refused_names: set[str] = set()
        self._nameless = 0
        self._report = FileReport(file=reader.file, reader=reader.name)

    async def run(self) -> OffersDone:
        """Take the file whole."""
        self._watcher.started(self._reader)
        for batch in self._reader.batches():
            await self._take(batch)
            self._watcher.advanced(self._reader, batch.line)
        not_closed = None
        if self._order.close_missing and self._nameless:
            not_closed = f"{self._nameless} refused rows do not say which offer they are"
        elif self._order.close_missing:
            await self._close_missing()
        self._watcher.finished(self._report)
        return OffersDone(report=self._report, not_closed=not_closed)

    async def _take(self, batch: ReadBatch) -> None:
        refused = list(batch.refused)
        async with self._store.reading() as view:
            ready = await self._make_ready(view, batch.entries, refused)
        taken = [each for each in ready if not each.unchanged]
        if taken and not self._order.dry_run:
            async with self._store.writing(self._frame.territory_id) as work:
                taken = await self._put(work, taken, refused)
        new = sum(each.stored is None for each in taken)
        past = self._report
        self._report = replace(
            past,
            read=batch.rows,
            new=past.new + new,
            changed=past.changed + len(taken) - new,
            unchanged=past.unchanged + sum(each.unchanged for each in ready),
            refused=past.refused + len(refused),
            left_out=past.left_out + batch.left_out,
        )
        self._tell(taken, refused)

    async def _make_ready(self, view: Reading, entries: Sequence[Entry], refused: list[RefusedRow]) -> list[_Ready]:
        """Return the rows that can be stored, and add to the refused ones."""
        offers = [(entry, entry.record) for entry in entries if isinstance(entry.record, Offer)]
        await self._skills.look_up(view, [offer for _, offer in offers])
        ready: list[_Ready] = []
        for entry, offer in offers:
            self._sources.add(offer.source)
            try:
                ready.append(_Ready(entry=entry, opportunity=await self._opportunity(view, entry, offer)))
            except InvalidInput as refusal:
                refused.append(self._refusal(entry, refusal))
        stored = await view.opportunities.opportunities([each.opportunity.id for each in ready])
        fit = []
        for each in ready:
            before = stored.get(each.opportunity.id)
            try:
                self._check_stored(each.opportunity, before)
            except Conflict as refusal:
                refused.append(self._refusal(each.entry, refusal))
            else:
                fit.append(replace(each, stored=before))
        return fit

    async def _opportunity(self, view: Reading, entry: Entry, offer: Offer) -> Opportunity:
        """Return the opportunity of a row. Raises InvalidInput."""
        opportunity_id = offer_id(self._frame, offer.source, offer.external_id)
        first = self._lines.setdefault(opportunity_id, entry.line)
        if first != entry.line:
            raise InvalidInput(f"the same identifier as row {first}", field="id")
        insee = await self._places.insee_of(view, offer.place)
        return opportunity_of(offer, self._frame, insee, self._skills.of(offer))

    def _check_stored(self, opportunity: Opportunity, before: Opportunity | None) -> None:
        """Raises Conflict where what is stored does not let itself be replaced by this."""
        if before is None:
            return
        if before.organisation_id != self._frame.organisation_id:
            raise Conflict("another organisation brought this offer", field="id")
        if opportunity.seats is not None and opportunity.seats < before.seats_taken:
            raise Conflict("more seats are taken than it has", field="seats")

    async def _put(self, work: Writing, taken: Sequence[_Ready], refused: list[RefusedRow]) -> list[_Ready]:
        stored = []
        for each in taken:
            try:
                await work.opportunities.put(each.opportunity)
            except Conflict as refusal:  # a seat was taken since this batch was looked at
                refused.append(self._refusal(each.entry, refusal))
            else:
                stored.append(each)
        if stored:
            # One word for all of them: engines read the offers of a territory again as a whole.
            await work.outbox.append(ChangeKind.OPPORTUNITY, stored[-1].opportunity.id)
        return stored

    async def _close_missing(self) -> None:
        """End what this file's sources brought before and have no more; refused rows are there still."""
        today = paris_day(self._frame.at)
        there = self._lines.keys() | {
            offer_id(self._frame, source, name) for source in self._sources for name in self._refused_names
        }
        async with self._store.reading() as view:
            gone = [
                each
                for each in await view.opportunities.open(self._frame.territory_id, today)
                if each.id not in there and any(is_of_source(each.id, self._frame, one) for one in self._sources)
            ]
        if gone and not self._order.dry_run:
            async with self._store.writing(self._frame.territory_id) as work:
                for each in gone:
                    await work.opportunities.put(_ended(each, today - timedelta(days=1)))
                await work.outbox.append(ChangeKind.OPPORTUNITY, gone[-1].id)
        self._report = replace(self._report, closed=len(gone))

    def _refusal(self, entry: Entry, why: InvalidInput | Conflict) -> RefusedRow:
        field = f"{why.field}: " if why.field else ""
        reason = f"{entry.subject}: {field}{why.message}"
        return RefusedRow(file=self._reader.file, line=entry.line, reason=reason, subject=entry.subject)

    def _tell(self, taken: Sequence[_Ready], refused: Sequence[RefusedRow]) -> None:
        for row in sorted(refused, key=lambda row: row.line):
            if row.subject is None:
                self._nameless += 1
            else:
                self._refused_names.add(row.subject)
            self._watcher.refused(replace(row, reason=E_MAIL.sub("…@…", row.reason)))
        if self._told is not None:
            for each in taken:
                self._told(self._told_of(each))

    def _told_of(self, each: _Ready) -> TakenOffer:
        row = each.opportunity
        language = Language(next(iter(row.title)))
        return TakenOffer(
            line=each.entry.line,
            external_id=each.entry.subject,
            new=each.stored is None,
            title=pick(row.title, language),
            insee=row.insee,
            skills=self._skills.names(row.requires, language),
        )


def _ended(opportunity: Opportunity, day: date) -> Opportunity:
    """Return it with this as its last day; one that had not begun has no first day then."""
    begun = opportunity.starts_on is None or opportunity.starts_on <= day
    return replace(opportunity, ends_on=day, starts_on=opportunity.starts_on if begun else None)
