"""Inputs of writes to one's own tree and profile."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.graphql.inputs.common import GoalInput, given
from skilltree.model.words import Language, SkillKind, Travel, Visibility
from skilltree.service.confirmation import AskConfirmation, ConfirmSkill
from skilltree.service.declare_skill import DeclareSkill
from skilltree.service.end_session import EndSession
from skilltree.service.goals import SetGoal
from skilltree.service.profile import UpdateProfile
from skilltree.service.propose_skill import ProposeSkill
from skilltree.service.retract_evidence import RetractEvidence
from skilltree.service.secrets import token_hash
from skilltree.service.visibility import SetVisibility


@strawberry.input
class DeclareSkillInput:
    """A person says that they can do something."""

    key: UUID
    skill: strawberry.ID
    level: int
    note: str | None = None

    def command(self) -> DeclareSkill:
        """Return the use case's command."""
        return DeclareSkill(skill_id=self.skill, level=self.level, note=self.note)


@strawberry.input
class ProposeSkillInput:
    """A know-how that is not in the list."""

    key: UUID
    label: str
    level: int
    language: Language | None = Language.FR
    kind: SkillKind | None = SkillKind.SKILL

    def command(self) -> ProposeSkill:
        """Return the use case's command."""
        return ProposeSkill(
            label=self.label,
            level=self.level,
            language=self.language or Language.FR,
            kind=self.kind or SkillKind.SKILL,
        )


@strawberry.input
class RetractEvidenceInput:
    """A fact to take back."""

    key: UUID
    evidence: strawberry.ID

    def command(self) -> RetractEvidence:
        """Return the use case's command."""
        return RetractEvidence(evidence_id=self.evidence)


@strawberry.input
class AskConfirmationInput:
    """Which skill somebody should confirm."""

    key: UUID
    skill: strawberry.ID
    level: int
    confirmer: strawberry.ID | None = strawberry.field(
        default=None, description="Somebody of `proposedConfirmers`: they answer in the app, nobody else can."
    )
    note: str | None = strawberry.field(default=None, description="A word of context to whom is asked by name.")

    def command(self) -> AskConfirmation:
        """Return the use case's command."""
        return AskConfirmation(
            skill_id=self.skill, level=self.level, confirmer_id=self.confirmer or None, note=self.note or None
        )


@strawberry.input(
    description="`name` says who confirms when there is no account; a signed-in person's own name is used otherwise."
)
class ConfirmSkillInput:
    """The answer to a confirmation link."""

    key: UUID
    token: str
    level: int
    name: str | None = None
    note: str | None = None
    confirm: bool | None = True
    family: bool | None = strawberry.field(default=False, description="Of the person's own household.")

    def command(self) -> ConfirmSkill:
        """Return the use case's command, which holds the token's hash only."""
        return ConfirmSkill(
            link_hash=token_hash(self.token[:200]),
            level=self.level,
            name=self.name,
            note=self.note,
            confirm=self.confirm is not False,
            family=self.family is True,
        )


@strawberry.input(description="Null clears the goal.")
class SetGoalInput:
    """The new goal."""

    key: UUID
    goal: GoalInput | None = strawberry.UNSET

    def command(self) -> SetGoal:
        """Return the use case's command."""
        goal = given(self.goal)
        return SetGoal(goal=goal.wanted() if goal else None)


@strawberry.input(
    description="`branch` null is the whole tree. Choosing RECRUITERS or EVERYONE is a consent, kept in the ledger."
)
class SetVisibilityInput:
    """Who may see a branch."""

    key: UUID
    branch: strawberry.ID | None = None
    visibility: Visibility

    def command(self) -> SetVisibility:
        """Return the use case's command."""
        return SetVisibility(branch=self.branch, visibility=self.visibility)


@strawberry.input
class EndSessionInput:
    """Which of one's own devices to sign out."""

    key: UUID
    session: strawberry.ID

    def command(self) -> EndSession:
        """Return the use case's command."""
        return EndSession(session_id=self.session)


@strawberry.input(
    description="What is left out stays; null takes `commune` or `birthYear` back, and leaves the others."
)
class UpdateProfileInput:
    """What changes of the profile."""

    key: UUID
    display_name: str | None = None
    language: Language | None = None
    commune: strawberry.ID | None = strawberry.UNSET
    birth_year: int | None = strawberry.UNSET
    travel: Travel | None = None
    works_in: list[strawberry.ID] | None = None

    def command(self) -> UpdateProfile:
        """Return the use case's command."""
        return UpdateProfile(
            display_name=self.display_name,
            language=self.language,
            insee=given(self.commune),
            birth_year=given(self.birth_year),
            travel=self.travel,
            works_in=None if self.works_in is None else tuple(self.works_in),
            forget_home=self.commune is None,
            forget_birth_year=self.birth_year is None,
        )
