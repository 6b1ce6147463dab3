"""Skills that the name of an activity suggests: for its author to tick, never taken without them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from skilltree.model.ids import PersonId, SkillId
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.skill_search import find_matches, is_open
from skilltree.service.skills import show_skill
from skilltree.service.views.skills import SkillView

MOST_PROPOSED = 4
LEAST_SCORE = 0.55
"""Below it a found label shares little with the name but a word."""


async def propose_for(
    deps: Deps, names: Sequence[str], language: Language, asker: PersonId
) -> dict[str, list[SkillView]]:
    """Return skills for each name, best first: those that it names word for word, then those that it resembles."""

    def work() -> dict[str, list[SkillId]]:
        return {name: _proposed(deps, name, language, asker) for name in names}

    # Beside the event loop: a page of names takes tens of milliseconds.
    found = await asyncio.to_thread(work)
    return {name: [show_skill(deps, one, language) for one in several] for name, several in found.items()}


def _proposed(deps: Deps, name: str, language: Language, asker: PersonId) -> list[SkillId]:
    tagger, known = deps.engines.tagger, deps.engines.catalogue.get
    tags = sorted(tagger.tag(name), key=lambda tag: (-tag.score, tag.start)) if tagger else []
    named = [tag.concept for tag in tags if (skill := known(tag.concept)) is not None and is_open(deps, skill, asker)]
    matches = find_matches(deps, name, language, limit=MOST_PROPOSED, asker=asker, prefix=False)
    alike = [match.concept for match in matches if match.score >= LEAST_SCORE]
    return list(dict.fromkeys([*named, *alike]))[:MOST_PROPOSED]
