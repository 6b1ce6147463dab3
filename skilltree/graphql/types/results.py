"""Answers of mutations: a payload, or a typed refusal."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.courses import Module, ModuleDraft, ModuleProgress
from skilltree.graphql.types.opportunities import Opportunity, OpportunityResponse
from skilltree.graphql.types.people import BranchVisibility, ContactRequest, Goal, Person
from skilltree.graphql.types.skills import Skill
from skilltree.graphql.types.trees import Evidence, TreeSkill
from skilltree.service.learning import module_version
from skilltree.service.studio import published_view
from skilltree.service.views import courses, learning, opportunities, people, trees


@strawberry.type
@shows(trees.SkillDeclared)
class SkillDeclared:
    """A skill was added."""

    evidence: Evidence
    tree_skill: TreeSkill


@strawberry.type
@shows(trees.SkillProposed)
class SkillProposed:
    """A skill that was not in the list was added."""

    skill: Skill
    evidence: Evidence
    tree_skill: TreeSkill


@strawberry.type
@shows(trees.EvidenceRetracted)
class EvidenceRetracted:
    """A fact was taken back."""

    evidence_id: strawberry.ID
    skill_id: strawberry.ID
    tree_skill: TreeSkill | None = strawberry.field(description="Null when nothing else shows the skill.")


@strawberry.type
@shows(learning.ModuleCompleted)
class ModuleCompleted:
    """A module is finished, and the tree grew."""

    completed_at: datetime
    grown: list[TreeSkill]

    @field(Module)
    @staticmethod
    async def module(root: strawberry.Parent[learning.ModuleCompleted], info: Info) -> courses.ModuleView:
        """The version that was completed."""
        context = info.context
        return await module_version(context.deps, root.module_id, root.version, context.language)


@strawberry.type
class Correction:
    """The server's verdict on one answer."""

    question_id: strawberry.ID
    right: bool
    right_choice_id: strawberry.ID | None
    explanation: str


@strawberry.type
@shows(courses.QuizJudged)
class QuizJudged:
    """The server's verdict on a quiz."""

    passed: bool
    right: int
    total: int
    corrections: list[Correction]


@strawberry.type
@shows(learning.ProgressSaved)
class ProgressSaved:
    """The progress now."""

    progress: ModuleProgress


@strawberry.type
@shows(people.ConfirmationAsked)
class ConfirmationAsked:
    """A link was made."""

    token: str = strawberry.field(description="Put after the # of the link to send; it is shown once.")
    expires_at: datetime


@strawberry.type
@shows(people.SkillConfirmed)
class SkillConfirmed:
    """A link was answered."""

    skill: Skill
    level: int


@strawberry.type
@shows(people.GoalSet)
class GoalSet:
    """The goal now."""

    goal: Goal | None


@strawberry.type
@shows(people.VisibilitySet)
class VisibilitySet:
    """The choices now."""

    visibility: list[BranchVisibility]
    findable: bool


@strawberry.type
@shows(people.ProfileUpdated)
class ProfileUpdated:
    """The profile now."""

    person: Person


@strawberry.type
@shows(people.SessionEnded)
class SessionEnded:
    """A device was signed out."""

    session_id: strawberry.ID


@strawberry.type
@shows(learning.ModuleSaved)
class ModuleSaved:
    """A draft was kept."""

    draft: ModuleDraft


@strawberry.type
@shows(learning.ModulePublished)
class ModulePublished:
    """A draft was published."""

    draft: ModuleDraft

    @field(Module)
    @staticmethod
    def module(root: strawberry.Parent[learning.ModulePublished], info: Info) -> courses.ModuleView:
        """As learners see it."""
        return published_view(root.draft, info.context.language)


@strawberry.type
@shows(learning.ReviewAsked)
class ReviewAsked:
    """Somebody else looks at the draft first; their yes publishes it."""

    draft: ModuleDraft


@strawberry.type
@shows(opportunities.OpportunityPosted)
class OpportunityPosted:
    """An opportunity was posted."""

    opportunity: Opportunity


@strawberry.type
@shows(opportunities.OpportunityAnswered)
class OpportunityAnswered:
    """The viewer is interested."""

    response: OpportunityResponse


@strawberry.type
@shows(people.ContactRequested)
class ContactRequested:
    """A recruiter asked."""

    contact: ContactRequest


@strawberry.type
@shows(people.ContactAnswered)
class ContactAnswered:
    """The person answered."""

    contact: ContactRequest


DeclareSkillResult = Annotated[SkillDeclared | Refused, strawberry.union("DeclareSkillResult")]
ProposeSkillResult = Annotated[SkillProposed | Refused, strawberry.union("ProposeSkillResult")]
RetractEvidenceResult = Annotated[EvidenceRetracted | Refused, strawberry.union("RetractEvidenceResult")]
CompleteModuleResult = Annotated[ModuleCompleted | Refused, strawberry.union("CompleteModuleResult")]
AnswerQuizResult = Annotated[QuizJudged | Refused, strawberry.union("AnswerQuizResult")]
SaveProgressResult = Annotated[ProgressSaved | Refused, strawberry.union("SaveProgressResult")]
AskConfirmationResult = Annotated[ConfirmationAsked | Refused, strawberry.union("AskConfirmationResult")]
ConfirmSkillResult = Annotated[SkillConfirmed | Refused, strawberry.union("ConfirmSkillResult")]
SetGoalResult = Annotated[GoalSet | Refused, strawberry.union("SetGoalResult")]
SetVisibilityResult = Annotated[VisibilitySet | Refused, strawberry.union("SetVisibilityResult")]
UpdateProfileResult = Annotated[ProfileUpdated | Refused, strawberry.union("UpdateProfileResult")]
EndSessionResult = Annotated[SessionEnded | Refused, strawberry.union("EndSessionResult")]
SaveModuleResult = Annotated[ModuleSaved | Refused, strawberry.union("SaveModuleResult")]
PublishModuleResult = Annotated[ModulePublished | ReviewAsked | Refused, strawberry.union("PublishModuleResult")]
PostOpportunityResult = Annotated[OpportunityPosted | Refused, strawberry.union("PostOpportunityResult")]
RespondToOpportunityResult = Annotated[OpportunityAnswered | Refused, strawberry.union("RespondToOpportunityResult")]
RequestContactResult = Annotated[ContactRequested | Refused, strawberry.union("RequestContactResult")]
AnswerContactResult = Annotated[ContactAnswered | Refused, strawberry.union("AnswerContactResult")]
