"""Calling a server that may die at any moment: the same request again until it is answered."""

import asyncio
from collections.abc import Mapping
from itertools import chain, repeat
from random import Random
from typing import Any

import httpx

PATIENCE_SECONDS = 60.0
PAUSES_SECONDS = (0.05, 0.2, 0.5)
"""Between tries, the last one from then on: fifty impatient clients would starve the server that starts."""
LATER = frozenset({"UNAVAILABLE", "TIMEOUT", "RATE_LIMITED"})
"""What the server answers when the same key should be sent again."""

REFUSAL = "... on Refusal { code message field }"


class UnexpectedAnswerError(AssertionError):
    """An answer that no retry explains: a refusal, a masked error, a session that is gone."""


class Caller:
    """One signed-in client with one connection, as a phone has."""

    def __init__(self, url: str, token: str, *, seed: int) -> None:
        self._url = f"{url}/graphql"
        self._headers = {"Authorization": f"Bearer {token}", "Accept": "application/graphql-response+json"}
        self._random = Random(seed)
        # Without certificates to check: reading the system's takes longer than all else here.
        self._client = httpx.AsyncClient(timeout=10, trust_env=False, verify=False)  # noqa: S501
        self.retries = 0

    async def close(self) -> None:
        """Give the connection back."""
        await self._client.aclose()

    async def mutate(self, name: str, input_: Mapping[str, object], answer: str) -> dict[str, Any]:
        """Run a mutation until it is answered; `answer` is a fragment on the result's type."""
        kind = f"{name[0].upper()}{name[1:]}Input!"
        query = f"mutation($input: {kind}) {{ {name}(input: $input) {{ __typename {answer} {REFUSAL} }} }}"
        result: dict[str, Any] = (await self.ask(query, input=input_))[name]
        if "code" in result:
            raise UnexpectedAnswerError(f"{name}({input_}) was refused: {result}")
        return result

    async def ask(self, query: str, **variables: object) -> dict[str, Any]:
        """Return the data of an answer without errors."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            for pause in chain(PAUSES_SECONDS, repeat(PAUSES_SECONDS[-1])):
                answer = await self._try({"query": query, "variables": variables})
                if answer is not None:
                    return answer
                self.retries += 1
                await asyncio.sleep(pause * (0.5 + self._random.random()))
        raise AssertionError("unreachable: the timeout ends this")

    async def _try(self, body: Mapping[str, object]) -> dict[str, Any] | None:
        """Return data, or None when the same request should be sent again."""
        try:
            response = await self._client.post(self._url, json=body, headers=self._headers)
        except httpx.TransportError:
            return None
        if response.status_code >= 500 or response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            return None
        told = response.json()
        codes = {error["extensions"]["code"] for error in told.get("errors", ())}
        if codes and codes <= LATER:
            return None
        if codes or response.status_code != httpx.codes.OK:
            raise UnexpectedAnswerError(f"{response.status_code} {told}")
        data: dict[str, Any] = told["data"]
        return data
