"""What somebody tells of what they do, read: skills to keep or to drop, and what was said of time and people.

Nothing of it is kept, and nothing is taken without its author.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from skilltree.engine.telling import Clause, Facts, Said, clauses_of, facts_of, mostly_other_script, said_in
from skilltree.model.ids import PersonId, SkillId, TerritoryId
from skilltree.model.telling import Unread
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.near_skills import near_skills
from skilltree.service.skills import show_skill
from skilltree.service.tags import find_tags
from skilltree.service.told_skills import FEWEST_LETTERS, Asked, Told, told_skills
from skilltree.service.views.telling import ExperienceReading, ToldSkillView

MOST_TOLD = 12
"""Skills proposed for one text: more would not be gone through with care. A longer text is a CV (`tagText`)."""


class Reader(NamedTuple):
    """Who has a text read: `peer` is an address where nobody is signed in."""

    territory_id: TerritoryId
    language: Language
    asker: PersonId | None
    peer: str


async def read_experience(deps: Deps, text: str, reader: Reader) -> ExperienceReading:
    """Return what a text tells.

    Raises InvalidInput for one that is too long, RateLimited, and Unavailable while the taxonomy is read for the
    first time.
    """
    tags = await find_tags(deps, text, None, asker=reader.asker, peer=reader.peer)
    # Beside the event loop, as the tagging: 20 kB are some thousand words.
    clauses, sayings, facts = await asyncio.to_thread(_read, text, deps.clock().date())
    told = await told_skills(deps, Asked(text, reader.language, reader.asker), clauses, sayings, tags)
    shown = list(told.values())[:MOST_TOLD]
    return ExperienceReading(
        skills=[_view(deps, reader, text, each, told) for each in shown],
        years=facts.years,
        often=facts.often,
        for_whom=list(facts.for_whom),
        unread=None if shown else _unread(text),
    )


def _read(text: str, today: date) -> tuple[list[Clause], list[Said], Facts]:
    clauses = clauses_of(text)
    return clauses, said_in(clauses), facts_of(clauses, today)


def _unread(text: str) -> Unread:
    if sum(letter.isalpha() for letter in text) < FEWEST_LETTERS:
        return Unread.TOO_SHORT
    return Unread.OTHER_SCRIPT if mostly_other_script(text) else Unread.NOTHING_FOUND


def _view(deps: Deps, reader: Reader, text: str, told: Told, without: Collection[SkillId]) -> ToldSkillView:
    doings = (activity for activity in deps.engines.activities if told.skill_id in activity.skill_ids)
    near = near_skills(deps, reader.territory_id, told.skill_id, without=without, asker=reader.asker)
    return ToldSkillView(
        skill=show_skill(deps, told.skill_id, reader.language),
        how=told.how,
        seen=text[told.start : told.end],
        picture=next((activity.picture for activity in doings), None),
        near=[show_skill(deps, each, reader.language) for each in near],
    )
