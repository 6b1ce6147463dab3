"""The way to a goal: a plan over modules with prerequisites, other plans, dates, and what is missing.

from skilltree.engine.path import PathIndex, plan

plan(wanted, held, PathIndex(modules), limits=PathLimits(hours_per_week=3))
"""

from skilltree.engine.path.index import ModuleFacts, PathIndex
from skilltree.engine.path.lacking import why_lacking
from skilltree.engine.path.others import other_plans
from skilltree.engine.path.plan import plan
from skilltree.engine.path.schedule import Calendar, Meeting, Timed, schedule
from skilltree.engine.path.skip import hours_saved

__all__ = [
    "Calendar",
    "Meeting",
    "ModuleFacts",
    "PathIndex",
    "Timed",
    "hours_saved",
    "other_plans",
    "plan",
    "schedule",
    "why_lacking",
]
