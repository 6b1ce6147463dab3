"""The everyday doings that a newcomer chooses from, before any account."""

from __future__ import annotations

from skilltree.model.activity import Activity
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.skills import show_skill
from skilltree.service.views.activities import ActivityView, activity_view


def read_activities(deps: Deps, language: Language) -> list[ActivityView]:
    """Return the doings in their order; one whose skills are all gone is left out."""
    shown = (_shown(deps, activity, language) for activity in deps.engines.activities)
    return [view for view in shown if view.skills]


def _shown(deps: Deps, activity: Activity, language: Language) -> ActivityView:
    known = [skill_id for skill_id in activity.skill_ids if deps.engines.catalogue.get(skill_id)]
    return activity_view(activity, [show_skill(deps, skill_id, language) for skill_id in known], language)
