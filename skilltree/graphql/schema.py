"""The schema, and its text as the front end's contract."""

from __future__ import annotations

import logging

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig

from skilltree.graphql import enums as _enums  # noqa: F401 -- registers the enums before the types
from skilltree.graphql.documents import DocumentCache
from skilltree.graphql.mutation import Mutation
from skilltree.graphql.plain_lists import PlainLists
from skilltree.graphql.public_errors import PublicErrors
from skilltree.graphql.query import Query
from skilltree.graphql.subscription import Subscription
from skilltree.graphql.types.people import Organisation
from skilltree.graphql.types.trees import Evidence

log = logging.getLogger(__name__)


class SkilltreeSchema(strawberry.Schema):
    """Logs nothing of an error but what `public_errors` logs: texts of people never reach logs."""

    def process_errors(self, errors: list[GraphQLError], execution_context: object | None = None) -> None:
        """Say nothing: PublicErrors logs what is masked, with an id."""


schema = SkilltreeSchema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[Evidence, Organisation],
    extensions=[DocumentCache, PublicErrors],
    execution_context_class=PlainLists,
    config=StrawberryConfig(disable_field_suggestions=True),
)


def schema_text() -> str:
    """Return the SDL that is committed as frontend/schema.graphql."""
    return schema.as_str() + "\n"
