"""Skills and occupations, as the store gives them and as importers bring them."""

from __future__ import annotations

from skilltree.model.base import Localized, Struct
from skilltree.model.ids import OccupationId, PersonId, SkillId
from skilltree.model.words import Language, SkillKind


class Label(Struct):
    """One name of a concept. `rank`: 0 everyday words, 1 official preferred, 2 alternative."""

    text: str
    language: Language
    rank: int


class Skill(Struct):
    """A node of the taxonomy. `labels` holds the shown label of each language."""

    id: SkillId
    kind: SkillKind
    labels: Localized
    uri: str | None = None
    rome_code: str | None = None
    icon: str | None = None
    valid_years: float | None = None
    broader: tuple[SkillId, ...] = ()
    prerequisites: tuple[SkillId, ...] = ()
    proposed_by: PersonId | None = None

    @property
    def local(self) -> bool:
        """True while it is an inhabitant's proposal."""
        return self.proposed_by is not None


class Occupation(Struct):
    """A job profile: the skills that it takes."""

    id: OccupationId
    labels: Localized
    uri: str | None = None
    rome_code: str | None = None
    essential: tuple[SkillId, ...] = ()
    optional: tuple[SkillId, ...] = ()


class ConceptLabel(Struct):
    """A label with its concept: what the matching engine indexes."""

    concept: str
    text: str
    language: Language
    rank: int


class SkillRecord(Struct):
    """A skill as an importer or the starter brings it; None leaves what is stored.

    `labels` of one `source` replace what that source said before of the skill; labels of
    other sources stay.
    """

    id: SkillId
    source: str
    kind: SkillKind | None
    labels: tuple[Label, ...]
    uri: str | None = None
    rome_code: str | None = None
    about: Localized | None = None
    icon: str | None = None
    valid_years: float | None = None


class OccupationRecord(Struct):
    """An occupation as an importer brings it; the same rules as for a SkillRecord."""

    id: OccupationId
    source: str
    labels: tuple[Label, ...]
    uri: str | None = None
    rome_code: str | None = None
    about: Localized | None = None


class SkillLink(Struct):
    """`broader` or `prerequisite` relation: `skill` has `target` as its broader (or earlier) one."""

    skill: SkillId
    target: SkillId
    relation: str
    source: str


class OccupationSkillLink(Struct):
    """An occupation takes a skill, essentially or optionally."""

    occupation: OccupationId
    skill: SkillId
    essential: bool
    source: str
