"""Limits of an operation, checked before it is validated: a short document can cost seconds.

Validation itself is the danger (200 fragments in 9 kB took 380 ms), so tokens, fragments, aliases
and depth are counted first. Cost needs variables, so it is counted for each request: every field
counts one for each time that it can be answered, lists by their `first`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)

MOST_TOKENS: Final = 1_500
MOST_CHARACTERS: Final = 20_000
MOST_FRAGMENTS: Final = 40
MOST_ALIASES: Final = 25
DEEPEST: Final = 14
MOST_COST: Final = 60_000
LIST_GUESS: Final = 10
"""How many a list without `first` is taken to hold."""
_LONG_PAGES: Final = {"commonSkills": 300, "tagText": 100}
"""Lists that are longer than that where nothing says how long."""

# A page multiplies by its own `first`; its `edges` are that page, not a further list.
_PLURAL_FIELDS: Final = frozenset(
    {
        "alternatives",
        "answerSheet",
        "because",
        "blocks",
        "brings",
        "broader",
        "cells",
        "choices",
        "communes",
        "confirmationsToAnswer",
        "contacts",
        "counts",
        "corrections",
        "essential",
        "evidence",
        "first",
        "grown",
        "have",
        "labels",
        "lacking",
        "later",
        "learning",
        "lines",
        "lends",
        "missing",
        "modules",
        "myConsents",
        "mySuggestionAnswers",
        "myTreeShares",
        "myWorkshops",
        "myCredentials",
        "near",
        "occupations",
        "notices",
        "optional",
        "ownPlatforms",
        "prerequisites",
        "proposed",
        "purposes",
        "questions",
        "quiz",
        "reasons",
        "reportedOpportunities",
        "requires",
        "responses",
        "roles",
        "said",
        "seats",
        "seen",
        "sessions",
        "shares",
        "skills",
        "skip",
        "skippable",
        "slips",
        "steps",
        "stuck",
        "supposes",
        "teaches",
        "territories",
        "treesShownToMe",
        "understood",
        "verdict",
        "visibility",
        "why",
        "workshops",
        "worksIn",
    }
)


def limit_error(message: str) -> GraphQLError:
    """Return the error of an operation over a limit."""
    return GraphQLError(message, extensions={"code": "LIMIT_EXCEEDED"})


def check_document(document: DocumentNode) -> list[GraphQLError]:
    """Return an error when the document is too large or too deep to validate."""
    fragments = _fragments(document)
    if len(fragments) > MOST_FRAGMENTS:
        return [limit_error(f"at most {MOST_FRAGMENTS} fragments")]
    aliases = sum(
        1
        for definition in document.definitions
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode)
        for field in _fields(definition.selection_set)
        if field.alias is not None
    )
    if aliases > MOST_ALIASES:
        return [limit_error(f"at most {MOST_ALIASES} aliases")]
    depths: dict[str, int] = {}
    for definition in document.definitions:
        if (
            isinstance(definition, OperationDefinitionNode)
            and _depth(definition.selection_set, fragments, depths, frozenset()) > DEEPEST
        ):
            return [limit_error(f"at most {DEEPEST} levels deep")]
    return []


def check_choice(document: DocumentNode, operation_name: str | None) -> list[GraphQLError]:
    """Return an error when nothing says which of several operations is meant: Strawberry would take the first."""
    operations = sum(isinstance(definition, OperationDefinitionNode) for definition in document.definitions)
    if operation_name is None and operations > 1:
        return [GraphQLError("operationName says which operation")]
    return []


def check_cost(
    document: DocumentNode, operation_name: str | None, variables: Mapping[str, object] | None
) -> list[GraphQLError]:
    """Return an error when answering the operation could take too many fields."""
    fragments = _fragments(document)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode) and (
            operation_name is None or (definition.name and definition.name.value == operation_name)
        ):
            cost = _cost(definition.selection_set, fragments, variables or {}, {})
            if cost > MOST_COST:
                return [limit_error(f"this operation could read {cost} fields, at most {MOST_COST}")]
    return []


def _fragments(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    return {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }


def _fields(selections: SelectionSetNode | None) -> Iterator[FieldNode]:
    """Yield every field below, inline fragments too, named fragments not."""
    stack = list(selections.selections) if selections else []
    while stack:
        node = stack.pop()
        if isinstance(node, FieldNode):
            yield node
        if isinstance(node, FieldNode | InlineFragmentNode) and node.selection_set:
            stack.extend(node.selection_set.selections)


def _depth(
    selections: SelectionSetNode | None,
    fragments: Mapping[str, FragmentDefinitionNode],
    known: dict[str, int],
    inside: frozenset[str],
) -> int:
    deepest = 0
    for node in selections.selections if selections else ():
        if isinstance(node, FieldNode):
            if node.name.value.startswith("__"):
                continue
            depth = 1 + _depth(node.selection_set, fragments, known, inside)
        elif isinstance(node, InlineFragmentNode):
            depth = _depth(node.selection_set, fragments, known, inside)
        elif isinstance(node, FragmentSpreadNode):
            depth = _fragment_depth(node.name.value, fragments, known, inside)
        else:
            continue
        deepest = max(deepest, depth)
    return deepest


def _fragment_depth(
    name: str,
    fragments: Mapping[str, FragmentDefinitionNode],
    known: dict[str, int],
    inside: frozenset[str],
) -> int:
    """Depth of a named fragment, once for each; cycles and unknown names are left to validation."""
    if name in inside or name not in fragments:
        return 0
    if name not in known:
        known[name] = _depth(fragments[name].selection_set, fragments, known, inside | {name})
    return known[name]


def _cost(
    selections: SelectionSetNode | None,
    fragments: Mapping[str, FragmentDefinitionNode],
    variables: Mapping[str, object],
    known: dict[str, int],
) -> int:
    total = 0
    for node in selections.selections if selections else ():
        if isinstance(node, FieldNode):
            if not node.name.value.startswith("__"):
                below = _cost(node.selection_set, fragments, variables, known)
                total += 1 + _times(node, variables) * below
        elif isinstance(node, InlineFragmentNode):
            total += _cost(node.selection_set, fragments, variables, known)
        elif isinstance(node, FragmentSpreadNode):
            name = node.name.value
            if name not in known:
                known[name] = _cost(fragments[name].selection_set, fragments, variables, known)
            total += known[name]
    return total


def _times(node: FieldNode, variables: Mapping[str, object]) -> int:
    """How often the fields below are answered: `first`, a guess for other lists, else once."""
    for argument in node.arguments or ():
        if argument.name.value == "first":
            if isinstance(argument.value, IntValueNode):
                return max(1, int(argument.value.value[:12]))
            if isinstance(argument.value, VariableNode):
                given = variables.get(argument.value.name.value, LIST_GUESS)
                return max(1, given) if isinstance(given, int) else LIST_GUESS
    name = node.name.value
    return _LONG_PAGES.get(name, LIST_GUESS if name in _PLURAL_FIELDS else 1)
