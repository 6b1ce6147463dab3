"""Being told that something waits."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import uuid4

from skilltree.model.errors import Conflict
from skilltree.model.notice import NoticeKind
from skilltree.service.notice_links import stop_token
from skilltree.service.notices import tell
from skilltree.service.push_keys import make_push_key
from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, everybody, signed_in
from tests.graphql.stage import ROLES, Stage
from tests.graphql.written import Write, write
from tests.web.people import TERRITORY

SETTINGS = "choices { kind channel } channels pushKey pushHere"
# The browser of RFC 8291, Appendix A.
KEYS = {
    "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
}


def told(stage: Stage) -> dict[str, Any]:
    """The owner has a notice."""

    async def work() -> None:
        deps = stage.served.deps
        async with deps.store.writing(TERRITORY) as tx:
            await tell(tx, stage.owner.id, NoticeKind.CONTACT_REQUEST, uuid4().hex, at=deps.clock())

    stage.served.run(work())
    return {}


def told_all(stage: Stage) -> dict[str, Any]:
    """Everybody who is signed in has a notice of their own."""

    async def work() -> None:
        deps = stage.served.deps
        async with deps.store.writing(TERRITORY) as tx:
            for role in ROLES:
                if role != "visitor":
                    await tell(tx, stage.who(role).id, NoticeKind.CONTACT_REQUEST, uuid4().hex, at=deps.clock())

    stage.served.run(work())
    return {}


def keyed(stage: Stage) -> dict[str, Any]:
    """The territory has a key for push; what a browser says."""

    async def work() -> None:
        deps = stage.served.deps
        # The servers of one test share nothing, the cases of one server do.
        with suppress(Conflict):
            await make_push_key(deps.store, deps.push, deps.clock, deps.rules.secret, TERRITORY, rotate=False)

    stage.served.run(work())
    return {"endpoint": f"https://fcm.googleapis.com/fcm/send/{uuid4().hex}"} | KEYS


def same_browser(stage: Stage) -> dict[str, Any]:
    """The same each time, as a replay needs it."""
    return keyed(stage) | {"endpoint": f"https://fcm.googleapis.com/fcm/send/{stage.name.rpartition(' ')[2]}"}


def allowed(stage: Stage) -> dict[str, Any]:
    """A browser of the owner takes notices."""
    assert stage.owner.do("allowPush", **keyed(stage))["__typename"] == "PushAllowed"
    return {}


def by_link(stage: Stage) -> dict[str, Any]:
    """What a message to the owner holds."""
    return {"token": stop_token(stage.served.deps.rules.secret, stage.owner.id)}


AREA = Area(
    queries={
        # Others have notices of their own; that none of the owner's is among them: tests/service/test_notices.py.
        "notices": Row(signed_in(), told_all, "{ notices(first: 5) { id } }"),
        "noticeSettings": Row(signed_in(), lambda _: {}, f"{{ noticeSettings {{ {SETTINGS} }} }}"),
    },
    mutations={
        "chooseNotice": Row(signed_in(), lambda _: {"kind": "CONTACT_REQUEST", "channel": "EMAIL"}),
        "stopNotices": Row(everybody(), by_link),
        "seeNotices": Row(signed_in(), told),
        "allowPush": Row(signed_in(), keyed),
        "forgetPush": Row(signed_in(), allowed),
    },
    writes={
        "chooseNotice": write(
            "owner",
            lambda _: {"kind": "CONTACT_REQUEST", "channel": "EMAIL"},
            lambda _: {"kind": "MOVED_UP"},
            f"... on NoticeChosen {{ settings {{ {SETTINGS} }} }}",
        ),
        "stopNotices": write("owner", by_link, lambda _: {"token": None}, "... on NoticesStopped { stopped }"),
        "seeNotices": Write("owner", told, None, "... on NoticesSeen { count }"),
        "allowPush": write(
            "owner",
            same_browser,
            lambda _: {"auth": "MDEyMzQ1Njc4OWFiY2RlZg"},
            f"... on PushAllowed {{ settings {{ {SETTINGS} }} }}",
        ),
        "forgetPush": Write("owner", allowed, None, f"... on PushForgotten {{ settings {{ {SETTINGS} }} }}"),
    },
    own={
        "Notice": covered("id kind at place new", "Query.notices"),
        "NoticeSettings": covered(
            "choices channels pushKey pushHere",
            "Query.noticeSettings NoticeChosen.settings PushAllowed.settings PushForgotten.settings",
        ),
        "NoticeChoice": covered("kind channel", "NoticeSettings.choices"),
        "NoticeChosen": covered("settings", "Mutation.chooseNotice"),
        "NoticesStopped": covered("stopped", "Mutation.stopNotices"),
        "NoticesSeen": covered("count", "Mutation.seeNotices"),
        "PushAllowed": covered("settings", "Mutation.allowPush"),
        "PushForgotten": covered("settings", "Mutation.forgetPush"),
    },
)
