"""A learner's afternoon: answer each module's quiz, complete it, keep what was acknowledged."""

from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from skilltree.model.ids import ModuleId, PersonId
from tests.faults.calling import Caller, UnexpectedAnswerError
from tests.faults.world import MODULE_IDS, Somebody, uuid_of

REPEATED_SHARE = 0.25
"""How many acknowledged completions are sent once more, as a phone does that lost the answer."""


@dataclass(frozen=True)
class Acknowledged:
    """A completion whose answer reached its client."""

    person_id: PersonId
    module_id: ModuleId
    key: UUID
    completed_at: str


class Learner:
    """Completes every module once, under one key each, whatever happens to the server."""

    def __init__(self, somebody: Somebody, url: str, *, seed: int) -> None:
        self._id = somebody.id
        self._random = Random(seed)
        self._caller = Caller(url, somebody.token, seed=seed)
        self.acknowledged: list[Acknowledged] = []

    @property
    def retries(self) -> int:
        """How many requests got no answer."""
        return self._caller.retries

    async def learn(self) -> None:
        """Complete every module, in an order of one's own."""
        try:
            for module_id in self._random.sample(MODULE_IDS, len(MODULE_IDS)):
                await self._follow(module_id)
        finally:
            await self._caller.close()

    async def _follow(self, module_id: ModuleId) -> None:
        module = {"module": module_id, "version": 1}
        guess = [{"question": f"q{n}", "choice": "c0"} for n in range(2)]
        judged = await self._caller.mutate(
            "answerQuiz",
            {"key": self._key("quiz", module_id), "answers": guess, **module},
            "... on QuizJudged { corrections { questionId rightChoiceId } }",
        )
        right = [{"question": it["questionId"], "choice": it["rightChoiceId"]} for it in judged["corrections"]]
        key = self._key("completion", module_id)
        command = {"key": key, "answers": right, **module}
        first = await self._complete(command)
        self.acknowledged.append(Acknowledged(self._id, module_id, UUID(key), first["completedAt"]))
        if self._random.random() < REPEATED_SHARE:
            again = await self._complete(command)
            if again["completedAt"] != first["completedAt"]:
                raise UnexpectedAnswerError(f"a replay answered {again}, the first time {first}")

    async def _complete(self, command: dict[str, object]) -> dict[str, Any]:
        return await self._caller.mutate(
            "completeModule", command, "... on ModuleCompleted { completedAt grown { skill { id } level } }"
        )

    def _key(self, what: str, module_id: ModuleId) -> str:
        return str(uuid_of(f"key:{what}:{self._id}:{module_id}"))
