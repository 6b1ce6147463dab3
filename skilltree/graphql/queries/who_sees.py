"""Who sees one's tree, what one agreed to, who looked."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.consents import Consent, LookPage, Purpose
from skilltree.graphql.types.parents import Parental, ParentAsk
from skilltree.graphql.types.tree_shares import SharedTree
from skilltree.graphql.types.who_sees import PublicPage, PublicTree, SeenTree, ShownToMe
from skilltree.model.words import Visibility
from skilltree.service import kept_shares, looks, own_consents, parents, public_pages, read_public_page, seen_by
from skilltree.service.views import consents as consent_views
from skilltree.service.views import parents as parent_views
from skilltree.service.views import who_sees as views
from skilltree.service.views.tree_shares import SharedTreeView


@strawberry.type
class WhoSeesQueries:
    """Who sees one's tree, what one agreed to, who looked."""

    @field(SeenTree | None, description="The viewer's own tree as RECRUITERS or EVERYONE see it; nothing is logged.")
    @staticmethod
    async def tree_as_seen(info: Info, audience: Visibility) -> views.SeenTreeView | None:
        """Through others' eyes."""
        context = info.context
        return await seen_by.read_as_seen(context.deps, context.require_viewer(), audience, context.language)

    @field(PublicPage | None, description="The viewer's own page for everybody; null while there is none.")
    @staticmethod
    async def my_public_page(info: Info) -> views.PublicPageView | None:
        """One's own page."""
        return await public_pages.read_public_page_of(info.context.deps, info.context.require_viewer())

    @field(PublicTree | None, description="What a page for everybody shows now; its owner sees that somebody looked.")
    @staticmethod
    async def public_page(info: Info, handle: str) -> views.PublicTreeView | None:
        """Null where the address shows nothing (any more)."""
        context = info.context
        return await read_public_page.read_public_page(
            context.deps, context.viewer, handle, context.language, peer=context.peer
        )

    @field(list[ShownToMe], description="Trees that others show to the viewer's account, newest first.")
    @staticmethod
    async def trees_shown_to_me(info: Info) -> list[views.ShownToMeView]:
        """What one keeps."""
        return await kept_shares.read_shown_to_me(info.context.deps, info.context.require_viewer())

    @field(SharedTree | None, description="A tree that is shown to the viewer, or what their own link shows.")
    @staticmethod
    async def kept_tree(info: Info, share: strawberry.ID) -> SharedTreeView | None:
        """Null for anything else."""
        context = info.context
        return await kept_shares.read_kept_tree(context.deps, context.require_viewer(), share, context.language)

    @field(list[Consent], description="The viewer's own ledger by purpose, what stands first.")
    @staticmethod
    async def my_consents(info: Info) -> list[consent_views.ConsentView]:
        """What one agreed to."""
        return await own_consents.read_consents(info.context.deps, info.context.require_viewer())

    @field(list[Purpose], description="What data are used for, and by which right.")
    @staticmethod
    def purposes() -> list[consent_views.PurposeView]:
        """The same for everybody."""
        return own_consents.read_purposes()

    @field(LookPage, description="The viewer's own log of looks, some kinds of it or all, newest first.")
    @staticmethod
    async def my_looks(
        info: Info, what: list[str] | None = None, first: int | None = 20, after: str | None = None
    ) -> consent_views.LookPageView:
        """Who looked."""
        viewer = info.context.require_viewer()
        return await looks.read_looks(info.context.deps, viewer, what=what, first=first, after=after)

    @field(Parental | None, description="Null for whoever needs no parent's yes.")
    @staticmethod
    async def parental(info: Info) -> parent_views.ParentalView | None:
        """How far a parent's yes is."""
        return await parents.read_parental(info.context.deps, info.context.require_viewer())

    @field(ParentAsk | None, description="What a parent's link asks; no account needed.")
    @staticmethod
    async def parent_ask(info: Info, token: str) -> parent_views.ParentAskView | None:
        """Null where the link leads nowhere (any more)."""
        return await parents.read_parent_ask(info.context.deps, token, peer=info.context.peer)
