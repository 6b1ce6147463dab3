"""A small territory with fifty signed-in learners, written through the store before any server starts.

Ids and tokens are derived from names, so that a test knows them without asking.
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from skilltree.model.base import Localized
from skilltree.model.course import Choice, Question, SkillLevel
from skilltree.model.ids import ModuleId, PersonId, SkillId, encode_id
from skilltree.model.person import DeviceSession, Membership
from skilltree.model.words import Role
from skilltree.service.ports.clock import system_clock
from skilltree.service.ports.store import Writing
from skilltree.service.secrets import token_hash
from skilltree.store import open_store
from tests.store.samples import (
    make_content,
    make_module,
    make_organisation,
    make_person,
    make_skill,
    make_territory,
)

PEOPLE = 50
MODULES = 5
SKILLS = 10


def uuid_of(name: str) -> UUID:
    """A UUID that depends on the name alone."""
    return uuid5(NAMESPACE_URL, f"urn:skilltree:faults:{name}")


def id_of(kind: str, number: int) -> str:
    """The global id of the nth row of a type."""
    return encode_id(kind, uuid_of(f"{kind}:{number}"))


@dataclass(frozen=True)
class Somebody:
    """A person and the token of a session of theirs."""

    id: PersonId
    token: str


TERRITORY = id_of("Territory", 0)
ORGANISATION = id_of("Organisation", 0)
LEARNERS = tuple(Somebody(id_of("Person", n), f"learner-{n:02}-{uuid_of(f'token:{n}')}") for n in range(PEOPLE))
AUTHOR = Somebody(id_of("Person", PEOPLE), f"author-{uuid_of('token:author')}")
MODULE_IDS: tuple[ModuleId, ...] = tuple(id_of("Module", n) for n in range(MODULES))


def taught_by(number: int) -> frozenset[SkillId]:
    """The skills of the nth module; each skill is taught by several modules."""
    return frozenset({id_of("Skill", number), id_of("Skill", (number + 2) % SKILLS)})


TAUGHT = {module_id: taught_by(number) for number, module_id in enumerate(MODULE_IDS)}


async def make_world(where: str | Path) -> None:
    """Migrate an empty database and fill it."""
    store = await open_store(where, migrate=True)
    try:
        async with store.writing(TERRITORY) as tx:
            await tx.territories.put_territory(make_territory(id=TERRITORY, code="200000001"))
            await tx.people.put_organisation(make_organisation(TERRITORY, id=ORGANISATION, verified=True))
            await tx.taxonomy.put_skills([make_skill(id_of("Skill", n), f"savoir {n}") for n in range(SKILLS)])
            for number, somebody in enumerate((*LEARNERS, AUTHOR)):
                await _sign_up(tx, somebody, number)
            author = Membership(organisation_id=ORGANISATION, role=Role.AUTHOR, verified=True)
            await tx.people.add_membership(TERRITORY, AUTHOR.id, author)
            for number in range(MODULES):
                await _publish(tx, number)
    finally:
        await store.close()


async def _sign_up(tx: Writing, somebody: Somebody, number: int) -> None:
    now = system_clock()
    await tx.people.add_person(make_person(TERRITORY, f"Personne {number}", id=somebody.id, fictional=True))
    session = DeviceSession(
        id=id_of("DeviceSession", number),
        person_id=somebody.id,
        device="faults",
        since=now,
        last_seen=now,
        expires=now + timedelta(days=1),
    )
    await tx.identity.add_session(token_hash(somebody.token), session)


async def _publish(tx: Writing, number: int) -> None:
    content = make_content(
        f"Module {number}",
        questions=tuple(_question(position, right=(number + position) % 3) for position in range(2)),
        teaches=tuple(SkillLevel(skill_id=skill_id, level=2) for skill_id in sorted(taught_by(number))),
    )
    await tx.courses.save_module(make_module(TERRITORY, ORGANISATION, id=MODULE_IDS[number], content=content))
    await tx.courses.publish(MODULE_IDS[number], system_clock())


def _question(position: int, *, right: int) -> Question:
    text: Localized = {"fr": "Laquelle ?"}
    choices = tuple(Choice(id=f"c{n}", text={"fr": f"Réponse {n}"}, right=n == right) for n in range(3))
    return Question(id=f"q{position}", text=text, explanation=text, choices=choices)
