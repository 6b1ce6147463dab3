"""People of a served demonstration who ask: visitors, newcomers, and the demo's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from skilltree.model.change import ChangeKind
from skilltree.model.ids import new_id, skill_id_of, starter_id_of
from skilltree.model.person import Contact, Membership, Person
from skilltree.model.taxonomy import Label, SkillRecord
from skilltree.model.words import Channel, Language, Role, SkillKind, Travel
from skilltree.service.replay import catch_up
from skilltree.service.sign_in import open_session
from skilltree.starter import names
from tests.web.served import Served

TERRITORY = names.territory_id("plaine-commune")
OTHER_TERRITORY = names.territory_id("grand-nancy")
DEMO = {"author": "karim", "recruiter": "sophie", "counsellor": "nadege", "steward": "helene"}
REFUSAL = "... on Refusal { code message field }"


class GraphQLRefused(AssertionError):  # noqa: N818 -- it reads as what happened
    """A query that should have answered data answered errors."""


@dataclass(frozen=True)
class Someone:
    """Who asks: an inhabitant with a session, or a visitor without one."""

    served: Served
    id: str = ""
    token: str | None = None
    address: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """What a client of this person sends."""
        signed = {"authorization": f"Bearer {self.token}"} if self.token else {}
        return {"accept": "application/graphql-response+json", "accept-language": "fr"} | signed

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """Send an operation; return the whole answer, errors too."""
        sent = self.served.shared.post("/graphql", json={"query": query, "variables": variables}, headers=self.headers)
        answer: dict[str, Any] = sent.json()
        return answer

    def read(self, query: str, **variables: Any) -> dict[str, Any]:
        """Send a query that must succeed; return its data."""
        answer = self.ask(query, **variables)
        if "errors" in answer:
            raise GraphQLRefused(answer["errors"])
        data: dict[str, Any] = answer["data"]
        return data

    def send(self, operation: str, given: dict[str, Any], fields: str = "") -> dict[str, Any]:
        """Send a mutation with an input; return the whole answer, errors too."""
        return self.ask(mutation_text(operation, fields), input={"key": str(uuid4())} | given)

    def do(self, operation: str, fields: str = "", **given: Any) -> dict[str, Any]:
        """Send a mutation; return the union's member, with `__typename`."""
        answer = self.send(operation, given, fields)
        if "errors" in answer:
            raise GraphQLRefused(answer["errors"])
        member: dict[str, Any] = answer["data"][operation]
        return member


def mutation_text(operation: str, fields: str = "") -> str:
    """The text of a mutation that asks for a member's fields, and for why it was refused."""
    name = operation[0].upper() + operation[1:]
    return f"mutation($input: {name}Input!) {{ {operation}(input: $input) {{ __typename {fields} {REFUSAL} }} }}"


def visitor(served: Served) -> Someone:
    """Nobody is signed in."""
    return Someone(served)


def demo(served: Served, slug: str) -> Someone:
    """One of the demo's people, signed in anew."""
    return _signed_in(served, names.person_id(slug), f"{slug}@demo.invalid")


def newcomer(
    served: Served, name: str = "Nouvelle", *, birth_year: int | None = 1990, territory: str = TERRITORY
) -> Someone:
    """A fresh inhabitant with an address, no skills, and a session."""
    person = Person(
        id=new_id("Person"),
        territory_id=territory,
        display_name=name,
        language=Language.FR,
        travel=Travel.TRANSIT,
        created_at=served.deps.clock(),
        birth_year=birth_year,
    )
    address = f"{uuid4().hex}@test.invalid"

    async def add() -> None:
        async with served.deps.store.writing(territory) as tx:
            await tx.people.add_person(person)
            await tx.identity.add_contact(territory, person.id, Contact(channel=Channel.EMAIL, address=address))

    served.run(add())
    return _signed_in(served, person.id, address)


def again(someone: Someone) -> Someone:
    """The same person on another device."""
    return _signed_in(someone.served, someone.id, someone.address)


def _signed_in(served: Served, person_id: str, address: str) -> Someone:
    async def sign_in() -> str:
        async with served.deps.store.writing() as tx:
            return (await open_session(served.deps, tx, person_id, "test")).token

    return Someone(served, id=person_id, token=served.run(sign_in()), address=address)


def organisation(slug: str) -> str:
    """The id of one of the demo's organisations."""
    return names.organisation_id(slug)


def find_skill(someone: Someone, text: str) -> str:
    """The id of the skill that a text means."""
    found: str = someone.read("query($t: String!) { searchSkills(text: $t, first: 1) { skill { id } } }", t=text)[
        "searchSkills"
    ][0]["skill"]["id"]
    return found


def any_skills(served: Served, count: int) -> list[str]:
    """Some skills of the starter that modules teach, always the same ones."""
    return sorted(served.deps.engines.territories[TERRITORY].teaching)[:count]


def demo_module(served: Served, *, quiz: bool = True) -> str:
    """The id of a published module of the demo, with a quiz."""
    local = served.deps.engines.territories[TERRITORY]
    return min(m.id for m in local.modules.values() if bool(m.content.questions) is quiz)


def starter(type_name: str, slug: str) -> str:
    """The id of a row of the starter."""
    return starter_id_of(type_name, slug)


def join(someone: Someone, slug: str, role: Role, *, verified: bool = True) -> Someone:
    """Make somebody act for one of the demo's organisations."""
    membership = Membership(organisation_id=organisation(slug), role=role, verified=verified)

    async def add() -> None:
        async with someone.served.deps.store.writing(TERRITORY) as tx:
            await tx.people.add_membership(TERRITORY, someone.id, membership)

    someone.served.run(add())
    return someone


def know_how(someone: Someone, level: int = 2) -> str:
    """Put a skill on somebody's tree that nobody else has; return its id.

    It is of the taxonomy, so that recruiters and learners may name it: one's own proposals are private.
    """
    name = f"savoir {uuid4().hex}"
    label = Label(text=name, language=Language.FR, rank=1)
    record = SkillRecord(id=skill_id_of(f"urn:test:{name}"), source="esco", kind=SkillKind.SKILL, labels=(label,))

    async def add() -> None:
        deps = someone.served.deps
        async with deps.store.writing() as tx:
            await tx.taxonomy.put_skills([record])
            await tx.outbox.append(ChangeKind.TAXONOMY, record.id)
        await catch_up(deps.engines, deps.store, deps.clock)

    someone.served.run(add())
    someone.do("declareSkill", "... on SkillDeclared { evidence { id } }", skill=record.id, level=level)
    return record.id
