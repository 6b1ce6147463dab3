"""What an owner has with a workshop: a place, something noted, a slip of somebody without an account."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import Any

from tests.web.people import Someone, organisation

HOLDING = organisation("service-tremplin")


class MetThere(ABC):
    """Part of the stage."""

    owner: Someone
    skill: str
    other_skill: str

    @abstractmethod
    def who(self, role: str) -> Someone:
        """Return who plays a role before this owner."""

    @cached_property
    def held(self) -> dict[str, Any]:
        """A workshop of the counsellor: Awa is named, one place waits for whoever joins."""
        fields = "... on WorkshopOpened { workshop { id code } }"
        given = {"organisation": HOLDING, "title": "Réparer un vélo", "seats": ["Awa", ""]}
        workshop: dict[str, Any] = self.who("counsellor").do("openWorkshop", fields, **given)["workshop"]
        return workshop

    @property
    def workshop(self) -> str:
        """Its id."""
        return str(self.held["id"])

    @property
    def room(self) -> str:
        """The code on its wall."""
        return str(self.held["code"])

    @cached_property
    def joined(self) -> dict[str, Any]:
        """The owner's place there, as the facilitator names it."""
        made = self.owner.do("joinWorkshop", "... on WorkshopJoined { seat { number } }", code=self.room)
        return {"workshop": self.workshop, "number": made["seat"]["number"]}

    def note(self, number: int) -> dict[str, Any]:
        """The counsellor notes something at a place, in the words that take it back."""
        noting: dict[str, Any] = {"workshop": self.workshop, "numbers": [number], "skill": self.skill, "level": 2}
        assert self.who("counsellor").do("noteSeen", **noting)["__typename"] == "SeenNoted"
        return {"workshop": self.workshop, "number": number, "skill": self.skill}

    @cached_property
    def noted(self) -> dict[str, Any]:
        """What was noted at the owner's place."""
        return self.note(self.joined["number"])

    @cached_property
    def slip(self) -> str:
        """The code on Awa's slip, who was seen doing something and has no account."""
        self.note(1)
        fields = "... on SlipsPrinted { slips { slipCode } }"
        made = self.who("counsellor").do("printSlips", fields, workshop=self.workshop, numbers=[1])
        return str(made["slips"][0]["slipCode"])
