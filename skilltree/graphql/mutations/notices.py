"""Being told: by which way, in which browser, and no more."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import notices as given
from skilltree.graphql.refusals import RefusalView, answer, signed_in
from skilltree.graphql.types import notices as types
from skilltree.service.notice_choices import choose_notice, see_notices, stop_notices
from skilltree.service.push_browsers import allow_push, forget_push
from skilltree.service.views import notices as views


@strawberry.type
class NoticeMutations:
    """Being told."""

    @mutation(types.ChooseNoticeResult)
    @staticmethod
    async def choose_notice(
        info: Info,
        input: given.ChooseNoticeInput,  # noqa: A002 -- the schema's name
    ) -> views.NoticeChosen | RefusalView:
        """Choose a way for one kind of notice, or none."""
        return await signed_in(info, choose_notice, input)

    @mutation(types.StopNoticesResult)
    @staticmethod
    async def stop_notices(
        info: Info,
        input: given.StopNoticesInput,  # noqa: A002 -- the schema's name
    ) -> views.NoticesStopped | RefusalView:
        """End all notices; the link in a message does it without an account."""
        context = info.context
        command = input.command()
        return await answer(stop_notices(context.deps, context.viewer, input.key, command, peer=context.peer))

    @mutation(types.SeeNoticesResult)
    @staticmethod
    async def see_notices(
        info: Info,
        input: given.SeeNoticesInput,  # noqa: A002 -- the schema's name
    ) -> views.NoticesSeen | RefusalView:
        """Note that one saw what waits."""
        return await signed_in(info, see_notices, input)

    @mutation(types.AllowPushResult)
    @staticmethod
    async def allow_push(
        info: Info,
        input: given.AllowPushInput,  # noqa: A002 -- the schema's name
    ) -> views.PushAllowed | RefusalView:
        """Let this browser take notices while its session lasts."""
        return await signed_in(info, allow_push, input)

    @mutation(types.ForgetPushResult)
    @staticmethod
    async def forget_push(
        info: Info,
        input: given.ForgetPushInput,  # noqa: A002 -- the schema's name
    ) -> views.PushForgotten | RefusalView:
        """Let this browser take none any more."""
        return await signed_in(info, forget_push, input)
