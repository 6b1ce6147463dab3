"""The starter territory's files as typed structs. Unknown keys are refused while reading.

Texts stand in the files as `..._fr` and `..._en`; slugs refer from one file to another.
"""

from __future__ import annotations

from skilltree.model.base import Localized, Struct
from skilltree.model.words import (
    ActivityGroup,
    BlockKind,
    EvidenceKind,
    Language,
    Modality,
    OpportunityKind,
    OrganisationKind,
    Role,
    SkillKind,
    Travel,
)


class Entry(Struct, forbid_unknown_fields=True):
    """Base of everything that is read: a misspelt key must not pass in silence."""


class Both(Entry):
    """One text in both languages."""

    fr: str
    en: str


class CommuneEntry(Entry):
    """A commune, its centre in WGS84 degrees."""

    insee: str
    name: str
    postcode: str
    latitude: float
    longitude: float


class Colours(Entry):
    """A territory's own two colours, `#rrggbb`."""

    primary: str
    accent: str


class TerritoryEntry(Entry):
    """A group of communes."""

    slug: str
    code: str
    name: str
    languages: tuple[Language, ...]
    colours: Colours
    communes: tuple[str, ...]


class OrganisationEntry(Entry):
    """An invented organisation."""

    slug: str
    territory: str
    name: str
    kind: OrganisationKind
    siret: str
    commune: str
    verified: bool
    about_fr: str
    about_en: str


class SkillEntry(Entry):
    """A skill; the first label of each language is the everyday one. Titles name their issuer."""

    slug: str
    kind: SkillKind
    fr: tuple[str, ...]
    en: tuple[str, ...]
    about_fr: str
    about_en: str
    icon: str
    broader: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    esco: str | None = None
    rome: str | None = None
    valid_years: float | None = None
    issuer_fr: str | None = None
    issuer_en: str | None = None


class OccupationEntry(Entry):
    """A job profile."""

    slug: str
    fr: tuple[str, ...]
    en: tuple[str, ...]
    about_fr: str
    about_en: str
    essential: tuple[str, ...]
    optional: tuple[str, ...] = ()
    esco: str | None = None
    rome: str | None = None


class ActivityEntry(Entry):
    """An everyday doing; its slug names its picture."""

    slug: str
    group: ActivityGroup
    fr: str
    en: str
    skills: tuple[str, ...]


class LevelEntry(Entry):
    """A skill at a level."""

    skill: str
    level: int


class BlockEntry(Entry):
    """One screen of a module."""

    kind: BlockKind
    title_fr: str
    title_en: str
    fr: str
    en: str


class ChoiceEntry(Entry):
    """One answer of a question."""

    fr: str
    en: str
    right: bool


class QuestionEntry(Entry):
    """A question of a quiz; its slug is unique in its module.

    `skill` is which of the taught skills it asks for, the first where it does not say; `difficulty` goes from
    -2 (very easy for the level that is taught) to 2 (very hard).
    """

    slug: str
    fr: str
    en: str
    explain_fr: str
    explain_en: str
    choices: tuple[ChoiceEntry, ...]
    skill: str | None = None
    difficulty: int = 0


class ModuleEntry(Entry):
    """A module of a course."""

    slug: str
    position: int
    hours: float
    modality: Modality
    cost_euros: int
    icon: str
    title: Both
    summary: Both
    teaches: tuple[LevelEntry, ...]
    blocks: tuple[BlockEntry, ...]
    questions: tuple[QuestionEntry, ...]
    requires: tuple[LevelEntry, ...] = ()
    funding_fr: str | None = None
    funding_en: str | None = None


class CourseEntry(Entry):
    """A course, without its modules. Each territory of a host gets a copy of its own."""

    slug: str
    hosts: tuple[str, ...]
    ordered: bool
    icon: str
    title: Both
    summary: Both


class OpportunityEntry(Entry):
    """An opportunity; days count from the day of loading. Posted by an organisation or a person."""

    slug: str
    kind: OpportunityKind
    territory: str
    commune: str
    title_fr: str
    title_en: str
    text_fr: str
    text_en: str
    starts_in_days: int
    ends_in_days: int
    contact_name: str
    contact_how_fr: str
    contact_how_en: str
    seats: int
    icon: str
    brings: tuple[LevelEntry, ...]
    requires: tuple[LevelEntry, ...] = ()
    cost_euros: int = 0
    organisation: str | None = None
    posted_by: str | None = None
    radius_km: float | None = None
    hours_per_week: float | None = None
    hours_total: float | None = None
    pay_euros_month: int | None = None
    pay_fr: str | None = None
    pay_en: str | None = None
    funding_fr: str | None = None
    funding_en: str | None = None
    conditions_fr: str | None = None
    conditions_en: str | None = None


class EvidenceEntry(Entry):
    """One fact, `days_ago` before the day of loading; `valid_days` after that day it expires."""

    skill: str
    level: int
    kind: EvidenceKind
    days_ago: int
    hours: float | None = None
    valid_days: int | None = None


class RoleEntry(Entry):
    """What somebody does for an organisation."""

    organisation: str
    role: Role


class InhabitantEntry(Entry):
    """A fictional inhabitant of the demonstration; nobody signs in as one that was generated."""

    fictional: bool
    slug: str
    name: str
    territory: str
    commune: str
    birth_year: int
    languages: tuple[Language, ...]
    email: str
    travel: Travel
    findable: bool
    evidence: tuple[EvidenceEntry, ...]
    works_in: tuple[str, ...] = ()
    roles: tuple[RoleEntry, ...] = ()
    goal: str | None = None
    generated: bool = False


class CourseFolder(Struct):
    """A course with its modules by position."""

    course: CourseEntry
    modules: tuple[ModuleEntry, ...]


class StarterData(Struct):
    """All that the files say. `families` gives the file stem of each skill, by slug."""

    communes: tuple[CommuneEntry, ...]
    territories: tuple[TerritoryEntry, ...]
    organisations: tuple[OrganisationEntry, ...]
    skills: tuple[SkillEntry, ...]
    families: dict[str, str]
    occupations: tuple[OccupationEntry, ...]
    activities: tuple[ActivityEntry, ...]
    courses: tuple[CourseFolder, ...]
    opportunities: tuple[OpportunityEntry, ...]
    inhabitants: tuple[InhabitantEntry, ...]


def both(fr: str, en: str) -> Localized:
    """Return a text in both languages, French first."""
    return {"fr": fr, "en": en}


def both_or_none(fr: str | None, en: str | None) -> Localized | None:
    """Return a text in both languages, None where it is not said."""
    return {"fr": fr, "en": en} if fr and en else None
