"""Refusing a module that nobody could begin: it needs what only modules that need it teach."""

from __future__ import annotations

from skilltree.engine.prerequisites import Needs, find_circle
from skilltree.model.base import pick
from skilltree.model.course import Module, ModuleContent
from skilltree.model.errors import Conflict
from skilltree.service.ports.store import Writing


async def check_no_circle(tx: Writing, module: Module) -> None:
    """Raises Conflict (CYCLE), whose message is the titles of the circle in order, the first one again at the end.

    The transaction that publishes reads what is published itself: the territory's lock keeps others from closing
    a circle meanwhile, and a second connection could be waited for by those who wait for this lock.
    The smallest circle is a module that teaches no more of a skill than it requires.
    """
    if _needs_itself(module.content):
        title = pick(module.content.title, module.language)
        raise Conflict(f"{title} → {title}", field="module", code="CYCLE")
    published = await tx.courses.published(module.territory_id)
    contents = {found.id: found.content for found in published} | {module.id: module.content}
    circle = find_circle({found: _needs(content) for found, content in contents.items()}, module.id)
    if circle:
        titles = [pick(contents[found].title, module.language) for found in [*circle, circle[0]]]
        raise Conflict(" → ".join(titles), field="module", code="CYCLE")


def _needs(content: ModuleContent) -> Needs:
    return Needs(requires=content.requires, teaches=content.teaches)


def _needs_itself(content: ModuleContent) -> bool:
    required = {need.skill_id: need.level for need in content.requires}
    return any(taught.level <= required.get(taught.skill_id, 0) for taught in content.teaches)
