"""One cache of parsed and validated documents, by text, in front of every lane.

Strawberry's own caches are two, and per-request factories of limiters make the second miss every
time (strawberry issue 4635). Documents that hold a text are read each time and not kept: what somebody
typed would stay in memory. Clients send texts as variables, which no cache ever sees.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    NameNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    parse,
)
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
TEXT_MARK = '"'


class _Entry:
    __slots__ = ("document", "errors")

    def __init__(self, document: DocumentNode) -> None:
        self.document = document
        self.errors: list[GraphQLError] | None = None


_cache: OrderedDict[str, _Entry] = OrderedDict()


def _entry_of(text: str) -> _Entry:
    """Return the text's entry. Raises GraphQLError for a text that is too long, too deep or not GraphQL."""
    if len(text) > MOST_CHARACTERS:
        raise limit_error(f"at most {MOST_CHARACTERS} characters")
    entry = _cache.get(text)
    if entry is not None:
        _cache.move_to_end(text)
        return entry
    try:
        entry = _Entry(parse(text, max_tokens=MOST_TOKENS))
    except RecursionError as error:
        raise limit_error("nested too deep to be read") from error
    if TEXT_MARK not in text:
        _cache[text] = entry
        if len(_cache) > CACHE_SIZE:
            _cache.popitem(last=False)
    return entry


def _stand_in(operation_name: str | None) -> DocumentNode:
    """Return a document that is never run, for one that cannot be read."""
    name = NameNode(value=operation_name) if operation_name else None
    selections = SelectionSetNode(selections=(FieldNode(name=NameNode(value="__typename")),))
    operation = OperationDefinitionNode(operation=OperationType.QUERY, name=name, selection_set=selections)
    return DocumentNode(definitions=(operation,))


class DocumentCache(SchemaExtension):
    """Parse, limit and validate each text once; count the cost of each request."""

    _unread: list[GraphQLError] | None = None

    def on_parse(self) -> Iterator[None]:
        """Set the document from the cache, or parse it under the token limit.

        An error waits for `on_validate`: raised here, it breaks the streaming lanes, whose server
        would write it, and with it the text, into its log.
        """
        context = self.execution_context
        if context.query:
            try:
                context.graphql_document = _entry_of(context.query).document
            except GraphQLError as error:
                self._unread = [error]
                context.graphql_document = _stand_in(context._provided_operation_name)
        yield

    def on_validate(self) -> Iterator[None]:
        """Set the errors from the cache, or limit and validate."""
        context = self.execution_context
        document = context.graphql_document
        if self._unread:
            context.pre_execution_errors = self._unread
        elif document is not None:
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
