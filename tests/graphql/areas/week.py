"""One's week, and showing it by a link."""

from __future__ import annotations

from typing import Any

from skilltree.service.ports.clock import paris_day
from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, everybody, only, signed_in
from tests.graphql.stage import Stage
from tests.graphql.written import write

WEEK = "monday sunday aim hours toldHours"
WHOLE = f"{WEEK} steps {{ day title proof hours place entryId moduleId }} shares {{ id label since until }}"


def today(stage: Stage) -> str:
    """The day of the server's clock."""
    return paris_day(stage.served.deps.clock()).isoformat()


def told(stage: Stage) -> dict[str, Any]:
    """A line as its owner writes it."""
    return {"day": today(stage), "hours": 2.5, "text": "rangé le local", "place": "chez moi"}


def noted(stage: Stage) -> dict[str, Any]:
    """A line of the owner's week."""
    made = stage.owner.do("addWeekEntry", "... on WeekEntryAdded { entryId }", **told(stage))
    return {"entry": made["entryId"]}


def asked(stage: Stage) -> dict[str, Any]:
    """A link for this week; the asking person's year of birth is known."""
    stage.owner.do("updateProfile", birthYear=1990)
    return {"day": today(stage), "label": "Ma conseillère", "days": 30}


def shown(stage: Stage) -> dict[str, Any]:
    """The owner's link."""
    made = stage.owner.do("showWeek", "... on WeekShown { share { id } token }", **asked(stage))
    return {"share": made["share"]["id"], "token": made["token"]}


AREA = Area(
    queries={
        "week": Row(signed_in(), lambda stage: {"_": noted(stage)}, f"{{ week {{ {WHOLE} }} }}"),
        "sharedWeek": Row(
            everybody(),
            lambda stage: {"token": shown(stage)["token"]},
            "query($token: String!) { sharedWeek(token: $token) { ownerName steps { title } } }",
        ),
    },
    mutations={
        "setWeekAim": Row(signed_in(), lambda _: {"hours": 15}),
        "addWeekEntry": Row(signed_in(), told),
        "removeWeekEntry": Row(only("owner", otherwise="NOT_FOUND"), noted),
        "showWeek": Row(signed_in(), asked),
        "stopShowingWeek": Row(only("owner", otherwise="NOT_FOUND"), lambda stage: {"share": shown(stage)["share"]}),
    },
    writes={
        "setWeekAim": write("owner", lambda _: {"hours": 15}, lambda _: {"hours": 12}, "... on WeekAimSet { hours }"),
        "addWeekEntry": write(
            "owner", told, lambda _: {"hours": 1}, f"... on WeekEntryAdded {{ entryId week {{ {WHOLE} }} }}"
        ),
        "removeWeekEntry": write(
            "owner",
            noted,
            lambda stage: {"entry": stage.nothing("WeekEntry")},
            f"... on WeekEntryRemoved {{ entryId week {{ {WHOLE} }} }}",
        ),
        "showWeek": write(
            "owner", asked, lambda _: {"days": 7}, "... on WeekShown { share { id label since until } token }"
        ),
        "stopShowingWeek": write(
            "owner",
            lambda stage: {"share": shown(stage)["share"]},
            lambda stage: {"share": stage.nothing("WeekShare")},
            "... on WeekShareEnded { shareId }",
        ),
    },
    own={
        "Week": covered(f"{WEEK} steps shares", "Query.week WeekEntryAdded.week WeekEntryRemoved.week"),
        "WeekStep": covered("day title proof hours place entryId moduleId", "Week.steps SharedWeek.steps"),
        "WeekShare": covered("id label since until", "Week.shares WeekShown.share"),
        "SharedWeek": covered(f"ownerName until {WEEK} steps", "Query.sharedWeek"),
        "WeekAimSet": covered("hours", "Mutation.setWeekAim"),
        "WeekEntryAdded": covered("entryId week", "Mutation.addWeekEntry"),
        "WeekEntryRemoved": covered("entryId week", "Mutation.removeWeekEntry"),
        "WeekShown": covered("share token", "Mutation.showWeek"),
        "WeekShareEnded": covered("shareId", "Mutation.stopShowingWeek"),
    },
)
