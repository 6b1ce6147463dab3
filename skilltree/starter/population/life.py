"""One person's history: threads laid over the years, each skill after those before it."""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.model.words import EvidenceKind
from skilltree.starter.population.chance import Chance
from skilltree.starter.population.threads import Threads
from skilltree.starter.shapes import EvidenceEntry, OccupationEntry

DAYS_A_YEAR = 365
COURSE_DAYS = 400
"""The courses are that young."""


class Life:
    """Gathers facts; of one skill by one kind only the first, as later ones say the same."""

    def __init__(self, chance: Chance, age: int) -> None:
        self._chance = chance
        self._grown_days = max(1, age - 14) * DAYS_A_YEAR
        self._facts: dict[tuple[str, EvidenceKind], EvidenceEntry] = {}

    def facts(self) -> tuple[EvidenceEntry, ...]:
        """Return the history, oldest first."""
        return tuple(sorted(self._facts.values(), key=lambda fact: (-fact.days_ago, fact.skill, fact.kind.value)))

    def live_at_home(self, thread: Sequence[str]) -> None:
        """Learn part of what a household does, for years."""
        chance = self._chance
        wanted = chance.some(thread, chance.between(2, 6))
        day = chance.between(60, min(self._grown_days, 25 * DAYS_A_YEAR))
        for slug in wanted:
            kind = chance.by_weight(
                [(EvidenceKind.DECLARED, 70), (EvidenceKind.ENDORSEMENT, 18), (EvidenceKind.CONTRIBUTION, 12)]
            )
            hours = float(chance.between(2, 40)) if kind is EvidenceKind.CONTRIBUTION else None
            self._add(slug, self._level(day), kind, day, hours=hours)
            day = max(1, day - chance.between(20, max(21, day // 3)))

    def work(self, job: OccupationEntry, order: Sequence[str], threads: Threads) -> None:
        """Learn a trade: first things first, not all of it, with the titles it asks for."""
        chance = self._chance
        reach = chance.between(3, max(3, len(order)))
        day = chance.between(200, min(max(201, self._grown_days), 20 * DAYS_A_YEAR))
        for slug in order[:reach]:
            if chance.share() < 0.12:
                continue
            kind = chance.by_weight(
                [(EvidenceKind.DECLARED, 50), (EvidenceKind.ENDORSEMENT, 38), (EvidenceKind.TEST, 12)]
            )
            self._add(slug, self._level(day), kind, day)
            if kind is EvidenceKind.ENDORSEMENT:
                self._add(slug, 2, EvidenceKind.DECLARED, day + chance.between(1, 60))
            day = max(1, day - chance.between(10, max(11, day // 4)))
        for slug in (*job.essential, *job.optional):
            if slug in threads.titles and chance.share() < 0.55:
                self.earn(slug, threads)

    def follow(self, modules: Sequence[tuple[float, Sequence[tuple[str, int]]]]) -> None:
        """Complete the first modules of a course, a few days apart: (hours, what each teaches)."""
        chance = self._chance
        day = chance.between(10, COURSE_DAYS)
        for hours, taught in modules[: chance.between(1, len(modules))]:
            for slug, level in taught:
                self._add(slug, level, EvidenceKind.COURSE, day, hours=hours)
            day -= chance.between(2, 21)
            if day < 1:
                return

    def speak(self, language: str) -> None:
        """Speak a language since childhood."""
        self._add(language, self._chance.between(3, 4), EvidenceKind.DECLARED, self._grown_days)

    def earn(self, title: str, threads: Threads) -> None:
        """Earn a title; some have run out since."""
        years = threads.titles[title].valid_years
        longest = min(self._grown_days, int((years or 10) * DAYS_A_YEAR * 1.15))
        day = self._chance.between(1, max(2, longest))
        self._add(title, 2, EvidenceKind.CREDENTIAL, day, valid_days=int(years * DAYS_A_YEAR) if years else None)

    def _level(self, days: int) -> int:
        """Return how well, after so many days: more years, more sure."""
        years = days / DAYS_A_YEAR
        return self._chance.by_weight([(1, 2.0), (2, 4.0), (3, 1.0 + years / 2), (4, years / 5)])

    def _add(
        self,
        slug: str,
        level: int,
        kind: EvidenceKind,
        days_ago: int,
        *,
        hours: float | None = None,
        valid_days: int | None = None,
    ) -> None:
        fact = EvidenceEntry(skill=slug, level=level, kind=kind, days_ago=days_ago, hours=hours, valid_days=valid_days)
        self._facts.setdefault((slug, kind), fact)
