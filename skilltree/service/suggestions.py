"""What next for one person: modules and opportunities in one ranking, with reasons as data."""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.engine.suggest import suggest
from skilltree.engine.suggest_types import PersonState
from skilltree.model.ids import TerritoryId
from skilltree.model.person import Viewer
from skilltree.model.suggestion import Reason, ScoredSuggestion
from skilltree.model.tree import fold
from skilltree.model.words import Language, SuggestionKind, Travel
from skilltree.service.ages import certain_age
from skilltree.service.candidates import coordinates_of
from skilltree.service.deps import Deps
from skilltree.service.places import distance_between, load_communes
from skilltree.service.ports.clock import paris_day
from skilltree.service.skills import show_skill
from skilltree.service.texts import check_first
from skilltree.service.views.courses import ModuleView, module_view
from skilltree.service.views.opportunities import (
    OpportunityView,
    ReasonView,
    SuggestionView,
    opportunity_view,
)
from skilltree.service.views.skills import OccupationView, occupation_view


async def suggest_next(
    deps: Deps, viewer: Viewer, kinds: Sequence[SuggestionKind] | None, first: int | None
) -> list[SuggestionView]:
    """Return the best next steps of the viewer, best first."""
    size = check_first(first)
    local = deps.engines.territories[viewer.territory_id]
    state = await person_state(deps, viewer)
    scored = suggest(state, local.suggest, limit=size, kinds=kinds or None, near=deps.engines.catalogue.near)
    return [shown for item in scored if (shown := _show(deps, viewer, item, state)) is not None]


async def person_state(deps: Deps, viewer: Viewer) -> PersonState:
    """Return what the ranking may know of the viewer: no protected characteristic."""
    async with deps.store.reading() as db:
        tree = fold(await db.evidence.of_person(viewer.person_id), now=deps.clock())
        goal = await db.people.goal(viewer.person_id)
        person = await db.people.person(viewer.person_id)
        progress = await db.courses.progress(viewer.person_id)
        answered = await db.opportunities.responses_of(viewer.person_id)
        feedback = await db.suggestions.feedback_of(viewer.person_id)
        means = await db.suggestions.means_of(viewer.person_id)
        if goal and goal.occupation_id and goal.occupation_id not in deps.engines.occupations:
            deps.engines.occupations.update(await db.taxonomy.occupations([goal.occupation_id]))
    home = person.insee if person else None
    communes = await load_communes(deps, [home]) if home else {}
    return PersonState(
        levels={state.skill_id: state.level for state in tree.skills},
        dormant=frozenset(state.skill_id for state in tree.skills if state.dormant),
        wanted=goal.skills if goal else (),
        goal_occupation_id=goal.occupation_id if goal else None,
        home=coordinates_of(home, communes),
        travel=person.travel if person else Travel.TRANSIT,
        languages=frozenset({person.language.value, *(tag.value for tag in means.languages)}) if person else None,
        hours_per_week=means.hours_per_week,
        feedback=tuple(each.word() for each in feedback),
        turn=f"{viewer.person_id} {paris_day(deps.clock())}",
        today=paris_day(deps.clock()),
        age=certain_age(person.birth_year, paris_day(deps.clock()).year) if person else None,
        done=frozenset(
            [item.module_id for item in progress if item.completed_at is not None]
            + [item.opportunity_id for item in answered]
        ),
    )


def _show(deps: Deps, viewer: Viewer, item: ScoredSuggestion, state: PersonState) -> SuggestionView | None:
    """Put one suggestion into words; None when it is gone meanwhile."""
    subject = show_subject(deps, viewer.territory_id, item.subject_id, state.home, viewer.language)
    if subject is None:
        return None
    return SuggestionView(
        id=item.subject_id,
        kind=item.kind,
        subject=subject,
        score=round(item.score, 4),
        reasons=[show_reason(deps, reason, viewer.language) for reason in item.reasons],
    )


def show_subject(
    deps: Deps, territory_id: TerritoryId, subject_id: str, home: tuple[float, float] | None, language: Language
) -> ModuleView | OpportunityView | None:
    """Put the module or opportunity into words; None for what is not (or no longer) shown to anybody."""
    local = deps.engines.territories[territory_id]
    module = local.modules.get(subject_id)
    if module is not None:
        return module_view(module, language)
    found = local.opportunities.get(subject_id)
    if found is None:
        return None
    far = distance_between(home, coordinates_of(found.insee, deps.engines.communes))
    return opportunity_view(found, language, far)


def show_reason(deps: Deps, reason: Reason, language: Language) -> ReasonView:
    """Put a reason's ids into words; the sentence is the front end's."""
    return ReasonView(
        kind=reason.kind,
        skill=show_skill(deps, reason.skill_id, language) if reason.skill_id else None,
        level=reason.level,
        amount=None if reason.amount is None else round(reason.amount, 1),
        occupation=_occupation(deps, reason.occupation_id, language),
    )


def _occupation(deps: Deps, occupation_id: str | None, language: Language) -> OccupationView | None:
    occupation = deps.engines.occupations.get(occupation_id) if occupation_id else None
    return occupation_view(occupation, language) if occupation else None
