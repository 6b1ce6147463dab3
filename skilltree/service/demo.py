"""The demo's fictional people, to be tried with one tap. Never served but under --demo."""

from __future__ import annotations

from skilltree.model.base import Struct
from skilltree.service.deps import Deps


class DemoPerson(Struct):
    """A fictional person and the address to sign in by."""

    name: str
    role: str
    address: str
    about: str


async def demo_people(deps: Deps) -> list[DemoPerson]:
    """Return fictional people: those with a role first, then by name."""
    found: list[DemoPerson] = []
    async with deps.store.reading() as db:
        for person in await db.people.fictional():
            contacts = await db.identity.contacts(person.id)
            roles = await db.people.memberships(person.id)
            organisations = await db.people.organisations([role.organisation_id for role in roles])
            if contacts:
                found.append(
                    DemoPerson(
                        name=person.display_name,
                        role=roles[0].role.value if roles else "inhabitant",
                        address=contacts[0].address,
                        about=", ".join(organisation.name for organisation in organisations.values()),
                    )
                )
    return sorted(found, key=lambda person: (person.role == "inhabitant", person.name, person.address))
