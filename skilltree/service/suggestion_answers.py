"""Not interested, later, done already: what a person says of suggestions, and taking it back.

Each answer of `suggestions` reads these rows in its own read view, so that a word holds from the next one on, whichever
worker gives it; the change goes out besides for whatever keeps something of a person.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import Conflict, InvalidInput, NotFound
from skilltree.model.feedback import FeedbackGiven, FeedbackKind
from skilltree.model.ids import decode_id
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.clock import paris_day
from skilltree.service.ports.store import Writing
from skilltree.service.suggestions import show_subject
from skilltree.service.views.suggestion_answers import (
    SuggestionAnswered,
    SuggestionAnswersForgotten,
    SuggestionAnswerView,
)

MOST_ANSWERS: Final = 500
"""Of one person: each is read with every suggestion."""
LONGEST_LATER: Final = timedelta(days=366)


class AnswerSuggestion(Struct):
    """What is said of which module or opportunity; `until` goes with LATER alone."""

    suggestion: str
    kind: FeedbackKind
    until: date | None = None


class ForgetSuggestionAnswers(Struct):
    """Of one module or opportunity, or (None) all."""

    suggestion: str | None = None


async def read_suggestion_answers(deps: Deps, viewer: Viewer) -> list[SuggestionAnswerView]:
    """Return what the viewer said and what still holds, newest first."""
    today = paris_day(deps.clock())
    async with deps.store.reading() as db:
        given = await db.suggestions.feedback_of(viewer.person_id)
    return [_show(one) for one in given if one.until is None or one.until >= today]


async def answer_suggestion(deps: Deps, viewer: Viewer, key: UUID, command: AnswerSuggestion) -> SuggestionAnswered:
    """Keep a word on a suggestion; it replaces an earlier one on the same.

    Raises NotFound for what nobody is shown, InvalidInput for a day that is none, Conflict (TOO_MANY).
    """
    today = paris_day(deps.clock())
    _check_day(command, today)
    decode_id(command.suggestion)
    if show_subject(deps, viewer.territory_id, command.suggestion, None, viewer.language) is None:
        raise NotFound("there is no such suggestion", field="suggestion")

    async def work(tx: Writing) -> SuggestionAnswered:
        await tx.suggestions.forget_past_feedback(viewer.person_id, today)
        told = await tx.suggestions.feedback_of(viewer.person_id)
        if len([one for one in told if one.subject_id != command.suggestion]) >= MOST_ANSWERS:
            raise Conflict(f"at most {MOST_ANSWERS} answers", field="suggestion", code="TOO_MANY")
        given = FeedbackGiven(subject_id=command.suggestion, kind=command.kind, until=command.until, since=deps.clock())
        await tx.suggestions.put_feedback(viewer.territory_id, viewer.person_id, given)
        await tx.outbox.append(ChangeKind.PERSON, viewer.person_id)
        return SuggestionAnswered(answer=_show(given))

    return await once_by(
        deps, viewer, "answerSuggestion", key=key, command=command, answer_type=SuggestionAnswered, work=work
    )


async def forget_suggestion_answers(
    deps: Deps, viewer: Viewer, key: UUID, command: ForgetSuggestionAnswers
) -> SuggestionAnswersForgotten:
    """Take one word back, or all: what was left out may be suggested again. Raises NotFound for a word never said."""
    if command.suggestion is not None:
        decode_id(command.suggestion)

    async def work(tx: Writing) -> SuggestionAnswersForgotten:
        count = await tx.suggestions.forget_feedback(viewer.person_id, command.suggestion)
        if command.suggestion is not None and not count:
            raise NotFound("nothing was said of it", field="suggestion")
        if count:
            await tx.outbox.append(ChangeKind.PERSON, viewer.person_id)
        return SuggestionAnswersForgotten(count=count)

    return await once_by(
        deps,
        viewer,
        "forgetSuggestionAnswers",
        key=key,
        command=command,
        answer_type=SuggestionAnswersForgotten,
        work=work,
    )


def _check_day(command: AnswerSuggestion, today: date) -> None:
    if (command.until is None) is (command.kind is FeedbackKind.LATER):
        raise InvalidInput("a day goes with LATER, and with nothing else", field="until")
    if command.until is not None and not today < command.until <= today + LONGEST_LATER:
        raise InvalidInput("a day from tomorrow on, within a year", field="until")


def _show(given: FeedbackGiven) -> SuggestionAnswerView:
    return SuggestionAnswerView(id=given.subject_id, kind=given.kind, since=given.since, until=given.until)
