"""What waits for the viewer, and how they want to hear of it."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.notices import Notice, NoticeSettings
from skilltree.service.notice_choices import read_notice_settings, read_notices
from skilltree.service.views.notices import NoticeSettingsView, NoticeView


@strawberry.type
class NoticeQueries:
    """Notices of one's own."""

    @field(list[Notice], description="The viewer's own of the last months, newest first.")
    @staticmethod
    async def notices(info: Info, first: int | None = None) -> list[NoticeView]:
        """What waits."""
        return await read_notices(info.context.deps, info.context.require_viewer(), first)

    @field(NoticeSettings, description="What the viewer chose, and by which ways they can be reached.")
    @staticmethod
    async def notice_settings(info: Info) -> NoticeSettingsView:
        """How one wants to hear of it."""
        return await read_notice_settings(info.context.deps, info.context.require_viewer())
