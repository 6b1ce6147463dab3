"""Mutations: each reads its input, runs one use case, and answers its payload or a refusal."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import cards as card
from skilltree.graphql.inputs import doors as door
from skilltree.graphql.inputs import learning as learn
from skilltree.graphql.inputs import meeting as meet
from skilltree.graphql.inputs import tree as own
from skilltree.graphql.refusals import RefusalView, answer, signed_in
from skilltree.graphql.types import cards, doors, results
from skilltree.service import confirmation, contacts, goals, learning, own_card, profile, studio
from skilltree.service.declare_skill import declare_skill
from skilltree.service.end_session import end_session
from skilltree.service.open_account import open_account
from skilltree.service.own_addresses import add_address
from skilltree.service.own_doors import forget_phone, remove_passkey
from skilltree.service.post_opportunity import post_opportunity
from skilltree.service.propose_skill import propose_skill
from skilltree.service.replace_card import replace_card
from skilltree.service.respond_to_opportunity import respond_to_opportunity
from skilltree.service.retract_evidence import retract_evidence
from skilltree.service.views import assistance as help_views
from skilltree.service.views import courses as course_views
from skilltree.service.views import doors as door_views
from skilltree.service.views import learning as learning_views
from skilltree.service.views import opportunities as opportunity_views
from skilltree.service.views import people as people_views
from skilltree.service.views import trees as tree_views
from skilltree.service.visibility import set_visibility


@strawberry.type
class Mutation:
    """Every operation takes `input.key`: a replay returns the first result."""

    @mutation(results.DeclareSkillResult)
    @staticmethod
    async def declare_skill(
        info: Info,
        input: own.DeclareSkillInput,  # noqa: A002 -- the schema's name
    ) -> tree_views.SkillDeclared | RefusalView:
        """A person says that they can do something."""
        return await signed_in(info, declare_skill, input)

    @mutation(results.ProposeSkillResult)
    @staticmethod
    async def propose_skill(
        info: Info,
        input: own.ProposeSkillInput,  # noqa: A002 -- the schema's name
    ) -> tree_views.SkillProposed | RefusalView:
        """A know-how that is not in the list, usable at once by its owner."""
        return await signed_in(info, propose_skill, input)

    @mutation(results.RetractEvidenceResult)
    @staticmethod
    async def retract_evidence(
        info: Info,
        input: own.RetractEvidenceInput,  # noqa: A002 -- the schema's name
    ) -> tree_views.EvidenceRetracted | RefusalView:
        """Take back a fact of one's own tree."""
        return await signed_in(info, retract_evidence, input)

    @mutation(results.SaveProgressResult)
    @staticmethod
    async def save_progress(
        info: Info,
        input: learn.SaveProgressInput,  # noqa: A002 -- the schema's name
    ) -> learning_views.ProgressSaved | RefusalView:
        """Keep how many blocks are done."""
        return await signed_in(info, learning.save_progress, input)

    @mutation(results.AnswerQuizResult)
    @staticmethod
    async def answer_quiz(
        info: Info,
        input: learn.AnswerQuizInput,  # noqa: A002 -- the schema's name
    ) -> course_views.QuizJudged | RefusalView:
        """Have the answers to a quiz judged."""
        return await signed_in(info, learning.answer_quiz, input)

    @mutation(results.CompleteModuleResult)
    @staticmethod
    async def complete_module(
        info: Info,
        input: learn.CompleteModuleInput,  # noqa: A002 -- the schema's name
    ) -> learning_views.ModuleCompleted | RefusalView:
        """Finish a module: the tree grows, once per version."""
        return await signed_in(info, learning.complete_module, input)

    @mutation(results.AskConfirmationResult)
    @staticmethod
    async def ask_confirmation(
        info: Info,
        input: own.AskConfirmationInput,  # noqa: A002 -- the schema's name
    ) -> people_views.ConfirmationAsked | RefusalView:
        """Make a link by which somebody can confirm a skill."""
        return await signed_in(info, confirmation.ask_confirmation, input)

    @mutation(results.SetGoalResult)
    @staticmethod
    async def set_goal(
        info: Info,
        input: own.SetGoalInput,  # noqa: A002 -- the schema's name
    ) -> people_views.GoalSet | RefusalView:
        """Choose what to become able to do."""
        return await signed_in(info, goals.set_goal, input)

    @mutation(results.SetVisibilityResult)
    @staticmethod
    async def set_visibility(
        info: Info,
        input: own.SetVisibilityInput,  # noqa: A002 -- the schema's name
    ) -> people_views.VisibilitySet | RefusalView:
        """Choose who may see a branch."""
        return await signed_in(info, set_visibility, input)

    @mutation(results.UpdateProfileResult)
    @staticmethod
    async def update_profile(
        info: Info,
        input: own.UpdateProfileInput,  # noqa: A002 -- the schema's name
    ) -> people_views.ProfileUpdated | RefusalView:
        """Change one's own profile."""
        return await signed_in(info, profile.update_profile, input)

    @mutation(results.EndSessionResult)
    @staticmethod
    async def end_session(
        info: Info,
        input: own.EndSessionInput,  # noqa: A002 -- the schema's name
    ) -> people_views.SessionEnded | RefusalView:
        """Sign one of one's own devices out."""
        return await signed_in(info, end_session, input)

    @mutation(results.SaveModuleResult)
    @staticmethod
    async def save_module(
        info: Info,
        input: learn.SaveModuleInput,  # noqa: A002 -- the schema's name
    ) -> learning_views.ModuleSaved | RefusalView:
        """Keep a draft."""
        return await signed_in(info, studio.save_module, input)

    @mutation(results.PublishModuleResult)
    @staticmethod
    async def publish_module(
        info: Info,
        input: learn.PublishModuleInput,  # noqa: A002 -- the schema's name
    ) -> learning_views.ModulePublished | RefusalView:
        """Publish a draft: the version never changes afterwards."""
        return await signed_in(info, studio.publish_module, input)

    @mutation(results.PostOpportunityResult)
    @staticmethod
    async def post_opportunity(
        info: Info,
        input: meet.PostOpportunityInput,  # noqa: A002 -- the schema's name
    ) -> opportunity_views.OpportunityPosted | RefusalView:
        """Propose something to do."""
        return await signed_in(info, post_opportunity, input)

    @mutation(results.RespondToOpportunityResult)
    @staticmethod
    async def respond_to_opportunity(
        info: Info,
        input: meet.RespondToOpportunityInput,  # noqa: A002 -- the schema's name
    ) -> opportunity_views.OpportunityAnswered | RefusalView:
        """Say that one is interested."""
        return await signed_in(info, respond_to_opportunity, input)

    @mutation(results.RequestContactResult)
    @staticmethod
    async def request_contact(
        info: Info,
        input: meet.RequestContactInput,  # noqa: A002 -- the schema's name
    ) -> people_views.ContactRequested | RefusalView:
        """Ask to meet the person behind a nameless profile."""
        return await signed_in(info, contacts.request_contact, input)

    @mutation(results.AnswerContactResult)
    @staticmethod
    async def answer_contact(
        info: Info,
        input: meet.AnswerContactInput,  # noqa: A002 -- the schema's name
    ) -> people_views.ContactAnswered | RefusalView:
        """Answer a recruiter."""
        return await signed_in(info, contacts.answer_contact, input)

    @mutation(results.ConfirmSkillResult)
    @staticmethod
    async def confirm_skill(
        info: Info,
        input: own.ConfirmSkillInput,  # noqa: A002 -- the schema's name
    ) -> people_views.SkillConfirmed | RefusalView:
        """Answer a confirmation link, with or without an account."""
        context = info.context
        command = input.command()
        return await answer(
            confirmation.confirm_skill(context.deps, context.viewer, input.key, command, context.language)
        )

    @mutation(doors.AddAddressResult)
    @staticmethod
    async def add_address(
        info: Info,
        input: door.AddAddressInput,  # noqa: A002 -- the schema's name
    ) -> door_views.AddressAdded | RefusalView:
        """Add an address to one's own account, by the code that came there."""
        return await signed_in(info, add_address, input)

    @mutation(doors.RemovePasskeyResult)
    @staticmethod
    async def remove_passkey(
        info: Info,
        input: door.RemovePasskeyInput,  # noqa: A002 -- the schema's name
    ) -> door_views.PasskeyRemoved | RefusalView:
        """Let one of one's own passkeys open nothing any more."""
        return await signed_in(info, remove_passkey, input)

    @mutation(doors.ForgetPhoneResult)
    @staticmethod
    async def forget_phone(
        info: Info,
        input: door.ForgetPhoneInput,  # noqa: A002 -- the schema's name
    ) -> door_views.PhoneForgotten | RefusalView:
        """Let a phone that keeps one's own profile open nothing any more."""
        return await signed_in(info, forget_phone, input)

    @mutation(cards.IssueCardResult)
    @staticmethod
    async def issue_card(
        info: Info,
        input: card.IssueCardInput,  # noqa: A002 -- the schema's name
    ) -> help_views.CardIssued | RefusalView:
        """Make one's own card; an earlier one stops working."""
        return await signed_in(info, own_card.issue_card, input)

    @mutation(cards.MakeHelpCodeResult)
    @staticmethod
    async def make_help_code(
        info: Info,
        input: card.MakeHelpCodeInput,  # noqa: A002 -- the schema's name
    ) -> help_views.HelpCodeMade | RefusalView:
        """Make a code to say to a counsellor who is there."""
        return await signed_in(info, own_card.make_help_code, input)

    @mutation(cards.EndHelpResult)
    @staticmethod
    async def end_help(
        info: Info,
        input: card.EndHelpInput,  # noqa: A002 -- the schema's name
    ) -> help_views.HelpEnded | RefusalView:
        """An organisation shall not replace one's card any more."""
        return await signed_in(info, own_card.end_help, input)

    @mutation(cards.OpenAccountResult)
    @staticmethod
    async def open_account(
        info: Info,
        input: card.OpenAccountInput,  # noqa: A002 -- the schema's name
    ) -> help_views.AccountOpened | RefusalView:
        """Open an account, with a card, for somebody who is there."""
        return await signed_in(info, open_account, input)

    @mutation(cards.ReplaceCardResult)
    @staticmethod
    async def replace_card(
        info: Info,
        input: card.ReplaceCardInput,  # noqa: A002 -- the schema's name
    ) -> help_views.CardReplaced | RefusalView:
        """Another card for somebody who is there and proves it."""
        return await signed_in(info, replace_card, input)
