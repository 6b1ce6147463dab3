"""Choosing who sees one's tree, taking consents back, a parent's yes."""

from __future__ import annotations

from functools import partial

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import who_sees as given
from skilltree.graphql.refusals import RefusalView, answer, signed_in
from skilltree.graphql.types import consents, parents, who_sees
from skilltree.service import kept_shares, own_consents, public_pages, visibility
from skilltree.service import parents as parents_cases
from skilltree.service.views import consents as consent_views
from skilltree.service.views import parents as parent_views
from skilltree.service.views import people as people_views
from skilltree.service.views import who_sees as views


@strawberry.type
class WhoSeesMutations:
    """Choosing who sees one's tree, taking consents back, a parent's yes."""

    @mutation(who_sees.SetVisibilitiesResult)
    @staticmethod
    async def set_visibilities(
        info: Info,
        input: given.SetVisibilitiesInput,  # noqa: A002 -- the schema's name
    ) -> people_views.VisibilitySet | RefusalView:
        """Choose who may see many branches at once."""
        return await signed_in(info, visibility.set_visibilities, input)

    @mutation(who_sees.OpenPublicPageResult)
    @staticmethod
    async def open_public_page(
        info: Info,
        input: given.OpenPublicPageInput,  # noqa: A002 -- the schema's name
    ) -> views.PublicPageSet | RefusalView:
        """Open one's page for everybody, rename it, or give it another address."""
        return await signed_in(info, public_pages.open_public_page, input)

    @mutation(who_sees.ClosePublicPageResult)
    @staticmethod
    async def close_public_page(
        info: Info,
        input: given.ClosePublicPageInput,  # noqa: A002 -- the schema's name
    ) -> views.PublicPageSet | RefusalView:
        """Close it at once."""
        return await signed_in(info, public_pages.close_public_page, input)

    @mutation(who_sees.KeepSharedTreeResult)
    @staticmethod
    async def keep_shared_tree(
        info: Info,
        input: given.KeepSharedTreeInput,  # noqa: A002 -- the schema's name
    ) -> views.SharedTreeKept | RefusalView:
        """Keep a link that is for one account with one's own."""
        return await signed_in(info, kept_shares.keep_shared_tree, input)

    @mutation(consents.WithdrawConsentResult)
    @staticmethod
    async def withdraw_consent(
        info: Info,
        input: given.WithdrawConsentInput,  # noqa: A002 -- the schema's name
    ) -> consent_views.ConsentWithdrawn | RefusalView:
        """Take a consent back, with all that it allowed."""
        return await signed_in(info, own_consents.withdraw_consent, input)

    @mutation(parents.AskParentResult)
    @staticmethod
    async def ask_parent(
        info: Info,
        input: given.AskParentInput,  # noqa: A002 -- the schema's name
    ) -> parent_views.ParentAsked | RefusalView:
        """Send a parent the link by which they agree."""
        return await signed_in(info, partial(parents_cases.ask_parent, origin=info.context.origin), input)

    @mutation(parents.AnswerAsParentResult)
    @staticmethod
    async def answer_as_parent(
        info: Info,
        input: given.AnswerAsParentInput,  # noqa: A002 -- the schema's name
    ) -> parent_views.ParentAnswered | RefusalView:
        """Agree to a child's account, or not (any more); no account needed."""
        context = info.context
        command = input.command()
        return await answer(parents_cases.answer_as_parent(context.deps, input.key, command, peer=context.peer))
