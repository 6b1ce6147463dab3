"""One cache of parsed and validated documents, by text, in front of every lane.

Strawberry's own caches are two, and per-request factories of limiters make the second miss every
time (strawberry issue 4635).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from graphql import DocumentNode, GraphQLError, parse
from strawberry.extensions import SchemaExtension
from strawberry.schema.schema import validate_document

from skilltree.graphql.limits import (
    MOST_CHARACTERS,
    MOST_TOKENS,
    check_choice,
    check_cost,
    check_document,
    limit_error,
)

CACHE_SIZE = 500


class _Entry:
    __slots__ = ("document", "errors")

    def __init__(self, document: DocumentNode) -> None:
        self.document = document
        self.errors: list[GraphQLError] | None = None


_cache: OrderedDict[str, _Entry] = OrderedDict()


class DocumentCache(SchemaExtension):
    """Parse, limit and validate each text once; count the cost of each request."""

    def on_parse(self) -> Iterator[None]:
        """Set the document from the cache, or parse it under the token limit."""
        context = self.execution_context
        text = context.query or ""
        if len(text) > MOST_CHARACTERS:
            raise limit_error(f"at most {MOST_CHARACTERS} characters")
        entry = _cache.get(text)
        if entry is None and text:
            entry = _Entry(parse(text, max_tokens=MOST_TOKENS))
            _cache[text] = entry
            if len(_cache) > CACHE_SIZE:
                _cache.popitem(last=False)
        elif entry is not None:
            _cache.move_to_end(text)
        if entry is not None:
            context.graphql_document = entry.document
        yield

    def on_validate(self) -> Iterator[None]:
        """Set the errors from the cache, or limit and validate."""
        context = self.execution_context
        document = context.graphql_document
        if document is not None:
            entry = _cache.get(context.query or "") or _Entry(document)
            if entry.errors is None:
                entry.errors = check_document(document) or validate_document(
                    context.schema._schema,
                    document,
                    context.validation_rules,
                )
            context.pre_execution_errors = (
                entry.errors
                or check_choice(document, context._provided_operation_name)
                or check_cost(document, context.operation_name, context.variables)
            )
        yield
