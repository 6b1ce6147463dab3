"""What others see of a tree, as its owner looks through their eyes and as they do themselves."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.service.views.people import CommuneView
from skilltree.service.views.skills import SkillView
from skilltree.service.views.tree_shares import SharedSkillView


class SeenTreeView(Struct):
    """What an audience sees; `too_young` says that the years of age keep all of it shut."""

    shown_name: str | None
    skills: list[SharedSkillView]
    works_in: list[CommuneView]
    too_young: bool


class PublicPageView(Struct):
    """One's own page for everybody, its address and how often somebody looked in the last 30 days."""

    handle: str
    name: str
    since: datetime
    looks: int


class PublicPageSet(Struct):
    """The page now; None when it is closed."""

    page: PublicPageView | None


class PublicTreeView(Struct):
    """What anybody sees on such a page; `name` "" where the owner wants none."""

    name: str
    skills: list[SharedSkillView]


class ShownToMeView(Struct):
    """A tree that somebody shows to this account."""

    id: str
    owner_name: str
    branch: SkillView | None
    until: datetime


class SharedTreeKept(Struct):
    """The link is this account's from now on."""

    shown: ShownToMeView
