"""What an owner has with the author of a module: an exercise handed in, a question, a seat."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from tests.web.people import Someone

SECRET_NOTE = "appris chez ma tante Canari"


class TaughtThere(ABC):
    """Part of the stage."""

    owner: Someone

    @abstractmethod
    def who(self, role: str) -> Someone:
        """Return who plays a role before this owner."""

    @abstractmethod
    def module_text(self, **more: Any) -> dict[str, Any]:
        """A module as its author types it."""

    @cached_property
    def taught(self) -> str:
        """A published module of the author with an exercise to hand in and a session of two seats."""
        author = self.who("author")
        starts = datetime.now(UTC) + timedelta(days=30)
        blocks = [
            {"kind": "EXERCISE", "title": "Tresser", "text": "Faites une anse.", "handIn": True},
            {
                "kind": "SESSION",
                "title": "Ensemble",
                "text": "Venez.",
                "sessions": [
                    {
                        "starts": starts.isoformat(),
                        "ends": (starts + timedelta(hours=2)).isoformat(),
                        "commune": "93066",
                        "place": "12 rue des Lilas",
                        "seats": 2,
                    }
                ],
            },
        ]
        made = author.do("saveModule", "... on ModuleSaved { draft { id } }", **self.module_text(blocks=blocks))
        module: str = made["draft"]["id"]
        assert author.do("publishModule", module=module)["__typename"] == "ModulePublished"
        return module

    @cached_property
    def seat(self) -> str:
        """The session of that module."""
        query = "query($id: ID!) { node(id: $id) { ... on Module { blocks { sessions { id } } } } }"
        blocks = self.owner.read(query, id=self.taught)["node"]["blocks"]
        return str(blocks[1]["sessions"][0]["id"])

    def seated(self) -> dict[str, str]:
        """The owner has a seat there."""
        where = {"module": self.taught, "session": self.seat}
        assert self.owner.do("takeSeat", **where)["__typename"] == "SeatTaken"
        return where

    @cached_property
    def work(self) -> str:
        """The owner's exercise, not judged yet."""
        made = self.owner.do(
            "handIn", "... on HandedIn { work { id } }", module=self.taught, version=1, block=0, text=SECRET_NOTE
        )
        return str(made["work"]["id"])

    @cached_property
    def stuck(self) -> str:
        """The owner's question to the author, not answered yet."""
        made = self.owner.do(
            "askAuthor", "... on AuthorAsked { question { id } }", module=self.taught, version=1, block=0,
            text=SECRET_NOTE,
        )  # fmt: skip
        return str(made["question"]["id"])
