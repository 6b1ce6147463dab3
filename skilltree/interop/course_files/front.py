"""YAML of anybody's, with the line of each value: plain data alone, no aliases, no depth, no key twice."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, Final, TypeVar

import msgspec
import yaml

from skilltree.interop.course_files.limits import MOST_FRONT, BadFileError

Shape = TypeVar("Shape")
DEEPEST: Final = 12
_PLACE: Final = re.compile(r"^(?P<what>.*?)(?: - at `(?P<key>key in )?\$(?P<path>[^`]*)`)?$", re.DOTALL)
_UNKNOWN: Final = re.compile(r"unknown field `(?P<name>.*)`$", re.DOTALL)
# libyaml reads ten times faster; both build plain data alone.
_LOADER: Final = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class _Plain(yaml.SafeDumper):
    """Writes texts of several lines as they are read, and lists under their key."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401 -- PyYAML's
        """Never say "as above"."""
        return True


def load(text: str, shape: type[Shape], *, file: str, first_line: int = 1) -> tuple[Shape, dict[str, int]]:
    """Return a text's values and the line of each by path, like `blocks[0].title`. Raises BadFileError."""
    if len(text) > MOST_FRONT:
        raise BadFileError(file, f"at most {MOST_FRONT} characters of YAML", first_line)
    try:
        _check_events(text, file, first_line)
        node = yaml.compose(text, Loader=_LOADER)
        lines: dict[str, int] = {}
        if node is not None:
            _note(node, "", lines, file, first_line)
        found = yaml.load(text, Loader=_LOADER)  # noqa: S506 -- a safe one
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else first_line
        raise BadFileError(file, f"not YAML: {error.problem or 'it cannot be read'}", line) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise BadFileError(file, "not YAML: it cannot be read", first_line) from error
    try:
        return msgspec.convert(found, shape, strict=True), lines
    except msgspec.ValidationError as error:
        what, path = _told(str(error))
        raise BadFileError(file, what, line_of(lines, path) or first_line) from error


def dump(values: Any) -> str:  # noqa: ANN401 -- any struct
    """Return YAML of a struct, without what has its usual value."""
    plain = msgspec.to_builtins(values, builtin_types=(datetime, date))
    return yaml.dump(plain, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100)


def line_of(lines: dict[str, int], path: str) -> int | None:
    """Return the line of a value, or of the nearest one that holds it."""
    while path:
        if path in lines:
            return lines[path]
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return None


def _check_events(text: str, file: str, first_line: int) -> None:
    """Refuse what could grow or nest without end, before anything is built. Raises BadFileError."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = (event.start_mark.line if event.start_mark else 0) + first_line
        if isinstance(event, yaml.AliasEvent):
            raise BadFileError(file, "not YAML of a course: no * and & are taken", line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise BadFileError(file, "lists in lists in lists without end", line)


def _note(node: yaml.Node, path: str, lines: dict[str, int], file: str, first_line: int) -> None:
    lines[path] = node.start_mark.line + first_line
    if isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            _note(item, f"{path}[{place}]", lines, file, first_line)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in seen:
                raise BadFileError(file, f"{name} stands here twice", key.start_mark.line + first_line)
            seen.add(name)
            _note(value, f"{path}.{name}" if path else name, lines, file, first_line)
            lines[f"{path}.{name}" if path else name] = key.start_mark.line + first_line


def _told(message: str) -> tuple[str, str]:
    """Split what msgspec says into words and a path."""
    found = _PLACE.match(message)
    assert found is not None
    path = (found["path"] or "").removeprefix(".")
    unknown = _UNKNOWN.search(found["what"])
    if unknown is not None:
        name = f"{path}.{unknown['name']}" if path else unknown["name"]
        return f"{name}: this word is not known", name
    return (f"{path}: {found['what']}" if path else found["what"]), path
