"""Answers of following a module."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.service.views.courses import ModuleDraftView, ProgressView
from skilltree.service.views.trees import TreeSkillView


class ProgressSaved(Struct):
    """The progress now."""

    progress: ProgressView


class ModuleCompleted(Struct):
    """A module is finished; `grown` are the leaves that it touched."""

    module_id: str
    version: int
    completed_at: datetime
    grown: list[TreeSkillView]


class ModuleSaved(Struct):
    """A draft was kept."""

    draft: ModuleDraftView


class ModuleWithdrawn(Struct):
    """A module was taken back."""

    draft: ModuleDraftView


class ModulePublished(Struct):
    """A draft was published."""

    draft: ModuleDraftView


class ReviewAsked(Struct):
    """Somebody else looks at the draft first."""

    draft: ModuleDraftView


class PublishAnswer(Struct):
    """What publishing came to: one of the two."""

    published: ModulePublished | None = None
    asked: ReviewAsked | None = None
