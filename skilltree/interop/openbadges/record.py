"""A whole tree as a ClrCredential (1EdTech Comprehensive Learner Record 2.0).

Credentials come in as they were signed. A skill without one comes as an achievement of a type of its own
(`ext:SelfDeclared`, `ext:Learnt`, `ext:Confirmed`), whose name says first that the person says so themself, and
an association with the skill of the framework: nobody takes it for a badge.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from openbadgeslib.ob3.clr import build_clr_credential, sign_clr_credential

from skilltree.interop.openbadges import words
from skilltree.interop.openbadges.badge import identifiers
from skilltree.interop.openbadges.keys import pem_of
from skilltree.model.base import pick
from skilltree.model.credential import Addresses
from skilltree.model.errors import InvalidInput
from skilltree.model.words import Language, Standing
from skilltree.service.ports.badges import LearnerRecord, RecordedSkill, SigningKey

CREDENTIAL_BYTES = 120_000
MOST_SKILLS = 130
"""Verifiers take 256 KiB at most (openbadgeslib's own limit too); a skill is some 900 bytes."""
TYPES = {
    Standing.CLAIMED: "ext:SelfDeclared",
    Standing.LEARNT: "ext:Learnt",
    Standing.CONFIRMED: "ext:Confirmed",
}


def sign_record(where: Addresses, record: LearnerRecord, key: SigningKey) -> dict[str, Any]:
    """Return the signed record; `partial` says where it does not hold all. Raises InvalidInput for no credential."""
    if not record.credentials:
        raise InvalidInput("a record needs a credential", code="NOTHING_ISSUED")
    language = words.tongue(record.language)
    members, left = _first_that_fit(record.credentials, CREDENTIAL_BYTES)
    skills, unsaid = record.skills[:MOST_SKILLS], record.skills[MOST_SKILLS:]
    paper = build_clr_credential(
        {"id": where.issuer(record.issuer.id), "type": ["Profile"], "name": record.issuer.name},
        [one.to_dict() for one in identifiers(record.holder, record.emails)],
        [json.loads(one) for one in members],
        credential_id=f"urn:uuid:{uuid4()}",
        valid_from=record.issued_at.replace(microsecond=0),
        valid_until=record.expires_at.replace(microsecond=0),
    )
    subject = paper["credentialSubject"]
    subject["id"] = f"urn:uuid:{uuid4()}"
    if not subject["identifier"]:
        del subject["identifier"]
    made = [(skill, _achievement(skill, language)) for skill in skills]
    if made:
        subject["achievement"] = [achievement for _, achievement in made]
    related = [_association(achievement, skill.skill.uri) for skill, achievement in made if skill.skill.uri]
    if related:
        subject["association"] = related
    if left or unsaid:
        paper["partial"] = True
    signed: dict[str, Any] = sign_clr_credential(paper, pem_of(key.private), where.key(key.issuer, key.public))
    return signed


def _first_that_fit(several: Sequence[bytes], most: int) -> tuple[list[bytes], bool]:
    """Return the first ones within so many bytes, at least one, and whether some are left."""
    taken: list[bytes] = []
    size = 0
    for one in several:
        size += len(one)
        if taken and size > most:
            return taken, True
        taken.append(one)
    return taken, False


def _association(achievement: dict[str, Any], uri: str) -> dict[str, str]:
    return {
        "type": "Association",
        "associationType": "isRelatedTo",
        "sourceId": achievement["id"],
        "targetId": uri,
    }


def _achievement(of: RecordedSkill, language: Language) -> dict[str, Any]:
    said, meaning = words.STANDINGS[language][of.standing]
    label = pick(of.skill.labels, language)
    return {
        "id": f"urn:uuid:{uuid4()}",
        "type": ["Achievement"],
        "achievementType": TYPES[of.standing],
        "name": f"{said}\u00a0: {label}" if language is Language.FR else f"{said}: {label}",
        "description": words.description(language, label, of.level),
        "criteria": {"narrative": meaning},
    }
