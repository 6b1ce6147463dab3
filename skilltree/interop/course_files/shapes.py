"""What stands in course.yaml and at the top of a module's file."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec

from skilltree.model.base import Localized, Struct
from skilltree.model.words import BlockKind, Language, Modality

FORMAT = 1
Version = Annotated[int, msgspec.Meta(ge=FORMAT, le=FORMAT)]


class Front(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Base of what is read and written: a word that is not known is a mistake, told."""


class SkillFront(Front):
    """A skill at a level; `label` is for readers, and not read."""

    skill: str
    level: int
    label: str | None = None


class SessionFront(Front):
    """A date on which people meet."""

    starts: datetime
    ends: datetime
    commune: str
    place: str
    seats: int


class BlockFront(Front):
    """A block but for its texts, which stand below."""

    title: str
    kind: BlockKind = BlockKind.TEXT
    media: str | None = None
    alt: str | None = None
    link: str | None = None
    megabytes: float | None = None
    hand_in: bool = False
    sessions: tuple[SessionFront, ...] = ()


class ChoiceFront(Front):
    """An answer."""

    text: str
    right: bool = False


class QuestionFront(Front):
    """A question with its answers."""

    text: str
    explanation: str
    choices: tuple[ChoiceFront, ...]
    difficulty: int = 0
    skill: str | None = None


class CreditFront(Front):
    """Whose module it was made from."""

    title: Localized
    organisation: str
    module: str | None = None
    link: str | None = None


class ModuleFront(Front):
    """A module in its first language."""

    format: Version
    language: Language
    title: str
    summary: str
    hours: float
    modality: Modality = Modality.ONLINE
    cost_euros: int = 0
    funding: str | None = None
    eligibility: str | None = None
    icon: str | None = None
    commune: str | None = None
    next_dates: tuple[date, ...] = ()
    requires: tuple[SkillFront, ...] = ()
    teaches: tuple[SkillFront, ...] = ()
    blocks: tuple[BlockFront, ...] = ()
    questions: tuple[QuestionFront, ...] = ()
    credit: CreditFront | None = None


class BlockWords(Front):
    """A block's short texts in another language."""

    title: str | None = None
    alt: str | None = None


class QuestionWords(Front):
    """A question in another language; answers in the same order."""

    text: str | None = None
    explanation: str | None = None
    choices: tuple[str | None, ...] = ()


class ModuleWords(Front):
    """A module in another language: words alone."""

    title: str | None = None
    summary: str | None = None
    funding: str | None = None
    eligibility: str | None = None
    blocks: tuple[BlockWords, ...] = ()
    questions: tuple[QuestionWords, ...] = ()


class CourseFront(Front):
    """course.yaml; `modules` are names of files in `modules/`, without their ending, in order."""

    format: Version
    language: Language
    title: Localized
    summary: Localized
    modules: tuple[str, ...]
    ordered: bool = True
    icon: str | None = None
