"""Organisations by id."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.organisations import load_organisations
from skilltree.service.views.people import OrganisationView, organisation_view

Key: TypeAlias = str
Result: TypeAlias = OrganisationView | None


def loader(deps: Deps, language: Language) -> Callable[[list[Key]], Awaitable[list[Result]]]:
    """Return a batch function; None for an organisation that is not there."""

    async def load(keys: list[Key]) -> list[Result]:
        found = await load_organisations(deps, keys)
        return [organisation_view(found[key], language) if key in found else None for key in keys]

    return load
