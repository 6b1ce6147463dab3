"""The browsers that take a person's notices: each bound to the session that it was allowed in."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from binascii import Error as BinasciiError
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, InvalidInput
from skilltree.model.ids import new_id
from skilltree.model.notice import NoticeChannel, PushSubscription, PushTarget
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.notice_choices import show_settings
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.push_keys import seal_target
from skilltree.service.secrets import keyed_hash
from skilltree.service.views.notices import PushAllowed, PushForgotten

LONGEST_KEY = 200


class AllowPush(Struct):
    """What the browser said when it was subscribed; the keys in base64url, as it gives them."""

    endpoint: str
    p256dh: str
    auth: str


class ForgetPush(Struct):
    """This browser, which is known by its session."""


async def allow_push(deps: Deps, viewer: Viewer, key: UUID, command: AllowPush) -> PushAllowed:
    """Let this browser take the viewer's notices. Raises InvalidInput for an address that is not asked, Conflict."""
    target = PushTarget(
        endpoint=command.endpoint,
        p256dh=_bytes(command.p256dh, field="p256dh"),
        auth=_bytes(command.auth, field="auth"),
    )
    deps.push.check(target)

    async def work(tx: Writing) -> PushAllowed:
        own = await tx.notices.push_key(viewer.territory_id)
        if own is None:
            raise Conflict("this server has no key for push: `skilltree keys push`", code="NO_PUSH_KEY")
        subscription_id = new_id("PushSubscription")
        subscription = PushSubscription(
            id=subscription_id,
            territory_id=viewer.territory_id,
            person_id=viewer.person_id,
            session_id=viewer.session_id,
            key_id=own.id,
            endpoint_hash=keyed_hash(deps.rules.secret, "push-endpoint", target.endpoint),
            sealed=seal_target(deps.rules.secret, subscription_id, target),
            created_at=deps.clock(),
        )
        await tx.notices.put_subscription(subscription)
        return PushAllowed(settings=await show_settings(deps, tx, viewer))

    # Only a hash of the command is kept with the key, so the address stands nowhere in the clear.
    return await once_by(deps, viewer, "allowPush", key=key, command=command, answer_type=PushAllowed, work=work)


async def forget_push(deps: Deps, viewer: Viewer, key: UUID, command: ForgetPush) -> PushForgotten:
    """Let this browser take no notices any more; without any browser, what was to come that way does not come."""

    async def work(tx: Writing) -> PushForgotten:
        await tx.notices.drop_subscriptions(viewer.person_id, session_id=viewer.session_id)
        if not await tx.notices.subscriptions(viewer.person_id, deps.clock()):
            for choice in await tx.notices.choices(viewer.person_id):
                if choice.channel is NoticeChannel.PUSH:
                    await tx.notices.unchoose(viewer.person_id, choice.kind)
        return PushForgotten(settings=await show_settings(deps, tx, viewer))

    return await once_by(deps, viewer, "forgetPush", key=key, command=command, answer_type=PushForgotten, work=work)


def _bytes(text: str, *, field: str) -> bytes:
    try:
        if len(text) > LONGEST_KEY:
            raise ValueError
        return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (BinasciiError, UnicodeError, ValueError) as error:
        raise InvalidInput("not base64url", field=field) from error
