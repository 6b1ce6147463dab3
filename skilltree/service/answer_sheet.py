"""The right answers of a published module's questions, for whoever teaches with it on paper."""

from __future__ import annotations

from typing import Final

from skilltree.model.ids import ModuleId, row_id
from skilltree.model.person import Viewer
from skilltree.model.words import Language, Role
from skilltree.service.deps import Deps
from skilltree.service.views.courses import DraftQuestionView, draft_question_view

TEACHING: Final = frozenset({Role.AUTHOR, Role.FACILITATOR, Role.COUNSELLOR, Role.STEWARD})


def read_answer_sheet(
    deps: Deps, viewer: Viewer, module_id: ModuleId, language: Language
) -> list[DraftQuestionView] | None:
    """Return the questions of the version that learners begin; None to whoever teaches for no verified organisation."""
    row_id("Module", module_id)
    module = deps.engines.territories[viewer.territory_id].modules.get(module_id)
    if module is None or not any(m.verified and m.role in TEACHING for m in viewer.memberships):
        return None
    return [draft_question_view(question, language) for question in module.content.questions]
