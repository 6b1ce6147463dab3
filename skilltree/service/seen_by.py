"""One's own tree through the eyes of others: what a recruiter finds, what everybody sees. Nothing is logged."""

from __future__ import annotations

from skilltree.model.errors import InvalidInput
from skilltree.model.person import PUBLIC_AGE, RECRUITER_AGE, BranchVisibility, Person, Viewer
from skilltree.model.tree import SkillState, fold
from skilltree.model.words import Language, Visibility
from skilltree.service.ages import has_reached
from skilltree.service.branches import visibility_of
from skilltree.service.deps import Deps
from skilltree.service.places import load_communes
from skilltree.service.ports.clock import paris_day
from skilltree.service.shown_leaves import show_leaves
from skilltree.service.views.people import commune_view
from skilltree.service.views.who_sees import SeenTreeView

_AGES = {Visibility.RECRUITERS: RECRUITER_AGE, Visibility.EVERYONE: PUBLIC_AGE}


async def read_as_seen(deps: Deps, viewer: Viewer, audience: Visibility, language: Language) -> SeenTreeView | None:
    """Return what recruiters or everybody see of the viewer's tree; None for an account that is gone."""
    if audience not in _AGES:
        raise InvalidInput("recruiters or everybody", field="audience")
    async with deps.store.reading() as db:
        person = await db.people.person(viewer.person_id)
        facts = await db.evidence.of_person(viewer.person_id)
        choices = await db.people.visibility(viewer.person_id)
        page = await db.privacy.page_of(viewer.person_id)
    if person is None:
        return None
    allowed = may_be_seen(deps, person, audience)
    states = fold(facts, now=deps.clock()).skills if allowed else ()
    codes = person.works_in if allowed and audience is Visibility.RECRUITERS else ()
    communes = await load_communes(deps, sorted(codes))
    return SeenTreeView(
        shown_name=page.shown_name if page and audience is Visibility.EVERYONE else None,
        skills=show_leaves(deps, open_to(deps, states, choices, audience), language),
        works_in=[commune_view(communes[code]) for code in codes if code in communes],
        too_young=not allowed,
    )


def open_to(
    deps: Deps, states: tuple[SkillState, ...], choices: list[BranchVisibility], audience: Visibility
) -> list[SkillState]:
    """Return the leaves that an audience may see; recruiters also see what everybody does."""
    allowed = {Visibility.EVERYONE, audience}
    catalogue = deps.engines.catalogue
    return [state for state in states if visibility_of(state.skill_id, choices, catalogue) in allowed]


def may_be_seen(deps: Deps, person: Person, audience: Visibility) -> bool:
    """True when the age, certain from the year of birth, allows it."""
    return has_reached(_AGES[audience], person.birth_year, paris_day(deps.clock()).year)
