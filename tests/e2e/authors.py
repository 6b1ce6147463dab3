"""An author who publishes by the API what a play then reads: of the demonstration's own organisation."""

from typing import Any
from uuid import uuid4

import httpx

from skilltree.starter.names import organisation_id
from tests.outside.conftest import sign_in

ORGANISATION = organisation_id("fabrique-numerique")
REFUSED = "... on Refusal { code message }"


class Author:
    """Karim, who writes for the fab-lab."""

    def __init__(self, url: str) -> None:
        self._url = url
        with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
            self._token = sign_in(client, "karim@demo.invalid")

    def publish(self, **given: Any) -> str:
        """Save a module and publish it; return its id."""
        words = {"organisation": ORGANISATION, "summary": "Pour essayer.", "hours": 1, "requires": []}
        saved = self._do("saveModule", "... on ModuleSaved { draft { id } }", words | given)
        module: str = saved["draft"]["id"]
        self._do("publishModule", "... on ModulePublished { draft { id } }", {"module": module})
        return module

    def _do(self, operation: str, fields: str, given: dict[str, Any]) -> dict[str, Any]:
        name = operation[0].upper() + operation[1:]
        text = f"mutation($input: {name}Input!) {{ {operation}(input: $input) {{ __typename {fields} {REFUSED} }} }}"
        body = {"query": text, "variables": {"input": {"key": str(uuid4())} | given}}
        headers = {"Authorization": f"Bearer {self._token}", "Accept-Language": "fr"}
        sent = httpx.post(f"{self._url}/graphql", json=body, headers=headers, timeout=30, trust_env=False)
        answer = sent.raise_for_status().json()
        assert "errors" not in answer, answer
        done: dict[str, Any] = answer["data"][operation]
        assert "code" not in done, done
        return done
