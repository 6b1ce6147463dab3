"""What resolvers are handed: who asks, in which language, the world, and this request's loaders."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import strawberry

from skilltree.graphql.loaders import Loaders
from skilltree.model.errors import Unauthenticated
from skilltree.model.ids import PersonId, TerritoryId
from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.sign_in import find_territory


@dataclass(kw_only=True)
class Context:
    """One request. `viewer` is None when nobody is signed in."""

    deps: Deps
    viewer: Viewer | None
    language: Language
    peer: str = "?"
    """Who is counted where nobody is signed in; for rate limits only."""
    origin: str | None = None
    """The address at which people reach this server; None where it is not known for sure."""
    variables: dict[str, object] = field(default_factory=dict)

    @cached_property
    def loaders(self) -> Loaders:
        """Fresh loaders: they batch and cache within one request only."""
        return Loaders(self.deps, self.viewer, self.language)

    @cached_property
    def territory_id(self) -> TerritoryId:
        """The viewer's territory, or the server's own for whoever is signed out."""
        return self.viewer.territory_id if self.viewer else find_territory(self.deps, None)

    @property
    def asker(self) -> PersonId | None:
        """Who asks, None when signed out."""
        return self.viewer.person_id if self.viewer else None

    def require_viewer(self) -> Viewer:
        """Return the viewer. Raises Unauthenticated."""
        if self.viewer is None:
            raise Unauthenticated("sign in first")
        return self.viewer


Info: TypeAlias = strawberry.Info[Context, None]
