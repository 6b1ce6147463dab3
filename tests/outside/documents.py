"""Making generated documents plausible: most arguments get a value that their name asks for.

The generator knows types, not meanings: nearly every document would stop at a page of two thousand
million or at the id of a commune where a skill is meant, and nothing behind that would be tried.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias
from zlib import crc32

from graphql import (
    ArgumentNode,
    DocumentNode,
    FloatValueNode,
    IntValueNode,
    ListValueNode,
    NameNode,
    NullValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    StringValueNode,
    ValueNode,
    Visitor,
    print_ast,
    visit,
)

Ids: TypeAlias = Callable[[str], Sequence[str]]
"""Ids of the demo by their type's name; "commune" gives INSEE codes, "any" all."""
LEFT_ALONE = 4
"""One value of so many stays as it was generated."""

KINDS: Mapping[str, str] = {
    "branch": "Skill", "id": "any", "commune": "commune", "course": "Course", "evidence": "Evidence",
    "insee": "commune", "module": "Module", "occupation": "Occupation", "opportunity": "Opportunity",
    "organisation": "Organisation", "skill": "Skill", "skills": "Skill", "worksIn": "commune",
}  # fmt: skip
NUMBERS: Mapping[str, tuple[str, ...]] = {
    "first": ("1", "3", "20"),
    "level": ("1", "2", "4"),
    "version": ("1",),
    "hours": ("1.5", "12"),
    "latitude": ("48.93",),
    "longitude": ("2.35",),
    "radiusKm": ("5", "30"),
    "blocksDone": ("0", "2"),
}


class Plausible(Visitor):
    """Rewrites arguments and input fields by their names; leaves one member in `@oneOf` inputs."""

    def __init__(self, ids: Ids) -> None:
        super().__init__()
        self._ids = ids

    def leave_argument(self, node: ArgumentNode, *_: object) -> ArgumentNode:
        """Rewrite one argument, its parts first."""
        return ArgumentNode(name=node.name, value=self._value(node.name.value, node.value))

    def leave_object_field(self, node: ObjectFieldNode, *_: object) -> ObjectFieldNode:
        """Rewrite one field of an input, its parts first."""
        return ObjectFieldNode(name=node.name, value=self._value(node.name.value, node.value))

    def _value(self, name: str, value: ValueNode) -> ValueNode:
        if isinstance(value, ListValueNode):
            return ListValueNode(values=tuple(self._value(name, item) for item in value.values))
        if name == "goal" and isinstance(value, ObjectValueNode):
            return _one_of(value)
        chance, keep = divmod(crc32(print_ast(value).encode()), LEFT_ALONE)
        return value if keep == 0 else self._plausible(name, value, chance)

    def _plausible(self, name: str, value: ValueNode, chance: int) -> ValueNode:
        if name == "after":
            return NullValueNode()  # a cursor is only what an answer gave
        if isinstance(value, StringValueNode) and name in KINDS and (known := self._ids(KINDS[name])):
            return StringValueNode(value=known[chance % len(known)])
        if isinstance(value, IntValueNode | FloatValueNode) and name in NUMBERS:
            return type(value)(value=NUMBERS[name][chance % len(NUMBERS[name])])
        return value


def make_plausible(document: DocumentNode, ids: Ids) -> DocumentNode:
    """Return the document with most of its values replaced; the same for the same document."""
    rewritten: DocumentNode = visit(document, Plausible(ids))
    return rewritten


def _one_of(value: ObjectValueNode) -> ObjectValueNode:
    members = [member for member in value.fields if not isinstance(member.value, NullValueNode)]
    return ObjectValueNode(fields=tuple(members[:1]) or (_ANY_GOAL,))


_ANY_GOAL = ObjectFieldNode(name=NameNode(value="text"), value=StringValueNode(value="fibre"))
