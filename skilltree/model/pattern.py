"""What a recruiter searches, and the nameless profiles that come back."""

from __future__ import annotations

from datetime import date

from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import PersonId, SkillId
from skilltree.model.words import Standing, TermNeed


class PatternTerm(Struct):
    """One wanted (or unwanted) skill."""

    skill_id: SkillId
    need: TermNeed = TermNeed.SHOULD
    level: int = 1
    standing: Standing | None = None
    valid_on: date | None = None


class Pattern(Struct):
    """Terms, and communes (INSEE) of which one must be among those where the person will work."""

    terms: tuple[PatternTerm, ...]
    works_in: tuple[str, ...] = ()


class ProfileSkill(Struct):
    """A skill as a nameless profile shows it."""

    skill_id: SkillId
    level: int
    proven_level: int
    confirmed_level: int
    standing: Standing
    valid_until: date | None = None
    dormant: bool = False


class Profile(Struct):
    """A findable person without identity: what the pattern engine holds."""

    person_id: PersonId
    skills: tuple[ProfileSkill, ...]
    works_in: tuple[str, ...] = ()


class NearSkill(Struct):
    """A held skill that comes close to a wanted one."""

    held: ProfileSkill
    instead_of: SkillId


class TalentHit(Struct):
    """One profile's answer to a pattern; `coverage` is 0 to 1."""

    person_id: PersonId
    coverage: float
    have: tuple[ProfileSkill, ...]
    near: tuple[NearSkill, ...]
    missing: tuple[SkillLevel, ...]
    works_in: tuple[str, ...]
