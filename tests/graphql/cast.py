"""Everybody who looks at an owner, signed in once."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.web.people import DEMO, OTHER_TERRITORY, Someone, demo, newcomer, visitor
from tests.web.served import Served


@dataclass
class Cast:
    """Everybody but the owner; shared by the cases of a module."""

    served: Served
    people: dict[str, Someone] = field(default_factory=dict)

    def get(self, role: str) -> Someone:
        """Return who plays a role, signed in once."""
        if role not in self.people:
            self.people[role] = self._sign_in(role)
        return self.people[role]

    def _sign_in(self, role: str) -> Someone:
        if role == "visitor":
            return visitor(self.served)
        if role == "elsewhere":
            return newcomer(self.served, "Ailleurs", territory=OTHER_TERRITORY)
        return demo(self.served, DEMO[role]) if role in DEMO else newcomer(self.served, "Etrangère")
