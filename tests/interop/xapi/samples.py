"""Statements to begin from."""

from __future__ import annotations

from typing import Any

COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
VOIDED = "http://adlnet.gov/expapi/verbs/voided"
COURSE = "https://moodle.example/course/7"


def statement(**changes: Any) -> dict[str, Any]:
    """Somebody finished a course; None takes a property away."""
    made: dict[str, Any] = {
        "actor": {"objectType": "Agent", "mbox": "mailto:ada@example.org", "name": "Ada"},
        "verb": {"id": COMPLETED, "display": {"fr-FR": "a terminé", "en": "completed"}},
        "object": {
            "objectType": "Activity",
            "id": COURSE,
            "definition": {"name": {"fr-FR": "Souder", "en-GB": "Soldering"}},
        },
    }
    return {name: value for name, value in (made | changes).items() if value is not None}
