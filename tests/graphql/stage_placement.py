"""What an owner has with placement tests: a skill with questions, a test of it that goes on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import Any

from tests.web.people import Someone


def some_questions(count: int = 6) -> list[dict[str, Any]]:
    """Questions as an author types them; the first choice is right."""
    return [
        {
            "text": f"Question {at} ?",
            "explanation": "Voilà.",
            "difficulty": at % 5 - 2,
            "choices": [{"text": f"Réponse {at}, {part}", "right": part == 0} for part in range(4)],
        }
        for at in range(count)
    ]


class PlacedThere(ABC):
    """Part of the stage."""

    owner: Someone
    skill: str
    other_skill: str

    @abstractmethod
    def who(self, role: str) -> Someone:
        """Return who plays a role before this owner."""

    @abstractmethod
    def module_text(self, **more: Any) -> dict[str, Any]:
        """A module as its author types it."""

    def _placeable(self, skill: str) -> str:
        author = self.who("author")
        text = self.module_text(teaches=[{"skill": skill, "level": 2}], questions=some_questions())
        made = author.do("saveModule", "... on ModuleSaved { draft { id } }", **text)
        assert author.do("publishModule", module=made["draft"]["id"])["__typename"] == "ModulePublished"
        return skill

    @cached_property
    def placeable(self) -> str:
        """A skill that a test can be taken of."""
        return self._placeable(self.skill)

    @cached_property
    def placeable_too(self) -> str:
        """Another one, which everybody may begin a test of."""
        return self._placeable(self.other_skill)

    @cached_property
    def placement_begun(self) -> dict[str, Any]:
        """The owner's test, with the question that waits."""
        fields = "... on PlacementStarted { placement { id question { id choices { id } } } }"
        begun: dict[str, Any] = self.owner.do("startPlacement", fields, skill=self.placeable)["placement"]
        return begun

    @property
    def placement(self) -> str:
        """The id of that test."""
        return str(self.placement_begun["id"])

    def placement_answer(self) -> dict[str, str]:
        """An answer to the question that waits."""
        question = self.placement_begun["question"]
        return {"placement": self.placement, "question": question["id"], "choice": question["choices"][0]["id"]}
