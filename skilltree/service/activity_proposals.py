"""Skills that the name of an activity suggests: for its author to tick, never taken without them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from skilltree.engine.tagging import Tagger
from skilltree.model.ids import PersonId, SkillId
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.skill_search import find_matches, is_open
from skilltree.service.skills import show_skill
from skilltree.service.texts import QUERY_LENGTH
from skilltree.service.views.skills import SkillView

MOST_PROPOSED = 4
LEAST_SCORE = 0.55
"""Below it a found label shares little with the name but a word."""


async def propose_for(
    deps: Deps, names: Sequence[str], language: Language, asker: PersonId
) -> dict[str, list[SkillView]]:
    """Return skills for each name, best first: those that it names word for word, then those that it resembles."""
    # The tagger beside the event loop, as for every text; the search on it, since its index has one set of buffers.
    named = await asyncio.to_thread(_named, deps.engines.tagger, names)
    found = {}
    for name in names:
        found[name] = _proposed(deps, name, named[name], language, asker)
        # A page of names takes tens of milliseconds: whoever else waits comes in between.
        await asyncio.sleep(0)
    return {name: [show_skill(deps, one, language) for one in several] for name, several in found.items()}


def _named(tagger: Tagger | None, names: Sequence[str]) -> dict[str, list[SkillId]]:
    """The skills that each name says word for word, the surest first; none until the tagger is there."""
    if tagger is None:
        return {name: [] for name in names}
    tags = {name: sorted(tagger.tag(name), key=lambda tag: (-tag.score, tag.start)) for name in names}
    return {name: [tag.concept for tag in several] for name, several in tags.items()}


def _proposed(deps: Deps, name: str, named: Sequence[SkillId], language: Language, asker: PersonId) -> list[SkillId]:
    known = deps.engines.catalogue.get
    usable = [one for one in named if (skill := known(one)) is not None and is_open(deps, skill, asker)]
    matches = find_matches(deps, name[:QUERY_LENGTH], language, limit=MOST_PROPOSED, asker=asker, prefix=False)
    alike = [match.concept for match in matches if match.score >= LEAST_SCORE]
    return list(dict.fromkeys([*usable, *alike]))[:MOST_PROPOSED]
